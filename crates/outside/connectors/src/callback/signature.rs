//! Making and checking the signature of a callback; pure.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::HeaderMap;
use jiff::{SignedDuration, Timestamp};
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

/// Identifier of the message, the same at every attempt.
pub const HEADER_ID: &str = "webhook-id";
/// Moment of the attempt, whole seconds since 1970.
pub const HEADER_TIMESTAMP: &str = "webhook-timestamp";
/// Signatures of the attempt, separated by spaces.
pub const HEADER_SIGNATURE: &str = "webhook-signature";

/// A callback whose signature is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Identifier of the message: a receiver that has seen it does nothing a second time.
    pub id: String,
    /// When it was sent.
    pub sent_at: Timestamp,
}

/// Why a callback is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum VerifyError {
    /// A header is missing or is not readable text.
    #[error("the header {0} is missing or unreadable")]
    Header(&'static str),
    /// The moment is no number of seconds.
    #[error("the moment of the callback is not a number of seconds")]
    Moment,
    /// Sent longer ago than tolerated: perhaps recorded and played again.
    #[error("the callback is too old")]
    TooOld,
    /// Sent later than the receiver's clock tolerates.
    #[error("the callback comes from the future")]
    TooNew,
    /// No signature of the version known here fits.
    #[error("the signature is wrong")]
    Signature,
}

impl VerifyError {
    /// Stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Header(_) => "header-missing",
            Self::Moment => "moment-unreadable",
            Self::TooOld => "too-old",
            Self::TooNew => "too-new",
            Self::Signature => "signature-wrong",
        }
    }
}

/// The value of `webhook-signature`: `v1,` and the base64 of HMAC-SHA-256 over `id.timestamp.body`.
///
/// The key is the text of the secret as given; a secret in the standard's notation (`whsec_` and base64)
/// stands for the bytes it encodes, so libraries of the standard verify it as it is.
#[must_use]
pub fn sign(id: &str, sent_at_seconds: i64, body: &[u8], secret: &str) -> String {
    format!("v1,{}", STANDARD.encode(digest(id, &sent_at_seconds.to_string(), body, secret)))
}

/// Checks a received callback: headers, moment within `tolerance` of `now` on either side, signature. `body` is
/// the body as received, to the byte.
///
/// # Errors
/// [`VerifyError`], the first fault found.
pub fn verify(
    headers: &HeaderMap,
    body: &[u8],
    secret: &str,
    now: Timestamp,
    tolerance: SignedDuration,
) -> Result<Verified, VerifyError> {
    let id = header(headers, HEADER_ID)?;
    let seconds = header(headers, HEADER_TIMESTAMP)?;
    let signatures = header(headers, HEADER_SIGNATURE)?;
    let sent_at = seconds
        .parse::<i64>()
        .ok()
        .and_then(|seconds| Timestamp::from_second(seconds).ok())
        .ok_or(VerifyError::Moment)?;
    let age = now.duration_since(sent_at);
    if age > tolerance {
        return Err(VerifyError::TooOld);
    }
    if age < -tolerance {
        return Err(VerifyError::TooNew);
    }
    let expected = digest(id, seconds, body, secret);
    if signatures.split(' ').any(|signature| fits(signature, &expected)) {
        Ok(Verified { id: id.to_owned(), sent_at })
    } else {
        Err(VerifyError::Signature)
    }
}

fn header<'a>(headers: &'a HeaderMap, name: &'static str) -> Result<&'a str, VerifyError> {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .filter(|value| !value.is_empty())
        .ok_or(VerifyError::Header(name))
}

fn fits(signature: &str, expected: &[u8]) -> bool {
    signature
        .strip_prefix("v1,")
        .and_then(|text| STANDARD.decode(text).ok())
        .is_some_and(|given| given.ct_eq(expected).into())
}

