use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::Result;

use super::model::{Account, AccountFilter};
use super::store;
use crate::page::{Page, PageRequest};

/// One account.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn by_id(pool: &PgPool, id: Uuid) -> Result<Option<Account>> {
    store::one(pool, Some(id), None).await
}

/// The account of a login, however it is capitalised.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn by_login(pool: &PgPool, login: &str) -> Result<Option<Account>> {
    store::one(pool, None, Some(&login.trim().to_lowercase())).await
}

/// Accounts by name, one page of them.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn list(pool: &PgPool, filter: &AccountFilter, page: PageRequest) -> Result<Page<Account>> {
    store::page(pool, filter, page).await
}
