//! Stories of signing on a real database, with signatures of a throw-away certification centre: what is taken and
//! kept, what is refused and leaves nothing, the centre out of reach, entering, phones.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a story stops at the first thing that is not as it should be"
)]

mod entering;
mod outage;
mod phone;
mod refused;
mod scene;
mod smuggled;
mod taken;
mod together;
mod verdict;
