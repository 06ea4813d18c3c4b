//! Samples of the certification centre. They stay outside the repository; without them these stories are skipped.

use std::path::PathBuf;

/// The folder of the samples; says so when it is not there.
pub fn folder() -> Option<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/fixtures");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no samples at {}", folder.display());
    None
}

/// One sample.
pub fn sample(name: &str) -> Option<Vec<u8>> {
    Some(std::fs::read(folder()?.join(name)).unwrap())
}
