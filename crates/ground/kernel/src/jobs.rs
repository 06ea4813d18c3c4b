//! Work to be done later: inserted in the caller's transaction, taken with `FOR UPDATE SKIP LOCKED`, tried again
//! with growing pauses, set aside when hopeless. The row stays locked while its handler runs, so a killed worker
//! loses nothing: another one finds the row free again. Handlers must therefore bear being run twice.
//!
//! The moment comes from the injected clock, which maintained queue crates take from the database instead; that
//! is why this queue is our own.

use std::{collections::HashMap, sync::Arc, time::Duration};

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx as _;
use serde_json::Value;
use sqlx::postgres::PgListener;
use uuid::Uuid;

use crate::{BoxFuture, Ctx, Error, Platform, Result};

/// A job to insert.
#[derive(Debug, Clone)]
pub struct NewJob {
    kind: &'static str,
    payload: Value,
    run_at: Option<Timestamp>,
    max_attempts: i32,
    unique_key: Option<String>,
}

impl NewJob {
    /// A job that runs at once, tried up to 12 times (in about two and a half hours).
    #[must_use]
    pub fn new(kind: &'static str, payload: Value) -> Self {
        Self { kind, payload, run_at: None, max_attempts: 12, unique_key: None }
    }

    /// Runs at `moment`, not before.
    #[must_use]
    pub fn at(mut self, moment: Timestamp) -> Self {
        self.run_at = Some(moment);
        self
    }

    /// Tried so many times before it is set aside.
    #[must_use]
    pub fn attempts(mut self, most: i32) -> Self {
        self.max_attempts = most;
        self
    }

    /// Only one waiting job with this key: a second insert moves the first one's moment instead.
    #[must_use]
    pub fn unique(mut self, key: String) -> Self {
        self.unique_key = Some(key);
        self
    }
}

impl Ctx {
    /// Inserts a job in this transaction.
    ///
    /// # Errors
    /// A fault when the database refuses.
    pub async fn enqueue(&mut self, job: NewJob) -> Result<()> {
        let (id, now) = (self.new_id(), self.now());
        sqlx::query!(
            "INSERT INTO jobs (id, kind, payload, run_at, max_attempts, unique_key, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)
             ON CONFLICT (unique_key) WHERE state = 'ready' DO UPDATE SET run_at = excluded.run_at",
            id,
            job.kind,
            job.payload,
            job.run_at.unwrap_or(now).to_sqlx() as _,
            job.max_attempts,
            job.unique_key,
            now.to_sqlx() as _,
        )
        .execute(self.db())
        .await?;
        sqlx::query!("SELECT pg_notify('zan_jobs', '')").execute(self.db()).await?;
        Ok(())
    }
}

/// Why a job did not succeed.
#[derive(Debug)]
pub enum JobError {
    /// Try again later.
    Retry(String),
    /// Nothing went wrong, its turn has not come: looked at again soon, and it does not count as an attempt.
    Wait(String),
    /// Nothing went wrong here, somebody else is out of reach: looked at again after this time, as often as it
    /// takes; it does not count as an attempt.
    Later(SignedDuration),
    /// Trying again would not help.
    Fail(String),
}

impl From<Error> for JobError {
    fn from(error: Error) -> Self {
        Self::Retry(error.to_string())
    }
}

/// One attempt of a job.
#[derive(Debug, Clone)]
pub struct Job {
    pub id: Uuid,
    pub payload: Value,
    /// Counted from 1.
    pub attempt: i32,
    pub max_attempts: i32,
}

impl Job {
    /// The id in the payload under `name`.
    ///
    /// # Errors
    /// A hopeless failure when the payload has none.
    pub fn id_of(&self, name: &str) -> Result<Uuid, JobError> {
        self.payload
            .get(name)
            .and_then(Value::as_str)
            .and_then(|text| text.parse().ok())
            .ok_or_else(|| JobError::Fail(format!("payload lacks {name}")))
    }
}

/// What a job kind does.
pub trait Handler: Send + Sync {
    /// Runs one attempt.
    fn run<'a>(&'a self, platform: &'a Platform, job: &'a Job) -> BoxFuture<'a, Result<(), JobError>>;
}

