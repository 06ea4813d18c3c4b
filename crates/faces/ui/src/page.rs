//! Answers of pages.

use askama::Template;
use axum::http::header::{LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use crate::cookies::{FLASH, set_cookie};
use crate::{Failure, Tone, form};

/// A page from its template.
#[derive(Debug, Clone)]
pub struct Page<T>(pub T);

impl<T: Template> IntoResponse for Page<T> {
    fn into_response(self) -> Response {
        match self.0.render() {
            Ok(html) => Html(html).into_response(),
            Err(error) => Failure::from(zan_kernel::Error::fault(error)).into_response(),
        }
    }
}

/// A page with a form that was refused: status 422.
pub fn invalid<T: Template>(template: T) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, Page(template)).into_response()
}

/// The way on after a change (303), with a notice for the next page.
#[derive(Debug, Clone)]
pub struct Redirect {
    to: String,
    cookies: Vec<HeaderValue>,
}

impl Redirect {
    /// Shows another page of ours. Whatever is not a path of this site leads to its first page.
    pub fn to(path: impl Into<String>) -> Self {
        let path = path.into();
        Self { to: if is_local(&path) { path } else { "/".to_owned() }, cookies: Vec::new() }
    }

    /// Says something once on the next page: the key of a text and the value of its `$value`, if it has one.
    #[must_use]
    pub fn saying(mut self, tone: Tone, key: &str, value: &str) -> Self {
        let flash = format!("{}:{key}:{}", tone.code(), form::encoded(value));
        self.cookies.extend(set_cookie(FLASH, &flash, Some(60), false));
        self
    }

    /// Sets a cookie, made by [`crate::Visitor::session_cookie`].
    #[must_use]
    pub fn with_cookie(mut self, cookie: Option<HeaderValue>) -> Self {
        self.cookies.extend(cookie);
        self
    }
}

impl IntoResponse for Redirect {
    fn into_response(self) -> Response {
        let mut headers = HeaderMap::new();
        if let Ok(to) = HeaderValue::from_str(&self.to) {
            headers.insert(LOCATION, to);
        }
        for cookie in self.cookies {
            headers.append(SET_COOKIE, cookie);
        }
        (StatusCode::SEE_OTHER, headers).into_response()
    }
}

/// Whether an address is a path of this site; browsers read `//` and `/\` as another host.
fn is_local(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\n', '\r', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn redirects_never_leave_the_site() {
        for bad in
            ["https://evil.example", "//evil.example", "/\\evil.example", "evil", "/\t/evil.example", ""]
        {
            assert_eq!(Redirect::to(bad).to, "/", "{bad}");
        }
        assert_eq!(Redirect::to("/kk/orders?page=2").to, "/kk/orders?page=2");
    }
}
