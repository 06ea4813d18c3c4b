use jiff::Timestamp;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Moment, Result};

use super::store;

/// What the body said about an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyAnswer {
    Awaited,
    Confirmed,
    Disputed,
}

/// An act of work as both sides see it.
#[derive(Debug, Clone)]
pub struct Act {
    pub id: Uuid,
    pub assignment_id: Uuid,
    pub order_id: Uuid,
    pub order_number: String,
    pub erdr_number: String,
    pub advocate_id: Uuid,
    pub advocate_name: String,
    /// Code of the list `act_kind`.
    pub kind: String,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
    pub place: String,
    pub result: String,
    pub recorded_at: Timestamp,
    /// `awaited`, `confirmed`, `disputed`.
    pub body_answer: String,
    /// The body's own times, when it disputed.
    pub body_started_at: Option<Moment>,
    pub body_ended_at: Option<Moment>,
    pub body_note: Option<String>,
    pub body_name: Option<String>,
    pub body_answered_at: Option<Moment>,
    pub timezone: String,
    /// A submitted claim holds it.
    pub claimed: bool,
}

impl Act {
    /// Whole minutes by the advocate's times.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        self.ended_at.duration_since(self.started_at).as_mins()
    }

    /// What the body said.
    #[must_use]
    pub fn answer(&self) -> BodyAnswer {
        match self.body_answer.as_str() {
            "confirmed" => BodyAnswer::Confirmed,
            "disputed" => BodyAnswer::Disputed,
            _ => BodyAnswer::Awaited,
        }
    }
}

/// Acts of one appointment, by start.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn of_assignment(pool: &PgPool, assignment_id: Uuid) -> Result<Vec<Act>> {
    store::list(pool, Some(assignment_id), None, None).await
}

/// Acts of one request, by start.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn of_order(pool: &PgPool, order_id: Uuid) -> Result<Vec<Act>> {
    store::list(pool, None, Some(order_id), None).await
}

/// Acts that wait for a body's answer.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn awaiting_body(pool: &PgPool, body_id: Uuid) -> Result<Vec<Act>> {
    store::list(pool, None, None, Some(body_id)).await
}
