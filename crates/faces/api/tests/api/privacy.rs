//! Nobody learns who is asked before somebody accepts.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::Value;

use crate::scene::{Scene, order};

/// Every name of a member, at any depth.
fn members(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(object) => object.iter().for_each(|(name, inner)| {
            names.push(name.clone());
            members(inner, names);
        }),
        Value::Array(items) => items.iter().for_each(|item| members(item, names)),
        _ => {}
    }
}

#[tokio::test]
async fn candidates_are_never_visible() {
    let scene = Scene::new().await;
    let accepted = scene.post("/api/v1/orders", &order(1)).await;
    assert_eq!(accepted.status, StatusCode::CREATED, "{}", accepted.text);
    let id = accepted.json()["id"].as_str().unwrap().to_owned();
    assert_eq!(scene.count("SELECT count(*) FROM offers WHERE state = 'open'").await, 1);
    let again = scene.post("/api/v1/orders", &order(1)).await;
    let status = scene.get(&format!("/api/v1/orders/{id}")).await;
    let messages = scene.get("/api/v1/messages").await;
    assert_eq!(status.json()["state"], "offering");
    assert!(messages.json()["messages"].as_array().unwrap().len() >= 2);

    let people: Vec<String> = sqlx::query_scalar(
        "SELECT unnest(ARRAY[id::text, surname || ' ' || given, given || ' ' || surname, licence_number, phone, iin,
           right(phone, 10), email]) FROM advocates",
    )
    .fetch_all(scene.world.db.owner_pool())
    .await
    .unwrap();
    let offers: Vec<String> = sqlx::query_scalar("SELECT id::text FROM offers")
        .fetch_all(scene.world.db.owner_pool())
        .await
        .unwrap();
    assert!(people.len() > 1_000 && !offers.is_empty());
    for reply in [&accepted, &again, &status, &messages] {
        for secret in people.iter().chain(&offers) {
            assert!(!reply.text.contains(secret), "{secret} in {}", reply.text);
        }
        let mut names = Vec::new();
        members(&reply.json(), &mut names);
        for name in [
            "tier",
            "counsel",
            "advocate",
            "advocates",
            "offer",
            "offers",
            "asked",
            "candidates",
            "pool",
            "count",
        ] {
            assert!(!names.iter().any(|member| member == name), "{name} in {}", reply.text);
        }
    }
    let status = status.json();
    let told: BTreeSet<&str> = status.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = BTreeSet::from([
        "accept_by",
        "acts",
        "external_id",
        "id",
        "links",
        "number",
        "received_at",
        "state",
        "urgency",
    ]);
    assert_eq!(told, expected, "a new member of the status must be thought about here");
    assert_eq!(status["acts"], serde_json::json!([]));
    assert_eq!(scene.get(&format!("/api/v1/orders/{id}/notice/kk.pdf")).await.refusal().0, 404);
}

#[tokio::test]
async fn counsel_is_named_after_the_acceptance() {
    let scene = Scene::new().await;
    let id = scene.taken(&order(1)).await;
    scene.defended(id).await;
    let status = scene.get(&format!("/api/v1/orders/{id}")).await.json();
    assert_eq!(status["state"], "in_progress");
    for member in ["name", "licence_number", "collegium", "phone", "accepted_at"] {
        assert!(!status["counsel"][member].as_str().unwrap().is_empty(), "{member}");
    }
}
