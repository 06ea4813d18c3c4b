//! Signed XML: samples of the centre and of the state library, and documents of the throw-away PKI.

use jiff::Timestamp;
use zan_eds::{
    Certificate, Evidence, Form, Limits, Question, Reason, Report, TrustStore, Unreadable, verify,
};
use zan_throwaway_pki::{KeyKind, Subject};

use crate::{messages, samples, world::World};

fn judge(input: &[u8], trust: &TrustStore, at: &str) -> Result<Report, Unreadable> {
    let now: Timestamp = "2026-11-22T00:00:00Z".parse().unwrap();
    let evidence = Evidence::default();
    let at = Some(at.parse().unwrap());
    verify(&Question { input, content: None, trust, evidence: &evidence, at, now, limits: Limits::default() })
}

#[test]
fn the_centres_rsa_sample() {
    let Some(trust) = messages::trust() else { return };
    let document = samples::sample("nca-test/nca_test_xmldsig_rsa.xml").unwrap();
    let report = judge(&document, &trust, "2022-01-10T00:00:00Z").unwrap();
    assert_eq!((report.valid, report.reason, report.form), (true, None, Form::Xml));
    assert_eq!(report.signers[0].iin.as_deref(), Some("123456789011"));
    assert_eq!(report.documents[0].bytes, b"<a><b>test</b></a>");
    let text = String::from_utf8(document).unwrap().replace("<b>test", "<b>Test");
    let report = judge(text.as_bytes(), &trust, "2022-01-10T00:00:00Z").unwrap();
    assert_eq!((report.valid, report.reason), (false, Some(Reason::DigestMismatch)));
}

#[test]
fn self_signed_samples_verify_mathematically_and_are_not_believed() {
    let Some(trust) = messages::trust() else { return };
    let own = samples::sample("gost512-selfsigned/cert.pem").unwrap();
    for name in ["gost512-selfsigned/xmldsig_simple.xml", "gost512-selfsigned/xmldsig_namespaces.xml"] {
        let document = samples::sample(name).unwrap();
        let report = judge(&document, &trust, "2026-11-20T00:00:00Z").unwrap();
        assert_eq!(report.reason, Some(Reason::ChainUntrusted), "{name}: the mathematics come first");
        assert_eq!(report.signers[0].certificate, Some(Certificate::read(&own).unwrap()));
        let text = String::from_utf8(document).unwrap();
        let start = text.find("<ds:SignatureValue>").unwrap() + "<ds:SignatureValue>".len() + 10;
        let mut changed = text.into_bytes();
        changed[start] = if changed[start] == b'A' { b'B' } else { b'A' };
        let report = judge(&changed, &trust, "2026-11-20T00:00:00Z").unwrap();
        assert_eq!(report.reason, Some(Reason::BadSignature), "{name}");
    }
}

#[test]
fn every_kind_of_key_signs_xml() {
    for kind in KeyKind::ALL {
        let mut world = World::with(kind);
        let key = world.pki.issue(Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None), kind);
        let signed = key.sign_xml("<order><sum currency='KZT'>10</sum></order>").unwrap();
        let report = world.judge(signed.as_bytes(), None).unwrap();
        assert!(report.valid, "{kind:?} {:?}", report.reason);
        let expected = r#"<order><sum currency="KZT">10</sum></order>"#;
        assert_eq!(report.documents[0].bytes, expected.as_bytes());
        let report = world.judge(signed.replace(">10<", ">11<").as_bytes(), None).unwrap();
        assert_eq!(report.reason, Some(Reason::DigestMismatch));
    }
}

#[test]
fn content_beside_signed_xml_is_compared() {
    let mut world = World::with(KeyKind::Gost2015);
    let signed = world.person().sign_xml("<order><sum currency='KZT'>10</sum></order>").unwrap();
    let judge = |content: &str| world.judge(signed.as_bytes(), Some(content.as_bytes())).unwrap();
    assert!(judge(r#"<order><sum currency="KZT">10</sum></order>"#).valid, "the octets that were digested");
    for other in [r#"<order><sum currency="KZT">1000000</sum></order>"#, "", signed.as_str()] {
        let report = judge(other);
        assert_eq!((report.valid, report.reason), (false, Some(Reason::ContentDiffers)));
        assert_eq!(
            (report.signers[0].valid, report.signers[0].reason),
            (false, Some(Reason::ContentDiffers))
        );
    }
    let changed = signed.replace(">10<", ">11<");
    let report = world.judge(changed.as_bytes(), Some(b"<order/>")).unwrap();
    assert_eq!(
        report.reason,
        Some(Reason::DigestMismatch),
        "nothing was signed that content could differ from"
    );
}

#[test]
fn xml_without_a_signature_is_none() {
    let world = World::with(KeyKind::Gost2015);
    assert_eq!(world.judge(b"<a/>", None), Err(Unreadable::NotASignature));
    let broken = world.judge(b"<a><b></a>", None).unwrap_err();
    assert_eq!(broken.code(), "xml-not-well-formed");
    assert_eq!(world.judge(b"<!DOCTYPE a><a/>", None).unwrap_err().code(), "xml-document-type");
}