fn digest(id: &str, seconds: &str, body: &[u8], secret: &str) -> Vec<u8> {
    let key = secret
        .strip_prefix("whsec_")
        .and_then(|text| STANDARD.decode(text).ok())
        .unwrap_or_else(|| secret.as_bytes().to_vec());
    // A key of any length is a key of HMAC (RFC 2104, 2): the error cannot happen, and an empty digest would
    // verify nothing.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&key) else {
        return Vec::new();
    };
    for part in [id.as_bytes(), b".", seconds.as_bytes(), b".", body] {
        mac.update(part);
    }
    mac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const ID: &str = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    const SECONDS: i64 = 1_614_265_330;
    const BODY: &[u8] = br#"{"test": 2432232314}"#;
    /// The example of the libraries of Standard Webhooks.
    const SIGNATURE: &str = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    const TOLERANCE: SignedDuration = SignedDuration::from_mins(5);

    fn headers(id: &str, seconds: &str, signature: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in [(HEADER_ID, id), (HEADER_TIMESTAMP, seconds), (HEADER_SIGNATURE, signature)] {
            headers.insert(name, value.parse().unwrap());
        }
        headers
    }

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).unwrap()
    }

    fn known(signature: &str, now: i64) -> Result<Verified, VerifyError> {
        verify(&headers(ID, "1614265330", signature), BODY, SECRET, at(now), TOLERANCE)
    }

    #[test]
    fn the_known_example_is_made_and_verified() {
        assert_eq!(sign(ID, SECONDS, BODY, SECRET), SIGNATURE);
        let verified = known(SIGNATURE, SECONDS).unwrap();
        assert_eq!(verified, Verified { id: ID.to_owned(), sent_at: at(SECONDS) });
    }

    #[test]
    fn a_secret_in_plain_text_is_the_key_as_given() {
        // RFC 4231 has no such message; computed with `openssl dgst -sha256 -hmac`.
        assert_eq!(sign("a", 1, b"{}", "key"), "v1,bL1jQXV9xdvhtjVTxMVmcec+7wicDeM5+UJZVhyrJw0=");
    }

    #[test]
    fn one_right_signature_among_several_is_enough() {
        assert!(known(&format!("v1,AAAA v2,zzz {SIGNATURE} v1a,x"), SECONDS).is_ok());
        for wrong in
            ["v1,", "v1,AAAA", "x", SIGNATURE.trim_start_matches("v1,"), &SIGNATURE.replace("v1", "v2")]
        {
            assert_eq!(known(wrong, SECONDS), Err(VerifyError::Signature), "{wrong}");
        }
    }

    #[test]
    fn the_window_of_repetition_is_closed_on_both_sides() {
        assert!(known(SIGNATURE, SECONDS + 300).is_ok());
        assert_eq!(known(SIGNATURE, SECONDS + 301), Err(VerifyError::TooOld));
        assert!(known(SIGNATURE, SECONDS - 300).is_ok());
        assert_eq!(known(SIGNATURE, SECONDS - 301), Err(VerifyError::TooNew));
    }

    #[test]
    fn missing_and_unreadable_headers_are_named() {
        for name in [HEADER_ID, HEADER_TIMESTAMP, HEADER_SIGNATURE] {
            let mut headers = headers(ID, "1614265330", SIGNATURE);
            headers.remove(name);
            let verified = verify(&headers, BODY, SECRET, at(SECONDS), TOLERANCE);
            assert_eq!(verified, Err(VerifyError::Header(name)));
        }
        for seconds in ["soon", "99999999999999999999", "9223372036854775807"] {
            let verified = verify(&headers(ID, seconds, SIGNATURE), BODY, SECRET, at(SECONDS), TOLERANCE);
            assert_eq!(verified, Err(VerifyError::Moment), "{seconds}");
        }
    }

    proptest! {
        #[test]
        fn what_was_signed_verifies_and_any_change_does_not(
            body in proptest::collection::vec(any::<u8>(), 0..200),
            secret in "[ -~]{1,40}",
            flip in any::<prop::sample::Index>(),
        ) {
            let signature = sign("m", SECONDS, &body, &secret);
            let headers = headers("m", &SECONDS.to_string(), &signature);
            let check = |body: &[u8], secret: &str| verify(&headers, body, secret, at(SECONDS), TOLERANCE);
            prop_assert!(check(&body, &secret).is_ok());
            prop_assert_eq!(check(&body, &format!("{secret}x")), Err(VerifyError::Signature));
            if !body.is_empty() {
                let mut changed = body.clone();
                changed[flip.index(body.len())] ^= 1;
                prop_assert_eq!(check(&changed, &secret), Err(VerifyError::Signature));
            }
        }
    }
}
