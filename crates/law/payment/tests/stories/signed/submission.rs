//! The advocate signs the claim.

use serde_json::json;
use zan_payment::claims::State;
use zan_signing::State as RequestState;
use zan_testkit::signing::{employee, natural_person, self_made};
use zan_throwaway_pki::{CmsFault, CmsOptions, KeyKind, OrganisationRole, Profile, Subject, Usage};

use super::scene::{ADVOCATE, Scene};

/// Another number than anybody's in the country; it need not be a right one.
const NOBODY: &str = "990101300000";
const SOME_BODY: &str = "990140000999";

#[tokio::test]
async fn a_claim_signed_with_the_advocates_own_key_is_submitted_and_its_evidence_holds() {
    let scene = Scene::new().await;
    let claim = scene.draft().await;
    let request = scene.ask_submission(claim).await;
    scene.is_still_a_draft(claim).await;
    let facts = scene.facts(request).await;
    assert_eq!(facts["act"], json!("claim.submit"));
    assert_eq!(facts["said"], json!({"no_client_money": true}));
    assert_eq!(facts["claim"]["total_claimed"], json!("3373.50"));
    assert_eq!(facts["claim"]["payee"]["iban"], json!("KZ86125KZT5004100100"));
    assert_eq!(facts["lines"][0]["minutes_claimed"], json!(60));

    let key = scene.own_key(ADVOCATE).await;
    let done = scene.complete(request, scene.signed(request, &key).await).await.unwrap();
    assert_eq!((done.done, done.to_be_confirmed), (format!("/claims/{claim}"), false));
    let view = scene.world.view(claim).await;
    assert_eq!(view.claim.state(), State::Submitted);
    assert_eq!(view.claim.number.as_deref(), Some("P75-2026-000001"));
    assert_eq!(scene.decided(claim).await, [("submission".to_owned(), Some(request))]);
    let [signature] = scene.signatures(request).await.try_into().unwrap();
    let (iin, _) = scene.numbers(ADVOCATE).await;
    assert_eq!((signature.signer_iin, signature.signer_bin), (iin.clone(), None));
    assert_eq!((signature.signer_kind.as_str(), signature.revocation.as_str()), ("person", "good"));
    scene.is_journalled_under(request, claim, "claim.submitted").await;
    assert_eq!(scene.actions(request).await, ["signature.asked", "signature.accepted"]);
    scene.holds_by_itself(request, &iin).await;
}

#[tokio::test]
async fn nobody_elses_certificate_signs_a_claim() {
    let scene = Scene::new().await;
    let claim = scene.draft().await;
    let request = scene.ask_submission(claim).await;
    let (iin, _) = scene.numbers(ADVOCATE).await;
    let colleague = natural_person(&scene.numbers("adv2").await.0);
    let role = |role| employee(role, &iin, SOME_BODY);
    for (subject, reason) in [
        (natural_person(NOBODY), "signature-other-person"),
        (colleague, "signature-other-person"),
        (Subject::information_system("ЕРДР", SOME_BODY), "signature-not-a-person"),
        (role(OrganisationRole::Head), "signature-capacity organisation_head"),
        (role(OrganisationRole::MaySign), "signature-capacity organisation_may_sign"),
        (role(OrganisationRole::Finance), "signature-capacity organisation_finance"),
        (role(OrganisationRole::Hr), "signature-capacity organisation_hr"),
        (role(OrganisationRole::Employee), "signature-capacity organisation_employee"),
    ] {
        let signatures = scene.signed(request, &scene.key(subject.clone())).await;
        assert_eq!(scene.refused(request, signatures).await, reason, "{subject:?}");
        scene.is_still_a_draft(claim).await;
    }
    // The request itself was right: the right key is taken after all.
    let key = scene.own_key(ADVOCATE).await;
    scene.complete(request, scene.signed(request, &key).await).await.unwrap();
    assert_eq!(scene.claim_state(claim).await, State::Submitted);
}

#[tokio::test]
async fn a_key_that_does_not_hold_signs_no_claim() {
    let scene = Scene::new().await;
    let claim = scene.draft().await;
    let request = scene.ask_submission(claim).await;
    let own = natural_person(&scene.numbers(ADVOCATE).await.0);
    let revoked = scene.key(own.clone());
    scene.centre.revoke(&revoked, scene.now());
    let expired = Profile::valid("2025-01-01T00:00:00Z".parse().unwrap(), scene.now());
    let expired = scene.centre.issue_with(own.clone(), &expired);
    let for_entering = scene.centre.issue_with(own.clone(), &Profile::with_usage(Usage::OldLogin));
    let forged = self_made().issue(own, KeyKind::Gost2015);
    // A certificate holds to the end of its last second.
    scene.after_minutes(1);
    for (key, reason) in [
        (revoked, "certificate-revoked"),
        (expired, "certificate-expired"),
        (for_entering, "key-usage"),
        (forged, "chain-untrusted"),
    ] {
        let refused = scene.refused(request, scene.signed(request, &key).await).await;
        assert_eq!(refused, format!("signature-not-valid {reason}"));
        scene.is_still_a_draft(claim).await;
    }
}