/// Handlers by kind.
#[derive(Clone, Default)]
pub struct Handlers(HashMap<&'static str, Arc<dyn Handler>>);

impl std::fmt::Debug for Handlers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl Handlers {
    /// Adds the handler of a kind.
    #[must_use]
    pub fn with(mut self, kind: &'static str, handler: impl Handler + 'static) -> Self {
        self.0.insert(kind, Arc::new(handler));
        self
    }
}

/// Pause before attempt number `attempt + 1`: 5 s, 10 s, 20 s … at most an hour.
fn pause(attempt: i32) -> SignedDuration {
    let doubled = 5_i64.saturating_mul(1_i64 << attempt.clamp(1, 12).saturating_sub(1));
    SignedDuration::from_secs(doubled.min(3600))
}

/// Pause of a job whose turn has not come.
const WAIT: SignedDuration = SignedDuration::from_secs(5);

/// Runs one due job, if there is one; answers whether there was.
///
/// # Errors
/// A fault when the queue itself cannot be read or written.
pub async fn run_one(platform: &Platform, handlers: &Handlers) -> Result<bool> {
    let now = platform.clock.now();
    let mut lock = platform.pool.begin().await?;
    let Some(row) = sqlx::query!(
        "SELECT id, kind, payload, attempts, max_attempts FROM jobs
         WHERE state = 'ready' AND run_at <= $1
         ORDER BY run_at, id LIMIT 1 FOR UPDATE SKIP LOCKED",
        now.to_sqlx() as _,
    )
    .fetch_optional(&mut *lock)
    .await?
    else {
        return Ok(false);
    };
    let job =
        Job { id: row.id, payload: row.payload, attempt: row.attempts + 1, max_attempts: row.max_attempts };
    let outcome = match handlers.0.get(row.kind.as_str()) {
        Some(handler) => handler.run(platform, &job).await,
        None => Err(JobError::Fail(format!("no handler for {}", row.kind))),
    };
    let at = platform.clock.now();
    match outcome {
        Ok(()) => finish(&mut lock, &job, "done", None, at).await?,
        Err(JobError::Wait(reason)) => put_off(&mut lock, job.id, row.attempts, at, WAIT, &reason).await?,
        Err(JobError::Later(pause)) => {
            put_off(&mut lock, job.id, row.attempts, at, pause, "somebody is out of reach").await?;
        }
        Err(JobError::Retry(error)) if job.attempt < job.max_attempts => {
            tracing::warn!(job = %job.id, kind = row.kind, attempt = job.attempt, error, "job will be tried again");
            put_off(&mut lock, job.id, job.attempt, at, pause(job.attempt), &error).await?;
        }
        Err(JobError::Retry(error) | JobError::Fail(error)) => {
            tracing::error!(job = %job.id, kind = row.kind, attempt = job.attempt, error, "job set aside");
            finish(&mut lock, &job, "dead", Some(error), at).await?;
        }
    }
    lock.commit().await?;
    Ok(true)
}

async fn put_off(
    connection: &mut sqlx::PgConnection,
    id: Uuid,
    attempts: i32,
    at: Timestamp,
    pause: SignedDuration,
    reason: &str,
) -> Result<()> {
    sqlx::query!(
        "UPDATE jobs SET attempts = $2, run_at = $3, last_error = $4 WHERE id = $1",
        id,
        attempts,
        at.saturating_add(pause).unwrap_or(at).to_sqlx() as _,
        reason,
    )
    .execute(connection)
    .await?;
    Ok(())
}

async fn finish(
    connection: &mut sqlx::PgConnection,
    job: &Job,
    state: &str,
    error: Option<String>,
    at: Timestamp,
) -> Result<()> {
    sqlx::query!(
        "UPDATE jobs SET state = $2, attempts = $3, last_error = $4, finished_at = $5 WHERE id = $1",
        job.id,
        state,
        job.attempt,
        error,
        at.to_sqlx() as _,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Runs everything that is due now; answers how many jobs ran. Tests call this after moving the clock.
///
/// # Errors
/// A fault when the queue itself cannot be read or written.
pub async fn run_due(platform: &Platform, handlers: &Handlers) -> Result<usize> {
    let mut count = 0;
    while run_one(platform, handlers).await? {
        count += 1;
    }
    Ok(count)
}

/// Runs jobs until the task is dropped: woken by the database, looking by itself every second as the net.
///
/// # Errors
/// When the first connection to listen fails.
pub async fn run_forever(platform: Platform, handlers: Handlers) -> Result<()> {
    let mut listener = PgListener::connect_with(&platform.pool).await?;
    listener.listen("zan_jobs").await?;
    loop {
        match run_due(&platform, &handlers).await {
            Ok(0) => {}
            Ok(count) => metrics::counter!("zan_jobs_run_total").increment(count as u64),
            Err(error) => tracing::error!(%error, "the queue is out of reach"),
        }
        let _ = tokio::time::timeout(Duration::from_secs(1), listener.recv()).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_an_hour() {
        let seconds: Vec<_> =
            [1, 2, 3, 10, 11, 50].into_iter().map(|attempt| pause(attempt).as_secs()).collect();
        assert_eq!(seconds, [5, 10, 20, 2560, 3600, 3600]);
    }
}
