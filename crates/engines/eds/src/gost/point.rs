//! Points in affine and in Jacobian coordinates. Formulas: Explicit-Formulas Database, short Weierstrass curves,
//! Jacobian coordinates (hyperelliptic.org/EFD): `dbl-2001-b`, `dbl-2007-bl`, `madd-2007-bl`, `add-2007-bl`.

use crypto_bigint::modular::{ConstMontyForm, ConstMontyParams};

/// An element of the field.
pub(super) type Element<P, const LIMBS: usize> = ConstMontyForm<P, LIMBS>;

/// A point other than zero.
pub(super) struct Affine<P: ConstMontyParams<LIMBS>, const LIMBS: usize> {
    pub(super) x: Element<P, LIMBS>,
    pub(super) y: Element<P, LIMBS>,
}

impl<P: ConstMontyParams<LIMBS>, const LIMBS: usize> Clone for Affine<P, LIMBS> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: ConstMontyParams<LIMBS>, const LIMBS: usize> Copy for Affine<P, LIMBS> {}

impl<P: ConstMontyParams<LIMBS>, const LIMBS: usize> PartialEq for Affine<P, LIMBS> {
    fn eq(&self, other: &Self) -> bool {
        self.x == other.x && self.y == other.y
    }
}

impl<P: ConstMontyParams<LIMBS>, const LIMBS: usize> Eq for Affine<P, LIMBS> {}

impl<P: ConstMontyParams<LIMBS>, const LIMBS: usize> Affine<P, LIMBS> {
    pub(super) fn negate(&self) -> Self {
        Affine { x: self.x, y: -self.y }
    }

    pub(super) fn x_le(&self) -> Vec<u8> {
        self.x.retrieve().to_le_bytes().as_ref().to_vec()
    }

    pub(super) fn to_le_bytes(self) -> Vec<u8> {
        let mut bytes = self.x_le();
        bytes.extend_from_slice(self.y.retrieve().to_le_bytes().as_ref());
        bytes
    }
}

/// A point; zero has `z = 0`.
pub(super) struct Jacobian<P: ConstMontyParams<LIMBS>, const LIMBS: usize> {
    pub(super) x: Element<P, LIMBS>,
    pub(super) y: Element<P, LIMBS>,
    pub(super) z: Element<P, LIMBS>,
}

impl<P: ConstMontyParams<LIMBS>, const LIMBS: usize> Clone for Jacobian<P, LIMBS> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<P: ConstMontyParams<LIMBS>, const LIMBS: usize> Copy for Jacobian<P, LIMBS> {}

impl<P: ConstMontyParams<LIMBS>, const LIMBS: usize> From<Affine<P, LIMBS>> for Jacobian<P, LIMBS> {
    fn from(point: Affine<P, LIMBS>) -> Self {
        Jacobian { x: point.x, y: point.y, z: Element::<P, LIMBS>::ONE }
    }
}

impl<P: ConstMontyParams<LIMBS>, const LIMBS: usize> Jacobian<P, LIMBS> {
    pub(super) const ZERO: Self = Jacobian { x: Element::ONE, y: Element::ONE, z: Element::ZERO };

    pub(super) fn is_zero(&self) -> bool {
        is_zero(&self.z)
    }

    pub(super) fn negate(&self) -> Self {
        Jacobian { x: self.x, y: -self.y, z: self.z }
    }

    /// `a` is the coefficient of the curve, `None` when it is −3, which is quicker.
    pub(super) fn double(&self, a: Option<&Element<P, LIMBS>>) -> Self {
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

    pub(super) fn add(&self, other: &Self, a: Option<&Element<P, LIMBS>>) -> Self {
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
        if is_zero(&h) {
            return if is_zero(&half_r) { self.double(a) } else { Self::ZERO };
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

    pub(super) fn add_affine(&self, other: &Affine<P, LIMBS>, a: Option<&Element<P, LIMBS>>) -> Self {
        if self.is_zero() {
            return (*other).into();
        }
        let z1z1 = self.z.square();
        let h = other.x * z1z1 - self.x;
        let half_r = other.y * self.z * z1z1 - self.y;
        if is_zero(&h) {
            return if is_zero(&half_r) { self.double(a) } else { Self::ZERO };
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
    pub(super) fn to_affine(self) -> Option<Affine<P, LIMBS>> {
        let inverse = Option::<Element<P, LIMBS>>::from(self.z.invert_vartime())?;
        let square = inverse.square();
        (!self.is_zero()).then(|| Affine { x: self.x * square, y: self.y * square * inverse })
    }
}

pub(super) fn is_zero<P: ConstMontyParams<LIMBS>, const LIMBS: usize>(element: &Element<P, LIMBS>) -> bool {
    element.as_montgomery().is_zero_vartime()
}
