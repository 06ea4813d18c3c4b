//! Checks of health.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::Timestamp;
use serde_json::json;
use zan_api::{Readiness, ReadinessFacts};
use zan_kernel::{BoxFuture, Result, health};
use zan_testkit::world::World;
use zan_ui::Shell;

use crate::scene::{Facts, Reply, Scene, ask, order};

/// What the program hands over.
struct OfDatabase(sqlx::PgPool);

impl Readiness for OfDatabase {
    fn facts(&self, now: Timestamp) -> BoxFuture<'_, Result<ReadinessFacts>> {
        Box::pin(async move {
            let oldest_due = health::look(&self.0, now).await?.oldest_due.map(|at| at.to_jiff());
            Ok(ReadinessFacts { migrated: true, oldest_due })
        })
    }
}

async fn probe(web: &Router, path: &str) -> Reply {
    ask(web.clone(), Request::get(path).body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_queue_that_nobody_works_on_makes_unready() {
    let scene = Scene::new().await;
    let shell = Shell::new(scene.world.platform.clone());
    let web = zan_api::doors(Arc::new(OfDatabase(scene.world.platform.pool.clone()))).into_router(shell);
    assert_eq!(probe(&web, "/readyz").await.status, StatusCode::OK);
    scene.taken(&order(1)).await;
    assert_eq!(probe(&web, "/readyz").await.status, StatusCode::OK, "the work is new");
    scene.world.clock.advance(jiff::SignedDuration::from_mins(6));
    let reply = probe(&web, "/readyz").await;
    assert_eq!(reply.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(
        reply.json(),
        json!({"ready": false, "checks": [{"name": "database", "ok": true}, {"name": "migrations", "ok": true},
            {"name": "queue", "ok": false}]})
    );
    assert_eq!(probe(&web, "/healthz").await.json(), json!({"status": "ok"}));
}

#[tokio::test]
async fn a_database_out_of_reach_makes_unready_and_not_dead() {
    let world = World::new().await;
    let readiness = Arc::new(Facts(Err("out of reach".to_owned())));
    let web = zan_api::doors(readiness).into_router(Shell::new(world.platform.clone()));
    world.platform.pool.close().await;
    let reply = probe(&web, "/readyz").await;
    assert_eq!((reply.status, &reply.json()["ready"]), (StatusCode::SERVICE_UNAVAILABLE, &json!(false)));
    let alive = probe(&web, "/healthz").await;
    assert_eq!(
        (alive.status, alive.headers["cache-control"].to_str().unwrap()),
        (StatusCode::OK, "no-store")
    );
    assert!(!alive.headers.contains_key("set-cookie"));
}
