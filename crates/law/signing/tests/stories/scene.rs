//! What the stories share: the world of tests with a centre, acts of defence, keys of its people.

use std::{collections::BTreeMap, sync::Arc};

use serde_json::{Value, json};
use uuid::Uuid;
use zan_defence::{
    notices, offers,
    orders::{self, OrderInput},
};
use zan_kernel::{
    Actor, BoxFuture, Ctx, Error, Platform, Result,
    jobs::{self, Handlers},
    journal,
    outbox::{SEND_LETTER, SendLetter},
    ports::{CertificateFacts, DocumentLanguage, Letter, Mailer, NoticeFacts, Typesetter},
    sessions::Strength,
};
use zan_registry::accounts;
use zan_signing::{
    Acts, State, Verifier, Way, WhenUnknown, confirmation, entry,
    requests::{self, Completed, Submission},
};
use zan_testkit::world::World;
use zan_throwaway_pki::{CmsOptions, Key, KeyKind, OrganisationRole, Subject};

use crate::centre::{Asked, Centre};

/// A world in which acts are signed.
pub struct Scene {
    pub world: World,
    pub centre: Arc<Centre>,
    pub acts: Acts,
    pub verifier: Arc<Verifier>,
    handlers: Handlers,
}

/// Letters go nowhere; that they were sent starts the clocks of offers.
struct Post;

impl Mailer for Post {
    fn send<'a>(&'a self, _: &'a Letter) -> BoxFuture<'a, Result<(), String>> {
        Box::pin(async { Ok(()) })
    }
}

/// Sets other bytes in each language, so that the two documents of an act cannot be taken for each other.
struct PlainTypesetter;

impl Typesetter for PlainTypesetter {
    fn notice<'a>(
        &'a self,
        facts: &'a NoticeFacts,
        language: DocumentLanguage,
    ) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        Box::pin(async move { Ok(format!("%PDF {language:?} {}", facts.number).into_bytes()) })
    }

    fn certificate<'a>(
        &'a self,
        facts: &'a CertificateFacts,
        language: DocumentLanguage,
    ) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        Box::pin(async move { Ok(format!("%PDF {language:?} {}", facts.number).into_bytes()) })
    }
}

impl Scene {
    /// Nothing unconfirmed is taken; keys are GOST-2015.
    pub async fn new() -> Self {
        Self::with(WhenUnknown::Refuse, &[]).await
    }

    /// Another policy for outages of the centre, and more kinds of keys.
    pub async fn with(when_unknown: WhenUnknown, kinds: &[KeyKind]) -> Self {
        let world = World::new().await;
        let centre = Arc::new(Centre::new(world.clock.clone(), kinds));
        let asked = Arc::new(Asked(Arc::clone(&centre)));
        let verifier = Arc::new(Verifier::new(Arc::new(centre.anchors()), asked, when_unknown));
        let acts = zan_defence::acts(Acts::default()).with(entry::STRENGTHEN, entry::Strengthen);
        let typesetter: Arc<dyn Typesetter> = Arc::new(PlainTypesetter);
        let handlers = Handlers::default().with(SEND_LETTER, SendLetter(Arc::new(Post)));
        let handlers = zan_defence::handlers(handlers, &typesetter, "http://localhost:8080");
        let handlers = confirmation::handlers(handlers, &verifier);
        Self { world, centre, acts, verifier, handlers }
    }

    pub fn platform(&self) -> &Platform {
        &self.world.platform
    }

    pub fn now(&self) -> jiff::Timestamp {
        self.platform().clock.now()
    }

    pub fn after_minutes(&self, minutes: i64) {
        self.world.clock.advance(jiff::SignedDuration::from_mins(minutes));
    }

    /// Runs what is due now.
    pub async fn work(&self) {
        jobs::run_due(self.platform(), &self.handlers).await.unwrap();
    }

    /// Changes by hand what no action changes.
    pub async fn by_hand(&self, statement: &'static str) {
        let done = sqlx::query(statement).execute(self.world.db.owner_pool()).await.unwrap();
        assert!(done.rows_affected() > 0, "{statement}");
    }

    // --- keys

    /// Numbers that a certificate of somebody must carry: of the person, of the body.
    pub async fn numbers(&self, login: &str) -> (String, String) {
        let id = self.world.person(login).await.account_id;
        let signer = accounts::signer(&self.platform().pool, id).await.unwrap().unwrap();
        (signer.iin.unwrap(), signer.bins.into_iter().next().unwrap_or_default())
    }

