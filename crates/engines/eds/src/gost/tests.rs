//! Vectors of RFC 7091 and of the standard's annex on their own example curves, and signatures made with the
//! arithmetic itself on the curves of Kazakhstan.

use crypto_bigint::modular::{ConstMontyForm, ConstMontyParams};
use crypto_bigint::{Encoding, U256, U512, Uint, const_monty_params};
use proptest::prelude::*;

use super::field::Element;
use super::weierstrass::Weierstrass;
use super::*;

const_monty_params!(
    ExampleField256,
    U256,
    "8000000000000000000000000000000000000000000000000000000000000431"
);
const_monty_params!(
    ExampleOrder256,
    U256,
    "8000000000000000000000000000000150fe8a1892976154c59cfc193accf5b3"
);
const_monty_params!(
    ExampleField512,
    U512,
    "4531acd1fe0023c7550d267b6b2fee80922b14b2ffb90f04d4eb7c09b5d2d15df1d852741af4704a0458047e80e4546d35b8336fac224dd81664bbf528be6373"
);
const_monty_params!(
    ExampleOrder512,
    U512,
    "4531acd1fe0023c7550d267b6b2fee80922b14b2ffb90f04d4eb7c09b5d2d15da82f2d7ecb1dbac719905c5eecc423f1d86e25edbe23c595d644aaf187e6e6df"
);

/// The example curves have primes of no special form.
impl<P: ConstMontyParams<LIMBS>, const LIMBS: usize> Element for ConstMontyForm<P, LIMBS> {
    const ZERO: Self = Self::ZERO;
    const ONE: Self = Self::ONE;

    fn from_le(bytes: &[u8]) -> Option<Self> {
        let number = (bytes.len() == Uint::<LIMBS>::BYTES).then(|| Uint::from_le_slice(bytes))?;
        (number < *P::PARAMS.modulus().as_ref()).then(|| Self::new(&number))
    }

    fn to_le(self) -> Vec<u8> {
        Encoding::to_le_bytes(&self.retrieve()).as_ref().to_vec()
    }

    fn square(self) -> Self {
        Self::square(&self)
    }

    fn double(self) -> Self {
        Self::double(&self)
    }

    fn invert(self) -> Option<Self> {
        Option::from(self.invert_vartime())
    }
}

/// Little-endian bytes of big-endian hexadecimal digits.
fn le(hex_be: &str) -> Vec<u8> {
    hex::decode(hex_be).unwrap().into_iter().rev().collect()
}

/// Checks all published values of one example: key, point of the nonce, `s`, and the verification.
fn check_example<P, Q, const LIMBS: usize>(
    curve: &Weierstrass<ConstMontyForm<P, LIMBS>, Q, LIMBS>,
    [key, nonce, digest, r, s]: [&str; 5],
    public: [&str; 2],
) where
    P: ConstMontyParams<LIMBS>,
    Q: ConstMontyParams<LIMBS>,
{
    let [key, nonce, digest, r, s] = [key, nonce, digest, r, s].map(le);
    let point = curve.multiply_generator(&key).unwrap();
    assert_eq!(point.to_le_bytes(), public.map(le).concat());
    let of_nonce = curve.multiply_generator(&nonce).unwrap();
    assert_eq!(curve.reduce_le(&of_nonce.x_le()), r);
    assert_eq!(curve.multiply_add_mod_order(&r, &key, &nonce, &digest), s);
    let signature = [r, s].concat();
    assert!(curve.verify(&point, &digest, &signature));
    for position in 0..signature.len() {
        let mut changed = signature.clone();
        changed[position] ^= 1;
        assert!(!curve.verify(&point, &digest, &changed), "byte {position}");
    }
}

