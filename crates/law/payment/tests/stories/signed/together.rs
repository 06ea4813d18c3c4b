//! Signatures that come at the same moment.

use std::sync::Arc;

use uuid::Uuid;
use zan_payment::claims::{APPROVE, RETURN, State};
use zan_signing::State as RequestState;
use zan_testkit::code;
use zan_throwaway_pki::Key;

use super::scene::{ADVOCATE, SECOND, Scene, THIRD};
use crate::concurrency::one_won;

/// Five completions of one request come at once: one performs the act.
async fn one_of_five(scene: &Arc<Scene>, request: Uuid, key: &Key) {
    let signatures = scene.signed(request, key).await;
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..5 {
        let (scene, signatures) = (Arc::clone(scene), signatures.clone());
        calls.spawn(async move { scene.complete(request, signatures).await });
    }
    let (won, lost): (Vec<_>, Vec<_>) = calls.join_all().await.into_iter().partition(Result::is_ok);
    assert_eq!((won.len(), lost.len()), (1, 4));
    for outcome in lost {
        assert_eq!(code(outcome), "signature-ended");
    }
    assert_eq!(scene.state(request).await, RequestState::Signed);
    assert_eq!(scene.signatures(request).await.len(), 1);
    let actions = scene.actions(request).await;
    let count = |action: &str| actions.iter().filter(|known| *known == action).count();
    assert_eq!((count("signature.accepted"), count("signature.refused")), (1, 4));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_claim_signed_five_times_at_once_is_submitted_once() {
    let scene = Arc::new(Scene::new().await);
    let claim = scene.draft().await;
    let request = scene.ask_submission(claim).await;
    one_of_five(&scene, request, &scene.own_key(ADVOCATE).await).await;
    assert_eq!(scene.decided(claim).await, [("submission".to_owned(), Some(request))]);
    let last = "SELECT last FROM number_counters WHERE series = 'claim:75:2026'";
    assert_eq!(scene.world.count(last).await, 1, "one number was given");
    let submitted = scene.actions(claim).await.into_iter().filter(|action| action == "claim.submitted");
    assert_eq!(submitted.count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_decision_signed_five_times_at_once_is_made_once() {
    let scene = Arc::new(Scene::new().await);
    let claim = scene.checked().await;
    let request = scene.ask_decision(SECOND, RETURN, claim).await.unwrap();
    one_of_five(&scene, request, &scene.body_key(SECOND).await).await;
    assert_eq!(scene.claim_state(claim).await, State::Returned);
    assert_eq!(scene.world.count("SELECT count(*) FROM claim_decisions WHERE kind = 'return'").await, 1);
    assert_eq!(scene.world.count("SELECT count(*) FROM letters").await, 1, "the advocate is told once");
}

/// Two officers sign two decisions on one claim at once: one is made, the other finds the claim decided.
async fn one_of_two(acts: [&'static str; 2]) {
    let scene = Scene::new().await;
    let claim = scene.checked().await;
    let first = scene.ask_decision(SECOND, acts[0], claim).await.unwrap();
    let other = scene.ask_decision(THIRD, acts[1], claim).await.unwrap();
    let signed_first = scene.signed(first, &scene.body_key(SECOND).await).await;
    let signed_other = scene.signed(other, &scene.body_key(THIRD).await).await;
    let (one, two) = tokio::join!(scene.complete(first, signed_first), scene.complete(other, signed_other));
    one_won([one, two], "claim-wrong-state");
    let mut states = [scene.state(first).await, scene.state(other).await].map(RequestState::code);
    states.sort_unstable();
    assert_eq!(states, ["signed", "waiting"]);
    let decided = scene.decided(claim).await;
    assert_eq!(decided.len(), 3, "submission, check and one decision: {decided:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_officers_who_approve_at_once_approve_once() {
    one_of_two([APPROVE, APPROVE]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_claim_is_not_approved_and_returned_at_once() {
    one_of_two([APPROVE, RETURN]).await;
}
