//! What somebody brings along beside or instead of a plain signature.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use jiff::SignedDuration;
use zan_eds::{
    Certificate, Evidence,
    container::{self, Contents, File, SignatureFile},
    ocsp,
};
use zan_signing::WhenUnknown;
use zan_throwaway_pki::{CmsOptions, Key};

use crate::scene::Scene;

/// The centre's answer on a key, as of now.
fn answer(scene: &Scene, key: &Key) -> Vec<u8> {
    let read = |der: &[u8]| Certificate::read(der).unwrap();
    let request = ocsp::request(&read(key.certificate()), &read(&key.chain()[0]), None);
    scene.centre.answer_ocsp(&request)
}

/// A container somebody made of the order, rightly signed.
fn contained(name: &str, paper: &[u8], cms: &[u8]) -> Vec<u8> {
    let document =
        File { name: name.to_owned(), media_type: "application/json".to_owned(), bytes: paper.to_vec() };
    let contents = Contents {
        documents: vec![document],
        attachments: Vec::new(),
        signatures: vec![SignatureFile { document: 0, cms: cms.to_vec() }],
        evidence: Evidence::default(),
        certificates: Vec::new(),
    };
    container::write(&contents, None).unwrap()
}

#[tokio::test]
async fn a_good_signature_inside_of_something_else_is_none_that_a_container_could_keep() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let paper = scene.papers(request).await.remove(0);
    let key = scene.body_key("officer").await;
    let cms = scene.sign(&key, &paper);
    let text = STANDARD.encode(&cms);
    let lines: Vec<&str> =
        text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    let pem = format!("-----BEGIN CMS-----\n{}\n-----END CMS-----\n", lines.join("\n"));
    for wrapped in [
        pem.into_bytes(),
        text.clone().into_bytes(),
        format!("\u{feff}{text}").into_bytes(),
        contained("order.json", &paper, &cms),
        key.sign_xml("<order/>").unwrap().into_bytes(),
    ] {
        let beside = (!wrapped.starts_with(b"<")).then_some(paper.as_slice());
        let report = scene.offline_over(&wrapped, beside).unwrap();
        assert!(report.valid, "the verifier itself reads it: {:?}", report.reason);
        assert_eq!(scene.refused(request, vec![wrapped]).await, "signature-unreadable not-a-signature");
    }
    scene.complete(request, vec![cms]).await.unwrap();
    assert!(scene.offline(&scene.container(request).await).unwrap().valid);
}

#[tokio::test]
async fn an_older_answer_that_a_revoked_signer_brings_along_does_not_outweigh_the_centres() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let paper = scene.papers(request).await.remove(0);
    let key = scene.body_key("officer").await;
    let good = [answer(&scene, &key)];
    scene.after_minutes(10);
    scene.centre.revoke(&key, scene.now());
    scene.after_minutes(10);
    let cms = key.sign_cms(&paper, &CmsOptions { ocsp: &good, ..CmsOptions::detached() });
    let reason = scene.refused(request, vec![cms]).await;
    assert_eq!(reason, "signature-not-valid certificate-revoked");
}

#[tokio::test]
async fn an_answer_about_somebody_else_says_nothing() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let paper = scene.papers(request).await.remove(0);
    let (key, other) = (scene.body_key("officer").await, scene.own_key("justice1").await);
    let about_other = [answer(&scene, &other)];
    let cms = key.sign_cms(&paper, &CmsOptions { ocsp: &about_other, ..CmsOptions::detached() });
    scene.centre.set_down(true);
    assert_eq!(scene.refused(request, vec![cms]).await, "signature-revocation-unknown");
}

#[tokio::test]
async fn an_answer_that_the_signer_brings_along_does_not_stand_for_a_centre_that_is_silent() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let paper = scene.papers(request).await.remove(0);
    let key = scene.body_key("officer").await;
    // Good an hour ago; revoked since, which nobody can ask.
    let good = [answer(&scene, &key)];
    scene.after_minutes(30);
    scene.centre.revoke(&key, scene.now());
    scene.after_minutes(30);
    scene.centre.set_down(true);
    let cms = key.sign_cms(&paper, &CmsOptions { ocsp: &good, ..CmsOptions::detached() });
    assert_eq!(scene.refused(request, vec![cms]).await, "signature-revocation-unknown");
}

#[tokio::test]
async fn whoever_signs_with_an_answer_of_their_own_meanwhile_is_confirmed_later_like_everybody() {
    let scene = Scene::with(WhenUnknown::ConfirmLater, &[]).await;
    let request = scene.order_request().await;
    let paper = scene.papers(request).await.remove(0);
    let key = scene.body_key("officer").await;
    let good = [answer(&scene, &key)];
    scene.after_minutes(30);
    let revoked_at = scene.now();
    scene.after_minutes(30);
    scene.centre.set_down(true);
    let cms = key.sign_cms(&paper, &CmsOptions { ocsp: &good, ..CmsOptions::detached() });
    assert!(scene.complete(request, vec![cms]).await.unwrap().to_be_confirmed);
    assert_eq!(scene.signatures(request).await[0].revocation, "unknown");
    scene.centre.revoke(&key, revoked_at);
    scene.after_minutes(10);
    scene.centre.set_down(false);
    scene.work().await;
    assert_eq!(scene.signatures(request).await[0].revocation, "revoked");
}

#[tokio::test]
async fn an_answer_of_yesterday_is_too_old_to_stand_for_the_centre() {
    let scene = Scene::with(WhenUnknown::Refuse, &[]).await;
    let key = scene.body_key("officer").await;
    let old = [answer(&scene, &key)];
    scene.world.clock.advance(SignedDuration::from_mins(25 * 60));
    let order = zan_defence::orders::OrderInput {
        detained_at: "2026-03-03T08:00".to_owned(),
        act_at: "2026-03-03T14:00".to_owned(),
        ..crate::scene::detained()
    };
    let request = scene.ask_order(&order).await.unwrap();
    let paper = scene.papers(request).await.remove(0);
    scene.centre.set_down(true);
    let cms = key.sign_cms(&paper, &CmsOptions { ocsp: &old, ..CmsOptions::detached() });
    assert_eq!(scene.refused(request, vec![cms]).await, "signature-revocation-unknown");
}

#[tokio::test]
async fn a_stamp_over_another_signature_says_nothing_about_the_time() {
    use zan_throwaway_pki::{CmsFault, Profile};
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let paper = scene.papers(request).await.remove(0);
    // The certificate ends within the hour; a stamp that held would carry the signature over that.
    let end = scene.now().checked_add(SignedDuration::from_mins(30)).unwrap();
    let profile = Profile { not_after: Some(end), ..Profile::default() };
    let key = scene.centre.issue_with(scene.employee("officer").await, &profile);
    let ask = |asked: &[u8]| scene.centre.answer_stamp(asked);
    let stamped = CmsOptions { time_stamp: Some(&ask), ..CmsOptions::detached() };
    let (right, wrong) = (
        key.sign_cms(&paper, &stamped),
        key.sign_cms(&paper, &CmsOptions { fault: Some(CmsFault::OtherTimeStamp), ..stamped }),
    );
    scene.after_minutes(60);
    assert_eq!(scene.refused(request, vec![wrong]).await, "signature-not-valid certificate-expired");
    scene.complete(request, vec![right]).await.unwrap();
}
