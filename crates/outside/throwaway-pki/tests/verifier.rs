//! What the throw-away centre makes is judged by the verifier as it was meant: the right as right, each wrong thing with
//! its reason.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail the test")]

use jiff::Timestamp;
use zan_eds::{
    Certificate, Evidence, Limits, Question, Reason, Report, Revocation, SignerKind, TrustStore, ocsp,
};
use zan_throwaway_pki::{
    AnswerFault, CertificateFault, CmsFault, CmsOptions, Key, KeyKind, OrganisationRole, Pki, Profile,
    Subject, Usage, XmlFault,
};

const IIN: &str = "900101300126";
const BIN: &str = "260140000075";
const CONTENT: &[u8] = "Орындалған жұмыс актісі № 1".as_bytes();

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn now() -> Timestamp {
    moment("2026-11-22T09:00:00Z")
}

fn centre(seed: u64) -> Pki {
    Pki::new(seed, moment("2026-01-01T00:00:00Z"), moment("2028-01-01T00:00:00Z"), Some("http://127.0.0.1:1"))
}

fn person() -> Subject {
    Subject::person(IIN, "СЫНАҚОВ", "СЫНАҚ", Some("СЫНАҚҰЛЫ"))
}

/// One question with its usual parts.
struct Asked<'a> {
    pki: &'a Pki,
    content: Option<&'a [u8]>,
    evidence: Evidence,
    at: Option<Timestamp>,
}

impl<'a> Asked<'a> {
    fn of(pki: &'a Pki) -> Self {
        Self { pki, content: None, evidence: Evidence::default(), at: None }
    }

    fn about(&self, input: &[u8]) -> Report {
        let trust = TrustStore::from_certificates(self.pki.anchors());
        assert_eq!(trust.skipped().len(), 0);
        let question = Question {
            input,
            content: self.content,
            trust: &trust,
            evidence: &self.evidence,
            at: self.at,
            now: now(),
            limits: Limits::default(),
        };
        zan_eds::verify(&question).unwrap()
    }
}

#[track_caller]
fn assert_good(report: &Report) {
    assert!(report.valid, "{report:?}");
    assert_eq!(report.reason, None);
}

fn ocsp_answer(pki: &Pki, key: &Key, at: Timestamp, fault: Option<AnswerFault>) -> Vec<u8> {
    let [certificate, issuer] =
        [key.certificate(), &key.chain()[0]].map(|bytes| Certificate::read(bytes).unwrap());
    pki.answer_ocsp_with(&ocsp::request(&certificate, &issuer, Some(&[7; 16])), at, fault)
}

#[test]
fn signatures_of_every_kind_of_key_are_good() {
    let mut pki = centre(1);
    for kind in KeyKind::ALL {
        let key = pki.issue(person(), kind);
        for (ber, chain, signing_certificate) in
            [(false, false, false), (false, true, true), (true, true, false)]
        {
            let options = CmsOptions {
                ber,
                chain,
                signing_certificate,
                signing_time: Some(now()),
                ..CmsOptions::attached()
            };
            let report = Asked::of(&pki).about(&key.sign_cms(CONTENT, &options));
            assert_good(&report);
            assert_eq!(report.documents[0].bytes, CONTENT);
            let signer = &report.signers[0];
            assert_eq!(signer.iin.as_deref(), Some(IIN));
            assert_eq!(signer.kind, SignerKind::Person);
            assert_eq!(signer.name, "СЫНАҚОВ СЫНАҚ СЫНАҚҰЛЫ");
            assert_eq!(signer.signed_at, Some(now()));
            assert_eq!(signer.revocation, Revocation::Unknown);
        }
        let detached = key.sign_cms(CONTENT, &CmsOptions::detached());
        assert_good(&Asked { content: Some(CONTENT), ..Asked::of(&pki) }.about(&detached));
        let other = Asked { content: Some(b"other"), ..Asked::of(&pki) }.about(&detached);
        assert_eq!(other.reason, Some(Reason::DigestMismatch));
        let digest = CmsOptions { digested: true, ..CmsOptions::attached() };
        let of_digest = key.sign_cms(&kind.digest(CONTENT), &digest);
        assert_good(&Asked { content: Some(CONTENT), ..Asked::of(&pki) }.about(&of_digest));
    }
}

