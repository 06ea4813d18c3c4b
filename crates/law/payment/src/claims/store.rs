use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx as _;
use rust_decimal::Decimal;
use serde_json::{Value, json};
use sqlx::PgConnection;
use uuid::Uuid;
use zan_kernel::{Ctx, Error, Moment, Result, constraint};

use super::{
    BodySide, ClaimError, Explanation, State, StoredCalculation,
    input::{Assessed, Claimed},
    lines::{ActFacts, Matter, TakenRow},
};

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

pub(super) async fn lock(ctx: &mut Ctx, id: Uuid) -> Result<Locked> {
    sqlx::query_as!(
        Locked,
        "SELECT k.id, k.number, k.state, k.version, k.assignment_id, s.order_id, k.advocate_id, k.region, r.timezone,
           k.document_date, k.submitted_at, k.checked_by, k.total_assessed, a.email AS advocate_email
         FROM claims k JOIN assignments s ON s.id = k.assignment_id JOIN orders o ON o.id = s.order_id
           JOIN regions r ON r.code = o.region JOIN advocates a ON a.id = k.advocate_id
         WHERE k.id = $1 FOR UPDATE OF k",
        id
    )
    .fetch_optional(ctx.db())
    .await?
    .ok_or_else(Error::not_found)
}

/// Approved claims of a region, locked in the order of their ids.
pub(crate) async fn approved_of_region(ctx: &mut Ctx, region: &str) -> Result<Vec<Locked>> {
    Ok(sqlx::query_as!(
        Locked,
        "SELECT k.id, k.number, k.state, k.version, k.assignment_id, s.order_id, k.advocate_id, k.region, r.timezone,
           k.document_date, k.submitted_at, k.checked_by, k.total_assessed, a.email AS advocate_email
         FROM claims k JOIN assignments s ON s.id = k.assignment_id JOIN orders o ON o.id = s.order_id
           JOIN regions r ON r.code = o.region JOIN advocates a ON a.id = k.advocate_id
         WHERE k.region = $1 AND k.state = 'approved' ORDER BY k.id FOR UPDATE OF k",
        region
    )
    .fetch_all(ctx.db())
    .await?)
}

