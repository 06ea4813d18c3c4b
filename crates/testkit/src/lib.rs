//! What the tests of all crates stand on: a database of their own, a clock moved by hand, a centre that certifies
//! signatures, a browser.
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
pub mod ports;
mod refusals;
mod signed;
#[cfg(feature = "signing")]
pub mod signing;
mod template;
#[cfg(feature = "world")]
pub mod world;

pub use cluster::TestServer;
pub use db::Db;
pub use refusals::{code, refusal, wrong_fields};
pub use signed::signed;
pub use zan_kernel::clock::ManualClock;

use std::path::{Path, PathBuf};

use jiff::Timestamp;

/// A clock standing at `at`, written as in RFC 3339 (`2026-03-02T09:30:00+05:00`).
///
/// # Panics
/// When `at` is not a moment: a mistake of the test.
#[must_use]
pub fn clock_at(at: &str) -> ManualClock {
    ManualClock::at(moment(at))
}

/// The moment `at`, written as for [`clock_at`].
fn moment(at: &str) -> Timestamp {
    match at.parse() {
        Ok(at) => at,
        Err(error) => panic!("`{at}` is not a moment: {error}"),
    }
}

/// The root folder of the repository.
#[must_use]
pub fn repository() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}