/// RFC 7091, 7.1.
#[test]
fn example_of_rfc_7091() {
    let curve: Weierstrass<ConstMontyForm<ExampleField256, 4>, ExampleOrder256, 4> = Weierstrass::new(
        ConstMontyForm::new(&U256::from_u8(7)),
        ConstMontyForm::new(&U256::from_be_hex(
            "5fbff498aa938ce739b8e022fbafef40563f6e6a3472fc2a514c0ce9dae23b7e",
        )),
        [
            ConstMontyForm::new(&U256::from_u8(2)),
            ConstMontyForm::new(&U256::from_be_hex(
                "08e2a8a0e65147d4bd6316030e16d19c85c97f0a9ca267122b96abbcea7e8fc8",
            )),
        ],
    );
    check_example(
        &curve,
        [
            "7a929ade789bb9be10ed359dd39a72c11b60961f49397eee1d19ce9891ec3b28",
            "77105c9b20bcd3122823c8cf6fcc7b956de33814e95b7fe64fed924594dceab3",
            "2dfbc1b372d89a1188c09c52e0eec61fce52032ab1022e8e67ece6672b043ee5",
            "41aa28d2f1ab148280cd9ed56feda41974053554a42767b83ad043fd39dc0493",
            "01456c64ba4642a1653c235a98a60249bcd6d3f746b631df928014f6c5bf9c40",
        ],
        [
            "7f2b49e270db6d90d8595bec458b50c58585ba1d4e9b788f6689dbd8e56fd80b",
            "26f1b489d6701dd185c8413a977b3cbbaf64d1c593d26627dffb101a87ff77da",
        ],
    );
}

/// GOST R 34.10-2012, annex A.2.
#[test]
fn example_of_the_standard_with_512_bit() {
    let curve: Weierstrass<ConstMontyForm<ExampleField512, 8>, ExampleOrder512, 8> = Weierstrass::new(
        ConstMontyForm::new(&U512::from_u8(7)),
        ConstMontyForm::new(&U512::from_be_hex(
            "1cff0806a31116da29d8cfa54e57eb748bc5f377e49400fdd788b649eca1ac4361834013b2ad7322480a89ca58e0cf74bc9e540c2add6897fad0a3084f302adc",
        )),
        [
            ConstMontyForm::new(&U512::from_be_hex(
                "24d19cc64572ee30f396bf6ebbfd7a6c5213b3b3d7057cc825f91093a68cd762fd60611262cd838dc6b60aa7eee804e28bc849977fac33b4b530f1b120248a9a",
            )),
            ConstMontyForm::new(&U512::from_be_hex(
                "2bb312a43bd2ce6e0d020613c857acddcfbf061e91e5f2c3f32447c259f39b2c83ab156d77f1496bf7eb3351e1ee4e43dc1a18b91b24640b6dbb92cb1add371e",
            )),
        ],
    );
    check_example(
        &curve,
        [
            "0ba6048aadae241ba40936d47756d7c93091a0e8514669700ee7508e508b102072e8123b2200a0563322dad2827e2714a2636b7bfd18aadfc62967821fa18dd4",
            "0359e7f4b1410feacc570456c6801496946312120b39d019d455986e364f365886748ed7a44b3e794434006011842286212273a6d14cf70ea3af71bb1ae679f1",
            "3754f3cfacc9e0615c4f4a7c4d8dab531b09b6f9c170c533a71d147035b0c5917184ee536593f4414339976c647c5d5a407adedb1d560c4fc6777d2972075b8c",
            "2f86fa60a081091a23dd795e1e3c689ee512a3c82ee0dcc2643c78eea8fcacd35492558486b20f1c9ec197c90699850260c93bcbcd9c5c3317e19344e173ae36",
            "1081b394696ffe8e6585e7a9362d26b6325f56778aadbc081c0bfbe933d52ff5823ce288e8c4f362526080df7f70ce406a6eeb1f56919cb92a9853bde73e5b4a",
        ],
        [
            "115dc5bc96760c7b48598d8ab9e740d4c4a85a65be33c1815b5c320c854621dd5a515856d13314af69bc5b924c8b4ddff75c45415c1d9dd9dd33612cd530efe1",
            "37c7c90cd40b0f5621dc3ac1b751cfa0e2634fa0503b3d52639f5d7fb72afd61ea199441d943ffe7f0c70a2759a3cdb84c114e1f9339fdf27f35eca93677beec",
        ],
    );
}

fn curves() -> [&'static Curve; 2] {
    [tc26_512_a(), cryptopro_a_256()]
}

