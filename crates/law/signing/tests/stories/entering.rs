//! Entering with the signature: a nonce, five minutes, one session, the browser that asked.

use uuid::Uuid;
use zan_kernel::{
    Error, Result,
    sessions::{self, Strength},
};
use zan_registry::accounts::SignedIn;
use zan_signing::{
    State, Way, entry,
    requests::{self, Submission},
};
use zan_testkit::{
    code,
    signing::{employee, natural_person, self_made},
};
use zan_throwaway_pki::{Key, KeyKind, OrganisationRole, Profile, Subject, Usage};

use crate::scene::Scene;

/// Secrets of two browsers.
const BROWSER: &str = "5f0c7c9d1e";
const OTHER_BROWSER: &str = "5f0c7c9d1f";

fn entering<'a>(login: Option<&'a str>, next: Option<&'a str>, invented: bool) -> entry::Entering<'a> {
    entry::Entering { browser: BROWSER, address: "10.0.0.7", login, next, invented }
}

async fn begin(scene: &Scene, login: Option<&str>) -> Uuid {
    entry::begin(scene.platform(), Uuid::now_v7(), entering(login, Some("/orders"), false)).await.unwrap()
}

async fn enter(scene: &Scene, request: Uuid, browser: &str) -> Result<SignedIn> {
    entry::enter(scene.platform(), Uuid::now_v7(), request, browser, "192.0.2.1", "test").await
}

/// Signs the nonce; nobody has entered yet.
async fn sign(scene: &Scene, request: Uuid, key: &Key) -> Result<requests::Completed> {
    let signatures = scene.signed(request, key).await;
    scene.submit(request, &Submission { way: Way::Ncalayer, signatures, entered: None }).await
}

/// Signs a nonce that must be refused.
async fn refused(scene: &Scene, request: Uuid, key: &Key) -> String {
    let signatures = scene.signed(request, key).await;
    let reason =
        scene.submission_refused(request, &Submission { way: Way::Upload, signatures, entered: None }).await;
    assert_eq!(code(enter(scene, request, BROWSER).await), "signature-ended", "and no session is opened");
    reason
}

