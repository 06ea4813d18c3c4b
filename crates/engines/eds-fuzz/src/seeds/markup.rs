//! Signed XML.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use zan_throwaway_pki::{Key, KeyKind, XmlFault};

use super::{Centre, Seeds};
use crate::Target;

const DS: &str = "http://www.w3.org/2000/09/xmldsig#";
const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
const INCLUSIVE: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
const UTILITY: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
const SECURITY: &str = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
const XADES: &str = "http://uri.etsi.org/01903/v1.3.2#";

const DOCUMENTS: [&str; 3] = [
    "<order><sum>10</sum></order>",
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<o:order xmlns:o=\"urn:o\" xmlns=\"urn:d\" o:b=\"2\" a=\"1\" \
     xml:lang=\"kk\">\r\n<!-- п --><a xmlns:x=\"urn:x\" x:y=\"&lt;&#10;&quot;\">Ә&amp;<![CDATA[<b>]]></a><?p i?></o:order>",
    "<order Id=\"o\"><rows><row id=\"1\"/><row id=\"2\"/></rows><to xmlns=\"\">x</to></order>",
];

/// Enveloped signatures, one and two, faulty ones; messages of the gateway.
pub(super) fn add(centre: &Centre, seeds: &mut Seeds) {
    for document in DOCUMENTS {
        let Ok(signed) = centre.person.sign_xml(document) else { continue };
        if let Ok(twice) = centre.head.sign_xml(&signed) {
            seeds.add(Target::Xml, twice);
        }
        seeds.add(Target::Xml, signed);
    }
    let faults = [
        XmlFault::WrongDigest,
        XmlFault::WrongSignature,
        XmlFault::OtherSignatureAlgorithm,
        XmlFault::NoCertificate,
    ];
    for fault in faults {
        seeds.inputs.extend(
            centre.person.sign_xml_with(DOCUMENTS[0], Some(fault)).ok().map(|xml| (Target::Xml, xml.into())),
        );
    }
    for canonicalization in [EXCLUSIVE, INCLUSIVE] {
        seeds.inputs.extend(message(&centre.person, canonicalization).map(|xml| (Target::Xml, xml.into())));
    }
}

/// Algorithm identifiers of signature and digest.
fn algorithms(kind: KeyKind) -> (&'static str, &'static str) {
    match kind {
        KeyKind::Gost2015 => (
            "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512",
            "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512",
        ),
        KeyKind::Gost2004 => (
            "http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311",
            "http://www.w3.org/2001/04/xmldsig-more#gost34311",
        ),
        KeyKind::Rsa => {
            ("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmlenc#sha256")
        }
    }
}

/// A message of the gateway with a signature over its Body and over when it was signed, by a token in the header.
fn message(key: &Key, canonicalization: &str) -> Option<String> {
    let read = |digests: &[Vec<u8>; 2], value: &[u8]| {
        let document = document(key, canonicalization, digests, value);
        let read = zan_xmldsig::read(document.as_bytes(), &zan_xmldsig::Limits::default());
        Some((document, read.ok()?.into_iter().next()?))
    };
    let empty = [b"x".to_vec(), b"x".to_vec()];
    let (_, unsigned) = read(&empty, b"x")?;
    let digest = |index: usize| Some(key.kind().digest(&unsigned.references.get(index)?.octets));
    let digests = [digest(0)?, digest(1)?];
    let (_, digested) = read(&digests, b"x")?;
    read(&digests, &key.sign(&digested.signed_info)).map(|(document, _)| document)
}

fn document(key: &Key, canonicalization: &str, digests: &[Vec<u8>; 2], value: &[u8]) -> String {
    let (method, digest_method) = algorithms(key.kind());
    let reference = |identifier: &str, digest: &[u8]| {
        format!(
            "<ds:Reference URI=\"#{identifier}\"><ds:Transforms><ds:Transform Algorithm=\"{canonicalization}\">\
             <e:InclusiveNamespaces xmlns:e=\"{EXCLUSIVE}\" PrefixList=\"s\"/></ds:Transform></ds:Transforms>\
             <ds:DigestMethod Algorithm=\"{digest_method}\"/><ds:DigestValue>{}</ds:DigestValue></ds:Reference>",
            BASE64.encode(digest)
        )
        .replace(&inclusive_namespaces(canonicalization), "")
    };
    let [body, properties] = digests;
    format!(
        "<s:Envelope xmlns:s=\"{SOAP}\"><s:Header><w:Security xmlns:w=\"{SECURITY}\" xmlns:u=\"{UTILITY}\">\
         <w:BinarySecurityToken ValueType=\"x#X509v3\" u:Id=\"t\">{}</w:BinarySecurityToken>\
         <ds:Signature xmlns:ds=\"{DS}\"><ds:SignedInfo><ds:CanonicalizationMethod \
         Algorithm=\"{canonicalization}\"/><ds:SignatureMethod Algorithm=\"{method}\"/>{}{}</ds:SignedInfo>\
         <ds:SignatureValue>{}</ds:SignatureValue><ds:KeyInfo><w:SecurityTokenReference>\
         <w:Reference URI=\"#t\"/></w:SecurityTokenReference></ds:KeyInfo><ds:Object>\
         <x:QualifyingProperties xmlns:x=\"{XADES}\"><x:SignedProperties Id=\"p\"><x:SignedSignatureProperties>\
         <x:SigningTime>2026-11-20T05:00:00Z</x:SigningTime></x:SignedSignatureProperties></x:SignedProperties>\
         </x:QualifyingProperties></ds:Object></ds:Signature></w:Security></s:Header>\
         <s:Body xmlns:u=\"{UTILITY}\" u:Id=\"body\"><sum>10</sum></s:Body></s:Envelope>",
        BASE64.encode(key.certificate()),
        reference("body", body),
        reference("p", properties),
        BASE64.encode(value),
    )
}

/// What inclusive canonicalisation has no use for.
fn inclusive_namespaces(canonicalization: &str) -> String {
    if canonicalization == EXCLUSIVE {
        return "\0".to_owned();
    }
    format!("<e:InclusiveNamespaces xmlns:e=\"{EXCLUSIVE}\" PrefixList=\"s\"/>")
}
