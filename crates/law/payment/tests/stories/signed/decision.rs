//! The department decides, under the signature of an officer.

use serde_json::json;
use zan_payment::claims::{APPROVE, REFUSE, RETURN, State};
use zan_signing::State as RequestState;
use zan_testkit::{
    code,
    signing::{employee, natural_person},
};
use zan_throwaway_pki::{CmsFault, CmsOptions, OrganisationRole, Subject};

use super::scene::{FIRST, SECOND, STRANGER, Scene, THIRD, WORDS};

const DECISIONS: [&str; 3] = [APPROVE, RETURN, REFUSE];

/// The second officer takes the decision in each of these roles of the department.
async fn is_taken(act: &'static str, roles: &[OrganisationRole], decided: (&str, &str, State)) {
    let (kind, action, state) = decided;
    for role in roles {
        let scene = Scene::new().await;
        let claim = scene.checked().await;
        let request = scene.ask_decision(SECOND, act, claim).await.unwrap();
        assert_eq!(scene.claim_state(claim).await, State::Checked, "the rehearsal changed nothing");
        let key = scene.key(scene.employee_as(*role, SECOND).await);
        let done = scene.complete(request, scene.signed(request, &key).await).await.unwrap();
        assert_eq!(done.done, format!("/desk/{claim}"));
        assert_eq!(scene.claim_state(claim).await, state, "{role:?}");
        assert_eq!(scene.decided(claim).await.last(), Some(&(kind.to_owned(), Some(request))));
        let [signature] = scene.signatures(request).await.try_into().unwrap();
        let (iin, bin) = scene.numbers(SECOND).await;
        assert_eq!((signature.signer_iin, signature.signer_bin), (iin.clone(), Some(bin)));
        scene.is_journalled_under(request, claim, action).await;
        scene.holds_by_itself(request, &iin).await;
    }
}

#[tokio::test]
async fn the_second_officer_approves_for_the_department() {
    let roles = [OrganisationRole::Head, OrganisationRole::MaySign, OrganisationRole::Finance];
    is_taken(APPROVE, &roles, ("approval", "claim.approved", State::Approved)).await;
}

#[tokio::test]
async fn the_second_officer_refuses_for_the_department() {
    let roles = [OrganisationRole::Head, OrganisationRole::MaySign, OrganisationRole::Finance];
    is_taken(REFUSE, &roles, ("refusal", "claim.refused", State::Refused)).await;
}

#[tokio::test]
async fn the_second_officer_returns_for_the_department_as_any_employee_may() {
    let roles = [
        OrganisationRole::Head,
        OrganisationRole::MaySign,
        OrganisationRole::Finance,
        OrganisationRole::Employee,
    ];
    is_taken(RETURN, &roles, ("return", "claim.returned", State::Returned)).await;
}

#[tokio::test]
async fn the_reasons_are_among_what_is_signed_and_the_advocate_is_told_once() {
    let scene = Scene::new().await;
    let claim = scene.checked().await;
    let request = scene.ask_decision(SECOND, REFUSE, claim).await.unwrap();
    let facts = scene.facts(request).await;
    assert_eq!(facts["act"], json!("claim.refuse"));
    assert_eq!(facts["said"], json!({"reasons": ["work_not_done"], "words": WORDS}));
    assert_eq!(facts["claim"]["number"], json!("P75-2026-000001"));
    let letters = "SELECT count(*) FROM letters";
    assert_eq!(scene.world.count(letters).await, 0, "a rehearsal tells nobody");
    let signatures = scene.signed(request, &scene.body_key(SECOND).await).await;
    scene.complete(request, signatures).await.unwrap();
    assert_eq!(scene.world.count(letters).await, 1);
}

#[tokio::test]
async fn who_may_not_sign_for_the_department_decides_nothing() {
    let scene = Scene::new().await;
    let claim = scene.checked().await;
    let (iin, bin) = scene.numbers(SECOND).await;
    for act in DECISIONS {
        let request = scene.ask_decision(SECOND, act, claim).await.unwrap();
        let role = |role| employee(role, &iin, &bin);
        let mut subjects = vec![
            (role(OrganisationRole::Hr), "signature-capacity organisation_hr"),
            (natural_person(&iin), "signature-capacity person"),
            (Subject::information_system("ЕРДР", &bin), "signature-not-a-person"),
        ];
        if act != RETURN {
            // A decision on money or against the advocate needs more than work in the department.
            subjects.push((role(OrganisationRole::Employee), "signature-capacity organisation_employee"));
        }
        for (subject, reason) in subjects {
            let signatures = scene.signed(request, &scene.key(subject.clone())).await;
            assert_eq!(scene.refused(request, signatures).await, reason, "{act} {subject:?}");
        }
        assert_eq!(scene.state(request).await, RequestState::Waiting);
    }
    assert_eq!(scene.claim_state(claim).await, State::Checked);
}

