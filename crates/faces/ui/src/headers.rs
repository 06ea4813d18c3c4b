//! Headers that every answer carries.

use std::net::SocketAddr;

use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, REFERRER_POLICY, STRICT_TRANSPORT_SECURITY, VARY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderName, HeaderValue};
use axum::response::Response;
use uuid::Uuid;

/// No script and no style but our own files, nothing framed, nothing sent elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The part of [`POLICY`] that an answer with a [`Loopback`] widens.
const CONNECT: &str = "connect-src 'self'";

/// A program on the visitor's own computer that the script of one page may speak to over WebSocket, and nothing else:
/// put among the extensions of an answer, it stands in that answer's policy (`connect-src`) and in no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loopback(String);

impl Loopback {
    /// The origin of an address such as `wss://127.0.0.1:13579/`; nothing for an address of any other computer.
    pub fn new(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once("://")?;
        let authority = rest.split('/').next()?;
        let local = match authority.rsplit_once(':')? {
            ("localhost", port) => port.parse::<u16>().is_ok(),
            _ => authority.parse::<SocketAddr>().is_ok_and(|address| address.ip().is_loopback()),
        };
        (local && matches!(scheme, "ws" | "wss")).then(|| Self(format!("{scheme}://{authority}")))
    }

    fn policy(&self) -> String {
        POLICY.replacen(CONNECT, &format!("{CONNECT} {}", self.0), 1)
    }
}

const FIXED: [(HeaderName, &str); 5] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (REFERRER_POLICY, "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Puts the headers on an answer. What the handler set itself about caching stays.
pub(crate) fn put(response: &mut Response, request_id: Uuid, signed_in: bool, https: bool) {
    let wider = response.extensions().get::<Loopback>().map(Loopback::policy);
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Some(Ok(policy)) = wider.map(HeaderValue::try_from) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    if https {
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    if let Ok(id) = HeaderValue::from_str(&request_id.to_string()) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    if !headers.contains_key(CACHE_CONTROL) {
        let value = if signed_in { "no-store" } else { "private, no-cache" };
        headers.insert(CACHE_CONTROL, HeaderValue::from_static(value));
        headers.append(VARY, HeaderValue::from_static("cookie"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_program_on_the_same_computer_is_spoken_to() {
        for (address, origin) in [
            ("wss://127.0.0.1:13579/", "wss://127.0.0.1:13579"),
            ("ws://localhost:4000", "ws://localhost:4000"),
            ("wss://[::1]:13579/path", "wss://[::1]:13579"),
        ] {
            let policy = Loopback::new(address).unwrap().policy();
            assert_eq!(
                policy,
                POLICY.replace("connect-src 'self';", &format!("connect-src 'self' {origin};"))
            );
        }
        for address in [
            "",
            "wss://127.0.0.1",
            "https://127.0.0.1:13579/",
            "wss://10.0.0.1:13579/",
            "wss://evil.example:13579/",
            "wss://127.0.0.1:13579; script-src *",
            "wss://127.0.0.1:13579 *",
            "wss://localhost:13579 https://evil.example",
            "wss://evil.example@127.0.0.1:13579",
        ] {
            assert_eq!(Loopback::new(address), None, "{address}");
        }
    }
}
