//! Why a document was refused.

use crate::limits::Measure;

/// The document is no signed XML that may be believed. Nothing of it may be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XmlError {
    /// A bound of [`Limits`](crate::Limits) was passed.
    #[error("the document exceeds the limit of {}", .0.name())]
    Exceeds(Measure),
    /// The bytes or the declaration are of another encoding than UTF-8.
    #[error("the document is not encoded in UTF-8")]
    Encoding,
    /// The declaration names another version than XML 1.0.
    #[error("the document is not XML 1.0")]
    Version,
    /// XML 1.0 or Namespaces in XML 1.0 is violated.
    #[error("the document is not well-formed: {0}")]
    NotWellFormed(String),
    /// A document type declaration, the door of entity bombs and external entities.
    #[error("the document has a document type declaration")]
    DocumentType,
    /// An entity other than the five of XML itself.
    #[error("the document refers to an entity")]
    Entity,
    /// No `ds:Signature` element.
    #[error("the document has no signature")]
    NoSignature,
    /// A `ds:Signature` inside another one.
    #[error("a signature lies inside another signature")]
    NestedSignature,
    /// The named part of a signature is absent, occurs twice, is in the wrong place or holds what it may not.
    #[error("the {0} of the signature is malformed")]
    Malformed(&'static str),
    /// The signature has no reference: it signs nothing.
    #[error("the signature refers to nothing")]
    NoReference,
    /// A reference to something else than this document (`""`) or an element of it (`"#id"`).
    #[error("the signature refers to {0:?}, which is not a part of this document")]
    OutsideReference(String),
    /// No element has the identifier referred to.
    #[error("no element has the identifier {0:?}")]
    UnknownIdentifier(String),
    /// Several elements have the identifier referred to.
    #[error("several elements have the identifier {0:?}")]
    DuplicateIdentifier(String),
    /// A transform other than enveloped-signature and canonicalisation: XSLT, XPath, base64, …
    #[error("the transform {0:?} is not allowed")]
    UnknownTransform(String),
    /// A canonicalisation of the signed information that is not known.
    #[error("the canonicalisation {0:?} is not known")]
    UnknownCanonicalization(String),
    /// A transform occurs twice or after the canonicalisation.
    #[error("the transforms stand in an impossible order")]
    TransformOrder,
    /// The reference is to a `ds:Manifest`, whose own references nobody would check.
    #[error("the signature refers to a manifest")]
    Manifest,
    /// The reference is to the signature itself, its signed information or value, or to what contains it without
    /// leaving it out.
    #[error("the signature refers to itself")]
    SelfReference,
    /// The reference is to a part of another signature.
    #[error("the signature refers into another signature")]
    ForeignSignature,
    /// Canonical XML 1.1 of an element below an `xml:base`, whose joining is not implemented.
    #[error("canonicalisation 1.1 below an xml:base is not supported")]
    XmlBase,
    /// The named element does not hold base64.
    #[error("the {0} is not base64")]
    Base64(&'static str),
}

/// Each code stands once: the list of all of them cannot forget one.
macro_rules! codes {
    ($($error:pat => $code:literal,)+) => {
        /// The codes of all errors, in the order of declaration.
        pub const CODES: &'static [&'static str] = &[$($code),+];

        /// Stable code, kebab-case.
        pub const fn code(&self) -> &'static str {
            match self { $($error => $code,)+ }
        }
    };
}

impl XmlError {
    codes! {
        Self::Exceeds(_) => "xml-too-large",
        Self::Encoding => "xml-encoding",
        Self::Version => "xml-version",
        Self::NotWellFormed(_) => "xml-not-well-formed",
        Self::DocumentType => "xml-document-type",
        Self::Entity => "xml-entity",
        Self::NoSignature => "xml-no-signature",
        Self::NestedSignature => "xml-nested-signature",
        Self::Malformed(_) => "xml-signature-malformed",
        Self::NoReference => "xml-no-reference",
        Self::OutsideReference(_) => "xml-outside-reference",
        Self::UnknownIdentifier(_) => "xml-unknown-identifier",
        Self::DuplicateIdentifier(_) => "xml-duplicate-identifier",
        Self::UnknownTransform(_) => "xml-unknown-transform",
        Self::UnknownCanonicalization(_) => "xml-unknown-canonicalization",
        Self::TransformOrder => "xml-transform-order",
        Self::Manifest => "xml-manifest",
        Self::SelfReference => "xml-self-reference",
        Self::ForeignSignature => "xml-foreign-signature",
        Self::XmlBase => "xml-base",
        Self::Base64(_) => "xml-base64",
    }

    pub(crate) fn not_well_formed(what: &str) -> Self {
        Self::NotWellFormed(what.to_owned())
    }
}

/// The beginning of a stranger's text, short enough for a message.
pub(crate) fn shown(text: &str) -> String {
    text.chars().take(120).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_distinct_and_kebab_case() {
        let codes: BTreeSet<&str> = XmlError::CODES.iter().copied().collect();
        assert_eq!(codes.len(), XmlError::CODES.len());
        assert!(codes.contains(XmlError::Base64("value").code()));
        for code in codes {
            assert!(code.starts_with("xml-"), "{code}");
            assert!(code.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '-')), "{code}");
        }
    }
}
