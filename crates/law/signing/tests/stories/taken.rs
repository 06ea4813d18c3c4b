//! What is taken: the act is performed, and the evidence stands by itself.

use serde_json::json;
use zan_defence::{
    certificates, notices,
    orders::{self, State as OrderState},
};
use zan_signing::{State, requests};
use zan_testkit::code;
use zan_throwaway_pki::{CmsOptions, KeyKind};

use crate::scene::{Scene, detained};

#[tokio::test]
async fn an_officer_signs_an_order_for_the_body_and_the_search_for_counsel_begins() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    assert_eq!(scene.state(request).await, State::Waiting);
    let key = scene.body_key("officer").await;
    let done = scene.complete(request, scene.signed(request, &key).await).await.unwrap();
    assert!(!done.to_be_confirmed);
    let order_id = done.done.strip_prefix("/orders/").unwrap().parse().unwrap();
    let order = orders::by_id(&scene.platform().pool, order_id).await.unwrap();
    assert_eq!(order.state(), OrderState::Offering);
    assert_eq!(scene.state(request).await, State::Signed);
    let [signature] = scene.signatures(request).await.try_into().unwrap();
    let (iin, bin) = scene.numbers("officer").await;
    assert_eq!((signature.signer_iin, signature.signer_bin), (iin.clone(), Some(bin)));
    assert_eq!(signature.signer_kind, "organisation_may_sign");
    assert_eq!((signature.way.as_str(), signature.revocation.as_str()), ("ncalayer", "good"));
    assert_eq!(signature.algorithm, "gost-2015-512");
    assert!(signature.timestamped_at.is_some());
    let received = scene.details(order_id, "order.received").await;
    assert_eq!(received["signature"], json!(request.to_string()), "the journal names the signature");
    let accepted = scene.details(request, "signature.accepted").await;
    assert_eq!(accepted["certificate"], json!(hex_of(key.serial())));
    assert_eq!(scene.actions(request).await, ["signature.asked", "signature.accepted"]);
    let kept: Option<uuid::Uuid> = sqlx::query_scalar("SELECT signature_id FROM orders WHERE id = $1")
        .bind(order_id)
        .fetch_one(scene.world.db.owner_pool())
        .await
        .unwrap();
    assert_eq!(kept, Some(request));
    scene.holds_by_itself(request, &iin).await;
}

fn hex_of(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn an_advocate_signs_both_languages_of_a_notice_in_whatever_order_they_come_back() {
    let scene = Scene::new().await;
    let (request, login, order_id) = scene.notice_request().await;
    let key = scene.own_key(&login).await;
    let mut signatures = scene.signed(request, &key).await;
    assert_eq!(signatures.len(), 2);
    signatures.reverse();
    scene.complete(request, signatures).await.unwrap();
    let notice = notices::of_order(&scene.platform().pool, order_id).await.unwrap().unwrap();
    assert!(notice.is_signed());
    assert_eq!(scene.signatures(request).await.iter().map(|one| one.position).collect::<Vec<_>>(), [1, 2]);
    let issued = scene.details(order_id, "notice.issued").await;
    assert_eq!(issued["signature"], json!(request.to_string()));
    scene.holds_by_itself(request, key.iin().unwrap()).await;
}

#[tokio::test]
async fn a_dispatcher_certifies_for_the_collegium_that_nobody_can_come() {
    let scene = Scene::new().await;
    let order_id = scene.order().await;
    scene.work().await;
    scene.after_minutes(21);
    scene.work().await;
    let payload = json!({"order_id": order_id, "note": "Аймақта бос адвокат жоқ"});
    let request = scene.ask("dispatcher", certificates::SIGNED, payload, "/dispatch").await.unwrap();
    let before = orders::by_id(&scene.platform().pool, order_id).await.unwrap().state();
    assert_eq!(before, OrderState::Escalated, "the rehearsal changed nothing");
    let key = scene.body_key("dispatcher").await;
    scene.complete(request, scene.signed(request, &key).await).await.unwrap();
    let after = orders::by_id(&scene.platform().pool, order_id).await.unwrap().state();
    assert_eq!(after, OrderState::Unfilled);
    let unfilled = scene.details(order_id, "order.unfilled").await;
    assert_eq!(unfilled["signature"], json!(request.to_string()));
    scene.work().await;
    scene.holds_by_itself(request, key.iin().unwrap()).await;
}

#[tokio::test]
async fn a_changed_byte_in_the_container_is_found() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let key = scene.body_key("officer").await;
    scene.complete(request, scene.signed(request, &key).await).await.unwrap();
    let container = scene.container(request).await;
    assert!(scene.offline(&container).unwrap().valid);
    // Every 50th byte, and wherever it may lie, in documents, signatures, evidence or the frame of the archive.
    let (mut found, mut harmless) = (0, 0);
    for position in (0..container.len()).step_by(50) {
        let mut changed = container.clone();
        changed[position] ^= 1;
        match scene.offline(&changed) {
            Ok(report) if report.valid => {
                let original = scene.offline(&container).unwrap();
                assert_eq!(report.documents, original.documents, "byte {position}");
                harmless += 1;
            }
            Ok(_) | Err(_) => found += 1,
        }
    }
    // Dates and attributes of the archive's entries are covered by nothing, and carry nothing.
    assert!(found > harmless * 20, "{found} found, {harmless} not");
    let document = scene.papers(request).await.remove(0);
    let inside = container.windows(document.len()).position(|window| window == document).unwrap();
    let mut changed = container;
    changed[inside + document.len() / 2] ^= 1;
    assert!(!scene.offline(&changed).is_ok_and(|report| report.valid));
}

