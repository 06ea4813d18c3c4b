mod signed;
mod write;

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx as _;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;
use zan_kernel::{Ctx, Error, Moment, Result};

use super::{
    BodySide, Explanation, State, StoredCalculation,
    input::Claimed,
    lines::{ActFacts, Matter, TakenRow},
};

pub(super) use signed::{signed_facts, signed_lines};
pub(super) use write::{
    LineRow, assess_line, insert, replace_lines, set_approved, set_assessed, set_calculation, set_checked,
    set_dates, set_refused, set_returned, set_submitted,
};
pub(crate) use write::{decide, enter_register, set_paid};

/// A claim with its row lock taken.
#[derive(Debug, Clone)]
pub(crate) struct Locked {
    pub id: Uuid,
    pub number: Option<String>,
    pub state: String,
    pub version: i32,
    pub assignment_id: Uuid,
    pub order_id: Uuid,
    pub advocate_id: Uuid,
    pub region: String,
    pub timezone: String,
    pub document_date: Date,
    pub submitted_at: Option<Moment>,
    pub checked_by: Option<Uuid>,
    pub total_assessed: Option<Decimal>,
    pub advocate_email: String,
}

impl Locked {
    pub(crate) fn state(&self) -> State {
        State::from_code(&self.state)
    }

    /// The number, empty while there is none.
    pub(crate) fn shown_number(&self) -> String {
        self.number.clone().unwrap_or_default()
    }
}

/// Locks the order of an assignment, as every change of acts does first: nothing moves under the claim.
pub(super) async fn lock_assignment(
    ctx: &mut Ctx,
    assignment_id: Uuid,
    advocate_id: Uuid,
) -> Result<Appointment> {
    sqlx::query_as!(
        Appointment,
        "SELECT s.id AS assignment_id, s.order_id, a.id AS advocate_id, a.region, r.timezone, o.gravity, o.person_role,
           o.person_key, a.iban
         FROM assignments s JOIN orders o ON o.id = s.order_id JOIN advocates a ON a.id = s.advocate_id
           JOIN regions r ON r.code = o.region
         WHERE s.id = $1 AND s.advocate_id = $2 FOR UPDATE OF o",
        assignment_id,
        advocate_id
    )
    .fetch_optional(ctx.db())
    .await?
    .ok_or_else(Error::not_found)
}

/// An appointment as a claim needs it.
#[derive(Debug)]
pub(super) struct Appointment {
    pub assignment_id: Uuid,
    pub order_id: Uuid,
    pub advocate_id: Uuid,
    /// Region of the advocate's agreement: its department pays (law 176-VI, art. 28(5)).
    pub region: String,
    pub timezone: String,
    pub gravity: String,
    pub person_role: String,
    pub person_key: String,
    pub iban: Option<String>,
}

impl Appointment {
    pub(super) fn matter(&self) -> Matter {
        Matter {
            gravity: self.gravity.clone(),
            role: self.person_role.clone(),
            person_key: self.person_key.clone(),
            timezone: self.timezone.clone(),
        }
    }
}

/// The claim of the advocate that is not yet with the department, if there is one.
pub(super) async fn open_claim_of(ctx: &mut Ctx, assignment_id: Uuid) -> Result<Option<Uuid>> {
    Ok(sqlx::query_scalar!(
        "SELECT id FROM claims WHERE assignment_id = $1 AND state IN ('draft', 'returned')",
        assignment_id
    )
    .fetch_optional(ctx.db())
    .await?)
}

/// Assignment of the advocate's own claim.
pub(super) async fn assignment_of(ctx: &mut Ctx, id: Uuid, advocate_id: Uuid) -> Result<Uuid> {
    sqlx::query_scalar!(
        "SELECT assignment_id FROM claims WHERE id = $1 AND advocate_id = $2",
        id,
        advocate_id
    )
    .fetch_optional(ctx.db())
    .await?
    .ok_or_else(Error::not_found)
}

