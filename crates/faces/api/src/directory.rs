//! The directory of participants: анықтамалық, справочник участников.

use axum::Json;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use zan_registry::directory;
use zan_ui::{Answer, Visitor};

use crate::wire;

/// Every participant by code: bodies, collegia, departments of justice. Public.
#[utoipa::path(get, path = "/api/v1/directory", tag = "directory", operation_id = "list_directory",
    responses((status = 200, description = "The units.", body = Vec<wire::Unit>)))]
pub(crate) async fn list(visitor: Visitor) -> Answer<Response> {
    let units = directory::list(&visitor.shell.platform.pool).await?;
    let units: Vec<wire::Unit> = units
        .into_iter()
        .map(|unit| wire::Unit {
            code: unit.code,
            region_2021: unit.region_2021,
            region: unit.region,
            kind: unit.kind,
            name_ru: unit.name_ru,
            name_kk: unit.name_kk,
        })
        .collect();
    Ok(([(CACHE_CONTROL, "public, max-age=300")], Json(units)).into_response())
}
