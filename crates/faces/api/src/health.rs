//! Whether the process lives, and whether requests should be sent to it.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use zan_kernel::{BoxFuture, Result};
use zan_ui::Visitor;

use crate::wire;

/// How long a due job may wait before nobody seems to work on the queue. Our design (grade D).
const QUEUE_PATIENCE: SignedDuration = SignedDuration::from_mins(5);
/// How long the database may take to answer; balancers ask every few seconds.
const DATABASE_PATIENCE: Duration = Duration::from_secs(2);

/// What the database knows of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadinessFacts {
    /// Every migration of this program is applied.
    pub migrated: bool,
    /// Since when the oldest job that is ready and due waits; `None`: no job is due.
    pub oldest_due: Option<Timestamp>,
}

/// Reads the facts of readiness; handed over by the program, as faces name no SQL.
pub trait Readiness: Send + Sync {
    /// The facts at the moment `now`.
    ///
    /// An error means that the database is out of reach.
    fn facts(&self, now: Timestamp) -> BoxFuture<'_, Result<ReadinessFacts>>;
}

/// The process answers.
#[utoipa::path(get, path = "/healthz", tag = "health", operation_id = "alive",
    responses((status = 200, description = "It does.", body = wire::Health)))]
pub(crate) async fn alive() -> Response {
    ([(CACHE_CONTROL, "no-store")], Json(wire::Health { status: "ok" })).into_response()
}

/// Database, migrations and queue are as they should be.
#[utoipa::path(get, path = "/readyz", tag = "health", operation_id = "ready",
    responses((status = 200, description = "Requests may be sent here.", body = wire::Readiness),
              (status = 503, description = "Not now; each check says whether it is the reason.", body = wire::Readiness)))]
pub(crate) async fn ready(visitor: Visitor, readiness: Arc<dyn Readiness>) -> Response {
    let facts = match tokio::time::timeout(DATABASE_PATIENCE, readiness.facts(visitor.now)).await {
        Ok(Ok(facts)) => Some(facts),
        Ok(Err(_)) | Err(_) => None,
    };
    let checks = checks(facts, visitor.now);
    let ready = checks.iter().all(|check| check.ok);
    let status = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(CACHE_CONTROL, "no-store")], Json(wire::Readiness { ready, checks })).into_response()
}

fn checks(facts: Option<ReadinessFacts>, now: Timestamp) -> Vec<wire::Check> {
    let moving = |facts: ReadinessFacts| {
        facts.oldest_due.is_none_or(|since| now.duration_since(since) <= QUEUE_PATIENCE)
    };
    vec![
        wire::Check { name: "database", ok: facts.is_some() },
        wire::Check { name: "migrations", ok: facts.is_some_and(|facts| facts.migrated) },
        wire::Check { name: "queue", ok: facts.is_some_and(moving) },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(facts: Option<ReadinessFacts>) -> Vec<&'static str> {
        let now = "2026-11-23T07:00:00Z".parse().unwrap();
        checks(facts, now).into_iter().filter(|check| !check.ok).map(|check| check.name).collect()
    }

    #[test]
    fn each_reason_is_named() {
        let due = |text: &str| Some(text.parse().unwrap());
        let facts = |migrated, oldest_due| Some(ReadinessFacts { migrated, oldest_due });
        assert_eq!(wrong(facts(true, None)), [""; 0]);
        assert_eq!(wrong(facts(true, due("2026-11-23T06:55:00Z"))), [""; 0]);
        assert_eq!(wrong(facts(true, due("2026-11-23T06:54:59Z"))), ["queue"]);
        assert_eq!(wrong(facts(false, None)), ["migrations"]);
        assert_eq!(wrong(None), ["database", "migrations", "queue"]);
    }
}
