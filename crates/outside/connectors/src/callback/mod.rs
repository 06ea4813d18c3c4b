//! Signed callbacks to other systems: кері шақыру, обратный вызов. The scheme is that of Standard Webhooks
//! (<https://www.standardwebhooks.com>): headers, signature, and an identifier by which the receiver knows
//! repetitions.

mod signature;

use std::time::Duration;

use jiff::Timestamp;
use reqwest::{Client, Response, StatusCode, Url, redirect};
use serde_json::{Value, json};
use zan_kernel::{
    BoxFuture,
    ports::{Callback, Deliverer},
};

use crate::{moments, one_line, with_causes};
pub use signature::{HEADER_ID, HEADER_SIGNATURE, HEADER_TIMESTAMP, Verified, VerifyError, sign, verify};

/// How long one delivery may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLimits {
    /// Until the connection stands.
    pub connect: Duration,
    /// Until the answer is there, connecting included.
    pub whole: Duration,
}

impl Default for TimeLimits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), whole: Duration::from_secs(10) }
    }
}

/// Why a callback was not delivered; one sentence for the journal and the operator, without the secret.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeliverError {
    /// The address is no http or https URL.
    #[error("the callback address is not an http or https URL")]
    Address,
    /// The address would send personal data readable through a network.
    #[error("a callback address in the network must begin with https://")]
    Readable,
    /// No connection.
    #[error("the other system cannot be reached: {0}")]
    Unreachable(String),
    /// No answer in time.
    #[error("the other system did not answer in time")]
    Slow,
    /// The conversation broke off.
    #[error("the conversation with the other system broke off: {0}")]
    Broken(String),
    /// A redirect: followed, a signed message could be led anywhere.
    #[error("the other system answered {0}: redirects are not followed")]
    Redirect(u16),
    /// An answer that is not 2xx, with the beginning of its body.
    #[error("the other system answered {status}: {beginning}")]
    Refused { status: u16, beginning: String },
}

/// Delivers callbacks over HTTP, directly, without a proxy of the environment.
#[derive(Debug, Clone)]
pub struct HttpDeliverer {
    client: Client,
}

impl HttpDeliverer {
    /// A deliverer with these limits.
    ///
    /// # Errors
    /// [`DeliverError::Broken`] when TLS cannot be prepared on this machine.
    pub fn new(limits: TimeLimits) -> Result<Self, DeliverError> {
        crate::install_tls();
        let client = Client::builder()
            .connect_timeout(limits.connect)
            .timeout(limits.whole)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .user_agent(concat!("zan/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| DeliverError::Broken(with_causes(&error)))?;
        Ok(Self { client })
    }

    /// Delivers one callback; only an answer 2xx counts.
    ///
    /// # Errors
    /// [`DeliverError`], why the other side did not take it.
    pub async fn hand_over(&self, callback: &Callback) -> Result<(), DeliverError> {
        let url = checked_url(&callback.url)?;
        let body = body_of(callback).to_string();
        let id = callback.id.to_string();
        let sent_at = callback.sent_at.as_second();
        let answer = self
            .client
            .post(url)
            .header("content-type", "application/json")
            .header(HEADER_ID, &id)
            .header(HEADER_TIMESTAMP, sent_at)
            .header(HEADER_SIGNATURE, sign(&id, sent_at, body.as_bytes(), &callback.secret))
            .body(body)
            .send()
            .await
            .map_err(|error| explain(&error))?;
        judge(answer).await
    }
}

impl Deliverer for HttpDeliverer {
    fn deliver<'a>(&'a self, callback: &'a Callback) -> BoxFuture<'a, Result<(), String>> {
        Box::pin(async move { self.hand_over(callback).await.map_err(|error| error.to_string()) })
    }
}

/// The body of a callback: the message as `GET /api/v1/messages` shows it.
fn body_of(callback: &Callback) -> Value {
    let created_at: Timestamp = moments::written_at(callback.id).unwrap_or(callback.sent_at);
    json!({
        "id": callback.id,
        "position": callback.position,
        "type": callback.kind,
        "created_at": created_at,
        "data": callback.body,
    })
}

/// Callbacks carry personal data: readable transport only to the same machine.
fn checked_url(text: &str) -> Result<Url, DeliverError> {
    let url = Url::parse(text).map_err(|_| DeliverError::Address)?;
    let host = url.host_str().ok_or(DeliverError::Address)?.trim_matches(['[', ']']);
    match url.scheme() {
        "https" => Ok(url),
        "http" if host == "localhost" => Ok(url),
        "http" if host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback()) => Ok(url),
        "http" => Err(DeliverError::Readable),
        _ => Err(DeliverError::Address),
    }
}

fn explain(error: &reqwest::Error) -> DeliverError {
    if error.is_timeout() {
        return DeliverError::Slow;
    }
    let reason = with_causes(error);
    if error.is_connect() { DeliverError::Unreachable(reason) } else { DeliverError::Broken(reason) }
}

async fn judge(answer: Response) -> Result<(), DeliverError> {
    let status = answer.status();
    if status.is_success() {
        return Ok(());
    }
    if status.is_redirection() && status != StatusCode::NOT_MODIFIED {
        return Err(DeliverError::Redirect(status.as_u16()));
    }
    Err(DeliverError::Refused { status: status.as_u16(), beginning: beginning(answer).await })
}

/// The first bytes of the answer: enough to see why, however much the other side sends.
async fn beginning(mut answer: Response) -> String {
    const ENOUGH: usize = 512;
    let mut bytes = Vec::new();
    while bytes.len() < ENOUGH {
        match answer.chunk().await {
            Ok(Some(chunk)) => bytes.extend(chunk.iter().take(ENOUGH - bytes.len())),
            Ok(None) | Err(_) => break,
        }
    }
    one_line(&String::from_utf8_lossy(&bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn personal_data_leaves_the_machine_only_encrypted() {
        for url in
            ["http://127.0.0.1:9000/callbacks", "http://[::1]/x", "http://localhost/x", "https://erdr.kz/x"]
        {
            assert!(checked_url(url).is_ok(), "{url}");
        }
        assert_eq!(checked_url("http://erdr.kz/x"), Err(DeliverError::Readable));
        assert_eq!(checked_url("http://127.0.0.1.evil.kz/x"), Err(DeliverError::Readable));
        for url in ["", "erdr.kz", "ftp://127.0.0.1/x", "file:///etc/passwd"] {
            assert_eq!(checked_url(url), Err(DeliverError::Address), "{url}");
        }
    }
}