/// One claim, its row locked.
pub(super) async fn lock(ctx: &mut Ctx, id: Uuid) -> Result<Locked> {
    locked(ctx, Some(id), None, None).await?.pop().ok_or_else(Error::not_found)
}

/// Approved claims of a region, locked.
pub(crate) async fn approved_of_region(ctx: &mut Ctx, region: &str) -> Result<Vec<Locked>> {
    locked(ctx, None, Some(region), None).await
}

/// Claims of a register, locked.
pub(crate) async fn locked_of_register(ctx: &mut Ctx, register_id: Uuid) -> Result<Vec<Locked>> {
    locked(ctx, None, None, Some(register_id)).await
}

/// Locks in the order of the ids, so that two who lock many do not wait for each other.
async fn locked(
    ctx: &mut Ctx,
    id: Option<Uuid>,
    approved_in: Option<&str>,
    register_id: Option<Uuid>,
) -> Result<Vec<Locked>> {
    Ok(sqlx::query_as!(
        Locked,
        "SELECT k.id, k.number, k.state, k.version, k.assignment_id, s.order_id, k.advocate_id, k.region, r.timezone,
           k.document_date, k.submitted_at, k.checked_by, k.total_assessed, a.email AS advocate_email
         FROM claims k JOIN assignments s ON s.id = k.assignment_id JOIN orders o ON o.id = s.order_id
           JOIN regions r ON r.code = o.region JOIN advocates a ON a.id = k.advocate_id
         WHERE k.id = $1 OR (k.region = $2 AND k.state = 'approved') OR k.register_id = $3
         ORDER BY k.id FOR UPDATE OF k",
        id,
        approved_in,
        register_id
    )
    .fetch_all(ctx.db())
    .await?)
}

/// Acts of the appointment that no other claim holds.
pub(super) async fn free_acts(ctx: &mut Ctx, assignment_id: Uuid, claim_id: Uuid) -> Result<Vec<ActFacts>> {
    let rows = sqlx::query!(
        "SELECT w.id, w.kind, w.started_at, w.ended_at, w.body_answer, w.body_started_at, w.body_ended_at, w.body_note
         FROM acts_of_work w
         WHERE w.assignment_id = $1 AND w.withdrawn_at IS NULL
           AND NOT EXISTS (SELECT FROM claim_lines l WHERE l.act_id = w.id AND l.live AND l.claim_id <> $2)
         ORDER BY w.started_at",
        assignment_id,
        claim_id
    )
    .fetch_all(ctx.db())
    .await?;
    let facts = rows.into_iter().map(|row| ActFacts {
        act_id: row.id,
        kind: row.kind,
        started_at: row.started_at.to_jiff(),
        ended_at: row.ended_at.to_jiff(),
        body: BodySide {
            answer: row.body_answer,
            started_at: row.body_started_at.map(|at| at.to_jiff()),
            ended_at: row.body_ended_at.map(|at| at.to_jiff()),
            note: row.body_note,
        },
    });
    Ok(facts.collect())
}

/// Line ids of a claim by act.
pub(super) async fn line_ids(ctx: &mut Ctx, claim_id: Uuid) -> Result<BTreeMap<Uuid, Uuid>> {
    let rows = sqlx::query!("SELECT id, act_id FROM claim_lines WHERE claim_id = $1", claim_id)
        .fetch_all(ctx.db())
        .await?;
    Ok(rows.into_iter().map(|row| (row.act_id, row.id)).collect())
}

/// When the notice of the appointment was issued.
pub(super) async fn notice_issued(ctx: &mut Ctx, assignment_id: Uuid) -> Result<Option<Timestamp>> {
    let issued = sqlx::query_scalar!(
        r#"SELECT signed_at AS "issued_at!" FROM notices
           WHERE assignment_id = $1 AND revoked_at IS NULL AND signed_at IS NOT NULL"#,
        assignment_id
    )
    .fetch_optional(ctx.db())
    .await?;
    Ok(issued.map(|at| at.to_jiff()))
}

