//! The invented country of the demonstration: advocates, duty rotas, officers and their accounts, made from a seed.
//!
//! Nobody here is a real person: names are drawn part by part from common ones, telephone numbers begin with +7 700 0,
//! mail addresses end in example.kz, account numbers name the bank 999 and hold the word DEMO.

mod actions;
mod country;
mod names;
mod numbers;
mod person;
mod rota;
mod store;
#[cfg(test)]
mod tests;

use jiff::civil::Date;

pub use actions::load;

/// Logins of the accounts that the demonstration prints; all have the password of [`Options`].
pub const FIXED_LOGINS: [&str; 9] = [
    "officer",
    "advocate1",
    "advocate2",
    "advocate3",
    "dispatcher",
    "justice1",
    "justice2",
    "admin",
    "oversight",
];

/// Zone in which the printed accounts live and work.
pub const HOME_ZONE: &str = "Z-ASTANA-CITY";
/// Its region, КАТО code.
pub const HOME_REGION: &str = "71";

/// What the demonstration is made from.
#[derive(Debug, Clone)]
pub struct Options {
    /// The same seed and day give the same people.
    pub seed: u64,
    /// Day around which rotas, agreements and policies are laid.
    pub today: Date,
    /// Password of every account.
    pub password: String,
    /// The stand-in of ЕРДР, if one is to be known.
    pub erdr: Option<Erdr>,
}

/// How the stand-in of ЕРДР calls and is called.
#[derive(Debug, Clone)]
pub struct Erdr {
    pub api_key: String,
    /// Where callbacks go.
    pub callback_url: String,
    /// Key of their signature, at least 16 characters.
    pub callback_secret: String,
}

/// What was put in; all zero when it was there already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    pub advocates: usize,
    pub accounts: usize,
    /// Months of zones.
    pub rotas: usize,
    /// Shifts.
    pub slots: usize,
    /// Agreements and policies signed anew for a new year.
    pub renewed: u64,
    /// External systems.
    pub systems: usize,
}
