//! Every route as every role: who is let in is written to `doors.txt`, agrees with the table of permissions, and
//! whoever is turned away changes nothing.
//!
//! `ZAN_SNAPSHOT=write cargo nextest run -p zan --test doors` renews `doors.txt`.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails must fail")]

use std::{collections::BTreeSet, fmt::Write as _, sync::Arc};

use axum::{
    Extension, Router,
    body::{Body, to_bytes},
    http::{
        Request, Response, StatusCode,
        header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, LOCATION},
    },
};
use serde_json::json;
use tower::ServiceExt as _;
use uuid::Uuid;
use zan_app::{config::Config, signing, web};
use zan_eds::TrustStore;
use zan_kernel::{
    Action, Actor, Ctx, Role, access,
    sessions::{self, Strength},
};
use zan_testkit::world::{API_KEY, World};
use zan_ui::{Doors, Row, session_cookie_name};

const SNAPSHOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doors.txt");
/// Any value: what a browser without a secret of forms would be given.
const SECRET: &str = "5e0c2f";

/// Columns of the snapshot with the login of each role.
const PEOPLE: [(Role, &str); 6] = [
    (Role::Officer, "officer"),
    (Role::Advocate, "advocate1"),
    (Role::Dispatcher, "dispatcher"),
    (Role::Justice, "justice1"),
    (Role::Administrator, "admin"),
    (Role::Oversight, "oversight"),
];

/// Somebody at the doors.
struct Caller {
    name: &'static str,
    actor: Actor,
    session: String,
    csrf: String,
    api_key: bool,
}

/// What a door did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Allowed,
    Denied,
    /// Shown the way to the sign-in page.
    Redirect,
}

struct House {
    world: World,
    router: Router,
    rows: Vec<Row>,
}

impl House {
    async fn new() -> Self {
        let world = World::new().await;
        // `/readyz` asks which migrations were run; the application is given this right when they are run.
        sqlx::query("GRANT SELECT ON _sqlx_migrations TO zan_app")
            .execute(world.db.owner_pool())
            .await
            .unwrap();
        let doors = doors(&world);
        let mut config = Config::default();
        config.demo.enabled = true;
        let (rows, shell) = (doors.rows(), web::shell(&config, &world.platform));
        let nobody = TrustStore::from_certificates(std::iter::empty::<Vec<u8>>());
        let signing = signing::signing(&config, nobody).unwrap();
        Self { router: doors.into_router(shell).layer(Extension(signing)), rows, world }
    }

    async fn journal(&self) -> i64 {
        sqlx::query_scalar("SELECT count(*) FROM journal_entries")
            .fetch_one(self.world.db.owner_pool())
            .await
            .unwrap()
    }

