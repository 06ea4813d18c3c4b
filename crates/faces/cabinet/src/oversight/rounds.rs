//! "Why this advocate": a round of selection as people read it.

use std::collections::BTreeMap;

use serde::Deserialize;
use uuid::Uuid;
use zan_defence::selection::{Round, VerifyOutcome};
use zan_language::{Value, date, moment};
use zan_ui::Lang;

use crate::requests;

/// Ranked advocates shown at once; the rest is behind a disclosure.
const FIRST: usize = 10;

/// Advocates excluded for one reason.
#[derive(Debug, Clone)]
pub(super) struct ReasonView {
    pub text: String,
    pub count: usize,
    pub names: String,
}

/// One place in the queue.
#[derive(Debug, Clone)]
pub(super) struct RankedView {
    pub place: usize,
    pub name: String,
    pub tier: String,
    pub load: String,
    pub turn: String,
    pub draw: String,
    pub interpreter: bool,
    pub chosen: bool,
}

/// A round with its decision.
#[derive(Debug, Clone)]
pub(super) struct RoundView {
    pub round: i32,
    pub at: String,
    pub policy: String,
    pub secret_day: String,
    pub digest: String,
    pub commitment: String,
    pub pool: u64,
    pub excluded: usize,
    pub reasons: Vec<ReasonView>,
    pub first: Vec<RankedView>,
    pub rest: Vec<RankedView>,
    pub decision: String,
    /// Result of the last check, when one was asked for.
    pub verified: Option<Verified>,
}

/// What a repeated selection said.
#[derive(Debug, Clone)]
pub(super) struct Verified {
    /// The engine's sentence on the difference; empty when there is none.
    pub difference: String,
}

impl Verified {
    pub(super) fn same(&self) -> bool {
        self.difference.is_empty()
    }
}

/// The decision as the trace writes it.
#[derive(Debug, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
enum Decision {
    Offer { advocates: Vec<Uuid>, answer_minutes: u32 },
    Wait { pending: u32 },
    Escalate { why: String },
}

/// Every advocate that rounds speak of.
pub(super) fn advocates_of(rounds: &[Round]) -> Vec<Uuid> {
    let of_round = |round: &Round| -> Vec<Uuid> {
        let ranked = round.trace.ranked.iter().map(|row| row.advocate);
        ranked.chain(round.trace.excluded.iter().map(|row| row.advocate)).collect()
    };
    let mut ids: Vec<_> = rounds.iter().flat_map(of_round).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// A round as people read it.
pub(super) fn view(
    lang: Lang,
    round: &Round,
    names: &BTreeMap<Uuid, String>,
    outcomes: Option<&[VerifyOutcome]>,
) -> RoundView {
    let decision =
        serde_json::to_value(&round.trace.next).ok().and_then(|json| serde_json::from_value(json).ok());
    let chosen = match &decision {
        Some(Decision::Offer { advocates, .. }) => advocates.clone(),
        _ => Vec::new(),
    };
    let mut first = ranked(lang, round, names, &chosen);
    let rest = first.split_off(first.len().min(FIRST));
    RoundView {
        round: round.round,
        at: moment(round.made_at),
        policy: round.policy_edition.clone(),
        secret_day: date(round.secret_day),
        digest: round.trace.input_digest.clone(),
        commitment: round.trace.secret_commitment.clone(),
        pool: round.trace.pool_size,
        excluded: round.trace.excluded.len(),
        reasons: reasons(lang, round, names),
        first,
        rest,
        decision: decided(lang, decision.as_ref()),
        verified: outcomes
            .and_then(|all| all.iter().find(|outcome| outcome.round == round.round))
            .map(|outcome| Verified { difference: outcome.difference.clone().unwrap_or_default() }),
    }
}

fn name(names: &BTreeMap<Uuid, String>, id: Uuid) -> String {
    names.get(&id).cloned().unwrap_or_else(|| id.to_string())
}

fn ranked(lang: Lang, round: &Round, names: &BTreeMap<Uuid, String>, chosen: &[Uuid]) -> Vec<RankedView> {
    let rows = round.trace.ranked.iter().enumerate();
    rows.map(|(place, row)| RankedView {
        place: place + 1,
        name: name(names, row.advocate),
        tier: requests::tier(lang, row.tier.code()),
        load: requests::load(lang, row.load_weight, row.load_hours),
        turn: requests::turn(lang, row.last_turn),
        draw: row.draw.chars().take(6).collect(),
        interpreter: row.interpreter,
        chosen: chosen.contains(&row.advocate),
    })
    .collect()
}

/// Exclusions by reason, the most frequent first; an advocate with two reasons counts in both.
fn reasons(lang: Lang, round: &Round, names: &BTreeMap<Uuid, String>) -> Vec<ReasonView> {
    let mut by_reason: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for row in &round.trace.excluded {
        for reason in &row.reasons {
            by_reason.entry(reason.code()).or_default().push(name(names, row.advocate));
        }
    }
    let mut reasons: Vec<_> = by_reason
        .into_iter()
        .map(|(code, mut people)| {
            people.sort_unstable();
            let text = lang.t(&format!("dispatch-reason-{code}"));
            ReasonView { text, count: people.len(), names: people.join(", ") }
        })
        .collect();
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.count));
    reasons
}

fn decided(lang: Lang, decision: Option<&Decision>) -> String {
    match decision {
        Some(Decision::Offer { advocates, answer_minutes }) => lang.tf(
            "oversight-decision-offer",
            &[("count", Value::from(advocates.len())), ("minutes", Value::from(*answer_minutes))],
        ),
        Some(Decision::Wait { pending }) => lang.count("oversight-decision-wait", *pending),
        Some(Decision::Escalate { why }) => {
            lang.fill("oversight-decision-escalate", "why", requests::escalation(lang, why))
        }
        None => String::new(),
    }
}
