//! What can be right and wrong with a signature in CMS.

use zan_eds::{Algorithm, Evidence, Form, Limits, Reason, SignerKind, TrustStore, Unreadable};
use zan_throwaway_pki::{
    CertificateFault, CmsFault, CmsOptions, KeyKind, OrganisationRole, Profile, Subject, Usage,
};

use crate::world::{World, moment};

const CONTENT: &[u8] = b"content";

/// The reason for a signature of a person with a fault.
fn reason_for(kind: KeyKind, fault: CmsFault) -> Option<Reason> {
    let mut world = World::with(kind);
    let cms = world.person().sign_cms(CONTENT, &CmsOptions::with_fault(fault));
    let report = world.judge(&cms, None).unwrap();
    assert_eq!(report.valid, report.reason.is_none());
    report.reason
}

/// The reason for a signature with a certificate that is not the usual.
fn reason_with(profile: &Profile) -> Option<Reason> {
    let mut world = World::with(KeyKind::Gost2015);
    let subject = Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None);
    let key = world.pki.issue_with(subject, KeyKind::Gost2015, profile);
    world.judge(&key.sign_cms(CONTENT, &CmsOptions::attached()), None).unwrap().reason
}

#[test]
fn every_kind_of_key_attached_and_detached() {
    for (kind, algorithm) in [
        (KeyKind::Gost2015, Algorithm::Gost2015),
        (KeyKind::Gost2004, Algorithm::Gost2004),
        (KeyKind::Rsa, Algorithm::RsaSha256),
    ] {
        let mut world = World::with(kind);
        let key = world.person();
        let options = CmsOptions { signing_certificate: true, chain: true, ..CmsOptions::attached() };
        let report = world.judge(&key.sign_cms(CONTENT, &options), None).unwrap();
        assert!(report.valid, "{kind:?} {:?}", report.reason);
        assert_eq!(report.form, Form::Cms);
        let signer = &report.signers[0];
        assert_eq!(signer.algorithm, Some(algorithm));
        assert_eq!(signer.name, "СЫНАҚОВ СЫНАҚ СЫНАҚҰЛЫ");
        assert_eq!(signer.path.len(), 1, "the issuing authority is an anchor itself");
        let detached = key.sign_cms(CONTENT, &CmsOptions::detached());
        assert!(world.judge(&detached, Some(CONTENT)).unwrap().valid);
        let other = world.judge(&detached, Some(b"other content")).unwrap();
        assert_eq!(other.reason, Some(Reason::DigestMismatch), "a detached signature over other bytes");
    }
}

#[test]
fn every_role() {
    let mut world = World::with(KeyKind::Gost2015);
    let employee = |role| Subject::employee(role, "900101300126", "123456789021", "СЫНАҚОВ", "СЫНАҚ");
    for (subject, kind, human) in [
        (employee(OrganisationRole::Head), SignerKind::OrganisationHead, true),
        (employee(OrganisationRole::MaySign), SignerKind::OrganisationMaySign, true),
        (employee(OrganisationRole::Finance), SignerKind::OrganisationFinance, true),
        (employee(OrganisationRole::Hr), SignerKind::OrganisationHr, true),
        (employee(OrganisationRole::Employee), SignerKind::OrganisationEmployee, true),
        (Subject::information_system("ЖҮЙЕ", "123456789021"), SignerKind::InformationSystem, false),
    ] {
        let key = world.pki.issue(subject, KeyKind::Gost2015);
        let report = world.judge(&key.sign_cms(CONTENT, &CmsOptions::attached()), None).unwrap();
        assert!(report.valid, "{kind:?} {:?}", report.reason);
        assert_eq!(report.signers[0].kind, kind);
        assert_eq!(report.signers[0].bin.as_deref(), Some("123456789021"));
        assert_eq!(report.signers[0].is_person_or_employee(), human);
    }
}

