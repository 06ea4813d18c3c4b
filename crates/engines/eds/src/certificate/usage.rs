//! What a key may be used for.

use serde::Serialize;

/// Key usage (RFC 5280, 4.2.1.3), the bits that matter here. All false when the extension is absent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct KeyUsage {
    /// Login, protocols.
    pub digital_signature: bool,
    /// Signatures on documents (contentCommitment).
    pub non_repudiation: bool,
    /// Signatures on certificates.
    pub key_cert_sign: bool,
    /// Signatures on revocation lists.
    pub crl_sign: bool,
}
