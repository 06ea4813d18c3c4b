//! Lists the Fluent files of `locales/` so that every text is inside the program.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root =
        PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(io::Error::other)?).join("../../../locales");
    let mut list = String::from("[\n");
    for code in ["kk", "ru", "en"] {
        writeln!(list, "    &[").map_err(io::Error::other)?;
        for file in fluent_files(&root.join(code))? {
            println!("cargo::rerun-if-changed={}", file.display());
            let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            writeln!(list, "        ({name:?}, include_str!({:?})),", file.canonicalize()?)
                .map_err(io::Error::other)?;
        }
        writeln!(list, "    ],").map_err(io::Error::other)?;
    }
    list.push_str("]\n");
    let out = PathBuf::from(env::var("OUT_DIR").map_err(io::Error::other)?).join("texts.rs");
    fs::write(out, list)
}

/// The `.ftl` files of one language in order of name, so that builds repeat.
fn fluent_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files =
        fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "ftl"));
    files.sort();
    Ok(files)
}
