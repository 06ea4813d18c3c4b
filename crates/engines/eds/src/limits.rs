//! How much of a stranger's input is read.

/// Bounds of what the verifier reads and tries. The defaults hold for everything an office sends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// Size of the input, and of detached content: bytes. 25 MiB.
    pub input_bytes: usize,
    /// Nesting of ASN.1 elements. 32.
    pub depth: usize,
    /// Number of ASN.1 elements in a signature. 200 000.
    pub elements: usize,
    /// Signers in one signature, or signatures in one XML document. 16.
    pub signers: usize,
    /// Certificates carried by one signature. 32.
    pub certificates: usize,
    /// Authorities between a certificate and its anchor, the anchor included. 6.
    pub path_length: usize,
    /// Verifications of certificates' signatures while one path is sought. 24.
    pub path_signatures: usize,
    /// Verifications of certificates' signatures for all paths of one question together, those of signers and of
    /// time stamps; what is remembered of earlier questions does not count. 256.
    pub signatures: usize,
    /// OCSP answers, revocation lists, time stamps considered for one signer: of each kind. 16.
    pub evidence: usize,
    /// Size of one revocation list: bytes. 64 MiB.
    pub crl_bytes: usize,
    /// How long before the moment in question an OCSP answer without `nextUpdate` may have been made: seconds.
    /// 24 hours.
    pub ocsp_age_seconds: i64,
    /// How far a clock of the centre may go before ours: seconds. 5 minutes.
    pub clock_skew_seconds: i64,
    /// Files in an evidence container. 256.
    pub container_files: usize,
    /// Size of all files of an evidence container when unpacked: bytes. 32 MiB; nothing in ours is compressed, so that
    /// they stay below it by the size of the input.
    pub container_bytes: usize,
    /// How many times larger than packed a file of an evidence container may be. 200.
    pub container_ratio: u64,
}

impl Limits {
    /// The documented defaults.
    pub const DEFAULT: Limits = Limits {
        input_bytes: 25 * 1024 * 1024,
        depth: 32,
        elements: 200_000,
        signers: 16,
        certificates: 32,
        path_length: 6,
        path_signatures: 24,
        signatures: 256,
        evidence: 16,
        crl_bytes: 64 * 1024 * 1024,
        ocsp_age_seconds: 24 * 60 * 60,
        clock_skew_seconds: 5 * 60,
        container_files: 256,
        container_bytes: 32 * 1024 * 1024,
        container_ratio: 200,
    };
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::DEFAULT
    }
}
