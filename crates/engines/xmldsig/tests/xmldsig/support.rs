//! Documents to sign, and the digests that the caller of the crate would check.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2_of_signatures::{Digest, Sha256};
use streebog::Streebog512;
use zan_xmldsig::{Canonicalization, Limits, Reference, Signature, XmlError};

pub const ENVELOPED: &str = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
pub const INCLUSIVE: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
pub const INCLUSIVE_WITH_COMMENTS: &str = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments";
pub const INCLUSIVE_1_1: &str = "http://www.w3.org/2006/12/xml-c14n11";
pub const EXCLUSIVE: &str = "http://www.w3.org/2001/10/xml-exc-c14n#";
pub const SECURITY: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
pub const SECURITY_UTILITY: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
pub const CERTIFICATE_TYPE: &str =
    "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
const SHA_256: &str = "http://www.w3.org/2001/04/xmlenc#sha256";
const STREEBOG_512: &str = "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512";
const NO_DIGEST: &str = "<ds:DigestValue>AAAA</ds:DigestValue>";

pub fn read(document: &str) -> Result<Vec<Signature>, XmlError> {
    zan_xmldsig::read(document.as_bytes(), &Limits::default())
}

pub fn read_one(document: &str) -> Signature {
    let mut signatures = read(document).unwrap();
    assert_eq!(signatures.len(), 1);
    signatures.remove(0)
}

pub fn canonical(document: &str, algorithm: &str) -> String {
    let method = Canonicalization::from_algorithm(algorithm).unwrap();
    let octets = zan_xmldsig::canonicalize(document.as_bytes(), &method, &Limits::default()).unwrap();
    String::from_utf8(octets).unwrap()
}

pub fn text(octets: &[u8]) -> &str {
    std::str::from_utf8(octets).unwrap()
}

/// The digest of a reference is that of these octets.
pub fn is_digest_of(reference: &Reference, octets: &[u8]) -> bool {
    let digest = match reference.digest_method.as_str() {
        SHA_256 => Sha256::digest(octets).to_vec(),
        STREEBOG_512 => Streebog512::digest(octets).to_vec(),
        other => panic!("digest {other}"),
    };
    digest == reference.digest_value
}

/// Every reference holds as XML Signature has it.
pub fn holds(signature: &Signature) -> bool {
    signature.references.iter().all(|reference| is_digest_of(reference, &reference.octets))
}

/// A reference whose digest is not known yet.
pub fn reference(address: &str, transforms: &[&str]) -> String {
    let transforms: String =
        transforms.iter().map(|name| format!("<ds:Transform Algorithm=\"{name}\"/>")).collect();
    reference_with(address, &transforms)
}

/// The same with transforms as XML.
pub fn reference_with(address: &str, transforms: &str) -> String {
    format!(
        "<ds:Reference URI=\"{address}\"><ds:Transforms>{transforms}</ds:Transforms>\
         <ds:DigestMethod Algorithm=\"{SHA_256}\"/>{NO_DIGEST}</ds:Reference>"
    )
}

/// A signature over these references; `rest` follows the value.
pub fn signature(references: &str, rest: &str) -> String {
    format!(
        "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><ds:SignedInfo>\
         <ds:CanonicalizationMethod Algorithm=\"{EXCLUSIVE}\"/>\
         <ds:SignatureMethod Algorithm=\"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256\"/>{references}\
         </ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue>{rest}</ds:Signature>"
    )
}

/// The usual signature over the document around it.
pub fn enveloped() -> String {
    signature(&reference("", &[ENVELOPED, INCLUSIVE]), "")
}

/// The document with the digests that it lacks written in, as a signer does it.
pub fn sealed(document: &str) -> String {
    let mut sealed = document.to_owned();
    let signatures = read(document).unwrap();
    let references = signatures.iter().flat_map(|signature| &signature.references);
    for reference in references.filter(|reference| reference.digest_value == [0; 3]) {
        let digest = STANDARD.encode(Sha256::digest(&reference.octets));
        sealed = sealed.replacen(NO_DIGEST, &format!("<ds:DigestValue>{digest}</ds:DigestValue>"), 1);
    }
    sealed
}

/// A message of the gateway, signed over its Body; `header` is put before the signature.
pub fn envelope(header: &str, key_info: &str) -> String {
    let signature = signature(&reference("#body", &[EXCLUSIVE]), key_info);
    format!(
        "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\" \
         xmlns:wsu=\"{SECURITY_UTILITY}\"><soapenv:Header><wsse:Security xmlns:wsse=\"{SECURITY}\">{header}\
         {signature}</wsse:Security></soapenv:Header><soapenv:Body wsu:Id=\"body\"><sum>10</sum></soapenv:Body>\
         </soapenv:Envelope>"
    )
}
