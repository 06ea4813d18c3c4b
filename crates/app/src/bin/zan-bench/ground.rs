//! What everything stands on: a folder, a database server, the invented country with a thread told once.

use std::{
    net::Ipv4Addr,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use tempfile::TempDir;
use zan_private_pg::{PrivatePostgres, Running, Settings};

/// Name of the database.
const NAME: &str = "zan";

/// A folder and a database server, both for this run only.
#[derive(Debug)]
pub struct Ground {
    folder: TempDir,
    settings: Settings,
    postgres: Running,
    /// How long the server took, its first start with `initdb` included.
    pub server_start: Duration,
}

impl Ground {
    /// Starts the server.
    ///
    /// # Errors
    /// When there are no programs of PostgreSQL, or no place.
    pub async fn prepare() -> Result<Self> {
        // The server runs under another account when we are root: it must be able to enter.
        let folder = tempfile::Builder::new()
            .prefix("zan-bench-")
            .permissions(std::fs::Permissions::from_mode(0o755))
            .tempdir()
            .context("no temporary folder")?;
        let settings = Settings::new(folder.path().join("postgres"));
        let begun = Instant::now();
        let postgres = PrivatePostgres::start(settings.clone()).await?;
        let server_start = begun.elapsed();
        println!(
            "PostgreSQL {}, durable, in {}.",
            postgres.major_version(),
            postgres.folder().parent().unwrap_or(folder.path()).display()
        );
        postgres.create_database_if_missing(NAME).await?;
        Ok(Self { folder, settings, postgres, server_start })
    }

    /// Address of the database.
    pub fn url(&self) -> String {
        self.postgres.url(NAME)
    }

    /// The folder of this run.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Stops the server and removes everything.
    ///
    /// # Errors
    /// When the server does not stop or the folder cannot be removed.
    pub async fn clear(self) -> Result<()> {
        let stopped = self.postgres.stop().await;
        PrivatePostgres::erase(&self.settings).await?;
        self.folder.close()?;
        Ok(stopped?)
    }
}

/// A port that was free a moment ago.
///
/// # Errors
/// When there is none.
pub fn free_port() -> Result<u16> {
    Ok(std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
