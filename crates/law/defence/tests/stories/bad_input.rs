use zan_defence::{
    notices,
    orders::{self, OrderInput},
};
use zan_signing::Act as _;
use zan_testkit::{code, refusal, world::UNIT, wrong_fields};

use crate::scene::{Scene, detained};

#[tokio::test]
async fn every_wrong_field_is_reported_at_once() {
    let scene = Scene::new().await;
    let empty =
        OrderInput { body_code: "NOWHERE".to_owned(), person_identified: true, ..OrderInput::default() };
    let wrong = wrong_fields(scene.receive("bad-1", &empty).await);
    let names: Vec<_> = wrong.iter().map(|(name, _)| name.as_str()).collect();
    for name in [
        "body_code",
        "erdr_number",
        "officer_phone",
        "officer_name",
        "articles",
        "gravity",
        "person_surname",
        "person_given",
        "person_role",
        "ground",
        "language",
        "purpose",
        "act_kind",
        "act_at",
        "place",
        "order_number",
        "order_date",
    ] {
        assert!(names.contains(&name), "{name} is not in {names:?}");
    }
}

#[tokio::test]
async fn a_wrong_iin_is_named() {
    let scene = Scene::new().await;
    let wrong = OrderInput { person_iin: "900101300127".to_owned(), ..detained() };
    assert_eq!(
        wrong_fields(scene.receive("bad-2", &wrong).await),
        [("person_iin".to_owned(), "iin-checksum")]
    );
}

#[tokio::test]
async fn a_closed_body_and_a_body_without_a_zone_are_explained() {
    let scene = Scene::new().await;
    sqlx::query("UPDATE units SET open = false WHERE code = $1")
        .bind(UNIT)
        .execute(scene.world.db.owner_pool())
        .await
        .unwrap();
    assert_eq!(
        wrong_fields(scene.receive("bad-3", &detained()).await),
        [("body_code".to_owned(), "body-closed")]
    );
    sqlx::query(
        "DELETE FROM unit_zones WHERE unit_id = (SELECT id FROM units WHERE code = 'ASTANA-UP-ESIL')",
    )
    .execute(scene.world.db.owner_pool())
    .await
    .unwrap();
    let without_zone = OrderInput { body_code: "ASTANA-UP-ESIL".to_owned(), ..detained() };
    assert_eq!(
        wrong_fields(scene.receive("bad-4", &without_zone).await),
        [("body_code".to_owned(), "body-without-zone")]
    );
}

#[tokio::test]
async fn a_duplicate_with_other_content_changes_nothing() {
    let scene = Scene::new().await;
    let id = scene.order("dup-1", &detained()).await;
    let other = OrderInput { place: "Басқа жер".to_owned(), ..detained() };
    assert_eq!(code(scene.receive("dup-1", &other).await), "order-duplicate-other-content");
    let kept = orders::by_id(&scene.world.platform.pool, id).await.unwrap();
    assert_eq!(kept.place, detained().place);
    assert_eq!(scene.receive("dup-1", &detained()).await.unwrap(), orders::Received::Same(id));
}

#[tokio::test]
async fn the_same_person_twice_is_refused_with_the_number_of_the_live_request() {
    let scene = Scene::new().await;
    let id = scene.order("dup-2", &detained()).await;
    let kept = orders::by_id(&scene.world.platform.pool, id).await.unwrap();
    let refused = refusal(scene.receive("dup-3", &detained()).await);
    assert_eq!(refused.code, "order-duplicate-person");
    assert_eq!(refused.args, [("number", kept.number)]);
}

#[tokio::test]
async fn an_unidentified_person_is_taken_and_several_of_them_too() {
    let scene = Scene::new().await;
    let unknown = OrderInput {
        person_identified: false,
        person_iin: String::new(),
        person_surname: String::new(),
        person_given: String::new(),
        ..detained()
    };
    let first = scene.order("unknown-1", &unknown).await;
    let second = scene.order("unknown-2", &unknown).await;
    assert_ne!(first, second, "two unknown detainees are two people");
    assert_eq!(orders::by_id(&scene.world.platform.pool, first).await.unwrap().person_name(), None);
}

