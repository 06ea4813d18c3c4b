//! A small collegium for tests and benchmarks.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;
use zan_base::RegionCode;
use zan_dispatch::*;

pub const POLICY: &str = include_str!("../../../../../data/rules/dispatch.toml");

pub fn policy() -> Policy {
    PolicyTable::parse(POLICY).unwrap().at("2026-11-21".parse().unwrap()).unwrap().clone()
}

pub fn policy_with(mode: Mode) -> Policy {
    let mut policy = policy();
    policy.mode.value = mode;
    policy
}

pub fn secret() -> DaySecret {
    DaySecret::new(*b"the secret of one day of tests..").unwrap()
}

pub fn id(number: u64) -> Uuid {
    // Spread like real identifiers, yet repeatable.
    Uuid::from_u64_pair(number.wrapping_mul(0x9E37_79B9_7F4A_7C15), number)
}

pub fn region(code: &str) -> RegionCode {
    RegionCode::parse(code).unwrap()
}

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn noon() -> Timestamp {
    at("2026-11-21T12:00:00Z")
}

pub const ZONE: u64 = 1_000_001;
pub const NEIGHBOUR: u64 = 1_000_002;
pub const FAR: u64 = 1_000_003;

pub fn order(number: u64) -> Order {
    Order {
        id: id(5_000_000 + number),
        case_number: "267500000000001".to_owned(),
        body: id(2_000_001),
        officer: id(2_000_002),
        region: region("75"),
        zone: id(ZONE),
        neighbour_zones: vec![id(NEIGHBOUR)],
        agreed_regions: vec![region("19")],
        urgency: Urgency::U1,
        ground: "1".to_owned(),
        minor: false,
        language: "kk".to_owned(),
        secrets: false,
        person_key: Some("person-1".to_owned()),
        no_conflict_declared: false,
        received_at: noon(),
        at: noon(),
        needed_at: Period::between(
            noon() + SignedDuration::from_hours(2),
            noon() + SignedDuration::from_hours(3),
        ),
        continuity: Vec::new(),
    }
}

/// An advocate of the zone against whom nothing speaks.
pub fn advocate(number: u64) -> Candidate {
    let always = vec![Period::since(at("2020-01-01T00:00:00Z"))];
    Candidate {
        advocate: id(number),
        region: region("75"),
        zones: BTreeSet::from([id(ZONE)]),
        duty: None,
        licence: always.clone(),
        suspensions: Vec::new(),
        membership: always.clone(),
        agreements: always.clone(),
        insurance: always,
        unavailable: Vec::new(),
        calendar: Vec::new(),
        night_duty_ended: None,
        languages: BTreeSet::from(["kk".to_owned(), "ru".to_owned()]),
        qualifications: BTreeSet::new(),
        active_cap: None,
        active_count: 0,
        open_offers: 0,
        bars: BTreeSet::new(),
        represents_another: false,
        earlier_in_case: false,
        work: Work { accepted: BTreeMap::new(), timeouts: 0, hours_available: 400, last_turn: None },
        distance_metres: None,
        previous: None,
    }
}

pub fn on_duty(number: u64, tier: DutyTier) -> Candidate {
    Candidate { duty: Some(Duty { zone: id(ZONE), tier }), ..advocate(number) }
}

pub fn choose(order: &Order, candidates: &[Candidate]) -> Outcome {
    select(order, candidates, &policy(), &secret())
}

pub fn offered(outcome: &Outcome) -> Vec<Uuid> {
    match &outcome.next {
        Next::Offer { advocates, .. } => advocates.clone(),
        _ => Vec::new(),
    }
}

pub fn reasons(outcome: &Outcome, advocate: u64) -> Vec<Reason> {
    let excluded = outcome.trace.excluded.iter().find(|excluded| excluded.advocate == id(advocate));
    excluded.map(|excluded| excluded.reasons.iter().copied().collect()).unwrap_or_default()
}

pub fn accept(candidate: &mut Candidate, when: Timestamp) {
    *candidate.work.accepted.entry("appointment".to_owned()).or_default() += 1;
    candidate.work.last_turn = Some(when);
}
