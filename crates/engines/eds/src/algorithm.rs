//! Algorithms of Kazakhstan's national PKI: digests, keys, signatures.

mod digest;
mod key;
#[cfg(test)]
mod wycheproof;

pub(crate) use digest::Digest;
pub(crate) use key::Key;

use crate::Reason;
use crate::asn1::oid::{self, ObjectIdentifier};

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

    /// The digest that belongs to it.
    pub(crate) const fn digest(self) -> Digest {
        match self {
            Algorithm::RsaSha256 => Digest::Sha256,
            Algorithm::Gost2015 => Digest::Streebog512,
            Algorithm::Gost2004 => Digest::Gost94,
        }
    }

    /// The algorithm that signed a certificate, a revocation list or an OCSP answer: the name alone says all.
    pub(crate) fn of_signature(object: ObjectIdentifier) -> Result<Algorithm, Reason> {
        match object {
            oid::SHA256_WITH_RSA => Ok(Algorithm::RsaSha256),
            oid::GOST_2015_SIGNATURE => Ok(Algorithm::Gost2015),
            oid::GOST_2004_SIGNATURE => Ok(Algorithm::Gost2004),
            oid::SHA1_WITH_RSA | oid::MD5_WITH_RSA => Err(Reason::DigestTooWeak),
            _ => Err(Reason::AlgorithmUnsupported),
        }
    }

    /// The algorithm of a CMS signer, where digest and signature are named apart (RFC 5652, 5.3): they must be the
    /// two halves of one algorithm. RSA may name the key alone.
    pub(crate) fn of_signer(
        digest: ObjectIdentifier,
        signature: ObjectIdentifier,
    ) -> Result<Algorithm, Reason> {
        let named = Digest::of_object(digest);
        if matches!(named, Some(Digest::Sha1)) {
            return Err(Reason::DigestTooWeak);
        }
        let algorithm = match signature {
            oid::RSA_ENCRYPTION => Algorithm::RsaSha256,
            _ => Algorithm::of_signature(signature)?,
        };
        match named {
            None => Err(Reason::AlgorithmUnsupported),
            Some(named) if named != algorithm.digest() => Err(Reason::AlgorithmMismatch),
            Some(_) => Ok(algorithm),
        }
    }

    /// Does the value belong to the key and the message?
    pub(crate) fn verify(self, key: &Key, message: &[u8], value: &[u8]) -> Result<(), Reason> {
        match (self, key) {
            (Algorithm::RsaSha256, Key::Rsa(_))
            | (Algorithm::Gost2015, Key::Gost2015(_))
            | (Algorithm::Gost2004, Key::Gost2004(_)) => key.verify(self.digest(), message, value),
            (_, Key::Unsupported) => Err(Reason::AlgorithmUnsupported),
            _ => Err(Reason::AlgorithmMismatch),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digest_and_signature_of_a_signer_belong_together() {
        assert_eq!(Algorithm::of_signer(oid::SHA256, oid::RSA_ENCRYPTION), Ok(Algorithm::RsaSha256));
        assert_eq!(
            Algorithm::of_signer(oid::STREEBOG_512, oid::GOST_2015_SIGNATURE),
            Ok(Algorithm::Gost2015)
        );
        for (digest, signature, reason) in [
            (oid::SHA256, oid::GOST_2015_SIGNATURE, Reason::AlgorithmMismatch),
            (oid::STREEBOG_512, oid::SHA256_WITH_RSA, Reason::AlgorithmMismatch),
            (oid::GOST_94, oid::GOST_2015_SIGNATURE, Reason::AlgorithmMismatch),
            (oid::SHA1, oid::RSA_ENCRYPTION, Reason::DigestTooWeak),
            (oid::SHA256, oid::SHA1_WITH_RSA, Reason::DigestTooWeak),
            (oid::DATA, oid::SHA256_WITH_RSA, Reason::AlgorithmUnsupported),
            (oid::SHA256, oid::DATA, Reason::AlgorithmUnsupported),
        ] {
            assert_eq!(Algorithm::of_signer(digest, signature), Err(reason));
        }
    }
}
