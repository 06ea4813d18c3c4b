//! Classification of urgency from the thresholds of the policy.

use std::collections::BTreeSet;

use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::order::Urgency;
use crate::sourced::Sourced;

/// A circumstance that alone makes an order most urgent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UrgentFact {
    /// The person is detained.
    Detained,
    /// The person is a minor.
    Minor,
    /// A search is in progress.
    Search,
    /// The act itself falls into the night.
    Night,
}

/// Thresholds; part of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UrgencyRules {
    /// Circumstances of class U0.
    pub urgent: Sourced<BTreeSet<UrgentFact>>,
    /// An act within so many hours is of class U1.
    pub soon_hours: Sourced<u32>,
    /// Begin of the night, local time (УПК art. 7(51)).
    pub night_from: Sourced<Time>,
    /// End of the night, local time (УПК art. 7(51)).
    pub night_until: Sourced<Time>,
}

/// What is known of an order when it arrives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UrgencyFacts {
    /// The person is detained.
    pub detained: bool,
    /// The person is a minor.
    pub minor: bool,
    /// A search is in progress.
    pub search: bool,
    /// Local time of the act, in the zone of the body, when known: an order sent at night for an act by day is
    /// not a night order.
    pub act_local_time: Option<Time>,
    /// When the act is to be; absent means at once.
    pub act_at: Option<Timestamp>,
    /// A civil, administrative or court matter with a date.
    pub court_or_administrative: bool,
}

/// The class of urgency of an order at a moment.
pub fn urgency(facts: &UrgencyFacts, now: Timestamp, rules: &UrgencyRules) -> Urgency {
    let night = facts
        .act_local_time
        .is_some_and(|time| zan_base::time::night(time, rules.night_from.value, rules.night_until.value));
    let present = [
        (UrgentFact::Detained, facts.detained),
        (UrgentFact::Minor, facts.minor),
        (UrgentFact::Search, facts.search),
        (UrgentFact::Night, night),
    ];
    if present.iter().any(|(fact, holds)| *holds && rules.urgent.value.contains(fact)) {
        return Urgency::U0;
    }
    if facts.court_or_administrative {
        return Urgency::U3;
    }
    let soon = SignedDuration::from_hours(rules.soon_hours.value.into());
    match facts.act_at {
        Some(act_at) if act_at.duration_since(now) > soon => Urgency::U2,
        _ => Urgency::U1,
    }
}
