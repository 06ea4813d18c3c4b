//! One database for one test.

use std::process;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use anyhow::Result;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, Executor, PgConnection, PgPool};

use crate::{cluster, template};

/// A migrated, empty database of one test; dropped with this guard.
#[derive(Debug)]
pub struct Db {
    name: String,
    options: PgConnectOptions,
    maintenance: PgConnectOptions,
    pool: PgPool,
    owner_pool: PgPool,
}

impl Db {
    /// A database with the migrations of this checkout and nothing else.
    ///
    /// # Panics
    /// When there is no PostgreSQL or a migration fails: no test can go on without it.
    pub async fn fresh() -> Self {
        match Self::create(template::PLAIN, async |_| Ok(())).await {
            Ok(db) => db,
            Err(error) => panic!("no test database: {error:#}"),
        }
    }

    /// A database that `fill` has filled. `fill` runs once for each `variant` and build of the test
    /// program, with a pool of the owner; every further call copies its result.
    ///
    /// # Panics
    /// As [`Db::fresh`], and when `fill` fails.
    pub async fn filled<F>(variant: &str, fill: F) -> Self
    where
        F: AsyncFnOnce(PgPool) -> Result<()>,
    {
        match Self::create(variant, fill).await {
            Ok(db) => db,
            Err(error) => panic!("no test database `{variant}`: {error:#}"),
        }
    }

    async fn create<F>(variant: &str, fill: F) -> Result<Self>
    where
        F: AsyncFnOnce(PgPool) -> Result<()>,
    {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let maintenance = cluster::maintenance()?;
        let template = template::ensure(&maintenance, variant, fill).await?;
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("zan_test_{}_{number}", process::id());
        let mut connection = PgConnection::connect_with(&maintenance).await?;
        template::run(&mut connection, format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)")).await?;
        let statement = format!("CREATE DATABASE \"{name}\" TEMPLATE \"{template}\" STRATEGY FILE_COPY");
        template::run(&mut connection, statement).await?;
        connection.close().await?;
        let options = maintenance.clone().database(&name);
        let owner_pool = PgPoolOptions::new().max_connections(4).connect_lazy_with(options.clone());
        let pool = as_application(PgPoolOptions::new().max_connections(8)).connect_lazy_with(options.clone());
        Ok(Self { name, options, maintenance, pool, owner_pool })
    }

    /// Connections with the rights of the application (role `zan_app`): what the code under test uses.
    #[must_use]
    pub fn pool(&self) -> &PgPool {
        &self.pool
    }

    /// Connections of the owner, for what the application itself may not do.
    #[must_use]
    pub fn owner_pool(&self) -> &PgPool {
        &self.owner_pool
    }

    /// How to connect as the owner, for a test that starts a server process or a pool of its own.
    #[must_use]
    pub fn options(&self) -> &PgConnectOptions {
        &self.options
    }

    /// The address of this database, with the password of the test server, for a process of its own.
    #[must_use]
    pub fn url(&self) -> String {
        use sqlx::ConnectOptions;
        let mut url = self.options.to_url_lossy();
        url.set_path(&self.name);
        url.to_string()
    }

    /// Name of the database.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

fn as_application(options: PgPoolOptions) -> PgPoolOptions {
    options.after_connect(|connection, _| {
        Box::pin(async move {
            connection.execute("SET ROLE zan_app").await?;
            Ok(())
        })
    })
}

impl Drop for Db {
    /// On a thread and runtime of its own: the test's runtime may be ending. Waited for, so that a
    /// finished test run leaves nothing. Failures are left to the sweep of the next run.
    fn drop(&mut self) {
        let statement = format!("DROP DATABASE IF EXISTS \"{}\" WITH (FORCE)", self.name);
        let maintenance = self.maintenance.clone();
        let dropping = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let Ok(runtime) = runtime else { return };
            let _ = runtime.block_on(async {
                let mut connection = PgConnection::connect_with(&maintenance).await?;
                template::run(&mut connection, statement).await?;
                anyhow::Ok(connection.close().await?)
            });
        });
        let _ = dropping.join();
    }
}
