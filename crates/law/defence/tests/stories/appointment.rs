use zan_defence::{
    assignments::{self, ManualInput},
    certificates, notices, offers,
    orders::{self, State},
    selection,
};
use zan_kernel::{Actor, journal, ports::DocumentLanguage};
use zan_testkit::code;

use crate::scene::{Scene, another, detained};

#[tokio::test]
async fn a_first_advocate_is_silent_the_second_accepts_and_erdr_hears_everything_in_order() {
    let scene = Scene::new().await;
    let order_id = scene.order("A-1", &detained()).await;
    scene.work().await;
    let silent = scene.asked_now(order_id).await;
    assert_eq!(silent.len(), 1, "an urgent order begins with one advocate at a time");
    scene.after_minutes(11).await;
    assert_eq!(scene.tried(order_id).await[0].state, "timed_out");
    let (actor, assignment_id) = scene.first_accepts(order_id).await;
    assert_ne!(actor.as_person(), silent[0].1.as_person());
    scene.issue_notice(&actor, assignment_id).await.unwrap();
    scene.work().await;
    scene.arrive(&actor, assignment_id).await.unwrap();
    scene.work().await;
    assert_eq!(scene.state(order_id).await, State::InProgress);
    assert_eq!(
        scene.post.callback_kinds(),
        [
            "order.received",
            "order.searching",
            "order.searching",
            "counsel.assigned",
            "notice.issued",
            "counsel.arrived"
        ]
    );
    let notice = notices::of_order(&scene.world.platform.pool, order_id).await.unwrap().unwrap();
    let pdf = notices::documents_of_order(&scene.world.platform, order_id, DocumentLanguage::Kazakh, false)
        .await
        .unwrap();
    assert!(String::from_utf8(pdf.bytes).unwrap().contains(&notice.check_code));
    let public =
        notices::check(&scene.world.platform.pool, &notice.number, &notice.check_code.to_lowercase())
            .await
            .unwrap()
            .unwrap();
    assert!(public.is_valid());
    assert!(notices::check(&scene.world.platform.pool, &notice.number, "WRONG").await.unwrap().is_none());
}

#[tokio::test]
async fn b_everybody_on_duty_declines_the_dispatcher_appoints_with_a_reason() {
    let scene = Scene::new().await;
    let order_id = scene.order("B-1", &detained()).await;
    let mut declined = 0;
    while scene.state(order_id).await == State::Offering && declined < 200 {
        for (offer_id, actor) in scene.asked_now(order_id).await {
            // The offers of one round are withdrawn one by one; declining one leaves the others open.
            scene.decline(&actor, offer_id, "busy").await.unwrap();
            declined += 1;
        }
    }
    assert_eq!(scene.state(order_id).await, State::Escalated);
    let queue = selection::queue(&scene.world.platform, order_id).await.unwrap();
    let chosen =
        queue.iter().find(|row| row.may_be_appointed).expect("those who declined may be asked by telephone");
    let dispatcher = scene.world.actor("dispatcher").await;
    let input = ManualInput {
        advocate_id: chosen.advocate_id.to_string(),
        reason: "nobody_answered".to_owned(),
        note: "Телефон арқылы келісті".to_owned(),
    };
    let mut ctx = scene.ctx(dispatcher.clone()).await;
    let codes = &scene.world.platform.codes;
    let without_words = ManualInput { note: String::new(), ..input.clone() };
    assert_eq!(code(assignments::appoint(&mut ctx, codes, order_id, &without_words).await), "fields-invalid");
    assignments::appoint(&mut ctx, codes, order_id, &input).await.unwrap();
    ctx.commit().await.unwrap();
    assert_eq!(scene.state(order_id).await, State::Accepted);
    let assignment = assignments::of_order(&scene.world.platform.pool, order_id).await.unwrap().unwrap();
    assert!(assignment.manual && assignment.advocate_id == chosen.advocate_id);
}

#[tokio::test]
async fn b_another_regions_dispatcher_does_not_see_the_request() {
    let scene = Scene::new().await;
    let order_id = scene.order("B-2", &detained()).await;
    scene.after_minutes(60).await;
    let foreign = scene.world.actor("dispatcher-75").await;
    let mut ctx = scene.ctx(foreign).await;
    let outcome = certificates::issue(&mut ctx, order_id, "Ешкім табылған жоқ, бәрі бос емес").await;
    assert_eq!(code(outcome), "not-found");
}

