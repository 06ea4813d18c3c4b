use jiff_sqlx::ToSqlx as _;
use sha2::{Digest as _, Sha256};
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Ctx, Result};

use super::model::{NewSystem, System};

/// The key has 256 random bits: one round of SHA-256 is enough to keep it safe in the table.
pub(crate) fn key_hash(key: &str) -> Vec<u8> {
    Sha256::digest(key.as_bytes()).to_vec()
}

pub(super) async fn by_key_hash(pool: &PgPool, hash: &[u8]) -> Result<Option<System>> {
    Ok(sqlx::query_as!(
        System,
        "SELECT id, code, name, callback_url FROM external_systems WHERE api_key_hash = $1 AND active",
        hash
    )
    .fetch_optional(pool)
    .await?)
}

pub(super) async fn list(pool: &PgPool) -> Result<Vec<System>> {
    Ok(sqlx::query_as!(
        System,
        "SELECT id, code, name, callback_url FROM external_systems WHERE active ORDER BY code"
    )
    .fetch_all(pool)
    .await?)
}

pub(super) async fn insert(ctx: &mut Ctx, id: Uuid, new: &NewSystem, hash: &[u8]) -> Result<(), sqlx::Error> {
    let now = ctx.now();
    let url = Some(new.callback_url.trim()).filter(|url| !url.is_empty());
    sqlx::query!(
        "INSERT INTO external_systems (id, code, name, api_key_hash, callback_url, callback_secret, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        new.code.trim(),
        new.name.trim(),
        hash,
        url,
        new.callback_secret,
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}
