//! адвокат таңдау / выбор защитника: gathers the facts for the engine `zan-dispatch`, keeps its trace, makes the
//! offers it decides on. One round at a time for each region, so that the load figures are exact.

mod actions;
mod facts;
mod policy;
mod questions;
mod store;

pub(crate) use actions::{advance, both_languages, may_be_appointed};
pub(crate) use policy::terms;
pub use questions::{QueueRow, Round, VerifyOutcome, latest, queue, rounds, verify};
pub(crate) use store::lock_region_of;
