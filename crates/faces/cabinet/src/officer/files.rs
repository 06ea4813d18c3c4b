//! Documents of a request: the notice of defence and the certificate of impossibility.

use axum::{
    http::{
        HeaderValue,
        header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use zan_defence::{certificates, notices, orders};
use zan_kernel::{files::StoredFile, ports::DocumentLanguage};
use zan_ui::{Answer, Failure, Member, Params};

use super::unit;

/// `GET /{lang}/orders/{id}/notice/{doc}`: `kk.pdf`, `ru.pdf`, or `evidence.asice`, the proof of the signature.
pub(super) async fn notice(member: Member, params: Params) -> Answer<Response> {
    let platform = &member.shell.platform;
    let order = orders::for_officer(&platform.pool, unit(&member)?, params.id("id")?).await?;
    if params.text("doc") == "evidence.asice" {
        return Ok(sent(notices::evidence_of_order(platform, order.id).await?));
    }
    Ok(sent(notices::documents_of_order(platform, order.id, document_language(&params)?, false).await?))
}

/// `GET /{lang}/orders/{id}/certificate/{doc}`.
pub(super) async fn certificate(member: Member, params: Params) -> Answer<Response> {
    let platform = &member.shell.platform;
    let order = orders::for_officer(&platform.pool, unit(&member)?, params.id("id")?).await?;
    Ok(sent(certificates::document(platform, order.id, document_language(&params)?).await?))
}

/// The language that a document's name asks for.
///
/// # Errors
/// Not found for any other name.
pub(crate) fn document_language(params: &Params) -> Answer<DocumentLanguage> {
    match params.text("doc") {
        "kk.pdf" => Ok(DocumentLanguage::Kazakh),
        "ru.pdf" => Ok(DocumentLanguage::Russian),
        _ => Err(Failure::NotFound),
    }
}

/// A stored file shown by the browser.
pub(crate) fn sent(file: StoredFile) -> Response {
    let safe: String =
        file.name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')).collect();
    let mut response = file.bytes.into_response();
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::from_str(&file.media_type) {
        headers.insert(CONTENT_TYPE, kind);
    }
    if let Ok(name) = HeaderValue::from_str(&format!("inline; filename=\"{safe}\"")) {
        headers.insert(CONTENT_DISPOSITION, name);
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    response
}
