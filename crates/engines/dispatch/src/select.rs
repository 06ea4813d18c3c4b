//! The selection itself.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::candidate::{Candidate, PreviousResult};
use crate::exclusions;
use crate::order::Order;
use crate::policy::{AnswerClock, Policy};
use crate::ranking::{DaySecret, Load, Standing};
use crate::reasons::{EscalationReason, Reason, Tier};
use crate::tiers::{Circle, circle};
use crate::trace::{ALGORITHM, Excluded, Ranked, Trace, commitment, input_digest};

/// What to do now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Next {
    /// Offer the order to these advocates at once; the first valid acceptance wins.
    Offer {
        /// One, or several under the parallelism of the policy.
        advocates: Vec<Uuid>,
        /// Their tier.
        tier: Tier,
        /// The body has to provide an interpreter.
        interpreter: bool,
        /// Minutes to answer, from the evidence of delivery.
        answer_minutes: u32,
        /// Which hours count.
        answer_clock: AnswerClock,
    },
    /// As many offers are open as the policy allows.
    Wait {
        /// Unanswered offers.
        pending: u32,
    },
    /// A dispatcher has to take over.
    Escalate {
        /// Why.
        why: EscalationReason,
    },
}

/// A decision and its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The record.
    pub trace: Trace,
    /// The decision; the same as in the trace.
    pub next: Next,
}

/// What a dispatcher sees after escalation: the queue, and everyone excluded with the reasons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DispatcherList {
    /// Who may be appointed, best first.
    pub ranked: Vec<Ranked>,
    /// Who is excluded; see [`Reason::is_overridable`].
    pub excluded: Vec<Excluded>,
}

struct Place<'a> {
    candidate: &'a Candidate,
    circle: Circle,
    continuity: usize,
    standing: Standing,
}

/// Chooses whom to offer an order. The order of `candidates` has no influence.
pub fn select(order: &Order, candidates: &[Candidate], policy: &Policy, secret: &DaySecret) -> Outcome {
    let mut sorted: Vec<&Candidate> = candidates.iter().collect();
    sorted.sort_by(|left, right| {
        left.advocate.cmp(&right.advocate).then_with(|| facts_key(left).cmp(&facts_key(right)))
    });
    let (places, excluded) = partition(order, &sorted, policy, secret);
    let next = decide(order, &sorted, policy, &places);
    let trace = Trace {
        algorithm: ALGORITHM.to_owned(),
        policy_version: policy.version.clone(),
        mode: policy.mode.value,
        order: order.id,
        urgency: order.urgency,
        at: order.at,
        input_digest: input_digest(order, &sorted, policy),
        secret_commitment: commitment(secret),
        pool_size: u64::try_from(sorted.len()).unwrap_or(u64::MAX),
        excluded,
        ranked: places.iter().map(Place::ranked).collect(),
        next: next.clone(),
    };
    Outcome { trace, next }
}

/// The queue without a decision, for the dispatcher's choice by hand.
pub fn ranked_for_dispatcher(
    order: &Order,
    candidates: &[Candidate],
    policy: &Policy,
    secret: &DaySecret,
) -> DispatcherList {
    let trace = select(order, candidates, policy, secret).trace;
    DispatcherList { ranked: trace.ranked, excluded: trace.excluded }
}

fn partition<'a>(
    order: &Order,
    sorted: &[&'a Candidate],
    policy: &Policy,
    secret: &DaySecret,
) -> (Vec<Place<'a>>, Vec<Excluded>) {
    let mut places = Vec::new();
    let mut excluded: Vec<Excluded> = Vec::new();
    for group in sorted.chunk_by(|left, right| left.advocate == right.advocate) {
        let Some(candidate) = group.first() else { continue };
        let mut reasons = exclusions::reasons(order, candidate, policy);
        if group.len() > 1 {
            reasons.insert(Reason::ContradictoryFacts);
        }
        let circle = circle(order, candidate, policy);
        if circle.is_none() {
            reasons.insert(Reason::OutsideTiers);
        }
        match circle {
            Some(circle) if reasons.is_empty() => {
                places.push(Place::new(order, candidate, circle, policy, secret))
            }
            _ => excluded.push(Excluded { advocate: candidate.advocate, reasons }),
        }
    }
    places.sort_by(|left, right| {
        let key = |place: &Place<'_>| (place.circle.stage(), place.continuity);
        key(left).cmp(&key(right)).then_with(|| left.standing.compare(&right.standing, policy))
    });
    (places, excluded)
}

