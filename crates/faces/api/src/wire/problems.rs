//! What is answered when something is wrong.

use axum::http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use zan_ui::{ProblemField, Visitor};

use super::{Links, OrderState};

/// An error (RFC 9457), sent as `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Address that names the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The meaning of the status.
    #[schema(example = "Unprocessable Entity")]
    pub title: String,
    #[schema(example = 422)]
    pub status: u16,
    /// Explanation for people in the language asked for by `Accept-Language`.
    pub detail: String,
    /// For programs; never changes its meaning.
    #[schema(example = "fields-invalid")]
    pub code: String,
    /// Number to name when asking for help; also in the header `x-request-id`.
    pub request_id: String,
    /// Every wrong member at once; empty when the problem is another.
    #[schema(value_type = Vec<WrongField>)]
    pub errors: Vec<ProblemField>,
    /// The request that stands in the way, with status 409.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub existing: Option<ExistingOrder>,
    /// Line of the malformed JSON, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Column of the malformed JSON, from 1; 0 before the first character of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

/// One wrong member.
#[derive(Debug, ToSchema)]
pub struct WrongField {
    /// JSON pointer to the member (RFC 6901); for a parameter of the query a slash and its name.
    #[schema(example = "/person/iin")]
    pub pointer: String,
    /// For programs; never changes its meaning.
    #[schema(example = "iin-checksum")]
    pub code: String,
    /// Explanation for people in the language asked for.
    pub detail: String,
}

/// A request that is there already. Of a request from another body only the number is told.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExistingOrder {
    #[schema(example = "71-2026-000730")]
    pub number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<OrderState>)]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
}

impl Problem {
    /// A problem of its own code.
    pub(crate) fn new(visitor: &Visitor, status: StatusCode, code: &str, detail: String) -> Self {
        Self {
            kind: format!("{}/problems/{code}", visitor.shell.base_url()),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            detail,
            code: code.to_owned(),
            request_id: visitor.request_id.to_string(),
            errors: Vec::new(),
            existing: None,
            line: None,
            column: None,
        }
    }
}

impl From<zan_ui::Problem> for Problem {
    fn from(problem: zan_ui::Problem) -> Self {
        Self {
            kind: problem.kind,
            title: problem.title,
            status: problem.status,
            detail: problem.detail,
            code: problem.code,
            request_id: problem.request_id,
            errors: problem.errors,
            existing: None,
            line: None,
            column: None,
        }
    }
}
