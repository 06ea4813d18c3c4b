//! Points in affine and in Jacobian coordinates. Formulas: Explicit-Formulas Database, short Weierstrass curves,
//! Jacobian coordinates (hyperelliptic.org/EFD): `dbl-2001-b`, `dbl-2007-bl`, `madd-2007-bl`, `add-2007-bl`.

use super::field::Element;

/// A point other than zero.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Affine<E> {
    pub(super) x: E,
    pub(super) y: E,
}

impl<E: Element> Affine<E> {
    pub(super) fn negate(&self) -> Self {
        Affine { x: self.x, y: -self.y }
    }

    pub(super) fn x_le(&self) -> Vec<u8> {
        self.x.to_le()
    }

    pub(super) fn to_le_bytes(self) -> Vec<u8> {
        let mut bytes = self.x_le();
        bytes.extend(self.y.to_le());
        bytes
    }
}

/// A point; zero has `z = 0`.
#[derive(Clone, Copy)]
pub(super) struct Jacobian<E> {
    pub(super) x: E,
    pub(super) y: E,
    pub(super) z: E,
}

impl<E: Element> From<Affine<E>> for Jacobian<E> {
    fn from(point: Affine<E>) -> Self {
        Jacobian { x: point.x, y: point.y, z: E::ONE }
    }
}

impl<E: Element> Jacobian<E> {
    pub(super) const ZERO: Self = Jacobian { x: E::ONE, y: E::ONE, z: E::ZERO };

    pub(super) fn is_zero(&self) -> bool {
        self.z.is_zero()
    }

    pub(super) fn negate(&self) -> Self {
        Jacobian { x: self.x, y: -self.y, z: self.z }
    }

    /// `a` is the coefficient of the curve, `None` when it is −3, which is quicker.
    pub(super) fn double(&self, a: Option<&E>) -> Self {
        let delta = self.z.square();
        let gamma = self.y.square();
        let beta = self.x * gamma;
        let alpha = match a {
            None => {
                let product = (self.x - delta) * (self.x + delta);
                product.double() + product
            }
            Some(a) => {
                let square = self.x.square();
                square.double() + square + *a * delta.square()
            }
        };
        let beta4 = beta.double().double();
        let x = alpha.square() - beta4.double();
        let z = (self.y + self.z).square() - gamma - delta;
        let y = alpha * (beta4 - x) - gamma.square().double().double().double();
        Jacobian { x, y, z }
    }

    pub(super) fn add(&self, other: &Self, a: Option<&E>) -> Self {
        if self.is_zero() {
            return *other;
        }
        if other.is_zero() {
            return *self;
        }
        let z1z1 = self.z.square();
        let z2z2 = other.z.square();
        let u1 = self.x * z2z2;
        let h = other.x * z1z1 - u1;
        let s1 = self.y * other.z * z2z2;
        let half_r = other.y * self.z * z1z1 - s1;
        if h.is_zero() {
            return if half_r.is_zero() { self.double(a) } else { Self::ZERO };
        }
        let i = h.double().square();
        let j = h * i;
        let r = half_r.double();
        let v = u1 * i;
        let x = r.square() - j - v.double();
        let y = r * (v - x) - (s1 * j).double();
        let z = ((self.z + other.z).square() - z1z1 - z2z2) * h;
        Jacobian { x, y, z }
    }

    pub(super) fn add_affine(&self, other: &Affine<E>, a: Option<&E>) -> Self {
        if self.is_zero() {
            return (*other).into();
        }
        let z1z1 = self.z.square();
        let h = other.x * z1z1 - self.x;
        let half_r = other.y * self.z * z1z1 - self.y;
        if h.is_zero() {
            return if half_r.is_zero() { self.double(a) } else { Self::ZERO };
        }
        let hh = h.square();
        let i = hh.double().double();
        let j = h * i;
        let r = half_r.double();
        let v = self.x * i;
        let x = r.square() - j - v.double();
        let y = r * (v - x) - (self.y * j).double();
        let z = (self.z + h).square() - z1z1 - hh;
        Jacobian { x, y, z }
    }

    /// `None` for zero.
    pub(super) fn to_affine(self) -> Option<Affine<E>> {
        let inverse = self.z.invert()?;
        let square = inverse.square();
        Some(Affine { x: self.x * square, y: self.y * square * inverse })
    }
}