#[test]
fn pem_and_base64_are_the_same_signature() {
    use base64::Engine as _;
    let mut world = World::with(KeyKind::Gost2015);
    let der = world.person().sign_cms(CONTENT, &CmsOptions::attached());
    let text = base64::engine::general_purpose::STANDARD.encode(&der);
    let expected = world.judge(&der, None).unwrap();
    assert!(expected.valid);
    for form in [text.clone(), format!("-----BEGIN CMS-----\n{text}\n-----END CMS-----\n")] {
        assert_eq!(world.judge(form.as_bytes(), None).unwrap(), expected);
    }
}

#[test]
fn ber_with_indefinite_lengths_is_judged_like_der() {
    for kind in KeyKind::ALL {
        let mut world = World::with(kind);
        let key = world.person();
        for fault in [None, Some(CmsFault::WrongDigest), Some(CmsFault::WrongSignature)] {
            let options = |ber| CmsOptions { ber, fault, ..CmsOptions::attached() };
            let (der, ber) = (key.sign_cms(CONTENT, &options(false)), key.sign_cms(CONTENT, &options(true)));
            assert_ne!(der, ber);
            let judged = |input: &[u8]| world.judge(input, None).unwrap();
            assert_eq!(judged(&der), judged(&ber), "{kind:?} {fault:?}");
        }
    }
}

#[test]
fn changed_digest_and_changed_signature() {
    for kind in KeyKind::ALL {
        assert_eq!(reason_for(kind, CmsFault::WrongDigest), Some(Reason::DigestMismatch));
        assert_eq!(reason_for(kind, CmsFault::WrongSignature), Some(Reason::BadSignature));
    }
}

#[test]
fn missing_signed_attributes() {
    for fault in [CmsFault::NoSignedAttributes, CmsFault::NoContentType, CmsFault::NoMessageDigest] {
        assert_eq!(reason_for(KeyKind::Gost2015, fault), Some(Reason::SignedAttributesMissing), "{fault:?}");
    }
    assert_eq!(reason_for(KeyKind::Gost2015, CmsFault::WrongContentType), Some(Reason::ContentTypeMismatch));
}

#[test]
fn algorithm_confusion() {
    for kind in KeyKind::ALL {
        for fault in [CmsFault::OtherDigestAlgorithm, CmsFault::OtherSignatureAlgorithm] {
            assert_eq!(reason_for(kind, fault), Some(Reason::AlgorithmMismatch), "{kind:?} {fault:?}");
        }
    }
}

#[test]
fn the_certificate_is_not_there_or_another_is_named() {
    assert_eq!(reason_for(KeyKind::Gost2015, CmsFault::NoCertificate), Some(Reason::CertificateMissing));
    assert_eq!(
        reason_for(KeyKind::Gost2015, CmsFault::OtherSigningCertificate),
        Some(Reason::SigningCertificateMismatch)
    );
}

#[test]
fn an_authority_as_signer() {
    assert_eq!(
        reason_with(&Profile::with_fault(CertificateFault::Authority)),
        Some(Reason::AuthorityAsSigner)
    );
    let world = World::with(KeyKind::Gost2015);
    let authority = world.pki.authority(KeyKind::Gost2015).unwrap();
    let report = world.judge(&authority.sign_cms(CONTENT, &CmsOptions::attached()), None).unwrap();
    assert_eq!(report.reason, Some(Reason::AuthorityAsSigner));
}

#[test]
fn an_unknown_critical_extension() {
    assert_eq!(
        reason_with(&Profile::with_fault(CertificateFault::UnknownCriticalExtension)),
        Some(Reason::UnknownCriticalExtension)
    );
}

#[test]
fn expired_and_not_yet_valid_at_signing() {
    let expired = Profile::valid(moment("2026-01-01T00:00:00Z"), moment("2026-11-20T05:59:59Z"));
    assert_eq!(reason_with(&expired), Some(Reason::CertificateExpired));
    let early = Profile::valid(moment("2026-11-20T06:00:01Z"), moment("2027-01-01T00:00:00Z"));
    assert_eq!(reason_with(&early), Some(Reason::CertificateNotYetValid));
    let just = Profile::valid(moment("2026-11-20T06:00:00Z"), moment("2026-11-20T06:00:00Z"));
    assert_eq!(reason_with(&just), None, "both ends count");
}

