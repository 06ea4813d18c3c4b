//! Registers: who is who and where. Regions, bodies and duty zones ([`directory`]), reference data and its loader
//! ([`mod@reference`]), people who sign in ([`accounts`]), advocates ([`advocates`]), external systems ([`systems`]),
//! and the invented country of the demonstration ([`demo`]).

pub mod accounts;
pub mod advocates;
pub mod demo;
pub mod directory;
pub mod page;
pub mod reference;
pub mod systems;

pub use page::{Page, PageRequest};

#[cfg(test)]
mod testing;
