//! Forged requests: a token in every form tied to a cookie and to the session, and a check of where the request
//! comes from (`Sec-Fetch-Site`, `Origin`).

use axum::http::header::{HOST, ORIGIN};
use axum::http::{HeaderMap, Uri};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use rand::RngExt as _;
use sha2::{Digest, Sha256};

/// What tokens of one browser and one session are made with; known to nobody but the browser and us.
#[derive(Debug, Clone)]
pub(crate) struct FormKey([u8; 32]);

const NONCE: usize = 16;

impl FormKey {
    /// `cookie` is the random value of the browser, `session` the session's token or nothing.
    pub(crate) fn new(cookie: &str, session: &str) -> Self {
        Self(Sha256::digest(format!("{cookie}|{session}")).into())
    }

    /// A new token. Each differs, so that compressed pages leak nothing about the key (BREACH).
    pub(crate) fn token(&self) -> String {
        let nonce: [u8; NONCE] = rand::rng().random();
        URL_SAFE_NO_PAD.encode([nonce.as_slice(), &self.seal(&nonce)].concat())
    }

    /// Whether a token was made with this key; compared in constant time.
    pub(crate) fn accepts(&self, token: &str) -> bool {
        let Ok(bytes) = URL_SAFE_NO_PAD.decode(token) else { return false };
        let Some((nonce, seal)) = bytes.split_at_checked(NONCE) else { return false };
        subtle::ConstantTimeEq::ct_eq(self.seal(nonce).as_slice(), seal).into()
    }

    fn seal(&self, nonce: &[u8]) -> Vec<u8> {
        // A key of any length is accepted by HMAC (RFC 2104, section 2).
        Hmac::<Sha256>::new_from_slice(&self.0)
            .map(|mac| mac.chain_update(nonce).finalize().into_bytes().to_vec())
            .unwrap_or_default()
    }
}

/// A random value for a browser that has none yet.
pub(crate) fn new_cookie() -> String {
    hex::encode(rand::rng().random::<[u8; 32]>())
}

/// Whether a request that changes something comes from our own pages, as far as the browser tells.
pub(crate) fn same_site(headers: &HeaderMap, uri: &Uri) -> bool {
    let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = header("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = header(ORIGIN.as_str()) else { return true };
    let host = header(HOST.as_str()).or_else(|| uri.authority().map(|authority| authority.as_str()));
    origin.split_once("://").map(|(_, authority)| authority) == host
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn tokens_hold_for_one_browser_and_one_session() {
        let key = FormKey::new("browser", "session");
        let token = key.token();
        assert!(key.accepts(&token));
        assert_ne!(token, key.token());
        assert!(!FormKey::new("browser", "").accepts(&token));
        assert!(!FormKey::new("other", "session").accepts(&token));
        for broken in ["", "AAAA", "not base64!", &token[..20]] {
            assert!(!key.accepts(broken), "{broken}");
        }
    }

    #[test]
    fn other_sites_are_recognised() {
        let ask = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            same_site(&headers, &Uri::from_static("/kk/sign-in"))
        };
        assert!(ask(&[("sec-fetch-site", "same-origin")]));
        assert!(!ask(&[("sec-fetch-site", "cross-site")]));
        assert!(!ask(&[("sec-fetch-site", "same-site")]));
        assert!(ask(&[("origin", "http://localhost:8080"), ("host", "localhost:8080")]));
        assert!(!ask(&[("origin", "https://evil.example"), ("host", "localhost:8080")]));
        assert!(!ask(&[("origin", "null"), ("host", "localhost:8080")]));
        assert!(ask(&[]));
    }
}
