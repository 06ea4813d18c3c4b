//! The centre's sample signatures in CMS.

use jiff::Timestamp;
use zan_eds::{
    Algorithm, Evidence, Form, Limits, Question, Reason, Report, Revocation, SignerKind, TrustStore, verify,
};

use crate::samples::{folder, sample};

/// Authorities of all samples: test and production.
pub fn trust() -> Option<TrustStore> {
    let folder = folder()?;
    let names = [
        "nca-test-2026/root_gost_test_2022.cer",
        "nca-test-2026/nca_gost_test_2022.cer",
        "nca-test/ca_rsa_test.cer",
        "nca-test/ca_gost2004_test.cer",
        "nca-test/ca_gost2015_test.cer",
        "nca-prod-ca/root_gost_2022.pem",
        "nca-prod-ca/nca_gost_2022.pem",
    ];
    let store = TrustStore::from_certificates(names.map(|name| std::fs::read(folder.join(name)).unwrap()));
    assert_eq!(store.skipped(), []);
    Some(store)
}

fn judge(name: &str, content: Option<&[u8]>, at: &str, evidence: &Evidence) -> Option<Report> {
    let trust = trust()?;
    let input = sample(name)?;
    let question = Question {
        input: &input,
        content,
        trust: &trust,
        evidence,
        at: Some(at.parse().unwrap()),
        now: "2026-11-22T00:00:00Z".parse().unwrap(),
        limits: Limits::default(),
    };
    Some(verify(&question).unwrap())
}

const IN_2026: &str = "2026-11-20T06:00:00Z";

#[test]
fn a_natural_person_attached() {
    let nothing = Evidence::default();
    let Some(report) = judge("nca-test-2026/cms_individual_attached.der", None, IN_2026, &nothing) else {
        return;
    };
    assert_eq!((report.valid, report.reason, report.form), (true, None, Form::Cms));
    let [signer] = report.signers.as_slice() else { panic!("one signer") };
    assert_eq!(signer.iin.as_deref(), Some("123456789011"));
    assert_eq!(signer.bin, None);
    assert_eq!(signer.name, "ТЕСТОВ ТЕСТ ТЕСТОВИЧ");
    assert_eq!(signer.kind, SignerKind::Person);
    assert_eq!(signer.algorithm, Some(Algorithm::Gost2015));
    assert_eq!(signer.signed_at, Some("2026-11-20T05:15:00Z".parse().unwrap()));
    assert_eq!(signer.revocation, Revocation::Unknown);
    assert_eq!(signer.doubts, []);
    assert!(signer.is_person_or_employee() && signer.is_fit_for_login());
    assert_eq!(report.documents[0].bytes, sample("nca-test-2026/content.json").unwrap());
}

#[test]
fn a_detached_signature_is_about_its_content_only() {
    let Some(content) = sample("nca-test-2026/content.json") else { return };
    let nothing = Evidence::default();
    let detached = |content: Option<&[u8]>| {
        judge("nca-test-2026/cms_individual_detached.der", content, IN_2026, &nothing).unwrap()
    };
    assert!(detached(Some(&content)).valid);
    assert_eq!(detached(Some(b"anything else")).reason, Some(Reason::DigestMismatch));
    assert_eq!(detached(Some(b"")).reason, Some(Reason::DigestMismatch));
    assert_eq!(detached(None).reason, Some(Reason::ContentMissing));
}

#[test]
fn other_content_beside_attached_content_is_refused() {
    let nothing = Evidence::default();
    let name = "nca-test-2026/cms_individual_attached.der";
    let Some(report) = judge(name, Some(b"other"), IN_2026, &nothing) else { return };
    assert_eq!(report.reason, Some(Reason::ContentDiffers));
    let content = sample("nca-test-2026/content.json").unwrap();
    assert!(judge(name, Some(&content), IN_2026, &nothing).unwrap().valid);
}

#[test]
fn an_information_system_is_valid_and_no_person() {
    let nothing = Evidence::default();
    let name = "nca-test-2026/cms_information_system_attached.der";
    let Some(report) = judge(name, None, IN_2026, &nothing) else { return };
    assert!(report.valid);
    assert_eq!(report.signers[0].kind, SignerKind::InformationSystem);
    assert!(!report.signers[0].is_person_or_employee());
}

#[test]
fn changed_content_and_a_changed_signature() {
    let nothing = Evidence::default();
    let Some(report) = judge("nca-test-2026/cms_bad_content.der", None, IN_2026, &nothing) else { return };
    assert_eq!((report.valid, report.reason), (false, Some(Reason::DigestMismatch)));
    let report = judge("nca-test-2026/cms_bad_signature.der", None, IN_2026, &nothing).unwrap();
    assert_eq!((report.valid, report.reason), (false, Some(Reason::BadSignature)));
}

#[test]
fn before_and_after_the_validity() {
    let nothing = Evidence::default();
    let name = "nca-test-2026/cms_individual_attached.der";
    let Some(report) = judge(name, None, "2028-01-01T00:00:00Z", &nothing) else { return };
    assert_eq!(report.reason, Some(Reason::CertificateExpired));
    let report = judge(name, None, "2026-01-01T00:00:00Z", &nothing).unwrap();
    assert_eq!(report.reason, Some(Reason::CertificateNotYetValid));
}

