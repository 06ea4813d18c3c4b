use jiff_sqlx::ToSqlx as _;
use sqlx::{PgExecutor, PgPool};
use uuid::Uuid;
use zan_kernel::{Ctx, Result};

use super::{Checked, Notice};

pub(super) async fn insert(
    ctx: &mut Ctx,
    id: Uuid,
    assignment_id: Uuid,
    number: &str,
    check_code: &str,
    request_id: Uuid,
) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "INSERT INTO notices (id, assignment_id, number, check_code, issued_at, signature_id)
         VALUES ($1, $2, $3, $4, $5, $6)",
        id,
        assignment_id,
        number,
        check_code,
        now.to_sqlx() as _,
        request_id
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// The notice is to be signed by another request than before.
pub(super) async fn set_request(ctx: &mut Ctx, id: Uuid, request_id: Uuid) -> Result<()> {
    sqlx::query!("UPDATE notices SET signature_id = $2 WHERE id = $1 AND signed_at IS NULL", id, request_id)
        .execute(ctx.db())
        .await?;
    Ok(())
}

pub(super) async fn set_signed(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    let now = ctx.now();
    sqlx::query!("UPDATE notices SET signed_at = $2 WHERE id = $1", id, now.to_sqlx() as _)
        .execute(ctx.db())
        .await?;
    Ok(())
}

/// The notice of an assignment, its row locked to the end of the transaction.
pub(super) async fn lock_of_assignment(ctx: &mut Ctx, assignment_id: Uuid) -> Result<Option<Notice>> {
    sqlx::query!("SELECT id FROM notices WHERE assignment_id = $1 FOR UPDATE", assignment_id)
        .fetch_optional(ctx.db())
        .await?;
    find(ctx.db(), None, None, Some(assignment_id)).await
}

pub(super) async fn find(
    executor: impl PgExecutor<'_>,
    id: Option<Uuid>,
    order_id: Option<Uuid>,
    assignment_id: Option<Uuid>,
) -> Result<Option<Notice>> {
    Ok(sqlx::query_as!(
        Notice,
        "SELECT n.id, n.assignment_id, s.order_id, n.number, n.check_code, n.issued_at, n.file_kk, n.file_ru, n.revoked_at,
           n.signature_id, n.signed_at
         FROM notices n JOIN assignments s ON s.id = n.assignment_id
         WHERE n.id = $1 OR (s.order_id = $2 AND s.end_reason IS NULL) OR s.id = $3",
        id,
        order_id,
        assignment_id
    )
    .fetch_optional(executor)
    .await?)
}

pub(super) async fn set_files(ctx: &mut Ctx, id: Uuid, kazakh: Uuid, russian: Uuid) -> Result<()> {
    sqlx::query!("UPDATE notices SET file_kk = $2, file_ru = $3 WHERE id = $1", id, kazakh, russian)
        .execute(ctx.db())
        .await?;
    Ok(())
}

pub(super) async fn checked(pool: &PgPool, number: &str, check_code: &str) -> Result<Option<Checked>> {
    Ok(sqlx::query_as!(
        Checked,
        r#"SELECT n.number, n.issued_at, n.revoked_at, s.ended_at, s.completed_at,
             concat_ws(' ', a.surname, a.given, a.patronymic) AS "advocate!", a.licence_number, a.licence_date,
             c.name_kk AS collegium_kk, c.name_ru AS collegium_ru, u.name_kk AS body_kk, u.name_ru AS body_ru, r.timezone,
             o.erdr_number,
             n.signed_at AS "signed_at!", n.signature_id AS "signature_id!"
           FROM notices n JOIN assignments s ON s.id = n.assignment_id JOIN advocates a ON a.id = s.advocate_id
             JOIN units c ON c.id = a.collegium_id JOIN orders o ON o.id = s.order_id JOIN units u ON u.id = o.body_id
             JOIN regions r ON r.code = o.region
           WHERE n.number = $1 AND n.check_code = $2 AND n.signed_at IS NOT NULL"#,
        number,
        check_code
    )
    .fetch_optional(pool)
    .await?)
}
