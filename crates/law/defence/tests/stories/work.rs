use zan_defence::acts::{self, AnswerInput};
use zan_testkit::code;

use crate::scene::{Scene, another, detained};

#[tokio::test]
async fn work_is_recorded_with_times_from_both_sides() {
    let scene = Scene::new().await;
    let order_id = scene.order("act-1", &detained()).await;
    let (actor, assignment_id) = scene.first_accepts(order_id).await;
    scene.issue_notice(&actor, assignment_id).await.unwrap();
    scene.after_minutes(240).await;
    let first =
        scene.record_act(&actor, assignment_id, "2026-03-02T12:00", "2026-03-02T13:30").await.unwrap();
    let second =
        scene.record_act(&actor, assignment_id, "02.03.2026 09:40", "02.03.2026 10:10").await.unwrap();
    let mut ctx = scene.ctx(scene.erdr().await).await;
    let confirmed = AnswerInput { answer: "confirmed".to_owned(), ..AnswerInput::default() };
    acts::answer(&mut ctx, first, &confirmed).await.unwrap();
    let silent = AnswerInput { answer: "disputed".to_owned(), ..AnswerInput::default() };
    assert_eq!(code(acts::answer(&mut ctx, second, &silent).await), "fields-invalid");
    let disputed = AnswerInput {
        answer: "disputed".to_owned(),
        started_at: "2026-03-02T09:50".to_owned(),
        ended_at: "2026-03-02T10:10".to_owned(),
        note: "Кейінірек басталды".to_owned(),
        officer_name: "Тексеруші Үлгі".to_owned(),
    };
    acts::answer(&mut ctx, second, &disputed).await.unwrap();
    ctx.commit().await.unwrap();
    let both = acts::of_order(&scene.world.platform.pool, order_id).await.unwrap();
    assert_eq!(both.iter().map(acts::Act::minutes).collect::<Vec<_>>(), [30, 90]);
    assert_eq!(both[0].answer(), acts::BodyAnswer::Disputed);
    assert!(both[0].body_started_at.is_some() && both[0].started_at.to_string().contains("04:40"));
    assert_eq!(both[1].answer(), acts::BodyAnswer::Confirmed);
    let mut ctx = scene.ctx(scene.erdr().await).await;
    assert_eq!(code(acts::answer(&mut ctx, first, &disputed).await), "act-fixed");
}

#[tokio::test]
async fn no_minute_is_recorded_twice_not_even_in_another_case() {
    let scene = Scene::new().await;
    let order_id = scene.order("act-2", &detained()).await;
    let (actor, assignment_id) = scene.first_accepts(order_id).await;
    scene.issue_notice(&actor, assignment_id).await.unwrap();
    scene.after_minutes(240).await;
    scene.record_act(&actor, assignment_id, "2026-03-02T10:00", "2026-03-02T11:00").await.unwrap();
    let overlapping = scene.record_act(&actor, assignment_id, "2026-03-02T10:59", "2026-03-02T11:30").await;
    assert_eq!(code(overlapping), "act-overlaps");
    scene.record_act(&actor, assignment_id, "2026-03-02T11:00", "2026-03-02T11:30").await.unwrap();
}

#[tokio::test]
async fn times_that_cannot_be_are_refused_field_by_field() {
    let scene = Scene::new().await;
    let order_id = scene.order("act-3", &another(50)).await;
    let (actor, assignment_id) = scene.first_accepts(order_id).await;
    for (start, end) in [
        ("2026-03-02T12:00", "2026-03-02T11:00"),
        ("2026-03-01T12:00", "2026-03-01T13:00"),
        ("2030-01-01T00:00", "2030-01-01T01:00"),
        ("yesterday", ""),
    ] {
        let outcome = scene.record_act(&actor, assignment_id, start, end).await;
        assert_eq!(code(outcome), "fields-invalid", "{start} – {end}");
    }
}

#[tokio::test]
async fn a_full_disk_delays_the_notice_and_loses_nothing() {
    let scene = Scene::new().await;
    let order_id = scene.order("disk-1", &detained()).await;
    let (actor, assignment_id) = scene.first_accepts(order_id).await;
    // A file where the folder should be refuses every write, as a full disk does.
    let folder = scene.world.documents().to_path_buf();
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::write(&folder, b"full").unwrap();
    scene.prepare_notice(&actor, assignment_id).await.unwrap();
    scene.work().await;
    let pool = &scene.world.platform.pool;
    let notice = zan_defence::notices::of_order(pool, order_id).await.unwrap().unwrap();
    assert!(!notice.is_ready(), "the number is given, the papers are late");
    assert!(!scene.post.callback_kinds().contains(&"notice.issued".to_owned()));
    std::fs::remove_file(&folder).unwrap();
    std::fs::create_dir_all(&folder).unwrap();
    scene.after_minutes(1).await;
    let again = zan_defence::notices::of_order(pool, order_id).await.unwrap().unwrap();
    assert!(again.is_ready() && again.number == notice.number && !again.is_signed());
    scene.sign_notice(&actor, assignment_id).await.unwrap();
    scene.work().await;
    assert!(scene.post.callback_kinds().contains(&"notice.issued".to_owned()));
}
