//! Algorithms of Kazakhstan's national PKI: digests, keys, signatures.

/// How a signature is made: digest, scheme and kind of key together, so that they cannot be mixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Algorithm {
    /// RSA PKCS#1 v1.5 with SHA-256 (RFC 8017, 8.2).
    RsaSha256,
    /// GOST 34.10-2015 with 512 bit and Streebog-512 (RFC 7091, RFC 6986).
    Gost2015,
    /// GOST 34.310-2004 with 256 bit and GOST 34.311-95 (RFC 5831, test parameter set).
    Gost2004,
}

impl Algorithm {
    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Algorithm::RsaSha256 => "rsa-sha256",
            Algorithm::Gost2015 => "gost-2015-512",
            Algorithm::Gost2004 => "gost-2004",
        }
    }
}
