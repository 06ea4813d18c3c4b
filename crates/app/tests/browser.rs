//! Journeys of people in a real browser, in Kazakh and in Russian, with axe-core at each step.
//!
//! `ZAN_SCREENSHOTS=1 cargo nextest run -p zan --test browser` renews `docs/screenshots`; `ZAN_AXE` must name
//! `axe.min.js` (`script/test` fetches it).

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test whose preparation fails must fail")]

#[path = "browser/accounts.rs"]
mod accounts;
#[path = "browser/dispatch.rs"]
mod dispatch;
#[path = "browser/order.rs"]
mod order;
#[path = "browser/person.rs"]
mod person;
#[path = "browser/plain.rs"]
mod plain;
#[path = "support/running.rs"]
mod running;
#[path = "browser/sign.rs"]
mod sign;
#[path = "browser/signature.rs"]
mod signature;
#[path = "browser/thread.rs"]
mod thread;
