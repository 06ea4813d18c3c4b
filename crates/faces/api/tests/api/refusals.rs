//! Bad input and who may not enter.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use futures_util::stream;
use jiff::SignedDuration;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use zan_testkit::world::API_KEY;
use zan_ui::Limiter;

use crate::scene::{Scene, UNIT, order, with};

const ORDERS: &str = "/api/v1/orders";

fn raw(kind: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post(ORDERS).header("authorization", format!("Bearer {API_KEY}"));
    request.header("content-type", kind).body(body.into()).unwrap()
}

#[tokio::test]
async fn every_wrong_member_is_named_at_once() {
    let scene = Scene::new().await;
    let mut wrong = order(1);
    wrong["person"]["iin"] = json!("900101300018");
    wrong["person"]["minor"] = json!("no");
    wrong["person"]["nickname"] = json!("x");
    wrong["erdr_number"] = json!("12");
    wrong["articles"] = json!(188);
    wrong["ground"] = json!("99");
    wrong["order"] = Value::Null;
    wrong["act"]["at"] = json!("tomorrow");
    wrong.as_object_mut().unwrap().remove("secret");
    let reply = scene.post(ORDERS, &wrong).await;
    let mut named = reply.wrong();
    named.sort();
    let expected = [
        ("/act/at", "field-moment"),
        ("/articles", "member-type"),
        ("/erdr_number", "erdr-length"),
        ("/ground", "field-unknown-choice"),
        ("/order", "field-required"),
        ("/person/iin", "iin-checksum"),
        ("/person/minor", "member-type"),
        ("/person/nickname", "member-unknown"),
        ("/secret", "field-required"),
    ];
    let named: Vec<_> = named.iter().map(|(pointer, code)| (pointer.as_str(), code.as_str())).collect();
    assert_eq!(named, expected);
    assert_eq!(scene.count("SELECT count(*) FROM orders").await, 0);
    // What was wrong only by its shape opens no request either.
    let reply = scene.post(ORDERS, &with(order(2), "/secret", json!("no"))).await;
    reply.wrong_is(&[("/secret", "member-type")]);
    assert_eq!(scene.count("SELECT count(*) FROM orders").await, 0);
    assert_eq!(scene.count("SELECT count(*) FROM offers").await, 0);
}

#[tokio::test]
async fn explanations_are_in_the_language_asked_for() {
    let scene = Scene::new().await;
    for (language, start) in
        [("", "Мұндай өріс жоқ"), ("ru-KZ, en;q=0.5", "Такого поля нет"), ("en", "There is no")]
    {
        let mut request = raw("application/json", "{\"more\": 1}");
        if !language.is_empty() {
            request.headers_mut().insert("accept-language", language.parse().unwrap());
        }
        let problem = scene.ask(request).await.json();
        assert!(problem["errors"][0]["detail"].as_str().unwrap().starts_with(start), "{problem}");
    }
}

#[tokio::test]
async fn a_wrong_iin_is_pointed_at() {
    let scene = Scene::new().await;
    let mut wrong = order(1);
    wrong["person"]["iin"] = json!("900101300018");
    scene.post(ORDERS, &wrong).await.wrong_is(&[("/person/iin", "iin-checksum")]);
}

#[tokio::test]
async fn an_unknown_or_closed_body_is_refused() {
    let scene = Scene::new().await;
    let unknown = with(order(1), "/body_code", json!("NOWHERE"));
    scene.post(ORDERS, &unknown).await.wrong_is(&[("/body_code", "body-unknown")]);
    // A region that leaves closes every body of it.
    scene.run("UPDATE units SET open = false WHERE region = (SELECT region FROM units WHERE code = 'ASTANA-UP-SARYARKA')").await;
    scene.post(ORDERS, &order(1)).await.wrong_is(&[("/body_code", "body-closed")]);
    let units = scene.get("/api/v1/directory").await.text;
    assert!(!units.contains(UNIT));
}

#[tokio::test]
async fn a_body_without_a_zone_is_refused() {
    let scene = Scene::new().await;
    scene
        .run(
            "DELETE FROM unit_zones WHERE unit_id = (SELECT id FROM units WHERE code = 'ASTANA-UP-SARYARKA')",
        )
        .await;
    scene.post(ORDERS, &order(1)).await.wrong_is(&[("/body_code", "body-without-zone")]);
}

#[tokio::test]
async fn malformed_json_is_shown_its_place() {
    let scene = Scene::new().await;
    let reply = scene.ask(raw("application/json", "{\n  \"external_id\": \"a\",\n}")).await;
    assert_eq!(reply.refusal(), (400, "json-malformed".to_owned()));
    assert_eq!((&reply.json()["line"], &reply.json()["column"]), (&json!(3), &json!(1)));
    assert!(reply.json()["detail"].as_str().unwrap().contains('3'));
    for broken in ["", "{", "\u{feff}{}", "{\"a\": \"\\ud800\"}", "nul"] {
        let reply = scene.ask(raw("application/json", broken)).await;
        assert_eq!(reply.refusal(), (400, "json-malformed".to_owned()), "{broken}");
    }
    let reply = scene.ask(raw("application/json", vec![b'{', b'"', 0xff, 0xfe])).await;
    assert_eq!(reply.refusal().0, 400);
    assert_eq!(
        scene.ask(raw("application/json", "[]")).await.refusal(),
        (400, "json-not-an-object".to_owned())
    );
}

