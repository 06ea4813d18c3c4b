//! Client of our public interface, as ЕРДР would call it.

use std::time::Duration;

use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, Url, redirect};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use super::wire::{ActAnswer, Cancellation, MessagePage, OrderAccepted, OrderMessage, OrderStatus, Problem};
use crate::{one_line, with_causes};

/// How long a call may take, and how much may come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub connect: Duration,
    pub whole: Duration,
    /// Longest answer, bytes.
    pub longest_answer: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(10),
            longest_answer: 20 * 1024 * 1024,
        }
    }
}

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ClientError {
    /// The client cannot be set up: the base address is wrong, or TLS cannot be prepared.
    #[error("the client of the public interface cannot be set up: {0}")]
    Setup(String),
    /// The interface answered with a problem.
    #[error("the public interface answered {0}")]
    Problem(Box<Problem>),
    /// No connection.
    #[error("the public interface cannot be reached: {0}")]
    Unreachable(String),
    /// No answer in time.
    #[error("the public interface did not answer in time")]
    Slow,
    /// The conversation broke off.
    #[error("the conversation with the public interface broke off: {0}")]
    Broken(String),
    /// The answer is longer than allowed.
    #[error("the answer is longer than {0} bytes")]
    TooLong(usize),
    /// The answer is not what the interface describes.
    #[error("the public interface answered {status} with something unreadable: {reason}")]
    Unreadable { status: u16, reason: String },
}

impl ClientError {
    /// The problem the interface answered with, when it did.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            _ => None,
        }
    }
}

/// Calls the public interface with the key of one system, directly, without a proxy of the environment.
#[derive(Clone)]
pub struct ErdrClient {
    base: Url,
    api_key: String,
    client: Client,
    longest_answer: usize,
}

impl std::fmt::Debug for ErdrClient {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("ErdrClient").field("base", &self.base.as_str()).finish_non_exhaustive()
    }
}

impl ErdrClient {
    /// A client for the interface under `base_url`, for example `http://127.0.0.1:8080`.
    ///
    /// # Errors
    /// [`ClientError::Setup`].
    pub fn new(base_url: &str, api_key: &str) -> Result<Self, ClientError> {
        Self::with_limits(base_url, api_key, Limits::default())
    }

    /// The same with other limits.
    ///
    /// # Errors
    /// [`ClientError::Setup`].
    pub fn with_limits(base_url: &str, api_key: &str, limits: Limits) -> Result<Self, ClientError> {
        crate::install_tls();
        let mut base = Url::parse(base_url).map_err(|error| ClientError::Setup(error.to_string()))?;
        if !matches!(base.scheme(), "http" | "https") {
            return Err(ClientError::Setup("the base address begins with http:// or https://".to_owned()));
        }
        if !base.path().ends_with('/') {
            base.set_path(&format!("{}/", base.path()));
        }
        let client = Client::builder()
            .connect_timeout(limits.connect)
            .timeout(limits.whole)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .user_agent(concat!("erdr-stand-in/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| ClientError::Setup(with_causes(&error)))?;
        Ok(Self { base, api_key: api_key.to_owned(), client, longest_answer: limits.longest_answer })
    }

    /// Sends an order; sending the same one again is harmless.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 409 for an order that contradicts a known one, 422 for wrong fields.
    pub async fn submit_order(&self, order: &OrderMessage) -> Result<OrderAccepted, ClientError> {
        let request = self.request(Method::POST, self.address("api/v1/orders")?);
        let (status, bytes) = self.call(with_json(request, order)?).await?;
        let accepted: OrderAccepted = read(status, &bytes)?;
        Ok(OrderAccepted { already_known: status == StatusCode::OK, ..accepted })
    }

    /// The state of an order.
    ///
    /// # Errors
    /// [`ClientError::Problem`] with 404 for an order of nobody or of another system.
    pub async fn order(&self, id: Uuid) -> Result<OrderStatus, ClientError> {
        self.get(self.address(&format!("api/v1/orders/{id}"))?).await
    }

    /// Takes an order back.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn cancel(&self, id: Uuid, cancellation: &Cancellation) -> Result<(), ClientError> {
        self.post(&format!("api/v1/orders/{id}/cancellation"), cancellation).await
    }

    /// Messages after a position, oldest first, at most 100.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn messages(&self, after: i64) -> Result<MessagePage, ClientError> {
        self.get(self.address(&format!("api/v1/messages?after={after}&limit=100"))?).await
    }

