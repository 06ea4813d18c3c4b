//! A PostgreSQL server of our own: the default database of one machine and of the tests.
//!
//! The server programs are those already installed on the machine; nothing is ever downloaded. The
//! server is a child of this process, listens on a Unix socket in a private folder only, and ends
//! with this process: cleanly through [`Running::stop`], and by a parent-death signal when this
//! process is killed.
//!
//! **Start it from a thread that lives as long as the server is needed**, in practice from the main
//! thread inside `block_on`. Linux sends the parent-death signal when the *thread* that started the
//! child ends, and a runtime ends its idle blocking threads after some seconds.
//!
//! The first start (`initdb`) takes about a second, each later one about a fifth of a second.

mod account;
mod binaries;
mod error;
mod leftover;
mod place;
mod running;
mod starting;

pub use binaries::OLDEST_MAJOR_VERSION;
pub use error::Error;
pub use running::Running;

use std::path::PathBuf;

/// What this crate's fallible functions return.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// How the private server is to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Folder of the server: data, socket, password file and log live in it. Created with rights for
    /// its owner only. As root it may be replaced, see [`PrivatePostgres::folder`].
    pub folder: PathBuf,
    /// Folder of the server programs `postgres` and `initdb`; `None` looks for the newest installed.
    pub bin: Option<PathBuf>,
    /// `false` gives up safety against power failure for speed: for tests only.
    pub durable: bool,
    /// Most connections at the same time; a few more are kept by the server for its superuser.
    pub max_connections: u16,
}

impl Settings {
    /// A durable server with 50 connections in `folder`, with the newest programs installed.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into(), bin: None, durable: true, max_connections: 50 }
    }
}

/// Starts and removes private servers.
#[derive(Debug)]
pub struct PrivatePostgres;

impl PrivatePostgres {
    /// Starts the server of `settings.folder`, creating its data on the first start.
    ///
    /// What a killed predecessor left is cleared first: a server still running on the data is
    /// stopped, a stale `postmaster.pid` is removed.
    ///
    /// # Errors
    /// [`Error`] names what is missing or wrong and what to do about it.
    pub async fn start(settings: Settings) -> Result<Running> {
        starting::start(&settings).await
    }

    /// The folder really used for `settings`.
    ///
    /// It is `settings.folder`, made absolute, except for root: PostgreSQL refuses to run as root,
    /// and the unprivileged account it runs under cannot enter a folder such as `/root/project/var`.
    /// Then the data lives in `/var/lib/zan-postgres/<hash of the wanted folder>`.
    ///
    /// # Errors
    /// When the parent folders cannot be created or read, or no unprivileged account exists.
    pub fn folder(settings: &Settings) -> Result<PathBuf> {
        Ok(place::Place::resolve(settings)?.folder)
    }

    /// Removes the data of `settings.folder` for good; stops a server a killed process left on it.
    ///
    /// # Errors
    /// [`Error::InUse`] while another process runs the server of that folder.
    pub async fn erase(settings: &Settings) -> Result<()> {
        starting::erase(settings).await
    }
}
