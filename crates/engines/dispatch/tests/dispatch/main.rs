//! The engine as its callers use it.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail a test")]

mod fairness;
mod properties;
mod rules;
mod selection;
mod texts;
mod world;