async fn session(scene: &Scene, entered: &SignedIn) -> sessions::Session {
    sessions::find(&scene.platform().pool, &entered.token, scene.now()).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_signed_nonce_opens_one_session_in_the_browser_that_asked() {
    let scene = Scene::new().await;
    let request = begin(&scene, None).await;
    assert_eq!(code(enter(&scene, request, BROWSER).await), "signature-ended", "not signed yet");
    let done = sign(&scene, request, &scene.own_key("officer").await).await.unwrap();
    assert_eq!(done.done, "/orders");
    assert_eq!(code(enter(&scene, request, OTHER_BROWSER).await), "not-found");
    let entered = enter(&scene, request, BROWSER).await.unwrap();
    assert_eq!(entered.person.login, "officer");
    assert_eq!(session(&scene, &entered).await.strength, Strength::Signature);
    assert_eq!(code(enter(&scene, request, BROWSER).await), "signature-ended", "once");
    let account = scene.world.person("officer").await.account_id;
    let journalled = scene.details(account, "account.signed_in").await;
    assert_eq!(journalled["nonce"], serde_json::json!(request.to_string()));
    let reason = scene
        .submission_refused(
            request,
            &Submission {
                way: Way::Ncalayer,
                signatures: scene.signed(request, &scene.own_key("officer").await).await,
                entered: None,
            },
        )
        .await;
    assert_eq!(reason, "signature-ended", "neither is the nonce signed twice");
}

#[tokio::test]
async fn two_tabs_that_enter_at_once_open_one_session() {
    let scene = Scene::new().await;
    let request = begin(&scene, None).await;
    sign(&scene, request, &scene.own_key("officer").await).await.unwrap();
    let (one, other) = tokio::join!(enter(&scene, request, BROWSER), enter(&scene, request, BROWSER));
    assert!(one.is_ok() != other.is_ok());
    let sessions: i64 = sqlx::query_scalar("SELECT count(*) FROM sessions")
        .fetch_one(scene.world.db.owner_pool())
        .await
        .unwrap();
    assert_eq!(sessions, 1);
}

#[tokio::test]
async fn every_human_certificate_with_the_number_of_the_account_enters() {
    let scene = Scene::new().await;
    let (iin, _) = scene.numbers("officer").await;
    let foreign = employee(OrganisationRole::Employee, &iin, "990140000999");
    for subject in [natural_person(&iin), scene.employee("officer").await, foreign] {
        let request = begin(&scene, None).await;
        let key = scene.centre.issue(subject, KeyKind::Gost2015);
        sign(&scene, request, &key).await.unwrap();
        assert_eq!(enter(&scene, request, BROWSER).await.unwrap().person.login, "officer");
    }
}

#[tokio::test]
async fn five_minutes_to_sign_and_five_minutes_to_enter() {
    let scene = Scene::new().await;
    let key = scene.own_key("officer").await;
    let late = begin(&scene, None).await;
    let signed = begin(&scene, None).await;
    sign(&scene, signed, &key).await.unwrap();
    scene.after_minutes(5);
    assert_eq!(refused(&scene, late, &key).await, "signature-expired");
    assert_eq!(code(enter(&scene, signed, BROWSER).await), "signature-expired");
}

#[tokio::test]
async fn whoever_has_no_account_or_no_right_certificate_does_not_enter() {
    let scene = Scene::new().await;
    let (iin, bin) = scene.numbers("officer").await;
    let key = |subject| scene.centre.issue(subject, KeyKind::Gost2015);
    let request = begin(&scene, None).await;
    assert_eq!(refused(&scene, request, &key(natural_person("990101300000"))).await, "signature-no-account");
    let system = key(Subject::information_system("ЕРДР", &bin));
    assert_eq!(refused(&scene, request, &system).await, "signature-not-a-person");
    let revoked = key(natural_person(&iin));
    scene.centre.revoke(&revoked, scene.now());
    assert_eq!(refused(&scene, request, &revoked).await, "signature-not-valid certificate-revoked");
    let forged = self_made().issue(natural_person(&iin), KeyKind::Gost2015);
    assert_eq!(refused(&scene, request, &forged).await, "signature-not-valid chain-untrusted");
    // The nonce is still good for the right person.
    sign(&scene, request, &key(natural_person(&iin))).await.unwrap();
}

#[tokio::test]
async fn a_signature_of_one_nonce_is_none_of_another() {
    let scene = Scene::new().await;
    let (first, second) = (begin(&scene, None).await, begin(&scene, None).await);
    assert_ne!(scene.papers(first).await, scene.papers(second).await);
    let signatures = scene.signed(first, &scene.own_key("officer").await).await;
    let submission = Submission { way: Way::Ncalayer, signatures, entered: None };
    let reason = scene.submission_refused(second, &submission).await;
    assert_eq!(reason, "signature-not-valid digest-mismatch");
}

#[tokio::test]
async fn of_two_accounts_of_one_person_the_login_says_which() {
    let scene = Scene::new().await;
    // An advocate who is an official as well: the register and the account each have the number.
    scene
        .by_hand(
            "UPDATE accounts SET iin = (SELECT v.iin FROM accounts a JOIN advocates v ON v.id = a.advocate_id
           WHERE a.login = 'advocate1') WHERE login = 'justice1'",
        )
        .await;
    let key = scene.own_key("advocate1").await;
    let request = begin(&scene, None).await;
    assert_eq!(refused(&scene, request, &key).await, "signature-several-accounts");
    let nobody = begin(&scene, Some("officer")).await;
    assert_eq!(refused(&scene, nobody, &key).await, "signature-no-account");
    for login in ["advocate1", " Justice1 "] {
        let request = begin(&scene, Some(login)).await;
        sign(&scene, request, &key).await.unwrap();
        let entered = enter(&scene, request, BROWSER).await.unwrap();
        assert_eq!(entered.person.login, login.trim().to_lowercase());
    }
}

#[tokio::test]
async fn a_closed_account_is_not_entered() {
    let scene = Scene::new().await;
    let key = scene.own_key("officer").await;
    let signed = begin(&scene, None).await;
    sign(&scene, signed, &key).await.unwrap();
    scene.by_hand("UPDATE accounts SET active = false WHERE login = 'officer'").await;
    let request = begin(&scene, None).await;
    assert_eq!(refused(&scene, request, &key).await, "signature-no-account");
    assert_eq!(
        code(enter(&scene, signed, BROWSER).await),
        "signature-no-account",
        "signed before it was closed"
    );
}

#[tokio::test]
async fn the_page_asked_for_is_one_of_ours() {
    let scene = Scene::new().await;
    let key = scene.own_key("officer").await;
    for foreign in ["//example.kz", "https://example.kz", "/\\example.kz", ""] {
        let page = Uuid::now_v7();
        let request =
            entry::begin(scene.platform(), page, entering(None, Some(foreign), false)).await.unwrap();
        assert_eq!(sign(&scene, request, &key).await.unwrap().done, "/cabinet", "{foreign}");
    }
}

/// A session of the officer that was opened with the password.
async fn with_password(scene: &Scene) -> (Uuid, String) {
    let account = scene.world.person("officer").await.account_id;
    let mut ctx = scene.ctx("officer").await;
    let token = sessions::open(&mut ctx, account, Strength::Password, "192.0.2.1", "test").await.unwrap();
    ctx.record("account.signed_in", "account", account, serde_json::json!({}));
    ctx.commit().await.unwrap();
    let session = sessions::find(&scene.platform().pool, &token, scene.now()).await.unwrap().unwrap();
    assert_eq!(session.strength, Strength::Password);
    (session.id, token)
}

