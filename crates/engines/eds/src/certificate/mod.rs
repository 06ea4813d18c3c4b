//! Certificates of Kazakhstan's national PKI (RFC 5280 and the centre's profile).

mod kind;
mod usage;

use jiff::Timestamp;
use serde::Serialize;

pub use kind::SignerKind;
pub use usage::KeyUsage;

/// A certificate.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Certificate {
    #[serde(skip)]
    der: Vec<u8>,
    serial: String,
    issuer: String,
    subject: String,
    not_before: Timestamp,
    not_after: Timestamp,
    #[serde(serialize_with = "hex::serde::serialize")]
    sha256: [u8; 32],
    #[serde(skip)]
    ocsp_urls: Vec<String>,
    #[serde(skip)]
    crl_urls: Vec<String>,
}

/// The bytes are no certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a certificate")]
pub struct NotACertificate;

impl Certificate {
    /// Reads a certificate in DER, PEM or base64.
    pub fn read(_bytes: &[u8]) -> Result<Certificate, NotACertificate> {
        Err(NotACertificate)
    }

    /// The bytes.
    #[must_use]
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// Serial number, hexadecimal in capitals, without leading zeros.
    #[must_use]
    pub fn serial(&self) -> &str {
        &self.serial
    }

    /// Name of the issuer: its common name.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// Name of the holder: its common name.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Valid from this moment.
    #[must_use]
    pub fn not_before(&self) -> Timestamp {
        self.not_before
    }

    /// Valid to this moment, inclusive.
    #[must_use]
    pub fn not_after(&self) -> Timestamp {
        self.not_after
    }

    /// SHA-256 of the bytes.
    #[must_use]
    pub fn fingerprint(&self) -> [u8; 32] {
        self.sha256
    }

    /// Addresses of the OCSP responders (authority information access), as the certificate has them.
    #[must_use]
    pub fn ocsp_urls(&self) -> &[String] {
        &self.ocsp_urls
    }

    /// Addresses of the full revocation lists (CRL distribution points), as the certificate has them.
    #[must_use]
    pub fn crl_urls(&self) -> &[String] {
        &self.crl_urls
    }
}