#[tokio::test]
async fn an_officer_files_for_the_own_body_only_and_sees_only_it() {
    let scene = Scene::new().await;
    let officer = scene.world.actor("officer").await;
    let mut ctx = scene.ctx(officer.clone()).await;
    let foreign_code = OrderInput { body_code: "ALMATY-DP".to_owned(), ..detained() };
    let id = orders::submit(&mut ctx, &scene.world.platform.codes, &foreign_code).await.unwrap();
    ctx.commit().await.unwrap();
    let order = orders::by_id(&scene.world.platform.pool, id).await.unwrap();
    assert_eq!(Some(order.body_id), officer.as_person().unwrap().unit_id);
    let foreign = uuid::Uuid::now_v7();
    assert_eq!(code(orders::for_officer(&scene.world.platform.pool, foreign, id).await), "not-found");
}

#[tokio::test]
async fn nothing_of_legal_effect_happens_without_a_signature() {
    let scene = Scene::new().await;
    let order_id = scene.order("unsigned-1", &detained()).await;
    let (actor, assignment_id) = scene.first_accepts(order_id).await;
    scene.prepare_notice(&actor, assignment_id).await.unwrap();
    scene.work().await;
    let platform = &scene.world.platform;
    let payload = serde_json::json!({"assignment_id": assignment_id});

    let mut unsigned = zan_kernel::Ctx::begin(platform, actor).await.unwrap();
    let notice = notices::Issue.perform(platform, &mut unsigned, &payload).await;
    assert_eq!(notice.unwrap_err().code(), Some("signature-required"));
    drop(unsigned);
    let officer = scene.world.actor("officer").await;
    let mut unsigned = zan_kernel::Ctx::begin(platform, officer).await.unwrap();
    let order = orders::submit(&mut unsigned, &platform.codes, &detained()).await;
    assert_eq!(order.unwrap_err().code(), Some("signature-required"));
    drop(unsigned);
    let dispatcher = scene.world.actor("dispatcher").await;
    let mut unsigned = zan_kernel::Ctx::begin(platform, dispatcher).await.unwrap();
    let certificate = zan_defence::certificates::issue(&mut unsigned, order_id, "Ешкім табылған жоқ").await;
    assert_eq!(certificate.unwrap_err().code(), Some("signature-required"));

    let notice = notices::of_order(&platform.pool, order_id).await.unwrap().unwrap();
    assert!(!notice.is_signed());
    assert!(
        !scene.post.callback_kinds().contains(&"notice.issued".to_owned()),
        "the body hears of no notice"
    );
    let checked = notices::check(&platform.pool, &notice.number, &notice.check_code).await.unwrap();
    assert!(checked.is_none(), "an unsigned notice does not exist for anybody else");
}

#[tokio::test]
async fn a_rehearsal_shows_what_would_be_signed_and_keeps_nothing() {
    let scene = Scene::new().await;
    let platform = &scene.world.platform;
    let officer = scene.world.actor("officer").await;
    let payload = serde_json::to_value(detained()).unwrap();
    let rehearse = async || {
        let mut ctx = zan_kernel::Ctx::begin(platform, officer.clone()).await.unwrap().rehearsing();
        let performed = orders::Submit.perform(platform, &mut ctx, &payload).await.unwrap();
        let kept = ctx.commit().await;
        assert!(kept.is_err(), "a rehearsal cannot commit");
        performed.papers
    };
    let first = rehearse().await;
    scene.world.clock.advance(jiff::SignedDuration::from_mins(2));
    assert_eq!(first, rehearse().await, "the same order is the same bytes two minutes later");
    let text = String::from_utf8(first[0].bytes.clone()).unwrap();
    assert!(text.contains("order.submit") && !text.contains("71-2026"), "{text}");
    let orders = orders::list_all(&platform.pool, orders::Filter::default()).await.unwrap();
    assert_eq!(orders.total, 0);
}