#[tokio::test]
async fn only_json_is_read() {
    let scene = Scene::new().await;
    for kind in ["text/plain", "application/xml", "application/x-www-form-urlencoded"] {
        let reply = scene.ask(raw(kind, order(1).to_string())).await;
        assert_eq!(reply.refusal(), (415, "media-type-unsupported".to_owned()), "{kind}");
    }
}

#[tokio::test]
async fn letters_no_database_can_keep_are_refused() {
    let scene = Scene::new().await;
    let mut wrong = with(order(1), "/external_id", json!("a\u{0}b"));
    wrong["officer"]["name"] = json!("Омар\u{0}ов");
    scene
        .post(ORDERS, &wrong)
        .await
        .wrong_is(&[("/external_id", "member-characters"), ("/officer/name", "member-characters")]);
}

#[tokio::test]
async fn a_body_of_ten_megabytes_is_refused_unread() {
    const TEN: usize = 10 * 1024 * 1024;
    let scene = Scene::new().await;
    let read = Arc::new(AtomicUsize::new(0));
    for announced in [true, false] {
        read.store(0, Ordering::SeqCst);
        let counter = Arc::clone(&read);
        let parts = stream::iter(0..TEN / 65_536).map_counted(counter);
        let mut request = raw("application/json", Body::from_stream(parts));
        if announced {
            request.headers_mut().insert("content-length", TEN.to_string().parse().unwrap());
        }
        assert_eq!(scene.ask(request).await.refusal(), (413, "too-large".to_owned()));
        let most = if announced { 0 } else { 1024 * 1024 + 2 * 65_536 };
        assert!(read.load(Ordering::SeqCst) <= most, "{} bytes were read", read.load(Ordering::SeqCst));
    }
}

trait Counted {
    fn map_counted(
        self,
        counter: Arc<AtomicUsize>,
    ) -> impl futures_util::Stream<Item = Result<Vec<u8>, std::io::Error>> + Send + 'static;
}

impl<S: futures_util::Stream<Item = usize> + Send + 'static> Counted for S {
    fn map_counted(
        self,
        counter: Arc<AtomicUsize>,
    ) -> impl futures_util::Stream<Item = Result<Vec<u8>, std::io::Error>> + Send + 'static {
        futures_util::StreamExt::map(self, move |_| {
            counter.fetch_add(65_536, Ordering::SeqCst);
            Ok(vec![b' '; 65_536])
        })
    }
}

#[tokio::test]
async fn ten_announced_megabytes_are_answered_before_the_first_of_them() {
    let scene = Scene::new().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(axum::serve(listener, scene.web.clone()).into_future());
    let mut connection = tokio::net::TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST {ORDERS} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {API_KEY}\r\n\
         content-type: application/json\r\ncontent-length: 10485760\r\n\r\n"
    );
    connection.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0_u8; 12];
    connection.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");
    serving.abort();
}

#[tokio::test]
async fn nobody_enters_without_a_right_key() {
    let scene = Scene::new().await;
    for key in ["wrong", "", "world-of-tests", "' OR true --"] {
        assert_eq!(scene.post_as(key, ORDERS, &order(1)).await.refusal().0, 401, "{key}");
        assert_eq!(scene.get_as(key, "/api/v1/messages").await.refusal().0, 401, "{key}");
    }
    let bare = Request::post(ORDERS).header("content-type", "application/json");
    assert_eq!(scene.ask(bare.body(Body::from(order(1).to_string())).unwrap()).await.refusal().0, 401);
    scene.run("UPDATE external_systems SET active = false").await;
    assert_eq!(scene.post(ORDERS, &order(1)).await.refusal().0, 401);
    assert_eq!(scene.count("SELECT count(*) FROM orders").await, 0);
}

#[tokio::test]
async fn too_many_requests_are_told_to_wait() {
    let limit = Arc::new(Limiter::new(2, SignedDuration::from_secs(60)));
    let scene = Scene::with(|shell| shell.api_limit = limit).await;
    for _ in 0..2 {
        assert_eq!(scene.get("/api/v1/messages").await.status, StatusCode::OK);
    }
    let reply = scene.post(ORDERS, &order(1)).await;
    assert_eq!(reply.refusal(), (429, "too-many".to_owned()));
    assert!(reply.headers["retry-after"].to_str().unwrap().parse::<u64>().unwrap() <= 61);
    scene.world.clock.advance(SignedDuration::from_secs(60));
    assert_eq!(scene.post(ORDERS, &order(1)).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn other_methods_and_addresses_are_problems_too() {
    let scene = Scene::new().await;
    assert_eq!(scene.get(ORDERS).await.refusal(), (405, "method-not-allowed".to_owned()));
    for path in ["/api/v1/nothing", "/api/v1/orders/7", "/api/v2/orders"] {
        assert_eq!(scene.get(path).await.refusal(), (404, "not-found".to_owned()), "{path}");
    }
}
