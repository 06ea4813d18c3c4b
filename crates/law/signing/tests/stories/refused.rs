//! What is refused: nothing is kept, and the journal says why.

use uuid::Uuid;
use zan_defence::orders;
use zan_kernel::sessions::Strength;
use zan_signing::{State, Way, requests::Submission};
use zan_testkit::signing::{employee, natural_person, self_made};
use zan_throwaway_pki::{
    CertificateFault, CmsFault, CmsOptions, Key, KeyKind, OrganisationRole, Profile, Subject, Usage,
};

use crate::scene::{Scene, detained};

/// Another number than anybody's in the world; it need not be a right one.
const NOBODY: &str = "990101300000";
/// Another body's number.
const OTHER_BODY: &str = "990140000999";

async fn order_signed_by(scene: &Scene, request: Uuid, key: &Key) -> String {
    scene.refused(request, scene.signed(request, key).await).await
}

#[tokio::test]
async fn only_the_person_who_was_asked_signs_and_only_for_the_own_body() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let (iin, bin) = scene.numbers("officer").await;
    let role = OrganisationRole::MaySign;
    for (subject, reason) in [
        (employee(role, NOBODY, &bin), "signature-other-person"),
        (scene.employee("dispatcher").await, "signature-other-person"),
        (employee(role, &iin, OTHER_BODY), "signature-other-organisation"),
        (employee(OrganisationRole::Hr, &iin, &bin), "signature-capacity organisation_hr"),
        (employee(OrganisationRole::Finance, &iin, &bin), "signature-capacity organisation_finance"),
        (natural_person(&iin), "signature-capacity person"),
        (Subject::information_system("ЕРДР", &bin), "signature-not-a-person"),
        (treasury(&iin, &bin), "signature-not-a-person"),
    ] {
        let key = scene.centre.issue(subject.clone(), KeyKind::Gost2015);
        assert_eq!(order_signed_by(&scene, request, &key).await, reason, "{subject:?}");
    }
    // The request itself was right: the right key is taken after all.
    let key = scene.body_key("officer").await;
    scene.complete(request, scene.signed(request, &key).await).await.unwrap();
}

fn treasury(iin: &str, bin: &str) -> Subject {
    Subject::TreasuryClient {
        iin: iin.to_owned(),
        bin: bin.to_owned(),
        organisation: "Сынақ мекемесі".to_owned(),
        surname: "СЫНАҚОВ".to_owned(),
        given: "СЫНАҚ".to_owned(),
        patronymic: None,
        role: "ROLE02".to_owned(),
        code: "KS1234".to_owned(),
    }
}

#[tokio::test]
async fn an_advocate_does_not_sign_a_notice_with_the_certificate_of_an_organisation() {
    let scene = Scene::new().await;
    let (request, login, _) = scene.notice_request().await;
    let (iin, _) = scene.numbers(&login).await;
    for role in OrganisationRole::ALL {
        let subject = employee(role, &iin, OTHER_BODY);
        let key = scene.centre.issue(subject, KeyKind::Gost2015);
        let reason = scene.refused(request, scene.signed(request, &key).await).await;
        assert!(reason.starts_with("signature-capacity organisation"), "{role:?}: {reason}");
    }
}