    async fn ask(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn callers(&self) -> Vec<Caller> {
        let mut callers = vec![self.caller("anonymous", Actor::anonymous(), String::new(), false).await];
        for (role, login) in PEOPLE {
            let person = self.world.person(login).await;
            assert_eq!(person.role, role);
            let session = self.session(login).await;
            callers.push(self.caller(role.code(), Actor::person(person), session, false).await);
        }
        let system = Actor::external(Uuid::nil(), "erdr");
        callers.push(self.caller("external", system, String::new(), true).await);
        callers
    }

    async fn session(&self, login: &str) -> String {
        let person = self.world.person(login).await;
        let id = person.account_id;
        let mut ctx = Ctx::begin(&self.world.platform, Actor::person(person)).await.unwrap();
        let token = sessions::open(&mut ctx, id, Strength::Password, "127.0.0.1", "test").await.unwrap();
        ctx.record("account.signed_in", "account", id, json!({}));
        ctx.commit().await.unwrap();
        token
    }

    async fn caller(&self, name: &'static str, actor: Actor, session: String, api_key: bool) -> Caller {
        let mut caller = Caller { name, actor, session, csrf: String::new(), api_key };
        let page = self.ask(caller.request("GET", "/kk/help")).await;
        let html = String::from_utf8(to_bytes(page.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap();
        let (_, after) = html.split_once("name=\"csrf\" value=\"").unwrap();
        caller.csrf = after.split('"').next().unwrap().to_owned();
        caller
    }
}

impl Caller {
    /// A request with everything that is right, and nothing filled in.
    fn request(&self, method: &str, path: &str) -> Request<Body> {
        let cookies = format!("zan-form={SECRET}; {}={}", session_cookie_name(false), self.session);
        let mut request = Request::builder().method(method).uri(path).header(COOKIE, cookies);
        if self.api_key {
            request = request.header(AUTHORIZATION, format!("Bearer {API_KEY}"));
        }
        let (media_type, body) = if path.starts_with("/api/") || path.starts_with("/egov/") {
            ("application/json", "{}".to_owned())
        } else {
            ("application/x-www-form-urlencoded", format!("csrf={}", self.csrf))
        };
        let body = if method == "GET" { Body::empty() } else { Body::from(body) };
        request.header(CONTENT_TYPE, media_type).body(body).unwrap()
    }

    /// What the table of permissions says. Systems are recognised at the interface only, people everywhere else.
    fn may(&self, row: &Row) -> bool {
        let stranger = Actor::anonymous();
        let known = self.api_key == row.path.starts_with("/api/");
        access::allowed(if known { &self.actor } else { &stranger }, row.action)
    }
}

fn doors(world: &World) -> Doors {
    let clock = world.clock.clone();
    let demo = zan_site::Demo {
        accounts: Vec::new(),
        password: String::new(),
        register_url: None,
        mail_url: None,
        advance: Arc::new(move |by| clock.advance(by)),
    };
    web::doors(&world.platform, Some(demo))
}

/// The address with its parameters filled in: the language, and ids that nothing has.
fn address(path: &str) -> String {
    let part = |part: &str| match part {
        "{lang}" => "kk".to_owned(),
        named if named.starts_with('{') => Uuid::new_v4().to_string(),
        plain => plain.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn outcome(row: &Row, caller: &str, response: &Response<Body>) -> Outcome {
    let status = response.status();
    assert!(
        !status.is_server_error() && status != StatusCode::METHOD_NOT_ALLOWED,
        "{} {} as {caller}: {status}",
        row.method,
        row.path
    );
    let location = response.headers().get(LOCATION).and_then(|place| place.to_str().ok()).unwrap_or_default();
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => Outcome::Denied,
        _ if location.starts_with("/kk/sign-in?next=") => Outcome::Redirect,
        _ => Outcome::Allowed,
    }
}

async fn try_door(house: &House, row: &Row, caller: &Caller) -> Outcome {
    let before = house.journal().await;
    let response = house.ask(caller.request(row.method, &address(row.path))).await;
    let outcome = outcome(row, caller.name, &response);
    let place = format!("{} {} ({:?}) as {}", row.method, row.path, row.action, caller.name);
    assert_eq!(outcome == Outcome::Allowed, caller.may(row), "{place}: {outcome:?}, {}", response.status());
    if outcome != Outcome::Allowed {
        assert_eq!(house.journal().await, before, "{place}: turned away, and yet something happened");
        let whole = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        assert!(outcome == Outcome::Redirect || !whole.is_empty(), "{place}: refused without a word");
    }
    outcome
}

#[tokio::test]
async fn every_route_opens_for_the_right_roles_only() {
    let house = House::new().await;
    let mut callers = house.callers().await;
    let names: Vec<_> = callers.iter().map(|caller| caller.name).collect();
    let mut text = format!("method path action {}\n", names.join(" "));
    for row in &house.rows {
        write!(text, "{} {} {:?}", row.method, row.path, row.action).unwrap();
        for caller in &callers {
            let word = match try_door(&house, row, caller).await {
                Outcome::Allowed => "allowed",
                Outcome::Denied => "denied",
                Outcome::Redirect => "redirect",
            };
            write!(text, " {word}").unwrap();
        }
        text.push('\n');
        if row.path.ends_with("/sign-out") {
            callers = house.callers().await;
        }
    }
    if std::env::var("ZAN_SNAPSHOT").is_ok_and(|wish| wish == "write") {
        std::fs::write(SNAPSHOT, &text).unwrap();
    }
    let kept = std::fs::read_to_string(SNAPSHOT).unwrap_or_default();
    let (kept, now): (BTreeSet<_>, BTreeSet<_>) = (kept.lines().collect(), text.lines().collect());
    let gone: Vec<_> = kept.difference(&now).collect();
    let new: Vec<_> = now.difference(&kept).collect();
    assert!(
        gone.is_empty() && new.is_empty(),
        "doors.txt differs (ZAN_SNAPSHOT=write)\n- {gone:#?}\n+ {new:#?}"
    );
}

#[tokio::test]
async fn doors_and_table_know_the_same_actions() {
    let world = World::new().await;
    let rows = doors(&world).rows();
    let used: BTreeSet<Action> = rows.iter().map(|row| row.action).collect();
    let known: BTreeSet<Action> = access::TABLE.iter().map(|(action, _)| *action).collect();
    let without_row: Vec<_> = used.difference(&known).collect();
    assert!(without_row.is_empty(), "routes whose action has no row in the table: {without_row:?}");
    let without_door: Vec<_> =
        known.difference(&used).filter(|action| **action != Action::WorkerRun).collect();
    assert!(without_door.is_empty(), "actions that no route offers: {without_door:?}");
    let mut places: Vec<_> = rows.iter().map(|row| (row.method, row.path)).collect();
    places.dedup();
    assert_eq!(places.len(), rows.len(), "a route stands twice");
    for row in rows {
        assert!(row.path.starts_with("/{lang}") || !row.path.contains("{lang}"), "{}", row.path);
    }
}
