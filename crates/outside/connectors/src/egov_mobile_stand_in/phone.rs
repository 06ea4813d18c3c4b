//! The calls of the phone.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::{Client, RequestBuilder, StatusCode, Url, redirect};
use serde::de::DeserializeOwned;
use zan_throwaway_pki::Key;

use super::{
    link::{self, LinkError},
    signing::{self, DocumentError},
    wire::{AuthType, Documents, Invitation, Refusal},
};
use crate::{one_line, with_causes};

/// How long a call may take, and how much may come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub whole: Duration,
    /// Longest answer, bytes.
    pub longest_answer: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { whole: Duration::from_secs(20), longest_answer: 64 * 1024 * 1024 }
    }
}

/// How the person behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Language of the phone: `kk`, `ru` or `en`.
    pub language: &'static str,
    /// Looks at the documents and puts the phone away.
    pub only_look: bool,
    /// The moment the signatures state.
    pub now: Timestamp,
}

impl Options {
    /// Signs, in Kazakh.
    #[must_use]
    pub fn at(now: Timestamp) -> Self {
        Self { language: "kk", only_look: false, now }
    }
}

/// How it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The portal took the signatures.
    Signed {
        invitation: Invitation,
        /// What was brought back.
        documents: Documents,
    },
    /// The person only looked.
    Seen { invitation: Invitation, documents: Documents },
    /// The portal did not take them, or did not let the phone see the documents: 401, 403.
    Refused { status: u16, refusal: Refusal },
}

/// Why it did not end.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    #[error("the phone cannot be set up: {0}")]
    Setup(String),
    #[error(transparent)]
    Link(#[from] LinkError),
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// The second interface wants a signature of the phone, whose form is not public.
    #[error("the portal wants the phone to show itself by a signature, which this phone cannot")]
    WantsSignature,
    /// A token is demanded and none is given.
    #[error("the portal demands a token and gives none")]
    NoToken,
    #[error("the portal cannot be reached: {0}")]
    Unreachable(String),
    #[error("the portal did not answer in time")]
    Slow,
    #[error("the conversation with the portal broke off: {0}")]
    Broken(String),
    #[error("the answer is longer than {0} bytes")]
    TooLong(usize),
    #[error("the portal answered {status} with something unreadable: {reason}")]
    Unreadable { status: u16, reason: String },
}

/// A phone.
#[derive(Debug, Clone)]
pub struct Phone {
    client: Client,
    longest_answer: usize,
}

/// Reads a QR text or link, signs everything with the key, and brings it back.
///
/// # Errors
/// [`PhoneError`]. What the portal does not accept is no error but [`Outcome::Refused`].
pub async fn sign(text: &str, key: &Key, phone: &Phone, options: &Options) -> Result<Outcome, PhoneError> {
    phone.sign(text, key, options).await
}

impl Phone {
    /// A phone; it calls wherever a QR code says, as a phone does, and follows no redirects.
    ///
    /// # Errors
    /// [`PhoneError::Setup`].
    pub fn new(limits: Limits) -> Result<Self, PhoneError> {
        crate::install_tls();
        let client = Client::builder()
            .timeout(limits.whole)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .user_agent(concat!("egov-mobile-stand-in/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| PhoneError::Setup(with_causes(&error)))?;
        Ok(Self { client, longest_answer: limits.longest_answer })
    }

    async fn sign(&self, text: &str, key: &Key, options: &Options) -> Result<Outcome, PhoneError> {
        let address = link::address_of(text)?;
        let invitation: Invitation = match self.call(self.client.get(address), options).await? {
            Ok(bytes) => read(StatusCode::OK, &bytes)?,
            Err((status, refusal)) => return Ok(Outcome::Refused { status, refusal }),
        };
        let uri = Url::parse(&invitation.document.uri).map_err(|_| LinkError::Address)?;
        let token = token(&invitation)?;
        let with_token = |request: RequestBuilder| match token {
            Some(token) => request.bearer_auth(token),
            None => request,
        };
        let documents: Documents = match self.call(with_token(self.client.get(uri.clone())), options).await? {
            Ok(bytes) => read(StatusCode::OK, &bytes)?,
            Err((status, refusal)) => return Ok(Outcome::Refused { status, refusal }),
        };
        if options.only_look {
            return Ok(Outcome::Seen { invitation, documents });
        }
        let documents = signing::sign_all(documents, key, options.now)?;
        match self.call(with_token(self.client.put(uri).json(&documents)), options).await? {
            Ok(_) => Ok(Outcome::Signed { invitation, documents }),
            Err((status, refusal)) => Ok(Outcome::Refused { status, refusal }),
        }
    }

    /// The body of a success, or the refusal.
    async fn call(
        &self,
        request: RequestBuilder,
        options: &Options,
    ) -> Result<Result<Vec<u8>, (u16, Refusal)>, PhoneError> {
        let request = request.header("accept-language", options.language);
        let mut answer = request.send().await.map_err(|error| explain(&error))?;
        let status = answer.status();
        let mut bytes = Vec::new();
        while let Some(piece) = answer.chunk().await.map_err(|error| explain(&error))? {
            if bytes.len() + piece.len() > self.longest_answer {
                return Err(PhoneError::TooLong(self.longest_answer));
            }
            bytes.extend_from_slice(&piece);
        }
        if status.is_success() {
            return Ok(Ok(bytes));
        }
        let refusal: Refusal = read(status, &bytes)?;
        Ok(Err((status.as_u16(), refusal)))
    }
}

fn token(invitation: &Invitation) -> Result<Option<&str>, PhoneError> {
    match invitation.document.auth_type {
        AuthType::None => Ok(None),
        AuthType::Eds => Err(PhoneError::WantsSignature),
        AuthType::Token => invitation.document.auth_token.as_deref().map(Some).ok_or(PhoneError::NoToken),
    }
}

fn read<T: DeserializeOwned>(status: StatusCode, bytes: &[u8]) -> Result<T, PhoneError> {
    serde_json::from_slice(bytes).map_err(|error| PhoneError::Unreadable {
        status: status.as_u16(),
        reason: one_line(&error.to_string()),
    })
}

fn explain(error: &reqwest::Error) -> PhoneError {
    if error.is_timeout() {
        return PhoneError::Slow;
    }
    let reason = with_causes(error);
    if error.is_connect() { PhoneError::Unreachable(reason) } else { PhoneError::Broken(reason) }
}
