//! ұсыныс / предложение: one advocate is asked whether they take the defence.
//!
//! ```text
//! open → accepted | declined | timed_out | undeliverable | withdrawn
//! ```
//! The answer time runs from the evidence of delivery, not from sending; an offer that no channel delivered is
//! `undeliverable`, which is nobody's fault, and differs from `timed_out` in every statistic.

mod actions;
mod jobs;
mod model;
mod questions;
mod store;

pub use actions::{accept, check_conflict, decline, mark_viewed};
pub use jobs::{EXPIRE, Expire, MarkDelivered};
pub use model::{ConflictNames, Offer, OfferError};
pub use questions::{Tried, list_of_advocate, of_advocate, open_count, tried};
pub(crate) use store::{NewOffer, has_open, insert, withdraw_open};
