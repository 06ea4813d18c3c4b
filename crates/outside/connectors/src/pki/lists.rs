//! Revocation lists that were brought, so that tens of megabytes are not brought again for each signature.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Instant,
};

use reqwest::{Response, StatusCode, Url};

use super::{
    client::{Limits, PkiClient},
    error::PkiError,
};

/// A revocation list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// DER, as it came; nothing in it is verified here.
    pub bytes: Arc<[u8]>,
    pub freshness: Freshness,
}

/// How a list came to hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Freshness {
    /// Brought just now.
    Brought,
    /// The centre said just now that the list in memory is still the last.
    Confirmed,
    /// In memory, asked about not long ago.
    Kept,
    /// In memory, and the centre could not be asked; its `nextUpdate` says whether it may still be used.
    Unconfirmed(PkiError),
}

/// The lists in memory; clones are the same.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists(Arc<Mutex<HashMap<Url, Slot>>>);

/// One address. Whoever asks locks it, so that many who ask at once bring the list once, or fail once.
type Slot = Arc<tokio::sync::Mutex<Address>>;

/// What is known of one address.
#[derive(Debug, Default)]
struct Address {
    list: Option<Kept>,
    /// When asking failed last, since it was last answered, and why.
    failed: Option<(Instant, PkiError)>,
}

#[derive(Debug, Clone)]
struct Kept {
    bytes: Arc<[u8]>,
    asked: Instant,
    /// Validators of RFC 9110, 8.8.
    entity_tag: Option<String>,
    last_modified: Option<String>,
}

impl Lists {
    /// What is known without asking anybody; nothing while the list is being brought.
    pub(super) fn known(&self, url: &Url, limits: &Limits) -> Option<Result<List, PkiError>> {
        let slot = self.slot(url, limits.lists);
        let address = slot.try_lock().ok()?;
        address.without_asking(limits)
    }

    pub(super) async fn get(&self, client: &PkiClient, url: Url) -> Result<List, PkiError> {
        let slot = self.slot(&url, client.limits.lists);
        let mut address = slot.lock().await;
        if let Some(known) = address.without_asking(&client.limits) {
            return known;
        }
        match fetch(client, url, address.list.as_ref()).await {
            Ok(Some(new)) => Ok(address.keep(new, Freshness::Brought)),
            Ok(None) => match address.list.take() {
                Some(old) => Ok(address.keep(Kept { asked: Instant::now(), ..old }, Freshness::Confirmed)),
                None => Err(PkiError::Refused(StatusCode::NOT_MODIFIED.as_u16())),
            },
            Err(error) => {
                address.failed = Some((Instant::now(), error.clone()));
                address.last(error)
            }
        }
    }

    /// The slot of an address; another one makes room when there are too many.
    fn slot(&self, url: &Url, most: usize) -> Slot {
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !slots.contains_key(url) {
            while slots.len() >= most.max(1) {
                let Some(other) = slots.keys().next().cloned() else { break };
                slots.remove(&other);
            }
        }
        Arc::clone(slots.entry(url.clone()).or_default())
    }
}

impl Address {
    /// The answer, when the list is fresh, or asking failed so lately that nobody should wait for another failure.
    fn without_asking(&self, limits: &Limits) -> Option<Result<List, PkiError>> {
        if let Some(list) = &self.list
            && list.asked.elapsed() < limits.list_fresh_for
        {
            return Some(Ok(List { bytes: Arc::clone(&list.bytes), freshness: Freshness::Kept }));
        }
        let (at, error) = self.failed.as_ref()?;
        (at.elapsed() < limits.list_retry_after).then(|| self.last(error.clone()))
    }

    /// The list in memory, or why there is none.
    fn last(&self, error: PkiError) -> Result<List, PkiError> {
        let list = self.list.as_ref().ok_or_else(|| error.clone())?;
        Ok(List { bytes: Arc::clone(&list.bytes), freshness: Freshness::Unconfirmed(error) })
    }

    fn keep(&mut self, list: Kept, freshness: Freshness) -> List {
        let bytes = Arc::clone(&list.bytes);
        *self = Address { list: Some(list), failed: None };
        List { bytes, freshness }
    }
}

/// Brings the list; `None` when the one in memory is still the last.
async fn fetch(client: &PkiClient, url: Url, kept: Option<&Kept>) -> Result<Option<Kept>, PkiError> {
    let limits = &client.limits;
    let mut request = client.client.get(url).timeout(limits.list);
    for (header, value) in [
        ("if-none-match", kept.and_then(|kept| kept.entity_tag.as_ref())),
        ("if-modified-since", kept.and_then(|kept| kept.last_modified.as_ref())),
    ] {
        if let Some(value) = value {
            request = request.header(header, value);
        }
    }
    let answer = client.send(request, limits.list).await?;
    match answer.status() {
        StatusCode::NOT_MODIFIED => return Ok(None),
        status if !status.is_success() => return Err(PkiError::Refused(status.as_u16())),
        _ => {}
    }
    let (entity_tag, last_modified) = (header(&answer, "etag"), header(&answer, "last-modified"));
    let bytes = client.body(answer, limits.longest_list, limits.list).await?.into();
    Ok(Some(Kept { bytes, asked: Instant::now(), entity_tag, last_modified }))
}

fn header(answer: &Response, name: &str) -> Option<String> {
    answer.headers().get(name)?.to_str().ok().map(str::to_owned)
}
