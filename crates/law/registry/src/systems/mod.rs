//! сыртқы жүйелер / внешние системы: systems that call the API, one key each; the key is stored hashed.

mod actions;
mod model;
mod questions;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{create, create_with_key};
pub use model::{CreatedSystem, NewSystem, SHORTEST_CALLBACK_SECRET, System};
pub use questions::{by_api_key, list};
pub(crate) use store::key_hash;
