use std::time::Duration;

use axum::{
    Json, Router,
    extract::{Path, Query},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse as _, Redirect},
    routing::{get, post},
};
use jiff::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;
use zan_connectors::erdr::{
    client::{ClientError, ErdrClient, Limits},
    demo_order::DemoFacts,
    wire::{ActAnswer, Answer, Cancellation, OrderMessage},
};

use super::{nobody, serve};

fn order() -> OrderMessage {
    let now = Timestamp::from_second(1_790_000_000).unwrap();
    DemoFacts::built_in().unwrap().invent(1, "ASTANA-UP-ALMATY", now).unwrap()
}

async fn client(router: Router) -> ErdrClient {
    ErdrClient::new(&format!("http://{}", serve(router).await), "the-key").unwrap()
}

fn accepted() -> Value {
    json!({"id": Uuid::nil(), "number": "З-2026-1", "state": "offering", "urgency": "U0",
           "accept_by": "2026-11-21T15:00:00Z", "links": {"self": "/api/v1/orders/x"}, "later": "field"})
}

fn problem(status: StatusCode, body: Value) -> axum::response::Response {
    (status, [(header::CONTENT_TYPE, "application/problem+json")], body.to_string()).into_response()
}

#[tokio::test]
async fn an_order_travels_as_described() {
    let router = Router::new().route(
        "/api/v1/orders",
        post(|headers: HeaderMap, Json(body): Json<Value>| async move {
            assert_eq!(headers["authorization"], "Bearer the-key");
            assert_eq!(body["person"]["identified"], true);
            assert_eq!(body["act"]["at"], "2026-09-21T17:13:20Z");
            assert_eq!(body["order"]["date"], "2026-09-21");
            let status = if body["external_id"] == "again" { StatusCode::OK } else { StatusCode::CREATED };
            (status, Json(accepted()))
        }),
    );
    let client = client(router).await;
    let new = client.submit_order(&order()).await.unwrap();
    assert_eq!((new.number.as_str(), new.already_known), ("З-2026-1", false));
    let again = OrderMessage { external_id: "again".to_owned(), ..order() };
    assert!(client.submit_order(&again).await.unwrap().already_known);
}

#[tokio::test]
async fn problems_keep_their_code_fields_and_what_exists() {
    let router = Router::new().route(
        "/api/v1/orders",
        post(|Json(order): Json<OrderMessage>| async move {
            if order.secret {
                let existing = json!({"id": Uuid::nil()});
                let body = json!({"title": "t", "code": "order-duplicate-person", "existing": existing});
                return problem(StatusCode::CONFLICT, body);
            }
            let errors = json!([{"pointer": "/person/iin", "code": "iin-checksum", "detail": ""},
                                {"pointer": "/erdr_number", "code": "erdr-length", "detail": ""}]);
            problem(
                StatusCode::UNPROCESSABLE_ENTITY,
                json!({"type": "about:blank", "title": "t", "status": 422, "code": "invalid-fields", "errors": errors}),
            )
        }),
    );
    let client = client(router).await;
    let error = client.submit_order(&order()).await.unwrap_err();
    let wrong = error.problem().unwrap();
    assert_eq!((wrong.status, wrong.code.as_str()), (422, "invalid-fields"));
    let pointers: Vec<&str> = wrong.errors.iter().map(|error| error.pointer.as_str()).collect();
    assert_eq!(pointers, ["/person/iin", "/erdr_number"]);
    let error = client.submit_order(&OrderMessage { secret: true, ..order() }).await.unwrap_err();
    let duplicate = error.problem().unwrap();
    assert_eq!((duplicate.status, duplicate.code.as_str()), (409, "order-duplicate-person"));
    assert_eq!(duplicate.existing, Some(json!({"id": Uuid::nil()})));
}