    /// The key of a natural person.
    pub async fn own_key(&self, login: &str) -> Key {
        self.centre.issue(person(&self.numbers(login).await.0), KeyKind::Gost2015)
    }

    /// The key of an employee of somebody's body.
    pub async fn body_key(&self, login: &str) -> Key {
        self.centre.issue(self.employee(login).await, KeyKind::Gost2015)
    }

    pub async fn employee(&self, login: &str) -> Subject {
        let (iin, bin) = self.numbers(login).await;
        Subject::employee(OrganisationRole::MaySign, &iin, &bin, "СЫНАҚОВ", "СЫНАҚ")
    }

    /// A detached signature of now.
    pub fn sign(&self, key: &Key, bytes: &[u8]) -> Vec<u8> {
        key.sign_cms(bytes, &CmsOptions { signing_time: Some(self.now()), ..CmsOptions::detached() })
    }

    // --- requests

    /// The officer is asked to sign this order.
    pub async fn ask_order(&self, input: &OrderInput) -> Result<Uuid> {
        let officer = self.world.actor("officer").await;
        let payload = serde_json::to_value(input).unwrap();
        let page = Uuid::now_v7();
        requests::ask(self.platform(), &self.acts, &officer, page, orders::SUBMIT, payload, "/orders").await
    }

    pub async fn order_request(&self) -> Uuid {
        self.ask_order(&detained()).await.unwrap()
    }

    /// An order that an officer signed; answers its id.
    pub async fn order(&self) -> Uuid {
        let request = self.order_request().await;
        let key = self.body_key("officer").await;
        let done = self.complete(request, self.signed(request, &key).await).await.unwrap().done;
        done.rsplit('/').next().unwrap().parse().unwrap()
    }

    /// An advocate accepted an order and its notice is typeset: the request to sign it, the advocate's login, the
    /// order.
    pub async fn notice_request(&self) -> (Uuid, String, Uuid) {
        let order = self.order().await;
        self.work().await;
        let tried = offers::tried(&self.platform().pool, order).await.unwrap();
        let offer = tried.iter().find(|one| one.state == "open").expect("somebody is asked");
        let login: String = sqlx::query_scalar("SELECT login FROM accounts WHERE advocate_id = $1")
            .bind(offer.advocate_id)
            .fetch_one(self.world.db.owner_pool())
            .await
            .unwrap();
        let advocate = self.world.actor(&login).await;
        let mut ctx = Ctx::begin(self.platform(), advocate.clone()).await.unwrap();
        offers::check_conflict(&mut ctx, offer.id).await.unwrap();
        let assignment = offers::accept(&mut ctx, offer.id).await.unwrap();
        ctx.commit().await.unwrap();
        let mut ctx = Ctx::begin(self.platform(), advocate).await.unwrap();
        let request = notices::issue(self.platform(), &mut ctx, assignment).await.unwrap();
        ctx.commit().await.unwrap();
        self.work().await;
        (request, login, order)
    }

    /// The documents of a request.
    pub async fn papers(&self, request: Uuid) -> Vec<Vec<u8>> {
        let mut papers = Vec::new();
        for document in requests::documents(&self.platform().pool, request).await.unwrap() {
            let file = self.platform().files.get(&self.platform().pool, document.file_id).await.unwrap();
            papers.push(file.bytes);
        }
        papers
    }

    /// A detached signature of every document of a request, in order.
    pub async fn signed(&self, request: Uuid, key: &Key) -> Vec<Vec<u8>> {
        self.papers(request).await.iter().map(|paper| self.sign(key, paper)).collect()
    }

    /// Hands signatures in, in a session that was entered with the signature.
    pub async fn complete(&self, request: Uuid, signatures: Vec<Vec<u8>>) -> Result<Completed> {
        let entered = Some(Strength::Signature);
        self.submit(request, &Submission { way: Way::Ncalayer, signatures, entered }).await
    }

    pub async fn submit(&self, request: Uuid, submission: &Submission) -> Result<Completed> {
        let page = Uuid::now_v7();
        requests::complete(self.platform(), &self.acts, &self.verifier, page, request, submission).await
    }

    /// Hands in what must be refused: the answer is the refusal's code with its reason, nothing at all is kept, and
    /// the journal says why.
    pub async fn refused(&self, request: Uuid, signatures: Vec<Vec<u8>>) -> String {
        let entered = Some(Strength::Signature);
        self.submission_refused(request, &Submission { way: Way::Ncalayer, signatures, entered }).await
    }

