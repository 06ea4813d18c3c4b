//! One curve `y² = x³ + ax + b` over a prime field, its generator, and verification.

use crypto_bigint::modular::{ConstMontyForm, ConstMontyParams};
use crypto_bigint::{CheckedAdd, Encoding, Uint};

use super::field::Element;
use super::point::{Affine, Jacobian};
use super::scalar::non_adjacent_form;

/// Window of the generator: 2^(9−2) = 128 points, made once.
const GENERATOR_WIDTH: u32 = 9;
/// Window of a public key: 2^(5−2) = 8 points, made for every verification.
const KEY_WIDTH: u32 = 5;

/// `E` is the field, `Q` the order of the generator.
pub(super) struct Weierstrass<E: Element, Q: ConstMontyParams<LIMBS>, const LIMBS: usize> {
    /// `None` for −3.
    a: Option<E>,
    b: E,
    /// Odd multiples of the generator: 1, 3, 5 …
    generator: Vec<Affine<E>>,
    order: std::marker::PhantomData<Q>,
}

impl<E: Element, Q: ConstMontyParams<LIMBS>, const LIMBS: usize> Weierstrass<E, Q, LIMBS> {
    /// From the coefficients and the generator.
    pub(super) fn new(a: E, b: E, generator: [E; 2]) -> Self {
        let minus_three = -(E::ONE.double() + E::ONE);
        let [x, y] = generator;
        let generator = Affine { x, y };
        let mut curve = Weierstrass {
            a: (a != minus_three).then_some(a),
            b,
            generator: Vec::new(),
            order: std::marker::PhantomData,
        };
        curve.generator = curve
            .odd_multiples(&generator, 1 << (GENERATOR_WIDTH - 2))
            .into_iter()
            .filter_map(Jacobian::to_affine)
            .collect();
        curve
    }

    fn odd_multiples(&self, point: &Affine<E>, count: usize) -> Vec<Jacobian<E>> {
        let mut multiple = Jacobian::from(*point);
        let twice = multiple.double(self.a.as_ref());
        let mut multiples = Vec::with_capacity(count);
        multiples.push(multiple);
        for _ in 1..count {
            multiple = multiple.add(&twice, self.a.as_ref());
            multiples.push(multiple);
        }
        multiples
    }

    fn is_on_curve(&self, point: &Affine<E>) -> bool {
        let a_times_x = match &self.a {
            Some(a) => *a * point.x,
            None => -(point.x.double() + point.x),
        };
        point.y.square() == point.x.square() * point.x + a_times_x + self.b
    }

    pub(super) fn read_point(&self, bytes: &[u8]) -> Option<Affine<E>> {
        let (x, y) = split(bytes)?;
        let point = Affine { x: E::from_le(x)?, y: E::from_le(y)? };
        self.is_on_curve(&point).then_some(point)
    }

    pub(super) fn order_le(&self) -> Vec<u8> {
        bytes_of(Q::PARAMS.modulus().as_ref())
    }

    pub(super) fn reduce_le(&self, number_le: &[u8]) -> Vec<u8> {
        bytes_of(&residue::<Q, LIMBS>(number_le).retrieve())
    }

    pub(super) fn multiply_generator(&self, scalar_le: &[u8]) -> Option<Affine<E>> {
        let scalar = read_uint::<LIMBS>(scalar_le)?;
        self.combine(&bytes_of(&scalar), None).to_affine()
    }

    pub(super) fn multiply_add_mod_order(
        &self,
        a_le: &[u8],
        b_le: &[u8],
        c_le: &[u8],
        d_le: &[u8],
    ) -> Vec<u8> {
        let [a, b, c, d] = [a_le, b_le, c_le, d_le].map(residue::<Q, LIMBS>);
        bytes_of(&(a * b + c * d).retrieve())
    }

