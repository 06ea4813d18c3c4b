//! What every other crate stands on: identifiers, money, names, the working-day calendar,
//! citations of law, pairs of Kazakh and Russian text, local time.
//!
//! Nothing here reads a file, a clock or a network; every function is a function of its arguments.

pub mod bilingual;
pub mod calendar;
pub mod identifiers;
pub mod law;
pub mod money;
pub mod person_name;
pub mod time;

pub use bilingual::Bilingual;
pub use calendar::WorkingCalendar;
pub use identifiers::{Bin, Email, ErdrNumber, Iban, Iin, LicenceNumber, Phone, RegionCode};
pub use law::{Citation, Grade};
pub use money::Money;
pub use person_name::PersonName;

/// An error that a form can show: its code is also the key of its text in every language.
///
/// Codes are part of the public interface and never change their meaning.
pub trait Coded: std::error::Error {
    /// Stable code, for example `iin-checksum`; the texts are in `locales/*/base.ftl`.
    fn code(&self) -> &'static str;
}
