use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx as _;
use serde_json::json;
use sqlx::{PgConnection, PgExecutor, PgPool};
use uuid::Uuid;
use zan_kernel::{Ctx, Error, Result, jobs::NewJob};

use super::{Offer, Tried, jobs::EXPIRE, model::ConflictNames};

/// An offer to be made.
#[derive(Debug, Clone)]
pub(crate) struct NewOffer<'a> {
    pub order_id: Uuid,
    pub advocate_id: Uuid,
    pub round: i32,
    pub tier: &'a str,
    pub interpreter_needed: bool,
    pub answer_within: SignedDuration,
}

/// Makes an offer and sets its clock.
pub(crate) async fn insert(ctx: &mut Ctx, offer: &NewOffer<'_>) -> Result<(Uuid, Timestamp)> {
    let (id, now) = (ctx.new_id(), ctx.now());
    let expires_at = now.checked_add(offer.answer_within).map_err(Error::fault)?;
    sqlx::query!(
        "INSERT INTO offers (id, order_id, advocate_id, round, tier, interpreter_needed, state, created_at,
           answer_seconds, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $8, $9)",
        id,
        offer.order_id,
        offer.advocate_id,
        offer.round,
        offer.tier,
        offer.interpreter_needed,
        now.to_sqlx() as _,
        i32::try_from(offer.answer_within.as_secs()).map_err(Error::fault)?,
        expires_at.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    let clock = NewJob::new(EXPIRE, json!({"offer_id": id})).at(expires_at);
    ctx.enqueue(clock.unique(format!("offer:{id}"))).await?;
    Ok((id, expires_at))
}

/// Whether somebody is still being asked.
pub(crate) async fn has_open(ctx: &mut Ctx, order_id: Uuid) -> Result<bool> {
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM offers WHERE order_id = $1 AND state = 'open') AS "open!""#,
        order_id
    )
    .fetch_one(ctx.db())
    .await?)
}

/// Takes back what is open; answers who was being asked.
pub(crate) async fn withdraw_open(ctx: &mut Ctx, order_id: Uuid) -> Result<Vec<Uuid>> {
    let now = ctx.now();
    Ok(sqlx::query_scalar!(
        "UPDATE offers SET state = 'withdrawn', answered_at = $2 WHERE order_id = $1 AND state = 'open'
         RETURNING advocate_id",
        order_id,
        now.to_sqlx() as _
    )
    .fetch_all(ctx.db())
    .await?)
}

/// The order of an offer: its row lock is taken before the offer's.
pub(super) async fn order_of(connection: &mut PgConnection, id: Uuid) -> Result<Uuid> {
    sqlx::query_scalar!("SELECT order_id FROM offers WHERE id = $1", id)
        .fetch_optional(connection)
        .await?
        .ok_or_else(Error::not_found)
}

pub(super) async fn find(executor: impl PgExecutor<'_>, id: Uuid) -> Result<Option<Offer>> {
    Ok(select(executor, Some(id), None, 1).await?.into_iter().next())
}

/// Open offers first by time left, then the newest.
pub(super) async fn list(executor: impl PgExecutor<'_>, advocate_id: Uuid, limit: i64) -> Result<Vec<Offer>> {
    select(executor, None, Some(advocate_id), limit).await
}

async fn select(
    executor: impl PgExecutor<'_>,
    id: Option<Uuid>,
    advocate_id: Option<Uuid>,
    limit: i64,
) -> Result<Vec<Offer>> {
    Ok(sqlx::query_as!(
        Offer,
        "SELECT f.id, f.order_id, o.number AS order_number, f.advocate_id, f.tier, f.interpreter_needed, f.state,
           f.created_at, f.answer_seconds, f.expires_at, f.delivered_at, f.viewed_at, f.conflict_checked_at,
           f.answered_at, f.decline_reason, f.decline_note, o.region, r.timezone, z.name_kk AS zone_kk,
           z.name_ru AS zone_ru, o.urgency, o.ground, o.gravity, o.articles, o.person_role, o.minor, o.language,
           o.detained_at, o.purpose, o.act_kind, o.act_at, o.state AS order_state
         FROM offers f JOIN orders o ON o.id = f.order_id JOIN duty_zones z ON z.id = o.zone_id
           JOIN regions r ON r.code = o.region
         WHERE f.id = $1 OR f.advocate_id = $2
         ORDER BY (f.state = 'open') DESC, CASE WHEN f.state = 'open' THEN f.expires_at END, f.created_at DESC
         LIMIT $3",
        id,
        advocate_id,
        limit
    )
    .fetch_all(executor)
    .await?)
}

pub(super) async fn open_count(pool: &PgPool, advocate_id: Uuid) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM offers WHERE advocate_id = $1 AND state = 'open'"#,
        advocate_id
    )
    .fetch_one(pool)
    .await?)
}

