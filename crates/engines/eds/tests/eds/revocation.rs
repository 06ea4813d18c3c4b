//! OCSP answers, revocation lists and time stamps as evidence.

use jiff::ToSpan as _;
use zan_eds::ocsp::{OcspError, OcspStatus};
use zan_eds::{Certificate, Evidence, Limits, Reason, Revocation, TrustStore, ocsp, time_stamp};
use zan_throwaway_pki::{
    AnswerFault, CertificateFault, CmsFault, CmsOptions, Key, KeyKind, Pki, Profile, Subject,
};

use crate::forge::{element, extension, list_with, serial, subject, time};
use crate::world::{World, moment};

const CONTENT: &[u8] = b"content";

fn certificate(key: &Key) -> Certificate {
    Certificate::read(key.certificate()).unwrap()
}

fn request(world: &World, key: &Key, nonce: Option<&[u8]>) -> Vec<u8> {
    let held = certificate(key);
    ocsp::request(&held, world.trust.issuer_of(&held).unwrap(), nonce)
}

fn answer(world: &World, key: &Key, at: &str) -> Vec<u8> {
    world.pki.answer_ocsp(&request(world, key, None), moment(at))
}

/// Revocation and reason of a signature with this evidence at the world's present moment.
fn standing(world: &mut World, key: &Key, evidence: Evidence) -> (Revocation, Option<Reason>, Vec<Reason>) {
    world.evidence = evidence;
    let report = world.judge(&key.sign_cms(CONTENT, &CmsOptions::attached()), None).unwrap();
    assert_eq!(report.valid, report.reason.is_none());
    (report.signers[0].revocation, report.reason, report.signers[0].doubts.clone())
}

fn with_ocsp(answer: Vec<u8>) -> Evidence {
    Evidence { ocsp: vec![answer], ..Evidence::default() }
}

fn with_list(list: Vec<u8>) -> Evidence {
    Evidence { crls: vec![list], ..Evidence::default() }
}

#[test]
fn an_answer_of_every_kind_of_key() {
    for kind in KeyKind::ALL {
        let mut world = World::with(kind);
        let key = world.person();
        let good = answer(&world, &key, "2026-11-20T05:00:00Z");
        assert_eq!(standing(&mut world, &key, with_ocsp(good)), (Revocation::Good, None, vec![]), "{kind:?}");
    }
}

/// An answer in the signature may be of yesterday, and the certificate revoked since: the report says of when it is.
#[test]
fn the_report_says_of_when_the_evidence_is() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    let before = [answer(&world, &key, "2026-11-19T07:00:00Z")];
    let cms = key.sign_cms(CONTENT, &CmsOptions { ocsp: &before, ..CmsOptions::attached() });
    world.pki.revoke(&key, moment("2026-11-19T08:00:00Z"));
    let list = world.pki.crl(KeyKind::Gost2015, moment("2026-11-20T04:00:00Z")).unwrap();
    let fresh = answer(&world, &key, "2026-11-20T05:00:00Z");
    let mut said = |evidence| {
        world.evidence = evidence;
        let report = world.judge(&cms, None).unwrap();
        let json = serde_json::to_value(&report).unwrap();
        let as_of = report.signers[0].revocation_as_of;
        assert_eq!(json["signers"][0]["revocation_as_of"], serde_json::json!(as_of));
        (report.signers[0].revocation, as_of)
    };
    let as_of = |at| Some(moment(at));
    assert_eq!(said(Evidence::default()), (Revocation::Good, as_of("2026-11-19T07:00:00Z")));
    assert_eq!(said(with_ocsp(fresh)), (Revocation::Revoked, as_of("2026-11-20T05:00:00Z")));
    assert_eq!(said(with_list(list)), (Revocation::Revoked, as_of("2026-11-20T04:00:00Z")));
    world.evidence = Evidence::default();
    let plain = world.judge(&key.sign_cms(CONTENT, &CmsOptions::attached()), None).unwrap();
    assert_eq!((plain.signers[0].revocation, plain.signers[0].revocation_as_of), (Revocation::Unknown, None));
}

