//! The pages of the signature over the router, with a throw-away centre and the world of tests.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails must fail")]
#![expect(clippy::indexing_slicing, reason = "what is missing in an answer must fail the test")]

mod browser;
mod check;
mod entrance;
mod phone;
mod refusals;
mod scene;
mod upload;
