//! Which part of an XML document a signature is about: bodies of messages, elements, and attempts to pass off
//! something else as what was signed.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use zan_eds::{Reason, Unreadable, time_stamp};
use zan_throwaway_pki::{Key, KeyKind};

use crate::world::{World, moment};

const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
const C14N: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const GOST: &str = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512";
const STREEBOG: &str = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512";

/// A signature over the element with the identifier, with these values.
fn signature(key: &Key, id: &str, digest: &[u8], value: &[u8]) -> String {
    format!(
        "<ds:Signature xmlns:ds=\"{DS}\"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"{C14N}\"/>\
         <ds:SignatureMethod Algorithm=\"{GOST}\"/><ds:Reference URI=\"#{id}\"><ds:Transforms>\
         <ds:Transform Algorithm=\"{C14N}\"/></ds:Transforms><ds:DigestMethod Algorithm=\"{STREEBOG}\"/>\
         <ds:DigestValue>{}</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>{}\
         </ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data>\
         </ds:KeyInfo></ds:Signature>",
        BASE64.encode(digest),
        BASE64.encode(value),
        BASE64.encode(key.certificate()),
    )
}

/// Signs the element with the identifier; `document` puts a signature into its place.
fn sign(key: &Key, id: &str, document: impl Fn(&str) -> String) -> String {
    let read = |signature: &str| {
        zan_xmldsig::read(document(signature).as_bytes(), &zan_xmldsig::Limits::default()).unwrap().remove(0)
    };
    let unsigned = read(&signature(key, id, b"x", b"x"));
    let digest = KeyKind::Gost2015.digest(&unsigned.references[0].octets);
    let signed_info = read(&signature(key, id, &digest, b"x")).signed_info;
    document(&signature(key, id, &digest, &key.sign(&signed_info)))
}

/// A message of the gateway, signed over its Body.
fn message(key: &Key) -> String {
    sign(key, "body", |signature| {
        format!(
            "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Header><w:Security \
             xmlns:w=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd\">\
             {signature}</w:Security></s:Header><s:Body xmlns:u=\"http://docs.oasis-open.org/wss/2004/01/\
             oasis-200401-wss-wssecurity-utility-1.0.xsd\" u:Id=\"body\"><sum>10</sum></s:Body></s:Envelope>"
        )
    })
}

fn world() -> (World, Key) {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    (world, key)
}

#[test]
fn the_body_of_a_message() {
    let (world, key) = world();
    let message = message(&key);
    let report = world.judge(message.as_bytes(), None).unwrap();
    assert!(report.valid, "{:?}", report.reason);
    assert_eq!(report.documents[0].name, "#body");
    assert!(String::from_utf8_lossy(&report.documents[0].bytes).contains("<sum>10</sum>"));
    let changed = message.replace("<sum>10", "<sum>99");
    assert_eq!(world.judge(changed.as_bytes(), None).unwrap().reason, Some(Reason::DigestMismatch));
}

#[test]
fn a_signature_over_a_part_is_not_about_the_document() {
    let (world, key) = world();
    let document = sign(&key, "part", |signature| {
        format!("<order><sum Id=\"part\">10</sum><to>anybody</to>{signature}</order>")
    });
    let report = world.judge(document.as_bytes(), None).unwrap();
    assert_eq!((report.valid, report.reason), (false, Some(Reason::XmlCoversPart)));
}

#[test]
fn a_signed_body_that_was_moved_away() {
    let (world, key) = world();
    let message = message(&key);
    let start = message.find("<s:Body").unwrap();
    let body = &message[start..message.find("</s:Envelope>").unwrap()];
    let forged = body.replace("10", "99").replace("u:Id=\"body\"", "u:Id=\"forged\"");
    let wrapped = message.replace(body, &format!("<old>{body}</old>{forged}"));
    let report = world.judge(wrapped.as_bytes(), None).unwrap();
    assert_eq!((report.valid, report.reason), (false, Some(Reason::XmlCoversPart)));
    assert!(report.documents.is_empty(), "nothing that could be used by mistake");
}

#[test]
fn two_elements_of_one_identifier() {
    let (world, key) = world();
    let message = message(&key);
    let twice = message.replace("</s:Envelope>", "<x Id=\"body\"/></s:Envelope>");
    let error = world.judge(twice.as_bytes(), None).unwrap_err();
    assert_eq!(error.code(), "xml-duplicate-identifier");
    assert!(matches!(error, Unreadable::Xml { .. }));
}

#[test]
fn another_digest_than_the_signature_has() {
    let (world, key) = world();
    let message = message(&key);
    let confused = message.replace(STREEBOG, "http://www.w3.org/2001/04/xmlenc#sha256");
    assert_eq!(world.judge(confused.as_bytes(), None).unwrap().reason, Some(Reason::AlgorithmMismatch));
    let weak = message.replace(STREEBOG, "http://www.w3.org/2000/09/xmldsig#sha1");
    assert_eq!(world.judge(weak.as_bytes(), None).unwrap().reason, Some(Reason::DigestTooWeak));
    let named_rsa = message.replace(GOST, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    assert_eq!(world.judge(named_rsa.as_bytes(), None).unwrap().reason, Some(Reason::AlgorithmMismatch));
}

/// The message with a time-stamp token of XAdES in its signature.
fn stamped(message: &str, token: &[u8]) -> String {
    let object = format!(
        "<ds:Object><x:QualifyingProperties xmlns:x=\"http://uri.etsi.org/01903/v1.3.2#\"><x:UnsignedProperties>\
         <x:UnsignedSignatureProperties><x:SignatureTimeStamp><x:EncapsulatedTimeStamp>{}\
         </x:EncapsulatedTimeStamp></x:SignatureTimeStamp></x:UnsignedSignatureProperties>\
         </x:UnsignedProperties></x:QualifyingProperties></ds:Object></ds:Signature>",
        BASE64.encode(token)
    );
    message.replace("</ds:Signature>", &object)
}

#[test]
fn a_time_stamp_of_xades() {
    let (world, key) = world();
    let message = message(&key);
    let draft = stamped(&message, b"x");
    let read = zan_xmldsig::read(draft.as_bytes(), &zan_xmldsig::Limits::default()).unwrap();
    let token = |octets: &[u8]| {
        let imprint = time_stamp::imprint(time_stamp::STREEBOG_512, octets).unwrap();
        let asked = time_stamp::request(time_stamp::STREEBOG_512, &imprint, None, true);
        let response = world.pki.answer_tsp(&asked, moment("2026-11-20T05:00:00Z"));
        time_stamp::token_of_response(&response).unwrap().to_vec()
    };
    let judged = |token: &[u8]| {
        let report = world.judge(stamped(&message, token).as_bytes(), None).unwrap();
        assert!(report.valid, "{:?}", report.reason);
        (report.signers[0].timestamped_at, report.signers[0].doubts.clone())
    };
    let good = token(&read[0].time_stamps[0].octets);
    assert_eq!(judged(&good), (Some(moment("2026-11-20T05:00:00Z")), vec![]));
    assert_eq!(judged(&token(b"other octets")), (None, vec![Reason::TimeStampMismatch]));
    assert_eq!(judged(b"no token"), (None, vec![Reason::TimeStampInvalid]));
}
