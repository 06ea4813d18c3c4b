//! What is asked of the verifier.

use jiff::Timestamp;
use zan_xmldsig::XmlError;

use crate::{Limits, TrustStore};

/// Evidence that was recorded beside a signature: what the centre answered when the signature was received. It is
/// judged exactly like evidence inside the signature; nothing in it is believed without its own signature.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// OCSP responses (RFC 6960), DER, with or without the outer `OCSPResponse`.
    pub ocsp: Vec<Vec<u8>>,
    /// Revocation lists (RFC 5280, 5), DER. A delta list counts where it revokes or lifts a hold; it never makes a
    /// certificate good.
    pub crls: Vec<Vec<u8>>,
    /// Time-stamp tokens (RFC 3161) over the value of a signature, DER.
    pub time_stamps: Vec<Vec<u8>>,
}

/// One question: is this signature good, who signed what, and when?
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// CMS in DER, BER, PEM or base64; a signed XML document; or an evidence container.
    pub input: &'a [u8],
    /// The content of a detached signature. Of a signature that carries its content it must be the same, byte for
    /// byte: the attached content, one of the documents of a container, or of signed XML the canonical octets of the
    /// message as they were digested (the document without its signature, or the body). Else
    /// [`ContentDiffers`](crate::Reason::ContentDiffers).
    pub content: Option<&'a [u8]>,
    /// Authorities that are believed.
    pub trust: &'a TrustStore,
    /// What is known beside what the signature carries.
    pub evidence: &'a Evidence,
    /// The moment at which certificates must have been valid. `None`: the moment of a good time stamp, else `now`.
    pub at: Option<Timestamp>,
    /// The present moment.
    pub now: Timestamp,
    /// How much is read and tried.
    pub limits: Limits,
}

/// The input is no signature that could be judged. There is no report then.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unreadable {
    /// Nothing in it looks like a signature.
    #[error("not a signature")]
    NotASignature,
    /// Nothing at all.
    #[error("the input is empty")]
    Empty,
    /// Larger than the limit.
    #[error("the input is larger than {limit} bytes")]
    TooLarge {
        /// The limit that was passed, bytes.
        limit: usize,
    },
    /// It ends before it should.
    #[error("the input ends too early")]
    Truncated,
    /// Nested deeper than the limit.
    #[error("the input is nested deeper than {limit} levels")]
    TooDeep {
        /// The limit that was passed, levels.
        limit: usize,
    },
    /// More parts than the limit.
    #[error("the input has more than {limit} {what}")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// The limit that was passed.
        limit: usize,
    },
    /// Broken in another way.
    #[error("the input is malformed: {what}")]
    Malformed {
        /// What is wrong.
        what: &'static str,
    },
    /// A signed XML document that cannot be read.
    #[error("the XML document is not accepted: {what}")]
    Xml {
        /// Stable code of what is wrong.
        code: &'static str,
        /// What is wrong.
        what: String,
    },
    /// An evidence container that cannot be read.
    #[error("the container is not accepted: {what}")]
    Container {
        /// What is wrong.
        what: &'static str,
    },
}

/// Each code stands once: the list of all of them cannot forget one.
macro_rules! codes {
    ($($error:pat => $code:literal,)+) => {
        const OWN: &'static [&'static str] = &[$($code),+];

        /// Stable code, kebab-case.
        #[must_use]
        pub const fn code(&self) -> &'static str {
            match self {
                Unreadable::Xml { code, .. } => code,
                $($error => $code,)+
            }
        }
    };
}

impl Unreadable {
    codes! {
        Unreadable::NotASignature => "not-a-signature",
        Unreadable::Empty => "empty",
        Unreadable::TooLarge { .. } => "too-large",
        Unreadable::Truncated => "truncated",
        Unreadable::TooDeep { .. } => "too-deep",
        Unreadable::TooMany { .. } => "too-many",
        Unreadable::Malformed { .. } => "malformed",
        Unreadable::Container { .. } => "container",
    }

    /// All codes that [`Unreadable::code`] can give, those of XML documents among them, each once.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        // XML without a signature is `not-a-signature` like anything else without one.
        let of_xml = XmlError::CODES.iter().filter(|code| **code != XmlError::NoSignature.code());
        Self::OWN.iter().chain(of_xml).copied()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_code_is_listed_once() {
        let codes: BTreeSet<&str> = Unreadable::codes().collect();
        assert_eq!(codes.len(), Unreadable::codes().count());
        for error in [
            Unreadable::NotASignature,
            Unreadable::Container { what: "a comment" },
            Unreadable::Xml { code: XmlError::Entity.code(), what: String::new() },
        ] {
            assert!(codes.contains(error.code()), "{error:?}");
        }
        assert!(!codes.contains(XmlError::NoSignature.code()));
    }
}
