//! A running private server.

use std::fs::File;
use std::path::Path;
use std::process::ExitStatus;
use std::time::Duration;

use rustix::process::Signal;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use tokio::process::Child;
use tokio::time::timeout;

use crate::leftover;
use crate::place::Place;
use crate::starting::OWNER;
use crate::{Error, Result};

/// How long a "fast" stop (open transactions rolled back, checkpoint written) is waited for.
const FAST_STOP: Duration = Duration::from_secs(30);
/// How long an immediate stop (recovery at the next start) is waited for.
const IMMEDIATE_STOP: Duration = Duration::from_secs(5);

/// `duplicate_database`, and what two simultaneous creations of one name may end in.
const ALREADY_THERE: [&str; 2] = ["42P04", "23505"];

/// The child process; interrupted when dropped without having been stopped.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) child: Child,
}

impl Server {
    pub(crate) fn new(child: Child) -> Self {
        Self { child }
    }

    /// Without an id the child has ended and been waited for: its number may be somebody else's.
    fn tell(&self, signal: Signal) {
        if let Some(process) = self.child.id() {
            // It may end at this very moment, which is what is wanted.
            let _ = leftover::send(process, signal);
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.tell(Signal::INT);
    }
}

/// A private PostgreSQL that accepts connections.
///
/// Dropping it tells the server to end but does not wait; [`Running::stop`] does.
#[derive(Debug)]
pub struct Running {
    server: Server,
    place: Place,
    major_version: u32,
    password: String,
    options: PgConnectOptions,
    /// Released by the system when this process ends, however it ends.
    _lock: File,
}

impl Running {
    pub(crate) fn new(
        server: Server,
        place: Place,
        major_version: u32,
        password: String,
        options: PgConnectOptions,
        lock: File,
    ) -> Self {
        Self { server, place, major_version, password, options, _lock: lock }
    }

    /// The address of `database` for any PostgreSQL client, with the password in it: not for logs.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        let socket = self.place.socket_folder();
        format!(
            "postgres://{OWNER}:{}@localhost/{}?host={}&sslmode=disable",
            self.password,
            percent_encoded(database.as_bytes()),
            percent_encoded(socket.as_os_str().as_encoded_bytes()),
        )
    }

    /// The same for sqlx.
    #[must_use]
    pub fn connect_options(&self, database: &str) -> PgConnectOptions {
        self.options.clone().database(database)
    }

    /// The folder really used, see [`crate::PrivatePostgres::folder`].
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.place.folder
    }

    /// Major version of the server, for example 15.
    #[must_use]
    pub fn major_version(&self) -> u32 {
        self.major_version
    }

    /// Process id of the server, `None` after it ended.
    #[must_use]
    pub fn process_id(&self) -> Option<u32> {
        self.server.child.id()
    }

    /// Creates `database` unless it exists; tells whether it was created.
    ///
    /// # Errors
    /// What the server answers.
    pub async fn create_database_if_missing(&self, database: &str) -> Result<bool> {
        let mut connection = PgConnection::connect_with(&self.connect_options("postgres")).await?;
        let exists: bool = sqlx::query_scalar("SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)")
            .bind(database)
            .fetch_one(&mut connection)
            .await?;
        let mut created = false;
        if !exists {
            let statement = format!("CREATE DATABASE \"{}\"", database.replace('"', "\"\""));
            let result = sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await;
            created = match result {
                Ok(_) => true,
                Err(error) if is_already_there(&error) => false,
                Err(error) => return Err(error.into()),
            };
        }
        connection.close().await?;
        Ok(created)
    }

    /// Resolves when the server ends by itself, for a caller that must not go on without it.
    ///
    /// # Errors
    /// When the operating system cannot tell.
    pub async fn ended(&mut self) -> Result<ExitStatus> {
        self.server.child.wait().await.map_err(Error::io(self.place.log()))
    }

    /// Stops the server: open transactions are rolled back, a checkpoint is written. Close the pools
    /// first, so that their transactions are finished.
    ///
    /// # Errors
    /// When it had to be stopped by force; the data recover at the next start.
    pub async fn stop(mut self) -> Result<()> {
        for (signal, patience) in [(Signal::INT, FAST_STOP), (Signal::QUIT, IMMEDIATE_STOP)] {
            self.server.tell(signal);
            if let Ok(status) = timeout(patience, self.server.child.wait()).await {
                let status = status.map_err(Error::io(self.place.log()))?;
                let output = self.place.log_end();
                return if status.success() {
                    Ok(())
                } else {
                    Err(Error::ProgramFailed { program: "postgres", status: status.to_string(), output })
                };
            }
        }
        let process = self.server.child.id().unwrap_or_default();
        self.server.child.kill().await.map_err(Error::io(self.place.log()))?;
        Err(Error::StillRunning { process, folder: self.place.folder.clone() })
    }
}

fn is_already_there(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| ALREADY_THERE.contains(&code.as_ref()))
}

/// RFC 3986, section 2.1: everything but the unreserved characters.
fn percent_encoded(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for &byte in bytes {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_survive_odd_names() {
        assert_eq!(percent_encoded(b"/a b/%"), "%2Fa%20b%2F%25");
        assert_eq!(percent_encoded("ұ".as_bytes()), "%D2%B1");
    }
}
