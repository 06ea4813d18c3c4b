//! Answers that are not what was asked for, each explained with a way on.

use std::sync::Arc;

use askama::Template;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};
use zan_kernel::access::{TABLE, Who};
use zan_kernel::{Action, Error, Kind};
use zan_language::Lang;

use crate::{Frame, NavItem, Visitor, draft};

/// What handlers answer.
pub type Answer<T> = Result<T, Failure>;

/// Why a request was not served. Becomes a page, or `problem+json` under `/api/`, at the entrance, where the
/// language and the visitor are known.
#[derive(Debug)]
pub enum Failure {
    /// A refusal or fault of an action or question.
    Error(Error),
    NotFound,
    MethodNotAllowed,
    /// Nobody is signed in and the page needs somebody.
    SignInNeeded,
    /// The role has no right; the page says which has.
    NotAllowed(Action),
    /// The form was old or not ours.
    Forged,
    TooLarge,
    /// Seconds after which to try again.
    TooMany {
        retry_after: u64,
    },
    /// Out of order for now.
    Unavailable,
    /// A handler panicked.
    Panicked,
    /// Any other refusal of the layers below, by its status.
    Other(StatusCode),
}

impl<E: Into<Error>> From<E> for Failure {
    fn from(error: E) -> Self {
        Self::Error(error.into())
    }
}

/// Carries a failure from the handler to the entrance.
#[derive(Debug, Clone)]
pub(crate) struct Pending(pub(crate) Arc<Failure>);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Self::TooMany { retry_after } = &self
            && let Ok(value) = HeaderValue::from_str(&retry_after.to_string())
        {
            response.headers_mut().insert(RETRY_AFTER, value);
        }
        response.extensions_mut().insert(Pending(Arc::new(self)));
        response
    }
}

#[derive(Template)]
#[template(path = "fault.html")]
struct FaultPage {
    frame: Frame,
    explanation: String,
    fields: Vec<String>,
    request: String,
    ways: Vec<NavItem>,
}

impl Failure {
    /// The status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Error(Error::Refused(refusal)) => match refusal.kind {
                Kind::NotFound => StatusCode::NOT_FOUND,
                Kind::NotAllowed => StatusCode::FORBIDDEN,
                Kind::Conflict => StatusCode::CONFLICT,
                Kind::Invalid => StatusCode::UNPROCESSABLE_ENTITY,
                Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
                Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            },
            Self::Error(Error::Fault(_)) | Self::Panicked => StatusCode::INTERNAL_SERVER_ERROR,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::SignInNeeded => StatusCode::UNAUTHORIZED,
            Self::NotAllowed(_) | Self::Forged => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Other(status) => *status,
        }
    }

    /// Stable code, which is also the key of the text.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Error(Error::Refused(refusal)) => refusal.code,
            Self::Error(Error::Fault(_)) | Self::Panicked => "fault",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::SignInNeeded => "sign-in-needed",
            Self::NotAllowed(_) => "access-denied",
            Self::Forged => "form-outdated",
            Self::TooLarge => "too-large",
            Self::TooMany { .. } => "too-many",
            Self::Unavailable => "unavailable",
            Self::Other(status) if status.is_client_error() => "request-unclear",
            Self::Other(_) => "fault",
        }
    }

    /// The explanation in a language.
    pub fn explanation(&self, lang: Lang) -> String {
        match self {
            Self::Error(Error::Refused(refusal)) => draft::text(lang, refusal.code, &refusal.args),
            Self::NotAllowed(action) => match roles(lang, *action) {
                roles if roles.is_empty() => lang.t("access-denied"),
                roles => lang.fill("access-denied-roles", "roles", roles),
            },
            Self::TooMany { retry_after } => lang.count("too-many-wait", *retry_after),
            _ => lang.t(self.code()),
        }
    }

    /// Logs what operators must know: faults with their place, once.
    pub(crate) fn log(&self, visitor: &Visitor) {
        let (request_id, path) = (visitor.request_id, visitor.path());
        match self {
            Self::Error(Error::Fault(fault)) => {
                tracing::error!(%request_id, path, place = %fault.location, error = %fault.source, "a request failed");
            }
            Self::Panicked => tracing::error!(%request_id, path, "a handler panicked"),
            Self::Forged => {
                tracing::warn!(%request_id, path, address = visitor.address, "a form was not ours")
            }
            _ => {}
        }
    }

    /// The page that explains.
    pub(crate) fn page(&self, visitor: &Visitor) -> Response {
        let lang = visitor.lang;
        let status = self.status();
        let fields = match self {
            Self::Error(Error::Refused(refusal)) => {
                refusal.fields.iter().map(|field| draft::text(lang, field.code, &field.args)).collect()
            }
            _ => Vec::new(),
        };
        let page = FaultPage {
            frame: visitor.frame(lang.t(title(status))),
            explanation: self.explanation(lang),
            fields,
            request: if status.is_server_error() { visitor.request_id.to_string() } else { String::new() },
            ways: self.ways(visitor),
        };
        match page.render() {
            Ok(html) => (status, Html(html)).into_response(),
            Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, lang.t("fault")).into_response(),
        }
    }

    /// Where to go from here, the best way first.
    fn ways(&self, visitor: &Visitor) -> Vec<NavItem> {
        let lang = visitor.lang;
        let home = NavItem::new(visitor.href("/"), lang.t("way-home"));
        match self {
            Self::SignInNeeded => {
                let next = crate::form::encoded(&visitor.page);
                vec![NavItem::new(visitor.href(&format!("/sign-in?next={next}")), lang.t("sign-in")), home]
            }
            Self::Forged | Self::TooMany { .. } | Self::Unavailable | Self::Panicked | Self::Error(_) => {
                vec![NavItem::new(visitor.page.clone(), lang.t("way-again")), home]
            }
            _ => vec![home],
        }
    }
}

fn title(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "title-sign-in-needed",
        403 => "title-not-allowed",
        404 => "title-not-found",
        409 => "title-conflict",
        413 => "title-too-large",
        429 => "title-too-many",
        503 => "title-unavailable",
        400..=499 => "title-request-unclear",
        _ => "title-fault",
    }
}

/// Names of the roles an action is for.
fn roles(lang: Lang, action: Action) -> String {
    let who = TABLE.iter().filter(|(row, _)| *row == action).flat_map(|(_, who)| who.iter());
    let names: Vec<_> = who
        .filter_map(|who| match who {
            Who::Account(role) => Some(lang.t(&format!("role-{}", role.code()))),
            _ => None,
        })
        .collect();
    names.join(", ")
}
