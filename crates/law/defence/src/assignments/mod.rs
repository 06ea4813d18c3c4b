//! тағайындау / назначение: one advocate defends one person by an order.

mod actions;
mod questions;
mod store;

pub use actions::{ManualInput, appoint, arrive, complete};
pub(crate) use actions::{Way, begin};
pub use questions::{Assignment, ListPage, list_of_advocate, of_advocate, of_order};
pub(crate) use store::{advocate_of, end_live, lock_own};