/// Claims of a register, locked in the order of their ids.
pub(crate) async fn locked_of_register(ctx: &mut Ctx, register_id: Uuid) -> Result<Vec<Locked>> {
    Ok(sqlx::query_as!(
        Locked,
        "SELECT k.id, k.number, k.state, k.version, k.assignment_id, s.order_id, k.advocate_id, k.region, r.timezone,
           k.document_date, k.submitted_at, k.checked_by, k.total_assessed, a.email AS advocate_email
         FROM claims k JOIN assignments s ON s.id = k.assignment_id JOIN orders o ON o.id = s.order_id
           JOIN regions r ON r.code = o.region JOIN advocates a ON a.id = k.advocate_id
         WHERE k.register_id = $1 ORDER BY k.id FOR UPDATE OF k",
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
        "SELECT issued_at FROM notices WHERE assignment_id = $1 AND revoked_at IS NULL",
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

/// A line ready to be written.
#[derive(Debug)]
pub(super) struct LineRow {
    pub id: Uuid,
    pub act_id: Uuid,
    pub position: i32,
    pub kind: String,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
    pub minutes_claimed: i32,
    pub minutes_assessed: i32,
    pub amount_claimed: Decimal,
    pub amount_assessed: Decimal,
    pub tariff_item: String,
    pub unconfirmed: bool,
    pub difference: Option<&'static str>,
    pub explanation: Explanation,
}

/// A new draft; its lines come next.
pub(super) async fn insert(
    ctx: &mut Ctx,
    id: Uuid,
    appointment: &Appointment,
    document_date: Date,
    file_by: Date,
) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "INSERT INTO claims (id, assignment_id, advocate_id, region, state, document_date, file_by, gravity, created_at)
         VALUES ($1, $2, $3, $4, 'draft', $5, $6, $7, $8)",
        id,
        appointment.assignment_id,
        appointment.advocate_id,
        appointment.region,
        document_date.to_sqlx() as _,
        file_by.to_sqlx() as _,
        appointment.gravity,
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

pub(super) async fn set_dates(ctx: &mut Ctx, id: Uuid, document_date: Date, file_by: Date) -> Result<()> {
    sqlx::query!(
        "UPDATE claims SET document_date = $2, file_by = $3 WHERE id = $1",
        id,
        document_date.to_sqlx() as _,
        file_by.to_sqlx() as _
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// Replaces the lines of a claim that is with the advocate.
pub(super) async fn replace_lines(ctx: &mut Ctx, claim_id: Uuid, lines: &[LineRow]) -> Result<()> {
    sqlx::query!("DELETE FROM claim_lines WHERE claim_id = $1", claim_id).execute(ctx.db()).await?;
    for line in lines {
        let inserted = sqlx::query!(
            "INSERT INTO claim_lines (id, claim_id, act_id, position, kind, started_at, ended_at, minutes_claimed,
               minutes_assessed, amount_claimed, amount_assessed, tariff_item, unconfirmed, difference, explanation)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
            line.id,
            claim_id,
            line.act_id,
            line.position,
            line.kind,
            line.started_at.to_sqlx() as _,
            line.ended_at.to_sqlx() as _,
            line.minutes_claimed,
            line.minutes_assessed,
            line.amount_claimed,
            line.amount_assessed,
            line.tariff_item,
            line.unconfirmed,
            line.difference,
            serde_json::to_value(&line.explanation)?,
        )
        .execute(ctx.db())
        .await;
        match inserted {
            Err(error) if constraint(&error) == Some("claim_lines_act_once") => {
                return Err(ClaimError::ActClaimed.into());
            }
            other => other.map_err(Error::from)?,
        };
    }
    Ok(())
}

/// Facts of the whole claim that follow from its calculation.
pub(super) async fn set_calculation(
    ctx: &mut Ctx,
    id: Uuid,
    calculation: &StoredCalculation,
    tariff_edition: Option<&str>,
    indicator: Option<Decimal>,
) -> Result<()> {
    sqlx::query!(
        "UPDATE claims SET calculation = $2, total_claimed = $3, total_assessed = $4, unconfirmed = $5,
           tariff_edition = $6, indicator = $7 WHERE id = $1",
        id,
        serde_json::to_value(calculation)?,
        calculation.total_claimed().amount(),
        calculation.total_assessed().amount(),
        calculation.is_unconfirmed(),
        tariff_edition,
        indicator,
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// The assessed side of the calculation after a check.
pub(super) async fn set_assessed(ctx: &mut Ctx, id: Uuid, calculation: &StoredCalculation) -> Result<()> {
    sqlx::query!(
        "UPDATE claims SET calculation = $2, total_assessed = $3 WHERE id = $1",
        id,
        serde_json::to_value(calculation)?,
        calculation.total_assessed().amount(),
    )
    .execute(ctx.db())
    .await?;
    Ok(())
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

pub(super) async fn set_submitted(
    ctx: &mut Ctx,
    id: Uuid,
    number: &str,
    version: i32,
    payee: &Value,
) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "UPDATE claims SET state = 'submitted', number = $2, version = $3, payee = $4, submitted_at = $5,
           no_client_money = true WHERE id = $1",
        id,
        number,
        version,
        payee,
        now.to_sqlx() as _
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// Given back: what the first officer assessed is no longer anybody's assessment.
pub(super) async fn set_returned(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    sqlx::query!(
        "UPDATE claims SET state = 'returned', checked_by = NULL, checked_at = NULL WHERE id = $1",
        id
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// Refused: the acts are free again, a second claim for them will be seen as such.
pub(super) async fn set_refused(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    sqlx::query!("UPDATE claims SET state = 'refused' WHERE id = $1", id).execute(ctx.db()).await?;
    sqlx::query!("UPDATE claim_lines SET live = false WHERE claim_id = $1", id).execute(ctx.db()).await?;
    Ok(())
}

pub(super) async fn set_checked(ctx: &mut Ctx, id: Uuid, officer: Uuid) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "UPDATE claims SET state = 'checked', checked_by = $2, checked_at = $3 WHERE id = $1",
        id,
        officer,
        now.to_sqlx() as _
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

pub(super) async fn set_approved(ctx: &mut Ctx, id: Uuid, officer: Uuid) -> Result<()> {
    let now = ctx.now();
    let updated = sqlx::query!(
        "UPDATE claims SET state = 'approved', approved_by = $2, approved_at = $3 WHERE id = $1",
        id,
        officer,
        now.to_sqlx() as _
    )
    .execute(ctx.db())
    .await;
    match updated {
        Err(error) if constraint(&error) == Some("claims_two_people") => Err(ClaimError::SecondPerson.into()),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(()),
    }
}

pub(crate) async fn enter_register(ctx: &mut Ctx, id: Uuid, register_id: Uuid) -> Result<()> {
    sqlx::query!("UPDATE claims SET state = 'in_register', register_id = $2 WHERE id = $1", id, register_id)
        .execute(ctx.db())
        .await?;
    Ok(())
}

pub(crate) async fn set_paid(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    sqlx::query!("UPDATE claims SET state = 'paid' WHERE id = $1", id).execute(ctx.db()).await?;
    Ok(())
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

/// Writes what an officer assessed, with the amount the engine gave.
pub(super) async fn assess_line(
    ctx: &mut Ctx,
    line: &Assessed,
    amount: Decimal,
    explanation: &Explanation,
) -> Result<()> {
    sqlx::query!(
        "UPDATE claim_lines SET minutes_assessed = $2, amount_assessed = $3, difference = $4, explanation = $5
         WHERE id = $1",
        line.line_id,
        i32::try_from(line.minutes).map_err(Error::fault)?,
        amount,
        line.difference,
        serde_json::to_value(explanation)?,
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// Adds a decision to the history.
pub(crate) async fn decide(
    ctx: &mut Ctx,
    claim: &Locked,
    version: i32,
    kind: &str,
    reasons: &[String],
    note: &str,
) -> Result<()> {
    let (id, now) = (ctx.new_id(), ctx.now());
    let made_by = ctx.actor().as_person().map(|person| person.account_id);
    sqlx::query!(
        "INSERT INTO claim_decisions (id, claim_id, version, kind, reasons, note, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        claim.id,
        version,
        kind,
        reasons,
        note,
        made_by,
        now.to_sqlx() as _
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}
