//! The same request completed twice at once.

use std::sync::Arc;

use zan_signing::State;

use crate::scene::Scene;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_five_signatures_that_come_at_once_one_performs_the_act() {
    let scene = Arc::new(Scene::new().await);
    let request = scene.order_request().await;
    let key = scene.body_key("officer").await;
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..5 {
        let scene = Arc::clone(&scene);
        let signatures = scene.signed(request, &key).await;
        calls.spawn(async move { scene.complete(request, signatures).await });
    }
    let (won, lost): (Vec<_>, Vec<_>) = calls.join_all().await.into_iter().partition(Result::is_ok);
    assert_eq!(won.len(), 1);
    for outcome in lost {
        assert_eq!(zan_testkit::code(outcome), "signature-ended");
    }
    assert_eq!(scene.state(request).await, State::Signed);
    assert_eq!(scene.signatures(request).await.len(), 1);
    let orders: i64 = sqlx::query_scalar("SELECT count(*) FROM orders")
        .fetch_one(scene.world.db.owner_pool())
        .await
        .unwrap();
    assert_eq!(orders, 1);
    let actions = scene.actions(request).await;
    assert_eq!(actions.iter().filter(|action| *action == "signature.accepted").count(), 1);
    assert_eq!(actions.iter().filter(|action| *action == "signature.refused").count(), 4);
}
