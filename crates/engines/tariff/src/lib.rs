//! Calculation of payment for state-guaranteed legal aid (мемлекет кепілдік берген заң көмегіне ақы
//! төлеу, оплата гарантированной государством юридической помощи) with an explanation of every line.
//!
//! The engine is pure: a claim and a book of law go in, a [`Calculation`] comes out; the same claim and
//! book always give the same calculation. Rates, the monthly index, limits and roundings are data
//! ([`TariffBook`]); the explanation is a list of [`Step`]s with numbers, put into words elsewhere.
//! A line that cannot be calculated is refused with a typed [`Refusal`]; it never becomes a silent zero.

mod book;
mod calculate;
mod calculation;
mod edition;
mod indicator;
mod input;
mod load;
mod period;
mod rational;
mod rules;
mod shipped;
mod steps;

pub use book::{Axis, Missing, TariffBook};
pub use calculate::calculate;
pub use calculation::{Calculation, LineResult};
pub use edition::{Dimension, Edition, EditionStatus, Item, ItemStatus, Mapping, Unit};
pub use indicator::{IndicatorKind, IndicatorRow, IndicatorTable};
pub use input::{ClaimInput, LineInput, TakenInterval};
pub use load::{LoadError, Source, load};
pub use period::Period;
pub use rational::{MoneyRounding, Rational, RationalError};
pub use rules::{
    Ceiling, CeilingScope, Overlap, Provenance, ReferenceDate, RulesEdition, TimeRounding, TimeUnit,
};
pub use shipped::shipped;
pub use steps::{Argument, Doubt, Refusal, Step};
