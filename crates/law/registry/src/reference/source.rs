use std::path::{Path, PathBuf};
use std::{fs, io};

use super::LoadError;

/// Files of `data/` as they were when the program was built: path below `data/` and text.
const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/data_files.rs"));

/// Where data files are read from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum DataSource {
    /// The files inside the program.
    #[default]
    Embedded,
    /// A folder laid out like `data/`.
    Folder(PathBuf),
}

impl DataSource {
    /// The text of a file by its path below `data/`.
    pub(crate) fn read(&self, file: &str) -> Result<String, LoadError> {
        let unreadable = |reason: String| LoadError::Unreadable { file: file.to_owned(), reason };
        match self {
            Self::Embedded => EMBEDDED
                .iter()
                .find(|(name, _)| *name == file)
                .map(|(_, text)| (*text).to_owned())
                .ok_or_else(|| unreadable("it is not in the program".to_owned())),
            Self::Folder(root) => {
                fs::read_to_string(root.join(file)).map_err(|error| unreadable(error.to_string()))
            }
        }
    }

    /// Paths of the data files directly in a folder, sorted.
    pub(crate) fn list(&self, folder: &str) -> Result<Vec<String>, LoadError> {
        let mut files = match self {
            Self::Embedded => {
                let inside = |name: &&str| {
                    name.strip_prefix(folder)
                        .and_then(|rest| rest.strip_prefix('/'))
                        .is_some_and(|rest| !rest.contains('/'))
                };
                EMBEDDED.iter().map(|(name, _)| *name).filter(inside).map(str::to_owned).collect()
            }
            Self::Folder(root) => files_in(&root.join(folder), folder).map_err(|error| {
                LoadError::Unreadable { file: folder.to_owned(), reason: error.to_string() }
            })?,
        };
        files.sort();
        Ok(files)
    }
}

fn files_in(path: &Path, folder: &str) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(path)? {
        let path = entry?.path();
        let known = path.extension().is_some_and(|kind| kind == "tsv" || kind == "toml" || kind == "json");
        if let (true, Some(name)) = (known, path.file_name()) {
            files.push(format!("{folder}/{}", name.to_string_lossy()));
        }
    }
    Ok(files)
}

/// Number of the line, from 1, in which a byte of a text stands.
pub(super) fn line_of(text: &str, byte: usize) -> usize {
    text.bytes().take(byte).filter(|&byte| byte == b'\n').count() + 1
}