    /// Confirms or disputes an act recorded by the advocate.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn confirm_act(&self, id: Uuid, answer: &ActAnswer) -> Result<(), ClientError> {
        self.post(&format!("api/v1/acts/{id}/answer"), answer).await
    }

    /// A file by its address as given in an answer, absolute or relative to the base. The key goes only to the
    /// base's own origin.
    ///
    /// # Errors
    /// [`ClientError`].
    pub async fn download(&self, url: &str) -> Result<Vec<u8>, ClientError> {
        let (_, bytes) = self.call(self.request(Method::GET, self.address(url)?)).await?;
        Ok(bytes)
    }

    fn address(&self, path: &str) -> Result<Url, ClientError> {
        let url = self.base.join(path).map_err(|error| ClientError::Setup(error.to_string()))?;
        if matches!(url.scheme(), "http" | "https") {
            Ok(url)
        } else {
            Err(ClientError::Setup("an address begins with http:// or https://".to_owned()))
        }
    }

    fn request(&self, method: Method, url: Url) -> RequestBuilder {
        let own = url.origin() == self.base.origin();
        let request = self.client.request(method, url);
        if own { request.bearer_auth(&self.api_key) } else { request }
    }

    async fn get<T: DeserializeOwned>(&self, url: Url) -> Result<T, ClientError> {
        let (status, bytes) = self.call(self.request(Method::GET, url)).await?;
        read(status, &bytes)
    }

    async fn post(&self, path: &str, body: &impl Serialize) -> Result<(), ClientError> {
        let request = self.request(Method::POST, self.address(path)?);
        self.call(with_json(request, body)?).await.map(drop)
    }

    /// Sends, reads the answer up to the limit, and tells an answer 2xx from a problem.
    async fn call(&self, request: RequestBuilder) -> Result<(StatusCode, Vec<u8>), ClientError> {
        let answer = request.send().await.map_err(|error| explain(&error))?;
        let status = answer.status();
        let bytes = self.bytes(answer).await?;
        if status.is_success() {
            return Ok((status, bytes));
        }
        match serde_json::from_slice::<Problem>(&bytes) {
            Ok(problem) => {
                Err(ClientError::Problem(Box::new(Problem { status: status.as_u16(), ..problem })))
            }
            Err(_) => Err(ClientError::Unreadable {
                status: status.as_u16(),
                reason: one_line(&String::from_utf8_lossy(
                    bytes.get(..bytes.len().min(512)).unwrap_or_default(),
                )),
            }),
        }
    }

    async fn bytes(&self, mut answer: Response) -> Result<Vec<u8>, ClientError> {
        let mut bytes = Vec::new();
        while let Some(chunk) = answer.chunk().await.map_err(|error| explain(&error))? {
            if bytes.len() + chunk.len() > self.longest_answer {
                return Err(ClientError::TooLong(self.longest_answer));
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }
}

fn with_json(request: RequestBuilder, body: &impl Serialize) -> Result<RequestBuilder, ClientError> {
    let text = serde_json::to_vec(body).map_err(|error| ClientError::Setup(error.to_string()))?;
    Ok(request.header("content-type", "application/json").body(text))
}

fn read<T: DeserializeOwned>(status: StatusCode, bytes: &[u8]) -> Result<T, ClientError> {
    serde_json::from_slice(bytes).map_err(|error| ClientError::Unreadable {
        status: status.as_u16(),
        reason: one_line(&error.to_string()),
    })
}

fn explain(error: &reqwest::Error) -> ClientError {
    if error.is_timeout() {
        return ClientError::Slow;
    }
    let reason = with_causes(error);
    if error.is_connect() { ClientError::Unreachable(reason) } else { ClientError::Broken(reason) }
}
