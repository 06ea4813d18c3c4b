//! The named world of tests: reference data and the invented country of the demonstration, on one day.

use std::sync::Arc;

use serde_json::{Value, json};
use sqlx::PgPool;
use zan_kernel::{
    Actor, Clock, ManualClock, Person, Platform, codes::CodeLists, events::EventBus, files::FileStore,
    journal,
};
use zan_registry::{
    accounts, demo,
    reference::{self, DataSource},
};

use crate::{Db, clock_at};

/// Monday morning in Astana: licences, agreements and rotas of the world are laid around this day.
pub const MORNING: &str = "2026-03-02T09:30:00+05:00";
/// Password of everybody.
pub const PASSWORD: &str = "world-of-tests-2026";
/// A body of the world that appoints counsel.
pub const UNIT: &str = "ASTANA-UP-SARYARKA";
/// API key of the external system `erdr`.
pub const API_KEY: &str = "world-of-tests-api-key-0123456789abcdef";
/// Secret of its callbacks.
pub const CALLBACK_SECRET: &str = "world-of-tests-callback-secret";

/// A database with the world in it, a clock standing at [`MORNING`], and what actions need.
pub struct World {
    pub db: Db,
    pub clock: ManualClock,
    pub platform: Platform,
    folder: tempfile::TempDir,
}

impl World {
    /// A world of its own for one test.
    ///
    /// # Panics
    /// When the database or the data refuse: no test can go on without them.
    pub async fn new() -> Self {
        let db = Db::filled("world", async |pool| {
            let clock = clock_at(MORNING);
            journal::initialise(&pool).await?;
            let folder = std::env::temp_dir();
            let mut platform = platform(&pool, &clock, &folder).await;
            reference::load(&platform, &DataSource::Embedded).await?;
            platform.codes = Arc::new(CodeLists::load(&pool).await?);
            demo::load(&platform, &options()).await?;
            Ok(())
        })
        .await;
        let clock = clock_at(MORNING);
        let folder = match tempfile::tempdir() {
            Ok(folder) => folder,
            Err(error) => panic!("no folder for documents: {error}"),
        };
        let platform = platform(db.pool(), &clock, folder.path()).await;
        Self { db, clock, platform, folder }
    }

    /// Folder of the documents.
    #[must_use]
    pub fn documents(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// A person of the world by login.
    ///
    /// # Panics
    /// When there is no such account: a mistake of the test.
    pub async fn person(&self, login: &str) -> Person {
        person(&self.platform.pool, login).await
    }

    /// A person of the world as the actor of actions.
    ///
    /// # Panics
    /// As [`World::person`].
    pub async fn actor(&self, login: &str) -> Actor {
        Actor::person(self.person(login).await)
    }
}

/// Somebody who has an account, by login.
///
/// # Panics
/// When there is no such account: a mistake of the test.
pub async fn person(pool: &PgPool, login: &str) -> Person {
    match accounts::by_login(pool, login).await {
        Ok(Some(account)) => Person {
            account_id: account.id,
            role: account.role,
            full_name: account.full_name,
            login: account.login,
            language: account.language,
            unit_id: account.unit_id,
            region: account.region,
            advocate_id: account.advocate_id,
        },
        Ok(None) => panic!("no account `{login}`"),
        Err(error) => panic!("{error}"),
    }
}

/// The fields of an urgent order about a detained adult, by the names of the page on which a body types them.
#[must_use]
pub fn detained() -> Value {
    json!({
        "body_code": UNIT,
        "officer_name": "Тексеруші Үлгі",
        "officer_phone": "+7 700 000 00 01",
        "erdr_number": "267100000000001",
        "articles": "188",
        "gravity": "medium",
        "person_identified": true,
        "person_iin": "900101300126",
        "person_surname": "Үлгілі",
        "person_given": "Асқар",
        "person_patronymic": "",
        "person_birth_date": "",
        "person_role": "suspect",
        "minor": false,
        "ground": "1",
        "language": "kk",
        "detained_at": "2026-03-02T08:00",
        "purpose": "enter",
        "act_kind": "interrogation",
        "act_at": "2026-03-02T12:00",
        "place": "Астана, Сарыарқа",
        "secret": false,
        "no_conflict": false,
        "order_number": "77",
        "order_date": "2026-03-02",
    })
}

fn options() -> demo::Options {
    demo::Options {
        seed: 7,
        today: jiff::civil::date(2026, 3, 2),
        password: PASSWORD.to_owned(),
        erdr: Some(demo::Erdr {
            api_key: API_KEY.to_owned(),
            callback_url: "http://127.0.0.1:9/callbacks".to_owned(),
            callback_secret: CALLBACK_SECRET.to_owned(),
        }),
    }
}

async fn platform(pool: &PgPool, clock: &ManualClock, folder: &std::path::Path) -> Platform {
    let codes = match CodeLists::load(pool).await {
        Ok(codes) => codes,
        Err(error) => panic!("no code lists: {error}"),
    };
    let clock: Arc<dyn Clock> = Arc::new(clock.clone());
    Platform {
        pool: pool.clone(),
        clock,
        events: EventBus::default(),
        files: FileStore::new(folder),
        codes: Arc::new(codes),
        base_url: "http://localhost:8080".into(),
    }
}
