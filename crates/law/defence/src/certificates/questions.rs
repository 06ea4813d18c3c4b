use jiff::Timestamp;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Error, Platform, Result, files::StoredFile, ports::DocumentLanguage};

use super::store;

/// A certificate of impossibility.
#[derive(Debug, Clone)]
pub struct Certificate {
    pub id: Uuid,
    pub order_id: Uuid,
    pub number: String,
    pub issued_at: Timestamp,
    pub note: String,
    /// `None` while the worker has not typeset it.
    pub file_kk: Option<Uuid>,
    pub file_ru: Option<Uuid>,
    pub dispatcher: String,
}

/// The certificate of a request.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn of_order(pool: &PgPool, order_id: Uuid) -> Result<Option<Certificate>> {
    store::find(pool, order_id).await
}

/// The PDF of a request's certificate; who may read it is the caller's question.
///
/// # Errors
/// `not-found` while there is none, `file-store-unavailable`.
pub async fn document(platform: &Platform, order_id: Uuid, language: DocumentLanguage) -> Result<StoredFile> {
    let certificate = of_order(&platform.pool, order_id).await?.ok_or_else(Error::not_found)?;
    let file = match language {
        DocumentLanguage::Kazakh => certificate.file_kk,
        DocumentLanguage::Russian => certificate.file_ru,
    };
    platform.files.get(&platform.pool, file.ok_or_else(Error::not_found)?).await
}