#[test]
fn a_login_certificate_does_not_sign_and_is_fit_for_login() {
    let mut world = World::with(KeyKind::Gost2015);
    let subject = Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None);
    let profile = Profile::with_usage(Usage::OldLogin);
    let key = world.pki.issue_with(subject.clone(), KeyKind::Gost2015, &profile);
    let report = world.judge(&key.sign_cms(CONTENT, &CmsOptions::attached()), None).unwrap();
    assert_eq!(report.reason, Some(Reason::KeyUsage));
    assert!(report.signers[0].is_fit_for_login());

    let without = Profile::with_fault(CertificateFault::NoKeyUsage);
    let key = world.pki.issue_with(subject.clone(), KeyKind::Gost2015, &without);
    let report = world.judge(&key.sign_cms(CONTENT, &CmsOptions::attached()), None).unwrap();
    assert_eq!(report.reason, Some(Reason::KeyUsage));
    assert!(!report.signers[0].is_fit_for_login());

    let expired = Profile { not_after: Some(moment("2026-02-01T00:00:00Z")), ..profile };
    let key = world.pki.issue_with(subject, KeyKind::Gost2015, &expired);
    let report = world.judge(&key.sign_cms(CONTENT, &CmsOptions::attached()), None).unwrap();
    assert_eq!(report.reason, Some(Reason::CertificateExpired), "the use is asked last");
    assert!(!report.signers[0].is_fit_for_login());
}

#[test]
fn somebodys_number_in_a_self_made_chain() {
    let mut world = World::with(KeyKind::Gost2015);
    let mut forger = World::seeded(8, KeyKind::Gost2015);
    let forged = forger.person();
    let options = CmsOptions { chain: true, ..CmsOptions::attached() };
    let report = world.judge(&forged.sign_cms(CONTENT, &options), None).unwrap();
    assert_eq!(report.reason, Some(Reason::ChainUntrusted), "same names, another key");
    assert_eq!(report.signers[0].iin.as_deref(), Some("900101300126"));
    assert!(report.signers[0].path.is_empty());
    assert!(!report.signers[0].is_fit_for_login());
    let honest = world.person();
    assert!(world.judge(&honest.sign_cms(CONTENT, &options), None).unwrap().valid);
    assert_eq!(
        reason_with(&Profile::with_fault(CertificateFault::WrongSignature)),
        Some(Reason::ChainUntrusted)
    );
}

#[test]
fn an_intermediate_of_the_signature_leads_to_the_root() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    let root = world.pki.root(KeyKind::Gost2015).unwrap().certificate().to_vec();
    world.trust = TrustStore::from_certificates([root]);
    let alone = world.judge(&key.sign_cms(CONTENT, &CmsOptions::attached()), None).unwrap();
    assert_eq!(alone.reason, Some(Reason::ChainUntrusted));
    let options = CmsOptions { chain: true, ..CmsOptions::attached() };
    let report = world.judge(&key.sign_cms(CONTENT, &options), None).unwrap();
    assert!(report.valid, "{:?}", report.reason);
    assert_eq!(report.signers[0].path.len(), 2);
    world.limits.path_length = 1;
    let report = world.judge(&key.sign_cms(CONTENT, &options), None).unwrap();
    assert_eq!(report.reason, Some(Reason::LimitReached));
}

#[test]
fn two_signers_of_whom_one_is_false() {
    let mut world = World::with(KeyKind::Gost2015);
    let (first, second) = (world.person(), world.person());
    let one = first.sign_cms(CONTENT, &CmsOptions::attached());
    let both = second.add_signer(&one, None, &CmsOptions::attached()).unwrap();
    let report = world.judge(&both, None).unwrap();
    assert_eq!((report.valid, report.signers.len()), (true, 2));
    for fault in [CmsFault::WrongSignature, CmsFault::WrongDigest] {
        let spoilt = second.add_signer(&one, None, &CmsOptions::with_fault(fault)).unwrap();
        let report = world.judge(&spoilt, None).unwrap();
        assert!(!report.valid);
        assert_eq!(report.signers.iter().filter(|signer| signer.valid).count(), 1);
        let false_one = report.signers.iter().find(|signer| !signer.valid).unwrap();
        assert_eq!(report.reason, false_one.reason);
    }
}

