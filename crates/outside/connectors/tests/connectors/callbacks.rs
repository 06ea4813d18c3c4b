use std::time::Duration;

use axum::{
    Router,
    http::{HeaderMap, StatusCode},
    response::Redirect,
    routing::post,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use tokio::sync::mpsc;
use uuid::Uuid;
use zan_connectors::callback::{DeliverError, HttpDeliverer, TimeLimits, verify};
use zan_kernel::ports::{Callback, Deliverer as _};

use super::{nobody, serve};

const SECRET: &str = "кілт, given as text";

fn callback(url: String) -> Callback {
    Callback {
        id: Uuid::parse_str("017f22e2-79b0-7cc3-98c4-dc0c0c07398f").unwrap(),
        position: 42,
        kind: "counsel.assigned".to_owned(),
        url,
        secret: SECRET.to_owned(),
        body: json!({"name": "Әбенова Ұлбосын"}),
        sent_at: Timestamp::from_second(1_790_000_000).unwrap(),
    }
}

fn deliverer() -> HttpDeliverer {
    HttpDeliverer::new(TimeLimits::default()).unwrap()
}

async fn error_of(router: Router) -> DeliverError {
    let addr = serve(router).await;
    deliverer().hand_over(&callback(format!("http://{addr}/callbacks"))).await.unwrap_err()
}

#[tokio::test]
async fn a_callback_arrives_signed_and_complete() {
    let (sender, mut receiver) = mpsc::channel::<(HeaderMap, String)>(1);
    let router = Router::new().route(
        "/callbacks",
        post(move |headers: HeaderMap, body: String| async move {
            sender.send((headers, body)).await.unwrap();
            StatusCode::ACCEPTED
        }),
    );
    let callback = callback(format!("http://{}/callbacks", serve(router).await));
    deliverer().deliver(&callback).await.unwrap();
    let (headers, body) = receiver.recv().await.unwrap();
    assert_eq!(headers["content-type"], "application/json");
    let tolerance = SignedDuration::from_mins(5);
    let verified = verify(&headers, body.as_bytes(), SECRET, callback.sent_at, tolerance).unwrap();
    assert_eq!(verified.id, callback.id.to_string());
    assert_eq!(verified.sent_at, callback.sent_at);
    assert_eq!(
        serde_json::from_str::<Value>(&body).unwrap(),
        json!({
            "id": "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
            "position": 42,
            "type": "counsel.assigned",
            "created_at": "2022-02-22T19:22:22Z",
            "data": {"name": "Әбенова Ұлбосын"},
        })
    );
}

#[tokio::test]
async fn an_unreachable_system_is_said_clearly() {
    let callback = callback(format!("http://{}/callbacks", nobody().await));
    let error = deliverer().deliver(&callback).await.unwrap_err();
    assert!(error.starts_with("the other system cannot be reached: "), "{error}");
    assert!(!error.contains(SECRET));
}

#[tokio::test]
async fn a_silent_system_costs_no_more_than_the_limit() {
    let router = Router::new().route("/callbacks", post(std::future::pending::<StatusCode>));
    let callback = callback(format!("http://{}/callbacks", serve(router).await));
    let hasty = TimeLimits { whole: Duration::from_millis(200), ..TimeLimits::default() };
    let deliverer = HttpDeliverer::new(hasty).unwrap();
    assert_eq!(deliverer.hand_over(&callback).await, Err(DeliverError::Slow));
}

#[tokio::test]
async fn redirects_are_not_followed() {
    let (sender, mut receiver) = mpsc::channel::<()>(1);
    let router =
        Router::new().route("/callbacks", post(|| async { Redirect::temporary("/elsewhere") })).route(
            "/elsewhere",
            post(move || async move {
                sender.send(()).await.unwrap();
                StatusCode::OK
            }),
        );
    assert_eq!(error_of(router).await, DeliverError::Redirect(307));
    assert!(receiver.try_recv().is_err());
}

#[tokio::test]
async fn only_the_beginning_of_a_big_answer_is_told() {
    let router = Router::new().route(
        "/callbacks",
        post(|| async {
            (StatusCode::INTERNAL_SERVER_ERROR, format!("fault\r\n{}", "ы".repeat(4_000_000)))
        }),
    );
    let error = error_of(router).await;
    let DeliverError::Refused { status: 500, beginning } = &error else { panic!("{error}") };
    assert!(beginning.starts_with("fault ыыы"), "{beginning}");
    assert!(beginning.chars().count() <= 301, "{}", beginning.len());
}

#[tokio::test]
async fn a_big_answer_to_a_taken_callback_does_no_harm() {
    let router = Router::new().route("/callbacks", post(|| async { "x".repeat(8_000_000) }));
    let addr = serve(router).await;
    deliverer().hand_over(&callback(format!("http://{addr}/callbacks"))).await.unwrap();
}

#[tokio::test]
async fn anything_but_success_is_a_refusal() {
    for status in [StatusCode::NOT_MODIFIED, StatusCode::UNAUTHORIZED, StatusCode::SERVICE_UNAVAILABLE] {
        let error = error_of(Router::new().route("/callbacks", post(move || async move { status }))).await;
        assert_eq!(error, DeliverError::Refused { status: status.as_u16(), beginning: String::new() });
    }
}
