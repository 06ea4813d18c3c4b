//! What the law needs from outside, as small traits; implemented in `outside/`, handed over by `app`.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;

use crate::BoxFuture;

/// A letter as it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub id: Uuid,
    pub to: String,
    pub language: String,
    pub subject: String,
    pub body: String,
}

/// Sends letters.
pub trait Mailer: Send + Sync {
    /// Hands the letter to the mail server; an error says why it was not taken.
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<(), String>>;
}

/// A signed callback as it leaves.
#[derive(Debug, Clone, PartialEq)]
pub struct Callback {
    pub id: Uuid,
    pub position: i64,
    pub kind: String,
    pub url: String,
    pub secret: String,
    pub body: Value,
    pub sent_at: Timestamp,
}

/// Delivers callbacks to external systems.
pub trait Deliverer: Send + Sync {
    /// Delivers the callback; an error says why the other side did not take it.
    fn deliver<'a>(&'a self, callback: &'a Callback) -> BoxFuture<'a, Result<(), String>>;
}

/// Language of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentLanguage {
    Kazakh,
    Russian,
}

/// Facts of a notice of defence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeFacts {
    pub number: String,
    pub issued_at: Timestamp,
    pub timezone: String,
    pub advocate: String,
    pub licence_number: String,
    pub licence_date: jiff::civil::Date,
    pub collegium_kk: String,
    pub collegium_ru: String,
    /// `None`: the identity is not established.
    pub client: Option<String>,
    pub role_kk: String,
    pub role_ru: String,
    pub erdr_number: String,
    pub body_kk: String,
    pub body_ru: String,
    pub order_number: String,
    pub order_date: jiff::civil::Date,
    pub check_code: String,
    pub check_url: String,
}

/// Facts of a certificate of impossibility.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFacts {
    pub number: String,
    pub issued_at: Timestamp,
    pub timezone: String,
    pub request_number: String,
    pub order_number: String,
    pub order_date: jiff::civil::Date,
    pub erdr_number: String,
    pub body_kk: String,
    pub body_ru: String,
    pub collegium_kk: String,
    pub collegium_ru: String,
    pub received_at: Timestamp,
    /// `None`: the identity is not established.
    pub client: Option<String>,
    pub attempts: Vec<Attempt>,
    pub dispatcher: String,
    pub note: String,
}

/// What was tried in one tier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attempt {
    /// Code of the tier.
    pub tier: String,
    /// Advocates who might have been asked.
    pub considered: u32,
    /// Of these, excluded by a rule.
    pub excluded: u32,
    pub offered: u32,
    pub declined: u32,
    pub unanswered: u32,
}

/// Typesets documents.
pub trait Typesetter: Send + Sync {
    /// The notice of defence as PDF.
    fn notice<'a>(
        &'a self,
        facts: &'a NoticeFacts,
        language: DocumentLanguage,
    ) -> BoxFuture<'a, Result<Vec<u8>, String>>;
    /// The certificate of impossibility as PDF.
    fn certificate<'a>(
        &'a self,
        facts: &'a CertificateFacts,
        language: DocumentLanguage,
    ) -> BoxFuture<'a, Result<Vec<u8>, String>>;
}

/// The certification centre's services, asked over the network.
pub trait Certification: Send + Sync {
    /// The centre's answer on the revocation of a certificate: the DER of an OCSP response. Certificates as DER.
    fn ocsp<'a>(&'a self, certificate: &'a [u8], issuer: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, String>>;
    /// The revocation list that a certificate names: DER. For when the centre does not answer about one certificate.
    fn revocation_list<'a>(&'a self, certificate: &'a [u8]) -> BoxFuture<'a, Result<Arc<[u8]>, String>>;
    /// A time stamp over the value of a signature: the DER of an RFC 3161 token.
    fn time_stamp<'a>(&'a self, value: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, String>>;
}