#[test]
fn revoked_before_and_after_the_moment() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    world.pki.revoke(&key, moment("2026-11-20T05:30:00Z"));
    let revoked = answer(&world, &key, "2026-11-20T05:45:00Z");
    let list = world.pki.crl(KeyKind::Gost2015, moment("2026-11-20T05:45:00Z")).unwrap();
    for evidence in [with_ocsp(revoked.clone()), with_list(list)] {
        let expected = (Revocation::Revoked, Some(Reason::CertificateRevoked), vec![]);
        assert_eq!(standing(&mut world, &key, evidence.clone()), expected);
        let cms = key.sign_cms(CONTENT, &CmsOptions::attached());
        let before = world.judge_at(&cms, None, Some(moment("2026-11-20T05:29:59Z"))).unwrap();
        assert!(before.valid, "revoked after the moment in question");
        assert_eq!(before.signers[0].revocation, Revocation::Good);
        let at = world.judge_at(&cms, None, Some(moment("2026-11-20T05:30:00Z"))).unwrap();
        assert_eq!(at.reason, Some(Reason::CertificateRevoked));
    }
    let older = answer(&world, &key, "2026-11-20T05:00:00Z");
    let both = Evidence { ocsp: vec![revoked, older], ..Evidence::default() };
    assert_eq!(standing(&mut world, &key, both).0, Revocation::Revoked, "whatever else was said before");
}

#[test]
fn not_issued_is_not_revoked() {
    let mut world = World::with(KeyKind::Gost2015);
    let subject = Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None);
    let profile = Profile::with_fault(CertificateFault::NotRecorded);
    let key = world.pki.issue_with(subject, KeyKind::Gost2015, &profile);
    let unknown = answer(&world, &key, "2026-11-20T05:00:00Z");
    let expected = (Revocation::NotIssued, Some(Reason::CertificateNotIssued), vec![]);
    assert_eq!(standing(&mut world, &key, with_ocsp(unknown)), expected);
}

#[test]
fn a_list_that_does_not_name_the_certificate() {
    for kind in KeyKind::ALL {
        let mut world = World::with(kind);
        let (key, other) = (world.person(), world.person());
        world.pki.revoke(&other, moment("2026-11-01T00:00:00Z"));
        let list = world.pki.crl(kind, moment("2026-11-20T05:00:00Z")).unwrap();
        assert_eq!(standing(&mut world, &key, with_list(list.clone())), (Revocation::Good, None, vec![]));
        assert_eq!(standing(&mut world, &other, with_list(list)).0, Revocation::Revoked);
    }
}

#[test]
fn evidence_that_is_too_old_or_from_the_future() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    for (at, expected) in [("2026-11-18T00:00:00Z", "old"), ("2026-11-20T07:00:00Z", "future")] {
        let outdated = answer(&world, &key, at);
        let doubts = vec![Reason::OcspNotCurrent];
        assert_eq!(
            standing(&mut world, &key, with_ocsp(outdated)),
            (Revocation::Unknown, None, doubts),
            "{expected}"
        );
        let list = world.pki.crl(KeyKind::Gost2015, moment(at)).unwrap();
        let doubts = vec![Reason::CrlNotCurrent];
        assert_eq!(standing(&mut world, &key, with_list(list)), (Revocation::Unknown, None, doubts));
    }
}

#[test]
fn an_old_list_still_revokes() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    world.pki.revoke(&key, moment("2026-10-01T00:00:00Z"));
    let list = world.pki.crl(KeyKind::Gost2015, moment("2026-10-02T00:00:00Z")).unwrap();
    assert_eq!(standing(&mut world, &key, with_list(list)).0, Revocation::Revoked);
}

#[test]
fn answers_and_lists_that_do_not_hold() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    let now = moment("2026-11-20T05:00:00Z");
    let asked = request(&world, &key, None);
    for fault in [AnswerFault::WrongSignature, AnswerFault::WrongResponder] {
        let wrong = world.pki.answer_ocsp_with(&asked, now, Some(fault));
        let expected = (Revocation::Unknown, None, vec![Reason::OcspInvalid]);
        assert_eq!(standing(&mut world, &key, with_ocsp(wrong)), expected, "{fault:?}");
    }
    let about_another = world.pki.answer_ocsp_with(&asked, now, Some(AnswerFault::OtherSubject));
    assert_eq!(standing(&mut world, &key, with_ocsp(about_another)), (Revocation::Unknown, None, vec![]));
    let authority = world.pki.authority(KeyKind::Gost2015).unwrap().clone();
    // An indirect list (RFC 5280, 5.2.5): indirectCRL in the issuing distribution point.
    let indirect = extension(DISTRIBUTION_POINT, true, &element(0x30, &[&[0x84, 1, 0xff]]));
    let indirect = list_with(&authority, [now, world.now], &[], &[indirect]);
    let expected = (Revocation::Unknown, None, vec![Reason::CrlUnsupported]);
    assert_eq!(standing(&mut world, &key, with_list(indirect)), expected);
    let mut changed = world.pki.crl(KeyKind::Gost2015, now).unwrap();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    let expected = (Revocation::Unknown, None, vec![Reason::CrlInvalid]);
    assert_eq!(standing(&mut world, &key, with_list(changed)), expected);
    let mut forger = World::seeded(8, KeyKind::Gost2015);
    let _ = forger.person();
    let foreign = forger.pki.crl(KeyKind::Gost2015, now).unwrap();
    assert_eq!(standing(&mut world, &key, with_list(foreign)), expected, "same name, another key");
}

