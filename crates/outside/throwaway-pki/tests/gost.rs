//! GOST halves of the centre: signatures against the arithmetic of the verifier, bundles, repeatability, and the
//! profile against a certificate of the national test centre.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail the test")]

use jiff::Timestamp;
use zan_eds::gost::{self, Curve, PublicKey};
use zan_throwaway_pki::{
    BundleError, CmsOptions, Key, KeyKind, OrganisationRole, Pki, Profile, Subject, WARNING, XmlError,
};

const GOST: [KeyKind; 2] = [KeyKind::Gost2015, KeyKind::Gost2004];

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn centre(seed: u64) -> Pki {
    Pki::new(seed, moment("2026-01-01T00:00:00Z"), moment("2027-01-01T00:00:00Z"), None)
}

fn person(pki: &mut Pki, kind: KeyKind) -> Key {
    pki.issue(Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", Some("СЫНАҚҰЛЫ")), kind)
}

fn curve(kind: KeyKind) -> &'static Curve {
    if kind == KeyKind::Gost2015 { gost::tc26_512_a() } else { gost::cryptopro_a_256() }
}

/// The key stands after `BIT STRING, no unused bits, OCTET STRING` of its known lengths.
fn public_key(kind: KeyKind, certificate: &[u8]) -> PublicKey {
    let (head, size): (&[u8], usize) = match kind {
        KeyKind::Gost2015 => (&[0x03, 0x81, 0x84, 0x00, 0x04, 0x81, 0x80], 128),
        _ => (&[0x03, 0x43, 0x00, 0x04, 0x40], 64),
    };
    let at = certificate.windows(head.len()).position(|window| window == head).unwrap() + head.len();
    PublicKey::from_le_bytes(curve(kind), &certificate[at..at + size]).unwrap()
}

/// What was signed and the signature: the first and the last of the three parts of a certificate.
fn parts(certificate: &[u8], signature_size: usize) -> (&[u8], &[u8]) {
    let length = usize::from(u16::from_be_bytes([certificate[6], certificate[7]]));
    assert_eq!(certificate[4..6], [0x30, 0x82]);
    (&certificate[4..8 + length], &certificate[certificate.len() - signature_size..])
}

#[test]
fn every_certificate_of_the_chain_is_signed_by_the_next() {
    let mut pki = centre(1);
    for kind in GOST {
        let key = person(&mut pki, kind);
        let chain: Vec<&[u8]> =
            std::iter::once(key.certificate()).chain(key.chain().iter().map(Vec::as_slice)).collect();
        assert_eq!(chain.len(), 3);
        let root = chain[2];
        for (certificate, issuer) in chain.iter().zip(chain.iter().skip(1).chain([&root])) {
            let (signed, signature) = parts(certificate, 2 * curve(kind).size());
            let issuer = public_key(kind, issuer);
            assert!(issuer.verify(&kind.digest(signed), signature), "{kind:?}");
            assert!(!issuer.verify(&kind.digest(&signed[1..]), signature), "{kind:?}");
        }
    }
}

#[test]
fn a_signature_is_over_its_content_only() {
    let mut pki = centre(2);
    for kind in GOST {
        let key = person(&mut pki, kind);
        let public = public_key(kind, key.certificate());
        for content in [&b""[..], b"a", &[0; 1000]] {
            let signature = key.sign(content);
            assert_eq!(signature.len(), 2 * curve(kind).size());
            assert!(public.verify(&kind.digest(content), &signature), "{kind:?}");
            assert!(!public.verify(&kind.digest(b"other"), &signature), "{kind:?}");
            let mut changed = signature;
            changed[0] ^= 1;
            assert!(!public.verify(&kind.digest(content), &changed), "{kind:?}");
        }
    }
}

