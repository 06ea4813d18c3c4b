//! XML signatures without the cryptography: which bytes were signed, which bytes were hashed, what they cover, and
//! which certificates came along. Digests, signature algorithms and certificates are the business of the caller.
//!
//! Sources: XML Signature Syntax and Processing (W3C, second edition, 2008), Canonical XML 1.0 (2001) and 1.1 (2008),
//! Exclusive XML Canonicalization 1.0 (2002), WS-Security 1.1 with its X.509 token profile (OASIS, 2006), XAdES (ETSI
//! TS 101 903).
//!
//! Pure: no clock, no network, no file, no resolver of any kind. What a stranger may do with XML is refused with a
//! typed error before or while it is read: document type declarations, entities, encodings other than UTF-8,
//! transforms that compute (XSLT, XPath), references outside the document, referenced identifiers that occur twice.
//!
//! **Signature wrapping.** [`Reference::octets`] are at once what is hashed and the only bytes that the signer vouched
//! for: a caller must read the message from them, never from the document that was handed in. [`Reference::covers`]
//! says what these bytes are in the document, so that a signature over something else than the message is seen.
//!
//! ```
//! use zan_xmldsig::{Covers, Limits, read};
//!
//! let document = br##"<order id="o1"><sum>10</sum><ds:Signature
//!   xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod
//!   Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/><ds:SignatureMethod
//!   Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#o1"><ds:Transforms>
//!   <ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>
//!   <ds:Transform Algorithm="http://www.w3.org/2001/10/xml-exc-c14n#"/></ds:Transforms><ds:DigestMethod
//!   Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference>
//!   </ds:SignedInfo><ds:SignatureValue>AAAA</ds:SignatureValue></ds:Signature></order>"##;
//! let signatures = read(document, &Limits::default())?;
//! let reference = &signatures[0].references[0];
//! assert_eq!(reference.octets, br#"<order id="o1"><sum>10</sum></order>"#);
//! assert_eq!(reference.covers, Covers::WholeDocument);
//! # Ok::<(), zan_xmldsig::XmlError>(())
//! ```
//!
//! A signer can use the same function: put a signature with any base64 in its `DigestValue` and `SignatureValue` into
//! the document, [`read`] it, hash the octets, write the digests, [`read`] again, sign [`Signature::signed_info`].

mod canonical;
mod elements;
mod error;
mod identifiers;
mod key_info;
mod limits;
mod names;
mod reference;
mod signature;
mod survey;
mod text;
mod tree;
mod xades;

pub use canonical::{Canonicalization, Family, canonicalize};
pub use error::XmlError;
pub use limits::{Limits, Measure};
pub use reference::{Covers, Reference};
pub use signature::{Signature, read};
pub use xades::TimeStamp;
