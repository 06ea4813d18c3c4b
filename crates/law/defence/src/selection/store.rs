use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx as _;
use serde_json::Value;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;
use zan_kernel::{Ctx, Error, Result};

use crate::orders::Order;

/// Lets one transaction at a time choose in the region of an order; taken before any row lock.
pub(crate) async fn lock_region_of(ctx: &mut Ctx, order_id: Uuid) -> Result<()> {
    let region = sqlx::query_scalar!("SELECT region FROM orders WHERE id = $1", order_id)
        .fetch_optional(ctx.db())
        .await?
        .ok_or_else(Error::not_found)?;
    sqlx::query!("SELECT pg_advisory_xact_lock(hashtextextended('selection ' || $1, 0))", region)
        .execute(ctx.db())
        .await?;
    Ok(())
}

/// The key of a day, made when first needed.
pub(super) async fn day_secret(connection: &mut PgConnection, day: Date, fresh: [u8; 32]) -> Result<Vec<u8>> {
    sqlx::query!(
        "INSERT INTO day_secrets (day, secret) VALUES ($1, $2) ON CONFLICT (day) DO NOTHING",
        day.to_sqlx() as _,
        fresh.as_slice()
    )
    .execute(&mut *connection)
    .await?;
    Ok(sqlx::query_scalar!("SELECT secret FROM day_secrets WHERE day = $1", day.to_sqlx() as _)
        .fetch_one(connection)
        .await?)
}

/// The key of a past day.
pub(super) async fn known_secret(pool: &PgPool, day: Date) -> Result<Option<Vec<u8>>> {
    Ok(sqlx::query_scalar!("SELECT secret FROM day_secrets WHERE day = $1", day.to_sqlx() as _)
        .fetch_optional(pool)
        .await?)
}

pub(super) async fn neighbours(connection: &mut PgConnection, zone_id: Uuid) -> Result<Vec<Uuid>> {
    Ok(sqlx::query_scalar!(
        "SELECT neighbour_id FROM zone_neighbours WHERE zone_id = $1 ORDER BY position",
        zone_id
    )
    .fetch_all(connection)
    .await?)
}

/// Who was asked for this order, with the state of the offer.
pub(super) async fn asked(connection: &mut PgConnection, order_id: Uuid) -> Result<BTreeMap<Uuid, String>> {
    let rows = sqlx::query!("SELECT advocate_id, state FROM offers WHERE order_id = $1", order_id)
        .fetch_all(connection)
        .await?;
    Ok(rows.into_iter().map(|row| (row.advocate_id, row.state)).collect())
}

/// Counsel of this person in this case before, and counsel whose order was cancelled since `since`, the latest
/// first.
pub(super) async fn continuity(
    connection: &mut PgConnection,
    order: &Order,
    since: Timestamp,
) -> Result<Vec<Uuid>> {
    let rows = sqlx::query_scalar!(
        "SELECT s.advocate_id FROM assignments s JOIN orders o ON o.id = s.order_id
         WHERE o.erdr_number = $1 AND o.person_key = $2 AND o.id <> $3
           AND (s.end_reason IS NULL OR (s.end_reason = 'cancelled' AND s.ended_at >= $4))
         ORDER BY s.accepted_at DESC",
        order.erdr_number,
        order.person_key,
        order.id,
        since.to_sqlx() as _,
    )
    .fetch_all(connection)
    .await?;
    let mut latest_first = Vec::new();
    for advocate_id in rows {
        if !latest_first.contains(&advocate_id) {
            latest_first.push(advocate_id);
        }
    }
    Ok(latest_first)
}

/// Planned acts of live appointments around a moment.
pub(super) async fn planned(
    connection: &mut PgConnection,
    from: Timestamp,
    until: Timestamp,
) -> Result<BTreeMap<Uuid, Vec<Timestamp>>> {
    let rows = sqlx::query!(
        "SELECT s.advocate_id, o.act_at FROM assignments s JOIN orders o ON o.id = s.order_id
         WHERE s.end_reason IS NULL AND s.completed_at IS NULL AND o.act_at BETWEEN $1 AND $2 ORDER BY 1, 2",
        from.to_sqlx() as _,
        until.to_sqlx() as _,
    )
    .fetch_all(connection)
    .await?;
    let mut planned: BTreeMap<Uuid, Vec<Timestamp>> = BTreeMap::new();
    for row in rows {
        planned.entry(row.advocate_id).or_default().push(row.act_at.to_jiff());
    }
    Ok(planned)
}

pub(super) struct NewTrace<'a> {
    pub order_id: Uuid,
    pub policy_edition: &'a str,
    pub secret_day: Date,
    pub input: &'a Value,
    pub trace: &'a Value,
}

/// Keeps a round; answers its number, counted from 1.
pub(super) async fn insert_trace(ctx: &mut Ctx, row: &NewTrace<'_>) -> Result<i32> {
    let (id, now) = (ctx.new_id(), ctx.now());
    Ok(sqlx::query_scalar!(
        "INSERT INTO selection_traces (id, order_id, round, made_at, policy_edition, secret_day, input, trace)
         SELECT $1, $2, coalesce(max(round), 0) + 1, $3, $4, $5, $6, $7 FROM selection_traces WHERE order_id = $2
         RETURNING round",
        id,
        row.order_id,
        now.to_sqlx() as _,
        row.policy_edition,
        row.secret_day.to_sqlx() as _,
        row.input,
        row.trace,
    )
    .fetch_one(ctx.db())
    .await?)
}

pub(super) struct TraceRow {
    pub round: i32,
    pub made_at: Timestamp,
    pub policy_edition: String,
    pub secret_day: Date,
    pub input: Value,
    pub trace: Value,
}

pub(super) async fn traces(pool: &PgPool, order_id: Uuid) -> Result<Vec<TraceRow>> {
    Ok(sqlx::query_as!(
        TraceRow,
        "SELECT round, made_at, policy_edition, secret_day, input, trace FROM selection_traces
         WHERE order_id = $1 ORDER BY round",
        order_id
    )
    .fetch_all(pool)
    .await?)
}

/// Where an advocate is written to.
pub(super) struct Address {
    pub email: String,
    pub language: Option<String>,
}

pub(super) async fn address(ctx: &mut Ctx, advocate_id: Uuid) -> Result<Address> {
    Ok(sqlx::query_as!(
        Address,
        r#"SELECT a.email, c.language AS "language?" FROM advocates a LEFT JOIN accounts c ON c.advocate_id = a.id
           WHERE a.id = $1"#,
        advocate_id
    )
    .fetch_one(ctx.db())
    .await?)
}
