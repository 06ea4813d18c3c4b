//! Stories of claims on a real database.
#![expect(clippy::unwrap_used, reason = "a story that cannot go on must fail")]

mod concurrency;
mod life;
mod questions;
mod rules;
mod world;
