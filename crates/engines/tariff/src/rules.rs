//! Rules of payment: ақы төлеу қағидалары, правила оплаты. Every parameter carries its own source,
//! because most of them are stated nowhere and are our assumptions until someone reads the act.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zan_base::{Citation, Grade};

use crate::rational::MoneyRounding;
use crate::{IndicatorKind, Period};

/// Where a parameter comes from.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Provenance {
    /// Clause of the act; empty when it was not seen.
    pub clause: String,
    /// How surely it is known.
    pub grade: Grade,
    /// What is known.
    pub note: String,
}

/// One edition of the rules of payment.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RulesEdition {
    /// Our name, unique.
    pub id: String,
    /// Full title of the act.
    pub act: String,
    /// Its number.
    pub number: String,
    /// Day of the edition.
    pub edition: String,
    /// Whether it may be used.
    pub status: crate::EditionStatus,
    /// First day in force.
    pub valid_from: Date,
    /// Last day in force.
    pub valid_to: Option<Date>,
    /// How surely these two days are known.
    pub validity_grade: Grade,
    /// What is known of them.
    pub validity_note: String,
    /// Factors for night, holidays, waiting: must be empty until their meaning is known.
    pub factors: Vec<String>,
    /// On which date rates and indicator are taken.
    pub reference_date: ReferenceDateRule,
    /// How minutes become payable time.
    pub time: TimeRule,
    /// What happens to time claimed twice.
    pub overlap: OverlapRule,
    /// How the sum of a line is rounded.
    pub money: MoneyRule,
    /// Which kind of the indicator is used.
    pub indicator: IndicatorRule,
    /// Upper limits of payable time, applied in this order.
    #[serde(rename = "ceiling", default)]
    pub ceilings: Vec<Ceiling>,
}

/// On which date rates and indicator are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceDate {
    /// The day the work began.
    ServiceDate,
    /// The day of the confirming document.
    DocumentDate,
    /// The day of payment.
    PaymentDate,
}

/// Parameter: reference date.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ReferenceDateRule {
    /// The choice.
    pub policy: ReferenceDate,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// Smallest unit of payable time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeUnit {
    /// One minute.
    Minute,
    /// Fifteen minutes.
    Quarter,
    /// Sixty minutes.
    Hour,
}

impl TimeUnit {
    /// Its length in minutes.
    #[must_use]
    pub fn minutes(self) -> u32 {
        match self {
            Self::Minute => 1,
            Self::Quarter => 15,
            Self::Hour => 60,
        }
    }
}

/// What happens to a begun unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeRounding {
    /// Minutes are paid as they are.
    None,
    /// It counts as a whole one.
    Up,
    /// It does not count.
    Down,
}

/// Parameter: payable time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct TimeRule {
    /// Smallest unit.
    pub unit: TimeUnit,
    /// What happens to a begun unit.
    pub rounding: TimeRounding,
    /// Least payable time of a line in minutes.
    pub minimum: u32,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// What happens to a line that touches time already claimed by the same provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overlap {
    /// The later line is refused whole, for a person to look at.
    Block,
    /// The earlier line keeps the minutes, the later one loses them.
    FirstWins,
}

/// Parameter: overlap.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct OverlapRule {
    /// The choice.
    pub policy: Overlap,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// Parameter: rounding of money.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct MoneyRule {
    /// Decimal places of a tenge, 0 or 2.
    pub places: u32,
    /// How.
    pub rounding: MoneyRounding,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// Parameter: kind of the indicator.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct IndicatorRule {
    /// The choice.
    pub kind: IndicatorKind,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

/// Over what a ceiling adds up time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CeilingScope {
    /// All work of the provider in one calendar day.
    CalendarDay,
    /// All work of the provider for one person.
    Person,
}

/// An upper limit of payable time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Ceiling {
    /// Our code, unique in the edition.
    pub code: String,
    /// Over what it adds up.
    pub per: CeilingScope,
    /// The limit in minutes.
    pub minutes: u32,
    /// The kinds of work it limits; none named: all.
    #[serde(default)]
    pub work: Vec<String>,
    /// Where it comes from.
    #[serde(flatten)]
    pub provenance: Provenance,
}

impl Ceiling {
    /// Whether it limits this kind of work.
    #[must_use]
    pub fn limits(&self, work: Option<&str>) -> bool {
        self.work.is_empty() || work.is_some_and(|work| self.work.iter().any(|limited| limited == work))
    }
}

impl RulesEdition {
    /// When it is in force.
    #[must_use]
    pub fn period(&self) -> Period {
        Period { from: self.valid_from, to: self.valid_to }
    }

    /// The parameters with their names, as doubts and citations call them.
    pub(crate) fn parameters(&self) -> [(&'static str, &Provenance); 5] {
        [
            ("reference_date", &self.reference_date.provenance),
            ("time", &self.time.provenance),
            ("overlap", &self.overlap.provenance),
            ("money", &self.money.provenance),
            ("indicator", &self.indicator.provenance),
        ]
    }

    /// Citation of a parameter of these rules.
    #[must_use]
    pub fn citation(&self, provenance: &Provenance) -> Citation {
        Citation {
            act: self.act.clone(),
            clause: provenance.clause.clone(),
            edition: self.edition.clone(),
            grade: provenance.grade,
        }
    }
}