#[tokio::test]
async fn another_body_or_another_officer_does_not_decide() {
    let scene = Scene::new().await;
    let claim = scene.checked().await;
    let (iin, bin) = scene.numbers(SECOND).await;
    let (_, other_bin) = scene.numbers(STRANGER).await;
    assert_ne!(bin, other_bin);
    for act in DECISIONS {
        let request = scene.ask_decision(SECOND, act, claim).await.unwrap();
        let role = OrganisationRole::Head;
        for (subject, reason) in [
            (employee(role, &iin, &other_bin), "signature-other-organisation"),
            (scene.employee_as(role, THIRD).await, "signature-other-person"),
            (scene.employee_as(role, FIRST).await, "signature-other-person"),
        ] {
            let signatures = scene.signed(request, &scene.key(subject.clone())).await;
            assert_eq!(scene.refused(request, signatures).await, reason, "{act} {subject:?}");
        }
        assert_eq!(code(scene.ask_decision(STRANGER, act, claim).await), "not-found");
    }
    assert_eq!(scene.claim_state(claim).await, State::Checked);
}

#[tokio::test]
async fn a_decision_signed_with_a_revoked_key_or_over_other_bytes_is_none() {
    let scene = Scene::new().await;
    let claim = scene.checked().await;
    for act in DECISIONS {
        let request = scene.ask_decision(SECOND, act, claim).await.unwrap();
        let paper = scene.papers(request).await.remove(0);
        let (good, revoked) = (scene.body_key(SECOND).await, scene.body_key(SECOND).await);
        scene.centre.revoke(&revoked, scene.now());
        let mut other = paper.clone();
        other[paper.len() / 2] ^= 1;
        let broken = CmsOptions::with_fault(CmsFault::WrongSignature);
        for (cms, reason) in [
            (scene.sign(&revoked, &paper), "certificate-revoked"),
            (scene.sign(&good, &other), "digest-mismatch"),
            (good.sign_cms(&paper, &broken), "bad-signature"),
        ] {
            let refused = scene.refused(request, vec![cms]).await;
            assert_eq!(refused, format!("signature-not-valid {reason}"), "{act}");
        }
    }
    assert_eq!(scene.claim_state(claim).await, State::Checked);
}

#[tokio::test]
async fn the_signature_of_one_decision_is_none_of_another() {
    let scene = Scene::new().await;
    let claim = scene.checked().await;
    let approval = scene.ask_decision(SECOND, APPROVE, claim).await.unwrap();
    let refusal = scene.ask_decision(SECOND, REFUSE, claim).await.unwrap();
    let signatures = scene.signed(approval, &scene.body_key(SECOND).await).await;
    assert_eq!(scene.refused(refusal, signatures).await, "signature-not-valid digest-mismatch");
    assert_eq!(scene.claim_state(claim).await, State::Checked);
}

#[tokio::test]
async fn a_decision_on_a_claim_that_was_checked_anew_must_be_shown_again() {
    let scene = Scene::new().await;
    let claim = scene.world.submitted().await;
    let before_check = scene.ask_decision(SECOND, REFUSE, claim).await.unwrap();
    let key = scene.body_key(SECOND).await;
    let refusal = scene.signed(before_check, &key).await;
    scene.world.check_with_cut(claim, 0, "30").await;
    assert_eq!(scene.refused(before_check, refusal).await, "signature-document-changed");

    let before_return = scene.ask_decision(SECOND, APPROVE, claim).await.unwrap();
    let approval = scene.signed(before_return, &key).await;
    scene.corrected(claim).await;
    assert_eq!(
        scene.refused(before_return, approval.clone()).await,
        "claim-wrong-state",
        "nobody checked it"
    );
    // The same reason of the cut: nothing but the version and the sums is another.
    scene.world.check_with_cut(claim, 0, "20").await;
    assert_eq!(scene.refused(before_return, approval).await, "signature-document-changed");
    assert_eq!(scene.claim_state(claim).await, State::Checked);
    let anew = scene.ask_decision(SECOND, APPROVE, claim).await.unwrap();
    scene.complete(anew, scene.signed(anew, &key).await).await.unwrap();
    assert_eq!(scene.claim_state(claim).await, State::Approved);
}
