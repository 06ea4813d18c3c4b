//! Hard filters. Every reason that holds is recorded, not only the first.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};

use crate::candidate::Candidate;
use crate::order::Order;
use crate::period::Period;
use crate::policy::Policy;
use crate::reasons::Reason;

/// Reasons that stand whatever the tier.
pub(crate) fn reasons(order: &Order, candidate: &Candidate, policy: &Policy) -> BTreeSet<Reason> {
    let mut reasons = standing(order, candidate);
    reasons.extend(case(order, candidate, policy));
    reasons.extend(availability(order, candidate, policy));
    reasons.extend(candidate.previous.map(Reason::from));
    reasons
}

/// Licence, membership, agreement and insurance, both now and when the act begins.
fn standing(order: &Order, candidate: &Candidate) -> BTreeSet<Reason> {
    let moments = [order.at, order.needed_at.from.max(order.at)];
    let lapses = |periods: &[Period]| {
        !moments.iter().all(|moment| periods.iter().any(|period| period.contains(*moment)))
    };
    let suspended =
        moments.iter().any(|moment| candidate.suspensions.iter().any(|period| period.contains(*moment)));
    [
        (Reason::LicenceInactive, lapses(&candidate.licence)),
        (Reason::LicenceSuspended, suspended),
        (Reason::NotMember, lapses(&candidate.membership)),
        (Reason::NoAgreement, lapses(&candidate.agreements)),
        (Reason::NoInsurance, lapses(&candidate.insurance)),
    ]
    .into_iter()
    .filter_map(|(reason, holds)| holds.then_some(reason))
    .collect()
}

/// Bars, conflict of interest, qualification, clearance.
fn case(order: &Order, candidate: &Candidate, policy: &Policy) -> BTreeSet<Reason> {
    let lacks =
        |needed: bool, qualification: &String| needed && !candidate.qualifications.contains(qualification);
    let held = [
        (Reason::RepresentsAnother, candidate.represents_another && !order.no_conflict_declared),
        (Reason::NotQualifiedForMinors, lacks(order.minor, &policy.minor_qualification.value)),
        (Reason::NoClearance, lacks(order.secrets, &policy.secrets_qualification.value)),
        (
            Reason::LanguageNotSpoken,
            !policy.interpreter_allowed.value && !candidate.languages.contains(&order.language),
        ),
    ];
    let bars = candidate.bars.iter().copied().map(Reason::from);
    held.into_iter().filter_map(|(reason, holds)| holds.then_some(reason)).chain(bars).collect()
}

/// Time and amount of work.
fn availability(order: &Order, candidate: &Candidate, policy: &Policy) -> BTreeSet<Reason> {
    let caps = &policy.caps;
    let with_road = order.needed_at.widened(caps.travel_minutes.value);
    let unavailable = candidate
        .unavailable
        .iter()
        .any(|period| period.contains(order.at) || period.overlaps(&order.needed_at));
    let active_cap = candidate.active_cap.unwrap_or(caps.active.value);
    [
        (Reason::Unavailable, unavailable),
        (Reason::ActiveCapReached, candidate.active_count >= active_cap),
        (Reason::HasOpenOffers, candidate.open_offers >= caps.open_offers.value),
        (Reason::CalendarClash, candidate.calendar.iter().any(|period| period.overlaps(&with_road))),
        (Reason::RestAfterNightDuty, rests(order, candidate, caps.rest_hours.value)),
    ]
    .into_iter()
    .filter_map(|(reason, holds)| holds.then_some(reason))
    .collect()
}

fn rests(order: &Order, candidate: &Candidate, hours: u32) -> bool {
    // A running shift was planned with its rest; who is on duty is to be reachable.
    let Some(ended) = candidate.night_duty_ended.filter(|_| candidate.duty.is_none()) else { return false };
    let rest = SignedDuration::from_hours(hours.into());
    let until = ended.checked_add(rest).unwrap_or(Timestamp::MAX);
    Period::between(ended, until).overlaps(&order.needed_at)
}
