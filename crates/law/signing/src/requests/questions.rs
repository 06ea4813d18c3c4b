use jiff::Timestamp;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Error, Moment, Platform, Result, files::StoredFile};

use super::{Document, Request, store};

/// One request; who may see it is the caller's question.
///
/// # Errors
/// `not-found`; a fault when the database cannot be read.
pub async fn by_id(pool: &PgPool, id: Uuid) -> Result<Request> {
    store::find(pool, id).await?.ok_or_else(Error::not_found)
}

/// The documents of a request, in order.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn documents(pool: &PgPool, request_id: Uuid) -> Result<Vec<Document>> {
    store::documents(pool, request_id).await
}

/// The evidence container of a signed request.
///
/// # Errors
/// `not-found` while it is not signed; `file-store-unavailable`.
pub async fn container(platform: &Platform, request_id: Uuid) -> Result<StoredFile> {
    let request = by_id(&platform.pool, request_id).await?;
    let later = sqlx::query_scalar!(
        "SELECT c.container FROM signature_confirmations c JOIN signatures s ON s.id = c.signature_id
         WHERE s.request_id = $1 AND c.container IS NOT NULL ORDER BY c.confirmed_at DESC LIMIT 1",
        request_id
    )
    .fetch_optional(&platform.pool)
    .await?
    .flatten();
    let file = later.or(request.container).ok_or_else(Error::not_found)?;
    platform.files.get(&platform.pool, file).await
}

/// A signature as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    pub request_id: Uuid,
    pub position: i16,
    pub way: String,
    pub signer_iin: String,
    pub signer_bin: Option<String>,
    pub signer_name: String,
    pub organisation: Option<String>,
    /// Role of the certificate, text key `signer-kind-…` with dashes.
    pub signer_kind: String,
    pub algorithm: String,
    pub timestamped_at: Option<Moment>,
    pub verified_at: Timestamp,
    /// `good`, `unknown` (to be confirmed), or what the centre said later: `revoked`, `not_issued`.
    pub revocation: String,
}

/// The signatures of a request, in order of its documents.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn signatures(pool: &PgPool, request_id: Uuid) -> Result<Vec<Signature>> {
    Ok(sqlx::query_as!(
        Signature,
        r#"SELECT s.request_id, s.position, s.way, s.signer_iin, s.signer_bin, s.signer_name, s.organisation, s.signer_kind,
             s.algorithm, s.timestamped_at, s.verified_at, coalesce(c.revocation, s.revocation) AS "revocation!"
           FROM signatures s LEFT JOIN signature_confirmations c ON c.signature_id = s.id
           WHERE s.request_id = $1 ORDER BY s.position"#,
        request_id
    )
    .fetch_all(pool)
    .await?)
}
