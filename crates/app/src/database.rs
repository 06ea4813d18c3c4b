//! The database of a process: a server of the operator, or the private one as a child.

use std::{str::FromStr as _, sync::Arc};

use anyhow::{Context as _, Result};
use sqlx::{
    Executor as _, PgPool,
    migrate::Migrator,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use zan_kernel::{Clock, Platform, codes::CodeLists, events::EventBus, files::FileStore, journal};
use zan_private_pg::{PrivatePostgres, Running, Settings};
use zan_registry::reference::{self, DataSource, Loaded};

use crate::config::{Config, Secret};

static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// Name of the database inside the private server.
const NAME: &str = "zan";

/// An open database.
pub struct Database {
    /// Connections with the rights of the application.
    pub pool: PgPool,
    owner: PgConnectOptions,
    private: Option<Running>,
}

/// How to reach the database.
pub enum Server {
    /// The operator's server: address for the application, address for migrations.
    Outside { url: String, migration_url: String },
    /// The private server.
    Private(Settings),
}

impl Server {
    /// As the configuration says.
    pub fn of(config: &Config) -> Self {
        match config.database.url.as_ref().map(Secret::expose) {
            Some(url) => {
                let migration_url = config.database.migration_url.as_ref().map_or(url, Secret::expose);
                Self::Outside { url: url.to_owned(), migration_url: migration_url.to_owned() }
            }
            None => {
                let mut settings = Settings::new(&config.private_postgres.folder);
                settings.bin.clone_from(&config.private_postgres.bin);
                Self::Private(settings)
            }
        }
    }
}

impl Database {
    /// Opens the database, starting the private server when there is no other.
    ///
    /// # Errors
    /// When it cannot be reached or started; the sentence says what to do.
    pub async fn open(server: Server, max_connections: u32) -> Result<Self> {
        let (application, owner, private) = match server {
            Server::Outside { url, migration_url } => (
                PgConnectOptions::from_str(&url).context("database.url")?,
                PgConnectOptions::from_str(&migration_url).context("database.migration_url")?,
                None,
            ),
            Server::Private(settings) => {
                let running = PrivatePostgres::start(settings).await?;
                running.create_database_if_missing(NAME).await?;
                let options = running.connect_options(NAME);
                (options.clone(), options, Some(running))
            }
        };
        let pool = PgPoolOptions::new()
            .max_connections(max_connections)
            .after_connect(|connection, _| {
                Box::pin(async move {
                    // Before the first migration the role does not exist; nothing but migrations runs then.
                    let exists: bool =
                        sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'zan_app')")
                            .fetch_one(&mut *connection)
                            .await?;
                    if exists {
                        connection.execute("SET ROLE zan_app").await?;
                        // Compiling the query of the pool costs more than running it.
                        connection.execute("SET jit = off").await?;
                    }
                    Ok(())
                })
            })
            .connect_lazy_with(application);
        Ok(Self { pool, owner, private })
    }

    /// Brings the schema up to date.
    ///
    /// # Errors
    /// When a migration fails or the database was migrated by a newer program.
    pub async fn migrate(&self) -> Result<()> {
        let owner = PgPoolOptions::new().max_connections(2).connect_with(self.owner.clone()).await?;
        MIGRATIONS.run(&owner).await?;
        journal::initialise(&owner).await?;
        sqlx::query("GRANT SELECT ON _sqlx_migrations TO zan_app").execute(&owner).await?;
        owner.close().await;
        Ok(())
    }

    /// Whether every migration of this program was run.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn is_migrated(&self) -> Result<bool> {
        Ok(newest_migration(&self.pool).await? == wanted())
    }

    /// What the law crates stand on.
    ///
    /// # Errors
    /// When the code lists cannot be read.
    pub async fn platform(&self, config: &Config, clock: Arc<dyn Clock>) -> Result<Platform> {
        Ok(Platform {
            pool: self.pool.clone(),
            clock,
            events: EventBus::default(),
            files: FileStore::new(&config.files.folder),
            codes: Arc::new(CodeLists::load(&self.pool).await?),
            base_url: config.web.base_url.trim_end_matches('/').into(),
        })
    }

    /// Closes the connections and stops the private server.
    ///
    /// # Errors
    /// When the private server does not stop.
    pub async fn close(self) -> Result<()> {
        self.pool.close().await;
        if let Some(private) = self.private {
            private.stop().await?;
        }
        Ok(())
    }
}

/// The newest migration of this program.
pub fn wanted() -> Option<i64> {
    MIGRATIONS.iter().map(|migration| migration.version).max()
}

/// The newest migration of the database.
///
/// # Errors
/// When the database cannot be read.
pub async fn newest_migration(pool: &PgPool) -> sqlx::Result<Option<i64>> {
    let known: bool =
        sqlx::query_scalar("SELECT to_regclass('_sqlx_migrations') IS NOT NULL").fetch_one(pool).await?;
    if !known {
        return Ok(None);
    }
    sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success").fetch_one(pool).await
}

/// Loads the reference data and reads the code lists anew.
///
/// # Errors
/// When a data file has bad rows; each is named.
pub async fn load_reference(platform: &mut Platform, source: &DataSource) -> Result<Loaded> {
    let loaded = reference::load(platform, source).await?;
    platform.codes = Arc::new(CodeLists::load(&platform.pool).await?);
    Ok(loaded)
}
