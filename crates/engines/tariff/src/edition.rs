//! Rates of payment: ақы төлеу мөлшерлері, размеры оплаты.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zan_base::{Bilingual, Citation, Grade};

use crate::{Period, Rational};

/// One edition of an act that sets rates, valid between two days.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    /// Our name of the edition, unique.
    pub id: String,
    /// Full title of the act.
    pub act: String,
    /// Its number.
    pub number: String,
    /// Day of issue.
    pub issued: Option<Date>,
    /// Whether it may be used.
    pub status: EditionStatus,
    /// First day in force; a draft has none.
    pub valid_from: Option<Date>,
    /// Last day in force; none while it is.
    pub valid_to: Option<Date>,
    /// How surely these two days are known.
    pub validity_grade: Grade,
    /// What is known of them.
    pub validity_note: String,
    /// The indicator that rates are fractions of, for example `mrp`.
    pub base: String,
    /// Where the numbers were seen.
    pub sources: Vec<String>,
    /// The lines of the tariff.
    #[serde(rename = "item", default)]
    pub items: Vec<Item>,
    /// Which line belongs to which work.
    #[serde(rename = "mapping", default)]
    pub mappings: Vec<Mapping>,
}

/// Whether an edition may be used for payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditionStatus {
    /// In force, perhaps with a last day.
    InForce,
    /// Replaced; counts for work of its time.
    Historical,
    /// Published for discussion, never used.
    Draft,
}

/// One line of a tariff.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// Our code, unique in the edition.
    pub code: String,
    /// What is counted.
    pub unit: Unit,
    /// Fraction of the base indicator for one unit; none while the number is unknown.
    pub rate: Option<Rational>,
    /// A number someone guessed; shown to an operator, never used.
    pub candidate_rate: Option<Rational>,
    /// What is known of the line.
    pub status: ItemStatus,
    /// How surely the number is known.
    pub grade: Grade,
    /// Clause of the act; empty when it was not seen.
    pub clause: String,
    /// Conditions and doubts in the words of the research.
    pub note: String,
    /// What is paid for.
    pub description: Bilingual,
}

/// What a rate is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// An hour of 60 minutes.
    Hour,
    /// Not known; cannot be calculated.
    Unknown,
    /// The line widens the circle of persons and has no rate of its own.
    Scope,
}

/// What is known of a line or of the category it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemStatus {
    /// The wording was read in the act.
    Verified,
    /// Seen in a study or news item about the act.
    VerifiedSecondary,
    /// The number is sourced, the category it belongs to is not.
    RateVerifiedCategoryHypothesis,
    /// The line exists, the number is a guess.
    StructureVerifiedRateCandidate,
    /// Line and number are guessed.
    Hypothesis,
    /// The number stands in a published draft.
    DraftVerified,
    /// That the work is covered is sourced, the amount is not.
    ScopeVerifiedRateNotFound,
    /// Nothing is sourced.
    NotFound,
}

impl ItemStatus {
    /// Whether a number of this status may be paid at all, perhaps marked unconfirmed.
    #[must_use]
    pub fn may_be_paid(self) -> bool {
        matches!(self, Self::Verified | Self::VerifiedSecondary | Self::RateVerifiedCategoryHypothesis)
    }

    /// Whether the number and its category were read in the act.
    #[must_use]
    pub fn is_confirmed(self) -> bool {
        matches!(self, Self::Verified)
    }
}

/// A property of work by which the line of the tariff is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Advocate or legal consultant.
    Provider,
    /// Kind of aid.
    Aid,
    /// Kind of proceedings.
    Proceeding,
    /// Category of the crime: қылмыс санаты, категория преступления.
    Gravity,
    /// Procedural role of the client.
    Role,
    /// Stage of the proceedings.
    Stage,
    /// Kind of work.
    Work,
}

impl Dimension {
    /// Its name, as in data files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Provider => "provider",
            Self::Aid => "aid",
            Self::Proceeding => "proceeding",
            Self::Gravity => "gravity",
            Self::Role => "role",
            Self::Stage => "stage",
            Self::Work => "work",
        }
    }
}

/// Says that work with these properties is paid by that line.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Code of the line.
    pub item: String,
    /// What is known of the assignment.
    pub status: ItemStatus,
    /// How surely.
    pub grade: Grade,
    /// Why.
    pub note: String,
    /// Allowed values of each property; a property not named may be anything.
    pub when: BTreeMap<Dimension, Vec<String>>,
}

impl Mapping {
    /// Whether work with these properties is meant.
    #[must_use]
    pub fn applies(&self, properties: &BTreeMap<Dimension, String>) -> bool {
        self.when.iter().all(|(dimension, allowed)| {
            properties.get(dimension).is_some_and(|value| allowed.contains(value))
        })
    }
}

impl Edition {
    /// When it is in force; a draft never is.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        match self.status {
            EditionStatus::Draft => None,
            EditionStatus::InForce | EditionStatus::Historical => {
                self.valid_from.map(|from| Period { from, to: self.valid_to })
            }
        }
    }

    /// The line of that code.
    #[must_use]
    pub fn item(&self, code: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.code == code)
    }

    /// Citation of a line of this edition.
    #[must_use]
    pub fn citation(&self, item: &Item) -> Citation {
        Citation {
            act: self.act.clone(),
            clause: item.clause.clone(),
            edition: self.id.clone(),
            grade: item.grade,
        }
    }
}