#[tokio::test]
async fn keys_of_every_kind_sign_and_so_does_whoever_encodes_otherwise() {
    let scene = Scene::with(zan_signing::WhenUnknown::Refuse, &[KeyKind::Rsa, KeyKind::Gost2004]).await;
    let (iin, _) = scene.numbers("officer").await;
    let ber = CmsOptions { ber: true, ..CmsOptions::detached() };
    let attached = CmsOptions { chain: true, ..CmsOptions::attached() };
    let ways = [
        (KeyKind::Rsa, CmsOptions::detached(), "rsa-sha256"),
        (KeyKind::Gost2004, CmsOptions::detached(), "gost-2004"),
        (KeyKind::Gost2015, ber, "gost-2015-512"),
        (KeyKind::Gost2015, CmsOptions { ber: true, ..attached }, "gost-2015-512"),
        (KeyKind::Gost2015, attached, "gost-2015-512"),
    ];
    for (number, (kind, options, algorithm)) in ways.into_iter().enumerate() {
        let order = orders::OrderInput {
            erdr_number: format!("2671{number:011}"),
            person_iin: String::new(),
            person_surname: format!("Басқа{number}"),
            ..detained()
        };
        let request = scene.ask_order(&order).await.unwrap();
        let key = scene.centre.issue(scene.employee("officer").await, kind);
        let cms = key.sign_cms(&scene.papers(request).await[0], &options);
        scene.complete(request, vec![cms]).await.unwrap_or_else(|error| panic!("{kind:?}: {error:?}"));
        assert_eq!(scene.signatures(request).await[0].algorithm, algorithm);
        let report = scene.offline(&scene.container(request).await).unwrap();
        assert!(report.valid, "{kind:?}: {report:#?}");
        assert_eq!(report.signers[0].iin.as_ref(), Some(&iin));
    }
}

#[tokio::test]
async fn a_signature_with_its_own_time_stamp_needs_none_of_ours() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let paper = scene.papers(request).await.remove(0);
    let key = scene.body_key("officer").await;
    let stamped_at = scene.now();
    let ask = |asked: &[u8]| scene.centre.answer_stamp(asked);
    let cms = key.sign_cms(&paper, &CmsOptions { time_stamp: Some(&ask), ..CmsOptions::detached() });
    scene.after_minutes(30);
    scene.complete(request, vec![cms]).await.unwrap();
    let signature = scene.signatures(request).await.remove(0);
    assert_eq!(signature.timestamped_at.map(|at| at.to_jiff()), Some(stamped_at), "the signer's own moment");
    let ours: Option<Vec<u8>> = sqlx::query_scalar("SELECT time_stamp FROM signatures WHERE request_id = $1")
        .bind(request)
        .fetch_one(scene.world.db.owner_pool())
        .await
        .unwrap();
    assert_eq!(ours, None);
}

#[tokio::test]
async fn without_the_service_of_time_stamps_the_signature_is_taken_without_one() {
    let scene = Scene::new().await;
    scene.centre.stop_stamping();
    let request = scene.order_request().await;
    let key = scene.body_key("officer").await;
    scene.complete(request, scene.signed(request, &key).await).await.unwrap();
    let signature = scene.signatures(request).await.remove(0);
    assert_eq!((signature.timestamped_at, signature.revocation.as_str()), (None, "good"));
    let report = scene.offline(&scene.container(request).await).unwrap();
    assert!(report.valid && report.sealed_at.is_none(), "{report:#?}");
}

#[tokio::test]
async fn a_certificate_revoked_after_the_signature_was_stamped_does_not_spoil_it() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let paper = scene.papers(request).await.remove(0);
    let key = scene.body_key("officer").await;
    let ask = |asked: &[u8]| scene.centre.answer_stamp(asked);
    let cms = key.sign_cms(&paper, &CmsOptions { time_stamp: Some(&ask), ..CmsOptions::detached() });
    scene.after_minutes(10);
    scene.centre.revoke(&key, scene.now());
    scene.after_minutes(10);
    scene.complete(request, vec![cms]).await.unwrap();
    assert_eq!(scene.signatures(request).await[0].revocation, "good");
}

#[tokio::test]
async fn an_account_without_number_or_body_is_told_before_anything_is_asked() {
    let scene = Scene::new().await;
    scene
        .by_hand(
            "UPDATE units SET bin = NULL WHERE id = (SELECT unit_id FROM accounts WHERE login = 'officer')",
        )
        .await;
    assert_eq!(code(scene.ask_order(&detained()).await), "signature-no-bin");
    scene.by_hand("UPDATE accounts SET iin = NULL WHERE login = 'officer'").await;
    assert_eq!(code(scene.ask_order(&detained()).await), "signature-no-iin");
    let requests: i64 = sqlx::query_scalar("SELECT count(*) FROM signature_requests")
        .fetch_one(scene.world.db.owner_pool())
        .await
        .unwrap();
    assert_eq!(requests, 0);
}

#[tokio::test]
async fn whoever_withdraws_a_request_does_not_sign_it_any_more() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let mut ctx = scene.ctx("justice1").await;
    let outcome = requests::withdraw(&mut ctx, request).await;
    assert_eq!(code(outcome), "not-found", "another's request");
    drop(ctx);
    let mut ctx = scene.ctx("officer").await;
    requests::withdraw(&mut ctx, request).await.unwrap();
    ctx.commit().await.unwrap();
    assert_eq!(scene.state(request).await, State::Withdrawn);
    let key = scene.body_key("officer").await;
    assert_eq!(scene.refused(request, scene.signed(request, &key).await).await, "signature-ended");
}
