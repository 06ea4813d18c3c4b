//! The journal on a real database: append-only by privilege, and verification that names the row.

use std::sync::Arc;

use serde_json::json;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Actor, Ctx, Platform, codes::CodeLists, events::EventBus, files::FileStore, journal};
use zan_testkit::{Db, clock_at};

struct Scene {
    db: Db,
    platform: Platform,
    _folder: tempfile::TempDir,
}

impl Scene {
    async fn with_events(count: u64) -> Self {
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
        for number in 0..count {
            let mut ctx = Ctx::begin(&platform, Actor::worker()).await.unwrap();
            ctx.record(
                "test.happened",
                "test",
                Uuid::now_v7(),
                json!({"number": number, "Қазақша": "ә ғ қ"}),
            );
            ctx.commit().await.unwrap();
            if number % 4 == 3 {
                journal::make_checkpoint(&platform.pool, platform.clock.now()).await.unwrap();
            }
        }
        Self { db, platform, _folder: folder }
    }

    /// What only somebody with the owner's rights can do: it must be found afterwards.
    async fn tamper(&self, statement: &'static str) {
        sqlx::raw_sql(statement).execute(self.db.owner_pool()).await.unwrap();
    }

    async fn findings(&self) -> String {
        let report = journal::verify(&self.platform.pool).await.unwrap();
        assert!(!report.is_clean());
        report.findings.iter().map(|finding| format!("{finding}\n")).collect()
    }
}

#[tokio::test]
async fn an_untouched_journal_is_clean() {
    let scene = Scene::with_events(10).await;
    let report = journal::verify(&scene.platform.pool).await.unwrap();
    assert!(report.is_clean(), "{:?}", report.findings);
    assert_eq!(report.size, 10);
}

#[tokio::test]
async fn a_changed_row_is_named() {
    let scene = Scene::with_events(10).await;
    scene.tamper("UPDATE journal_entries SET details = '{\"number\": 99}' WHERE leaf_index = 5").await;
    assert!(scene.findings().await.contains("row 5: changed"));
}

#[tokio::test]
async fn a_removed_row_is_named() {
    let scene = Scene::with_events(10).await;
    scene.tamper("DELETE FROM journal_entries WHERE leaf_index = 6").await;
    assert!(scene.findings().await.contains("row 6: removed"));
}

#[tokio::test]
async fn a_removed_last_row_is_named() {
    let scene = Scene::with_events(10).await;
    scene.tamper("DELETE FROM journal_entries WHERE leaf_index = 9").await;
    assert!(scene.findings().await.contains("row 9: removed"));
}

#[tokio::test]
async fn two_exchanged_rows_are_named() {
    let scene = Scene::with_events(10).await;
    scene
        .tamper(
            "UPDATE journal_entries SET leaf_index = 1000 WHERE leaf_index = 2;
             UPDATE journal_entries SET leaf_index = 2 WHERE leaf_index = 7;
             UPDATE journal_entries SET leaf_index = 7 WHERE leaf_index = 1000;",
        )
        .await;
    let found = scene.findings().await;
    assert!(found.contains("row 2: moved, it was written as row 7"), "{found}");
    assert!(found.contains("row 7: moved, it was written as row 2"), "{found}");
}

#[tokio::test]
async fn the_application_may_not_change_or_remove_what_happened() {
    let scene = Scene::with_events(1).await;
    for statement in [
        "UPDATE journal_entries SET action = 'x'",
        "DELETE FROM journal_entries",
        "TRUNCATE journal_entries",
        "UPDATE journal_checkpoints SET body = 'x'",
        "DELETE FROM selection_traces",
        "UPDATE selection_traces SET trace = '{}'",
        "UPDATE claim_decisions SET note = 'x'",
        "DELETE FROM orders",
        "DELETE FROM accounts",
        "DROP TABLE journal_entries",
    ] {
        assert!(refused(scene.db.pool(), statement).await, "{statement}");
    }
}

async fn refused(pool: &PgPool, statement: &'static str) -> bool {
    match sqlx::raw_sql(statement).execute(pool).await {
        Err(sqlx::Error::Database(error)) => error.code().as_deref() == Some("42501"),
        _ => false,
    }
}

#[tokio::test]
async fn a_change_that_records_nothing_cannot_be_committed() {
    let scene = Scene::with_events(0).await;
    let mut ctx = Ctx::begin(&scene.platform, Actor::worker()).await.unwrap();
    sqlx::query("INSERT INTO number_counters VALUES ('secret', 1)").execute(ctx.db()).await.unwrap();
    assert!(ctx.commit().await.is_err());
    let kept: i64 = sqlx::query_scalar("SELECT count(*) FROM number_counters")
        .fetch_one(scene.db.owner_pool())
        .await
        .unwrap();
    assert_eq!(kept, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_writers_at_once_leave_one_unbroken_order() {
    let scene = Scene::with_events(0).await;
    let mut writers = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let platform = scene.platform.clone();
        writers.spawn(async move {
            let mut ctx = Ctx::begin(&platform, Actor::worker()).await.unwrap();
            ctx.record("test.happened", "test", Uuid::now_v7(), json!({}));
            ctx.record("test.happened", "test", Uuid::now_v7(), json!({}));
            ctx.commit().await.unwrap();
        });
    }
    writers.join_all().await;
    let report = journal::verify(&scene.platform.pool).await.unwrap();
    assert!(report.is_clean() && report.size == 80, "{report:?}");
}