#[tokio::test]
async fn every_other_call_has_its_address() {
    async fn cancel(Path(id): Path<Uuid>, Json(body): Json<Cancellation>) -> StatusCode {
        assert_eq!((id, body.reason.as_str()), (Uuid::nil(), "case_closed"));
        StatusCode::NO_CONTENT
    }
    async fn answer(Json(body): Json<Value>) -> StatusCode {
        assert_eq!(body, json!({"answer": "disputed", "note": "x", "officer_name": "Омаров"}));
        StatusCode::OK
    }
    async fn messages(Query(query): Query<Vec<(String, String)>>) -> Json<Value> {
        assert_eq!(query, [("after", "7"), ("limit", "100")].map(|(k, v)| (k.to_owned(), v.to_owned())));
        Json(json!({"messages": [{"id": Uuid::nil(), "position": 8, "type": "order.searching",
            "created_at": "2026-11-21T15:00:00Z", "data": {"tier": "T1"}}], "next": 8}))
    }
    async fn status() -> Json<Value> {
        Json(json!({"id": Uuid::nil(), "number": "1", "external_id": "e", "state": "accepted",
            "received_at": "2026-11-21T15:00:00Z", "accept_by": "2026-11-21T15:45:00Z",
            "notice": {"number": "Х-1", "issued_at": "2026-11-21T15:10:00Z", "check_url": "http://x/c/1",
                       "files": {"kk": "/files/1"}}}))
    }
    let router = Router::new()
        .route("/api/v1/orders/{id}/cancellation", post(cancel))
        .route("/api/v1/acts/{id}/answer", post(answer))
        .route("/api/v1/messages", get(messages))
        .route("/api/v1/orders/{id}", get(status))
        .route(
            "/files/1",
            get(|headers: HeaderMap| async move { headers["authorization"].as_bytes().to_vec() }),
        );
    let client = client(router).await;
    let cancellation = Cancellation { reason: "case_closed".to_owned(), note: String::new() };
    client.cancel(Uuid::nil(), &cancellation).await.unwrap();
    let (answer, note) = (Answer::Disputed, Some("x".to_owned()));
    let answer =
        ActAnswer { answer, started_at: None, ended_at: None, note, officer_name: "Омаров".to_owned() };
    client.confirm_act(Uuid::nil(), &answer).await.unwrap();
    let page = client.messages(7).await.unwrap();
    assert_eq!((page.messages[0].kind.as_str(), page.next), ("order.searching", Some(8)));
    let files = client.order(Uuid::nil()).await.unwrap().notice.unwrap().files;
    assert_eq!(files.ru, None);
    assert_eq!(client.download(&files.kk.unwrap()).await.unwrap(), b"Bearer the-key");
}

#[tokio::test]
async fn the_key_never_goes_to_another_origin() {
    let other = serve(Router::new().route(
        "/file",
        get(|headers: HeaderMap| async move { headers.contains_key("authorization").to_string() }),
    ))
    .await;
    let router = Router::new()
        .route("/away", get(move || async move { Redirect::to(&format!("http://{other}/file")) }));
    let client = client(router).await;
    assert_eq!(client.download(&format!("http://{other}/file")).await.unwrap(), b"false");
    assert!(matches!(client.download("/away").await, Err(ClientError::Unreadable { status: 303, .. })));
    assert!(matches!(client.download("file:///etc/passwd").await, Err(ClientError::Setup(_))));
}

#[tokio::test]
async fn faults_are_told_apart() {
    let router = Router::new()
        .route("/hang", get(std::future::pending::<StatusCode>))
        .route("/big", get(|| async { "x".repeat(2_000_000) }))
        .route("/api/v1/messages", get(|| async { "<html>" }))
        .route("/api/v1/orders/{id}", get(|| async { (StatusCode::BAD_GATEWAY, "<html>\u{7}bad gateway") }));
    let base = format!("http://{}", serve(router).await);
    let hasty = Limits { whole: Duration::from_millis(200), ..Limits::default() };
    let hasty = ErdrClient::with_limits(&base, "the-key", hasty).unwrap();
    assert_eq!(hasty.download("/hang").await, Err(ClientError::Slow));
    let limits = Limits { longest_answer: 1_000_000, ..Limits::default() };
    let client = ErdrClient::with_limits(&base, "the-key", limits).unwrap();
    assert_eq!(client.download("/big").await, Err(ClientError::TooLong(1_000_000)));
    assert!(matches!(client.messages(0).await, Err(ClientError::Unreadable { status: 200, .. })));
    let reason = "<html> bad gateway".to_owned();
    assert_eq!(client.order(Uuid::nil()).await, Err(ClientError::Unreadable { status: 502, reason }));
    let gone = ErdrClient::new(&format!("http://{}", nobody().await), "the-key").unwrap();
    assert!(matches!(gone.messages(0).await, Err(ClientError::Unreachable(_))));
    assert!(!format!("{gone:?}").contains("the-key"));
}
