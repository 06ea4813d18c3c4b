//! The monthly calculation index (айлық есептік көрсеткіш, АЕК; месячный расчётный показатель, МРП) and
//! the minimum wage.

use serde::{Deserialize, Serialize};
use zan_base::{Citation, Grade};

use crate::{Period, Rational};

/// For which payments a value holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IndicatorKind {
    /// Fines, taxes and other payments.
    General,
    /// Benefits and other social payments; differed from April to December 2022.
    Social,
    /// Both.
    Both,
}

impl IndicatorKind {
    /// Whether a row of this kind answers a question for the other kind.
    #[must_use]
    pub fn serves(self, wanted: Self) -> bool {
        self == Self::Both || wanted == Self::Both || self == wanted
    }
}

/// One value of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorRow {
    /// Name of the indicator: `mrp`, `minimum_wage`.
    pub indicator: String,
    /// For which payments.
    pub kind: IndicatorKind,
    /// First day.
    pub valid_from: jiff::civil::Date,
    /// Last day.
    pub valid_to: Option<jiff::civil::Date>,
    /// Tenge.
    pub value: Rational,
    /// The act that sets it; empty when it was not named.
    pub act: String,
    /// Where it was seen.
    pub source: String,
    /// How surely it is known.
    pub grade: Grade,
}

impl IndicatorRow {
    /// When it holds.
    #[must_use]
    pub fn period(&self) -> Period {
        Period { from: self.valid_from, to: self.valid_to }
    }

    /// Where it comes from.
    #[must_use]
    pub fn citation(&self) -> Citation {
        let act = if self.act.is_empty() { &self.source } else { &self.act };
        Citation {
            act: act.clone(),
            clause: String::new(),
            edition: self.valid_from.to_string(),
            grade: self.grade,
        }
    }
}

/// All values of all indicators.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct IndicatorTable {
    /// Currency of the values.
    pub unit: String,
    /// How the table is to be read.
    pub note: String,
    /// The values.
    pub rows: Vec<IndicatorRow>,
}
