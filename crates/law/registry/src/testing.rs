//! What the stories of this crate stand on.

use std::sync::Arc;

use jiff::Timestamp;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{
    Actor, Ctx, ManualClock, Person, Platform, Role, codes::CodeLists, events::EventBus, files::FileStore,
    journal,
};
use zan_language::Lang;
use zan_testkit::Db;

use crate::{demo, reference};

pub(crate) const NOW: &str = "2026-11-23T12:00:00+05:00";
pub(crate) const PASSWORD: &str = "жасыл таудағы үй";

pub(crate) struct World {
    pub platform: Platform,
    pub clock: ManualClock,
    pub db: Db,
}

fn platform(pool: PgPool, clock: &ManualClock) -> Platform {
    Platform {
        pool,
        clock: Arc::new(clock.clone()),
        events: EventBus::default(),
        files: FileStore::new(std::env::temp_dir()),
        codes: Arc::new(CodeLists::default()),
        base_url: "http://127.0.0.1".into(),
    }
}

pub(crate) fn options() -> demo::Options {
    demo::Options {
        seed: 7,
        today: jiff::civil::Date::constant(2026, 11, 23),
        password: PASSWORD.to_owned(),
        erdr: Some(demo::Erdr {
            api_key: "demo-key".to_owned(),
            callback_url: "http://127.0.0.1:9/callbacks".to_owned(),
            callback_secret: "a secret of sixteen".to_owned(),
        }),
    }
}

/// A database with the reference data and nobody.
pub(crate) async fn empty_country() -> World {
    world("registry-reference", false).await
}

/// A database with the invented country.
pub(crate) async fn demo_country() -> World {
    world("registry-demo", true).await
}

async fn world(variant: &str, people: bool) -> World {
    let clock = zan_testkit::clock_at(NOW);
    let of_fill = clock.clone();
    let db = Db::filled(variant, async move |pool| {
        journal::initialise(&pool).await?;
        let platform = platform(pool, &of_fill);
        reference::load(&platform, &reference::DataSource::Embedded).await?;
        if people {
            demo::load(&platform, &options()).await?;
        }
        Ok(())
    })
    .await;
    World { platform: platform(db.pool().clone(), &clock), clock, db }
}

impl World {
    pub(crate) fn pool(&self) -> &PgPool {
        &self.platform.pool
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.platform.clock.now()
    }

    pub(crate) async fn ctx(&self, actor: Actor) -> Ctx {
        Ctx::begin(&self.platform, actor).await.unwrap()
    }

    pub(crate) async fn administrator(&self) -> Ctx {
        self.ctx(administrator()).await
    }

    pub(crate) async fn id(&self, sql: &'static str) -> Uuid {
        sqlx::query_scalar(sql).fetch_one(self.db.owner_pool()).await.unwrap()
    }

    /// What the journal holds, in order.
    pub(crate) async fn journal(&self) -> Vec<(String, String)> {
        sqlx::query_as("SELECT action, details::text FROM journal_entries ORDER BY leaf_index")
            .fetch_all(self.pool())
            .await
            .unwrap()
    }
}

pub(crate) fn administrator() -> Actor {
    person(Role::Administrator, Uuid::from_u128(1))
}

pub(crate) fn person(role: Role, account_id: Uuid) -> Actor {
    Actor::person(Person {
        account_id,
        role,
        full_name: "Әбенова Айгүл".to_owned(),
        login: "aigul".to_owned(),
        language: Lang::Kk,
        unit_id: None,
        region: None,
        advocate_id: None,
    })
}
