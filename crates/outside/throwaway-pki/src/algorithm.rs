//! The three kinds of keys in use in Kazakhstan, and the secrets behind them.

use gost94::Gost94Test;
use rsa::{BigUint, Pkcs1v15Sign, RsaPrivateKey, traits::PrivateKeyParts, traits::PublicKeyParts};
use serde::{Deserialize, Serialize};
use sha1::Sha1;
use sha2_of_signatures::{Digest, Sha256, Sha512};
use streebog::Streebog512;
use zan_eds::gost::{self, Curve};

use crate::{der, seed::Seed};

/// Kind of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum KeyKind {
    /// GOST 34.10-2015, 512 bit (the curve id-tc26-gost-3410-12-512-paramSetA of RFC 7836) with Streebog-512: what
    /// the national certification centre issues today.
    #[serde(rename = "gost-2015")]
    Gost2015,
    /// GOST 34.10-2004, 256 bit (the curve CryptoPro-A) with GOST 34.311-95: the generation before.
    #[serde(rename = "gost-2004")]
    Gost2004,
    /// RSA, 2048 bit, PKCS#1 v1.5 with SHA-256. Slow to make: up to some seconds in a debug build.
    #[serde(rename = "rsa")]
    Rsa,
}

impl KeyKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Gost2015, Self::Gost2004, Self::Rsa];

    /// Name in file names and bundles.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Gost2015 => "gost-2015",
            Self::Gost2004 => "gost-2004",
            Self::Rsa => "rsa",
        }
    }

    /// Word in the names of the centre's certificates.
    pub(crate) const fn label(self) -> &'static str {
        match self {
            Self::Gost2015 => "GOST",
            Self::Gost2004 => "GOST 2004",
            Self::Rsa => "RSA",
        }
    }

    /// OID of signatures.
    #[must_use]
    pub const fn signature_oid(self) -> &'static str {
        match self {
            Self::Gost2015 => "1.2.398.3.10.1.1.2.3.2",
            Self::Gost2004 => "1.2.398.3.10.1.1.1.2",
            Self::Rsa => "1.2.840.113549.1.1.11",
        }
    }

    /// OID of the digest that belongs to the signature.
    #[must_use]
    pub const fn digest_oid(self) -> &'static str {
        match self {
            Self::Gost2015 => "1.2.398.3.10.1.3.3",
            Self::Gost2004 => "1.2.398.3.10.1.3.1",
            Self::Rsa => "2.16.840.1.101.3.4.2.1",
        }
    }

    /// Policy of time stamps: of GOST-2015 and GOST-2004 as the national service writes them, of RSA ours.
    pub(crate) const fn time_stamp_policy(self) -> &'static str {
        match self {
            Self::Gost2015 => "1.2.398.3.3.2.6.4",
            Self::Gost2004 => "1.2.398.3.3.2.6.1",
            Self::Rsa => "1.2.398.3.3.2.6.2",
        }
    }

    /// Algorithm names of an XML signature: signature, digest.
    pub(crate) const fn xml_algorithms(self) -> (&'static str, &'static str) {
        match self {
            Self::Gost2015 => (
                "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512",
                "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512",
            ),
            Self::Gost2004 => (
                "http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311",
                "http://www.w3.org/2001/04/xmldsig-more#gost34311",
            ),
            Self::Rsa => (
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                "http://www.w3.org/2001/04/xmlenc#sha256",
            ),
        }
    }

    /// Digest with the function that belongs to the signature.
    #[must_use]
    pub fn digest(self, data: &[u8]) -> Vec<u8> {
        match self {
            Self::Gost2015 => Streebog512::digest(data).to_vec(),
            Self::Gost2004 => Gost94Test::digest(data).to_vec(),
            Self::Rsa => Sha256::digest(data).to_vec(),
        }
    }

    fn curve(self) -> Option<&'static Curve> {
        match self {
            Self::Gost2015 => Some(gost::tc26_512_a()),
            Self::Gost2004 => Some(gost::cryptopro_a_256()),
            Self::Rsa => None,
        }
    }
}

/// Digest named by its OID, for requests that others write; `None` when it is not one of SHA-1, SHA-256, SHA-512,
/// Streebog-512, GOST 34.311-95.
pub(crate) fn digest_named(oid: &[u8], data: &[u8]) -> Option<Vec<u8>> {
    let is = |dotted: &str| der::oid(dotted) == oid;
    KeyKind::ALL
        .into_iter()
        .find(|kind| is(kind.digest_oid()))
        .map(|kind| kind.digest(data))
        .or_else(|| is("1.3.14.3.2.26").then(|| Sha1::digest(data).to_vec()))
        .or_else(|| is("2.16.840.1.101.3.4.2.3").then(|| Sha512::digest(data).to_vec()))
}

/// A secret and its public key.
#[derive(Clone)]
pub(crate) struct Secret {
    kind: KeyKind,
    material: Material,
    public_key: Vec<u8>,
}

#[derive(Clone)]
enum Material {
    /// Scalar, little-endian.
    Gost(Vec<u8>),
    Rsa(Box<RsaPrivateKey>),
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Secret").field("kind", &self.kind).finish_non_exhaustive()
    }
}

impl Secret {
    /// Makes the secret that the seed gives for this purpose.
    pub(crate) fn make(kind: KeyKind, seed: Seed, purpose: &str) -> Self {
        match kind.curve() {
            Some(curve) => {
                let scalar = below_order(&seed.bytes(purpose), curve.size());
                Self::of_scalar(kind, curve, scalar)
            }
            None => Self::of_rsa(make_rsa(seed, purpose)),
        }
    }

