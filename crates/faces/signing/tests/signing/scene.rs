//! A centre, an act, and people of the world of tests with keys.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::{Extension, Router};
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;
use zan_connectors::pki_stand_in::SharedPki;
use zan_eds::{Certificate, TrustStore, ocsp, time_stamp};
use zan_kernel::sessions::{self, Strength};
use zan_kernel::{Actor, BoxFuture, Ctx, Platform, Result, ports::Certification};
use zan_registry::accounts;
use zan_signing::requests::{self, State};
use zan_signing::{Act, Acts, Line, Paper, Performed, Signing, Verifier, WhenUnknown, entry};
use zan_testkit::world::World;
use zan_throwaway_pki::{CmsOptions, Key, KeyKind, OrganisationRole, Pki, Subject};
use zan_ui::{Doors, Shell};

use crate::browser::Browser;

/// Business number that phones are told.
pub const ORGANISATION_BIN: &str = "990140000123";
/// Address of NCALayer that the pages are given.
pub const NCALAYER: &str = "wss://127.0.0.1:13579/";

/// The throw-away centre, asked in memory. While it is down it answers nothing.
pub struct Centre {
    pub pki: SharedPki,
    pub now: Arc<dyn zan_kernel::Clock>,
    pub down: AtomicBool,
}

impl Centre {
    fn answer(&self, ask: impl FnOnce(&Pki, Timestamp) -> Vec<u8>) -> Result<Vec<u8>, String> {
        if self.down.load(Ordering::Relaxed) {
            return Err("the centre is down".to_owned());
        }
        let now = self.now.now();
        Ok(self.pki.with(|pki| ask(pki, now)))
    }
}

struct Asked(Arc<Centre>);

impl Certification for Asked {
    fn ocsp<'a>(&'a self, certificate: &'a [u8], issuer: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        Box::pin(async move {
            let read = |der| Certificate::read(der).unwrap();
            let request = ocsp::request(&read(certificate), &read(issuer), None);
            self.0.answer(|pki, now| pki.answer_ocsp(&request, now))
        })
    }

    fn revocation_list<'a>(&'a self, _: &'a [u8]) -> BoxFuture<'a, Result<Arc<[u8]>, String>> {
        Box::pin(async move { Err("no lists here".to_owned()) })
    }

    fn time_stamp<'a>(&'a self, value: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        Box::pin(async move {
            let imprint = time_stamp::imprint(time_stamp::STREEBOG_512, value).unwrap();
            let request = time_stamp::request(time_stamp::STREEBOG_512, &imprint, None, true);
            let response = self.0.answer(|pki, now| pki.answer_tsp(&request, now))?;
            Ok(time_stamp::token_of_response(&response).unwrap().to_vec())
        })
    }
}

/// An act that leaves a row in the journal and as many papers as it is told.
struct Note;

impl Act for Note {
    fn perform<'a>(
        &'a self,
        _: &'a Platform,
        ctx: &'a mut Ctx,
        payload: &'a Value,
    ) -> BoxFuture<'a, Result<Performed>> {
        Box::pin(async move {
            ctx.require_signature()?;
            ctx.record("note.made", "note", Uuid::nil(), json!({}));
            let paper = |number: u64| {
                let facts = json!({"number": number, "text": payload["text"]});
                Paper::facts(format!("note-{number}.json"), &facts)
            };
            let papers = (1..=payload["papers"].as_u64().unwrap()).map(paper).collect::<Result<_>>()?;
            let about = payload["text"].as_str().unwrap().to_owned();
            let summary = vec![Line::same("signing-meta-file", about.clone())];
            Ok(Performed { papers, about, summary, done: "/notes/1".to_owned() })
        })
    }
}

fn router(platform: &Platform, signing: &Signing) -> Router {
    let doors = Doors::common().merge(zan_signing_pages::doors());
    doors.into_router(Shell::new(platform.clone())).layer(Extension(signing.clone()))
}

pub struct Scene {
    pub world: World,
    pub centre: Arc<Centre>,
    pub signing: Signing,
    pub router: Router,
}

impl Scene {
    pub async fn new() -> Self {
        Self::at("http://localhost:8080").await
    }

