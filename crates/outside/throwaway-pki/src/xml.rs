//! Enveloped signatures in XML (XMLDSig 1.1) over a whole document, with exclusive canonical XML 1.0.

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use roxmltree::Document;

use crate::{
    algorithm::KeyKind,
    canonical::{canonical, qualified_name},
    key::Key,
    names,
    pki::flip_last_bit,
};

/// Why a document was not signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XmlError {
    /// Not XML, or XML with a document type.
    #[error("the document is not XML that can be signed: {0}")]
    Malformed(String),
    /// Elements lie deeper in each other than 200.
    #[error("the document is too deep")]
    TooDeep,
}

/// What is wrong with a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlFault {
    /// The digest is of other octets; the signature over it is right.
    WrongDigest,
    /// One bit of the signature is another.
    WrongSignature,
    /// The signature is named as one of another kind than the key is.
    OtherSignatureAlgorithm,
    /// The certificate is not inside.
    NoCertificate,
}

impl Key {
    /// Signs a document: the same document with the signature as the last child of its root.
    ///
    /// # Errors
    /// [`XmlError`].
    pub fn sign_xml(&self, xml: &str) -> Result<String, XmlError> {
        self.sign_xml_with(xml, None)
    }

    /// The same with a fault.
    ///
    /// # Errors
    /// [`XmlError`].
    pub fn sign_xml_with(&self, xml: &str, fault: Option<XmlFault>) -> Result<String, XmlError> {
        let document = Document::parse(xml).map_err(|error| XmlError::Malformed(error.to_string()))?;
        let octets = canonical(&document).ok_or(XmlError::TooDeep)?;
        let mut digest = self.kind().digest(octets.as_bytes());
        if fault == Some(XmlFault::WrongDigest) {
            flip_last_bit(&mut digest);
        }
        let named = match (fault, self.kind()) {
            (Some(XmlFault::OtherSignatureAlgorithm), KeyKind::Rsa) => KeyKind::Gost2015,
            (Some(XmlFault::OtherSignatureAlgorithm), _) => KeyKind::Rsa,
            (_, kind) => kind,
        };
        let (signature_name, digest_name) = (named.xml_algorithms().0, self.kind().xml_algorithms().1);
        // The canonical form of SignedInfo declares the one namespace it uses; in the document its parent does.
        let declaration = format!(" xmlns:ds=\"{}\"", names::XML_SIGNATURE);
        let mut value = self.sign(signed_info(&declaration, signature_name, digest_name, &digest).as_bytes());
        if fault == Some(XmlFault::WrongSignature) {
            flip_last_bit(&mut value);
        }
        let certificate = (fault != Some(XmlFault::NoCertificate)).then(|| self.certificate());
        let signature = format!(
            "<ds:Signature{declaration}>{}<ds:SignatureValue>{}</ds:SignatureValue>{}</ds:Signature>",
            signed_info("", signature_name, digest_name, &digest),
            BASE64.encode(&value),
            certificate.map(key_info).unwrap_or_default(),
        );
        Ok(insert(&document, &signature))
    }
}

/// SignedInfo in its canonical form, but for the declaration of its namespace.
fn signed_info(declaration: &str, signature_name: &str, digest_name: &str, digest: &[u8]) -> String {
    format!(
        "<ds:SignedInfo{declaration}>\
         <ds:CanonicalizationMethod Algorithm=\"{c14n}\"></ds:CanonicalizationMethod>\
         <ds:SignatureMethod Algorithm=\"{signature_name}\"></ds:SignatureMethod>\
         <ds:Reference URI=\"\"><ds:Transforms>\
         <ds:Transform Algorithm=\"{enveloped}\"></ds:Transform>\
         <ds:Transform Algorithm=\"{c14n}\"></ds:Transform></ds:Transforms>\
         <ds:DigestMethod Algorithm=\"{digest_name}\"></ds:DigestMethod>\
         <ds:DigestValue>{digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>",
        c14n = names::EXCLUSIVE_CANONICAL_XML,
        enveloped = names::ENVELOPED_SIGNATURE,
        digest = BASE64.encode(digest),
    )
}

fn key_info(certificate: &[u8]) -> String {
    format!(
        "<ds:KeyInfo><ds:X509Data><ds:X509Certificate>{}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>",
        BASE64.encode(certificate)
    )
}

/// The document with `addition` as the last child of its root.
fn insert(document: &Document<'_>, addition: &str) -> String {
    let (source, root) = (document.input_text(), document.root_element());
    let end = root.range().end;
    let (before, after) = source.split_at_checked(end).unwrap_or((source, ""));
    match before.strip_suffix("/>") {
        // An end tag cannot end so: a name does not end with a slash.
        Some(open) => format!("{}>{addition}</{}>{after}", open.trim_end(), qualified_name(root)),
        None => {
            let close = before.rfind("</").unwrap_or(before.len());
            let (content, close) = before.split_at_checked(close).unwrap_or((before, ""));
            format!("{content}{addition}{close}{after}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_becomes_the_last_child_of_the_root() {
        for (xml, expected) in [
            ("<a/>", "<a>+</a>"),
            (
                "<?xml version=\"1.0\"?><n:a x=\"/>\" />\n<!-- </z> -->",
                "<?xml version=\"1.0\"?><n:a x=\"/>\">+</n:a>\n<!-- </z> -->",
            ),
            ("<a><b/></a >\n", "<a><b/>+</a >\n"),
            ("<a></a>", "<a>+</a>"),
        ] {
            let xml = xml.replace("<n:a", "<n:a xmlns:n=\"urn:n\"");
            let expected = expected.replace("<n:a", "<n:a xmlns:n=\"urn:n\"");
            assert_eq!(insert(&Document::parse(&xml).unwrap(), "+"), expected);
        }
    }
}