pub(super) async fn tried(pool: &PgPool, order_id: Uuid) -> Result<Vec<Tried>> {
    Ok(sqlx::query_as!(
        Tried,
        r#"SELECT f.id, f.advocate_id, concat_ws(' ', a.surname, a.given, a.patronymic) AS "name!", a.phone, f.round, f.tier,
             f.state, f.created_at, f.delivered_at, f.viewed_at, f.answered_at, f.expires_at, f.decline_reason,
             f.decline_note
           FROM offers f JOIN advocates a ON a.id = f.advocate_id WHERE f.order_id = $1 ORDER BY f.round, f.created_at"#,
        order_id
    )
    .fetch_all(pool)
    .await?)
}

/// What an answer writes.
pub(super) async fn answer(
    ctx: &mut Ctx,
    id: Uuid,
    state: &str,
    reason: Option<&str>,
    note: Option<&str>,
) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "UPDATE offers SET state = $2, answered_at = $3, decline_reason = $4, decline_note = $5 WHERE id = $1",
        id,
        state,
        now.to_sqlx() as _,
        reason,
        note
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// Marks the first view; answers whether it was the first.
pub(super) async fn mark_viewed(ctx: &mut Ctx, id: Uuid) -> Result<bool> {
    let now = ctx.now();
    let done = sqlx::query!(
        "UPDATE offers SET viewed_at = $2 WHERE id = $1 AND viewed_at IS NULL",
        id,
        now.to_sqlx() as _
    )
    .execute(ctx.db())
    .await?;
    Ok(done.rows_affected() > 0)
}

pub(super) async fn mark_conflict_checked(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "UPDATE offers SET conflict_checked_at = coalesce(conflict_checked_at, $2) WHERE id = $1",
        id,
        now.to_sqlx() as _
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// Records the first evidence of delivery and moves the clock; answers the new end, or `None` when nothing moved.
pub(super) async fn mark_delivered(ctx: &mut Ctx, id: Uuid) -> Result<Option<Timestamp>> {
    let now = ctx.now();
    let moved = sqlx::query_scalar!(
        "UPDATE offers SET delivered_at = $2, expires_at = $2::timestamptz + answer_seconds * interval '1 second'
         WHERE id = $1 AND delivered_at IS NULL AND state = 'open' RETURNING expires_at",
        id,
        now.to_sqlx() as _
    )
    .fetch_optional(ctx.db())
    .await?;
    Ok(moved.map(|at| at.to_jiff()))
}

pub(super) async fn conflict_names(ctx: &mut Ctx, order_id: Uuid) -> Result<ConflictNames> {
    let row = sqlx::query!(
        r#"SELECT o.erdr_number, o.person_birth_date, o.officer_name, u.name_kk, u.name_ru,
             CASE WHEN o.person_identified THEN concat_ws(' ', o.person_surname, o.person_given, o.person_patronymic) END
               AS person
           FROM orders o JOIN units u ON u.id = o.body_id WHERE o.id = $1"#,
        order_id
    )
    .fetch_one(ctx.db())
    .await?;
    let others = sqlx::query!(
        r#"SELECT DISTINCT concat_ws(' ', o.person_surname, o.person_given, o.person_patronymic) AS "name!", o.person_role
           FROM orders o JOIN orders mine ON mine.id = $1
           WHERE o.erdr_number = mine.erdr_number AND o.person_key <> mine.person_key AND o.person_identified
           ORDER BY 1 LIMIT 50"#,
        order_id
    )
    .fetch_all(ctx.db())
    .await?;
    Ok(ConflictNames {
        person: row.person,
        person_birth_date: row.person_birth_date.map(|date| date.to_jiff()),
        officer: row.officer_name,
        body_kk: row.name_kk,
        body_ru: row.name_ru,
        erdr_number: row.erdr_number,
        others: others.into_iter().map(|row| (row.name, row.person_role)).collect(),
    })
}

/// Whether the advocate may work at this moment: licence, insurance, agreement.
pub(super) async fn eligible_now(ctx: &mut Ctx, advocate_id: Uuid, timezone: &str) -> Result<bool> {
    let now = ctx.now();
    Ok(sqlx::query_scalar!(
        r#"SELECT (NOT EXISTS (SELECT FROM licence_suspensions s WHERE s.advocate_id = $1 AND s.during @> $2::timestamptz)
             AND EXISTS (SELECT FROM insurance_policies i WHERE i.advocate_id = $1
               AND i.during @> ($2::timestamptz AT TIME ZONE $3)::date)
             AND EXISTS (SELECT FROM agreements g WHERE g.advocate_id = $1
               AND g.during @> ($2::timestamptz AT TIME ZONE $3)::date)) AS "eligible!""#,
        advocate_id,
        now.to_sqlx() as _,
        timezone
    )
    .fetch_one(ctx.db())
    .await?)
}
