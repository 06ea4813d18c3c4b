//! Authorities that are believed.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::{Certificate, Reason};

/// Largest file that is read as a certificate: bytes.
const FILE_BYTES: u64 = 1024 * 1024;
/// How many verified signatures on certificates are remembered; at the limit all are forgotten.
const REMEMBERED: usize = 8192;

/// Authorities that are believed: every certificate in it is an anchor, an issuing authority without its root too.
///
/// It remembers which certificates' signatures it has verified, so that the next signature of the same person costs
/// one verification less. Only what does not change is remembered: neither validity nor revocation.
#[derive(Debug, Default)]
pub struct TrustStore {
    anchors: Vec<Certificate>,
    skipped: Vec<Skipped>,
    /// Fingerprints of a certificate and of the issuer whose key its signature verifies with.
    verified: Mutex<HashSet<([u8; 32], [u8; 32])>>,
}

/// A file or certificate that was left out of the trust store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The file; empty for certificates handed over as bytes.
    pub file: PathBuf,
    /// Why.
    pub why: &'static str,
}

impl TrustStore {
    /// Reads all files of a folder, DER or PEM (one certificate a file). What is no authority's certificate is left
    /// out and listed in [`TrustStore::skipped`]. An error only when the folder itself cannot be read.
    pub fn from_folder(folder: &Path) -> std::io::Result<TrustStore> {
        let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<Result<_, _>>()?;
        files.sort();
        let mut store = TrustStore::default();
        for file in files {
            let Ok(about) = std::fs::metadata(&file) else {
                store.skip(file, "cannot be read");
                continue;
            };
            if !about.is_file() {
                continue;
            }
            if about.len() > FILE_BYTES {
                store.skip(file, "too large for a certificate");
                continue;
            }
            match std::fs::read(&file) {
                Ok(bytes) => store.add(file, &bytes),
                Err(_) => store.skip(file, "cannot be read"),
            }
        }
        Ok(store)
    }

    /// Takes certificates in DER or PEM.
    pub fn from_certificates<I, B>(certificates: I) -> TrustStore
    where
        I: IntoIterator<Item = B>,
        B: AsRef<[u8]>,
    {
        let mut store = TrustStore::default();
        for certificate in certificates {
            store.add(PathBuf::new(), certificate.as_ref());
        }
        store
    }

    fn add(&mut self, file: PathBuf, bytes: &[u8]) {
        let Ok(certificate) = Certificate::read(bytes) else {
            return self.skip(file, "not a certificate");
        };
        if let Some(why) = cannot_issue(&certificate) {
            return self.skip(file, why);
        }
        if !self.anchors.contains(&certificate) {
            self.anchors.push(certificate);
        }
    }

    fn skip(&mut self, file: PathBuf, why: &'static str) {
        self.skipped.push(Skipped { file, why });
    }

    /// The authorities.
    #[must_use]
    pub fn anchors(&self) -> &[Certificate] {
        &self.anchors
    }

    /// What was left out.
    #[must_use]
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Finds the issuer of a certificate among the anchors, for requests to its OCSP responder.
    #[must_use]
    pub fn issuer_of(&self, certificate: &Certificate) -> Option<&Certificate> {
        self.anchors.iter().find(|anchor| {
            certificate.names_issuer(anchor) && self.verify_issued(certificate, anchor).is_ok()
        })
    }

    /// Was the signature on a certificate verified with this issuer's key before?
    pub(crate) fn remembers(&self, certificate: &Certificate, issuer: &Certificate) -> bool {
        let pair = (certificate.fingerprint(), issuer.fingerprint());
        self.verified.lock().unwrap_or_else(PoisonError::into_inner).contains(&pair)
    }

    /// Verifies the signature on a certificate, or remembers that it was verified.
    pub(crate) fn verify_issued(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
    ) -> Result<(), Reason> {
        if self.remembers(certificate, issuer) {
            return Ok(());
        }
        certificate.is_signed_by(issuer)?;
        let pair = (certificate.fingerprint(), issuer.fingerprint());
        let mut verified = self.verified.lock().unwrap_or_else(PoisonError::into_inner);
        if verified.len() >= REMEMBERED {
            verified.clear();
        }
        verified.insert(pair);
        Ok(())
    }

    /// Forgets which signatures were verified: for measuring the first verification.
    pub fn forget_verified(&self) {
        self.verified.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

/// Why a certificate cannot be an authority's. Old roots may lack the key usage; the CA flag they have.
fn cannot_issue(certificate: &Certificate) -> Option<&'static str> {
    if !certificate.extensions().is_authority {
        Some("not an authority's certificate")
    } else if certificate.extensions().key_usage.is_some_and(|usage| !usage.key_cert_sign) {
        Some("an authority that may not sign certificates")
    } else if certificate.extensions().unknown_critical {
        Some("a critical extension that is not known here")
    } else {
        None
    }
}
