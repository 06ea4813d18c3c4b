//! Whoever checked does not approve, however good the signature is.

use zan_payment::claims::{APPROVE, State};
use zan_testkit::code;

use super::scene::{FIRST, SECOND, Scene};

#[tokio::test]
async fn the_officer_who_checked_is_not_even_asked_to_sign_the_approval() {
    let scene = Scene::new().await;
    let claim = scene.checked().await;
    let requests = "SELECT count(*) FROM signature_requests WHERE act = 'claim.approve'";
    assert_eq!(code(scene.ask_decision(FIRST, APPROVE, claim).await), "claim-second-person");
    assert_eq!(scene.world.count(requests).await, 0);
}

#[tokio::test]
async fn the_officer_who_checked_does_not_approve_with_a_good_signature_either() {
    let scene = Scene::new().await;
    let claim = scene.checked().await;
    let request = scene.ask_decision(SECOND, APPROVE, claim).await.unwrap();
    let signatures = scene.signed(request, &scene.body_key(SECOND).await).await;
    // Between asking and signing the claim came back, and the second officer checked it.
    scene.corrected(claim).await;
    scene.world.check(claim, 1).await.unwrap();
    assert_eq!(scene.refused(request, signatures).await, "claim-second-person");
    assert_eq!(scene.claim_state(claim).await, State::Checked);
    // Now the first one is the other of the two.
    let other = scene.ask_decision(FIRST, APPROVE, claim).await.unwrap();
    scene.complete(other, scene.signed(other, &scene.body_key(FIRST).await).await).await.unwrap();
    assert_eq!(scene.claim_state(claim).await, State::Approved);
}

#[tokio::test]
async fn the_same_paper_signed_by_whoever_checked_it_meanwhile_approves_nothing() {
    let scene = Scene::new().await;
    let claim = scene.checked().await;
    let request = scene.ask_decision(SECOND, APPROVE, claim).await.unwrap();
    let signatures = scene.signed(request, &scene.body_key(SECOND).await).await;
    // Not a byte of what is signed says who checked: the rule of two people must hold by itself.
    scene.by_hand("UPDATE claims SET checked_by = (SELECT id FROM accounts WHERE login = 'just2')").await;
    assert_eq!(scene.refused(request, signatures).await, "claim-second-person");
    assert_eq!(scene.claim_state(claim).await, State::Checked);
}
