//! What can keep the private server from starting, each with what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use crate::binaries::OLDEST_MAJOR_VERSION;

/// Why the private PostgreSQL cannot run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No server programs of a sufficient version are installed.
    #[error(
        "PostgreSQL {OLDEST_MAJOR_VERSION} or newer is not installed (looked in {looked_in}); install it with \
         `apt-get install --no-install-recommends postgresql`, or set database.url to use another server"
    )]
    NotInstalled {
        /// Where the programs were looked for.
        looked_in: String,
    },
    /// The configured folder of programs does not hold a usable PostgreSQL.
    #[error("{} holds no usable PostgreSQL server: {reason}", folder.display())]
    UnusablePrograms {
        /// The configured folder.
        folder: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// The data was written by another major version.
    #[error(
        "the data in {} belong to PostgreSQL {data_version}, found is {found_version}; install \
         postgresql-{data_version}, or carry the data over with pg_upgrade",
        folder.display()
    )]
    OtherVersion {
        /// The server's folder.
        folder: PathBuf,
        /// Major version of the data.
        data_version: u32,
        /// Major version of the programs found.
        found_version: u32,
    },
    /// Running as root without an account to run the server under.
    #[error("PostgreSQL does not run as root, and neither the account `postgres` nor `nobody` exists")]
    NoUnprivilegedAccount,
    /// Running as root without the program that gives up its rights.
    #[error(
        "`setpriv` is missing; install it with `apt-get install util-linux`, or start as an ordinary user"
    )]
    NoSetpriv,
    /// A folder belongs to somebody else.
    #[error(
        "{} belongs to user id {owner}; start as that user or as root, or choose another private_postgres.folder",
        folder.display()
    )]
    NotOurs {
        /// The folder.
        folder: PathBuf,
        /// Its owner's user id.
        owner: u32,
    },
    /// The account of the server may not enter a parent folder, and no other folder is left.
    #[error(
        "user id {user} cannot enter {}, a parent of the database folder; choose a private_postgres.folder \
         outside of it, such as /var/lib/zan",
        parent.display()
    )]
    NotTraversable {
        /// The parent folder that refuses.
        parent: PathBuf,
        /// The user id the server would run under.
        user: u32,
    },
    /// Another living process runs the server of this folder.
    #[error("{} is in use by another running process", folder.display())]
    InUse {
        /// The server's folder.
        folder: PathBuf,
    },
    /// A server left by a killed process does not end.
    #[error("PostgreSQL with process id {process} still works on {} and does not end; stop it by hand", folder.display())]
    StillRunning {
        /// Its process id.
        process: u32,
        /// The server's folder.
        folder: PathBuf,
    },
    /// The password file is gone while the data exist.
    #[error("the password file {} is missing; put it back from a copy, or remove the folder to start afresh", file.display())]
    PasswordMissing {
        /// Where the file should be.
        file: PathBuf,
    },
    /// A program of PostgreSQL ended with an error.
    #[error("{program} failed ({status}): {output}")]
    ProgramFailed {
        /// `initdb` or `postgres`.
        program: &'static str,
        /// How it ended.
        status: String,
        /// The end of what it wrote.
        output: String,
    },
    /// The server did not accept a connection in time.
    #[error("PostgreSQL accepted no connection within {seconds} s; its last words: {output}")]
    NotReady {
        /// How long it was waited for, seconds.
        seconds: u64,
        /// The end of the server's log.
        output: String,
    },
    /// The server refused a statement or a connection.
    #[error("PostgreSQL refused: {0}")]
    Database(#[from] sqlx::Error),
    /// The file system or the process table refused.
    #[error("{}: {source}", path.display())]
    Io {
        /// What was worked on.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
}

impl Error {
    /// For `map_err`: names the path an input or output error happened on.
    pub(crate) fn io(path: impl AsRef<Path>) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { path: path.as_ref().to_path_buf(), source }
    }
}
