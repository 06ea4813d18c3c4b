//! Acts signed with real keys of a throw-away certification centre: who has which key, how a request is asked, signed
//! and handed in, and what is kept of it.
//!
//! The country is the test's own: anybody with an account, a number and, for a body, its business number can sign.

mod centre;
mod kept;

use std::{fmt::Debug, sync::Arc};

use serde_json::Value;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Actor, Ctx, ManualClock, Platform, Result, sessions::Strength};
use zan_registry::accounts;
use zan_signing::{
    Acts, Verifier, Way, WhenUnknown,
    requests::{self, Completed, Submission},
};
use zan_throwaway_pki::{CmsOptions, Key, KeyKind, OrganisationRole, Subject};

use crate::{Db, world};

pub use centre::{Centre, self_made};

/// Where people sign: a country in which acts are asked for and signed, and the centre that gave them their keys.
pub struct SigningRoom {
    /// The same as the country's own.
    pub platform: Platform,
    pub clock: ManualClock,
    pub centre: Arc<Centre>,
    pub acts: Acts,
    pub verifier: Arc<Verifier>,
    /// For what the application itself may not do.
    owner: PgPool,
}

impl Debug for SigningRoom {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SigningRoom").field("acts", &self.acts).finish_non_exhaustive()
    }
}

/// What must have worked, or the test cannot go on.
#[track_caller]
fn must<T, E: Debug>(outcome: Result<T, E>) -> T {
    match outcome {
        Ok(value) => value,
        Err(error) => panic!("{error:?}"),
    }
}

/// A natural person with this number.
#[must_use]
pub fn natural_person(iin: &str) -> Subject {
    Subject::person(iin, "СЫНАҚОВ", "СЫНАҚ", Some("СЫНАҚҰЛЫ"))
}

/// Somebody with this number in the body with that one.
#[must_use]
pub fn employee(role: OrganisationRole, iin: &str, bin: &str) -> Subject {
    Subject::employee(role, iin, bin, "СЫНАҚОВ", "СЫНАҚ")
}

/// Every method panics when something fails that the story is not about: no test can go on then.
impl SigningRoom {
    /// Nothing unconfirmed is taken; keys are GOST-2015.
    #[must_use]
    pub fn new(db: &Db, platform: &Platform, clock: &ManualClock, acts: Acts) -> Self {
        Self::with(db, platform, clock, acts, (WhenUnknown::Refuse, &[]))
    }

    /// Another policy for outages of the centre, and more kinds of keys.
    #[must_use]
    pub fn with(
        db: &Db,
        platform: &Platform,
        clock: &ManualClock,
        acts: Acts,
        (when_unknown, kinds): (WhenUnknown, &[KeyKind]),
    ) -> Self {
        let centre = Arc::new(Centre::new(clock.clone(), kinds));
        let asked = Arc::new(centre::Asked(Arc::clone(&centre)));
        let verifier = Arc::new(Verifier::new(Arc::new(centre.anchors()), asked, when_unknown));
        let (platform, clock, owner) = (platform.clone(), clock.clone(), db.owner_pool().clone());
        Self { platform, clock, centre, acts, verifier, owner }
    }

    /// What actions need.
    #[must_use]
    pub fn platform(&self) -> &Platform {
        &self.platform
    }

    #[must_use]
    pub fn now(&self) -> jiff::Timestamp {
        self.platform.clock.now()
    }

    pub fn after_minutes(&self, minutes: i64) {
        self.clock.advance(jiff::SignedDuration::from_mins(minutes));
    }

    /// Changes by hand what no action changes.
    pub async fn by_hand(&self, statement: &'static str) {
        let done = must(sqlx::query(statement).execute(&self.owner).await);
        assert!(done.rows_affected() > 0, "{statement}");
    }

    /// Somebody by login.
    pub async fn actor(&self, login: &str) -> Actor {
        Actor::person(world::person(&self.platform.pool, login).await)
    }

    /// Somebody who acts in a transaction of the story's own.
    pub async fn ctx(&self, login: &str) -> Ctx {
        must(Ctx::begin(&self.platform, self.actor(login).await).await)
    }

    /// Numbers that a certificate of somebody must carry: of the person; of the body, empty where there is none.
    pub async fn numbers(&self, login: &str) -> (String, String) {
        let id = world::person(&self.platform.pool, login).await.account_id;
        let signer = must(accounts::signer(&self.platform.pool, id).await);
        match signer.and_then(|signer| Some((signer.iin?, signer.bins.into_iter().next()))) {
            Some((iin, bin)) => (iin, bin.unwrap_or_default()),
            None => panic!("`{login}` has no number"),
        }
    }

    /// A GOST-2015 key.
    #[must_use]
    pub fn key(&self, subject: Subject) -> Key {
        self.centre.issue(subject, KeyKind::Gost2015)
    }

    /// The key of a natural person.
    pub async fn own_key(&self, login: &str) -> Key {
        self.key(natural_person(&self.numbers(login).await.0))
    }

    /// The key of somebody who may sign for the own body.
    pub async fn body_key(&self, login: &str) -> Key {
        self.key(self.employee(login).await)
    }

    /// Somebody who may sign for the own body.
    pub async fn employee(&self, login: &str) -> Subject {
        self.employee_as(OrganisationRole::MaySign, login).await
    }

    /// Somebody in a role of the own body.
    pub async fn employee_as(&self, role: OrganisationRole, login: &str) -> Subject {
        let (iin, bin) = self.numbers(login).await;
        employee(role, &iin, &bin)
    }

    /// A detached signature of now.
    #[must_use]
    pub fn sign(&self, key: &Key, bytes: &[u8]) -> Vec<u8> {
        key.sign_cms(bytes, &CmsOptions { signing_time: Some(self.now()), ..CmsOptions::detached() })
    }

    /// Asks somebody to sign an act; answers the request.
    ///
    /// # Errors
    /// Whatever the act refuses.
    pub async fn ask(&self, login: &str, act: &'static str, payload: Value, back: &str) -> Result<Uuid> {
        let actor = self.actor(login).await;
        requests::ask(&self.platform, &self.acts, &actor, Uuid::now_v7(), act, payload, back).await
    }

    /// The documents of a request.
    pub async fn papers(&self, request: Uuid) -> Vec<Vec<u8>> {
        let mut papers = Vec::new();
        for document in must(requests::documents(&self.platform.pool, request).await) {
            papers.push(must(self.platform.files.get(&self.platform.pool, document.file_id).await).bytes);
        }
        papers
    }

    /// A detached signature of every document of a request, in order.
    pub async fn signed(&self, request: Uuid, key: &Key) -> Vec<Vec<u8>> {
        self.papers(request).await.iter().map(|paper| self.sign(key, paper)).collect()
    }

    /// Hands signatures in, in a session that was entered with the signature.
    ///
    /// # Errors
    /// Why they are not taken.
    pub async fn complete(&self, request: Uuid, signatures: Vec<Vec<u8>>) -> Result<Completed> {
        self.submit(request, &in_person(signatures)).await
    }

    /// Hands signatures in.
    ///
    /// # Errors
    /// Why they are not taken.
    pub async fn submit(&self, request: Uuid, submission: &Submission) -> Result<Completed> {
        let page = Uuid::now_v7();
        requests::complete(&self.platform, &self.acts, &self.verifier, page, request, submission).await
    }
}

fn in_person(signatures: Vec<Vec<u8>>) -> Submission {
    Submission { way: Way::Ncalayer, signatures, entered: Some(Strength::Signature) }
}
