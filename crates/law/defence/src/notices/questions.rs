use jiff::{Timestamp, civil::Date};
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Moment, Platform, Result, files::StoredFile, ports::DocumentLanguage};
use zan_language::Lang;

use super::store;

/// A notice.
#[derive(Debug, Clone)]
pub struct Notice {
    pub id: Uuid,
    pub assignment_id: Uuid,
    pub order_id: Uuid,
    pub number: String,
    pub check_code: String,
    pub issued_at: Timestamp,
    /// `None` while the worker has not typeset it.
    pub file_kk: Option<Uuid>,
    pub file_ru: Option<Uuid>,
    pub revoked_at: Option<Moment>,
    /// The request to sign it, the last one if there were several.
    pub signature_id: Option<Uuid>,
    /// `None`: it waits for the advocate's signature and has no effect.
    pub signed_at: Option<Moment>,
}

impl Notice {
    /// The advocate has signed it.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        self.signed_at.is_some()
    }

    /// Both documents exist.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.file_kk.is_some() && self.file_ru.is_some()
    }
}

/// What anyone may see who holds the notice: no word about the client.
#[derive(Debug, Clone)]
pub struct Checked {
    pub number: String,
    pub issued_at: Timestamp,
    pub revoked_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    pub completed_at: Option<Moment>,
    pub advocate: String,
    pub licence_number: String,
    pub licence_date: Date,
    pub collegium_kk: String,
    pub collegium_ru: String,
    pub body_kk: String,
    pub body_ru: String,
    pub timezone: String,
    pub erdr_number: String,
    pub signed_at: Timestamp,
    /// The request under which it was signed; its signature and evidence.
    pub signature_id: Uuid,
}

impl Checked {
    /// The notice gives the advocate entry today.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        self.revoked_at.is_none() && self.ended_at.is_none()
    }

    /// Name of the collegium in a language.
    #[must_use]
    pub fn collegium(&self, lang: Lang) -> &str {
        if lang == Lang::Kk { &self.collegium_kk } else { &self.collegium_ru }
    }

    /// Name of the body in a language.
    #[must_use]
    pub fn body(&self, lang: Lang) -> &str {
        if lang == Lang::Kk { &self.body_kk } else { &self.body_ru }
    }
}

/// The public check: number and code as printed; `None` says that no such notice was issued.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn check(pool: &PgPool, number: &str, check_code: &str) -> Result<Option<Checked>> {
    let code = check_code.trim().to_uppercase().replace([' ', '-'], "");
    store::checked(pool, number.trim(), &code).await
}

/// The notice of the live appointment of a request.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn of_order(pool: &PgPool, order_id: Uuid) -> Result<Option<Notice>> {
    store::find(pool, None, Some(order_id), None).await
}

/// The evidence container of a request's signed notice: documents, signatures, what the centre said. Who may read it
/// is the caller's question.
///
/// # Errors
/// `not-found` while it is not signed, `file-store-unavailable`.
pub async fn evidence_of_order(platform: &Platform, order_id: Uuid) -> Result<StoredFile> {
    let notice = of_order(&platform.pool, order_id).await?.filter(Notice::is_signed);
    let request_id =
        notice.and_then(|notice| notice.signature_id).ok_or_else(zan_kernel::Error::not_found)?;
    zan_signing::requests::container(platform, request_id).await
}

/// The PDF of a request's notice; who may read it is the caller's question. Only the advocate sees it `unsigned`.
///
/// # Errors
/// `not-found` while there is none, `file-store-unavailable`.
pub async fn documents_of_order(
    platform: &Platform,
    order_id: Uuid,
    language: DocumentLanguage,
    unsigned: bool,
) -> Result<StoredFile> {
    let notice = of_order(&platform.pool, order_id)
        .await?
        .filter(|notice| unsigned || notice.is_signed())
        .ok_or_else(zan_kernel::Error::not_found)?;
    let file = match language {
        DocumentLanguage::Kazakh => notice.file_kk,
        DocumentLanguage::Russian => notice.file_ru,
    };
    platform.files.get(&platform.pool, file.ok_or_else(zan_kernel::Error::not_found)?).await
}
