//! қол қоюға сұрау / запрос на подписание.
//!
//! ```text
//! preparing ── papers typeset ──▶ waiting ── complete ──▶ signed
//!     └──────────── withdraw, expiry ────┴──▶ withdrawn
//! ```

mod actions;
mod model;
mod questions;
mod store;

pub use actions::{Completed, Submission, ask, complete, prepare, ready, withdraw};
pub(crate) use actions::{Draft, Good, insert, judge_all, keep, seal};
pub use model::{Document, Request, State, Way};
pub use questions::{Signature, by_id, container, documents, signatures};
pub(crate) use store::{lock, set_used};