#[tokio::test]
async fn one_changed_byte_and_the_claim_stays_a_draft() {
    let scene = Scene::new().await;
    let claim = scene.draft().await;
    let request = scene.ask_submission(claim).await;
    let key = scene.own_key(ADVOCATE).await;
    let paper = scene.papers(request).await.remove(0);
    let sum = paper.windows(7).position(|digits| digits == b"3373.50").unwrap();
    let mut more = paper.clone();
    more[sum] = b'9';
    for (cms, reason) in [
        (scene.sign(&key, &more), "digest-mismatch"),
        (key.sign_cms(&more, &CmsOptions::attached()), "content-differs"),
        (key.sign_cms(&paper, &CmsOptions::with_fault(CmsFault::WrongSignature)), "bad-signature"),
    ] {
        let refused = scene.refused(request, vec![cms]).await;
        assert_eq!(refused, format!("signature-not-valid {reason}"));
        scene.is_still_a_draft(claim).await;
    }
}

#[tokio::test]
async fn a_claim_that_changed_between_asking_and_signing_must_be_shown_again() {
    let scene = Scene::new().await;
    let claim = scene.draft().await;
    let act = scene.world.act(3, "10:00", "11:00", "awaited").await;
    scene.world.open().await.unwrap();
    let key = scene.own_key(ADVOCATE).await;
    for change in ["the body disputes", "another act", "an act withdrawn", "another account"] {
        let request = scene.ask_submission(claim).await;
        let signatures = scene.signed(request, &key).await;
        match change {
            "the body disputes" => scene.world.dispute(act, 3, "10:20", "10:50").await,
            "another act" => {
                scene.world.act(4, "10:00", "11:00", "awaited").await;
                scene.world.open().await.unwrap();
            }
            "an act withdrawn" => {
                scene
                    .by_hand("UPDATE acts_of_work SET withdrawn_at = now() WHERE body_answer = 'disputed'")
                    .await;
            }
            _ => {
                scene
                    .by_hand("UPDATE advocates SET iban = 'KZ000000000000000000' WHERE iban IS NOT NULL")
                    .await;
            }
        }
        assert_eq!(scene.refused(request, signatures).await, "signature-document-changed", "{change}");
        scene.is_still_a_draft(claim).await;
        assert_eq!(scene.state(request).await, RequestState::Waiting, "{change}");
    }
    let anew = scene.ask_submission(claim).await;
    scene.complete(anew, scene.signed(anew, &key).await).await.unwrap();
    let view = scene.world.view(claim).await;
    assert_eq!(
        (view.claim.state(), view.lines.len()),
        (State::Submitted, 2),
        "as it was shown the last time"
    );
}

#[tokio::test]
async fn an_act_recorded_after_the_draft_was_shown_waits_for_another_claim() {
    let scene = Scene::new().await;
    let claim = scene.draft().await;
    let request = scene.ask_submission(claim).await;
    scene.world.act(3, "10:00", "11:00", "awaited").await;
    let key = scene.own_key(ADVOCATE).await;
    scene.complete(request, scene.signed(request, &key).await).await.unwrap();
    assert_eq!(scene.world.view(claim).await.lines.len(), 1);
}

#[tokio::test]
async fn the_term_may_end_between_asking_and_signing() {
    let scene = Scene::new().await;
    let claim = scene.draft().await;
    scene.world.now_is("2026-04-02T23:50:00+05:00");
    let request = scene.ask_submission(claim).await;
    let signatures = scene.signed(request, &scene.own_key(ADVOCATE).await).await;
    scene.after_minutes(10);
    assert_eq!(scene.refused(request, signatures).await, "claim-late 02.03.2026 02.04.2026");
    scene.is_still_a_draft(claim).await;
}

#[tokio::test]
async fn a_returned_claim_is_signed_anew_and_the_first_signature_does_not_serve_again() {
    let scene = Scene::new().await;
    let claim = scene.draft().await;
    let first = scene.ask_submission(claim).await;
    let key = scene.own_key(ADVOCATE).await;
    let signatures = scene.signed(first, &key).await;
    scene.complete(first, signatures.clone()).await.unwrap();
    let returned = scene.returned_by_the_first(claim).await;
    let again = scene.ask_submission(claim).await;
    assert_eq!(scene.refused(again, signatures.clone()).await, "signature-not-valid digest-mismatch");
    assert_eq!(scene.refused(first, signatures).await, "signature-ended");
    assert_eq!(scene.claim_state(claim).await, State::Returned);
    scene.complete(again, scene.signed(again, &key).await).await.unwrap();
    let view = scene.world.view(claim).await;
    assert_eq!((view.claim.version, view.claim.number.as_deref()), (2, Some("P75-2026-000001")));
    let decided = [("submission", first), ("return", returned), ("submission", again)];
    assert_eq!(scene.decided(claim).await, decided.map(|(kind, request)| (kind.to_owned(), Some(request))));
}
