use jiff::{Timestamp, civil::Date, tz::TimeZone};
use jiff_sqlx::ToSqlx as _;
use rust_decimal::Decimal;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;
use zan_base::time::zone;
use zan_kernel::{Error, Platform, Result};

use super::{
    BodySide, Claim, ClaimLine, ClaimView, Elsewhere, FindingFacts, LineFacts, ListRow, Page, State,
    findings, store,
};
use crate::tariffs;

mod read;

/// What a list of claims shows.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Only this advocate's, drafts included.
    pub advocate_id: Option<Uuid>,
    /// Only this department's, without drafts.
    pub region: Option<String>,
    /// Only of this appointment.
    pub assignment_id: Option<Uuid>,
    /// A state's code, `desk` (submitted or checked), or empty for all.
    pub state: String,
    /// Part of a number of claim, request or case, or of the advocate's name.
    pub query: String,
    /// Counted from 1.
    pub page: i64,
    pub per_page: i64,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            advocate_id: None,
            region: None,
            assignment_id: None,
            state: String::new(),
            query: String::new(),
            page: 1,
            per_page: 25,
        }
    }
}

/// Claims, the newest first; on the desk, those filed first come first.
///
/// # Errors
/// A fault when the database cannot be read, or when neither advocate nor region is named.
pub async fn list(pool: &PgPool, filter: &Filter) -> Result<Page<ListRow>> {
    if filter.advocate_id.is_none() && filter.region.is_none() {
        return Err(Error::fault("a list of claims belongs to an advocate or to a department"));
    }
    let rows = read::list(pool, filter).await?;
    let total = rows.first().map_or(0, |row| row.total);
    Ok(Page { rows, total, page: filter.page.max(1), per_page: filter.per_page })
}

/// The advocate's own claim with everything its page shows.
///
/// # Errors
/// `not-found` also when it is another's.
pub async fn for_advocate(platform: &Platform, advocate_id: Uuid, id: Uuid) -> Result<ClaimView> {
    let view = view(platform, id).await?;
    if view.claim.advocate_id == advocate_id { Ok(view) } else { Err(Error::not_found()) }
}

/// A submitted claim of the officer's region with everything its page shows.
///
/// # Errors
/// `not-found` also when it is a draft or another region's.
pub async fn for_desk(platform: &Platform, region: &str, id: Uuid) -> Result<ClaimView> {
    let view = view(platform, id).await?;
    let known = view.claim.region == region && view.claim.submitted_at.is_some();
    if known { Ok(view) } else { Err(Error::not_found()) }
}

async fn view(platform: &Platform, id: Uuid) -> Result<ClaimView> {
    let mut connection = platform.pool.acquire().await?;
    let claim = read::claim(&mut connection, id).await?.ok_or_else(Error::not_found)?;
    let lines = read::lines(&mut connection, id).await?;
    let decisions = read::decisions(&mut connection, id).await?;
    let facts = facts(&mut connection, &claim, &lines, platform.clock.now()).await?;
    Ok(ClaimView { findings: findings(&facts), claim, lines, decisions })
}

async fn facts(
    connection: &mut PgConnection,
    claim: &Claim,
    lines: &[ClaimLine],
    now: Timestamp,
) -> Result<FindingFacts> {
    let zone = zone(&claim.timezone).map_err(Error::fault)?;
    let first = lines.iter().map(|line| line.started_at).min();
    let last = lines.iter().map(|line| line.ended_at).max();
    let mut elsewhere = Vec::new();
    if let Some(around) = first.zip(last) {
        // Only time of the same days matters here; the person is the engine's question.
        let rows = store::taken(connection, claim.id, claim.advocate_id, "", around).await?;
        elsewhere.extend(rows.into_iter().map(|row| Elsewhere {
            number: row.number,
            started_at: row.started_at,
            ended_at: row.ended_at,
        }));
    }
    let filed = read::first_filed(connection, claim.id).await?;
    Ok(FindingFacts {
        filed_on: zone.to_datetime(filed.unwrap_or(now)).date(),
        file_by: claim.file_by,
        accepted_at: claim.accepted_at,
        appointment_ended_at: claim.appointment_ended_at.map(|at| at.to_jiff()),
        has_notice: claim.notice_number.is_some(),
        has_agreement: claim.agreement_number.is_some(),
        unconfirmed: claim.unconfirmed,
        lines: lines.iter().map(line_facts).collect(),
        elsewhere,
        day_limit: day_limit(connection, last, &zone).await?,
        zone,
    })
}

fn line_facts(line: &ClaimLine) -> LineFacts {
    LineFacts {
        id: line.id,
        position: line.position,
        started_at: line.started_at,
        ended_at: line.ended_at,
        body: BodySide {
            answer: line.body_answer.clone(),
            started_at: line.body_started_at,
            ended_at: line.body_ended_at,
            note: line.body_note.clone(),
        },
        without_amount: line.refusal().is_some(),
        refused_before: line.refused_before.clone(),
    }
}

