//! The numbers of the curves.

use crypto_bigint::{U256, U512, const_monty_params};

use super::field::{Field256, Field512};
use super::weierstrass::Weierstrass;

const_monty_params!(
    Order512,
    U512,
    "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff27e69532f48d89116ff22b8d4e0560609b4b38abfad2b85dcacdb1411f10b275",
    "Order of `id-tc26-gost-3410-12-512-paramSetA` (RFC 7836, A.1)."
);
const_monty_params!(
    Order256,
    U256,
    "ffffffffffffffffffffffffffffffff6c611070995ad10045841b09b761b893",
    "Order of `id-GostR3410-2001-CryptoPro-A-ParamSet` (RFC 4357, 11.4)."
);

/// RFC 7836, A.1.
pub(super) fn tc26_512_a() -> Weierstrass<Field512, Order512, 8> {
    let a = U512::from_be_hex(
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc4",
    );
    let b = U512::from_be_hex(
        "e8c2505dedfc86ddc1bd0b2b6667f1da34b82574761cb0e879bd081cfd0b6265ee3cb090f30d27614cb4574010da90dd862ef9d4ebee4761503190785a71c760",
    );
    let y = U512::from_be_hex(
        "7503cfe87a836ae3a61b8816e25450e6ce5e1c93acf1abc1778064fdcbefa921df1626be4fd036e93d75e6a50e3a41e98028fe5fc235f5b889a589cb5215f2a4",
    );
    Weierstrass::new(Field512::new(a), Field512::new(b), [U512::from_u8(3), y].map(Field512::new))
}

/// RFC 4357, 11.4.
pub(super) fn cryptopro_a_256() -> Weierstrass<Field256, Order256, 4> {
    let a = U256::from_be_hex("fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd94");
    let y = U256::from_be_hex("8d91e471e0989cda27df505a453f2b7635294f2ddf23e3b122acc99c9e9f1e14");
    let b = U256::from_u8(166);
    Weierstrass::new(Field256::new(a), Field256::new(b), [U256::ONE, y].map(Field256::new))
}
