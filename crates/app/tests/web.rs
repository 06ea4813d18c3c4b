//! The running system over HTTP: every page of every role, and what the web promises for all of them.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails must fail")]

#[path = "web/client.rs"]
mod client;
#[path = "web/pages.rs"]
mod pages;
#[path = "web/promises.rs"]
mod promises;
#[path = "support/running.rs"]
mod running;
#[path = "web/walk.rs"]
mod walk;
