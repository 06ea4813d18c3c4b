//! Revocation lists that signatures rest on: each is kept once.

use jiff_sqlx::ToSqlx as _;
use sha2::{Digest as _, Sha256};
use sqlx::PgPool;
use zan_kernel::{Ctx, Platform, Result};

/// Keeps a list, if it is not kept already; answers its digest.
pub(crate) async fn keep(platform: &Platform, ctx: &mut Ctx, list: &[u8]) -> Result<[u8; 32]> {
    let digest: [u8; 32] = Sha256::digest(list).into();
    let known = sqlx::query_scalar!("SELECT file_id FROM revocation_lists WHERE sha256 = $1", &digest)
        .fetch_optional(ctx.db())
        .await?;
    if known.is_some() {
        return Ok(digest);
    }
    let (file, now) = (platform.files.put(ctx, "nca.crl", "application/pkix-crl", list).await?, ctx.now());
    sqlx::query!(
        "INSERT INTO revocation_lists (sha256, file_id, kept_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        &digest,
        file,
        now.to_sqlx() as _
    )
    .execute(ctx.db())
    .await?;
    Ok(digest)
}

/// A kept list, by its digest.
pub(crate) async fn get(platform: &Platform, digest: &[u8]) -> Result<Vec<u8>> {
    let file = file(&platform.pool, digest).await?;
    Ok(platform.files.get(&platform.pool, file).await?.bytes)
}

async fn file(pool: &PgPool, digest: &[u8]) -> Result<uuid::Uuid> {
    Ok(sqlx::query_scalar!("SELECT file_id FROM revocation_lists WHERE sha256 = $1", digest)
        .fetch_one(pool)
        .await?)
}
