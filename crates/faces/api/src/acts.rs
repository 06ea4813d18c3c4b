//! Acts of work: процестік әрекет, процессуальное действие. The body confirms the advocate's times or disputes them.

use axum::body::Bytes;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use zan_defence::acts;
use zan_ui::{Answer, Id, Visitor};

use crate::shape::{self, Member, optional, text};
use crate::{body, systems, wire};

const ANSWER: &[Member] = &[
    text("answer", "answer"),
    optional("started_at", "started_at"),
    optional("ended_at", "ended_at"),
    optional("note", "note"),
    text("officer_name", "officer_name"),
];

/// Confirms a recorded act, or disputes its times with the body's own.
///
/// An answer stands: after a lost answer read the request; a second one is refused with 409.
#[utoipa::path(post, path = "/api/v1/acts/{id}/answer", tag = "acts", operation_id = "answer_act",
    params(("id" = Uuid, Path, description = "Identifier of the act")),
    request_body = wire::ActAnswer,
    responses(
        (status = 204, description = "The answer is kept."),
        (status = 404, description = "There is no such act in a request of this system.", body = wire::Problem, content_type = "application/problem+json"),
        (status = 409, description = "`act-fixed`: the act was answered before.", body = wire::Problem, content_type = "application/problem+json"),
        (status = 422, description = "Every wrong member at once.", body = wire::Problem, content_type = "application/problem+json")),
    security(("key" = [])))]
pub(crate) async fn answer(
    visitor: Visitor,
    Id(id): Id,
    headers: HeaderMap,
    bytes: Bytes,
) -> Answer<Response> {
    systems::caller(&visitor)?;
    let message = match body::object(&headers, &bytes) {
        Ok(message) => message,
        Err(unreadable) => return Ok(unreadable.answer(&visitor)),
    };
    let reading = shape::read(ANSWER, &message);
    let input = acts::AnswerInput {
        answer: reading.text("answer"),
        started_at: reading.text("started_at"),
        ended_at: reading.text("ended_at"),
        note: reading.text("note"),
        officer_name: reading.text("officer_name"),
    };
    let mut ctx = visitor.ctx().await?;
    let outcome = acts::answer(&mut ctx, id, &input).await;
    // An act that the system may not see stays unseen, however wrong the message is.
    if outcome.as_ref().is_err_and(|error| error.code() == Some("not-found")) {
        return Ok(outcome.map(|()| StatusCode::NO_CONTENT.into_response())?);
    }
    reading.judge(outcome)?;
    ctx.commit().await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