#[tokio::test]
async fn a_certificate_that_does_not_hold_signs_nothing() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let subject = scene.employee("officer").await;
    let (now, hour) = (scene.now(), jiff::SignedDuration::from_hours(1));
    let (past, future) = (now.checked_sub(hour).unwrap(), now.checked_add(hour).unwrap());
    let far = "2027-01-01T00:00:00Z".parse().unwrap();
    let long_ago = "2025-01-01T00:00:00Z".parse().unwrap();
    for (profile, reason) in [
        (Profile::valid(long_ago, past), "certificate-expired"),
        (Profile::valid(future, far), "certificate-not-yet-valid"),
        (Profile::with_fault(CertificateFault::NotRecorded), "certificate-not-issued"),
        (Profile::with_fault(CertificateFault::WrongSignature), "chain-untrusted"),
        (Profile::with_fault(CertificateFault::Authority), "authority-as-signer"),
        (Profile::with_fault(CertificateFault::UnknownCriticalExtension), "unknown-critical-extension"),
        (Profile::with_usage(Usage::OldLogin), "key-usage"),
    ] {
        let key = scene.centre.issue_with(subject.clone(), &profile);
        let expected = format!("signature-not-valid {reason}");
        assert_eq!(order_signed_by(&scene, request, &key).await, expected, "{profile:?}");
    }
    let key = scene.body_key("officer").await;
    scene.centre.revoke(&key, past);
    assert_eq!(order_signed_by(&scene, request, &key).await, "signature-not-valid certificate-revoked");
}

#[tokio::test]
async fn a_chain_that_somebody_made_with_the_officers_numbers_is_not_believed() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let paper = scene.papers(request).await.remove(0);
    let subject = scene.employee("officer").await;
    let mut own = self_made();
    let forged = own.issue(subject, KeyKind::Gost2015);
    for chain in [false, true] {
        let options = CmsOptions { chain, ..CmsOptions::attached() };
        let reason = scene.refused(request, vec![forged.sign_cms(&paper, &options)]).await;
        assert_eq!(reason, "signature-not-valid chain-untrusted", "with the chain inside: {chain}");
    }
    let authority = own.authority(KeyKind::Gost2015).unwrap();
    let reason = scene.refused(request, vec![scene.sign(authority, &paper)]).await;
    assert!(reason.starts_with("signature-not-valid"), "{reason}");
}

#[tokio::test]
async fn a_signature_over_anything_else_is_not_taken_for_this() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let paper = scene.papers(request).await.remove(0);
    let key = scene.body_key("officer").await;
    let mut other = paper.clone();
    *other.last_mut().unwrap() ^= 1;
    for (cms, reason) in [
        (key.sign_cms(&other, &CmsOptions::detached()), "signature-not-valid digest-mismatch"),
        (key.sign_cms(&other, &CmsOptions::attached()), "signature-not-valid content-differs"),
        (
            key.sign_cms(&paper, &CmsOptions::with_fault(CmsFault::WrongSignature)),
            "signature-not-valid bad-signature",
        ),
        (
            key.sign_cms(&paper, &CmsOptions::with_fault(CmsFault::WrongDigest)),
            "signature-not-valid digest-mismatch",
        ),
        (b"garbage".to_vec(), "signature-unreadable not-a-signature"),
        (vec![0x30, 0x80], "signature-unreadable truncated"),
        (Vec::new(), "signature-unreadable not-a-signature"),
        (paper.clone(), "signature-unreadable not-a-signature"),
    ] {
        assert_eq!(scene.refused(request, vec![cms]).await, reason);
    }
}

#[tokio::test]
async fn every_document_has_one_signature_of_its_own_by_one_person() {
    let scene = Scene::new().await;
    let (request, login, _) = scene.notice_request().await;
    let key = scene.own_key(&login).await;
    let signatures = scene.signed(request, &key).await;
    let [kazakh, russian] = [&signatures[0], &signatures[1]];
    for (given, reason) in [
        (vec![], "signature-count 2 0"),
        (vec![kazakh.clone()], "signature-count 2 1"),
        (vec![kazakh.clone(), russian.clone(), kazakh.clone()], "signature-count 2 3"),
        (vec![kazakh.clone(), kazakh.clone()], "signature-not-valid digest-mismatch"),
        (vec![russian.clone(), russian.clone()], "signature-not-valid digest-mismatch"),
        (vec![kazakh.clone(), b"garbage".to_vec()], "signature-unreadable not-a-signature"),
        (vec![b"garbage".to_vec(), kazakh.clone()], "signature-unreadable not-a-signature"),
    ] {
        assert_eq!(scene.refused(request, given).await, reason);
    }
    let papers = scene.papers(request).await;
    let another = scene.own_key("officer").await;
    let both = another.add_signer(russian, Some(&papers[1]), &CmsOptions::detached()).unwrap();
    assert_eq!(scene.refused(request, vec![kazakh.clone(), both]).await, "signature-several-signers");
    scene.complete(request, signatures).await.unwrap();
}

