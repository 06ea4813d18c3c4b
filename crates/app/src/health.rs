//! What the readiness check of the API and the status page of the site look at.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use zan_api::{Readiness, ReadinessFacts};
use zan_kernel::{BoxFuture, Error, Platform, Result, health};
use zan_site::{Check, Checks, Part};

use crate::database;

/// How long due work may wait before the status page says so.
const PATIENCE: SignedDuration = SignedDuration::from_mins(2);

struct OfDatabase(Platform);

impl Readiness for OfDatabase {
    fn facts(&self, now: Timestamp) -> BoxFuture<'_, Result<ReadinessFacts>> {
        Box::pin(async move {
            let migrated =
                database::newest_migration(&self.0.pool).await.map_err(Error::fault)? == database::wanted();
            let oldest_due = health::look(&self.0.pool, now).await?.oldest_due.map(|at| at.to_jiff());
            Ok(ReadinessFacts { migrated, oldest_due })
        })
    }
}

/// For `/readyz`.
pub fn readiness(platform: &Platform) -> Arc<dyn Readiness> {
    Arc::new(OfDatabase(platform.clone()))
}

/// For the status page.
pub fn checks(platform: &Platform) -> Checks {
    let platform = platform.clone();
    Arc::new(move || {
        let platform = platform.clone();
        Box::pin(async move { look(&platform).await })
    })
}

async fn look(platform: &Platform) -> Vec<Check> {
    let now = platform.clock.now();
    let seen = health::look(&platform.pool, now).await;
    let count = |number: i64| u64::try_from(number).ok();
    let check = |part, works, waiting| Check { part, works, waiting };
    match seen {
        Err(_) => vec![check(Part::Web, true, None), check(Part::Database, false, None)],
        Ok(seen) => vec![
            check(Part::Web, true, None),
            check(Part::Database, true, None),
            check(Part::Queue, seen.queue_moves(now, PATIENCE), count(seen.due_jobs)),
            check(Part::Letters, seen.refused_letters == 0, count(seen.waiting_letters)),
            check(Part::Register, seen.refused_messages == 0, count(seen.waiting_messages)),
        ],
    }
}