#[test]
fn truncated() {
    let mut world = World::with(KeyKind::Gost2015);
    let cms = world.person().sign_cms(CONTENT, &CmsOptions::attached());
    for length in 1..cms.len() {
        assert_eq!(world.judge(&cms[..length], None), Err(Unreadable::Truncated), "{length}");
    }
    assert_eq!(world.judge(b"", None), Err(Unreadable::Empty));
    let mut longer = cms;
    longer.push(0);
    assert!(matches!(world.judge(&longer, None), Err(Unreadable::Malformed { .. })));
}

#[test]
fn every_changed_byte_is_noticed() {
    let mut world = World::with(KeyKind::Gost2015);
    let cms = world.person().sign_cms(CONTENT, &CmsOptions::attached());
    let good = world.judge(&cms, None).unwrap();
    let mut unnoticed = 0;
    for position in 0..cms.len() {
        let mut changed = cms.clone();
        changed[position] ^= 1;
        // What does not matter: versions, and the list of digest algorithms that announces what signers repeat.
        match world.judge(&changed, None) {
            Ok(report) if report.valid => {
                assert_eq!(report.documents, good.documents);
                assert_eq!(report.signers[0].iin, good.signers[0].iin);
                unnoticed += 1;
            }
            _ => {}
        }
    }
    assert!(unnoticed < 20, "{unnoticed} bytes of {} are outside what is signed", cms.len());
}

#[test]
fn oversized() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    let cms = key.sign_cms(CONTENT, &CmsOptions::attached());
    world.limits.input_bytes = cms.len() - 1;
    let limit = cms.len() - 1;
    assert_eq!(world.judge(&cms, None), Err(Unreadable::TooLarge { limit }));
    world.limits = Limits::default();
    world.limits.input_bytes = cms.len();
    assert!(world.judge(&cms, None).unwrap().valid);
    let content = vec![0; cms.len() + 1];
    assert_eq!(world.judge(&cms, Some(&content)), Err(Unreadable::TooLarge { limit: cms.len() }));

    world.limits = Limits::default();
    let mut many = key.sign_cms(CONTENT, &CmsOptions::attached());
    for _ in 0..16 {
        many = key.add_signer(&many, None, &CmsOptions::attached()).unwrap();
    }
    assert_eq!(world.judge(&many, None), Err(Unreadable::TooMany { what: "signers", limit: 16 }));
    world.limits.elements = 20;
    assert_eq!(world.judge(&cms, None), Err(Unreadable::TooMany { what: "elements", limit: 20 }));
}

#[test]
fn deeply_nested() {
    let world = World::with(KeyKind::Gost2015);
    let mut nested = Vec::new();
    for _ in 0..100_000 {
        nested.extend_from_slice(&[0x30, 0x80]);
    }
    assert_eq!(world.judge(&nested, None), Err(Unreadable::TooDeep { limit: 32 }));
}

#[test]
fn what_is_no_signature() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    assert_eq!(world.judge(key.certificate(), None), Err(Unreadable::NotASignature), "a certificate");
    assert_eq!(world.judge(b"hello", None), Err(Unreadable::NotASignature));
    assert_eq!(world.judge(&[0; 100], None), Err(Unreadable::NotASignature));
    assert_eq!(world.judge(&[0x30, 0], None), Err(Unreadable::NotASignature));
    world.evidence = Evidence { ocsp: vec![vec![1, 2, 3]; 3], ..Evidence::default() };
    let report = world.judge(&key.sign_cms(CONTENT, &CmsOptions::attached()), None).unwrap();
    assert!(report.valid, "evidence that cannot be read is a doubt");
    assert_eq!(report.signers[0].doubts, [Reason::OcspInvalid; 3]);
}
