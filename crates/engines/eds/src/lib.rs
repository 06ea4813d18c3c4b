//! Verifier of electronic signatures (ЭЦП) of Kazakhstan's national certification centre: CMS, signed XML and
//! evidence containers, with GOST-2015, GOST-2004 and RSA, down to certificates, revocation and time stamps.
//!
//! Pure: no clock, no randomness, no network, no database. The present moment, the authorities that are believed
//! and recorded evidence are handed in; whoever asks fetches OCSP answers, revocation lists and time stamps with
//! the requests built here.

mod algorithm;
mod certificate;
pub mod gost;
mod limits;
mod question;
mod reason;
mod report;
mod trust;

pub use algorithm::Algorithm;
pub use certificate::{Certificate, KeyUsage, NotACertificate, SignerKind};
pub use limits::Limits;
pub use question::{Evidence, Question, Unreadable};
pub use reason::Reason;
pub use report::{Document, Finding, Form, Report, Revocation, Signer};
pub use trust::{Skipped, TrustStore};

/// Answers the question. `Err` only when the input is nothing that could be judged.
pub fn verify(question: &Question<'_>) -> Result<Report, Unreadable> {
    if question.input.is_empty() {
        return Err(Unreadable::Empty);
    }
    Err(Unreadable::NotASignature)
}
