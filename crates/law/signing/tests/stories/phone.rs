//! Signing by phone: a code on the page, five minutes, one use.

use uuid::Uuid;
use zan_kernel::Result;
use zan_signing::{State, mobile, requests::Completed};

use zan_testkit::code;

use crate::scene::Scene;

async fn open(scene: &Scene, request: Uuid) -> String {
    let officer = scene.world.actor("officer").await;
    mobile::open(scene.platform(), &officer, Uuid::now_v7(), request).await.unwrap().token
}

async fn invitation(scene: &Scene, token: &str) -> Result<mobile::Invitation> {
    mobile::invitation(scene.platform(), Uuid::now_v7(), token).await
}

async fn submit(scene: &Scene, secrets: (&str, &str), signatures: Vec<Vec<u8>>) -> Result<Completed> {
    let (acts, verifier) = (&scene.acts, &scene.verifier);
    mobile::submit(scene.platform(), acts, verifier, Uuid::now_v7(), secrets, signatures).await
}

/// What the phone signs: the documents it was given.
async fn signed(scene: &Scene, token: &str, bearer: &str) -> Vec<Vec<u8>> {
    let key = scene.body_key("officer").await;
    let (_, papers) = mobile::papers(scene.platform(), token, bearer).await.unwrap();
    papers.iter().map(|(_, bytes)| scene.sign(&key, bytes)).collect()
}

#[tokio::test]
async fn the_phone_is_invited_reads_the_documents_and_brings_the_signature() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let token = open(&scene, request).await;
    let before = mobile::latest(&scene.platform().pool, request).await.unwrap().unwrap();
    assert!(before.opened_at.is_none());
    let invited = invitation(&scene, &token).await.unwrap();
    assert_eq!(invited.request.id, request);
    let (about, papers) = mobile::papers(scene.platform(), &token, &invited.bearer).await.unwrap();
    assert_eq!(about.id, request);
    let bytes: Vec<_> = papers.into_iter().map(|(_, bytes)| bytes).collect();
    assert_eq!(bytes, scene.papers(request).await);
    let signatures = signed(&scene, &token, &invited.bearer).await;
    // Nobody's session is asked for: the phone itself proves who it is.
    let done = submit(&scene, (&token, &invited.bearer), signatures).await.unwrap();
    assert!(done.done.starts_with("/orders/"));
    assert_eq!(scene.signatures(request).await[0].way, "mobile");
    let after = mobile::latest(&scene.platform().pool, request).await.unwrap().unwrap();
    assert!(after.opened_at.is_some() && after.ended_at.is_some() && after.refusal.is_none());
    assert_eq!(
        scene.actions(request).await,
        [
            "signature.asked",
            "signature.phone_invited",
            "signature.phone_opened",
            "signature.accepted",
            "signature.phone_answered"
        ]
    );
}

#[tokio::test]
async fn neither_a_wrong_code_nor_a_wrong_secret_opens_anything() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let token = open(&scene, request).await;
    assert_eq!(code(invitation(&scene, "no-such-code").await), "not-found");
    let platform = scene.platform();
    assert_eq!(code(mobile::papers(platform, &token, "").await), "not-found", "nobody was invited yet");
    let invited = invitation(&scene, &token).await.unwrap();
    for wrong in ["", "0", &token] {
        assert_eq!(code(mobile::papers(platform, &token, wrong).await), "not-found");
        assert_eq!(code(submit(&scene, (&token, wrong), Vec::new()).await), "not-found");
    }
    let again = invitation(&scene, &token).await.unwrap();
    assert_ne!(again.bearer, invited.bearer);
    let first = mobile::papers(platform, &token, &invited.bearer).await;
    assert_eq!(code(first), "not-found", "the phone that came last holds the secret");
    mobile::papers(platform, &token, &again.bearer).await.unwrap();
    assert_eq!(scene.state(request).await, State::Waiting);
}

#[tokio::test]
async fn after_five_minutes_the_code_is_worth_nothing() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let token = open(&scene, request).await;
    let bearer = invitation(&scene, &token).await.unwrap().bearer;
    let signatures = signed(&scene, &token, &bearer).await;
    scene.after_minutes(5);
    assert_eq!(code(invitation(&scene, &token).await), "signature-expired");
    assert_eq!(code(mobile::papers(scene.platform(), &token, &bearer).await), "signature-expired");
    assert_eq!(code(submit(&scene, (&token, &bearer), signatures).await), "signature-expired");
    assert_eq!(scene.state(request).await, State::Waiting, "a new code can be asked for");
    let token = open(&scene, request).await;
    let bearer = invitation(&scene, &token).await.unwrap().bearer;
    let signatures = signed(&scene, &token, &bearer).await;
    submit(&scene, (&token, &bearer), signatures).await.unwrap();
}

#[tokio::test]
async fn the_code_is_used_once() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let token = open(&scene, request).await;
    let bearer = invitation(&scene, &token).await.unwrap().bearer;
    let signatures = signed(&scene, &token, &bearer).await;
    submit(&scene, (&token, &bearer), signatures.clone()).await.unwrap();
    assert_eq!(code(submit(&scene, (&token, &bearer), signatures).await), "signature-ended");
    assert_eq!(code(invitation(&scene, &token).await), "signature-ended");
    let officer = scene.world.actor("officer").await;
    let another = mobile::open(scene.platform(), &officer, Uuid::now_v7(), request).await;
    assert_eq!(code(another), "signature-ended", "nor is there a code for what is signed");
}

#[tokio::test]
async fn a_refusal_is_told_on_the_page_and_the_person_may_try_again() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let token = open(&scene, request).await;
    let bearer = invitation(&scene, &token).await.unwrap().bearer;
    let paper = scene.papers(request).await.remove(0);
    let wrong = vec![scene.sign(&scene.own_key("officer").await, &paper)];
    assert_eq!(code(submit(&scene, (&token, &bearer), wrong).await), "signature-capacity");
    let session = mobile::latest(&scene.platform().pool, request).await.unwrap().unwrap();
    assert_eq!((session.refusal.as_deref(), session.ended_at), (Some("signature-capacity"), None));
    let refusals = scene.details(request, "signature.refused").await;
    assert_eq!((&refusals["way"], &refusals["code"]), (&"mobile".into(), &"signature-capacity".into()));
    let signatures = signed(&scene, &token, &bearer).await;
    submit(&scene, (&token, &bearer), signatures).await.unwrap();
    let session = mobile::latest(&scene.platform().pool, request).await.unwrap().unwrap();
    assert!(session.refusal.is_none() && session.ended_at.is_some());
}
