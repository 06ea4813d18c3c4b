use jiff::Timestamp;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::Result;

use super::model::{Advocate, AdvocateFilter};
use super::store;
use crate::page::{Page, PageRequest};

/// One advocate, with the standing of the moment `at`.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn by_id(pool: &PgPool, id: Uuid, at: Timestamp) -> Result<Option<Advocate>> {
    Ok(store::by_ids(pool, &[id], at).await?.pop())
}

/// Several advocates by name, with the standing of the moment `at`; unknown ids are left out.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn by_ids(pool: &PgPool, ids: &[Uuid], at: Timestamp) -> Result<Vec<Advocate>> {
    store::by_ids(pool, ids, at).await
}

/// Advocates by name, one page of them.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn list(
    pool: &PgPool,
    filter: &AdvocateFilter,
    at: Timestamp,
    page: PageRequest,
) -> Result<Page<Advocate>> {
    store::page(pool, filter, at, page).await
}
