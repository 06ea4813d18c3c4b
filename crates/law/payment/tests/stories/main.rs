//! Stories of claims on a real database.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a story that cannot go on must fail")]

mod concurrency;
mod life;
mod questions;
mod rules;
mod signed;
mod world;
