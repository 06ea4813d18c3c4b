//! қол қоюға сұрау / запрос на подписание.
//!
//! ```text
//! preparing ── papers typeset ──▶ waiting ── complete ──▶ signed
//!     └──────────── withdraw, expiry ────┴──▶ withdrawn
//! ```

mod actions;
mod completion;
pub(crate) mod lists;
mod model;
mod questions;
mod store;

pub(crate) use actions::{Draft, insert};
pub use actions::{ask, prepare, ready, withdraw};
pub use completion::{Completed, Submission, complete};
pub(crate) use completion::{Good, judge_all, keep, seal};
pub use model::{Document, Request, State, Way};
pub use questions::{Signature, by_id, container, documents, signatures};
pub(crate) use store::{lock, set_used};