    /// `scalar × generator + other scalar × point`, interleaved: one run of doublings for both.
    fn combine(&self, scalar_le: &[u8], other: Option<(&[u8], &Affine<E>)>) -> Jacobian<E> {
        let a = self.a.as_ref();
        let of_generator = non_adjacent_form(scalar_le, GENERATOR_WIDTH);
        let (of_point, multiples) = match other {
            Some((scalar, point)) => {
                (non_adjacent_form(scalar, KEY_WIDTH), self.odd_multiples(point, 1 << (KEY_WIDTH - 2)))
            }
            None => (vec![0; of_generator.len()], Vec::new()),
        };
        let mut sum = Jacobian::ZERO;
        for (of_generator, of_point) in of_generator.iter().zip(&of_point).rev() {
            sum = sum.double(a);
            if let Some(multiple) = self.generator.get(index(*of_generator)) {
                let multiple = if *of_generator < 0 { multiple.negate() } else { *multiple };
                sum = sum.add_affine(&multiple, a);
            }
            if let Some(multiple) = multiples.get(index(*of_point)) {
                let multiple = if *of_point < 0 { multiple.negate() } else { *multiple };
                sum = sum.add(&multiple, a);
            }
        }
        sum
    }

    /// RFC 7091, 6.2, steps 1 to 7, with the digest as a little-endian integer.
    pub(super) fn verify(&self, key: &Affine<E>, digest: &[u8], signature_le: &[u8]) -> bool {
        let Some(digest) = read_uint::<LIMBS>(digest) else { return false };
        self.verify_integer(key, &digest, signature_le).unwrap_or(false)
    }

    fn verify_integer(&self, key: &Affine<E>, digest: &Uint<LIMBS>, signature_le: &[u8]) -> Option<bool> {
        let (r, s) = split(signature_le)?;
        let (r, s) = (read_uint::<LIMBS>(r)?, read_uint::<LIMBS>(s)?);
        let order = Q::PARAMS.modulus().as_ref();
        let in_range = |number: &Uint<LIMBS>| !number.is_zero_vartime() && number < order;
        if !in_range(&r) || !in_range(&s) {
            return Some(false);
        }
        let mut e = ConstMontyForm::<Q, LIMBS>::new(digest);
        if e.as_montgomery().is_zero_vartime() {
            e = ConstMontyForm::ONE;
        }
        let v = Option::<ConstMontyForm<Q, LIMBS>>::from(e.invert_vartime())?;
        let z1 = ConstMontyForm::<Q, LIMBS>::new(&s) * v;
        let z2 = -(ConstMontyForm::<Q, LIMBS>::new(&r) * v);
        let sum = self.combine(&bytes_of(&z1.retrieve()), Some((&bytes_of(&z2.retrieve()), key)));
        Some(!sum.is_zero() && self.has_x(&sum, &r))
    }

    /// Is `x mod q = r`? Asked without the division `X / Z²`: every number below `p` that is `r` modulo `q`.
    fn has_x(&self, point: &Jacobian<E>, r: &Uint<LIMBS>) -> bool {
        let square = point.z.square();
        let mut candidate = *r;
        while let Some(element) = E::from_le(&bytes_of(&candidate)) {
            if element * square == point.x {
                return true;
            }
            match Option::<Uint<LIMBS>>::from(candidate.checked_add(Q::PARAMS.modulus().as_ref())) {
                Some(next) => candidate = next,
                None => return false,
            }
        }
        false
    }
}

/// Where the odd multiple of a digit stands; beyond every table for the digit zero.
fn index(digit: i16) -> usize {
    if digit == 0 { usize::MAX } else { usize::from(digit.unsigned_abs() / 2) }
}

fn split(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    bytes.len().is_multiple_of(2).then(|| bytes.split_at(bytes.len() / 2))
}

fn read_uint<const LIMBS: usize>(bytes_le: &[u8]) -> Option<Uint<LIMBS>> {
    (bytes_le.len() == Uint::<LIMBS>::BYTES).then(|| Uint::from_le_slice(bytes_le))
}

fn residue<Q: ConstMontyParams<LIMBS>, const LIMBS: usize>(number_le: &[u8]) -> ConstMontyForm<Q, LIMBS> {
    let mut padded: Vec<u8> = number_le.iter().copied().take(Uint::<LIMBS>::BYTES).collect();
    padded.resize(Uint::<LIMBS>::BYTES, 0);
    ConstMontyForm::new(&Uint::from_le_slice(&padded))
}

fn bytes_of<const LIMBS: usize>(number: &Uint<LIMBS>) -> Vec<u8> {
    Encoding::to_le_bytes(number).as_ref().to_vec()
}