#[test]
fn the_same_seed_makes_the_same_and_another_seed_another() {
    let made = |seed| {
        let mut pki = centre(seed);
        let key = person(&mut pki, KeyKind::Gost2015);
        (pki.anchors(), key.certificate().to_vec(), key.sign_cms(b"content", &CmsOptions::attached()))
    };
    assert_eq!(made(3), made(3));
    let (first, second) = (made(3), made(4));
    assert_ne!(first.0, second.0);
    assert_ne!(first.1, second.1);
    // Two people of one centre never share a key or a number.
    let mut pki = centre(3);
    let keys = [person(&mut pki, KeyKind::Gost2015), person(&mut pki, KeyKind::Gost2015)];
    assert_ne!(keys[0].serial(), keys[1].serial());
    assert_ne!(keys[0].sign(b"x"), keys[1].sign(b"x"));
}

#[test]
fn a_key_comes_back_from_its_bundle() {
    let mut pki = centre(5);
    for kind in KeyKind::ALL {
        let key = person(&mut pki, kind);
        let bundle = key.to_bundle();
        assert!(bundle.contains(WARNING));
        let again = Key::from_bundle(&bundle).unwrap();
        assert_eq!(again.certificate(), key.certificate());
        assert_eq!(again.chain(), key.chain());
        assert_eq!((again.name(), again.iin(), again.bin()), ("СЫНАҚОВ СЫНАҚ", Some("900101300126"), None));
        assert_eq!(again.sign(b"content"), key.sign(b"content"), "{kind:?}");
    }
}

#[test]
fn what_is_no_bundle_is_refused() {
    let mut pki = centre(5);
    let bundle = person(&mut pki, KeyKind::Gost2015).to_bundle();
    let refused = |text: &str| Key::from_bundle(text).map(drop).unwrap_err();
    assert!(matches!(refused("{}"), BundleError::Shape(_)));
    assert_eq!(refused(&bundle.replace("THROW-AWAY", "REAL")), BundleError::Unmarked);
    let value: serde_json::Value = serde_json::from_str(&bundle).unwrap();
    let with = |member: &str, text: &str| {
        let mut value = value.clone();
        value[member] = text.into();
        value.to_string()
    };
    assert_eq!(refused(&with("secret", "00")), BundleError::Member("secret"));
    assert_eq!(refused(&with("secret", &"00".repeat(64))), BundleError::Member("secret"));
    assert_eq!(refused(&with("certificate", "AAAA")), BundleError::Member("certificate"));
}

#[test]
fn a_centre_comes_back_with_its_record() {
    let mut pki = centre(6);
    let (kept, revoked) = (person(&mut pki, KeyKind::Gost2015), person(&mut pki, KeyKind::Gost2015));
    pki.revoke(&revoked, moment("2026-05-01T00:00:00Z"));
    let mut again = Pki::from_bundle(&pki.to_bundle()).unwrap();
    let now = moment("2026-06-01T00:00:00Z");
    assert_eq!(again.crl(KeyKind::Gost2015, now), pki.crl(KeyKind::Gost2015, now));
    assert_eq!(again.anchors(), pki.anchors());
    // The next key is a new one, not the first over again.
    let next = person(&mut again, KeyKind::Gost2015);
    assert!(![kept.serial(), revoked.serial()].contains(&next.serial()));
    assert_eq!(
        Pki::from_bundle("[]").map(drop).map_err(|error| matches!(error, BundleError::Shape(_))),
        Err(true)
    );
}

