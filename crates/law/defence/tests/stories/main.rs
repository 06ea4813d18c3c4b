//! Stories of appointment on a real database, the clock moved by hand. Letters in the names are the acceptance
//! scenarios of the domain description.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a story stops at the first thing that is not as it should be"
)]

mod appointment;
mod bad_input;
mod concurrency;
mod scene;
mod work;