/// Time of the advocate that stands in other claims: around these lines, and all of the same person.
pub(super) async fn taken(
    connection: &mut PgConnection,
    claim_id: Uuid,
    advocate_id: Uuid,
    person_key: &str,
    around: (Timestamp, Timestamp),
) -> Result<Vec<TakenRow>> {
    let rows = sqlx::query!(
        r#"SELECT k.number AS "number!", l.started_at, l.ended_at, l.kind, o.person_key, r.timezone
           FROM claim_lines l JOIN claims k ON k.id = l.claim_id JOIN assignments s ON s.id = k.assignment_id
             JOIN orders o ON o.id = s.order_id JOIN regions r ON r.code = o.region
           WHERE k.advocate_id = $1 AND k.id <> $2 AND l.live AND k.state NOT IN ('draft', 'refused')
             AND k.number IS NOT NULL
             AND (o.person_key = $3 OR (l.started_at < $5::timestamptz + interval '1 day'
               AND l.ended_at > $4::timestamptz - interval '1 day'))
           ORDER BY l.started_at, l.id"#,
        advocate_id,
        claim_id,
        person_key,
        around.0.to_sqlx() as _,
        around.1.to_sqlx() as _,
    )
    .fetch_all(connection)
    .await?;
    let taken = rows.into_iter().map(|row| TakenRow {
        number: row.number,
        started_at: row.started_at.to_jiff(),
        ended_at: row.ended_at.to_jiff(),
        kind: row.kind,
        person_key: row.person_key,
        timezone: row.timezone,
    });
    Ok(taken.collect())
}

/// Who is paid, as it stands at submission.
pub(super) async fn payee(ctx: &mut Ctx, advocate_id: Uuid, document_date: Date) -> Result<Value> {
    let row = sqlx::query!(
        r#"SELECT concat_ws(' ', a.surname, a.given, a.patronymic) AS "name!", a.iin, a.iban, g.number AS "agreement?",
             lower(g.during) AS agreed
           FROM advocates a LEFT JOIN LATERAL (SELECT number, during FROM agreements
             WHERE advocate_id = a.id AND during @> $2::date ORDER BY lower(during) DESC LIMIT 1) g ON true
           WHERE a.id = $1"#,
        advocate_id,
        document_date.to_sqlx() as _
    )
    .fetch_one(ctx.db())
    .await?;
    Ok(json!({"name": row.name, "iin": row.iin, "iban": row.iban, "agreement_number": row.agreement,
        "agreement_date": row.agreed.map(|day| day.to_jiff().to_string())}))
}

/// The stored calculation.
pub(super) async fn calculation(connection: &mut PgConnection, id: Uuid) -> Result<StoredCalculation> {
    let stored = sqlx::query_scalar!("SELECT calculation FROM claims WHERE id = $1", id)
        .fetch_optional(connection)
        .await?
        .flatten()
        .ok_or_else(Error::not_found)?;
    Ok(serde_json::from_value(stored)?)
}

/// Lines as the officer's form needs them.
pub(super) async fn claimed_lines(ctx: &mut Ctx, claim_id: Uuid) -> Result<Vec<(Claimed, BodySide)>> {
    let rows = sqlx::query!(
        "SELECT id, position, minutes_claimed, explanation FROM claim_lines WHERE claim_id = $1 ORDER BY position",
        claim_id
    )
    .fetch_all(ctx.db())
    .await?;
    rows.into_iter()
        .map(|row| {
            let explanation: Explanation = serde_json::from_value(row.explanation)?;
            let claimed =
                Claimed { line_id: row.id, position: row.position, minutes_claimed: row.minutes_claimed };
            Ok((claimed, explanation.body))
        })
        .collect()
}
