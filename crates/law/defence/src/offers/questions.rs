use jiff::Timestamp;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Error, Moment, Result};

use super::{Offer, store};

/// One advocate who was asked, for the dispatcher and oversight.
#[derive(Debug, Clone)]
pub struct Tried {
    pub id: Uuid,
    pub advocate_id: Uuid,
    pub name: String,
    pub phone: String,
    pub round: i32,
    pub tier: String,
    pub state: String,
    pub created_at: Timestamp,
    pub delivered_at: Option<Moment>,
    pub viewed_at: Option<Moment>,
    pub answered_at: Option<Moment>,
    pub expires_at: Timestamp,
    pub decline_reason: Option<String>,
    pub decline_note: Option<String>,
}

/// Offers of an advocate: open ones first by time left, then the newest; at most `limit`.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn list_of_advocate(pool: &PgPool, advocate_id: Uuid, limit: i64) -> Result<Vec<Offer>> {
    store::list(pool, advocate_id, limit).await
}

/// One offer of the advocate.
///
/// # Errors
/// `not-found` also when it is another's.
pub async fn of_advocate(pool: &PgPool, advocate_id: Uuid, id: Uuid) -> Result<Offer> {
    let offer = store::find(pool, id).await?.ok_or_else(Error::not_found)?;
    if offer.advocate_id == advocate_id { Ok(offer) } else { Err(Error::not_found()) }
}

/// How many offers wait for the advocate.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn open_count(pool: &PgPool, advocate_id: Uuid) -> Result<i64> {
    store::open_count(pool, advocate_id).await
}

/// Everybody who was asked for a request, in the order of asking.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn tried(pool: &PgPool, order_id: Uuid) -> Result<Vec<Tried>> {
    store::tried(pool, order_id).await
}