const DISTRIBUTION_POINT: &[u8] = &[0x55, 0x1d, 0x1c];

/// A list whose issuing distribution point has these names (GeneralName, DER).
fn list_of_point(world: &World, names: &[u8]) -> Evidence {
    let authority = world.pki.authority(KeyKind::Gost2015).unwrap().clone();
    let point = element(0x30, &[&element(0xa0, &[&element(0xa0, &[names])])]);
    let scope = extension(DISTRIBUTION_POINT, true, &point);
    let validity = [moment("2026-11-20T05:00:00Z"), moment("2026-11-21T05:00:00Z")];
    with_list(list_with(&authority, validity, &[], &[scope]))
}

/// RFC 5280, 6.3.3 (b)(2)(i).
#[test]
fn a_list_of_another_distribution_point_makes_nothing_good() {
    let mut world = World::with(KeyKind::Gost2015);
    let without = world.person();
    let base = Some("http://centre.example");
    world.pki = Pki::new(7, moment("2026-01-01T00:00:00Z"), moment("2028-01-01T00:00:00Z"), base);
    world.trust = TrustStore::from_certificates(world.pki.anchors());
    let key = world.person();
    let uri = |address: &str| element(0x86, &[address.as_bytes()]);
    let own = uri(&certificate(&key).crl_urls()[0]);
    let other = uri("http://centre.example/crl/another-shard.crl");
    let name = element(0xa4, &[subject(key.certificate())]);
    let about = |world: &mut World, key: &Key, names: &[&[u8]]| {
        let evidence = list_of_point(world, &names.concat());
        let (revocation, reason, doubts) = standing(world, key, evidence);
        assert_eq!((reason, doubts), (None, vec![]));
        revocation
    };
    assert_eq!(about(&mut world, &key, &[&own]), Revocation::Good);
    assert_eq!(about(&mut world, &key, &[&other, &own]), Revocation::Good, "one of its names is enough");
    assert_eq!(about(&mut world, &key, &[&other]), Revocation::Unknown);
    assert_eq!(about(&mut world, &key, &[&name]), Revocation::Unknown);
    assert_eq!(about(&mut world, &key, &[]), Revocation::Unknown);
    assert_eq!(
        about(&mut world, &without, &[&own]),
        Revocation::Unknown,
        "a certificate that names no point"
    );
}

/// The national centre publishes delta lists between its full ones.
#[test]
fn a_delta_list_revokes_and_never_makes_good() {
    let mut world = World::with(KeyKind::Gost2015);
    let (key, other) = (world.person(), world.person());
    let base = world.pki.crl(KeyKind::Gost2015, moment("2026-11-20T00:00:00Z")).unwrap();
    world.pki.revoke(&key, moment("2026-11-20T03:00:00Z"));
    let delta = world.pki.delta_crl(KeyKind::Gost2015, moment("2026-11-20T05:00:00Z")).unwrap();
    let both = Evidence { crls: vec![base.clone(), delta.clone()], ..Evidence::default() };
    let revoked = (Revocation::Revoked, Some(Reason::CertificateRevoked), vec![]);
    assert_eq!(standing(&mut world, &key, both.clone()), revoked);
    assert_eq!(standing(&mut world, &key, with_list(delta.clone())), revoked);
    assert_eq!(standing(&mut world, &key, with_list(base)).0, Revocation::Good);
    assert_eq!(standing(&mut world, &other, with_list(delta)), (Revocation::Unknown, None, vec![]));
    assert_eq!(standing(&mut world, &other, both), (Revocation::Good, None, vec![]), "of the full list");
}

