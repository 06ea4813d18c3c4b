//! Editions of rules, rates and calendars as loaded from `data/`: valid time and recorded time. A changed file
//! becomes a newer row of the same edition; no row is ever changed.

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx as _;
use sha2::{Digest as _, Sha256};
use sqlx::{PgExecutor, PgPool};
use uuid::Uuid;

use crate::Result;

/// An edition as loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    pub edition: String,
    pub content: String,
}

/// Loads an edition; answers whether it was new.
///
/// # Errors
/// A fault when the database refuses.
pub async fn load(
    pool: &PgPool,
    kind: &str,
    edition: &str,
    valid: (Option<Date>, Option<Date>),
    content: &str,
    now: Timestamp,
) -> Result<bool> {
    let digest = Sha256::digest(content.as_bytes());
    let loaded = sqlx::query!(
        "INSERT INTO law_data (id, kind, edition, valid, content, sha256, recorded_at)
         VALUES ($1, $2, $3, daterange($4, $5, '[]'), $6, $7, $8) ON CONFLICT ON CONSTRAINT law_data_once DO NOTHING",
        Uuid::now_v7(),
        kind,
        edition,
        valid.0.map(|day| day.to_sqlx()) as _,
        valid.1.map(|day| day.to_sqlx()) as _,
        content,
        digest.as_slice(),
        now.to_sqlx() as _,
    )
    .execute(pool)
    .await?;
    Ok(loaded.rows_affected() > 0)
}

/// The newest recorded row of every edition of a kind, in the order of validity.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn editions(executor: impl PgExecutor<'_>, kind: &str) -> Result<Vec<Edition>> {
    Ok(sqlx::query_as!(
        Edition,
        "SELECT edition, content FROM (
           SELECT DISTINCT ON (edition) edition, content, valid FROM law_data
           WHERE kind = $1 ORDER BY edition, recorded_at DESC, id DESC) newest
         ORDER BY valid, edition",
        kind
    )
    .fetch_all(executor)
    .await?)
}
