//! адвокаттар / адвокаты: the register of advocates (law 176-VI, art. 58-1) and the facts by which one of them is
//! chosen.

mod model;
mod pool;
mod questions;
mod store;
#[cfg(test)]
mod tests;

pub use model::{Advocate, AdvocateFilter, Standing};
pub use pool::{Absence, DutyNow, Interval, PoolQuery, PoolRow, pool_for_zone};
pub use questions::{by_id, by_ids, list};
