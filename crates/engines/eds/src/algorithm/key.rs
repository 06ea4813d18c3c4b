//! Public keys.

use rsa::{BigUint, Pkcs1v15Sign, RsaPublicKey, traits::PublicKeyParts as _};
use sha2_of_signatures::Sha256;

use crate::Reason;
use crate::asn1::{Asn1Error, Element, Reader, oid, read_whole, tag};
use crate::gost::{self, PublicKey};

/// Least size of an RSA key that is accepted: bits.
const RSA_BITS: usize = 2048;

/// A key of SubjectPublicKeyInfo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Key {
    Rsa(RsaPublicKey),
    Gost2015(PublicKey),
    Gost2004(PublicKey),
    /// Of another algorithm or with other parameters, or no key at all.
    Unsupported,
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
    pub(super) fn verify(&self, digest: &[u8], value: &[u8]) -> Result<(), Reason> {
        let good = match self {
            Key::Rsa(key) => {
                if key.n().bits() < RSA_BITS {
                    return Err(Reason::KeyTooWeak);
                }
                key.verify(Pkcs1v15Sign::new::<Sha256>(), digest, value).is_ok()
            }
            Key::Gost2015(key) | Key::Gost2004(key) => key.verify(digest, value),
            Key::Unsupported => return Err(Reason::AlgorithmUnsupported),
        };
        if good { Ok(()) } else { Err(Reason::BadSignature) }
    }
}

/// RSAPublicKey (RFC 8017, A.1.1).
fn read_rsa(bits: &[u8]) -> Option<RsaPublicKey> {
    let mut inside = read_whole(bits, tag::SEQUENCE).ok()?.content();
    let modulus = positive(&mut inside)?;
    let exponent = positive(&mut inside)?;
    inside.finish().ok()?;
    RsaPublicKey::new(modulus, exponent).ok()
}

fn positive(reader: &mut Reader<'_>) -> Option<BigUint> {
    let value = reader.expect(tag::INTEGER).ok()?.value;
    let is_positive = value.first().is_some_and(|first| first & 0x80 == 0);
    is_positive.then(|| BigUint::from_bytes_be(value))
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