#[test]
fn a_delta_list_lifts_a_hold() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    let authority = world.pki.authority(KeyKind::Gost2015).unwrap().clone();
    // CRLReason: certificateHold is 6, removeFromCRL 8.
    let list = |at: &str, reason: u8, more: &[Vec<u8>]| {
        let validity = [moment(at), moment("2026-11-21T05:00:00Z")];
        let reason = element(0x30, &[&extension(&[0x55, 0x1d, 0x15], false, &[0x0a, 1, reason])]);
        let entry = element(0x30, &[serial(key.certificate()), &time(moment(at)), &reason]);
        list_with(&authority, validity, &entry, more)
    };
    let delta = extension(&[0x55, 0x1d, 0x1b], true, &[2, 1, 1]);
    let before = world.pki.crl(KeyKind::Gost2015, moment("2026-11-20T00:00:00Z")).unwrap();
    let held = list("2026-11-20T03:00:00Z", 6, &[]);
    let lifted = list("2026-11-20T05:00:00Z", 8, &[delta]);
    let mut said = |crls: &[&Vec<u8>]| {
        let crls = crls.iter().map(|list| list.to_vec()).collect();
        standing(&mut world, &key, Evidence { crls, ..Evidence::default() }).0
    };
    assert_eq!(said(&[&before, &held]), Revocation::Revoked);
    assert_eq!(said(&[&before, &held, &lifted]), Revocation::Good);
    assert_eq!(said(&[&held, &lifted]), Revocation::Unknown, "nothing said that it was good");
    assert_eq!(said(&[&lifted]), Revocation::Unknown);
}

#[test]
fn nonces_are_compared() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    let (held, now) = (certificate(&key), world.now);
    let issuer = world.trust.issuer_of(&held).unwrap();
    let asked = ocsp::request(&held, issuer, Some(b"12345678"));
    let answer = world.pki.answer_ocsp(&asked, now);
    let read = |answer: &[u8], nonce: Option<&[u8]>| ocsp::read(answer, &held, issuer, nonce);
    let good = read(&answer, Some(b"12345678")).unwrap();
    assert!(good.nonce_repeated && good.status == OcspStatus::Good && good.this_update == now);
    assert_eq!(read(&answer, Some(b"87654321")), Err(OcspError::OtherNonce));
    let other = world.pki.answer_ocsp_with(&asked, now, Some(AnswerFault::OtherNonce));
    assert_eq!(read(&other, Some(b"12345678")), Err(OcspError::OtherNonce));
    let without = world.pki.answer_ocsp(&ocsp::request(&held, issuer, None), now);
    assert!(!read(&without, Some(b"12345678")).unwrap().nonce_repeated, "a nonce is not demanded");
    assert_eq!(read(&[0x30, 3, 0x0a, 1, 6], None), Err(OcspError::Refused(6)));
    assert_eq!(read(b"", None), Err(OcspError::Malformed));
}

#[test]
fn evidence_inside_the_signature_counts() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    let answers = [answer(&world, &key, "2026-11-20T05:00:00Z")];
    let lists = [world.pki.crl(KeyKind::Gost2015, moment("2026-11-20T05:00:00Z")).unwrap()];
    for options in [
        CmsOptions { ocsp: &answers, ..CmsOptions::attached() },
        CmsOptions { crls: &lists, ..CmsOptions::attached() },
        CmsOptions { ocsp: &answers, crls: &lists, ber: true, ..CmsOptions::attached() },
    ] {
        let report = world.judge(&key.sign_cms(CONTENT, &options), None).unwrap();
        assert_eq!(report.signers[0].revocation, Revocation::Good, "{options:?}");
        assert_eq!(report.signers[0].doubts, []);
    }
}

