use jiff::Timestamp;
use serde_json::Value;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Error, Moment, Result, journal};
use zan_language::Lang;

use super::{Order, State, store};

/// What a list of requests shows.
#[derive(Debug, Clone)]
pub struct Filter {
    pub body_id: Option<Uuid>,
    pub region: Option<String>,
    /// A state's code, `open`, `searching`, or empty for all.
    pub state: String,
    /// Part of a number, case number, order number or surname.
    pub query: String,
    /// Requests still searched for first, by time left.
    pub urgent_first: bool,
    /// Counted from 1.
    pub page: i64,
    pub per_page: i64,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            body_id: None,
            region: None,
            state: String::new(),
            query: String::new(),
            urgent_first: false,
            page: 1,
            per_page: 25,
        }
    }
}

impl Filter {
    pub(super) fn offset(&self) -> i64 {
        self.page.clamp(1, 100_000).saturating_sub(1).saturating_mul(self.per_page)
    }
}

/// One row of a list.
#[derive(Debug, Clone)]
pub struct ListRow {
    pub id: Uuid,
    pub number: String,
    pub erdr_number: String,
    pub state: String,
    pub urgency: String,
    pub received_at: Timestamp,
    pub accept_by: Timestamp,
    pub region: String,
    pub timezone: String,
    pub person_role: String,
    pub person_identified: bool,
    pub person_surname: Option<String>,
    pub person_given: Option<String>,
    pub body_kk: String,
    pub body_ru: String,
    pub zone_kk: String,
    pub zone_ru: String,
    pub officer_name: String,
    pub escalated_at: Option<Moment>,
    pub offers: i64,
    /// Counsel's name; only after acceptance.
    pub counsel: Option<String>,
    pub(super) total: i64,
}

impl ListRow {
    /// The state as a type.
    #[must_use]
    pub fn state(&self) -> State {
        State::from_code(&self.state)
    }

    /// Name of the body in a language.
    #[must_use]
    pub fn body(&self, lang: Lang) -> &str {
        if lang == Lang::Kk { &self.body_kk } else { &self.body_ru }
    }

    /// Name of the zone in a language.
    #[must_use]
    pub fn zone(&self, lang: Lang) -> &str {
        if lang == Lang::Kk { &self.zone_kk } else { &self.zone_ru }
    }
}

/// One page of a list.
#[derive(Debug, Clone)]
pub struct Page<T> {
    pub rows: Vec<T>,
    /// Rows in all pages.
    pub total: i64,
    pub page: i64,
    pub per_page: i64,
}

async fn list(pool: &PgPool, filter: Filter) -> Result<Page<ListRow>> {
    let rows = store::list(pool, &filter).await?;
    let total = rows.first().map_or(0, |row| row.total);
    Ok(Page { rows, total, page: filter.page.max(1), per_page: filter.per_page })
}

/// Requests of one body.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn list_of_body(pool: &PgPool, body_id: Uuid, filter: Filter) -> Result<Page<ListRow>> {
    list(pool, Filter { body_id: Some(body_id), region: None, ..filter }).await
}

/// Requests of one region, for its dispatcher.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn list_region(pool: &PgPool, region: &str, filter: Filter) -> Result<Page<ListRow>> {
    list(pool, Filter { region: Some(region.to_owned()), body_id: None, ..filter }).await
}

/// Requests of the whole country, for oversight.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn list_all(pool: &PgPool, filter: Filter) -> Result<Page<ListRow>> {
    list(pool, filter).await
}

/// One request, without asking who reads: pages use the narrower questions.
///
/// # Errors
/// `not-found`.
pub async fn by_id(pool: &PgPool, id: Uuid) -> Result<Order> {
    let mut connection = pool.acquire().await?;
    store::find(&mut connection, id).await?.ok_or_else(Error::not_found)
}

/// A request of the officer's own body.
///
/// # Errors
/// `not-found` also when it belongs to another body.
pub async fn for_officer(pool: &PgPool, body_id: Uuid, id: Uuid) -> Result<Order> {
    let order = by_id(pool, id).await?;
    if order.body_id == body_id { Ok(order) } else { Err(Error::not_found()) }
}

/// A request that the external system sent.
///
/// # Errors
/// `not-found` also when it came from another system.
pub async fn for_system(pool: &PgPool, system_id: Uuid, id: Uuid) -> Result<Order> {
    let order = by_id(pool, id).await?;
    if order.system_id == Some(system_id) { Ok(order) } else { Err(Error::not_found()) }
}

/// Requests received since a moment, by state.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn recent_counts(pool: &PgPool, since: Timestamp) -> Result<Vec<(State, i64)>> {
    let counts = store::counts(pool, since).await?;
    Ok(counts.into_iter().map(|row| (State::from_code(&row.state), row.count)).collect())
}

/// One event of a request's timeline; the text key is `event-` and the action with dots as dashes.
#[derive(Debug, Clone)]
pub struct TimelineEvent {
    pub at: Timestamp,
    pub action: String,
    pub actor_name: String,
    pub actor_role: String,
    pub details: Value,
    /// Row of the journal.
    pub journal_index: i64,
}

/// Events that a body may see: nothing that names or counts candidates.
const BODY_MAY_SEE: [&str; 12] = [
    "order.received",
    "order.escalated",
    "order.appointed",
    "offer.accepted",
    "notice.issued",
    "notice.rendered",
    "counsel.arrived",
    "act.recorded",
    "act.answered",
    "assignment.completed",
    "order.cancelled",
    "order.unfilled",
];

/// What happened, oldest first. `whole` is for oversight and the dispatcher; others see what a body may see.
///
/// # Errors
/// A fault when the journal cannot be read.
pub async fn timeline(pool: &PgPool, order_id: Uuid, whole: bool) -> Result<Vec<TimelineEvent>> {
    let events = journal::of_subject(pool, order_id).await?;
    Ok(events
        .into_iter()
        // Whether a message arrived is a matter of the exchange, not of the request; the journal keeps it.
        .filter(|event| event.action != "message.attempted")
        .filter(|event| whole || BODY_MAY_SEE.contains(&event.action.as_str()))
        .map(|event| TimelineEvent {
            at: event.at,
            action: event.action,
            actor_name: event.actor_name,
            actor_role: event.actor_role,
            details: event.details,
            journal_index: event.index,
        })
        .collect())
}