#[test]
fn rsa_with_an_ocsp_answer_and_a_list() {
    let name = "nca-test/cms_rsa_attached_lol_kek.der";
    let Some(answer) = sample("nca-test/ocsp_good_rsa.bin") else { return };
    let at = "2022-01-10T00:00:00Z";
    let evidence = Evidence { ocsp: vec![answer.clone()], ..Evidence::default() };
    let report = judge(name, None, at, &evidence).unwrap();
    assert!(report.valid, "{report:?}");
    assert_eq!(report.documents[0].bytes, b"lol_kek");
    assert_eq!(report.signers[0].algorithm, Some(Algorithm::RsaSha256));
    assert_eq!(report.signers[0].revocation, Revocation::Good, "{:?}", report.signers[0]);

    let late = judge(name, None, "2022-10-01T18:52:19Z", &evidence).unwrap();
    assert_eq!(late.reason, Some(Reason::CertificateExpired), "signed after the certificate had expired");
    assert_eq!(late.signers[0].revocation, Revocation::Unknown, "an answer a month old");
    assert_eq!(late.signers[0].doubts, [Reason::OcspNotCurrent]);

    let list = sample("nca-test/crl_rsa_test.crl").unwrap();
    let evidence = Evidence { crls: vec![list], ..Evidence::default() };
    let report = judge(name, None, at, &evidence).unwrap();
    assert_eq!(report.signers[0].revocation, Revocation::Good, "{:?}", report.signers[0]);

    let mut changed = answer;
    let middle = changed.len() / 2;
    changed[middle] ^= 1;
    let evidence = Evidence { ocsp: vec![changed], ..Evidence::default() };
    let report = judge(name, None, at, &evidence).unwrap();
    assert!(report.valid);
    assert_eq!(report.signers[0].revocation, Revocation::Unknown);
    assert_eq!(report.signers[0].doubts, [Reason::OcspInvalid]);
}

#[test]
fn lists_of_both_centres_are_read() {
    let Some(trust) = trust() else { return };
    for (name, common_name) in
        [("nca-test-2026/nca_gost2022_test.crl", "TEST 2022"), ("nca-test/crl_rsa_test.crl", "RSA TEST")]
    {
        let list = sample(name).unwrap();
        let issuer = trust.anchors().iter().find(|anchor| zan_eds::crl::Crl::read(&list, anchor).is_ok());
        let issuer = issuer.unwrap_or_else(|| panic!("{name}"));
        assert!(issuer.subject().contains(common_name), "{}", issuer.subject());
        let mut changed = list.clone();
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        assert!(zan_eds::crl::Crl::read(&changed, issuer).is_err());
    }
    let list = sample("nca-test-2026/nca_gost2022_test.crl").unwrap();
    let evidence = Evidence { crls: vec![list], ..Evidence::default() };
    let name = "nca-test-2026/cms_individual_attached.der";
    let report = judge(name, None, IN_2026, &evidence).unwrap();
    assert_eq!(report.signers[0].revocation, Revocation::Good);
}

#[test]
fn the_time_stamp_of_the_samples_holds() {
    let Some(trust) = trust() else { return };
    let response = sample("nca-test/tsp_response_gost2004.bin").unwrap();
    let token = zan_eds::time_stamp::token_of_response(&response).unwrap();
    let now: Timestamp = "2026-11-22T00:00:00Z".parse().unwrap();
    let verify = |token: &[u8]| {
        zan_eds::time_stamp::verify(token, &trust, &Evidence::default(), now, Limits::default())
    };
    let stamp = verify(token).unwrap();
    assert_eq!(stamp.at.to_string(), "2022-09-18T13:20:14Z");
    assert_eq!(stamp.policy, "1.2.398.3.3.2.6.1");
    assert_eq!(stamp.covers(b""), Err(Reason::DigestTooWeak), "a SHA-1 imprint");
    let mut changed = token.to_vec();
    let last = changed.len() - 1;
    changed[last] ^= 1;
    assert_eq!(verify(&changed), Err(Reason::BadSignature));
}

#[test]
fn the_json_has_the_agreed_members() {
    let nothing = Evidence::default();
    let Some(report) = judge("nca-test-2026/cms_bad_signature.der", None, IN_2026, &nothing) else { return };
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(json["valid"], false);
    assert_eq!(json["reason"], "bad-signature");
    let signer = &json["signers"][0];
    for (member, value) in [
        ("valid", serde_json::json!(false)),
        ("reason", serde_json::json!("bad-signature")),
        ("iin", serde_json::json!("123456789011")),
        ("bin", serde_json::Value::Null),
        ("name", serde_json::json!("ТЕСТОВ ТЕСТ ТЕСТОВИЧ")),
        ("kind", serde_json::json!("person")),
        ("algorithm", serde_json::json!("gost-2015-512")),
        ("signed_at", serde_json::json!("2026-11-20T05:15:00Z")),
        ("timestamped_at", serde_json::Value::Null),
        ("revocation", serde_json::json!("unknown")),
    ] {
        assert_eq!(signer[member], value, "{member}");
    }
}
