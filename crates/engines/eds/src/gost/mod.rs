//! GOST R 34.10-2012 (RFC 7091; in Kazakhstan СТ РК ГОСТ Р 34.10-2015) and GOST R 34.10-2001 ("GOST-2004" of
//! Kazakhstan): the arithmetic of the curves and the verification of signatures.
//!
//! All numbers come and go as **little-endian** bytes of the size of the curve, which is how Kazakhstan's national
//! PKI writes them: public key `x ‖ y`, signature `r ‖ s`, the digest read as a little-endian integer. The Russian
//! form (RFC 9215) is `s ‖ r`, big-endian: the very same bytes reversed.
//!
//! The arithmetic is **not** constant time. Verification needs no secret. [`Curve::multiply_generator`] and
//! [`Curve::multiply_add_mod_order`] are here for throw-away keys of tests and demonstrations, and for nothing else.
//!
//! ```
//! use zan_eds::gost;
//!
//! let curve = gost::tc26_512_a();
//! let mut three = vec![0; curve.size()];
//! three[0] = 3;
//! let key = curve.multiply_generator(&three).expect("not a multiple of the order");
//! assert_eq!(key.to_le_bytes().len(), 128);
//! assert!(!key.verify(&[7; 64], &[1; 128]));
//! ```

mod field;
mod parameters;
mod point;
mod scalar;
mod weierstrass;

#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::LazyLock;

use field::{Field256, Field512};
use parameters::{Order256, Order512};
use point::Affine;
use weierstrass::Weierstrass;

/// One of the two curves of Kazakhstan's national PKI.
pub struct Curve {
    shape: Shape,
}

enum Shape {
    Large(Weierstrass<Field512, Order512, 8>),
    Small(Weierstrass<Field256, Order256, 4>),
}

static TC26_512_A: LazyLock<Curve> =
    LazyLock::new(|| Curve { shape: Shape::Large(parameters::tc26_512_a()) });
static CRYPTOPRO_A_256: LazyLock<Curve> =
    LazyLock::new(|| Curve { shape: Shape::Small(parameters::cryptopro_a_256()) });

/// `id-tc26-gost-3410-12-512-paramSetA` (RFC 7836, A.1): the curve of GOST-2015 with 512 bit.
#[must_use]
pub fn tc26_512_a() -> &'static Curve {
    &TC26_512_A
}

/// `id-GostR3410-2001-CryptoPro-A-ParamSet` (RFC 4357, 11.4): the curve of "GOST-2004", 256 bit.
#[must_use]
pub fn cryptopro_a_256() -> &'static Curve {
    &CRYPTOPRO_A_256
}

impl Curve {
    /// Bytes of a coordinate, a scalar and a digest: 64 or 32.
    #[must_use]
    pub fn size(&self) -> usize {
        match self.shape {
            Shape::Large(_) => 64,
            Shape::Small(_) => 32,
        }
    }

    /// The order `q` of the generator, little-endian.
    #[must_use]
    pub fn order_le(&self) -> Vec<u8> {
        match &self.shape {
            Shape::Large(curve) => curve.order_le(),
            Shape::Small(curve) => curve.order_le(),
        }
    }

    /// Scalar × generator. `None` when the scalar has another size than [`Curve::size`] or is a multiple of the
    /// order. Not constant time: for throw-away keys only.
    #[must_use]
    pub fn multiply_generator(&'static self, scalar_le: &[u8]) -> Option<PublicKey> {
        let point = match &self.shape {
            Shape::Large(curve) => Point::Large(curve.multiply_generator(scalar_le)?),
            Shape::Small(curve) => Point::Small(curve.multiply_generator(scalar_le)?),
        };
        Some(PublicKey { curve: self, point })
    }

    /// `a·b + c·d mod q`, all little-endian of at most [`Curve::size`] bytes (longer ones are cut). Not constant
    /// time: for throw-away keys only.
    #[must_use]
    pub fn multiply_add_mod_order(&self, a_le: &[u8], b_le: &[u8], c_le: &[u8], d_le: &[u8]) -> Vec<u8> {
        match &self.shape {
            Shape::Large(curve) => curve.multiply_add_mod_order(a_le, b_le, c_le, d_le),
            Shape::Small(curve) => curve.multiply_add_mod_order(a_le, b_le, c_le, d_le),
        }
    }
}

impl PartialEq for Curve {
    fn eq(&self, other: &Curve) -> bool {
        self.size() == other.size()
    }
}

impl Eq for Curve {}

impl fmt::Debug for Curve {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.shape {
            Shape::Large(_) => "tc26-gost-3410-12-512-paramSetA",
            Shape::Small(_) => "GostR3410-2001-CryptoPro-A",
        })
    }
}

/// A point of the curve other than zero; that it is one was checked when it was made.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    curve: &'static Curve,
    point: Point,
}

#[derive(Clone, PartialEq, Eq)]
enum Point {
    Large(Affine<Field512>),
    Small(Affine<Field256>),
}

impl PublicKey {
    /// Reads `x ‖ y`, each little-endian. `None` when the length is wrong, a coordinate is not below `p`, or the
    /// point is not on the curve. Both curves have a cofactor of 1, so that every point has the right order.
    #[must_use]
    pub fn from_le_bytes(curve: &'static Curve, bytes: &[u8]) -> Option<PublicKey> {
        let point = match &curve.shape {
            Shape::Large(shape) => Point::Large(shape.read_point(bytes)?),
            Shape::Small(shape) => Point::Small(shape.read_point(bytes)?),
        };
        Some(PublicKey { curve, point })
    }

    /// `x ‖ y`, each little-endian.
    #[must_use]
    pub fn to_le_bytes(&self) -> Vec<u8> {
        match &self.point {
            Point::Large(point) => point.to_le_bytes(),
            Point::Small(point) => point.to_le_bytes(),
        }
    }

    /// `x mod q`, little-endian: the `r` of a signature whose nonce made this point.
    #[must_use]
    pub fn x_mod_order_le(&self) -> Vec<u8> {
        match (&self.curve.shape, &self.point) {
            (Shape::Large(curve), Point::Large(point)) => curve.reduce_le(&point.x_le()),
            (Shape::Small(curve), Point::Small(point)) => curve.reduce_le(&point.x_le()),
            _ => Vec::new(),
        }
    }

    /// The curve of this key.
    #[must_use]
    pub fn curve(&self) -> &'static Curve {
        self.curve
    }

    /// Does the signature `r ‖ s` (each little-endian) belong to this key and this digest (RFC 7091, 6.2)? The
    /// digest is read as a little-endian integer; a digest or signature of another length never verifies.
    #[must_use]
    pub fn verify(&self, digest: &[u8], signature_le: &[u8]) -> bool {
        match (&self.curve.shape, &self.point) {
            (Shape::Large(curve), Point::Large(point)) => curve.verify(point, digest, signature_le),
            (Shape::Small(curve), Point::Small(point)) => curve.verify(point, digest, signature_le),
            _ => false,
        }
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "PublicKey({:?}, {})", self.curve, hex::encode(self.to_le_bytes()))
    }
}