    pub async fn submission_refused(&self, request: Uuid, submission: &Submission) -> String {
        let (before, journalled) = (self.everything_kept().await, self.journalled(request).await.len());
        let error = self.submit(request, submission).await.unwrap_err();
        let refusal = error.as_refusal().unwrap_or_else(|| panic!("not a refusal: {error:?}"));
        assert_eq!(self.everything_kept().await, before, "a refusal leaves nothing");
        let journal = self.journalled(request).await;
        assert_eq!(journal.len(), journalled + 1);
        let last = journal.last().unwrap();
        assert_eq!(
            (last.action.as_str(), &last.details["code"]),
            ("signature.refused", &json!(refusal.code))
        );
        for (name, value) in &refusal.args {
            assert_eq!(last.details["facts"][*name], json!(value));
        }
        let args: Vec<_> = refusal.args.iter().map(|(_, value)| value.as_str()).collect();
        [&[refusal.code], args.as_slice()].concat().join(" ")
    }

    // --- what is kept

    /// Digest of every table but the journal's.
    async fn everything_kept(&self) -> BTreeMap<String, String> {
        sqlx::query_as::<_, (String, String)>(
            "SELECT table_name::text, (xpath('/row/h/text()', query_to_xml(format(
               'SELECT coalesce(md5(string_agg(t::text, %L ORDER BY t::text)), %L) AS h FROM %I AS t',
               ',', 'empty', table_name), false, true, '')))[1]::text
             FROM information_schema.tables
             WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'journal%'",
        )
        .fetch_all(self.world.db.owner_pool())
        .await
        .unwrap()
        .into_iter()
        .collect()
    }

    pub async fn journalled(&self, subject: Uuid) -> Vec<journal::Event> {
        journal::of_subject(&self.platform().pool, subject).await.unwrap()
    }

    pub async fn actions(&self, subject: Uuid) -> Vec<String> {
        self.journalled(subject).await.into_iter().map(|event| event.action).collect()
    }

    pub async fn state(&self, request: Uuid) -> State {
        requests::by_id(&self.platform().pool, request).await.unwrap().state(self.now())
    }

    pub async fn signatures(&self, request: Uuid) -> Vec<requests::Signature> {
        requests::signatures(&self.platform().pool, request).await.unwrap()
    }

    pub async fn container(&self, request: Uuid) -> Vec<u8> {
        requests::container(self.platform(), request).await.unwrap().bytes
    }

    /// What the journal's last entry of an action says.
    pub async fn details(&self, subject: Uuid, action: &str) -> Value {
        let events = self.journalled(subject).await;
        events
            .into_iter()
            .rfind(|event| event.action == action)
            .map(|event| event.details)
            .unwrap_or_default()
    }

    /// Somebody with the number of one account, who acts for it in a transaction of the story's own.
    pub async fn ctx(&self, login: &str) -> Ctx {
        let actor: Actor = self.world.actor(login).await;
        Ctx::begin(self.platform(), actor).await.unwrap()
    }
}

/// A natural person with this number.
pub fn person(iin: &str) -> Subject {
    Subject::person(iin, "СЫНАҚОВ", "СЫНАҚ", Some("СЫНАҚҰЛЫ"))
}

/// An urgent order about a detained adult.
pub fn detained() -> OrderInput {
    OrderInput {
        body_code: "ASTANA-UP-SARYARKA".to_owned(),
        officer_name: "Тексеруші Үлгі".to_owned(),
        officer_phone: "+7 700 000 00 01".to_owned(),
        erdr_number: "267100000000001".to_owned(),
        articles: "188".to_owned(),
        gravity: "medium".to_owned(),
        person_identified: true,
        person_iin: "900101300126".to_owned(),
        person_surname: "Үлгілі".to_owned(),
        person_given: "Асқар".to_owned(),
        person_role: "suspect".to_owned(),
        ground: "1".to_owned(),
        language: "kk".to_owned(),
        detained_at: "2026-03-02T08:00".to_owned(),
        purpose: "enter".to_owned(),
        act_kind: "interrogation".to_owned(),
        act_at: "2026-03-02T12:00".to_owned(),
        place: "Астана, Сарыарқа".to_owned(),
        order_number: "77".to_owned(),
        order_date: "2026-03-02".to_owned(),
        ..OrderInput::default()
    }
}

/// Code of a refusal.
pub fn code<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
    match result {
        Err(Error::Refused(refusal)) => refusal.code,
        other => panic!("not a refusal: {other:?}"),
    }
}