    fn of_scalar(kind: KeyKind, curve: &'static Curve, scalar: Vec<u8>) -> Self {
        let point = curve.multiply_generator(&scalar).map(|point| point.to_le_bytes()).unwrap_or_default();
        Self { kind, material: Material::Gost(scalar), public_key: der::octets(&point) }
    }

    fn of_rsa(key: RsaPrivateKey) -> Self {
        let public_key =
            der::sequence([der::integer(&key.n().to_bytes_be()), der::integer(&key.e().to_bytes_be())]);
        Self { kind: KeyKind::Rsa, material: Material::Rsa(Box::new(key)), public_key }
    }

    pub(crate) fn kind(&self) -> KeyKind {
        self.kind
    }

    /// Content of `subjectPublicKey`.
    pub(crate) fn public_key(&self) -> &[u8] {
        &self.public_key
    }

    /// SHA-1 of the public key (RFC 5280, 4.2.1.2, method 1).
    pub(crate) fn identifier(&self) -> Vec<u8> {
        Sha1::digest(&self.public_key).to_vec()
    }

    /// SubjectPublicKeyInfo.
    pub(crate) fn public_key_info(&self) -> Vec<u8> {
        let algorithm = match self.kind {
            KeyKind::Gost2015 => {
                gost_key("1.2.398.3.10.1.1.2.2", ["1.2.398.3.10.1.1.2.2.1", "1.2.398.3.10.1.3.3"])
            }
            KeyKind::Gost2004 => {
                gost_key("1.2.398.3.10.1.1.1.1", ["1.2.398.3.10.1.1.1.1.1", "1.2.398.3.10.1.3.1.1.0"])
            }
            KeyKind::Rsa => der::algorithm("1.2.840.113549.1.1.1"),
        };
        der::sequence([algorithm, der::bits(&self.public_key)])
    }

    /// Signature over data.
    pub(crate) fn sign(&self, data: &[u8]) -> Vec<u8> {
        let digest = self.kind.digest(data);
        match (&self.material, self.kind.curve()) {
            (Material::Gost(scalar), Some(curve)) => sign_gost(curve, scalar, &digest),
            (Material::Rsa(key), _) => {
                // A 2048-bit key always takes a SHA-256 digest; an empty signature would verify nowhere.
                key.sign(Pkcs1v15Sign::new::<Sha256>(), &digest).unwrap_or_default()
            }
            (Material::Gost(_), None) => Vec::new(),
        }
    }

    /// The secret as bytes for a bundle: the scalar, or for RSA the two primes one after the other.
    pub(crate) fn to_bytes(&self) -> Vec<u8> {
        match &self.material {
            Material::Gost(scalar) => scalar.clone(),
            Material::Rsa(key) => key.primes().iter().flat_map(BigUint::to_bytes_be).collect(),
        }
    }

    /// The secret of a bundle; `None` when the bytes are not one.
    pub(crate) fn from_bytes(kind: KeyKind, bytes: &[u8]) -> Option<Self> {
        let Some(curve) = kind.curve() else {
            let (p, q) = bytes.split_at_checked(bytes.len() / 2)?;
            let primes = [p, q].map(BigUint::from_bytes_be);
            let [p, q] = &primes;
            let key = RsaPrivateKey::from_p_q(p.clone(), q.clone(), BigUint::from(65_537_u32)).ok()?;
            return Some(Self::of_rsa(key));
        };
        let fits = bytes.len() == curve.size() && curve.multiply_generator(bytes).is_some();
        fits.then(|| Self::of_scalar(kind, curve, bytes.to_vec()))
    }
}

fn gost_key(oid: &str, parameters: [&str; 2]) -> Vec<u8> {
    der::sequence([der::oid(oid), der::sequence(parameters.map(der::oid))])
}

/// The first bytes as a little-endian number below the order of the group: both orders have their top bit set.
fn below_order(bytes: &[u8], size: usize) -> Vec<u8> {
    let mut scalar: Vec<u8> = bytes.iter().copied().take(size).collect();
    if let Some(top) = scalar.last_mut() {
        *top &= 0x7f;
    }
    scalar
}

fn make_rsa(seed: Seed, purpose: &str) -> RsaPrivateKey {
    let mut generator = seed.generator(purpose);
    loop {
        if let Ok(key) = RsaPrivateKey::new(&mut generator, 2048) {
            return key;
        }
    }
}

/// r ‖ s, little-endian (GOST R 34.10-2012, section 6.1). The nonce is drawn from the secret and the digest, so the
/// same content gives the same signature.
fn sign_gost(curve: &'static Curve, scalar: &[u8], digest: &[u8]) -> Vec<u8> {
    let zero = |number: &[u8]| number.iter().all(|byte| *byte == 0);
    let one = std::iter::once(1).chain(std::iter::repeat_n(0, curve.size() - 1)).collect::<Vec<u8>>();
    let e = if zero(digest) { &one } else { digest };
    for attempt in 0_u8.. {
        let drawn =
            Sha512::new().chain_update([attempt]).chain_update(scalar).chain_update(digest).finalize();
        let nonce = below_order(&drawn, curve.size());
        let Some(point) = curve.multiply_generator(&nonce) else { continue };
        let r = point.x_mod_order_le();
        let s = curve.multiply_add_mod_order(&r, scalar, &nonce, e);
        if !zero(&r) && !zero(&s) {
            return [r, s].concat();
        }
    }
    Vec::new()
}
