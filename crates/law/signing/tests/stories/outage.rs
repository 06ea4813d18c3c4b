//! The centre out of reach: what the policy says, and what becomes of signatures that were taken meanwhile.

use serde_json::json;
use uuid::Uuid;
use zan_eds::Revocation;
use zan_signing::{State, WhenUnknown};

use crate::scene::Scene;

/// An order signed while the centre is down.
async fn taken_meanwhile(scene: &Scene) -> (Uuid, zan_throwaway_pki::Key) {
    let request = scene.order_request().await;
    let key = scene.body_key("officer").await;
    scene.centre.set_down(true);
    let done = scene.complete(request, scene.signed(request, &key).await).await.unwrap();
    assert!(done.to_be_confirmed);
    (request, key)
}

#[tokio::test]
async fn nothing_unconfirmed_is_taken_unless_the_policy_says_so() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let key = scene.body_key("officer").await;
    let signatures = scene.signed(request, &key).await;
    scene.centre.set_down(true);
    assert_eq!(scene.refused(request, signatures.clone()).await, "signature-revocation-unknown");
    assert_eq!(scene.state(request).await, State::Waiting);
    scene.centre.set_down(false);
    scene.complete(request, signatures).await.unwrap();
}

#[tokio::test]
async fn a_signature_taken_meanwhile_is_confirmed_when_the_centre_answers_again() {
    let scene = Scene::with(WhenUnknown::ConfirmLater, &[]).await;
    let (request, _) = taken_meanwhile(&scene).await;
    assert_eq!(scene.signatures(request).await[0].revocation, "unknown");
    let accepted = scene.details(request, "signature.accepted").await;
    assert_eq!(accepted["to_be_confirmed"], json!(true));
    let first = scene.container(request).await;
    assert_eq!(scene.offline(&first).unwrap().signers[0].revocation, Revocation::Unknown);
    scene.work().await;
    scene.after_minutes(10);
    scene.work().await;
    assert_eq!(scene.signatures(request).await[0].revocation, "unknown", "still down");
    scene.centre.set_down(false);
    scene.after_minutes(60);
    scene.work().await;
    assert_eq!(scene.signatures(request).await[0].revocation, "good");
    let confirmed = scene.details(request, "signature.confirmed").await;
    assert_eq!(confirmed["revocation"], json!("good"));
    let second = scene.container(request).await;
    assert_ne!(first, second);
    let report = scene.offline(&second).unwrap();
    assert!(report.valid, "{report:#?}");
    assert_eq!(report.signers[0].revocation, Revocation::Good, "the new container holds the answer");
    assert_eq!(report.documents[0].bytes, scene.papers(request).await[0]);
    scene.after_minutes(600);
    scene.work().await;
    let actions = scene.actions(request).await;
    assert_eq!(actions, ["signature.asked", "signature.accepted", "signature.confirmed"], "asked once");
}

#[tokio::test]
async fn a_signature_made_with_a_certificate_that_was_revoked_before_is_disproved() {
    let scene = Scene::with(WhenUnknown::ConfirmLater, &[]).await;
    let revoked_at = scene.now();
    scene.after_minutes(1);
    let (request, key) = taken_meanwhile(&scene).await;
    scene.centre.revoke(&key, revoked_at);
    scene.after_minutes(10);
    scene.centre.set_down(false);
    scene.work().await;
    assert_eq!(scene.signatures(request).await[0].revocation, "revoked");
    let disproved = scene.details(request, "signature.disproved").await;
    assert_eq!(disproved["revocation"], json!("revoked"));
    // The order that was made under it says so, and people are told; nothing is undone.
    let pool = &scene.platform().pool;
    let order: Uuid = sqlx::query_scalar("SELECT id FROM orders WHERE signature_id = $1")
        .bind(request)
        .fetch_one(pool)
        .await
        .unwrap();
    assert_eq!(scene.details(order, "signature.disproved").await["act"], json!("order.submit"));
    let told: Vec<String> =
        sqlx::query_scalar("SELECT to_address FROM letters WHERE subject LIKE '%' || $1 || '%' ORDER BY 1")
            .bind(zan_language::Lang::Kk.t("signing-act-order-submit"))
            .fetch_all(pool)
            .await
            .unwrap();
    let expected: Vec<String> = sqlx::query_scalar(
        "SELECT email FROM accounts WHERE email <> '' AND (login = 'officer' OR role IN ('administrator', 'oversight'))
         ORDER BY 1",
    )
    .fetch_all(pool)
    .await
    .unwrap();
    assert_eq!(told, expected);
    let report = scene.offline(&scene.container(request).await).unwrap();
    assert!(!report.valid);
    assert_eq!(report.signers[0].revocation, Revocation::Revoked, "the new container holds the answer");
}

#[tokio::test]
async fn a_certificate_revoked_after_the_signature_was_taken_is_confirmed_all_the_same() {
    let scene = Scene::with(WhenUnknown::ConfirmLater, &[]).await;
    let (request, key) = taken_meanwhile(&scene).await;
    scene.after_minutes(5);
    scene.centre.revoke(&key, scene.now());
    scene.after_minutes(5);
    scene.centre.set_down(false);
    scene.work().await;
    assert_eq!(scene.signatures(request).await[0].revocation, "good");
}