#[tokio::test]
async fn c_nobody_at_all_the_dispatcher_certifies_it() {
    let scene = Scene::new().await;
    let order_id = scene.order("C-1", &detained()).await;
    scene.after_minutes(21).await;
    assert_eq!(scene.state(order_id).await, State::Escalated, "the dispatcher takes over when time is up");
    let mut ctx = scene.ctx(scene.world.actor("dispatcher").await).await;
    certificates::issue(&mut ctx, order_id, "Аймақта бос адвокат жоқ").await.unwrap();
    ctx.commit().await.unwrap();
    scene.work().await;
    assert_eq!(scene.state(order_id).await, State::Unfilled);
    assert!(scene.post.callback_kinds().contains(&"order.unfilled".to_owned()));
    let pdf =
        certificates::document(&scene.world.platform, order_id, DocumentLanguage::Russian).await.unwrap();
    assert!(!pdf.bytes.is_empty());
    assert!(scene.asked_now(order_id).await.is_empty(), "nobody is asked any more");
}

#[tokio::test]
async fn d_the_body_never_sees_a_candidate() {
    let scene = Scene::new().await;
    let order_id = scene.order("D-1", &detained()).await;
    scene.after_minutes(11).await;
    let tried = scene.tried(order_id).await;
    assert!(tried.len() >= 2);
    let seen = orders::timeline(&scene.world.platform.pool, order_id, false).await.unwrap();
    let text = seen.iter().map(|event| format!("{} {}", event.action, event.details)).collect::<String>();
    for advocate in &tried {
        assert!(!text.contains(&advocate.advocate_id.to_string()));
    }
    for callback in scene.post.callbacks() {
        for advocate in &tried {
            let body = callback.body.to_string();
            assert!(
                !body.contains(&advocate.advocate_id.to_string()) && !body.contains(&advocate.name),
                "{body}"
            );
        }
    }
}

#[tokio::test]
async fn e_an_order_cancelled_and_issued_anew_goes_to_the_same_advocate_first() {
    let scene = Scene::new().await;
    let first = scene.order("E-1", &detained()).await;
    let (actor, _) = scene.first_accepts(first).await;
    scene.cancel(scene.erdr().await, first).await.unwrap();
    assert_eq!(scene.state(first).await, State::Cancelled);
    let again = scene.order("E-2", &detained()).await;
    let asked = scene.asked_now(again).await;
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].1.as_person().unwrap().advocate_id, actor.as_person().unwrap().advocate_id);
    assert_eq!(scene.tried(again).await[0].tier, "continuity");
}

#[tokio::test]
async fn g_co_suspects_of_one_case_get_different_advocates() {
    let scene = Scene::new().await;
    let first = scene.order("G-1", &detained()).await;
    let (one, _) = scene.first_accepts(first).await;
    let second =
        orders::OrderInput {
            person_iin: String::new(), person_surname: "Екінші".to_owned(), ..detained()
        };
    let second = scene.order("G-2", &second).await;
    let (two, _) = scene.first_accepts(second).await;
    assert_ne!(one.as_person().unwrap().advocate_id, two.as_person().unwrap().advocate_id);
    let rounds = selection::rounds(&scene.world.platform.pool, second).await.unwrap();
    let counsel = one.as_person().unwrap().advocate_id.unwrap();
    let excluded = rounds[0].trace.excluded.iter().find(|row| row.advocate == counsel).unwrap();
    assert!(excluded.reasons.iter().any(|reason| reason.code() == "represents-another"));
}

#[tokio::test]
async fn h_no_offer_after_a_licence_is_suspended_and_no_acceptance_either() {
    let scene = Scene::new().await;
    let order_id = scene.order("H-1", &detained()).await;
    let (offer_id, actor) = scene.asked_now(order_id).await.remove(0);
    let advocate_id = actor.as_person().unwrap().advocate_id.unwrap();
    sqlx::query(
        "INSERT INTO licence_suspensions (id, advocate_id, during, reason) VALUES ($1, $2, tstzrange($3, NULL), 'own')",
    )
    .bind(uuid::Uuid::now_v7())
    .bind(advocate_id)
    .bind(jiff_sqlx::Timestamp::from(scene.world.platform.clock.now()))
    .execute(scene.world.db.owner_pool())
    .await
    .unwrap();
    assert_eq!(code(scene.accept(&actor, offer_id).await), "offer-not-eligible");
    scene.world.clock.advance(jiff::SignedDuration::from_mins(1));
    let other = scene.order("H-2", &another(2)).await;
    let rounds = selection::rounds(&scene.world.platform.pool, other).await.unwrap();
    let excluded = rounds[0].trace.excluded.iter().find(|row| row.advocate == advocate_id).unwrap();
    assert!(excluded.reasons.iter().any(|reason| reason.code() == "licence-suspended"));
}

