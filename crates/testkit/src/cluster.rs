//! The PostgreSQL server the test databases live in.
//!
//! `script/test` starts one for its whole run (`zan-test-server COMMAND`) and names it in
//! `ZAN_TEST_DATABASE_URL`. Without it, a test process takes the first free **slot**: a folder with a
//! server's data that earlier runs left prepared, so that the server is there in a fraction of a
//! second. The server ends with the process.

use std::env;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;
use std::str::FromStr;
use std::sync::{OnceLock, mpsc};
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use zan_private_pg::{Error, PrivatePostgres, Running, Settings};

use crate::template;

/// Names the server to use, with the right to create databases and roles.
pub(crate) const URL_VARIABLE: &str = "ZAN_TEST_DATABASE_URL";

/// More test processes than this at once on one machine are a mistake.
const SLOTS: usize = 64;

/// A server for tests only: fast, unsafe against power failure.
#[derive(Debug)]
pub struct TestServer(Running);

impl TestServer {
    /// Takes a free slot and starts its server, see [`PrivatePostgres::start`] for the thread it must
    /// be started from. Removes the databases earlier runs left.
    ///
    /// # Errors
    /// When PostgreSQL is not installed or does not start.
    pub async fn start() -> Result<Self> {
        let base = base_folder()?;
        for slot in 1..=SLOTS {
            let settings = Settings {
                durable: false,
                max_connections: 200,
                ..Settings::new(base.join(format!("slot-{slot}")))
            };
            let running = match PrivatePostgres::start(settings.clone()).await {
                Err(Error::InUse { .. }) => continue,
                // Without fsync, data may be spoiled by a machine that was switched off.
                Err(
                    Error::ProgramFailed { .. } | Error::OtherVersion { .. } | Error::PasswordMissing { .. },
                ) => {
                    PrivatePostgres::erase(&settings).await?;
                    PrivatePostgres::start(settings).await?
                }
                started => started?,
            };
            let server = Self(running);
            sweep(&server.0.connect_options("postgres")).await?;
            return Ok(server);
        }
        bail!("all {SLOTS} slots in {} are in use", base.display())
    }

    /// Address of the maintenance database, for `ZAN_TEST_DATABASE_URL`.
    #[must_use]
    pub fn url(&self) -> String {
        self.0.url("postgres")
    }

    /// Ends the server.
    ///
    /// # Errors
    /// When it does not end in time.
    pub async fn stop(self) -> Result<()> {
        Ok(self.0.stop().await?)
    }
}

/// Options for the maintenance database of the server of this process; started at the first call.
pub(crate) fn maintenance() -> Result<PgConnectOptions> {
    static SERVER: OnceLock<Result<PgConnectOptions, String>> = OnceLock::new();
    let server = SERVER.get_or_init(|| {
        let url = env::var(URL_VARIABLE).ok().filter(|url| !url.is_empty());
        match url {
            Some(url) => PgConnectOptions::from_str(&url).map_err(|error| format!("{URL_VARIABLE}: {error}")),
            None => start_on_own_thread().map_err(|error| format!("{error:#}")),
        }
    });
    server.clone().map_err(|error| anyhow!(error))
}

/// Tests come and go with their threads; the server's thread stays until the process ends.
fn start_on_own_thread() -> Result<PgConnectOptions> {
    let (sender, receiver) = mpsc::channel();
    thread::Builder::new().name("test-postgres".to_owned()).spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        match runtime.map_err(anyhow::Error::from).and_then(|runtime| runtime.block_on(TestServer::start())) {
            Ok(server) => {
                let _ = sender.send(Ok(server.0.connect_options("postgres")));
                loop {
                    thread::park();
                }
            }
            Err(error) => {
                let _ = sender.send(Err(error));
            }
        }
    })?;
    receiver.recv().context("the thread of the test server ended")?
}

/// Drops what killed runs left, and templates of other migrations. Nobody else uses this server yet.
async fn sweep(options: &PgConnectOptions) -> Result<()> {
    let mut connection = PgConnection::connect_with(options).await?;
    let current = template::name(template::PLAIN)?;
    let left: Vec<String> =
        sqlx::query_scalar("SELECT datname::text FROM pg_database WHERE datname ^@ 'zan_' AND datname <> $1")
            .bind(current)
            .fetch_all(&mut connection)
            .await?;
    for name in left {
        let statement = format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await?;
    }
    Ok(connection.close().await?)
}

/// `/var/tmp/zan-test-<user id>`: short enough for a socket, open to the server's account, kept over
/// restarts, and ours: anybody may create a folder there.
fn base_folder() -> Result<PathBuf> {
    let user = rustix::process::geteuid().as_raw();
    let folder = PathBuf::from(format!("/var/tmp/zan-test-{user}"));
    match fs::create_dir(&folder) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            return Err(error).with_context(|| folder.display().to_string());
        }
        _ => {}
    }
    let metadata = fs::symlink_metadata(&folder)?;
    if !metadata.is_dir() || metadata.uid() != user {
        bail!("{} is not a folder of user id {user}", folder.display());
    }
    fs::set_permissions(&folder, fs::Permissions::from_mode(0o755))?;
    Ok(folder)
}