#[tokio::test]
async fn both_documents_of_a_notice_are_confirmed_in_one_container() {
    let scene = Scene::with(WhenUnknown::ConfirmLater, &[]).await;
    let (request, login, _) = scene.notice_request().await;
    let key = scene.own_key(&login).await;
    scene.centre.set_down(true);
    scene.complete(request, scene.signed(request, &key).await).await.unwrap();
    scene.after_minutes(10);
    scene.centre.set_down(false);
    scene.work().await;
    let known: Vec<_> = scene.signatures(request).await.into_iter().map(|one| one.revocation).collect();
    assert_eq!(known, ["good", "good"]);
    let report = scene.offline(&scene.container(request).await).unwrap();
    assert!(report.valid, "{report:#?}");
    assert!(report.signers.iter().all(|signer| signer.revocation == Revocation::Good));
}

#[tokio::test]
async fn during_an_outage_a_wrong_signature_stays_wrong() {
    let scene = Scene::with(WhenUnknown::ConfirmLater, &[]).await;
    let request = scene.order_request().await;
    let stranger = scene.own_key("officer").await;
    scene.centre.set_down(true);
    let reason = scene.refused(request, scene.signed(request, &stranger).await).await;
    assert_eq!(reason, "signature-capacity person");
}

#[tokio::test]
async fn without_an_answer_the_revocation_list_is_enough_and_is_kept() {
    let scene = Scene::new().await;
    let (request, login, _) = scene.notice_request().await;
    let key = scene.own_key(&login).await;
    scene.centre.stop_answering();
    let done = scene.complete(request, scene.signed(request, &key).await).await.unwrap();
    assert!(!done.to_be_confirmed);
    let known: Vec<_> = scene.signatures(request).await.into_iter().map(|one| one.revocation).collect();
    assert_eq!(known, ["good", "good"]);
    // Two signatures rest on one list, which is kept once.
    let pool = &scene.platform().pool;
    let kept: (i64, i64) = sqlx::query_as(
        "SELECT (SELECT count(*) FROM revocation_lists),
           (SELECT count(*) FROM signatures WHERE crl IS NOT NULL AND ocsp IS NULL AND request_id = $1)",
    )
    .bind(request)
    .fetch_one(pool)
    .await
    .unwrap();
    assert_eq!(kept, (1, 2));
    let report = scene.offline(&scene.container(request).await).unwrap();
    assert!(report.valid, "{report:#?}");
    let good = report.signers.iter().all(|signer| signer.revocation == Revocation::Good);
    assert!(good, "the container holds the list: {report:#?}");
}

#[tokio::test]
async fn a_certificate_in_the_revocation_list_is_refused_though_there_is_no_answer() {
    for policy in [WhenUnknown::Refuse, WhenUnknown::ConfirmLater] {
        let scene = Scene::with(policy, &[]).await;
        let request = scene.order_request().await;
        let key = scene.body_key("officer").await;
        scene.centre.revoke(&key, scene.now());
        scene.after_minutes(1);
        scene.centre.stop_answering();
        let reason = scene.refused(request, scene.signed(request, &key).await).await;
        assert_eq!(reason, "signature-not-valid certificate-revoked", "{policy:?}");
        assert_eq!(scene.state(request).await, State::Waiting);
    }
}

#[tokio::test]
async fn a_signature_taken_while_all_was_down_is_confirmed_by_the_list_alone() {
    let scene = Scene::with(WhenUnknown::ConfirmLater, &[]).await;
    let (request, _) = taken_meanwhile(&scene).await;
    scene.after_minutes(10);
    scene.centre.stop_answering();
    scene.centre.set_down(false);
    scene.work().await;
    assert_eq!(scene.signatures(request).await[0].revocation, "good");
    let report = scene.offline(&scene.container(request).await).unwrap();
    assert_eq!(report.signers[0].revocation, Revocation::Good, "the new container holds the list");
}

#[tokio::test]
async fn a_signature_is_confirmed_however_long_the_centre_was_away() {
    let scene = Scene::with(WhenUnknown::ConfirmLater, &[]).await;
    let (request, _) = taken_meanwhile(&scene).await;
    // Four days, looked at every twenty minutes.
    for _ in 0..4 * 24 * 3 {
        scene.after_minutes(20);
        scene.work().await;
    }
    assert_eq!(scene.signatures(request).await[0].revocation, "unknown");
    scene.centre.set_down(false);
    scene.after_minutes(61);
    scene.work().await;
    assert_eq!(scene.signatures(request).await[0].revocation, "good");
}

#[tokio::test]
async fn a_time_stamp_that_does_not_hold_spoils_no_evidence() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let key = scene.body_key("officer").await;
    scene.centre.stamp_wrongly();
    scene.complete(request, scene.signed(request, &key).await).await.unwrap();
    let report = scene.offline(&scene.container(request).await).unwrap();
    assert!(report.valid, "{report:#?}");
    assert_eq!((report.signers[0].timestamped_at, report.signers[0].revocation), (None, Revocation::Good));
}
