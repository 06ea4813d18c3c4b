use jiff::{Timestamp, civil::Date};
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Error, Moment, Result};
use zan_language::Lang;

use super::store::{self, Which};

/// An assignment with what its screens show.
#[derive(Debug, Clone)]
pub struct Assignment {
    pub id: Uuid,
    pub order_id: Uuid,
    pub order_number: String,
    pub order_state: String,
    pub advocate_id: Uuid,
    pub advocate_name: String,
    pub licence_number: String,
    pub licence_date: Date,
    pub advocate_phone: String,
    pub advocate_email: String,
    pub collegium_kk: String,
    pub collegium_ru: String,
    pub offer_id: Option<Uuid>,
    pub manual: bool,
    pub manual_reason: Option<String>,
    pub accepted_at: Timestamp,
    pub arrived_at: Option<Moment>,
    pub completed_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub end_reason: Option<String>,
    pub region: String,
    pub timezone: String,
    pub erdr_number: String,
    pub urgency: String,
    /// `None`: the identity is not established.
    pub person: Option<String>,
    pub act_at: Timestamp,
    pub notice_id: Option<Uuid>,
    pub notice_number: Option<String>,
    pub notice_issued_at: Option<Moment>,
    /// Acts of work recorded.
    pub acts: i64,
    pub claim_id: Option<Uuid>,
    pub claim_state: Option<String>,
}

impl Assignment {
    /// Name of the collegium in a language.
    #[must_use]
    pub fn collegium(&self, lang: Lang) -> &str {
        if lang == Lang::Kk { &self.collegium_kk } else { &self.collegium_ru }
    }

    /// Neither completed nor ended.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.completed_at.is_none() && self.end_reason.is_none()
    }
}

/// One page of an advocate's appointments.
#[derive(Debug, Clone)]
pub struct ListPage {
    pub rows: Vec<Assignment>,
    pub total: i64,
}

/// Appointments of an advocate, the newest first.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn list_of_advocate(
    pool: &PgPool,
    advocate_id: Uuid,
    page: i64,
    per_page: i64,
) -> Result<ListPage> {
    let offset = page.clamp(1, 100_000).saturating_sub(1).saturating_mul(per_page);
    let which = Which { advocate_id: Some(advocate_id), ..Which::default() };
    let rows = store::list(pool, which, per_page, offset).await?;
    Ok(ListPage { rows, total: store::count(pool, advocate_id).await? })
}

/// One appointment of the advocate.
///
/// # Errors
/// `not-found` also when it is another's.
pub async fn of_advocate(pool: &PgPool, advocate_id: Uuid, id: Uuid) -> Result<Assignment> {
    let which = Which { id: Some(id), ..Which::default() };
    let found = store::find(pool, which).await?.ok_or_else(Error::not_found)?;
    if found.advocate_id == advocate_id { Ok(found) } else { Err(Error::not_found()) }
}

/// The live appointment of a request.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn of_order(pool: &PgPool, order_id: Uuid) -> Result<Option<Assignment>> {
    store::find(pool, Which { order_id: Some(order_id), ..Which::default() }).await
}
