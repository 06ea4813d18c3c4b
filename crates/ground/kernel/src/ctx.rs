use std::{borrow::Cow, collections::BTreeSet, sync::Arc};

use jiff::Timestamp;
use serde_json::Value;
use sqlx::{PgConnection, Postgres, Transaction};
use uuid::Uuid;

use crate::{Actor, Error, Kind, Platform, Result, journal, outbox};

/// One event of the journal.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Verb of the event, e.g. `order.received`.
    pub action: &'static str,
    /// What it happened to, e.g. `order`.
    pub subject_kind: Cow<'static, str>,
    pub subject_id: Uuid,
    /// Facts; no secrets, no more personal data than the event needs.
    pub details: Value,
}

/// By what right a legally binding act is done in a transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Warrant {
    /// The actor's session alone.
    Session,
    /// To see what would be signed: nothing is kept.
    Rehearsal,
    /// The electronic signature of this request.
    Signature(Uuid),
}

/// A transaction with its actor, moment and request id. What it writes is visible only after [`Ctx::commit`],
/// which writes the recorded entries into the journal in the same transaction.
#[derive(Debug)]
pub struct Ctx {
    transaction: Transaction<'static, Postgres>,
    actor: Actor,
    now: Timestamp,
    request_id: Uuid,
    entries: Vec<Entry>,
    topics: BTreeSet<String>,
    messages: Vec<outbox::NewMessage>,
    base_url: Arc<str>,
    warrant: Warrant,
}

impl Ctx {
    /// Opens a transaction for `actor`.
    ///
    /// # Errors
    /// A fault when the database is out of reach.
    pub async fn begin(platform: &Platform, actor: Actor) -> Result<Self> {
        Self::begin_request(platform, actor, Uuid::now_v7()).await
    }

    /// Opens a transaction that belongs to the request `request_id`.
    ///
    /// # Errors
    /// A fault when the database is out of reach.
    pub async fn begin_request(platform: &Platform, actor: Actor, request_id: Uuid) -> Result<Self> {
        let transaction = platform.pool.begin().await?;
        let now = platform.clock.now();
        Ok(Self {
            transaction,
            actor,
            now,
            request_id,
            entries: Vec::new(),
            topics: BTreeSet::new(),
            messages: Vec::new(),
            base_url: Arc::clone(&platform.base_url),
            warrant: Warrant::Session,
        })
    }

    /// The connection of the transaction.
    pub fn db(&mut self) -> &mut PgConnection {
        &mut self.transaction
    }

    /// Who acts.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The moment of this transaction: one value for all it writes.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// The request this transaction belongs to.
    #[must_use]
    pub fn request_id(&self) -> Uuid {
        self.request_id
    }

    /// The full address of a page, for letters and documents.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// Turns the transaction into a rehearsal: acts that need a signature may run, and it can never commit.
    #[must_use]
    pub fn rehearsing(mut self) -> Self {
        self.warrant = Warrant::Rehearsal;
        self
    }

    /// What follows is done under the electronic signature of this request, which the journal names in every entry.
    pub fn under_signature(&mut self, request_id: Uuid) {
        self.warrant = Warrant::Signature(request_id);
    }

    /// The first line of an act that has legal effect only when signed (ЭЦҚ / ЭЦП): the request whose signature
    /// covers it, or `None` in a rehearsal.
    ///
    /// # Errors
    /// `signature-required` when the actor's session is all there is.
    pub fn require_signature(&self) -> Result<Option<Uuid>> {
        match self.warrant {
            Warrant::Signature(request_id) => Ok(Some(request_id)),
            Warrant::Rehearsal => Ok(None),
            Warrant::Session => Err(Error::refused(Kind::NotAllowed, "signature-required")),
        }
    }

    /// The signature this transaction is done under, if it is.
    #[must_use]
    pub fn signature(&self) -> Option<Uuid> {
        match self.warrant {
            Warrant::Signature(request_id) => Some(request_id),
            Warrant::Session | Warrant::Rehearsal => None,
        }
    }

    /// A new key, ordered by time.
    #[must_use]
    pub fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    /// Adds an event; it becomes a row of the journal at commit.
    pub fn record(
        &mut self,
        action: &'static str,
        subject_kind: impl Into<Cow<'static, str>>,
        subject_id: Uuid,
        mut details: Value,
    ) {
        if let (Warrant::Signature(request_id), Some(facts)) = (self.warrant, details.as_object_mut()) {
            facts.insert("signature".to_owned(), Value::String(request_id.to_string()));
        }
        self.entries.push(Entry { action, subject_kind: subject_kind.into(), subject_id, details });
    }

    /// Wakes the pages that watch `topic` once the transaction is committed.
    pub fn notify(&mut self, topic: impl Into<String>) {
        self.topics.insert(topic.into());
    }

    pub(crate) fn add_message(&mut self, message: outbox::NewMessage) {
        self.messages.push(message);
    }

    /// Writes the journal and commits.
    ///
    /// # Errors
    /// A fault when nothing was recorded (a change that the journal does not know is a programming mistake) or the
    /// database refuses; nothing is kept then.
    pub async fn commit(mut self) -> Result<()> {
        if self.warrant == Warrant::Rehearsal {
            return Err(Error::fault("a rehearsal cannot commit"));
        }
        if self.entries.is_empty() {
            return Err(Error::fault("a transaction that recorded nothing cannot commit"));
        }
        for topic in &self.topics {
            sqlx::query!("SELECT pg_notify('zan_events', $1)", topic).execute(&mut *self.transaction).await?;
        }
        let entries = std::mem::take(&mut self.entries);
        journal::append(&mut self.transaction, &self.actor, self.now, self.request_id, entries).await?;
        // The journal's lock is held from here to the commit.
        outbox::insert_messages(&mut self.transaction, self.messages, self.now).await?;
        self.transaction.commit().await?;
        Ok(())
    }
}
