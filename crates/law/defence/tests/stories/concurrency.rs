use std::{collections::BTreeSet, sync::Arc};

use zan_defence::orders::{self, State};
use zan_testkit::code;

use crate::scene::{Scene, another, detained};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn o_the_same_order_five_times_at_once_opens_one_request() {
    let scene = Arc::new(Scene::new().await);
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..5 {
        let scene = Arc::clone(&scene);
        calls.spawn(async move { scene.receive("O-1", &detained()).await.unwrap() });
    }
    let received = calls.join_all().await;
    let ids: BTreeSet<_> = received.iter().map(orders::Received::id).collect();
    assert_eq!(ids.len(), 1);
    assert_eq!(received.iter().filter(|one| matches!(one, orders::Received::New(_))).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn five_different_orders_for_one_person_at_once_open_one_request() {
    let scene = Arc::new(Scene::new().await);
    let mut calls = tokio::task::JoinSet::new();
    for number in 0..5 {
        let scene = Arc::clone(&scene);
        calls.spawn(async move { scene.receive(&format!("P-{number}"), &detained()).await });
    }
    let outcomes = calls.join_all().await;
    let (taken, refused): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!(taken.len(), 1);
    for outcome in refused {
        assert_eq!(code(outcome), "order-duplicate-person");
    }
}

/// Lets the urgent order pass its single rounds and the short tiers, until several advocates hold an offer at once.
async fn with_parallel_offers(scene: &Scene) -> uuid::Uuid {
    let order_id = scene.order("Q-1", &detained()).await;
    for _ in 0..20 {
        let mut asked = scene.asked_now(order_id).await;
        if asked.len() > 1 {
            break;
        }
        if let Some((offer_id, actor)) = asked.pop() {
            scene.decline(&actor, offer_id, "busy").await.unwrap();
        }
    }
    order_id
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn q_parallel_acceptances_exactly_one_wins_and_the_others_are_told_so() {
    let scene = Arc::new(Scene::new().await);
    let order_id = with_parallel_offers(&scene).await;
    let asked = scene.asked_now(order_id).await;
    assert!(asked.len() >= 2, "a later round asks several at once, asked {}", asked.len());
    for (offer_id, actor) in &asked {
        scene.check_conflict(actor, *offer_id).await.unwrap();
    }
    let mut calls = tokio::task::JoinSet::new();
    for (offer_id, actor) in asked {
        let scene = Arc::clone(&scene);
        calls.spawn(async move {
            let mut ctx = scene.ctx(actor).await;
            let assignment = zan_defence::offers::accept(&mut ctx, offer_id).await?;
            ctx.commit().await?;
            Ok::<_, zan_kernel::Error>(assignment)
        });
    }
    let outcomes = calls.join_all().await;
    let (won, lost): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    assert_eq!(won.len(), 1);
    for outcome in lost {
        assert_eq!(code(outcome), "offer-already-taken");
    }
    assert_eq!(scene.state(order_id).await, State::Accepted);
    let states: Vec<_> = scene.tried(order_id).await.into_iter().map(|tried| tried.state).collect();
    assert_eq!(states.iter().filter(|state| *state == "accepted").count(), 1);
    assert!(!states.contains(&"open".to_owned()));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_orders_at_once_are_spread_fairly() {
    let scene = Arc::new(Scene::new().await);
    let mut calls = tokio::task::JoinSet::new();
    for number in 0..20 {
        let scene = Arc::clone(&scene);
        calls.spawn(async move { scene.order(&format!("F-{number}"), &another(100 + number)).await });
    }
    let ids = calls.join_all().await;
    let mut asked = BTreeSet::new();
    for id in &ids {
        let open = scene.asked_now(*id).await;
        assert!(open.len() <= 1);
        for (_, actor) in open {
            asked.insert(actor.as_person().unwrap().advocate_id);
        }
    }
    assert!(asked.len() >= 3, "the primary advocates of the zone share the orders, asked {}", asked.len());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_workers_run_a_job_once() {
    let scene = Arc::new(Scene::new().await);
    let order_id = scene.order("W-1", &detained()).await;
    tokio::join!(scene.work(), scene.work());
    let kinds = scene.post.callback_kinds();
    assert_eq!(kinds.iter().filter(|kind| *kind == "order.received").count(), 1);
    let asked = scene.tried(order_id).await.len();
    assert_eq!(scene.post.letters().len(), asked);
}
