//! Documents that leave the system: the notice of defence, the certificate of
//! impossibility of securing counsel, the payment claim (PDF/A-2a and PDF/UA-1) and the
//! payment register (XLSX and CSV).
//!
//! Everything here is a pure function from an owned plain struct to bytes: no
//! clock, no database, no network, no file is read at run time. The fixed
//! wording of each document form is in `templates/`, one file per language, so
//! that a lawyer can review it; facts reach a template only as data and are
//! never part of its source, so no name can become markup.
//!
//! Rendering is processor work of some tens of milliseconds: call it from a
//! blocking thread. All documents are typeset one after another on one thread, which
//! keeps the memory of a busy server bounded.

pub mod certificate;
pub mod claim;
mod clean;
mod error;
mod format;
pub mod notice;
mod parts;
pub mod qr;
pub mod register;
mod typeset;
mod world;

pub use certificate::{ImpossibilityCertificate, TierAttempt};
pub use claim::{ClaimLine, PaymentClaim};
pub use error::DocumentError;
pub use notice::{Client, NoticeOfDefence};
pub use parts::{Advocate, DocLang, LocalText, OrderReference, Signature, Verification};
pub use register::{PaymentRegister, RegisterRow};
