use serde::{Deserialize, Serialize};
use zan_base::{Citation, Money};

use crate::{Doubt, Refusal, Step};

/// The answer: every line with its explanation, and the total. Stored as the trace of the claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calculation {
    /// One result a line, in the order of the claim.
    pub lines: Vec<LineResult>,
    /// Minutes claimed.
    pub claimed_minutes: u64,
    /// Minutes payable, those of refused lines not counted.
    pub payable_minutes: u64,
    /// Sum of the amounts of all lines that have one. Not payable while [`Self::is_complete`] is false.
    pub total: Money,
    /// Whether some number in it was not read in an act.
    pub unconfirmed: bool,
}

impl Calculation {
    /// Whether every line has an amount.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.lines.iter().all(|line| line.refusal.is_none())
    }

    /// The lines without an amount, with the reason.
    pub fn refusals(&self) -> impl Iterator<Item = (&LineResult, &Refusal)> {
        self.lines.iter().filter_map(|line| Some((line, line.refusal.as_ref()?)))
    }
}

/// One line, claimed beside payable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineResult {
    /// Reference of the caller.
    pub id: String,
    /// Minutes claimed.
    pub claimed_minutes: u32,
    /// Minutes payable after overlap, rounding and ceilings; kept even when the rate is unknown.
    pub payable_minutes: u32,
    /// Line of the tariff, once found.
    pub item: Option<String>,
    /// The amount; none when the line is refused.
    pub amount: Option<Money>,
    /// Why there is no amount.
    pub refusal: Option<Refusal>,
    /// The explanation.
    pub steps: Vec<Step>,
    /// The law it rests on.
    pub citations: Vec<Citation>,
    /// Whether some number in it was not read in an act.
    pub unconfirmed: bool,
    /// Why.
    pub doubts: Vec<Doubt>,
}

impl LineResult {
    /// Minutes claimed and not payable.
    #[must_use]
    pub fn cut_minutes(&self) -> u32 {
        self.claimed_minutes.saturating_sub(self.payable_minutes)
    }
}
