//! Which account the server runs under, and how a program is started under it.

use std::env;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use tokio::process::Command;

use crate::{Error, Result};

/// The accounts tried, in this order, when this process is root: PostgreSQL refuses user id 0.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];

/// A user and its main group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) user: u32,
    pub(crate) group: u32,
    /// Whether this process is another user (root) and has to change to it.
    pub(crate) changed: bool,
}

impl Account {
    /// The account for the server whose data are (or will be) in `data`.
    ///
    /// Root takes the owner of existing data, so that the same folder serves runs with and without
    /// `sudo`.
    pub(crate) fn choose(data: &Path) -> Result<Self> {
        let user = rustix::process::geteuid().as_raw();
        let group = rustix::process::getegid().as_raw();
        let owner = fs::metadata(data).ok().map(|data| (data.uid(), data.gid()));
        if user != 0 {
            return match owner {
                Some((owner, _)) if owner != user => {
                    Err(Error::NotOurs { folder: data.to_path_buf(), owner })
                }
                _ => Ok(Self { user, group, changed: false }),
            };
        }
        if let Some((user, group)) = owner.filter(|(user, _)| *user != 0) {
            return Ok(Self { user, group, changed: true });
        }
        let passwd = fs::read_to_string("/etc/passwd").unwrap_or_default();
        UNPRIVILEGED
            .iter()
            .find_map(|name| in_passwd(&passwd, name))
            .map(|(user, group)| Self { user, group, changed: true })
            .ok_or(Error::NoUnprivilegedAccount)
    }

    /// The first parent of `folder` that this account may not enter.
    pub(crate) fn first_barrier(&self, folder: &Path) -> Option<PathBuf> {
        folder
            .ancestors()
            .skip(1)
            .find(|parent| fs::metadata(parent).is_ok_and(|metadata| !self.may_enter(&metadata)))
            .map(Path::to_path_buf)
    }

    fn may_enter(&self, folder: &fs::Metadata) -> bool {
        let bit = if folder.uid() == self.user {
            0o100
        } else if folder.gid() == self.group {
            0o010
        } else {
            0o001
        };
        self.user == 0 || folder.mode() & bit != 0
    }

    /// Makes this account the owner of `path`, where that needs doing.
    pub(crate) fn own(&self, path: &Path) -> Result<()> {
        if self.changed {
            std::os::unix::fs::chown(path, Some(self.user), Some(self.group)).map_err(Error::io(path))?;
        }
        Ok(())
    }

    /// `program` under this account, in a process group of its own (so that Ctrl-C in a terminal
    /// reaches it only through us), with a bare environment, interrupted when this thread ends.
    pub(crate) fn command(&self, program: &Path, folder: &Path) -> Result<Command> {
        let setpriv = find_program("setpriv");
        let mut command = match (setpriv, self.changed) {
            (Some(setpriv), changed) => {
                let mut command = Command::new(setpriv);
                if changed {
                    command.arg(format!("--reuid={}", self.user));
                    command.arg(format!("--regid={}", self.group));
                    command.arg("--clear-groups");
                }
                command.args(["--pdeathsig", "INT", "--"]).arg(program);
                command
            }
            (None, true) => return Err(Error::NoSetpriv),
            (None, false) => Command::new(program),
        };
        command.env_clear().env("LC_ALL", "C.UTF-8").env("TZ", "UTC").env("PATH", "/usr/bin:/bin");
        command.current_dir(folder).process_group(0).stdin(std::process::Stdio::null());
        Ok(command)
    }
}

/// User and group id of `name` in the text of `/etc/passwd`.
fn in_passwd(passwd: &str, name: &str) -> Option<(u32, u32)> {
    passwd.lines().find_map(|line| {
        let mut fields = line.split(':');
        if fields.next()? != name {
            return None;
        }
        let user = fields.nth(1)?.parse().ok()?;
        let group = fields.next()?.parse().ok()?;
        Some((user, group))
    })
}

fn find_program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into());
    env::split_paths(&path).map(|folder| folder.join(name)).find(|program| program.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn accounts_are_found_by_their_exact_name() {
        let passwd =
            "root:x:0:0:root:/root:/bin/sh\npostgres2:x:7:8::/:\npostgres:x:105:113:PG,,,:/var:/bin/sh\n";
        assert_eq!(in_passwd(passwd, "postgres"), Some((105, 113)));
        assert_eq!(in_passwd(passwd, "nobody"), None);
        assert_eq!(in_passwd("postgres:x:abc", "postgres"), None);
    }

    #[test]
    fn a_closed_parent_is_a_barrier_for_others_only() {
        let root = tempfile::tempdir().unwrap();
        let closed = root.path().join("closed");
        fs::create_dir(&closed).unwrap();
        fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
        fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let owner = fs::metadata(&closed).unwrap();
        let stranger = Account { user: 64_999, group: 64_999, changed: true };
        let same = Account { user: owner.uid(), group: owner.gid(), changed: false };
        assert_eq!(stranger.first_barrier(&closed.join("var")), Some(closed.clone()));
        assert_eq!(same.first_barrier(&closed.join("var")), None);
    }
}
