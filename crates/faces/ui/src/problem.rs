//! Errors of the API: `application/problem+json` (RFC 9457) with every wrong field at once.

use axum::Json;
use axum::http::header::{CONTENT_TYPE, HeaderValue, WWW_AUTHENTICATE};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use zan_kernel::Error;

use crate::{Failure, Visitor, draft};

/// One wrong member of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProblemField {
    /// JSON pointer to the member (RFC 6901).
    pub pointer: String,
    /// Stable code.
    pub code: String,
    /// The explanation in the language asked for by `Accept-Language`.
    pub detail: String,
}

/// A problem as other systems read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Address that names the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    pub detail: String,
    /// Stable code; the last part of `type`.
    pub code: String,
    /// Number to name when asking for help.
    pub request_id: String,
    /// Every wrong member; empty when the problem is another.
    pub errors: Vec<ProblemField>,
}

impl Problem {
    /// The problem of a failure.
    pub fn new(failure: &Failure, visitor: &Visitor) -> Self {
        let (status, code, lang) = (failure.status(), failure.code(), visitor.lang);
        let fields = match failure {
            Failure::Error(Error::Refused(refusal)) => refusal.fields.as_slice(),
            _ => &[],
        };
        Self {
            kind: format!("{}/problems/{code}", visitor.shell.base_url()),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            detail: failure.explanation(lang),
            code: code.to_owned(),
            request_id: visitor.request_id.to_string(),
            errors: fields
                .iter()
                .map(|field| ProblemField {
                    pointer: format!("/{}", field.field.trim_start_matches('/')),
                    code: field.code.to_owned(),
                    detail: draft::text(lang, field.code, &field.args),
                })
                .collect(),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = axum::http::StatusCode::from_u16(self.status).unwrap_or_default();
        let mut response = (status, Json(self)).into_response();
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == axum::http::StatusCode::UNAUTHORIZED {
            // RFC 9110, section 11.6.1: a 401 says how to identify oneself.
            response.headers_mut().insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