#[test]
fn every_role_is_what_it_is() {
    let mut pki = centre(2);
    let employee = |role| Subject::employee(role, IIN, BIN, "СЫНАҚОВ", "СЫНАҚ");
    let treasury = Subject::TreasuryClient {
        iin: IIN.to_owned(),
        bin: BIN.to_owned(),
        organisation: "Сынақ мекемесі".to_owned(),
        surname: "СЫНАҚОВ".to_owned(),
        given: "СЫНАҚ".to_owned(),
        patronymic: None,
        role: "ROLE02".to_owned(),
        code: "KS1234".to_owned(),
    };
    for (subject, kind, iin, bin) in [
        (person(), SignerKind::Person, Some(IIN), None),
        (employee(OrganisationRole::Head), SignerKind::OrganisationHead, Some(IIN), Some(BIN)),
        (employee(OrganisationRole::MaySign), SignerKind::OrganisationMaySign, Some(IIN), Some(BIN)),
        (employee(OrganisationRole::Finance), SignerKind::OrganisationFinance, Some(IIN), Some(BIN)),
        (employee(OrganisationRole::Hr), SignerKind::OrganisationHr, Some(IIN), Some(BIN)),
        (employee(OrganisationRole::Employee), SignerKind::OrganisationEmployee, Some(IIN), Some(BIN)),
        (Subject::information_system("ИС", BIN), SignerKind::InformationSystem, None, Some(BIN)),
        (treasury, SignerKind::TreasuryClient, Some(IIN), Some(BIN)),
    ] {
        let key = pki.issue(subject, KeyKind::Gost2015);
        let report = Asked::of(&pki).about(&key.sign_cms(CONTENT, &CmsOptions::attached()));
        assert_good(&report);
        let signer = &report.signers[0];
        assert_eq!((signer.kind, signer.iin.as_deref(), signer.bin.as_deref()), (kind, iin, bin));
        assert_eq!((key.iin(), key.bin()), (iin, bin));
    }
}

#[test]
fn every_wrong_signature_has_its_reason() {
    let mut pki = centre(3);
    for kind in KeyKind::ALL {
        let key = pki.issue(person(), kind);
        for fault in CmsFault::ALL {
            let expected = match fault {
                CmsFault::WrongDigest => Reason::DigestMismatch,
                CmsFault::WrongSignature => Reason::BadSignature,
                CmsFault::NoSignedAttributes | CmsFault::NoContentType | CmsFault::NoMessageDigest => {
                    Reason::SignedAttributesMissing
                }
                CmsFault::WrongContentType => Reason::ContentTypeMismatch,
                CmsFault::OtherDigestAlgorithm | CmsFault::OtherSignatureAlgorithm => {
                    Reason::AlgorithmMismatch
                }
                CmsFault::NoCertificate => Reason::CertificateMissing,
                CmsFault::OtherSigningCertificate => Reason::SigningCertificateMismatch,
                // Needs a time stamp; see below.
                CmsFault::OtherTimeStamp => continue,
            };
            for ber in [false, true] {
                let options = CmsOptions { ber, ..CmsOptions::with_fault(fault) };
                let report = Asked::of(&pki).about(&key.sign_cms(CONTENT, &options));
                assert!(!report.valid, "{kind:?} {fault:?}");
                assert_eq!(report.reason, Some(expected), "{kind:?} {fault:?} {ber}");
            }
        }
    }
}

#[test]
fn every_wrong_certificate_has_its_reason() {
    let mut pki = centre(4);
    let past = Profile::valid(moment("2026-01-01T00:00:00Z"), moment("2026-06-01T00:00:00Z"));
    let future = Profile::valid(moment("2027-01-01T00:00:00Z"), moment("2028-01-01T00:00:00Z"));
    for (profile, expected) in [
        (past, Reason::CertificateExpired),
        (future, Reason::CertificateNotYetValid),
        (Profile::with_fault(CertificateFault::UnknownCriticalExtension), Reason::UnknownCriticalExtension),
        (Profile::with_fault(CertificateFault::WrongSignature), Reason::ChainUntrusted),
        (Profile::with_fault(CertificateFault::Authority), Reason::AuthorityAsSigner),
        (Profile::with_usage(Usage::OldLogin), Reason::KeyUsage),
    ] {
        let key = pki.issue_with(person(), KeyKind::Gost2015, &profile);
        let report = Asked::of(&pki).about(&key.sign_cms(CONTENT, &CmsOptions::attached()));
        assert_eq!(report.reason, Some(expected), "{profile:?}");
    }
    let authority = pki.authority(KeyKind::Gost2015).unwrap();
    let report = Asked::of(&pki).about(&authority.sign_cms(CONTENT, &CmsOptions::attached()));
    assert_eq!(report.reason, Some(Reason::AuthorityAsSigner));
}

