//! Order inside a tier: load per available hour, wait, keyed draw. Whole numbers only, so that every machine
//! agrees.

use std::cmp::Ordering;
use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;

use crate::candidate::Work;
use crate::policy::{Mode, Policy};

/// Key of the draw of one day: published the next day, so that anyone may repeat the selection.
#[derive(Clone, PartialEq, Eq)]
pub struct DaySecret(Vec<u8>);

/// The secret could be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a day secret of {0} bytes is shorter than the hash it keys")]
pub struct SecretError(usize);

impl DaySecret {
    /// Least length in bytes: that of the hash (RFC 2104 section 3).
    pub const SHORTEST: usize = 32;

    /// Wraps the bytes.
    ///
    /// # Errors
    /// [`SecretError`] when there are fewer than [`DaySecret::SHORTEST`].
    pub fn new(bytes: impl Into<Vec<u8>>) -> Result<Self, SecretError> {
        let bytes = bytes.into();
        if bytes.len() < Self::SHORTEST { Err(SecretError(bytes.len())) } else { Ok(Self(bytes)) }
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// `HMAC-SHA256(secret, order ‖ advocate)` over the 16 bytes of each identifier.
    pub fn draw(&self, order: Uuid, advocate: Uuid) -> [u8; 32] {
        // HMAC takes a key of any length; a fresh default key is unreachable and would only change the draw.
        let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(&self.0)
            .unwrap_or_else(|_| <Hmac<Sha256> as KeyInit>::new(&Default::default()));
        mac.update(order.as_bytes());
        mac.update(advocate.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

impl fmt::Debug for DaySecret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("DaySecret(…)")
    }
}

/// Weighted work for each available hour, as an exact fraction: жүктеме, нагрузка.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Load {
    /// Sum of weights, in tenths of an ordinary appointment.
    pub weight: u64,
    /// Hours; at least one, so that a newcomer without hours is not beyond compare.
    pub hours: u32,
}

impl Load {
    /// Sums up work with the weights of the policy.
    pub fn of(work: &Work, policy: &Policy) -> Self {
        let accepted = work.accepted.iter().map(|(kind, count)| {
            let weight = policy.weights.value.get(kind).unwrap_or(&policy.other_weight.value);
            u64::from(*count).saturating_mul(u64::from(*weight))
        });
        let timeouts = u64::from(work.timeouts).saturating_mul(u64::from(policy.timeout_weight.value));
        let weight = accepted.fold(timeouts, u64::saturating_add);
        Self { weight, hours: work.hours_available.max(1) }
    }
}

impl Ord for Load {
    fn cmp(&self, other: &Self) -> Ordering {
        // 64 by 32 bits fits 128 bits: no rounding, no overflow.
        let left = u128::from(self.weight) * u128::from(other.hours);
        let right = u128::from(other.weight) * u128::from(self.hours);
        left.cmp(&right)
    }
}

impl PartialOrd for Load {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Load {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Load {}

/// What the order inside a tier is decided by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Standing {
    pub(crate) load: Load,
    pub(crate) last_turn: Option<Timestamp>,
    pub(crate) distance_metres: Option<u32>,
    pub(crate) draw: [u8; 32],
}

impl Standing {
    /// Compares under the mode of the policy; who never had a turn has waited longest.
    pub(crate) fn compare(&self, other: &Self, policy: &Policy) -> Ordering {
        let load = || self.load.cmp(&other.load);
        let wait = || self.last_turn.cmp(&other.last_turn);
        let road = || {
            let metres = |standing: &Self| standing.distance_metres.unwrap_or(u32::MAX);
            if policy.distance_decides.value { metres(self).cmp(&metres(other)) } else { Ordering::Equal }
        };
        let decided = match policy.mode.value {
            Mode::FairQueue => load().then_with(wait).then_with(road),
            Mode::StrictRota => wait().then_with(road),
            Mode::Random => Ordering::Equal,
        };
        decided.then_with(|| self.draw.cmp(&other.draw))
    }
}
