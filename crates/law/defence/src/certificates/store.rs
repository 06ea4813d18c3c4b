use jiff_sqlx::ToSqlx as _;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Ctx, Result};

use super::Certificate;

pub(super) async fn insert(
    ctx: &mut Ctx,
    order_id: Uuid,
    number: &str,
    account_id: Uuid,
    note: &str,
) -> Result<Uuid> {
    let (id, now, signature) = (ctx.new_id(), ctx.now(), ctx.signature());
    sqlx::query!(
        "INSERT INTO certificates (id, order_id, number, issued_at, issued_by, note, signature_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        order_id,
        number,
        now.to_sqlx() as _,
        account_id,
        note,
        signature
    )
    .execute(ctx.db())
    .await?;
    Ok(id)
}

pub(super) async fn find(pool: &PgPool, order_id: Uuid) -> Result<Option<Certificate>> {
    Ok(sqlx::query_as!(
        Certificate,
        r#"SELECT c.id, c.order_id, c.number, c.issued_at, c.note, c.file_kk, c.file_ru, a.full_name AS dispatcher
           FROM certificates c JOIN accounts a ON a.id = c.issued_by WHERE c.order_id = $1"#,
        order_id
    )
    .fetch_optional(pool)
    .await?)
}

pub(super) async fn set_files(ctx: &mut Ctx, id: Uuid, kazakh: Uuid, russian: Uuid) -> Result<()> {
    sqlx::query!("UPDATE certificates SET file_kk = $2, file_ru = $3 WHERE id = $1", id, kazakh, russian)
        .execute(ctx.db())
        .await?;
    Ok(())
}

pub(super) async fn collegium(pool: &PgPool, region: &str) -> Result<(String, String)> {
    let row = sqlx::query!(
        "SELECT name_kk, name_ru FROM units WHERE region = $1 AND kind = 'collegium' LIMIT 1",
        region
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map_or_else(|| ("—".to_owned(), "—".to_owned()), |row| (row.name_kk, row.name_ru)))
}
