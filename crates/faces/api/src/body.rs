//! The body of a message: JSON, or a problem that says what it is instead.

use axum::Json;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};
use zan_language::Value as TextValue;
use zan_ui::Visitor;

use crate::wire;

/// Why a body is no message.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// The header `Content-Type` names something else than JSON.
    MediaType,
    /// Not JSON; where reading stopped, both counted from 1 (column 0: at the line's very beginning).
    Malformed { line: usize, column: usize },
    /// JSON, but not an object.
    NotAnObject,
}

/// The members of the message.
pub(crate) fn object(headers: &HeaderMap, body: &Bytes) -> Result<Map<String, Value>, Unreadable> {
    if !is_json(headers) {
        return Err(Unreadable::MediaType);
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(Unreadable::NotAnObject),
        Err(error) => Err(Unreadable::Malformed { line: error.line(), column: error.column() }),
    }
}

/// `application/json`, or a media type with the suffix `+json` (RFC 6839).
fn is_json(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"))
}

impl Unreadable {
    fn code(&self) -> &'static str {
        match self {
            Self::MediaType => "media-type-unsupported",
            Self::Malformed { .. } => "json-malformed",
            Self::NotAnObject => "json-not-an-object",
        }
    }

    fn place(&self) -> (Option<usize>, Option<usize>) {
        match self {
            Self::Malformed { line, column } => (Some(*line), Some(*column)),
            _ => (None, None),
        }
    }

    /// The problem in the visitor's language.
    pub(crate) fn answer(&self, visitor: &Visitor) -> Response {
        let status = match self {
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Malformed { .. } | Self::NotAnObject => StatusCode::BAD_REQUEST,
        };
        let (line, column) = self.place();
        let place = |number: Option<usize>| TextValue::from(number.unwrap_or_default().to_string());
        let detail = visitor.lang.tf(self.code(), &[("line", place(line)), ("column", place(column))]);
        problem(wire::Problem { line, column, ..wire::Problem::new(visitor, status, self.code(), detail) })
    }
}

/// An answer of the type `application/problem+json` (RFC 9457).
pub(crate) fn problem(problem: wire::Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, Json(problem)).into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: &'static str, body: &'static str) -> Result<Map<String, Value>, Unreadable> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
        object(&headers, &Bytes::from_static(body.as_bytes()))
    }

    #[test]
    fn only_json_is_a_message() {
        for kind in ["application/json", "Application/JSON; charset=utf-8", "application/vnd.erdr+json"] {
            assert!(read(kind, "{}").is_ok(), "{kind}");
        }
        for kind in ["text/plain", "application/x-www-form-urlencoded", "text/json", "application/jsonx", ""]
        {
            assert_eq!(read(kind, "{}"), Err(Unreadable::MediaType), "{kind}");
        }
    }

    #[test]
    fn the_place_of_the_mistake_is_named() {
        assert_eq!(
            read("application/json", "{\n  \"a\": trux\n}"),
            Err(Unreadable::Malformed { line: 2, column: 11 })
        );
        assert_eq!(read("application/json", ""), Err(Unreadable::Malformed { line: 1, column: 0 }));
        for whole in ["[]", "null", "7", "\"text\""] {
            assert_eq!(read("application/json", whole), Err(Unreadable::NotAnObject), "{whole}");
        }
    }

    #[test]
    fn a_body_folded_without_end_is_refused_and_not_followed() {
        let deep: &'static str = Box::leak("{\"a\":".repeat(50_000).into_boxed_str());
        assert!(matches!(read("application/json", deep), Err(Unreadable::Malformed { line: 1, .. })));
    }
}
