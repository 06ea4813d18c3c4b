use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date, tz::TimeZone};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;
use zan_dispatch::{Candidate, DaySecret, DispatcherList, Trace};
use zan_kernel::{Error, Platform, Result};

use super::{facts, policy, store};
use crate::orders::{self, Order};

/// One round of selection as it was kept.
#[derive(Debug, Clone)]
pub struct Round {
    pub round: i32,
    pub made_at: Timestamp,
    pub policy_edition: String,
    /// Day whose key decided ties; the key is open when the day is over.
    pub secret_day: Date,
    pub trace: Trace,
}

impl Round {
    /// How many advocates were excluded by a rule, those who had been asked left out.
    #[must_use]
    pub fn excluded_unasked(&self) -> u32 {
        let unasked =
            self.trace.excluded.iter().filter(|row| !row.reasons.iter().any(|reason| reason.is_asked()));
        u32::try_from(unasked.count()).unwrap_or(u32::MAX)
    }
}

fn round(row: &store::TraceRow) -> Result<Round> {
    Ok(Round {
        round: row.round,
        made_at: row.made_at,
        policy_edition: row.policy_edition.clone(),
        secret_day: row.secret_day,
        trace: serde_json::from_value(row.trace.clone())?,
    })
}

/// Every round of a request.
///
/// # Errors
/// A fault when the traces cannot be read.
pub async fn rounds(pool: &PgPool, order_id: Uuid) -> Result<Vec<Round>> {
    store::traces(pool, order_id).await?.iter().map(round).collect()
}

/// The last round of a request.
///
/// # Errors
/// A fault when the traces cannot be read.
pub async fn latest(pool: &PgPool, order_id: Uuid) -> Result<Option<Round>> {
    store::traces(pool, order_id).await?.last().map(round).transpose()
}

/// What a re-run of a round says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyOutcome {
    pub round: i32,
    /// `None`: the same inputs give the same decision; else the engine's sentence on the difference.
    pub difference: Option<String>,
}

/// Runs every kept round again from its kept inputs and compares.
///
/// # Errors
/// A fault when the traces cannot be read.
pub async fn verify(platform: &Platform, order_id: Uuid) -> Result<Vec<VerifyOutcome>> {
    let table = policy::table(&platform.pool).await?;
    let mut outcomes = Vec::new();
    for row in store::traces(&platform.pool, order_id).await? {
        let difference = replay(&platform.pool, &table, &row).await?;
        outcomes.push(VerifyOutcome { round: row.round, difference });
    }
    Ok(outcomes)
}

async fn replay(
    pool: &PgPool,
    table: &zan_dispatch::PolicyTable,
    row: &store::TraceRow,
) -> Result<Option<String>> {
    let kept: Kept = serde_json::from_value(row.input.clone())?;
    let trace: Trace = serde_json::from_value(row.trace.clone())?;
    let Some(rules) = table.version(&row.policy_edition) else {
        return Ok(Some(format!("the edition {} of the policy is not loaded", row.policy_edition)));
    };
    let secret = store::known_secret(pool, row.secret_day)
        .await?
        .ok_or_else(|| Error::fault("the day's key is lost"))?;
    let secret = DaySecret::new(secret).map_err(Error::fault)?;
    Ok(zan_dispatch::replay(&kept.order, &kept.candidates, rules, &secret, &trace)
        .err()
        .map(|error| error.to_string()))
}

#[derive(serde::Deserialize)]
struct Kept {
    order: zan_dispatch::Order,
    candidates: Vec<Candidate>,
}

pub(super) async fn ranked(
    connection: &mut PgConnection,
    order: &Order,
    now: Timestamp,
) -> Result<DispatcherList> {
    let zone = TimeZone::get(&order.timezone).map_err(Error::fault)?;
    let table = policy::table(&mut *connection).await?;
    let rules = policy::in_force(&table, now, &zone)?;
    let day = now.to_zoned(TimeZone::UTC).date();
    let secret = store::day_secret(&mut *connection, day, rand::random()).await?;
    let secret = DaySecret::new(secret).map_err(Error::fault)?;
    let (input, candidates) = facts::gather(connection, order, rules, now).await?;
    Ok(zan_dispatch::ranked_for_dispatcher(&input, &candidates, rules, &secret))
}

/// One advocate in the dispatcher's list.
#[derive(Debug, Clone)]
pub struct QueueRow {
    pub advocate_id: Uuid,
    pub name: String,
    pub phone: String,
    /// Code of the tier, for those who may be appointed by the rules as they stand.
    pub tier: Option<&'static str>,
    pub interpreter: bool,
    /// Weight of the work in the window, in tenths of an ordinary appointment.
    pub load_weight: u64,
    pub load_hours: u32,
    pub last_turn: Option<Timestamp>,
    /// Codes of the reasons that exclude the advocate.
    pub reasons: Vec<&'static str>,
    /// The dispatcher may appoint.
    pub may_be_appointed: bool,
}

/// After escalation: the queue, best first, then those asked before, then the excluded with their reasons.
///
/// # Errors
/// `not-found`, or a fault when the facts cannot be read.
pub async fn queue(platform: &Platform, order_id: Uuid) -> Result<Vec<QueueRow>> {
    let order = orders::by_id(&platform.pool, order_id).await?;
    let mut connection = platform.pool.acquire().await?;
    let list = ranked(&mut connection, &order, platform.clock.now()).await?;
    let ids: Vec<Uuid> = list
        .ranked
        .iter()
        .map(|row| row.advocate)
        .chain(list.excluded.iter().map(|row| row.advocate))
        .collect();
    let people: BTreeMap<Uuid, (String, String)> =
        zan_registry::advocates::by_ids(&platform.pool, &ids, platform.clock.now())
            .await?
            .into_iter()
            .map(|advocate| (advocate.id, (advocate.name.full(), advocate.phone)))
            .collect();
    let person = |id: Uuid| people.get(&id).cloned().unwrap_or_default();
    let mut rows: Vec<QueueRow> = list
        .ranked
        .iter()
        .map(|ranked| {
            let (name, phone) = person(ranked.advocate);
            QueueRow {
                advocate_id: ranked.advocate,
                name,
                phone,
                tier: Some(ranked.tier.code()),
                interpreter: ranked.interpreter,
                load_weight: ranked.load_weight,
                load_hours: ranked.load_hours,
                last_turn: ranked.last_turn,
                reasons: Vec::new(),
                may_be_appointed: true,
            }
        })
        .collect();
    let mut excluded: Vec<QueueRow> = list
        .excluded
        .iter()
        .map(|excluded| {
            let (name, phone) = person(excluded.advocate);
            QueueRow {
                advocate_id: excluded.advocate,
                name,
                phone,
                tier: None,
                interpreter: false,
                load_weight: 0,
                load_hours: 0,
                last_turn: None,
                reasons: excluded.reasons.iter().map(|reason| reason.code()).collect(),
                may_be_appointed: excluded.reasons.iter().all(|reason| reason.is_overridable()),
            }
        })
        .collect();
    excluded.sort_by(|left, right| {
        right.may_be_appointed.cmp(&left.may_be_appointed).then_with(|| left.name.cmp(&right.name))
    });
    rows.append(&mut excluded);
    Ok(rows)
}