#[test]
fn a_self_made_chain_with_somebodys_number_is_untrusted() {
    let (pki, mut forger) = (centre(5), centre(6));
    let forged = forger.issue(person(), KeyKind::Gost2015);
    for chain in [false, true] {
        let options = CmsOptions { chain, ..CmsOptions::attached() };
        let report = Asked::of(&pki).about(&forged.sign_cms(CONTENT, &options));
        assert_eq!(report.reason, Some(Reason::ChainUntrusted));
    }
    assert_good(&Asked::of(&forger).about(&forged.sign_cms(CONTENT, &CmsOptions::attached())));
}

#[test]
fn of_two_signers_one_may_be_false() {
    let mut pki = centre(7);
    let first = pki.issue(person(), KeyKind::Gost2015);
    let second =
        pki.issue(Subject::employee(OrganisationRole::Head, IIN, BIN, "ЕКІНШІ", "АДАМ"), KeyKind::Rsa);
    let one = first.sign_cms(CONTENT, &CmsOptions::attached());
    let both = second.add_signer(&one, None, &CmsOptions::attached()).unwrap();
    let report = Asked::of(&pki).about(&both);
    assert_good(&report);
    assert_eq!(report.signers.len(), 2);
    let fault = CmsOptions::with_fault(CmsFault::WrongSignature);
    let report = Asked::of(&pki).about(&second.add_signer(&one, None, &fault).unwrap());
    assert_eq!(report.reason, Some(Reason::BadSignature));
    assert_eq!(report.signers.iter().filter(|signer| signer.valid).count(), 1);
}

#[test]
fn revocation_answers_are_weighed() {
    let mut pki = centre(8);
    for kind in KeyKind::ALL {
        let good = pki.issue(person(), kind);
        let revoked = pki.issue(person(), kind);
        pki.revoke(&revoked, moment("2026-11-01T00:00:00Z"));
        let unrecorded = pki.issue_with(person(), kind, &Profile::with_fault(CertificateFault::NotRecorded));
        for (key, expected, reason) in [
            (&good, Revocation::Good, None),
            (&revoked, Revocation::Revoked, Some(Reason::CertificateRevoked)),
            (&unrecorded, Revocation::NotIssued, Some(Reason::CertificateNotIssued)),
        ] {
            let answer = ocsp_answer(&pki, key, now(), None);
            let handed = Evidence { ocsp: vec![answer.clone()], ..Evidence::default() };
            let cms = key.sign_cms(CONTENT, &CmsOptions::attached());
            let report = Asked { evidence: handed, ..Asked::of(&pki) }.about(&cms);
            assert_eq!((report.signers[0].revocation, report.reason), (expected, reason), "{kind:?}");
            // The same answer inside the signature.
            let inside = [answer];
            let cms = key.sign_cms(CONTENT, &CmsOptions { ocsp: &inside, ..CmsOptions::attached() });
            let report = Asked::of(&pki).about(&cms);
            assert_eq!((report.signers[0].revocation, report.reason), (expected, reason), "{kind:?}");
        }
        for fault in [AnswerFault::WrongSignature, AnswerFault::WrongResponder] {
            let answer = ocsp_answer(&pki, &revoked, now(), Some(fault));
            let evidence = Evidence { ocsp: vec![answer], ..Evidence::default() };
            let cms = revoked.sign_cms(CONTENT, &CmsOptions::attached());
            let report = Asked { evidence, ..Asked::of(&pki) }.about(&cms);
            assert_eq!(report.signers[0].revocation, Revocation::Unknown, "{kind:?} {fault:?}");
            assert_eq!(report.signers[0].doubts, [Reason::OcspInvalid], "{kind:?} {fault:?}");
        }
    }
}

#[test]
fn revocation_lists_are_weighed() {
    let mut pki = centre(9);
    let (good, revoked) = (pki.issue(person(), KeyKind::Gost2015), pki.issue(person(), KeyKind::Gost2015));
    pki.revoke(&revoked, moment("2026-11-01T00:00:00Z"));
    let list = pki.crl(KeyKind::Gost2015, now()).unwrap();
    for (key, expected) in [(&good, Revocation::Good), (&revoked, Revocation::Revoked)] {
        let evidence = Evidence { crls: vec![list.clone()], ..Evidence::default() };
        let cms = key.sign_cms(CONTENT, &CmsOptions::attached());
        let report = Asked { evidence, ..Asked::of(&pki) }.about(&cms);
        assert_eq!(report.signers[0].revocation, expected);
    }
    let delta = pki.delta_crl(KeyKind::Gost2015, now()).unwrap();
    let evidence = Evidence { crls: vec![delta], ..Evidence::default() };
    let cms = good.sign_cms(CONTENT, &CmsOptions::attached());
    let report = Asked { evidence, ..Asked::of(&pki) }.about(&cms);
    assert_eq!(report.signers[0].revocation, Revocation::Unknown, "a delta list makes nothing good");
    assert_eq!(report.signers[0].doubts, []);
}