fn decide(order: &Order, sorted: &[&Candidate], policy: &Policy, places: &[Place<'_>]) -> Next {
    let timer = policy.timer(order.urgency);
    let minutes = order.at.duration_since(order.received_at).as_mins();
    if minutes >= i64::from(timer.total_minutes.value) {
        return Next::Escalate { why: EscalationReason::TotalLimitReached };
    }
    let count = |wanted: fn(&PreviousResult) -> bool| {
        let asked = sorted.iter().filter_map(|candidate| candidate.previous.as_ref());
        u32::try_from(asked.filter(|result| wanted(result)).count()).unwrap_or(u32::MAX)
    };
    let pending = count(|result| *result == PreviousResult::Pending);
    let asked = count(|_| true);
    let parallelism = timer.parallelism;
    let at_once = if asked < parallelism.single_first { 1 } else { parallelism.then_at_once };
    let Some(first) = places.first() else {
        return nobody_left(sorted, pending, asked);
    };
    // Who knows the case is asked alone: three at once would make continuity a race.
    let at_once = if first.circle.tier == Tier::T0 { 1 } else { at_once };
    let slots = at_once.saturating_sub(pending);
    if slots == 0 {
        return Next::Wait { pending };
    }
    let round = places.iter().take_while(|place| place.circle.same_round(&first.circle));
    let advocates = round.take(usize::try_from(slots).unwrap_or(usize::MAX));
    Next::Offer {
        advocates: advocates.map(|place| place.candidate.advocate).collect(),
        tier: first.circle.tier,
        interpreter: first.circle.interpreter,
        answer_minutes: timer.answer_minutes,
        answer_clock: timer.answer_clock,
    }
}

fn nobody_left(sorted: &[&Candidate], pending: u32, asked: u32) -> Next {
    if pending > 0 {
        return Next::Wait { pending };
    }
    let why = if sorted.is_empty() {
        EscalationReason::EmptyPool
    } else if asked > 0 {
        EscalationReason::EveryoneAsked
    } else {
        EscalationReason::NobodyEligible
    };
    Next::Escalate { why }
}

/// Tells apart records of the same advocate, so that even contradictory input is sorted one way only.
fn facts_key(candidate: &Candidate) -> Option<String> {
    serde_json::to_string(candidate).ok()
}

impl<'a> Place<'a> {
    fn new(
        order: &Order,
        candidate: &'a Candidate,
        circle: Circle,
        policy: &Policy,
        secret: &DaySecret,
    ) -> Self {
        let position = order.continuity.iter().position(|advocate| *advocate == candidate.advocate);
        let continuity = if circle.tier == Tier::T0 { position.unwrap_or(usize::MAX) } else { 0 };
        let standing = Standing {
            load: Load::of(&candidate.work, policy),
            last_turn: candidate.work.last_turn,
            distance_metres: candidate.distance_metres,
            draw: secret.draw(order.id, candidate.advocate),
        };
        Self { candidate, circle, continuity, standing }
    }

    fn ranked(&self) -> Ranked {
        Ranked {
            advocate: self.candidate.advocate,
            tier: self.circle.tier,
            interpreter: self.circle.interpreter,
            load_weight: self.standing.load.weight,
            load_hours: self.standing.load.hours,
            last_turn: self.standing.last_turn,
            distance_metres: self.standing.distance_metres,
            draw: hex::encode(self.standing.draw),
        }
    }
}
