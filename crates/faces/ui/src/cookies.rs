//! Cookies: read from a request, written with the strictest attributes that work.

use axum::http::header::COOKIE;
use axum::http::{HeaderMap, HeaderValue};

/// Name of the session cookie: bound to the host by its prefix where the connection is encrypted (RFC 6265bis).
pub const fn session_cookie_name(https: bool) -> &'static str {
    if https { "__Host-zan" } else { "zan" }
}

pub(crate) const fn csrf_cookie_name(https: bool) -> &'static str {
    if https { "__Host-zan-form" } else { "zan-form" }
}

pub(crate) const LOOK: &str = "zan-look";
pub(crate) const LANGUAGE: &str = "zan-language";
pub(crate) const FLASH: &str = "zan-flash";

/// A year, for preferences.
pub(crate) const YEAR: i64 = 31_536_000;

/// The value of a cookie of a request.
pub(crate) fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// A `Set-Cookie` value. `max_age` in seconds: 0 removes the cookie, nothing keeps it until the browser is closed.
pub(crate) fn set_cookie(name: &str, value: &str, max_age: Option<i64>, https: bool) -> Option<HeaderValue> {
    let age = max_age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let secure = if https { "; Secure" } else { "" };
    HeaderValue::from_str(&format!("{name}={value}; Path=/{age}; HttpOnly; SameSite=Lax{secure}")).ok()
}

/// Name of a short-lived secret of the browser.
pub(crate) fn secret_name(name: &str, https: bool) -> String {
    if https { format!("__Host-zan-{name}") } else { format!("zan-{name}") }
}

/// A `Set-Cookie` value of a short-lived secret, which is never sent along when another site leads here.
pub(crate) fn set_secret(name: &str, value: &str, max_age: i64, https: bool) -> Option<HeaderValue> {
    let secure = if https { "; Secure" } else { "" };
    let name = secret_name(name, https);
    let header = format!("{name}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Strict{secure}");
    HeaderValue::from_str(&header).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static("a=1; zan=two; zan-look=lc"));
        assert_eq!(cookie(&headers, "zan"), Some("two"));
        assert_eq!(cookie(&headers, "zan-loo"), None);
    }

    #[test]
    fn cookies_are_closed_to_scripts_and_other_sites() {
        let header = set_cookie(session_cookie_name(true), "t", None, true).unwrap();
        assert_eq!(header.to_str().unwrap(), "__Host-zan=t; Path=/; HttpOnly; SameSite=Lax; Secure");
        let header = set_secret("entry", "s", 600, true).unwrap();
        let wanted = "__Host-zan-entry=s; Path=/; Max-Age=600; HttpOnly; SameSite=Strict; Secure";
        assert_eq!(header.to_str().unwrap(), wanted);
        assert!(set_cookie("a", "b\nSet-Cookie: x=y", None, false).is_none());
    }
}
