//! What the stories share.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use serde_json::{Value, json};
use tower::ServiceExt as _;
use uuid::Uuid;
use zan_api::{Readiness, ReadinessFacts};
use zan_defence::{acts, assignments, notices, offers};
use zan_kernel::{Actor, BoxFuture, Ctx, Error, Person, Result, Role};
use zan_language::Lang;
use zan_signing::Act as _;
use zan_testkit::world::{API_KEY, World};
use zan_ui::Shell;

pub const UNIT: &str = "ASTANA-UP-SARYARKA";

/// A world with the interface over it.
pub struct Scene {
    pub world: World,
    pub web: Router,
}

/// An answer, read whole.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// Status and stable code of a problem.
    pub fn refusal(&self) -> (u16, String) {
        let kind = self.headers["content-type"].to_str().unwrap();
        assert_eq!(kind, "application/problem+json", "{} {}", self.status, self.text);
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        assert_eq!(problem["request_id"], self.headers["x-request-id"].to_str().unwrap());
        assert!(!problem["detail"].as_str().unwrap().starts_with('['), "a text is missing: {problem}");
        (self.status.as_u16(), problem["code"].as_str().unwrap().to_owned())
    }

    /// Pointer and code of every wrong member.
    pub fn wrong(&self) -> Vec<(String, String)> {
        assert_eq!(self.refusal(), (422, "fields-invalid".to_owned()), "{}", self.text);
        let problem = self.json();
        let part = |error: &Value, name: &str| error[name].as_str().unwrap().to_owned();
        problem["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| {
                assert!(!part(error, "detail").starts_with('['), "a text is missing: {error}");
                (part(error, "pointer"), part(error, "code"))
            })
            .collect()
    }

    pub fn wrong_is(&self, expected: &[(&str, &str)]) {
        let wrong = self.wrong();
        let wrong: Vec<_> = wrong.iter().map(|(pointer, code)| (pointer.as_str(), code.as_str())).collect();
        assert_eq!(wrong, expected);
    }
}

/// The readiness of the test's database.
pub struct Facts(pub Result<ReadinessFacts, String>);

impl Readiness for Facts {
    fn facts(&self, _: jiff::Timestamp) -> BoxFuture<'_, Result<ReadinessFacts>> {
        Box::pin(async { self.0.clone().map_err(Error::fault) })
    }
}

pub fn ready() -> Arc<dyn Readiness> {
    Arc::new(Facts(Ok(ReadinessFacts { migrated: true, oldest_due: None })))
}

