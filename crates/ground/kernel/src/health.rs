//! What an operator asks first: is the database there, does the queue move, do letters and messages leave.

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx as _;
use sqlx::PgPool;

use crate::Result;

/// State of what is done later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Health {
    /// Jobs that are due and wait.
    pub due_jobs: i64,
    /// Since when the oldest of them waits.
    pub oldest_due: Option<crate::Moment>,
    /// Jobs set aside for an operator.
    pub dead_jobs: i64,
    /// Letters that the mail server has not taken.
    pub waiting_letters: i64,
    /// Letters that were tried and refused at least once.
    pub refused_letters: i64,
    /// Messages that external systems have not taken.
    pub waiting_messages: i64,
    /// Messages that were tried and refused at least once.
    pub refused_messages: i64,
}

impl Health {
    /// Nothing due waits longer than `limit`.
    #[must_use]
    pub fn queue_moves(&self, now: Timestamp, limit: SignedDuration) -> bool {
        self.oldest_due.is_none_or(|since| now.duration_since(since.to_jiff()) <= limit)
    }
}

/// Looks at the queue and the outbox.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn look(pool: &PgPool, now: Timestamp) -> Result<Health> {
    Ok(sqlx::query_as!(
        Health,
        r#"SELECT
             (SELECT count(*) FROM jobs WHERE state = 'ready' AND run_at <= $1) AS "due_jobs!",
             (SELECT min(run_at) FROM jobs WHERE state = 'ready' AND run_at <= $1) AS oldest_due,
             (SELECT count(*) FROM jobs WHERE state = 'dead') AS "dead_jobs!",
             (SELECT count(*) FROM letters WHERE state = 'waiting') AS "waiting_letters!",
             (SELECT count(*) FROM letters WHERE state = 'waiting' AND attempts > 0) AS "refused_letters!",
             (SELECT count(*) FROM messages WHERE state = 'waiting') AS "waiting_messages!",
             (SELECT count(*) FROM messages WHERE state = 'waiting' AND attempts > 0) AS "refused_messages!""#,
        now.to_sqlx() as _
    )
    .fetch_one(pool)
    .await?)
}
