//! Orders that are taken, and those that contradict one that was.

use axum::http::StatusCode;
use futures_util::future::join_all;
use serde_json::{Value, json};
use zan_testkit::world::API_KEY;

use crate::scene::{Scene, ask, order, post, with};

#[tokio::test]
async fn an_order_is_taken() {
    let scene = Scene::new().await;
    let reply = scene.post("/api/v1/orders", &order(1)).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text);
    let accepted = reply.json();
    assert_eq!(accepted["state"], "offering");
    let itself = accepted["links"]["self"].as_str().unwrap();
    assert_eq!(reply.headers["location"], itself);
    assert_eq!(itself, format!("http://localhost:8080/api/v1/orders/{}", accepted["id"].as_str().unwrap()));
    let status = scene.get(itself.trim_start_matches("http://localhost:8080")).await;
    assert_eq!(status.status, StatusCode::OK);
    assert_eq!(status.headers["cache-control"], "no-store");
    let status = status.json();
    assert_eq!((&status["number"], &status["external_id"]), (&accepted["number"], &json!("ERDR-1")));
    assert_eq!(status["received_at"], "2026-03-02T04:30:00Z");
    assert_eq!(scene.count("SELECT count(*) FROM offers WHERE state = 'open'").await, 1);
    assert_eq!(
        scene
            .count("SELECT count(*) FROM orders WHERE channel = 'erdr' AND place = 'Астана, Сарыарқа'")
            .await,
        1
    );
}

#[tokio::test]
async fn the_same_order_sent_five_times_at_once_opens_one_request() {
    let scene = Scene::new().await;
    let replies =
        join_all((0..5).map(|_| ask(scene.web.clone(), post(API_KEY, "/api/v1/orders", &order(1))))).await;
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 200, 200, 200, 201]);
    let first = replies[0].json()["id"].clone();
    assert!(replies.iter().all(|reply| reply.json()["id"] == first));
    assert_eq!(scene.count("SELECT count(*) FROM orders").await, 1);
    assert_eq!(scene.count("SELECT count(*) FROM offers").await, 1);
    assert_eq!(scene.count("SELECT count(*) FROM messages WHERE kind = 'order.received'").await, 1);
}

#[tokio::test]
async fn absent_and_null_members_are_the_same_order() {
    let scene = Scene::new().await;
    scene.taken(&order(1)).await;
    let mut again = order(1);
    again["person"]["patronymic"] = Value::Null;
    assert_eq!(scene.post("/api/v1/orders", &again).await.status, StatusCode::OK);
}

#[tokio::test]
async fn the_same_identifier_with_other_content_is_refused() {
    let scene = Scene::new().await;
    let id = scene.taken(&order(1)).await;
    let reply = scene.post("/api/v1/orders", &with(order(1), "/articles", json!("190"))).await;
    assert_eq!(reply.refusal(), (409, "order-duplicate-other-content".to_owned()));
    let problem = reply.json();
    assert_eq!(problem["type"], "http://localhost:8080/problems/order-duplicate-other-content");
    assert_eq!(problem["existing"]["id"], id.to_string());
    assert_eq!(problem["existing"]["state"], "offering");
    assert!(problem["existing"]["links"]["self"].as_str().unwrap().ends_with(&id.to_string()));
    assert_eq!(scene.count("SELECT count(*) FROM orders").await, 1);
}

#[tokio::test]
async fn a_person_who_has_a_live_request_is_not_asked_for_twice() {
    let scene = Scene::new().await;
    let id = scene.taken(&order(1)).await;
    let again = with(order(1), "/external_id", json!("ERDR-1-again"));
    let reply = scene.post("/api/v1/orders", &again).await;
    assert_eq!(reply.refusal(), (409, "order-duplicate-person".to_owned()));
    assert_eq!(reply.json()["existing"]["id"], id.to_string());

    // Another system learns the number, which the refusal must name, and nothing else.
    let other = scene.another_system().await;
    let existing = scene.post_as(&other, "/api/v1/orders", &again).await.json()["existing"].clone();
    assert_eq!(existing.as_object().unwrap().keys().collect::<Vec<_>>(), ["number"]);
}

#[tokio::test]
async fn a_person_may_be_unidentified() {
    let scene = Scene::new().await;
    let person = json!({"identified": false, "role": "suspect", "minor": false, "language": "kk"});
    let id = scene.taken(&with(order(1), "/person", person)).await;
    assert_eq!(scene.get(&format!("/api/v1/orders/{id}")).await.status, StatusCode::OK);
    assert_eq!(scene.count("SELECT count(*) FROM orders WHERE NOT person_identified").await, 1);
}

#[tokio::test]
async fn systems_do_not_see_each_others_orders() {
    let scene = Scene::new().await;
    let id = scene.taken(&order(1)).await;
    let act_id = scene.defended(id).await;
    let other = scene.another_system().await;
    for path in [
        format!("/api/v1/orders/{id}"),
        format!("/api/v1/orders/{id}/notice/kk.pdf"),
        format!("/api/v1/orders/{id}/certificate/ru.pdf"),
    ] {
        assert_eq!(scene.get_as(&other, &path).await.refusal(), (404, "not-found".to_owned()), "{path}");
    }
    let cancelling = format!("/api/v1/orders/{id}/cancellation");
    let answering = format!("/api/v1/acts/{act_id}/answer");
    // Neither a right nor a wrong message tells that there is something.
    for (path, body) in [
        (&cancelling, json!({"reason": "case_closed"})),
        (&cancelling, json!({"more": 1})),
        (&answering, json!({"answer": "confirmed", "officer_name": "О"})),
        (&answering, json!({"more": 1})),
    ] {
        let reply = scene.post_as(&other, path, &body).await;
        assert_eq!(reply.refusal(), (404, "not-found".to_owned()), "{path} {body}");
    }
    assert_eq!(scene.get_as(&other, "/api/v1/messages").await.json(), json!({"messages": []}));
}
