//! What happens to a request after it was opened: messages, cancellation, acts, documents.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use serde_json::json;

use crate::scene::{Scene, order};

#[tokio::test]
async fn messages_are_read_again_by_position() {
    let scene = Scene::new().await;
    scene.taken(&order(1)).await;
    scene.taken(&order(2)).await;
    let all = scene.get("/api/v1/messages?after=0").await.json();
    let all = all["messages"].as_array().unwrap();
    let kinds: Vec<&str> = all.iter().map(|message| message["type"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["order.received", "order.searching", "order.received", "order.searching"]);
    assert_eq!(all[0]["data"]["external_id"], "ERDR-1");

    let mut read = Vec::new();
    let mut after = 0;
    loop {
        let page = scene.get(&format!("/api/v1/messages?after={after}&limit=3")).await.json();
        read.extend(page["messages"].as_array().unwrap().clone());
        let Some(next) = page.get("next") else { break };
        assert_eq!(next, &read.last().unwrap()["position"]);
        after = next.as_i64().unwrap();
    }
    assert_eq!(&read, all);
    let wrong = scene.get("/api/v1/messages?after=x&limit=1000").await;
    wrong.wrong_is(&[("/after", "parameter-position"), ("/limit", "parameter-limit")]);
}

#[tokio::test]
async fn a_body_takes_its_order_back() {
    let scene = Scene::new().await;
    let id = scene.taken(&order(1)).await;
    let path = format!("/api/v1/orders/{id}/cancellation");
    let wrong = scene.post(&path, &json!({"reason": "nonsense", "note": 7, "why": ""})).await;
    wrong.wrong_is(&[("/why", "member-unknown"), ("/note", "member-type"), ("/reason", "field-choose")]);
    let reason = scene.world.platform.codes.list("cancel_reason").first().unwrap().code.clone();
    // A right reason with a wrong shape changes nothing.
    scene.post(&path, &json!({"reason": reason, "note": 7})).await.wrong_is(&[("/note", "member-type")]);
    assert_eq!(scene.get(&format!("/api/v1/orders/{id}")).await.json()["state"], "offering");
    let reply = scene.post(&path, &json!({"reason": reason, "note": "қате жіберілді"})).await;
    assert_eq!((reply.status, reply.text.as_str()), (StatusCode::NO_CONTENT, ""));
    assert_eq!(scene.get(&format!("/api/v1/orders/{id}")).await.json()["state"], "cancelled");
    let again = scene.post(&path, &json!({"reason": reason})).await;
    assert_eq!(again.refusal(), (409, "order-wrong-state".to_owned()));
    assert_eq!(scene.count("SELECT count(*) FROM offers WHERE state = 'open'").await, 0);
}

#[tokio::test]
async fn a_body_answers_a_recorded_act() {
    let scene = Scene::new().await;
    let id = scene.taken(&order(1)).await;
    let act_id = scene.defended(id).await;
    let status = scene.get(&format!("/api/v1/orders/{id}")).await.json();
    assert_eq!(status["acts"][0]["id"], act_id.to_string());
    assert_eq!(status["acts"][0]["body_answer"], "awaited");
    assert_eq!(status["acts"][0]["started_at"], "2026-03-02T05:00:00Z");

    let path = format!("/api/v1/acts/{act_id}/answer");
    let wrong = scene
        .post(&path, &json!({"answer": "disputed", "started_at": "2026-03-02T05:30:00Z", "ended_at": 5}))
        .await;
    let mut wrong = wrong.wrong();
    wrong.sort();
    let pointers: Vec<&str> = wrong.iter().map(|(pointer, _)| pointer.as_str()).collect();
    assert_eq!(pointers, ["/ended_at", "/note", "/officer_name"]);
    let answer = json!({"answer": "disputed", "started_at": "2026-03-02T05:30:00Z", "ended_at": "2026-03-02T06:00:00Z",
        "note": "Кешігіп келді", "officer_name": "Омаров Дәурен"});
    assert_eq!(scene.post(&path, &answer).await.status, StatusCode::NO_CONTENT);
    let status = scene.get(&format!("/api/v1/orders/{id}")).await.json();
    assert_eq!(status["acts"][0]["body_answer"], "disputed");
    assert_eq!(scene.post(&path, &answer).await.refusal(), (409, "act-fixed".to_owned()));
}

#[tokio::test]
async fn the_notice_is_read_as_pdf() {
    let scene = Scene::new().await;
    let id = scene.taken(&order(1)).await;
    scene.defended(id).await;
    let path = format!("/api/v1/orders/{id}");
    let before = scene.get(&path).await.json();
    assert_eq!(before["notice"], json!(null), "a notice without signature does not exist for the body");
    assert_eq!(scene.get(&format!("{path}/notice/kk.pdf")).await.refusal().0, 404);
    assert_eq!(scene.get(&format!("{path}/notice/evidence.asice")).await.refusal().0, 404);

    scene.sign_notice(id).await;
    let notice = scene.get(&path).await.json()["notice"].clone();
    assert!(notice["check_url"].as_str().unwrap().starts_with("http://localhost:8080/kk/notices/"));
    assert!(notice["signed_at"].is_string());
    assert_eq!(notice["evidence"], format!("http://localhost:8080{path}/notice/evidence.asice"));
    let files = scene.get(&path).await.json()["notice"]["files"].clone();
    assert_eq!(files["kk"], format!("http://localhost:8080{path}/notice/kk.pdf"));
    let pdf = scene.get(&format!("{path}/notice/kk.pdf")).await;
    assert_eq!((pdf.status, pdf.text.as_str()), (StatusCode::OK, "%PDF-1.7"));
    assert_eq!(pdf.headers["content-type"], "application/pdf");
    assert_eq!(pdf.headers["content-disposition"], "attachment; filename=\"71-2026-00001-kk.pdf\"");
    assert_eq!(pdf.headers["cache-control"], "no-store");
    assert_eq!(scene.get(&format!("{path}/notice/en.pdf")).await.refusal().0, 404);
    assert_eq!(scene.get(&format!("{path}/certificate/kk.pdf")).await.refusal().0, 404);
}

#[tokio::test]
async fn the_directory_is_public() {
    let scene = Scene::new().await;
    let reply = scene.get_as("", "/api/v1/directory").await;
    assert_eq!(reply.status, StatusCode::OK);
    let units = reply.json();
    let units = units.as_array().unwrap();
    assert_eq!(units.len(), 292);
    for unit in units {
        let members: BTreeSet<&str> = unit.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(members, BTreeSet::from(["code", "kind", "name_kk", "name_ru", "region", "region_2021"]));
    }
}
