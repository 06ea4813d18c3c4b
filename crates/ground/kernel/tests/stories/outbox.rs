//! Callbacks leave in order, and none waits longer than it must.

use std::sync::{Arc, Mutex};

use serde_json::json;
use uuid::Uuid;
use zan_kernel::{
    Actor, BoxFuture, Ctx, Platform,
    codes::CodeLists,
    events::EventBus,
    files::FileStore,
    jobs::{self, Handlers},
    journal,
    outbox::{self, DELIVER_MESSAGE, DeliverMessage},
    ports::{Callback, Deliverer},
};
use zan_testkit::{Db, clock_at};

/// The other side; while it takes the first callback, a second loop of the worker runs what is due.
struct OtherSide {
    platform: Platform,
    taken: Mutex<Vec<String>>,
}

struct Door(Arc<OtherSide>);

impl Deliverer for Door {
    fn deliver<'a>(&'a self, callback: &'a Callback) -> BoxFuture<'a, Result<(), String>> {
        Box::pin(async move {
            if callback.kind == "first" {
                jobs::run_due(&self.0.platform, &handlers(&self.0)).await.unwrap();
            }
            self.0.taken.lock().unwrap().push(callback.kind.clone());
            Ok(())
        })
    }
}

fn handlers(side: &Arc<OtherSide>) -> Handlers {
    Handlers::default().with(DELIVER_MESSAGE, DeliverMessage(Arc::new(Door(Arc::clone(side)))))
}

#[tokio::test]
async fn a_callback_that_met_its_predecessor_on_the_way_goes_right_after_it() {
    let db = Db::fresh().await;
    journal::initialise(db.owner_pool()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let platform = Platform {
        pool: db.pool().clone(),
        clock: Arc::new(clock_at("2026-03-02T09:30:00+05:00")),
        events: EventBus::default(),
        files: FileStore::new(folder.path()),
        codes: Arc::new(CodeLists::default()),
        base_url: "http://localhost".into(),
    };
    let (system, order) = (Uuid::now_v7(), Uuid::now_v7());
    sqlx::query(
        "INSERT INTO external_systems (id, code, name, api_key_hash, callback_url, callback_secret, created_at)
         VALUES ($1, 'erdr', 'ЕРДР', 'x', 'http://127.0.0.1:1/', 'secret', now())",
    )
    .bind(system)
    .execute(db.owner_pool())
    .await
    .unwrap();
    let mut ctx = Ctx::begin(&platform, Actor::worker()).await.unwrap();
    for kind in ["first", "second", "third"] {
        outbox::write_message(&mut ctx, system, order, kind, json!({})).await.unwrap();
    }
    ctx.record("test.happened", "order", order, json!({}));
    ctx.commit().await.unwrap();

    let side = Arc::new(OtherSide { platform: platform.clone(), taken: Mutex::default() });
    jobs::run_due(&platform, &handlers(&side)).await.unwrap();

    // The clock has not moved: nobody sat out a pause.
    assert_eq!(*side.taken.lock().unwrap(), ["first", "second", "third"]);
    let left =
        sqlx::query_scalar::<_, i64>("SELECT count(*) FROM jobs WHERE state <> 'done' OR attempts > 1")
            .fetch_one(db.owner_pool())
            .await
            .unwrap();
    assert_eq!(left, 0);
}
