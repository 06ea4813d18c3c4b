use sqlx::PgPool;
use zan_kernel::Result;

use super::model::System;
use super::store;

/// The active system of an API key.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn by_api_key(pool: &PgPool, key: &str) -> Result<Option<System>> {
    store::by_key_hash(pool, &store::key_hash(key)).await
}

/// Every active system, by code.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn list(pool: &PgPool) -> Result<Vec<System>> {
    store::list(pool).await
}
