//! қылмыстық процесті жүргізетін орган / орган, ведущий уголовный процесс: the bodies that may order counsel, with
//! their zone and region.

mod questions;
mod store;

pub use questions::{Body, by_code, by_id, list_police, region_timezone};
