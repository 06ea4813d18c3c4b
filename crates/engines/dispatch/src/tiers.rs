//! Which circle of advocates a candidate belongs to.

use crate::candidate::{Candidate, DutyTier};
use crate::order::Order;
use crate::policy::Policy;
use crate::reasons::Tier;

/// Place in the queue of circles. The zone's advocates who need an interpreter come after all tiers of the zone
/// and before the neighbours: language is a filter, yet no order stays unfilled for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Circle {
    with_interpreter_in_zone: bool,
    pub(crate) tier: Tier,
    pub(crate) interpreter: bool,
}

impl Circle {
    /// Sorting key: tiers of the zone, the zone with an interpreter, then wider tiers.
    pub(crate) fn stage(&self) -> (bool, bool, Tier, bool) {
        (self.tier > Tier::T3, self.with_interpreter_in_zone, self.tier, self.interpreter)
    }

    /// Whether two places belong to one round of offers.
    pub(crate) fn same_round(&self, other: &Self) -> bool {
        self.tier == other.tier && self.interpreter == other.interpreter
    }
}

/// The closest open tier of a candidate; none when no open tier holds him.
pub(crate) fn circle(order: &Order, candidate: &Candidate, policy: &Policy) -> Option<Circle> {
    let tier = Tier::ALL
        .into_iter()
        .find(|tier| policy.tiers.value.contains(tier) && belongs(order, candidate, *tier))?;
    let interpreter = !candidate.languages.contains(&order.language);
    Some(Circle { with_interpreter_in_zone: interpreter && tier <= Tier::T3, tier, interpreter })
}

fn belongs(order: &Order, candidate: &Candidate, tier: Tier) -> bool {
    let on_duty =
        |wanted: DutyTier| candidate.duty.is_some_and(|duty| duty.zone == order.zone && duty.tier == wanted);
    match tier {
        Tier::T0 => candidate.earlier_in_case || order.continuity.contains(&candidate.advocate),
        Tier::T1 => on_duty(DutyTier::Primary),
        Tier::T2 => on_duty(DutyTier::Backup),
        Tier::T3 => candidate.zones.contains(&order.zone),
        Tier::T4 => order.neighbour_zones.iter().any(|zone| candidate.zones.contains(zone)),
        Tier::T5 => candidate.region == order.region,
        Tier::T6 => order.agreed_regions.contains(&candidate.region),
    }
}
