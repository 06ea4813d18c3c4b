//! Evidence containers: ASiC-E (ETSI EN 319 162-1), a zip file with documents, a detached CMS for each signer and
//! document, the evidence that was recorded, and a manifest of all of it with SHA-256 digests, over which a time
//! stamp may stand as a seal.
//!
//! ```text
//! mimetype                            application/vnd.etsi.asic-e+zip, first and stored
//! order.pdf, report.html …            documents, and attachments that nobody signs
//! META-INF/ASiCManifest001.xml        every other file with its digest; which document a signature signs
//! META-INF/signatures001.p7s …        detached CMS
//! META-INF/evidence/001.ocsp .crl .cer .tst
//! META-INF/timestamp001.tst           time stamp over the manifest, when sealed
//! ```
//!
//! Nothing is compressed and no time is written, so that the same contents are the same bytes everywhere.

mod archive;
mod manifest;
mod names;
mod verify;
mod write;

pub(crate) use verify::verify;
pub use write::{ContainerError, manifest, write};

use crate::Evidence;

/// The media type of an evidence container.
pub const MEDIA_TYPE: &str = "application/vnd.etsi.asic-e+zip";

const MIMETYPE: &str = "mimetype";
const MANIFEST: &str = "META-INF/ASiCManifest001.xml";
const SEAL: &str = "META-INF/timestamp001.tst";

/// What an evidence container holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    /// Signed documents.
    pub documents: Vec<File>,
    /// Files that nobody signs, such as a report for people to read.
    pub attachments: Vec<File>,
    /// Signatures on the documents.
    pub signatures: Vec<SignatureFile>,
    /// OCSP answers, revocation lists, time stamps over values of signatures.
    pub evidence: Evidence,
    /// Certificates, DER: those of the signers that are not in the signatures, and authorities.
    pub certificates: Vec<Vec<u8>>,
}

/// A document or an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Name in the root of the container: no folders.
    pub name: String,
    /// Media type, such as `application/pdf`.
    pub media_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// A signature on one of the documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureFile {
    /// Index in [`Contents::documents`].
    pub document: usize,
    /// Detached CMS, DER or BER.
    pub cms: Vec<u8>,
}

/// Does the input begin like a zip file?
pub(crate) fn looks_like(input: &[u8]) -> bool {
    input.starts_with(b"PK\x03\x04")
}
