//! The steps of a start.

use std::fs::{self, File};
use std::process::Stdio;
use std::time::Duration;

use sqlx::postgres::PgConnectOptions;
use sqlx::{ConnectOptions, Connection, PgConnection};
use tokio::process::Command;
use tokio::time::{sleep, timeout};

use crate::binaries::{self, Binaries};
use crate::leftover;
use crate::place::{Place, last_lines};
use crate::running::{Running, Server};
use crate::{Error, Result, Settings};

/// The server's superuser. It exists on the private socket only.
pub(crate) const OWNER: &str = "zan";

/// Recovery after a crash of a large database may take a while.
const READY_WITHIN: Duration = Duration::from_secs(120);
const TRY_AGAIN: Duration = Duration::from_millis(20);

/// `cannot_connect_now`: the server is starting up or recovering.
const STARTING_UP: &str = "57P03";

pub(crate) async fn start(settings: &Settings) -> Result<Running> {
    let place = Place::resolve(settings)?;
    if place.folder != std::path::absolute(&settings.folder).unwrap_or_default() {
        tracing::info!(wanted = %settings.folder.display(), used = %place.folder.display(), "database folder");
    }
    let lock = place.prepare()?;
    leftover::clear(&place).await?;
    let binaries = binaries_for(settings, &place)?;
    let password = place.password()?;
    if place.data_version().is_none() {
        create_data(settings, &place, &binaries).await?;
    }
    let mut server = launch(settings, &place, &binaries)?;
    let options = PgConnectOptions::new_without_pgpass()
        .socket(place.socket_folder())
        .username(OWNER)
        .password(&password);
    wait_until_ready(&mut server, &options, &place).await?;
    Ok(Running::new(server, place, binaries.major_version, password, options, lock))
}

pub(crate) async fn erase(settings: &Settings) -> Result<()> {
    let place = Place::resolve(settings)?;
    if !place.folder.exists() {
        return Ok(());
    }
    let lock: File = place.prepare()?;
    leftover::clear(&place).await?;
    let erased = place.erase();
    drop(lock);
    erased
}

fn binaries_for(settings: &Settings, place: &Place) -> Result<Binaries> {
    let data_version = place.data_version();
    let binaries = binaries::find(settings.bin.as_deref(), data_version)?;
    match data_version {
        Some(data_version) if data_version != binaries.major_version => Err(Error::OtherVersion {
            folder: place.folder.clone(),
            data_version,
            found_version: binaries.major_version,
        }),
        _ => Ok(binaries),
    }
}

async fn create_data(settings: &Settings, place: &Place, binaries: &Binaries) -> Result<()> {
    let unfinished = place.unfinished_data();
    if unfinished.exists() {
        fs::remove_dir_all(&unfinished).map_err(Error::io(&unfinished))?;
    }
    let mut command = place.account.command(&binaries.program("initdb"), &place.folder)?;
    command
        .arg("--pgdata")
        .arg(&unfinished)
        .arg("--pwfile")
        .arg(place.password_file())
        .args(["--username", OWNER, "--auth", "scram-sha-256", "--encoding", "UTF8"])
        .args(["--locale", "C.UTF-8", "--locale-provider", "icu", "--icu-locale", "kk-KZ"])
        .arg("--data-checksums");
    if !settings.durable {
        command.arg("--no-sync");
    }
    let output = command.output().await.map_err(Error::io(&unfinished))?;
    if !output.status.success() {
        let mut text = output.stdout;
        text.extend(output.stderr);
        let status = output.status.to_string();
        return Err(Error::ProgramFailed { program: "initdb", status, output: last_lines(&text) });
    }
    let data = place.data();
    fs::rename(&unfinished, &data).map_err(Error::io(&data))
}

fn launch(settings: &Settings, place: &Place, binaries: &Binaries) -> Result<Server> {
    let log = place.open_log()?;
    let mut command = place.account.command(&binaries.program("postgres"), &place.folder)?;
    command.arg("-D").arg(place.data());
    options(&mut command, settings, place);
    command.stdout(Stdio::from(log.try_clone().map_err(Error::io(place.log()))?));
    command.stderr(Stdio::from(log));
    let child = command.spawn().map_err(Error::io(binaries.program("postgres")))?;
    Ok(Server::new(child))
}

/// Everything is given on the command line, so that an old folder follows a new release.
fn options(command: &mut Command, settings: &Settings, place: &Place) {
    let socket = place.socket_folder().to_string_lossy().replace('"', "\"\"");
    let mut set = |name: &str, value: &str| {
        command.arg("-c").arg(format!("{name}={value}"));
    };
    set("listen_addresses", "");
    set("unix_socket_directories", &format!("\"{socket}\""));
    set("unix_socket_permissions", "0700");
    set("port", "5432");
    set("max_connections", &settings.max_connections.max(5).to_string());
    set("timezone", "UTC");
    set("log_timezone", "UTC");
    set("log_line_prefix", "%m [%p] ");
    // Small machines are the usual place of a private server; the operating system caches the rest.
    set("shared_buffers", "64MB");
    set("max_wal_size", "512MB");
    set("jit", "off");
    if !settings.durable {
        for name in ["fsync", "synchronous_commit", "full_page_writes", "autovacuum"] {
            set(name, "off");
        }
        set("wal_level", "minimal");
        set("max_wal_senders", "0");
    }
}

/// Tries to connect until it succeeds, the server ends, or the time is over.
async fn wait_until_ready(server: &mut Server, options: &PgConnectOptions, place: &Place) -> Result<()> {
    let options = options.clone().database("postgres").disable_statement_logging();
    let connected = timeout(READY_WITHIN, async {
        loop {
            tokio::select! {
                status = server.child.wait() => {
                    let status = status.map_err(Error::io(place.log()))?.to_string();
                    return Err(Error::ProgramFailed { program: "postgres", status, output: place.log_end() });
                }
                tried = try_once(&options) => if tried? { return Ok(()) },
            }
        }
    })
    .await;
    match connected {
        Ok(connected) => connected?,
        Err(_) => {
            return Err(Error::NotReady { seconds: READY_WITHIN.as_secs(), output: place.log_end() });
        }
    }
    // Who answered must be our child, not somebody who took the socket over.
    if leftover::main_process(&place.data()) == server.child.id() {
        return Ok(());
    }
    Err(Error::InUse { folder: place.folder.clone() })
}

/// Whether the server answers; `Ok(false)` after a short pause when it is only not ready yet.
async fn try_once(options: &PgConnectOptions) -> Result<bool> {
    let error = match PgConnection::connect_with(options).await {
        Ok(connection) => {
            connection.close().await?;
            return Ok(true);
        }
        Err(error) => error,
    };
    let later = match &error {
        sqlx::Error::Io(_) => true,
        sqlx::Error::Database(refusal) => refusal.code().is_some_and(|code| code == STARTING_UP),
        _ => false,
    };
    if !later {
        return Err(error.into());
    }
    sleep(TRY_AGAIN).await;
    Ok(false)
}
