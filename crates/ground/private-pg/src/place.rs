//! The folder of a private server and what lies in it.

use std::fs::{self, DirBuilder, File, OpenOptions, TryLockError};
use std::io::Write;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::account::Account;
use crate::{Error, Result, Settings};

/// Where root keeps the data when the wanted folder cannot be entered by the server's account.
const SYSTEM_ROOT: &str = "/var/lib/zan-postgres";

/// The longest path of a socket kept beside the data. The system's limit is 107 bytes.
const LONGEST_SOCKET_PATH: usize = 90;

/// File name PostgreSQL gives its socket (the port is only a part of the name).
const SOCKET_NAME: &str = ".s.PGSQL.5432";

/// The folder of one server, with the account that owns it.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) folder: PathBuf,
    pub(crate) account: Account,
}

impl Place {
    /// Finds the folder and the account; creates missing parents of the folder, nothing else.
    pub(crate) fn resolve(settings: &Settings) -> Result<Self> {
        let wanted = absolute(&settings.folder)?;
        let account = Account::choose(&wanted.join("data"))?;
        let Some(parent) = account.first_barrier(&wanted) else {
            return Ok(Self { folder: wanted, account });
        };
        if !account.changed {
            return Err(Error::NotTraversable { parent, user: account.user });
        }
        let folder = absolute(&Path::new(SYSTEM_ROOT).join(short_hash(&wanted)))?;
        let account = Account::choose(&folder.join("data"))?;
        match account.first_barrier(&folder) {
            None => Ok(Self { folder, account }),
            Some(parent) => Err(Error::NotTraversable { parent, user: account.user }),
        }
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// `initdb` works here; renamed to [`Place::data`] when it is done, so that data are always whole.
    pub(crate) fn unfinished_data(&self) -> PathBuf {
        self.folder.join("data.unfinished")
    }

    pub(crate) fn password_file(&self) -> PathBuf {
        self.folder.join("password")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.folder.join("server.log")
    }

    /// Folder of the socket: beside the data, or a short one when the path would be too long.
    pub(crate) fn socket_folder(&self) -> PathBuf {
        let beside = self.folder.join("socket");
        if beside.join(SOCKET_NAME).as_os_str().as_bytes().len() < LONGEST_SOCKET_PATH {
            return beside;
        }
        let name = format!("zan-postgres-{}", short_hash(&self.folder));
        let run = PathBuf::from(format!("/run/user/{}", self.account.user));
        let owned = fs::metadata(&run).is_ok_and(|run| run.uid() == self.account.user);
        if owned && !self.account.changed { run.join(name) } else { Path::new("/tmp").join(name) }
    }

    /// Creates the private folders and takes the lock that only one process may hold.
    pub(crate) fn prepare(&self) -> Result<File> {
        private_folder(&self.folder, &self.account)?;
        private_folder(&self.socket_folder(), &self.account)?;
        let path = self.folder.join("lock");
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&path)
            .map_err(Error::io(&path))?;
        self.account.own(&path)?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(TryLockError::WouldBlock) => Err(Error::InUse { folder: self.folder.clone() }),
            Err(TryLockError::Error(source)) => Err(Error::Io { path, source }),
        }
    }

    /// Major version of the data, `None` before the first start.
    pub(crate) fn data_version(&self) -> Option<u32> {
        fs::read_to_string(self.data().join("PG_VERSION")).ok()?.trim().parse().ok()
    }

    /// The password in the file; a new random one on the first start.
    pub(crate) fn password(&self) -> Result<String> {
        let file = self.password_file();
        if self.data_version().is_some() {
            return match fs::read_to_string(&file) {
                Ok(password) => Ok(password.trim().to_owned()),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                    Err(Error::PasswordMissing { file })
                }
                Err(source) => Err(Error::Io { path: file, source }),
            };
        }
        remove_if_there(&file)?;
        let password = hex::encode(rand::random::<[u8; 32]>());
        let mut opened = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(&file)
            .map_err(Error::io(&file))?;
        writeln!(opened, "{password}").map_err(Error::io(&file))?;
        self.account.own(&file)?;
        Ok(password)
    }

    /// The server's log, opened for appending; a large one is put aside first.
    pub(crate) fn open_log(&self) -> Result<File> {
        const PUT_ASIDE_BYTES: u64 = 10 * 1024 * 1024;
        let path = self.log();
        if fs::metadata(&path).is_ok_and(|log| log.len() > PUT_ASIDE_BYTES) {
            fs::rename(&path, self.folder.join("server.log.old")).map_err(Error::io(&path))?;
        }
        let log =
            OpenOptions::new().create(true).append(true).mode(0o600).open(&path).map_err(Error::io(&path))?;
        self.account.own(&path)?;
        Ok(log)
    }

    /// The last lines of the server's log.
    pub(crate) fn log_end(&self) -> String {
        last_lines(&fs::read(self.log()).unwrap_or_default())
    }

    /// Removes everything this crate keeps in the folder, and the folder when nothing else is in it.
    pub(crate) fn erase(&self) -> Result<()> {
        for folder in [self.data(), self.unfinished_data(), self.socket_folder()] {
            match fs::remove_dir_all(&folder) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    return Err(Error::Io { path: folder, source: error });
                }
                _ => {}
            }
        }
        for name in ["password", "server.log", "server.log.old"] {
            remove_if_there(&self.folder.join(name))?;
        }
        Ok(())
    }
}

