//! The interface as another system meets it: a real database, a real router, and where it matters a real connection.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test whose preparation fails must fail")]

mod compatibility;
mod description;
mod health;
mod later;
mod orders;
mod privacy;
mod refusals;
mod scene;