#[tokio::test]
async fn an_act_that_has_changed_since_it_was_shown_must_be_shown_again() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let key = scene.body_key("officer").await;
    let signatures = scene.signed(request, &key).await;
    scene.by_hand("UPDATE units SET name_ru = name_ru || ' (новое)' WHERE id = (SELECT unit_id FROM accounts WHERE login = 'officer')").await;
    assert_eq!(scene.refused(request, signatures).await, "signature-document-changed");
    let anew = scene.order_request().await;
    scene.complete(anew, scene.signed(anew, &key).await).await.unwrap();
}

#[tokio::test]
async fn what_the_act_itself_refuses_is_refused_under_the_signature_too() {
    let scene = Scene::new().await;
    let (first, second) = (scene.order_request().await, scene.order_request().await);
    let key = scene.body_key("officer").await;
    scene.complete(first, scene.signed(first, &key).await).await.unwrap();
    let reason = order_signed_by(&scene, second, &key).await;
    assert!(reason.starts_with("order-duplicate-person"), "{reason}");
}

#[tokio::test]
async fn a_signature_is_used_once() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let key = scene.body_key("officer").await;
    let signatures = scene.signed(request, &key).await;
    scene.complete(request, signatures.clone()).await.unwrap();
    assert_eq!(scene.refused(request, signatures.clone()).await, "signature-ended");
    // Neither does it serve for another request of the same person about another order.
    let other = orders::OrderInput {
        erdr_number: "267100000000002".to_owned(),
        person_iin: String::new(),
        person_surname: "Басқа".to_owned(),
        ..detained()
    };
    let other = scene.ask_order(&other).await.unwrap();
    assert_eq!(scene.refused(other, signatures).await, "signature-not-valid digest-mismatch");
}

#[tokio::test]
async fn a_request_is_open_for_a_day() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let key = scene.body_key("officer").await;
    let signatures = scene.signed(request, &key).await;
    scene.after_minutes(24 * 60 - 1);
    assert_eq!(scene.state(request).await, State::Waiting);
    scene.after_minutes(1);
    assert_eq!(scene.refused(request, signatures).await, "signature-expired");
    assert_eq!(scene.state(request).await, State::Withdrawn);
}

#[tokio::test]
async fn a_notice_that_is_not_typeset_yet_cannot_be_signed() {
    let scene = Scene::new().await;
    let (request, login, _) = scene.notice_request().await;
    scene.by_hand("UPDATE signature_requests SET state = 'preparing' WHERE act = 'notice.issue'").await;
    let key = scene.own_key(&login).await;
    let reason = scene.refused(request, scene.signed(request, &key).await).await;
    assert_eq!(reason, "signature-document-changed");
}

#[tokio::test]
async fn a_session_that_was_opened_with_a_password_alone_is_not_enough() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let key = scene.body_key("officer").await;
    let signatures = scene.signed(request, &key).await;
    for way in [Way::Ncalayer, Way::Upload] {
        let with_password =
            Submission { way, signatures: signatures.clone(), entered: Some(Strength::Password) };
        let reason = scene.submission_refused(request, &with_password).await;
        assert_eq!(reason, "signature-entry-required");
    }
    scene.complete(request, signatures).await.unwrap();
}

#[tokio::test]
async fn an_account_that_was_closed_meanwhile_does_not_act() {
    let scene = Scene::new().await;
    let request = scene.order_request().await;
    let key = scene.body_key("officer").await;
    let signatures = scene.signed(request, &key).await;
    scene.by_hand("UPDATE accounts SET active = false WHERE login = 'officer'").await;
    assert_eq!(scene.refused(request, signatures).await, "not-found");
}
