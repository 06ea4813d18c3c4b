use jiff_sqlx::ToSqlx as _;
use sqlx::{PgExecutor, PgPool};
use uuid::Uuid;
use zan_kernel::{Action, Ctx, Error, Result, access};

use super::Assignment;

pub(super) struct NewAssignment<'a> {
    pub order_id: Uuid,
    pub advocate_id: Uuid,
    pub offer_id: Option<Uuid>,
    pub manual_reason: Option<&'a str>,
    pub appointed_by: Option<Uuid>,
}

pub(super) async fn insert(ctx: &mut Ctx, row: &NewAssignment<'_>) -> Result<Uuid> {
    let (id, now) = (ctx.new_id(), ctx.now());
    sqlx::query!(
        "INSERT INTO assignments (id, order_id, advocate_id, offer_id, manual, manual_reason, appointed_by, accepted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        id,
        row.order_id,
        row.advocate_id,
        row.offer_id,
        row.manual_reason.is_some(),
        row.manual_reason,
        row.appointed_by,
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(id)
}

/// Which assignments are read; what is `None` selects nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Which {
    pub id: Option<Uuid>,
    /// The live one of this order.
    pub order_id: Option<Uuid>,
    pub advocate_id: Option<Uuid>,
}

pub(super) async fn list(
    executor: impl PgExecutor<'_>,
    which: Which,
    limit: i64,
    offset: i64,
) -> Result<Vec<Assignment>> {
    Ok(sqlx::query_as!(
        Assignment,
        r#"SELECT s.id, s.order_id, o.number AS order_number, o.state AS order_state, s.advocate_id,
             concat_ws(' ', a.surname, a.given, a.patronymic) AS "advocate_name!", a.licence_number, a.licence_date,
             a.phone AS advocate_phone, a.email AS advocate_email, c.name_kk AS collegium_kk, c.name_ru AS collegium_ru,
             s.offer_id, s.manual, s.manual_reason, s.accepted_at, s.arrived_at, s.completed_at, s.ended_at,
             s.end_reason, o.region, r.timezone, o.erdr_number, o.urgency,
             CASE WHEN o.person_identified THEN concat_ws(' ', o.person_surname, o.person_given, o.person_patronymic) END
               AS person,
             o.act_at, n.id AS "notice_id?", n.number AS "notice_number?", n.issued_at AS "notice_issued_at?",
             (SELECT count(*) FROM acts_of_work w WHERE w.assignment_id = s.id AND w.withdrawn_at IS NULL) AS "acts!",
             (SELECT k.id FROM claims k WHERE k.assignment_id = s.id ORDER BY k.created_at DESC LIMIT 1) AS claim_id,
             (SELECT k.state FROM claims k WHERE k.assignment_id = s.id ORDER BY k.created_at DESC LIMIT 1) AS claim_state
           FROM assignments s JOIN orders o ON o.id = s.order_id JOIN advocates a ON a.id = s.advocate_id
             JOIN units c ON c.id = a.collegium_id JOIN regions r ON r.code = o.region
             LEFT JOIN notices n ON n.assignment_id = s.id AND n.signed_at IS NOT NULL
           WHERE s.id = $1 OR (s.order_id = $2 AND s.end_reason IS NULL) OR s.advocate_id = $3
           ORDER BY s.accepted_at DESC LIMIT $4 OFFSET $5"#,
        which.id,
        which.order_id,
        which.advocate_id,
        limit,
        offset
    )
    .fetch_all(executor)
    .await?)
}

pub(super) async fn find(executor: impl PgExecutor<'_>, which: Which) -> Result<Option<Assignment>> {
    Ok(list(executor, which, 1, 0).await?.into_iter().next())
}

pub(super) async fn count(pool: &PgPool, advocate_id: Uuid) -> Result<i64> {
    Ok(sqlx::query_scalar!(
        r#"SELECT count(*) AS "count!" FROM assignments WHERE advocate_id = $1"#,
        advocate_id
    )
    .fetch_one(pool)
    .await?)
}

/// The acting advocate's own assignment with the order's row lock taken.
pub(crate) async fn lock_own(
    ctx: &mut Ctx,
    action: Action,
    id: Uuid,
) -> Result<(crate::orders::Order, Assignment)> {
    access::allow(ctx.actor(), action)?;
    let advocate_id = ctx.actor().require_advocate()?;
    let order_id = sqlx::query_scalar!(
        "SELECT order_id FROM assignments WHERE id = $1 AND advocate_id = $2",
        id,
        advocate_id
    )
    .fetch_optional(ctx.db())
    .await?
    .ok_or_else(Error::not_found)?;
    let order = crate::orders::lock(ctx, order_id).await?;
    let assignment =
        find(ctx.db(), Which { id: Some(id), ..Which::default() }).await?.ok_or_else(Error::not_found)?;
    Ok((order, assignment))
}

pub(super) async fn set_arrived(ctx: &mut Ctx, id: Uuid, at: jiff::Timestamp) -> Result<()> {
    sqlx::query!("UPDATE assignments SET arrived_at = $2 WHERE id = $1", id, at.to_sqlx() as _)
        .execute(ctx.db())
        .await?;
    Ok(())
}

pub(super) async fn set_completed(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    let now = ctx.now();
    sqlx::query!("UPDATE assignments SET completed_at = $2 WHERE id = $1", id, now.to_sqlx() as _)
        .execute(ctx.db())
        .await?;
    Ok(())
}

/// Ends the live assignment of an order, when there is one; answers the advocate.
pub(crate) async fn end_live(ctx: &mut Ctx, order_id: Uuid, reason: &str) -> Result<Option<Uuid>> {
    let now = ctx.now();
    Ok(sqlx::query_scalar!(
        "UPDATE assignments SET ended_at = $2, end_reason = $3 WHERE order_id = $1 AND end_reason IS NULL
         RETURNING advocate_id",
        order_id,
        now.to_sqlx() as _,
        reason
    )
    .fetch_optional(ctx.db())
    .await?)
}

/// The advocate of the live assignment.
pub(crate) async fn advocate_of(ctx: &mut Ctx, order_id: Uuid) -> Result<Option<Uuid>> {
    Ok(sqlx::query_scalar!(
        "SELECT advocate_id FROM assignments WHERE order_id = $1 AND end_reason IS NULL",
        order_id
    )
    .fetch_optional(ctx.db())
    .await?)
}