#[test]
fn a_time_stamp_fixes_the_moment() {
    let mut pki = centre(10);
    for kind in [KeyKind::Gost2015, KeyKind::Rsa] {
        let short = Profile::valid(moment("2026-01-01T00:00:00Z"), moment("2026-06-01T00:00:00Z"));
        let key = pki.issue_with(person(), kind, &short);
        let stamped_at = moment("2026-05-01T12:00:00Z");
        let stamper = pki.time_stamper(stamped_at);
        let options = CmsOptions { time_stamp: Some(&stamper), ..CmsOptions::attached() };
        let report = Asked::of(&pki).about(&key.sign_cms(CONTENT, &options));
        assert_good(&report);
        assert_eq!(report.signers[0].timestamped_at, Some(stamped_at), "{kind:?}");
        let other = CmsOptions { fault: Some(CmsFault::OtherTimeStamp), ..options };
        let report = Asked::of(&pki).about(&key.sign_cms(CONTENT, &other));
        assert_eq!(report.signers[0].timestamped_at, None, "{kind:?}");
        assert_eq!(report.signers[0].doubts, [Reason::TimeStampMismatch], "{kind:?}");
        assert_eq!(report.reason, Some(Reason::CertificateExpired), "{kind:?}");
        for fault in [AnswerFault::WrongSignature, AnswerFault::WrongResponder] {
            let stamper = |request: &[u8]| pki.answer_tsp_with(request, stamped_at, Some(fault));
            let options = CmsOptions { time_stamp: Some(&stamper), ..CmsOptions::attached() };
            let report = Asked::of(&pki).about(&key.sign_cms(CONTENT, &options));
            assert_eq!(report.signers[0].timestamped_at, None, "{kind:?} {fault:?}");
            assert_eq!(report.reason, Some(Reason::CertificateExpired), "{kind:?} {fault:?}");
        }
    }
}

#[test]
fn addresses_in_certificates_are_those_of_the_stand_in() {
    let mut pki = centre(11);
    let key = pki.issue(person(), KeyKind::Gost2015);
    let certificate = Certificate::read(key.certificate()).unwrap();
    assert_eq!(certificate.ocsp_urls(), ["http://127.0.0.1:1/ocsp"]);
    assert_eq!(certificate.crl_urls(), ["http://127.0.0.1:1/crl/nca-gost-2015.crl"]);
    assert_eq!(certificate.serial(), hex::encode(key.serial()));
}

#[test]
fn signatures_in_xml_are_good_or_have_their_reason() {
    let mut pki = centre(12);
    let document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<act xmlns='urn:zan' number=\"1\"><!-- түсінік --><n:sum \
                    xmlns:n='urn:sum' n:unit='₸' >1 &lt; 2</n:sum></act>\n";
    for kind in KeyKind::ALL {
        let key = pki.issue(person(), kind);
        let signed = key.sign_xml(document).unwrap();
        let report = Asked::of(&pki).about(signed.as_bytes());
        assert_good(&report);
        assert_eq!(report.signers[0].iin.as_deref(), Some(IIN));
        // Changed content, that which canonicalisation drops, and a second signature around the first.
        let changed = signed.replace("number=\"1\"", "number=\"2\"");
        assert_eq!(Asked::of(&pki).about(changed.as_bytes()).reason, Some(Reason::DigestMismatch));
        let same = signed.replace("number=\"1\"", "number='1'").replace("<!-- түсінік -->", "");
        assert_good(&Asked::of(&pki).about(same.as_bytes()));
        for (fault, expected) in [
            (XmlFault::WrongDigest, Reason::DigestMismatch),
            (XmlFault::WrongSignature, Reason::BadSignature),
            (XmlFault::OtherSignatureAlgorithm, Reason::AlgorithmMismatch),
            (XmlFault::NoCertificate, Reason::CertificateMissing),
        ] {
            let signed = key.sign_xml_with(document, Some(fault)).unwrap();
            let report = Asked::of(&pki).about(signed.as_bytes());
            assert_eq!(report.reason, Some(expected), "{kind:?} {fault:?}");
        }
    }
}
