//! The commands, one file each.

pub mod admin;
pub mod configuration;
pub mod directory;
pub mod journal;
pub mod migrate;
pub mod serve;
pub mod signature;
pub mod stand_in;
