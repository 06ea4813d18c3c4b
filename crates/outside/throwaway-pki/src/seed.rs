//! Everything random comes from one number, so that the same number makes the same keys.

use rand_chacha::ChaCha20Rng;
use rsa::rand_core::SeedableRng;
use sha2_of_signatures::{Digest, Sha256, Sha512};

/// Where keys and serial numbers come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Seed(pub(crate) u64);

impl Seed {
    /// 64 bytes for a purpose.
    pub(crate) fn bytes(self, purpose: &str) -> [u8; 64] {
        Sha512::new().chain_update(self.0.to_le_bytes()).chain_update(purpose).finalize().into()
    }

    /// A generator for a purpose.
    pub(crate) fn generator(self, purpose: &str) -> ChaCha20Rng {
        let seed = Sha256::new().chain_update(self.0.to_le_bytes()).chain_update(purpose).finalize();
        ChaCha20Rng::from_seed(seed.into())
    }
}
