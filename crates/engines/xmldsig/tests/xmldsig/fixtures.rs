//! Documents signed by the state's own programs, where the folder of fixtures is there.

use std::path::Path;

use rsa::RsaPublicKey;
use rsa::pkcs1v15::{Signature as RsaSignature, VerifyingKey};
use rsa::pkcs8::DecodePublicKey;
use rsa::signature::Verifier;
use sha2_of_signatures::Sha256;
use x509_cert::Certificate;
use x509_cert::der::{Decode, Encode};
use zan_xmldsig::{Covers, Signature};

use crate::support::{
    EXCLUSIVE, INCLUSIVE, INCLUSIVE_1_1, INCLUSIVE_WITH_COMMENTS, canonical, holds, read, read_one, text,
};

fn fixture(name: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/fixtures");
    if !folder.exists() {
        println!("skipped: there is no {}", folder.display());
        return None;
    }
    Some(std::fs::read_to_string(folder.join(name)).unwrap())
}

fn rsa_holds(signature: &Signature) -> bool {
    let certificate = Certificate::from_der(&signature.certificates[0]).unwrap();
    let key = certificate.tbs_certificate.subject_public_key_info.to_der().unwrap();
    let key = VerifyingKey::<Sha256>::new(RsaPublicKey::from_public_key_der(&key).unwrap());
    let value = RsaSignature::try_from(signature.value.as_slice()).unwrap();
    key.verify(&signature.signed_info, &value).is_ok()
}

#[test]
fn rsa_document_of_the_certification_centre_holds() {
    let Some(document) = fixture("nca-test/nca_test_xmldsig_rsa.xml") else { return };
    let signature = read_one(&document);
    assert_eq!(signature.signature_method, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    assert_eq!(signature.references.len(), 1);
    assert_eq!(signature.references[0].covers, Covers::WholeDocument);
    assert_eq!(text(&signature.references[0].octets), "<a><b>test</b></a>");
    assert!(holds(&signature));
    assert!(rsa_holds(&signature));
}

#[test]
fn rsa_document_with_a_changed_byte_does_not_hold() {
    let Some(document) = fixture("nca-test/nca_test_xmldsig_rsa.xml") else { return };
    assert!(!holds(&read_one(&document.replace("test</b>", "Test</b>"))));
    let other = document.replace("9KpJreFMA6K98mcu2hxdAe", "9KpJreFMA6K98mcu2hxdAf");
    assert!(!rsa_holds(&read_one(&other)));
}

#[test]
fn gost_documents_of_the_state_library_have_their_digests() {
    let octets = [
        ("gost512-selfsigned/xmldsig_simple.xml", "<root><a>1</a><b attr=\"x\">текст</b></root>"),
        (
            "gost512-selfsigned/xmldsig_namespaces.xml",
            "<ns1:doc xmlns:ns1=\"urn:test\" id=\"d1\"><ns1:item>  spaced  </ns1:item><empty></empty></ns1:doc>",
        ),
    ];
    for (name, expected) in octets {
        let Some(document) = fixture(name) else { return };
        let signature = read_one(&document);
        assert_eq!(text(&signature.references[0].octets), expected);
        assert!(holds(&signature), "{name}");
        assert_eq!(signature.value.len(), 128);
        assert!(Certificate::from_der(&signature.certificates[0]).is_ok());
        let changed = document.replace("attr=\"x\"", "attr=\"y\"").replace("spaced", "spaced ");
        assert!(!holds(&read_one(&changed)), "{name}");
    }
}

#[test]
fn messages_of_the_gateway_are_read_and_found_unsigned() {
    for name in ["async-request", "async-response", "sync-request", "sync-response-person"] {
        let Some(document) = fixture(&format!("composed/shep-{name}.xml")) else { return };
        assert_eq!(read(&document).unwrap_err().code(), "xml-no-signature", "{name}");
        for algorithm in [INCLUSIVE, INCLUSIVE_WITH_COMMENTS, INCLUSIVE_1_1, EXCLUSIVE] {
            let once = canonical(&document, algorithm);
            assert_eq!(canonical(&once, algorithm), once, "{name} {algorithm}");
        }
    }
}

/// A signature put over the Body of the composed request; the digest was computed once with libxml2's exclusive
/// canonicalisation and a SHA-256 of another program.
#[test]
fn body_of_a_gateway_request_has_the_digest_that_libxml2_finds() {
    let Some(document) = fixture("composed/shep-sync-request.xml") else { return };
    let signature = crate::support::signature(
        &crate::support::reference("#id-6f0a1f6e-0d0f-4a0a-9f57-2f9b6c1d0001", &[EXCLUSIVE]),
        "",
    );
    let document =
        document.replace("<soapenv:Header/>", &format!("<soapenv:Header>{signature}</soapenv:Header>"));
    let mut signature = read_one(&document);
    let reference = &mut signature.references[0];
    assert!(matches!(reference.covers, Covers::SoapBody { .. }));
    reference.digest_value =
        hex::decode("dc25db820be1e32ac8f8767669d2086bbd901ee21b8d2d502c229211a7cc514b").unwrap();
    assert!(holds(&signature));
}