/// The last lines of a program's output, for an error message.
pub(crate) fn last_lines(output: &[u8]) -> String {
    const LINES: usize = 8;
    let text = String::from_utf8_lossy(output);
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let from = lines.len().saturating_sub(LINES);
    lines.get(from..).unwrap_or_default().join("\n")
}

fn remove_if_there(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Error::Io { path: file.to_path_buf(), source: error })
        }
        _ => Ok(()),
    }
}

/// `folder` with its existing part made canonical and missing parents created, open to be entered.
fn absolute(folder: &Path) -> Result<PathBuf> {
    let folder = std::path::absolute(folder).map_err(Error::io(folder))?;
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(Error::Io { path: folder, source: std::io::ErrorKind::InvalidInput.into() });
    };
    let mut missing: Vec<&Path> = parent.ancestors().take_while(|parent| !parent.exists()).collect();
    while let Some(parent) = missing.pop() {
        match fs::create_dir(parent) {
            Ok(()) => fs::set_permissions(parent, fs::Permissions::from_mode(0o755)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
            Err(error) => Err(error),
        }
        .map_err(Error::io(parent))?;
    }
    Ok(fs::canonicalize(parent).map_err(Error::io(parent))?.join(name))
}

/// Creates `folder` for `account` alone. An existing one must be a real folder of that account (or
/// root's own): anybody may have put something under a guessed name in `/tmp`.
fn private_folder(folder: &Path, account: &Account) -> Result<()> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => {
            return Err(Error::Io { path: folder.to_path_buf(), source: error });
        }
        _ => {}
    }
    let metadata = fs::symlink_metadata(folder).map_err(Error::io(folder))?;
    let root = account.changed && metadata.uid() == 0;
    if !metadata.is_dir() || (metadata.uid() != account.user && !root) {
        return Err(Error::NotOurs { folder: folder.to_path_buf(), owner: metadata.uid() });
    }
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700)).map_err(Error::io(folder))?;
    account.own(folder)
}

fn short_hash(path: &Path) -> String {
    let digest = hex::encode(Sha256::digest(path.as_os_str().as_bytes()));
    digest.chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(folder: &str) -> Place {
        let account = Account { user: 64_999, group: 64_999, changed: true };
        Place { folder: PathBuf::from(folder), account }
    }

    #[test]
    fn a_long_folder_gets_a_short_socket() {
        assert_eq!(place("/srv/zan").socket_folder(), Path::new("/srv/zan/socket"));
        let long = format!("/srv/{}", "ұзын/".repeat(20));
        let socket = place(&long).socket_folder().join(SOCKET_NAME);
        assert!(socket.as_os_str().as_bytes().len() < LONGEST_SOCKET_PATH, "{}", socket.display());
        assert_ne!(place(&long).socket_folder(), place(&format!("{long}x")).socket_folder());
    }

    #[test]
    fn a_link_in_place_of_the_folder_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let link = root.path().join("link");
        std::os::unix::fs::symlink(root.path(), &link).unwrap();
        let owner = fs::metadata(root.path()).unwrap();
        let account = Account { user: owner.uid(), group: owner.gid(), changed: false };
        assert!(matches!(private_folder(&link, &account), Err(Error::NotOurs { .. })));
    }

    #[test]
    fn only_the_end_of_a_long_output_is_shown() {
        let output: String = (1..=30).map(|line| format!("line {line}\n\n")).collect();
        let end = last_lines(output.as_bytes());
        assert!(end.starts_with("line 23\n") && end.ends_with("line 30"), "{end}");
    }
}