/// A signature made with the public arithmetic, as the throw-away PKI makes it.
fn sign(curve: &'static Curve, key: &[u8], nonce: &[u8], digest: &[u8]) -> Vec<u8> {
    let r = curve.multiply_generator(nonce).unwrap().x_mod_order_le();
    let s = curve.multiply_add_mod_order(&r, key, nonce, digest);
    [r, s].concat()
}

#[test]
fn the_generator_is_on_the_curve_and_has_the_order() {
    for curve in curves() {
        let mut one = vec![0; curve.size()];
        one[0] = 1;
        let generator = curve.multiply_generator(&one).unwrap();
        assert_eq!(PublicKey::from_le_bytes(curve, &generator.to_le_bytes()), Some(generator.clone()));
        assert_eq!(curve.multiply_generator(&curve.order_le()), None, "q·G is zero");
        let zero = vec![0; curve.size()];
        assert_eq!(curve.multiply_generator(&zero), None);
        let minus_one = curve.multiply_add_mod_order(&decrement(curve.order_le()), &one, &zero, &zero);
        let negative = curve.multiply_generator(&minus_one).unwrap().to_le_bytes();
        assert_eq!(negative[..curve.size()], generator.to_le_bytes()[..curve.size()]);
        assert_ne!(negative, generator.to_le_bytes());
    }
}

fn decrement(mut number_le: Vec<u8>) -> Vec<u8> {
    number_le[0] -= 1;
    number_le
}

#[test]
fn keys_off_the_curve_are_refused() {
    for curve in curves() {
        let size = curve.size();
        assert_eq!(PublicKey::from_le_bytes(curve, &vec![0; 2 * size]), None);
        assert_eq!(PublicKey::from_le_bytes(curve, &vec![0xff; 2 * size]), None, "not below p");
        assert_eq!(PublicKey::from_le_bytes(curve, &vec![1; 2 * size - 1]), None);
        let mut one = vec![0; size];
        one[0] = 1;
        let mut bytes = curve.multiply_generator(&one).unwrap().to_le_bytes();
        bytes[size] ^= 1;
        assert_eq!(PublicKey::from_le_bytes(curve, &bytes), None);
    }
}

#[test]
fn degenerate_signatures_are_refused() {
    for curve in curves() {
        let size = curve.size();
        let mut one = vec![0; size];
        one[0] = 1;
        let key = curve.multiply_generator(&one).unwrap();
        let (digest, zero, order) = (vec![5; size], vec![0; size], curve.order_le());
        for (r, s) in [(&zero, &one), (&one, &zero), (&order, &one), (&one, &order), (&zero, &zero)] {
            assert!(!key.verify(&digest, &[r.clone(), s.clone()].concat()));
        }
        assert!(!key.verify(&digest, &[]));
        assert!(!key.verify(&[], &vec![1; 2 * size]));
        assert!(!key.verify(&digest, &vec![1; 2 * size + 1]));
    }
}

#[test]
fn a_digest_of_zero_counts_as_one() {
    for curve in curves() {
        let (key, nonce) = (vec![3; curve.size()], vec![9; curve.size()]);
        let zero = vec![0; curve.size()];
        let mut one = zero.clone();
        one[0] = 1;
        let signature = sign(curve, &key, &nonce, &one);
        assert!(curve.multiply_generator(&key).unwrap().verify(&zero, &signature));
        assert!(curve.multiply_generator(&key).unwrap().verify(&curve.order_le(), &signature));
    }
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 64)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn what_is_signed_verifies_and_nothing_else(key in bytes(), nonce in bytes(), digest in bytes(), bit in 0_usize..256) {
        for curve in curves() {
            let size = curve.size();
            let (key, nonce, digest) = (&key[..size], &nonce[..size], &digest[..size]);
            let public = curve.multiply_generator(key).unwrap();
            let mut signature = sign(curve, key, nonce, digest);
            prop_assert!(public.verify(digest, &signature));
            let other = curve.multiply_generator(nonce).unwrap();
            prop_assert!(!other.verify(digest, &signature) || key == nonce);
            signature[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!public.verify(digest, &signature));
        }
    }
}
