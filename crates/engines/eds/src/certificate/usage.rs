//! What a key may be used for.

use serde::Serialize;

use crate::asn1::{Asn1Error, Element, tag};

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

impl KeyUsage {
    pub(super) fn read(bits: Element<'_>) -> Result<KeyUsage, Asn1Error> {
        let [_, rest @ ..] = bits.value else { return Err(Asn1Error::Malformed) };
        if bits.tag != tag::BIT_STRING {
            return Err(Asn1Error::Malformed);
        }
        let first = rest.first().copied().unwrap_or_default();
        Ok(KeyUsage {
            digital_signature: first & 0x80 != 0,
            non_repudiation: first & 0x40 != 0,
            key_cert_sign: first & 0x04 != 0,
            crl_sign: first & 0x02 != 0,
        })
    }
}
