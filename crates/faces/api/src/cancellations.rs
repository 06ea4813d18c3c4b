//! A body takes its order back.

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use zan_defence::orders;
use zan_ui::{Answer, Id, Visitor};

use crate::shape::{self, Member, optional, text};
use crate::{body, systems, wire};

const CANCELLATION: &[Member] = &[text("reason", "reason"), optional("note", "note")];

/// Takes an order back. Counsel who was appointed is told.
///
/// After a lost answer read the request: a second cancellation is refused with 409.
#[utoipa::path(post, path = "/api/v1/orders/{id}/cancellation", tag = "orders", operation_id = "cancel_order",
    params(("id" = Uuid, Path, description = "Identifier of the request")),
    request_body = wire::Cancellation,
    responses(
        (status = 204, description = "The request is cancelled."),
        (status = 404, description = "There is no such request of this system.", body = wire::Problem, content_type = "application/problem+json"),
        (status = 409, description = "`order-wrong-state`: the request is closed already.", body = wire::Problem, content_type = "application/problem+json"),
        (status = 422, description = "Every wrong member at once.", body = wire::Problem, content_type = "application/problem+json")),
    security(("key" = [])))]
pub(crate) async fn cancel(
    visitor: Visitor,
    Id(id): Id,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<Response> {
    let system_id = systems::caller(&visitor)?;
    let platform = &visitor.shell.platform;
    // First: a wrong message must not tell that another system's request exists.
    orders::for_system(&platform.pool, system_id, id).await?;
    let message = match body::object(&headers, &bytes) {
        Ok(message) => message,
        Err(unreadable) => return Ok(unreadable.answer(&visitor)),
    };
    let reading = shape::read(CANCELLATION, &message);
    let mut ctx = visitor.ctx().await?;
    let (reason, note) = (reading.text("reason"), reading.text("note"));
    reading.judge(orders::cancel(&mut ctx, &platform.codes, id, &reason, &note).await)?;
    ctx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
