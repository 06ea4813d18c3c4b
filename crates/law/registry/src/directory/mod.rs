//! The directory of bodies (анықтамалық, справочник участников): every participant named in annex 1
//! to the joint order of 2021, the regions it belongs to, and the duty zones that serve it.

mod questions;
pub mod rows;
mod store;

pub use questions::{
    DutyZone, RegionName, UnitRow, embedded, list, of_folder, regions, unit_by_code, unit_by_id,
    units_of_region, zones,
};