#[test]
fn a_time_stamp_fixes_the_moment() {
    for kind in KeyKind::ALL {
        let mut world = World::with(kind);
        let subject = Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None);
        let profile = Profile::valid(moment("2026-01-01T00:00:00Z"), moment("2026-03-01T00:00:00Z"));
        let key = world.pki.issue_with(subject, kind, &profile);
        let stamper = world.pki.time_stamper(moment("2026-02-01T00:00:00Z"));
        let stamped = CmsOptions { time_stamp: Some(&stamper), ..CmsOptions::attached() };
        let report = world.judge(&key.sign_cms(CONTENT, &stamped), None).unwrap();
        assert!(report.valid, "{kind:?}: {:?}", report.signers);
        assert_eq!(report.signers[0].timestamped_at, Some(moment("2026-02-01T00:00:00Z")));
        assert_eq!(report.signers[0].judged_at, moment("2026-02-01T00:00:00Z"));
        let plain = world.judge(&key.sign_cms(CONTENT, &CmsOptions::attached()), None).unwrap();
        assert_eq!(plain.reason, Some(Reason::CertificateExpired), "without a stamp the present counts");
        let asked = world
            .judge_at(&key.sign_cms(CONTENT, &stamped), None, Some(moment("2026-04-01T00:00:00Z")))
            .unwrap();
        assert_eq!(asked.reason, Some(Reason::CertificateExpired), "the asker's moment goes first");
    }
}

#[test]
fn a_stamp_over_something_else_is_a_doubt_and_no_proof() {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    let stamper = world.pki.time_stamper(moment("2026-11-20T05:00:00Z"));
    let options = CmsOptions {
        time_stamp: Some(&stamper),
        fault: Some(CmsFault::OtherTimeStamp),
        ..CmsOptions::attached()
    };
    let report = world.judge(&key.sign_cms(CONTENT, &options), None).unwrap();
    assert!(report.valid);
    assert_eq!(report.signers[0].timestamped_at, None);
    assert_eq!(report.signers[0].doubts, [Reason::TimeStampMismatch]);
}

#[test]
fn a_stamp_that_was_kept_beside_the_signature() {
    let mut world = World::with(KeyKind::Gost2015);
    let (key, other) = (world.person(), world.person());
    let value = |world: &World, key: &Key| {
        let cms = key.sign_cms(CONTENT, &CmsOptions::attached());
        (cms.clone(), world.judge(&cms, None).unwrap().signers[0].signature_value.clone())
    };
    let ((cms, first), (_, second)) = (value(&world, &key), value(&world, &other));
    let token = |value: &[u8], fault| {
        let imprint = time_stamp::imprint(time_stamp::STREEBOG_512, value).unwrap();
        let asked = time_stamp::request(time_stamp::STREEBOG_512, &imprint, Some(&[5, 6]), true);
        let response = world.pki.answer_tsp_with(&asked, moment("2026-11-20T05:00:00Z"), fault);
        time_stamp::token_of_response(&response).unwrap().to_vec()
    };
    let good = token(&first, None);
    let stamp =
        time_stamp::verify(&good, &world.trust, &world.evidence, world.now, Limits::default()).unwrap();
    assert_eq!(stamp.nonce.as_deref(), Some([5, 6].as_slice()));
    assert_eq!(stamp.covers(&first), Ok(()));
    assert_eq!(stamp.covers(&second), Err(Reason::TimeStampMismatch));
    let tokens = [
        (vec![good.clone(), token(&second, None)], Some(moment("2026-11-20T05:00:00Z")), vec![]),
        (vec![token(&second, None)], None, vec![]),
        (vec![token(&first, Some(AnswerFault::WrongSignature))], None, vec![Reason::TimeStampInvalid]),
        (vec![token(&first, Some(AnswerFault::WrongResponder))], None, vec![Reason::TimeStampInvalid]),
    ];
    for (time_stamps, expected, doubts) in tokens {
        world.evidence = Evidence { time_stamps, ..Evidence::default() };
        let report = world.judge(&cms, None).unwrap();
        assert_eq!((report.signers[0].timestamped_at, report.signers[0].doubts.clone()), (expected, doubts));
    }
    world.evidence = Evidence { time_stamps: vec![good], ..Evidence::default() };
    world.now = moment("2026-11-20T05:00:00Z").checked_sub(10.minutes()).unwrap();
    let early = world.judge(&cms, None).unwrap();
    assert_eq!(early.signers[0].doubts, [Reason::TimeStampInvalid], "a stamp from the future");
}

#[test]
fn a_time_stamp_is_no_signature_on_a_document() {
    let world = World::with(KeyKind::Gost2015);
    let imprint = time_stamp::imprint(time_stamp::STREEBOG_512, b"x").unwrap();
    let asked = time_stamp::request(time_stamp::STREEBOG_512, &imprint, None, true);
    let response = world.pki.answer_tsp(&asked, world.now);
    let token = time_stamp::token_of_response(&response).unwrap();
    assert_eq!(world.judge(token, None).unwrap().reason, Some(Reason::ContentTypeMismatch));
}