#[test]
fn the_profile_is_that_of_the_national_test_centre() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/fixtures/nca-test-2026");
    let read = |name: &str| std::fs::read(folder.join(name));
    let Ok(theirs) = read("cert_legal_head.cer") else {
        println!("skipped: no fixtures");
        return;
    };
    let mut pki = centre(8);
    let subject = Subject::Organisation {
        role: OrganisationRole::Head,
        iin: "123456789011".to_owned(),
        bin: "123456789021".to_owned(),
        organisation: "АО \"ТЕСТ\"".to_owned(),
        surname: "ТЕСТОВ".to_owned(),
        given: "ТЕСТ".to_owned(),
        patronymic: Some("ТЕСТОВИЧ".to_owned()),
    };
    let profile = Profile::valid(moment("2026-05-08T07:10:15Z"), moment("2027-05-08T07:10:15Z"));
    let ours = pki.issue_with(subject, KeyKind::Gost2015, &profile);
    // Validity and subject stand one after the other, and so do the bytes of the key's algorithm.
    let from = find(&theirs, b"\x17\x0d260508071015Z");
    let to = find(&theirs, &[0x03, 0x81, 0x84, 0x00]);
    assert!(ours.certificate().windows(to - from).any(|window| *window == theirs[from..to]));
    let usages = ["1.3.6.1.5.5.7.3.4", "1.2.398.3.3.4.1.2", "1.2.398.3.3.4.1.2.1"];
    assert_eq!(ours.extended_usages(), usages);
    // Extended key usage, key usage, storage: whole extensions, byte for byte.
    for start in ["0603551d25", "0603551d0f0101ff", "06062a830e030305"] {
        let start = hex::decode(start).unwrap();
        let from = find(&theirs, &start) - 2;
        let length = usize::from(theirs[from + 1]) + 2;
        let extension = &theirs[from..from + length];
        assert!(ours.certificate().windows(length).any(|window| window == extension), "{extension:02x?}");
    }
}

fn find(bytes: &[u8], part: &[u8]) -> usize {
    bytes.windows(part.len()).position(|window| window == part).unwrap()
}

/// The signer's canonical form and the verifier's were written apart and agree.
#[test]
fn a_signature_in_xml_is_over_the_document() {
    let mut pki = centre(9);
    for kind in GOST {
        let key = person(&mut pki, kind);
        let public = public_key(kind, key.certificate());
        for xml in [
            "<act><number>1</number></act>",
            "<?xml version=\"1.0\"?>\n<?x y?><n:a  xmlns:n='urn:n' xmlns='urn:d' z='1' n:b=\"&#10;&lt;\"><!-- c --><c/>\r\n ә&amp;\
             <![CDATA[<]]></n:a>\n<?z?>",
            "<a/>",
        ] {
            let signed = key.sign_xml(xml).unwrap();
            let signatures = zan_xmldsig::read(signed.as_bytes(), &zan_xmldsig::Limits::default()).unwrap();
            let [signature] = signatures.as_slice() else { panic!("{signed}") };
            let [reference] = signature.references.as_slice() else { panic!("{signed}") };
            assert_eq!(reference.digest_value, kind.digest(&reference.octets), "{signed}");
            assert_eq!(signature.certificates, [key.certificate().to_vec()]);
            assert!(public.verify(&kind.digest(&signature.signed_info), &signature.value), "{signed}");
        }
    }
}

#[test]
fn somebody_can_be_given_another_certificate() {
    let mut pki = centre(10);
    let key = person(&mut pki, KeyKind::Gost2015);
    let old = Profile::valid(moment("2024-01-01T00:00:00Z"), moment("2025-01-01T00:00:00Z"));
    let expired = pki.issue_again(&key, &old).unwrap();
    assert_eq!((expired.name(), expired.iin()), (key.name(), key.iin()));
    assert_ne!(expired.serial(), key.serial());
    assert!(find(expired.certificate(), b"\x17\x0d250101000000Z") > 0);
    // Holder and usages are the same bytes.
    let subject = find(key.certificate(), "СЫНАҚҰЛЫ".as_bytes());
    assert_eq!(find(expired.certificate(), "СЫНАҚҰЛЫ".as_bytes()), subject);
    assert_eq!(expired.extended_usages(), key.extended_usages());
}

#[test]
fn only_xml_is_signed_as_xml() {
    let mut pki = centre(9);
    let key = person(&mut pki, KeyKind::Gost2015);
    let signed = key.sign_xml("<act><number>1</number></act>").unwrap();
    assert!(signed.starts_with("<act><number>1</number><ds:Signature"));
    assert!(signed.ends_with("</ds:Signature></act>"));
    for wrong in ["", "text", "<a>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"] {
        assert!(matches!(key.sign_xml(wrong), Err(XmlError::Malformed(_))), "{wrong}");
    }
}
