//! Public keys.

use ring::signature::{RSA_PKCS1_2048_8192_SHA256, UnparsedPublicKey};

use super::Digest;
use crate::Reason;
use crate::asn1::{Asn1Error, Element, Reader, oid, read_whole, tag};
use crate::gost::{self, PublicKey};

/// Least size of an RSA key that is accepted: bits.
const RSA_BITS: usize = 2048;

/// A key of SubjectPublicKeyInfo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Key {
    Rsa(RsaKey),
    Gost2015(PublicKey),
    Gost2004(PublicKey),
    /// Of another algorithm or with other parameters, or no key at all.
    Unsupported,
}

/// RSAPublicKey (RFC 8017, A.1.1).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RsaKey {
    der: Vec<u8>,
    /// Size of the modulus, bits.
    size: usize,
}

impl Key {
    /// Reads SubjectPublicKeyInfo (RFC 5280, 4.1.2.7). A key that cannot be used is [`Key::Unsupported`]: the
    /// certificate around it can still be shown.
    pub(crate) fn read(information: Element<'_>) -> Result<(Key, &[u8]), Asn1Error> {
        let mut inside = information.content();
        let (object, parameters) = inside.algorithm()?;
        let bits = inside.expect(tag::BIT_STRING)?.whole_bits()?;
        inside.finish()?;
        let key = match object {
            oid::RSA_ENCRYPTION => read_rsa(bits).map(Key::Rsa),
            oid::GOST_2015_KEY => {
                read_gost(gost::tc26_512_a(), oid::GOST_2015_PARAMETERS, parameters, bits).map(Key::Gost2015)
            }
            oid::GOST_2004_KEY => {
                read_gost(gost::cryptopro_a_256(), oid::GOST_2004_PARAMETERS, parameters, bits)
                    .map(Key::Gost2004)
            }
            _ => None,
        };
        Ok((key.unwrap_or(Key::Unsupported), bits))
    }

    /// Verifies with the digest that belongs to the kind of key.
    pub(super) fn verify(&self, digest: Digest, message: &[u8], value: &[u8]) -> Result<(), Reason> {
        let good = match self {
            Key::Rsa(key) if key.size < RSA_BITS => return Err(Reason::KeyTooWeak),
            Key::Rsa(key) => {
                UnparsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, &key.der).verify(message, value).is_ok()
            }
            Key::Gost2015(key) | Key::Gost2004(key) => key.verify(&digest.of(message), value),
            Key::Unsupported => return Err(Reason::AlgorithmUnsupported),
        };
        if good { Ok(()) } else { Err(Reason::BadSignature) }
    }
}

fn read_rsa(bits: &[u8]) -> Option<RsaKey> {
    let mut inside = read_whole(bits, tag::SEQUENCE).ok()?.content();
    let modulus = positive(&mut inside)?;
    positive(&mut inside)?;
    inside.finish().ok()?;
    let first = modulus.first()?;
    let size = modulus.len() * 8 - first.leading_zeros() as usize;
    Some(RsaKey { der: bits.to_vec(), size })
}

/// A positive INTEGER without leading zeros.
fn positive<'a>(reader: &mut Reader<'a>) -> Option<&'a [u8]> {
    let value = reader.expect(tag::INTEGER).ok()?.value;
    match value {
        [0, digits @ ..] => Some(digits),
        [first, ..] if first & 0x80 == 0 => Some(value),
        _ => None,
    }
}

/// An OCTET STRING `x ‖ y` inside the bits; the first of the parameters names the curve.
fn read_gost(
    curve: &'static gost::Curve,
    named: oid::ObjectIdentifier,
    parameters: Option<Element<'_>>,
    bits: &[u8],
) -> Option<PublicKey> {
    let parameters = parameters.filter(|parameters| parameters.tag == tag::SEQUENCE)?;
    if parameters.content().object_identifier().ok()? != named {
        return None;
    }
    PublicKey::from_le_bytes(curve, read_whole(bits, tag::OCTET_STRING).ok()?.value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::asn1::{integer, sequence};

    fn rsa_of(size: usize) -> Key {
        let modulus = vec![0xff; size / 8];
        let der = sequence(&[&integer(&modulus), &integer(&[1, 0, 1])]);
        Key::Rsa(read_rsa(&der).unwrap())
    }

    #[test]
    fn rsa_keys_below_2048_bit_are_refused() {
        let verdict = |size| rsa_of(size).verify(Digest::Sha256, b"message", &vec![1; size / 8]);
        assert_eq!(verdict(1024), Err(Reason::KeyTooWeak));
        assert_eq!(verdict(2040), Err(Reason::KeyTooWeak));
        assert_eq!(verdict(2048), Err(Reason::BadSignature));
    }

    #[test]
    fn negative_and_surplus_numbers_are_no_key() {
        assert!(read_rsa(&sequence(&[&[2, 1, 0x80], &integer(&[3])])).is_none());
        assert!(read_rsa(&sequence(&[&integer(&[5]), &integer(&[3]), &integer(&[3])])).is_none());
        assert!(read_rsa(&sequence(&[&integer(&[0]), &integer(&[3])])).is_none());
    }
}