impl Scene {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut Shell)) -> Self {
        let world = World::new().await;
        let mut shell = Shell::new(world.platform.clone());
        shell.external = zan_api::external_systems(&world.platform);
        change(&mut shell);
        Self { web: zan_api::doors(ready()).into_router(shell), world }
    }

    pub async fn ask(&self, request: Request<Body>) -> Reply {
        ask(self.web.clone(), request).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.get_as(API_KEY, path).await
    }

    pub async fn get_as(&self, key: &str, path: &str) -> Reply {
        let request = Request::get(path).header("authorization", format!("Bearer {key}"));
        self.ask(request.body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        self.post_as(API_KEY, path, body).await
    }

    pub async fn post_as(&self, key: &str, path: &str, body: &Value) -> Reply {
        self.ask(post(key, path, body)).await
    }

    /// Sends an order that is taken.
    pub async fn taken(&self, order: &Value) -> Uuid {
        let reply = self.post("/api/v1/orders", order).await;
        assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text);
        reply.json()["id"].as_str().unwrap().parse().unwrap()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        sqlx::query_scalar(sql).fetch_one(self.world.db.owner_pool()).await.unwrap()
    }

    pub async fn run(&self, sql: &'static str) {
        sqlx::raw_sql(sql).execute(self.world.db.owner_pool()).await.unwrap();
    }

    /// Makes another system and answers its key.
    pub async fn another_system(&self) -> String {
        let administrator = Actor::person(Person {
            account_id: Uuid::from_u128(1),
            role: Role::Administrator,
            full_name: "Әкімші".to_owned(),
            login: "admin".to_owned(),
            language: Lang::Kk,
            unit_id: None,
            region: None,
            advocate_id: None,
        });
        let new = zan_registry::systems::NewSystem {
            code: "torelik".to_owned(),
            name: "Төрелік".to_owned(),
            callback_url: String::new(),
            callback_secret: "sixteen characters".to_owned(),
        };
        let mut ctx = self.ctx(administrator).await;
        let created = zan_registry::systems::create(&mut ctx, &new).await.unwrap();
        ctx.commit().await.unwrap();
        created.api_key
    }

    pub async fn ctx(&self, actor: Actor) -> Ctx {
        Ctx::begin(&self.world.platform, actor).await.unwrap()
    }

    /// Somebody who is asked accepts, issues the notice, arrives and records an act; answers the act.
    pub async fn defended(&self, order_id: Uuid) -> Uuid {
        let tried = offers::tried(&self.world.platform.pool, order_id).await.unwrap();
        let offer = tried.iter().find(|tried| tried.state == "open").unwrap();
        let login: String = sqlx::query_scalar("SELECT login FROM accounts WHERE advocate_id = $1")
            .bind(offer.advocate_id)
            .fetch_one(self.world.db.owner_pool())
            .await
            .unwrap();
        let advocate = self.world.actor(&login).await;
        let mut ctx = self.ctx(advocate.clone()).await;
        offers::check_conflict(&mut ctx, offer.id).await.unwrap();
        let assignment_id = offers::accept(&mut ctx, offer.id).await.unwrap();
        notices::issue(&self.world.platform, &mut ctx, assignment_id).await.unwrap();
        assignments::arrive(&mut ctx, assignment_id).await.unwrap();
        ctx.commit().await.unwrap();
        self.world.clock.advance(jiff::SignedDuration::from_hours(3));
        let input = acts::ActInput {
            kind: "interrogation".to_owned(),
            started_at: "2026-03-02T10:00".to_owned(),
            ended_at: "2026-03-02T11:00".to_owned(),
            place: "Астана".to_owned(),
            result: String::new(),
        };
        let mut ctx = self.ctx(advocate).await;
        let codes = &self.world.platform.codes;
        let act_id = acts::record(&mut ctx, codes, assignment_id, &input).await.unwrap();
        ctx.commit().await.unwrap();
        act_id
    }

    /// What the worker does after typesetting, and the advocate's signature.
    pub async fn sign_notice(&self, order_id: Uuid) {
        let platform = &self.world.platform;
        let mut ctx = self.ctx(Actor::worker()).await;
        let name = "71-2026-00001-kk.pdf";
        let file = platform.files.put(&mut ctx, name, "application/pdf", b"%PDF-1.7").await.unwrap();
        ctx.record("notice.rendered", "order", order_id, json!({}));
        ctx.commit().await.unwrap();
        let owner = self.world.db.owner_pool();
        sqlx::query("UPDATE notices SET file_kk = $1, file_ru = $1").bind(file).execute(owner).await.unwrap();
        let (assignment_id, login): (Uuid, String) = sqlx::query_as(
            "SELECT s.id, a.login FROM assignments s JOIN accounts a ON a.advocate_id = s.advocate_id
             WHERE s.order_id = $1",
        )
        .bind(order_id)
        .fetch_one(owner)
        .await
        .unwrap();
        let mut ctx = zan_testkit::signed(self.ctx(self.world.actor(&login).await).await).await;
        let payload = json!({"assignment_id": assignment_id});
        notices::Issue.perform(platform, &mut ctx, &payload).await.unwrap();
        ctx.commit().await.unwrap();
    }
}

pub async fn ask(web: Router, request: Request<Body>) -> Reply {
    let response = web.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Reply { status: parts.status, headers: parts.headers, text }
}

pub fn post(key: &str, path: &str, body: &Value) -> Request<Body> {
    Request::post(path)
        .header("authorization", format!("Bearer {key}"))
        .header("content-type", "application/json")
        .header("accept-language", "ru")
        .body(Body::from(body.to_string()))
        .unwrap()
}

/// An order about a detained adult; the number makes another case and person.
pub fn order(number: u32) -> Value {
    json!({
        "external_id": format!("ERDR-{number}"),
        "body_code": UNIT,
        "officer": {"name": "Тексеруші Үлгі", "phone": "+77000000001"},
        "erdr_number": format!("2671{number:011}"),
        "articles": "188",
        "gravity": "medium",
        "person": {"identified": true, "surname": format!("Үлгілі{number}"), "given": "Асқар", "role": "suspect",
            "minor": false, "language": "kk"},
        "ground": "1",
        "purpose": "enter",
        "act": {"kind": "interrogation", "at": "2026-03-02T07:00:00Z", "place": "Астана, Сарыарқа"},
        "detained_at": "2026-03-02T03:00:00Z",
        "secret": false,
        "no_conflict": true,
        "order": {"number": "77", "date": "2026-03-02"}
    })
}

/// The order with one member changed or taken away (null).
pub fn with(mut order: Value, pointer: &str, value: Value) -> Value {
    *order.pointer_mut(pointer).unwrap() = value;
    order
}
