//! What the tests of all crates stand on: a database of their own, a clock moved by hand, a browser.
//!
//! ```no_run
//! # async fn story() {
//! let db = zan_testkit::Db::fresh().await;
//! let clock = zan_testkit::clock_at("2026-03-02T09:30:00+05:00");
//! let count: i64 = sqlx::query_scalar("SELECT count(*) FROM jobs").fetch_one(db.pool()).await.unwrap();
//! # }
//! ```

#[cfg(feature = "browser")]
pub mod browser;
mod cluster;
mod db;
mod signed;
mod template;
#[cfg(feature = "world")]
pub mod world;

pub use cluster::TestServer;
pub use db::Db;
pub use signed::signed;
pub use zan_kernel::clock::ManualClock;

use std::path::{Path, PathBuf};

/// A clock standing at `at`, written as in RFC 3339 (`2026-03-02T09:30:00+05:00`).
///
/// # Panics
/// When `at` is not a moment: a mistake of the test.
#[must_use]
pub fn clock_at(at: &str) -> ManualClock {
    match at.parse() {
        Ok(at) => ManualClock::at(at),
        Err(error) => panic!("`{at}` is not a moment: {error}"),
    }
}

/// The root folder of the repository.
#[must_use]
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}