/// The smallest daily limit of the rules, whatever work it limits: whether it limits defence is open, so a person
/// looks at it.
async fn day_limit(
    connection: &mut PgConnection,
    last: Option<Timestamp>,
    zone: &TimeZone,
) -> Result<Option<u32>> {
    let Some(last) = last else { return Ok(None) };
    let book = tariffs::book(connection).await?;
    let Ok(rules) = book.law.rules_at(zone.to_datetime(last).date()) else { return Ok(None) };
    let daily = rules.ceilings.iter().filter(|c| c.per == zan_tariff::CeilingScope::CalendarDay);
    Ok(daily.map(|ceiling| ceiling.minutes).min())
}

/// Claims in one state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StateCount {
    pub state: State,
    pub count: i64,
}

/// How many claims of a department (without drafts) or of an advocate are in each state; every state is there.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn counts(
    pool: &PgPool,
    region: Option<&str>,
    advocate_id: Option<Uuid>,
) -> Result<Vec<StateCount>> {
    let rows = sqlx::query!(
        r#"SELECT state, count(*) AS "count!" FROM claims
           WHERE ($1::text IS NULL OR (region = $1 AND submitted_at IS NOT NULL))
             AND ($2::uuid IS NULL OR advocate_id = $2)
           GROUP BY state"#,
        region,
        advocate_id
    )
    .fetch_all(pool)
    .await?;
    let count = |state: State| rows.iter().find(|row| row.state == state.code()).map_or(0, |row| row.count);
    Ok(State::ALL.into_iter().map(|state| StateCount { state, count: count(state) }).collect())
}

/// Sums of one month of submission.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthSum {
    /// First day of the month.
    pub month: Date,
    /// Claims submitted in it.
    pub claims: i64,
    /// Tenge claimed.
    pub claimed: Decimal,
    /// Tenge approved of what was submitted in it, paid or not.
    pub approved: Decimal,
    /// Tenge paid of what was submitted in it.
    pub paid: Decimal,
}

/// Sums of the last `months` months (this one included, oldest first) of a department or of an advocate; months
/// without claims are there with zeros. Months are those of the Republic's time.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn by_month(
    platform: &Platform,
    region: Option<&str>,
    advocate_id: Option<Uuid>,
    months: i32,
) -> Result<Vec<MonthSum>> {
    let today = zan_language::zone().to_datetime(platform.clock.now()).date();
    Ok(sqlx::query_as!(
        MonthSum,
        r#"SELECT m.month::date AS "month!", count(k.id) AS "claims!",
             coalesce(sum(k.total_claimed), 0) AS "claimed!",
             coalesce(sum(k.total_assessed) FILTER (WHERE k.state IN ('approved', 'in_register', 'paid')), 0) AS "approved!",
             coalesce(sum(k.total_assessed) FILTER (WHERE k.state = 'paid'), 0) AS "paid!"
           FROM generate_series(date_trunc('month', $3::date) - make_interval(months => $4 - 1),
               date_trunc('month', $3::date), interval '1 month') AS m(month)
             LEFT JOIN claims k ON date_trunc('month', k.submitted_at AT TIME ZONE 'Asia/Almaty') = m.month
               AND ($1::text IS NULL OR k.region = $1) AND ($2::uuid IS NULL OR k.advocate_id = $2)
           GROUP BY m.month ORDER BY m.month"#,
        region,
        advocate_id,
        today.to_sqlx() as _,
        months.clamp(1, 60)
    )
    .fetch_all(&platform.pool)
    .await?)
}

/// What a repeated calculation says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Both runs give what was stored, and the stored sums of claim and lines are theirs.
    pub equal: bool,
    /// Sums stored with the claim.
    pub stored_claimed: Decimal,
    pub stored_assessed: Decimal,
    /// Sums as calculated again.
    pub claimed: Decimal,
    pub assessed: Decimal,
}

/// Calculates a claim again from its stored input and the very texts of law it used, and compares; who may ask is
/// the caller's question.
///
/// # Errors
/// `not-found`; a fault when a text of law is lost.
pub async fn verify(pool: &PgPool, id: Uuid) -> Result<Verification> {
    let mut connection = pool.acquire().await?;
    let stored = store::calculation(&mut connection, id).await?;
    let book = tariffs::exactly(&mut connection, &stored.sources).await?;
    let (claimed, assessed) = (stored.claimed.again(&book), stored.assessed.again(&book));
    let sums = read::stored_sums(&mut connection, id).await?;
    let (sum_claimed, sum_assessed) = (claimed.total.amount(), assessed.total.amount());
    let same_runs = claimed == stored.claimed.output && assessed == stored.assessed.output;
    let same_sums = [sums.claimed, sums.lines_claimed].iter().all(|sum| *sum == sum_claimed)
        && [sums.assessed, sums.lines_assessed].iter().all(|sum| *sum == sum_assessed);
    Ok(Verification {
        equal: same_runs && same_sums,
        stored_claimed: sums.claimed,
        stored_assessed: sums.assessed,
        claimed: sum_claimed,
        assessed: sum_assessed,
    })
}
