//! Changes of claims; in which states they may be made is the actions' question.

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx as _;
use rust_decimal::Decimal;
use serde_json::Value;
use uuid::Uuid;
use zan_kernel::{Ctx, Error, Result, constraint};

use super::{Appointment, Locked};
use crate::claims::{ClaimError, Explanation, StoredCalculation, input::Assessed};

/// A line ready to be written.
#[derive(Debug)]
pub(in crate::claims) struct LineRow {
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
pub(in crate::claims) async fn insert(
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

pub(in crate::claims) async fn set_dates(
    ctx: &mut Ctx,
    id: Uuid,
    document_date: Date,
    file_by: Date,
) -> Result<()> {
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
pub(in crate::claims) async fn replace_lines(ctx: &mut Ctx, claim_id: Uuid, lines: &[LineRow]) -> Result<()> {
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
pub(in crate::claims) async fn set_calculation(
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
pub(in crate::claims) async fn set_assessed(
    ctx: &mut Ctx,
    id: Uuid,
    calculation: &StoredCalculation,
) -> Result<()> {
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

pub(in crate::claims) async fn set_submitted(
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
pub(in crate::claims) async fn set_returned(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    sqlx::query!(
        "UPDATE claims SET state = 'returned', checked_by = NULL, checked_at = NULL WHERE id = $1",
        id
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// Refused: the acts are free again, a second claim for them will be seen as such.
pub(in crate::claims) async fn set_refused(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    sqlx::query!("UPDATE claims SET state = 'refused' WHERE id = $1", id).execute(ctx.db()).await?;
    sqlx::query!("UPDATE claim_lines SET live = false WHERE claim_id = $1", id).execute(ctx.db()).await?;
    Ok(())
}

pub(in crate::claims) async fn set_checked(ctx: &mut Ctx, id: Uuid, officer: Uuid) -> Result<()> {
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

pub(in crate::claims) async fn set_approved(ctx: &mut Ctx, id: Uuid, officer: Uuid) -> Result<()> {
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

/// Writes what an officer assessed, with the amount the engine gave.
pub(in crate::claims) async fn assess_line(
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
    let (id, now, signature) = (ctx.new_id(), ctx.now(), ctx.signature());
    let made_by = ctx.actor().as_person().map(|person| person.account_id);
    sqlx::query!(
        "INSERT INTO claim_decisions (id, claim_id, version, kind, reasons, note, made_by, made_at, signature_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        claim.id,
        version,
        kind,
        reasons,
        note,
        made_by,
        now.to_sqlx() as _,
        signature
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}