async fn ask_to_strengthen(scene: &Scene, session: Uuid) -> Uuid {
    let payload = entry::strengthening(session);
    scene.ask("officer", entry::STRENGTHEN, payload, "/cabinet").await.unwrap()
}

#[tokio::test]
async fn a_session_opened_with_a_password_becomes_as_strong_as_one_opened_with_the_signature() {
    let scene = Scene::new().await;
    let (session, token) = with_password(&scene).await;
    let (_, untouched) = with_password(&scene).await;
    let request = ask_to_strengthen(&scene, session).await;
    let submission = Submission {
        way: Way::Ncalayer,
        signatures: scene.signed(request, &scene.own_key("officer").await).await,
        entered: Some(Strength::Password),
    };
    scene.submit(request, &submission).await.unwrap();
    let strength = async |token: &str| {
        sessions::find(&scene.platform().pool, token, scene.now()).await.unwrap().unwrap().strength
    };
    assert_eq!(strength(&token).await, Strength::Signature);
    assert_eq!(strength(&untouched).await, Strength::Password);
    assert_eq!(scene.submission_refused(request, &submission).await, "signature-ended");
}

#[tokio::test]
async fn another_persons_signature_strengthens_nothing() {
    let scene = Scene::new().await;
    let (session, _) = with_password(&scene).await;
    let request = ask_to_strengthen(&scene, session).await;
    let signatures = scene.signed(request, &scene.own_key("justice1").await).await;
    let submission = Submission { way: Way::Ncalayer, signatures, entered: Some(Strength::Password) };
    assert_eq!(scene.submission_refused(request, &submission).await, "signature-other-person");
    scene.after_minutes(5);
    let signatures = scene.signed(request, &scene.own_key("officer").await).await;
    let submission = Submission { way: Way::Ncalayer, signatures, entered: Some(Strength::Password) };
    assert_eq!(scene.submission_refused(request, &submission).await, "signature-expired");
    assert_eq!(scene.state(request).await, State::Withdrawn);
}

#[tokio::test]
async fn nobody_strengthens_the_session_of_somebody_else() {
    let scene = Scene::new().await;
    let (session, token) = with_password(&scene).await;
    let asked = scene.ask("justice1", entry::STRENGTHEN, entry::strengthening(session), "/").await;
    if let Ok(request) = asked {
        let outcome = sign(&scene, request, &scene.own_key("justice1").await).await;
        assert!(outcome.as_ref().err().is_none_or(|error| matches!(error, Error::Refused(_))), "{outcome:?}");
    }
    let found = sessions::find(&scene.platform().pool, &token, scene.now()).await.unwrap().unwrap();
    assert_eq!(found.strength, Strength::Password);
}

#[tokio::test]
async fn in_a_demonstration_the_number_of_the_account_is_asked_for() {
    let scene = Scene::new().await;
    let page = Uuid::now_v7();
    let request = entry::begin(scene.platform(), page, entering(Some("officer"), None, true)).await.unwrap();
    let other = scene.own_key("justice1").await;
    assert_eq!(refused(&scene, request, &other).await, "signature-other-person");
    sign(&scene, request, &scene.own_key("officer").await).await.unwrap();
    assert_eq!(enter(&scene, request, BROWSER).await.unwrap().person.login, "officer");
}

#[tokio::test]
async fn the_login_half_of_an_old_pair_enters_and_signs_nothing() {
    let scene = Scene::new().await;
    let profile = Profile::with_usage(Usage::OldLogin);
    let key = scene.centre.issue_with(natural_person(&scene.numbers("officer").await.0), &profile);
    let request = begin(&scene, None).await;
    sign(&scene, request, &key).await.unwrap();
    assert_eq!(enter(&scene, request, BROWSER).await.unwrap().person.login, "officer");
    let (session, _) = with_password(&scene).await;
    let request = ask_to_strengthen(&scene, session).await;
    sign(&scene, request, &key).await.unwrap();
    let revoked = scene.centre.issue_with(natural_person(&scene.numbers("officer").await.0), &profile);
    scene.centre.revoke(&revoked, scene.now());
    let request = begin(&scene, None).await;
    assert_eq!(refused(&scene, request, &revoked).await, "signature-not-valid certificate-revoked");
    let forged = self_made().issue_with(
        natural_person(&scene.numbers("officer").await.0),
        KeyKind::Gost2015,
        &profile,
    );
    assert_eq!(refused(&scene, request, &forged).await, "signature-not-valid chain-untrusted");
}

#[tokio::test]
async fn nobody_enters_while_the_centre_is_down_whatever_is_taken_of_acts() {
    let scene = Scene::with(zan_signing::WhenUnknown::ConfirmLater, &[]).await;
    let request = begin(&scene, None).await;
    let key = scene.own_key("officer").await;
    scene.centre.set_down(true);
    assert_eq!(refused(&scene, request, &key).await, "signature-revocation-unknown");
    scene.centre.set_down(false);
    sign(&scene, request, &key).await.unwrap();
    enter(&scene, request, BROWSER).await.unwrap();
}
