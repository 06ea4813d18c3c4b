//! Digests.

use gost94::Gost94Test;
use sha1::Sha1;
use sha2_of_signatures::{Digest as _, Sha256};
use streebog::{Streebog256, Streebog512};

use crate::asn1::oid::{self, ObjectIdentifier};

/// A digest that occurs in signatures and evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digest {
    /// Only to find things (identifiers in OCSP answers, old signing-certificate attributes), never to protect.
    Sha1,
    Sha256,
    /// GOST 34.311-95 with the test parameter set.
    Gost94,
    Streebog256,
    Streebog512,
}

impl Digest {
    pub(crate) fn of_object(object: ObjectIdentifier) -> Option<Digest> {
        match object {
            oid::SHA1 => Some(Digest::Sha1),
            oid::SHA256 => Some(Digest::Sha256),
            oid::GOST_94 => Some(Digest::Gost94),
            oid::STREEBOG_256 => Some(Digest::Streebog256),
            oid::STREEBOG_512 => Some(Digest::Streebog512),
            _ => None,
        }
    }

    pub(crate) fn of(self, message: &[u8]) -> Vec<u8> {
        match self {
            Digest::Sha1 => Sha1::digest(message).to_vec(),
            Digest::Sha256 => Sha256::digest(message).to_vec(),
            Digest::Gost94 => Gost94Test::digest(message).to_vec(),
            Digest::Streebog256 => Streebog256::digest(message).to_vec(),
            Digest::Streebog512 => Streebog512::digest(message).to_vec(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6986, 10.1 and 10.2: example M1. The numbers of the RFC are printed with the highest byte first; the
    /// bytes of the digest are the other way round.
    #[test]
    fn example_of_rfc_6986() {
        let message = b"012345678901234567890123456789012345678901234567890123456789012";
        let reversed = |digest: Digest| hex::encode(digest.of(message).into_iter().rev().collect::<Vec<_>>());
        assert_eq!(
            reversed(Digest::Streebog512),
            "486f64c1917879417fef082b3381a4e211c324f074654c38823a7b76f830ad00\
             fa1fbae42b1285c0352f227524bc9ab16254288dd6863dccd5b9f54a1ad0541b"
        );
        assert_eq!(
            reversed(Digest::Streebog256),
            "00557be5e584fd52a449b16b0251d05d27f94ab76cbaa6da890b59d8ef1e159d"
        );
    }

    /// GOST R 34.11-94 with the test parameters: the message of 32 bytes (RFC 5831, 7.3.1).
    #[test]
    fn example_of_rfc_5831() {
        let digest = Digest::Gost94.of(b"This is message, length=32 bytes");
        assert_eq!(hex::encode(digest), "b1c466d37519b82e8319819ff32595e047a28cb6f83eff1c6916a815a637fffa");
    }
}
