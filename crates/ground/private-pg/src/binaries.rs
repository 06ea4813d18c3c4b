//! Finding the installed server programs.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Error, Result};

/// Oldest major version of PostgreSQL that is accepted (Debian 12 ships 15).
pub const OLDEST_MAJOR_VERSION: u32 = 15;

/// Where Debian and Ubuntu put the versions, each in a folder of its own.
const DEBIAN_ROOT: &str = "/usr/lib/postgresql";

/// A folder with `postgres` and `initdb` of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Binaries {
    pub(crate) folder: PathBuf,
    pub(crate) major_version: u32,
}

impl Binaries {
    pub(crate) fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
}

/// The configured programs; else those of `wanted` version, or the newest, in Debian's folders; else
/// those in `PATH`.
pub(crate) fn find(configured: Option<&Path>, wanted: Option<u32>) -> Result<Binaries> {
    if let Some(folder) = configured {
        return at(folder).map_err(|reason| Error::UnusablePrograms { folder: folder.to_path_buf(), reason });
    }
    let found = newest(Path::new(DEBIAN_ROOT), wanted).or_else(|| in_path(env::var_os("PATH")?));
    found.ok_or_else(|| Error::NotInstalled { looked_in: format!("{DEBIAN_ROOT}/*/bin and PATH") })
}

fn newest(root: &Path, wanted: Option<u32>) -> Option<Binaries> {
    let entries = fs::read_dir(root).ok()?;
    let mut found: Vec<Binaries> =
        entries.flatten().filter_map(|entry| at(&entry.path().join("bin")).ok()).collect();
    found.sort_by_key(|binaries| binaries.major_version);
    let same = found.iter().find(|binaries| Some(binaries.major_version) == wanted).cloned();
    same.or_else(|| found.pop())
}

fn in_path(path: std::ffi::OsString) -> Option<Binaries> {
    env::split_paths(&path).find_map(|folder| at(&folder).ok())
}

/// The programs in `folder`, or why they cannot be used.
fn at(folder: &Path) -> Result<Binaries, String> {
    for name in ["postgres", "initdb"] {
        if !folder.join(name).is_file() {
            return Err(format!("no program `{name}`"));
        }
    }
    let output = Command::new(folder.join("postgres"))
        .arg("--version")
        .env_clear()
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let major_version =
        major_version(&text).ok_or_else(|| format!("`postgres --version` says `{}`", text.trim()))?;
    if major_version < OLDEST_MAJOR_VERSION {
        return Err(format!("version {major_version} is older than {OLDEST_MAJOR_VERSION}"));
    }
    Ok(Binaries { folder: folder.to_path_buf(), major_version })
}

/// Reads `postgres (PostgreSQL) 15.10 (Debian 15.10-0+deb12u1)` and `postgres (PostgreSQL) 19beta1`.
fn major_version(text: &str) -> Option<u32> {
    let word = text.split_whitespace().nth(2)?;
    let digits: String = word.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read() {
        assert_eq!(major_version("postgres (PostgreSQL) 15.10 (Debian 15.10-0+deb12u1)\n"), Some(15));
        assert_eq!(major_version("postgres (PostgreSQL) 19beta1"), Some(19));
        assert_eq!(major_version("something else"), None);
        assert_eq!(major_version("postgres (PostgreSQL) devel"), None);
    }

    #[test]
    fn a_configured_folder_is_never_replaced_by_another() {
        let folder = tempfile::tempdir().unwrap();
        let error = find(Some(folder.path()), None).unwrap_err();
        assert!(matches!(error, Error::UnusablePrograms { .. }), "{error}");
    }

    #[test]
    fn the_version_of_the_data_is_preferred_over_the_newest() {
        let root = tempfile::tempdir().unwrap();
        for version in [14, 15, 17] {
            write_fake(&root.path().join(version.to_string()).join("bin"), version);
        }
        assert_eq!(newest(root.path(), None).unwrap().major_version, 17);
        assert_eq!(newest(root.path(), Some(15)).unwrap().major_version, 15);
        assert_eq!(newest(root.path(), Some(14)).unwrap().major_version, 17);
    }

    fn write_fake(folder: &Path, version: u32) {
        use std::os::unix::fs::PermissionsExt;
        fs::create_dir_all(folder).unwrap();
        for name in ["postgres", "initdb"] {
            let file = folder.join(name);
            fs::write(&file, format!("#!/bin/sh\necho 'postgres (PostgreSQL) {version}.1'\n")).unwrap();
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        }
    }

    #[test]
    fn the_missing_server_is_named_with_the_line_that_installs_it() {
        let text = Error::NotInstalled { looked_in: "PATH".to_owned() }.to_string();
        assert!(text.contains("apt-get install") && text.contains("database.url"), "{text}");
    }
}