    /// A scene under an address of its own.
    pub async fn at(base_url: &str) -> Self {
        let mut world = World::new().await;
        world.platform.base_url = base_url.into();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let pki = Pki::new(7, at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"), None);
        let trust = Arc::new(TrustStore::from_certificates(pki.anchors()));
        let now: Arc<dyn zan_kernel::Clock> = Arc::new(world.clock.clone());
        let centre = Arc::new(Centre { pki: SharedPki::new(pki), now, down: AtomicBool::new(false) });
        let acts = Acts::default()
            .with("notice.issue", Note)
            .with("order.submit", Note)
            .with(entry::STRENGTHEN, entry::Strengthen);
        let verifier = Verifier::new(trust, Arc::new(Asked(Arc::clone(&centre))), WhenUnknown::Refuse);
        let signing = Signing {
            acts,
            verifier: Arc::new(verifier),
            ncalayer_url: NCALAYER.into(),
            organisation_bin: ORGANISATION_BIN.into(),
        };
        let router = router(&world.platform, &signing);
        Self { world, centre, signing, router }
    }

    /// Looks for NCALayer elsewhere.
    pub fn with_ncalayer(mut self, url: &str) -> Self {
        self.signing.ncalayer_url = url.into();
        self.router = router(&self.world.platform, &self.signing);
        self
    }

    pub fn now(&self) -> Timestamp {
        self.world.platform.clock.now()
    }

    /// A browser of nobody.
    pub fn stranger(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// The token of a session that somebody has opened.
    pub async fn session(&self, login: &str, strength: Strength) -> String {
        let person = self.world.person(login).await;
        let id = person.account_id;
        let mut ctx = Ctx::begin(&self.world.platform, Actor::person(person)).await.unwrap();
        let token = sessions::open(&mut ctx, id, strength, "192.0.2.1", "test").await.unwrap();
        ctx.record("account.signed_in", "account", id, json!({}));
        ctx.commit().await.unwrap();
        token
    }

    /// A browser in which somebody has entered.
    pub async fn browser(&self, login: &str, strength: Strength) -> Browser {
        let mut browser = self.stranger();
        browser.cookies.insert("zan".to_owned(), self.session(login, strength).await);
        browser
    }

    /// Numbers that a certificate of somebody must carry: of the person, of the body.
    pub async fn numbers(&self, login: &str) -> (String, String) {
        let id = self.world.person(login).await.account_id;
        let signer = accounts::signer(&self.world.platform.pool, id).await.unwrap().unwrap();
        (signer.iin.unwrap(), signer.bins.into_iter().next().unwrap_or_default())
    }

    /// The key of a natural person.
    pub async fn key(&self, login: &str) -> Key {
        self.issue(Subject::person(&self.numbers(login).await.0, "СЫНАҚОВ", "СЫНАҚ", Some("СЫНАҚҰЛЫ")))
    }

    /// The key of an employee of somebody's body.
    pub async fn employee(&self, login: &str, role: OrganisationRole) -> Key {
        let (iin, bin) = self.numbers(login).await;
        self.issue(Subject::employee(role, &iin, &bin, "СЫНАҚОВ", "СЫНАҚ"))
    }

    pub fn issue(&self, subject: Subject) -> Key {
        self.centre.pki.with(|pki| pki.issue(subject, KeyKind::Gost2015))
    }

    /// A detached signature of now.
    pub fn sign(&self, key: &Key, bytes: &[u8]) -> Vec<u8> {
        key.sign_cms(bytes, &CmsOptions { signing_time: Some(self.now()), ..CmsOptions::detached() })
    }

    /// Asks somebody to sign so many papers.
    pub async fn ask(&self, login: &str, act: &'static str, papers: u64, text: &str) -> Uuid {
        let actor = self.world.actor(login).await;
        let payload = json!({"papers": papers, "text": text});
        let (platform, acts) = (&self.world.platform, &self.signing.acts);
        requests::ask(platform, acts, &actor, Uuid::now_v7(), act, payload, "/notes").await.unwrap()
    }

    /// The bytes of a document as the page gives them.
    pub async fn document(&self, browser: &mut Browser, id: Uuid, position: u8) -> Vec<u8> {
        let answer = browser.get(&format!("/kk/signing/{id}/documents/{position}")).await;
        assert_eq!(answer.status, 200);
        answer.bytes
    }

    /// Nothing of a request was kept: no signature, no act, and it still waits.
    pub async fn nothing_is_kept(&self, id: Uuid) {
        let pool = &self.world.platform.pool;
        assert_eq!(requests::signatures(pool, id).await.unwrap(), []);
        assert_eq!(requests::by_id(pool, id).await.unwrap().state(self.now()), State::Waiting);
        assert_eq!(self.journalled("note.made").await, 0);
    }

    /// How often the journal names an action.
    pub async fn journalled(&self, action: &str) -> i64 {
        let count = sqlx::query_scalar("SELECT count(*) FROM journal_entries WHERE action = $1").bind(action);
        count.fetch_one(self.world.db.owner_pool()).await.unwrap()
    }
}
