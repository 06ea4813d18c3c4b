use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Ctx, Error, Result, constraint};

use super::{
    Act,
    actions::{ActError, CheckedAct},
};

pub(super) async fn insert(
    ctx: &mut Ctx,
    assignment_id: Uuid,
    advocate_id: Uuid,
    act: &CheckedAct,
) -> Result<Uuid> {
    let (id, now) = (ctx.new_id(), ctx.now());
    let inserted = sqlx::query!(
        "INSERT INTO acts_of_work (id, assignment_id, advocate_id, kind, started_at, ended_at, place, result, recorded_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        id,
        assignment_id,
        advocate_id,
        act.kind,
        act.started_at.to_sqlx() as _,
        act.ended_at.to_sqlx() as _,
        act.place,
        act.result,
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await;
    match inserted {
        Err(error) if constraint(&error) == Some("acts_of_work_one_place") => Err(ActError::Overlaps.into()),
        Err(error) => Err(error.into()),
        Ok(_) => Ok(id),
    }
}

/// The act with the order it belongs to.
pub(super) async fn order_of(ctx: &mut Ctx, id: Uuid) -> Result<(Uuid, Uuid)> {
    let row = sqlx::query!(
        "SELECT s.order_id, w.assignment_id FROM acts_of_work w JOIN assignments s ON s.id = w.assignment_id WHERE w.id = $1",
        id
    )
    .fetch_optional(ctx.db())
    .await?
    .ok_or_else(Error::not_found)?;
    Ok((row.order_id, row.assignment_id))
}

pub(super) async fn answer(
    ctx: &mut Ctx,
    id: Uuid,
    answer: &str,
    times: Option<(Timestamp, Timestamp)>,
    note: &str,
    name: &str,
) -> Result<bool> {
    let now = ctx.now();
    let done = sqlx::query!(
        "UPDATE acts_of_work SET body_answer = $2, body_started_at = $3, body_ended_at = $4, body_note = $5,
           body_name = $6, body_answered_at = $7
         WHERE id = $1 AND body_answer = 'awaited' AND withdrawn_at IS NULL",
        id,
        answer,
        times.map(|(start, _)| start.to_sqlx()) as _,
        times.map(|(_, end)| end.to_sqlx()) as _,
        note,
        name,
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(done.rows_affected() > 0)
}

pub(super) async fn withdraw(ctx: &mut Ctx, id: Uuid, assignment_id: Uuid) -> Result<bool> {
    let now = ctx.now();
    let done = sqlx::query!(
        "UPDATE acts_of_work SET withdrawn_at = $3
         WHERE id = $1 AND assignment_id = $2 AND withdrawn_at IS NULL AND body_answer = 'awaited'
           AND NOT EXISTS (SELECT FROM claim_lines l JOIN claims k ON k.id = l.claim_id
             WHERE l.act_id = $1 AND l.live AND k.state <> 'draft')",
        id,
        assignment_id,
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(done.rows_affected() > 0)
}

pub(super) async fn list(
    pool: &PgPool,
    assignment_id: Option<Uuid>,
    order_id: Option<Uuid>,
    body_id: Option<Uuid>,
) -> Result<Vec<Act>> {
    Ok(sqlx::query_as!(
        Act,
        r#"SELECT w.id, w.assignment_id, s.order_id, o.number AS order_number, o.erdr_number, w.advocate_id,
             concat_ws(' ', a.surname, a.given, a.patronymic) AS "advocate_name!", w.kind, w.started_at, w.ended_at,
             w.place, w.result, w.recorded_at, w.body_answer, w.body_started_at, w.body_ended_at, w.body_note,
             w.body_name, w.body_answered_at, r.timezone,
             EXISTS (SELECT FROM claim_lines l JOIN claims k ON k.id = l.claim_id
               WHERE l.act_id = w.id AND l.live AND k.state <> 'draft') AS "claimed!"
           FROM acts_of_work w JOIN assignments s ON s.id = w.assignment_id JOIN orders o ON o.id = s.order_id
             JOIN advocates a ON a.id = w.advocate_id JOIN regions r ON r.code = o.region
           WHERE w.withdrawn_at IS NULL AND ($1::uuid IS NULL OR w.assignment_id = $1)
             AND ($2::uuid IS NULL OR s.order_id = $2)
             AND ($3::uuid IS NULL OR (o.body_id = $3 AND w.body_answer = 'awaited'))
           ORDER BY w.started_at LIMIT 500"#,
        assignment_id,
        order_id,
        body_id
    )
    .fetch_all(pool)
    .await?)
}
