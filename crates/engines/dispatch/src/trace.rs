//! The record of one selection: complete, so that it explains itself, and checkable, so that it need not be
//! believed.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use uuid::Uuid;

use jiff::Timestamp;

use crate::candidate::Candidate;
use crate::order::{Order, Urgency};
use crate::policy::{Mode, Policy};
use crate::ranking::DaySecret;
use crate::reasons::{Reason, Tier};
use crate::select::{Next, select};

/// Name of the algorithm; changes with every change of its results.
pub const ALGORITHM: &str = "zan-dispatch/1";

/// Why one advocate was not considered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excluded {
    /// The advocate.
    pub advocate: Uuid,
    /// Every reason that holds.
    pub reasons: BTreeSet<Reason>,
}

/// One advocate in the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ranked {
    /// The advocate.
    pub advocate: Uuid,
    /// His tier.
    pub tier: Tier,
    /// An interpreter is needed (УПК art. 210(1): provided by the body).
    pub interpreter: bool,
    /// Weight of the work in the window, in tenths of an ordinary appointment.
    pub load_weight: u64,
    /// Hours available in the window, at least one.
    pub load_hours: u32,
    /// Last turn.
    pub last_turn: Option<Timestamp>,
    /// Distance, where known.
    pub distance_metres: Option<u32>,
    /// Value of the draw, in hexadecimal digits.
    pub draw: String,
}

/// Journal of a selection: таңдау хаттамасы, протокол выбора.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trace {
    /// [`ALGORITHM`] at the time.
    pub algorithm: String,
    /// Edition of the policy.
    pub policy_version: String,
    /// Mode of the policy.
    pub mode: Mode,
    /// The order.
    pub order: Uuid,
    /// Its urgency.
    pub urgency: Urgency,
    /// The moment of selection.
    pub at: Timestamp,
    /// SHA-256 over the inputs as JSON, candidates by identifier.
    pub input_digest: String,
    /// SHA-256 of the day's secret, so that the key published later can be recognised.
    pub secret_commitment: String,
    /// Advocates looked at.
    pub pool_size: u64,
    /// Advocates excluded, by identifier.
    pub excluded: Vec<Excluded>,
    /// The queue, first to last.
    pub ranked: Vec<Ranked>,
    /// What was decided.
    pub next: Next,
}

/// Where a repeated selection departs from its trace.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Difference {
    /// The trace was made by another algorithm.
    #[error("the trace was made by {0:?}, this is {ALGORITHM:?}")]
    Algorithm(String),
    /// The secret is not the one of that day.
    #[error("the secret does not match the commitment of the trace")]
    Secret,
    /// The edition of the policy is another.
    #[error("the trace was made under policy {0:?}")]
    Policy(String),
    /// Order, candidates or policy are not those of the selection.
    #[error("the inputs have digest {found}, the trace says {recorded}")]
    Input {
        /// Digest in the trace.
        recorded: String,
        /// Digest of the inputs given.
        found: String,
    },
    /// An exclusion is absent, invented or has other reasons.
    #[error("the exclusions differ at position {0}")]
    Excluded(usize),
    /// The queue differs.
    #[error("the queue differs at position {0}")]
    Ranked(usize),
    /// The decision is another.
    #[error("the decision differs")]
    Decision,
    /// A heading (order, urgency, mode, moment or size of the pool) is another.
    #[error("the heading of the trace differs")]
    Heading,
}

/// Repeats a selection and compares it with its trace.
///
/// # Errors
/// The first [`Difference`].
pub fn replay(
    order: &Order,
    candidates: &[Candidate],
    policy: &Policy,
    secret: &DaySecret,
    trace: &Trace,
) -> Result<(), Difference> {
    let again = select(order, candidates, policy, secret).trace;
    if trace.algorithm != again.algorithm {
        return Err(Difference::Algorithm(trace.algorithm.clone()));
    }
    if trace.secret_commitment != again.secret_commitment {
        return Err(Difference::Secret);
    }
    if trace.policy_version != again.policy_version {
        return Err(Difference::Policy(trace.policy_version.clone()));
    }
    if trace.input_digest != again.input_digest {
        return Err(Difference::Input { recorded: trace.input_digest.clone(), found: again.input_digest });
    }
    if let Some(position) = first_difference(&trace.excluded, &again.excluded) {
        return Err(Difference::Excluded(position));
    }
    if let Some(position) = first_difference(&trace.ranked, &again.ranked) {
        return Err(Difference::Ranked(position));
    }
    if trace.next != again.next {
        return Err(Difference::Decision);
    }
    if *trace == again { Ok(()) } else { Err(Difference::Heading) }
}

fn first_difference<T: PartialEq>(recorded: &[T], found: &[T]) -> Option<usize> {
    let differing = recorded.iter().zip(found).position(|(left, right)| left != right);
    differing.or_else(|| (recorded.len() != found.len()).then_some(recorded.len().min(found.len())))
}

/// SHA-256 of order, candidates (sorted by identifier) and policy as JSON: fields in the order of their
/// declaration, maps and sets by key, so that equal inputs have equal digests.
pub(crate) fn input_digest(order: &Order, sorted: &[&Candidate], policy: &Policy) -> String {
    // These types hold string keys and whole numbers only, which JSON always takes.
    let json = serde_json::to_vec(&(order, sorted, policy)).unwrap_or_default();
    hex::encode(Sha256::digest(json))
}

pub(crate) fn commitment(secret: &DaySecret) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}
