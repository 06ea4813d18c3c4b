//! Documents of a request as PDF, for the system that sent the order.

use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use zan_defence::{certificates, notices, orders};
use zan_kernel::files::StoredFile;
use zan_kernel::ports::DocumentLanguage;
use zan_ui::{Answer, Failure, Params, Visitor};

use crate::{systems, wire};

/// The notice of defence (қорғау туралы хабарлама, уведомление о защите) as PDF, or the evidence of its electronic
/// signature: an ASiC-E container with both documents, the signatures, the centre's answers and a time stamp.
#[utoipa::path(get, path = "/api/v1/orders/{id}/notice/{file}", tag = "orders", operation_id = "read_notice",
    params(("id" = Uuid, Path, description = "Identifier of the request"),
           ("file" = String, Path, description = "`kk.pdf`, `ru.pdf` or `evidence.asice`", example = "kk.pdf")),
    responses(
        (status = 200, description = "The document, or the container.", body = wire::Pdf, content_type = "application/pdf"),
        (status = 404, description = "There is no such request of this system, or no signed notice yet.", body = wire::Problem, content_type = "application/problem+json")),
    security(("key" = [])))]
pub(crate) async fn notice(visitor: Visitor, params: Params) -> Answer<Response> {
    let id = own(&visitor, &params).await?;
    if params.text("file") == "evidence.asice" {
        return Ok(pdf(notices::evidence_of_order(&visitor.shell.platform, id).await?));
    }
    let language = language(params.text("file"))?;
    Ok(pdf(notices::documents_of_order(&visitor.shell.platform, id, language, false).await?))
}

/// The certificate that counsel cannot be provided (анықтама, справка) as PDF.
#[utoipa::path(get, path = "/api/v1/orders/{id}/certificate/{file}", tag = "orders", operation_id = "read_certificate",
    params(("id" = Uuid, Path, description = "Identifier of the request"),
           ("file" = String, Path, description = "`kk.pdf` or `ru.pdf`", example = "kk.pdf")),
    responses(
        (status = 200, description = "The document.", body = wire::Pdf, content_type = "application/pdf"),
        (status = 404, description = "There is no such request of this system, or no document.", body = wire::Problem, content_type = "application/problem+json")),
    security(("key" = [])))]
pub(crate) async fn certificate(visitor: Visitor, params: Params) -> Answer<Response> {
    let (id, language) = (own(&visitor, &params).await?, language(params.text("file"))?);
    Ok(pdf(certificates::document(&visitor.shell.platform, id, language).await?))
}

async fn own(visitor: &Visitor, params: &Params) -> Answer<uuid::Uuid> {
    let system_id = systems::caller(visitor)?;
    Ok(orders::for_system(&visitor.shell.platform.pool, system_id, params.id("id")?).await?.id)
}

fn language(file: &str) -> Answer<DocumentLanguage> {
    match file {
        "kk.pdf" => Ok(DocumentLanguage::Kazakh),
        "ru.pdf" => Ok(DocumentLanguage::Russian),
        _ => Err(Failure::NotFound),
    }
}

fn pdf(file: StoredFile) -> Response {
    let name: String =
        file.name.chars().filter(|letter| letter.is_ascii_graphic() && *letter != '"').collect();
    let headers = [
        (CONTENT_TYPE, file.media_type),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, file.bytes).into_response()
}
