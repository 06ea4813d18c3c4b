//! The policy in force and the times it gives an order.

use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use sqlx::PgExecutor;
use zan_dispatch::{AnswerClock, EscalationLevel, Policy, PolicyTable, UrgencyFacts};
use zan_kernel::{Ctx, Error, Result, law_data};

use crate::orders::{CheckedOrder, Urgency};

/// Kind of the editions in the law data.
const KIND: &str = "dispatch";

/// The table last parsed, with the text it was parsed from.
static PARSED: Mutex<Option<(String, Arc<PolicyTable>)>> = Mutex::new(None);

pub(super) async fn table(executor: impl PgExecutor<'_>) -> Result<Arc<PolicyTable>> {
    let content = law_data::editions(executor, KIND)
        .await?
        .pop()
        .ok_or_else(|| Error::fault("no dispatch policy is loaded: run `zan migrate`"))?
        .content;
    let mut parsed = PARSED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((text, table)) = parsed.as_ref()
        && *text == content
    {
        return Ok(Arc::clone(table));
    }
    let table = Arc::new(PolicyTable::parse(&content).map_err(Error::fault)?);
    *parsed = Some((content, Arc::clone(&table)));
    Ok(table)
}

/// What the policy gives a new order.
#[derive(Debug)]
pub(crate) struct Terms {
    pub urgency: Urgency,
    pub policy_edition: String,
    pub accept_by: Timestamp,
    pub escalate_at: Timestamp,
}

/// Urgency and clocks of a new order.
pub(crate) async fn terms(ctx: &mut Ctx, order: &CheckedOrder, timezone: &str) -> Result<Terms> {
    let now = ctx.now();
    let zone = TimeZone::get(timezone).map_err(Error::fault)?;
    let table = table(ctx.db()).await?;
    let policy = in_force(&table, now, &zone)?;
    let facts = UrgencyFacts {
        detained: order.detained_at.is_some(),
        minor: order.minor,
        search: order.act_kind == "search",
        act_local_time: Some(zone.to_datetime(order.act_at).time()),
        act_at: Some(order.act_at),
        court_or_administrative: false,
    };
    let class = zan_dispatch::urgency(&facts, now, &policy.urgency);
    let timer = policy.timer(class);
    let after =
        |minutes: u32| now.checked_add(SignedDuration::from_mins(minutes.into())).map_err(Error::fault);
    let to_dispatcher = timer
        .escalations
        .iter()
        .find(|step| step.level == EscalationLevel::Dispatcher)
        .map_or(timer.total_minutes.value, |step| step.after_minutes);
    Ok(Terms {
        urgency: match class {
            zan_dispatch::Urgency::U0 => Urgency::U0,
            zan_dispatch::Urgency::U1 => Urgency::U1,
            zan_dispatch::Urgency::U2 => Urgency::U2,
            zan_dispatch::Urgency::U3 => Urgency::U3,
        },
        policy_edition: policy.version.clone(),
        accept_by: after(timer.total_minutes.value)?,
        escalate_at: after(to_dispatcher)?,
    })
}

pub(super) fn in_force<'a>(table: &'a PolicyTable, now: Timestamp, zone: &TimeZone) -> Result<&'a Policy> {
    table.at(zone.to_datetime(now).date()).ok_or_else(|| Error::fault("no dispatch policy is in force today"))
}

/// How long an answer may take from `now`, counting only the hours of the clock. Orders of pre-trial bodies never
/// have the class whose clock counts working time; it is held to the daytime like the others.
pub(super) fn answer_within(
    now: Timestamp,
    minutes: u32,
    clock: AnswerClock,
    policy: &Policy,
    zone: &TimeZone,
) -> SignedDuration {
    let plain = SignedDuration::from_mins(minutes.into());
    if clock == AnswerClock::Always {
        return plain;
    }
    let (from, until) = (policy.urgency.night_from.value, policy.urgency.night_until.value);
    let mut counted = 0;
    let mut elapsed = 0;
    while counted < minutes && elapsed < 7 * 24 * 60 {
        let at = now.saturating_add(SignedDuration::from_mins(elapsed)).unwrap_or(now);
        if !zan_base::time::night(zone.to_datetime(at).time(), from, until) {
            counted = counted.saturating_add(1);
        }
        elapsed += 1;
    }
    SignedDuration::from_mins(elapsed).max(plain)
}
