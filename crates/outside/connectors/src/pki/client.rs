//! The calls.

use std::time::Duration;

use reqwest::{Client, RequestBuilder, Response, Url, redirect};

use super::{
    addresses::{Addresses, Settings},
    error::PkiError,
    lists::{List, Lists},
};
use crate::with_causes;

/// How long a call may take, and how much may come back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    pub connect: Duration,
    /// A whole revocation answer or time stamp.
    pub answer: Duration,
    /// A whole revocation list; it may come over a slow line.
    pub list: Duration,
    /// How long one caller waits for a list that is being brought. It is brought to its end for the next one.
    pub list_patience: Duration,
    /// Longest revocation answer or time stamp, bytes.
    pub longest_answer: usize,
    /// Longest revocation list, bytes; those of the national centre have tens of megabytes.
    pub longest_list: usize,
    /// A list is not asked about again within this time.
    pub list_fresh_for: Duration,
    /// After a failure, a list is not asked about again within this time.
    pub list_retry_after: Duration,
    /// So many lists are kept.
    pub lists: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            answer: Duration::from_secs(7),
            list: Duration::from_secs(30 * 60),
            list_patience: Duration::from_secs(10),
            longest_answer: 64 * 1024,
            longest_list: 64 * 1024 * 1024,
            list_fresh_for: Duration::from_secs(15 * 60),
            list_retry_after: Duration::from_secs(30),
            lists: 4,
        }
    }
}

/// Calls the services of the certification centre; clones share connections and lists.
#[derive(Debug, Clone)]
pub struct PkiClient {
    pub(super) client: Client,
    addresses: Addresses,
    pub(super) limits: Limits,
    lists: Lists,
}

impl PkiClient {
    /// A client with these settings.
    ///
    /// # Errors
    /// [`PkiError::Setup`].
    pub fn new(settings: &Settings) -> Result<Self, PkiError> {
        crate::install_tls();
        let client = Client::builder()
            .connect_timeout(settings.limits.connect)
            .redirect(redirect::Policy::none())
            .no_proxy()
            .user_agent(concat!("zan/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| PkiError::Setup(with_causes(&error)))?;
        let addresses = Addresses::read(settings)?;
        Ok(Self { client, addresses, limits: settings.limits, lists: Lists::default() })
    }

    /// Asks about revocation: `request` is an OCSPRequest, the answer an OCSPResponse (DER). `named` are the addresses
    /// in the certificate (authorityInfoAccess, id-ad-ocsp).
    ///
    /// # Errors
    /// [`PkiError`].
    pub async fn ocsp(&self, named: &[String], request: Vec<u8>) -> Result<Vec<u8>, PkiError> {
        self.ask(self.addresses.ocsp(named)?, "application/ocsp-request", request).await
    }

    /// Asks for a time stamp: `request` is a TimeStampReq, the answer a TimeStampResp (DER).
    ///
    /// # Errors
    /// [`PkiError`].
    pub async fn time_stamp(&self, request: Vec<u8>) -> Result<Vec<u8>, PkiError> {
        self.ask(self.addresses.tsp()?, "application/timestamp-query", request).await
    }

    /// The revocation list (DER) a certificate names (cRLDistributionPoints): from memory while it is fresh, else
    /// asked about again, and brought anew only when it changed. Whoever asks waits no longer than
    /// [`Limits::list_patience`]; the list is brought to its end all the same.
    ///
    /// # Errors
    /// [`PkiError`], when there is no earlier list to fall back on either.
    pub async fn crl(&self, named: &[String]) -> Result<List, PkiError> {
        let (client, url) = (self.clone(), self.addresses.crl(named)?);
        if let Some(known) = self.lists.known(&url, &self.limits) {
            return known;
        }
        let bringing = tokio::spawn(async move { client.lists.get(&client, url).await });
        match tokio::time::timeout(self.limits.list_patience, bringing).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(ended)) => Err(PkiError::Broken(ended.to_string())),
            Err(_) => Err(PkiError::Slow(self.limits.list_patience)),
        }
    }

    async fn ask(&self, url: Url, content_type: &str, body: Vec<u8>) -> Result<Vec<u8>, PkiError> {
        let limit = self.limits.answer;
        let request = self.client.post(url).header("content-type", content_type).body(body).timeout(limit);
        let answer = self.send(request, limit).await?;
        if !answer.status().is_success() {
            return Err(PkiError::Refused(answer.status().as_u16()));
        }
        self.body(answer, self.limits.longest_answer, limit).await
    }

    pub(super) async fn send(&self, request: RequestBuilder, limit: Duration) -> Result<Response, PkiError> {
        request.send().await.map_err(|error| explain(&error, limit))
    }

    /// Reads piece by piece, no further than `longest`; what does not begin as DER does is unreadable.
    pub(super) async fn body(
        &self,
        mut answer: Response,
        longest: usize,
        limit: Duration,
    ) -> Result<Vec<u8>, PkiError> {
        const SEQUENCE: u8 = 0x30;
        // What is announced need not come.
        const RESERVED: usize = 1024 * 1024;
        let announced = answer.content_length().and_then(|length| usize::try_from(length).ok());
        if announced.is_some_and(|length| length > longest) {
            return Err(PkiError::TooLong(longest));
        }
        let mut bytes = Vec::with_capacity(announced.unwrap_or_default().min(RESERVED));
        while let Some(piece) = answer.chunk().await.map_err(|error| explain(&error, limit))? {
            if bytes.len() + piece.len() > longest {
                return Err(PkiError::TooLong(longest));
            }
            bytes.extend_from_slice(&piece);
        }
        if bytes.first() == Some(&SEQUENCE) { Ok(bytes) } else { Err(PkiError::Unreadable) }
    }
}

fn explain(error: &reqwest::Error, limit: Duration) -> PkiError {
    if error.is_timeout() {
        return PkiError::Slow(limit);
    }
    let reason = with_causes(error);
    if error.is_connect() { PkiError::Unreachable(reason) } else { PkiError::Broken(reason) }
}