#[tokio::test]
async fn i_letters_are_late_the_clock_waits_for_delivery_and_nobody_is_blamed() {
    let scene = Scene::new().await;
    scene.post.set_down(true);
    let order_id = scene.order("I-1", &detained()).await;
    scene.work().await;
    scene.after_minutes(8).await;
    scene.post.set_down(false);
    scene.after_minutes(1).await;
    let offer = scene.tried(order_id).await.remove(0);
    assert!(offer.delivered_at.is_some(), "the letter went out when the server came back");
    scene.after_minutes(5).await;
    let offer = scene.tried(order_id).await.remove(0);
    assert_eq!(offer.state, "open", "ten minutes run from delivery, not from sending");
    scene.after_minutes(6).await;
    assert_eq!(scene.tried(order_id).await[0].state, "timed_out");
    scene.post.set_down(true);
    let never = scene.order("I-2", &another(3)).await;
    scene.work().await;
    scene.after_minutes(11).await;
    assert_eq!(scene.tried(never).await[0].state, "undeliverable", "an undelivered offer is no refusal");
}

#[tokio::test]
async fn j_every_round_runs_again_to_the_same_decision() {
    let scene = Scene::new().await;
    let order_id = scene.order("J-1", &detained()).await;
    scene.work().await;
    scene.after_minutes(11).await;
    let outcomes = selection::verify(&scene.world.platform, order_id).await.unwrap();
    assert_eq!(outcomes.len(), 2);
    assert!(outcomes.iter().all(|outcome| outcome.difference.is_none()), "{outcomes:?}");
    sqlx::query("UPDATE selection_traces SET input = jsonb_set(input, '{order,minor}', 'true') WHERE order_id = $1 AND round = 1")
        .bind(order_id)
        .execute(scene.world.db.owner_pool())
        .await
        .unwrap();
    let outcomes = selection::verify(&scene.world.platform, order_id).await.unwrap();
    assert!(outcomes[0].difference.is_some(), "a changed input is noticed");
}

#[tokio::test]
async fn k_erdr_is_down_and_reads_its_messages_again_later() {
    let scene = Scene::new().await;
    let order_id = scene.order("K-1", &detained()).await;
    scene.post.set_down(true);
    scene.work().await;
    let (actor, assignment_id) = scene.first_accepts(order_id).await;
    scene.issue_notice(&actor, assignment_id).await.unwrap();
    scene.work().await;
    assert!(scene.post.callback_kinds().is_empty());
    let Actor { kind: zan_kernel::ActorKind::External { system_id }, .. } = scene.erdr().await else {
        panic!("ЕРДР is an external system");
    };
    let missed = zan_kernel::outbox::replay(&scene.world.platform.pool, system_id, 0, 100).await.unwrap();
    assert_eq!(
        missed.iter().map(|message| message.kind.as_str()).collect::<Vec<_>>(),
        ["order.received", "order.searching", "counsel.assigned", "notice.issued"]
    );
    scene.post.set_down(false);
    for _ in 0..12 {
        scene.after_minutes(30).await;
    }
    let kinds = scene.post.callback_kinds();
    assert_eq!(&kinds[..4], ["order.received", "order.searching", "counsel.assigned", "notice.issued"]);
}

#[tokio::test]
async fn an_offer_is_accepted_only_after_the_check_of_conflicts_which_is_journalled() {
    let scene = Scene::new().await;
    let order_id = scene.order("X-1", &detained()).await;
    let (offer_id, actor) = scene.asked_now(order_id).await.remove(0);
    let mut ctx = scene.ctx(actor.clone()).await;
    assert_eq!(code(offers::accept(&mut ctx, offer_id).await), "offer-check-conflict-first");
    drop(ctx);
    let names = scene.check_conflict(&actor, offer_id).await.unwrap();
    assert!(names.person.unwrap().contains("Үлгілі"));
    let events = journal::of_subject(&scene.world.platform.pool, order_id).await.unwrap();
    assert!(events.iter().any(|event| event.action == "offer.conflict_checked"));
}

#[tokio::test]
async fn another_advocate_cannot_open_or_answer_the_offer() {
    let scene = Scene::new().await;
    let order_id = scene.order("X-2", &detained()).await;
    let (offer_id, actor) = scene.asked_now(order_id).await.remove(0);
    let mut stranger = scene.world.actor("advocate1").await;
    if stranger.as_person() == actor.as_person() {
        stranger = scene.world.actor("advocate2").await;
    }
    assert_eq!(code(scene.check_conflict(&stranger, offer_id).await), "not-found");
    assert_eq!(code(scene.decline(&stranger, offer_id, "busy").await), "not-found");
    let officer = scene.world.actor("officer").await;
    assert_eq!(code(scene.check_conflict(&officer, offer_id).await), "access-denied");
}

#[tokio::test]
async fn the_journal_of_a_whole_story_verifies() {
    let scene = Scene::new().await;
    let order_id = scene.order("X-3", &detained()).await;
    let (actor, assignment_id) = scene.first_accepts(order_id).await;
    scene.issue_notice(&actor, assignment_id).await.unwrap();
    scene.work().await;
    let report = journal::verify(&scene.world.platform.pool).await.unwrap();
    assert!(report.is_clean(), "{:?}", report.findings);
    assert!(report.size > 5);
}
