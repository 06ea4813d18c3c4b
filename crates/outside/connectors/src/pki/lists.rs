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

/// One address. Whoever asks locks it, so that many who ask at once bring the list once.
type Slot = Arc<tokio::sync::Mutex<Option<Kept>>>;

#[derive(Debug, Clone)]
struct Kept {
    bytes: Arc<[u8]>,
    asked: Instant,
    /// When asking failed last, since it was last answered, and why.
    failed: Option<(Instant, PkiError)>,
    /// Validators of RFC 9110, 8.8.
    entity_tag: Option<String>,
    last_modified: Option<String>,
}

impl Lists {
    pub(super) async fn get(&self, client: &PkiClient, url: Url) -> Result<List, PkiError> {
        let slot = self.slot(&url, client.limits.lists);
        let mut kept = slot.lock().await;
        if let Some(list) = kept.as_ref().and_then(|kept| kept.without_asking(&client.limits)) {
            return Ok(list);
        }
        let outcome = fetch(client, url, kept.as_ref()).await;
        let now = Instant::now();
        let (new, freshness) = match (outcome, kept.take()) {
            (Ok(Some(new)), _) => (new, Freshness::Brought),
            (Ok(None), Some(old)) => (Kept { asked: now, failed: None, ..old }, Freshness::Confirmed),
            (Ok(None), None) => return Err(PkiError::Refused(StatusCode::NOT_MODIFIED.as_u16())),
            (Err(error), Some(old)) => {
                (Kept { failed: Some((now, error.clone())), ..old }, Freshness::Unconfirmed(error))
            }
            (Err(error), None) => return Err(error),
        };
        let bytes = Arc::clone(&new.bytes);
        *kept = Some(new);
        Ok(List { bytes, freshness })
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

impl Kept {
    /// The list, when it is fresh, or asking failed so lately that nobody should wait for another failure.
    fn without_asking(&self, limits: &Limits) -> Option<List> {
        let freshness = match &self.failed {
            _ if self.asked.elapsed() < limits.list_fresh_for => Freshness::Kept,
            Some((at, error)) if at.elapsed() < limits.list_retry_after => {
                Freshness::Unconfirmed(error.clone())
            }
            _ => return None,
        };
        Some(List { bytes: Arc::clone(&self.bytes), freshness })
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
    Ok(Some(Kept { bytes, asked: Instant::now(), failed: None, entity_tag, last_modified }))
}

fn header(answer: &Response, name: &str) -> Option<String> {
    answer.headers().get(name)?.to_str().ok().map(str::to_owned)
}
