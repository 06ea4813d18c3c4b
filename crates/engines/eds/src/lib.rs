//! Verifier of electronic signatures (ЭЦП) of Kazakhstan's national certification centre: CMS, signed XML and
//! evidence containers, with GOST-2015, GOST-2004 and RSA, down to certificates, revocation and time stamps.
//!
//! Pure: no clock, no randomness, no network, no database. The present moment, the authorities that are believed
//! and recorded evidence are handed in; whoever asks fetches OCSP answers, revocation lists and time stamps with
//! the requests built here.

mod algorithm;
mod armour;
mod asn1;
mod case;
mod certificate;
mod claim;
mod cms;
pub mod container;
pub mod gost;
mod limits;
mod path;
mod question;
mod reason;
mod report;
mod revocation;
pub mod time_stamp;
mod trust;
mod xml;

pub use algorithm::Algorithm;
pub use certificate::{Certificate, KeyUsage, NotACertificate, SignerKind};
pub use limits::Limits;
pub use question::{Evidence, Question, Unreadable};
pub use reason::Reason;
pub use report::{Document, Finding, Form, Report, Revocation, Signer};
pub use revocation::{Revoked, crl, ocsp};
pub use trust::{Skipped, TrustStore};

/// Answers the question. `Err` only when the input is nothing that could be judged.
pub fn verify(question: &Question<'_>) -> Result<Report, Unreadable> {
    let limit = question.limits.input_bytes;
    if question.input.is_empty() {
        return Err(Unreadable::Empty);
    }
    if question.input.len() > limit || question.content.is_some_and(|content| content.len() > limit) {
        return Err(Unreadable::TooLarge { limit });
    }
    if container::looks_like(question.input) {
        return container::verify(question);
    }
    if xml::looks_like(question.input) {
        return xml::verify(question);
    }
    let binary = armour::remove(question.input).ok_or(Unreadable::NotASignature)?;
    cms::verify(&binary, question)
}
