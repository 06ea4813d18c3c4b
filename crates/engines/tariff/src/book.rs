//! The law as data, checked, with questions by date.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Dimension, Edition, EditionStatus, IndicatorKind, IndicatorRow, IndicatorTable, Period, RulesEdition,
};

/// Editions of rates and rules, and indicators. Made by [`crate::load()`] only, so it is always whole:
/// editions do not overlap, every line is well formed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TariffBook {
    pub(crate) dimensions: BTreeMap<Dimension, BTreeSet<String>>,
    pub(crate) editions: Vec<Edition>,
    pub(crate) rules: Vec<RulesEdition>,
    pub(crate) indicators: IndicatorTable,
}

/// What was sought at a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Axis {
    /// Rates of payment.
    Rates,
    /// Rules of payment.
    Rules,
    /// The monthly index or the minimum wage.
    Indicator,
}

impl Axis {
    /// Name for texts.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rates => "rates",
            Self::Rules => "rules",
            Self::Indicator => "indicator",
        }
    }
}

/// Why nothing is in force at a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Missing {
    /// The date is before everything, or after everything that is known.
    Outside,
    /// Something was in force before it and something comes after it.
    Gap {
        /// The last day before.
        last: Date,
        /// The first day after.
        next: Date,
    },
}

impl TariffBook {
    /// The rates in force at a date.
    ///
    /// # Errors
    /// [`Missing`] when there are none.
    pub fn edition_at(&self, date: Date) -> Result<&Edition, Missing> {
        let dated = self.editions.iter().filter_map(|edition| Some((edition.period()?, edition)));
        in_force(dated, date)
    }

    /// The rules in force at a date.
    ///
    /// # Errors
    /// [`Missing`] when there are none.
    pub fn rules_at(&self, date: Date) -> Result<&RulesEdition, Missing> {
        let usable = self.rules.iter().filter(|rules| rules.status != EditionStatus::Draft);
        in_force(usable.map(|rules| (rules.period(), rules)), date)
    }

    /// The value of an indicator at a date.
    ///
    /// # Errors
    /// [`Missing`] when there is none.
    pub fn indicator_at(
        &self,
        indicator: &str,
        kind: IndicatorKind,
        date: Date,
    ) -> Result<&IndicatorRow, Missing> {
        let rows = self.indicators.rows.iter();
        let wanted = rows.filter(|row| row.indicator == indicator && row.kind.serves(kind));
        in_force(wanted.map(|row| (row.period(), row)), date)
    }

    /// All editions of rates, drafts included.
    #[must_use]
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// All editions of the rules.
    #[must_use]
    pub fn rules(&self) -> &[RulesEdition] {
        &self.rules
    }

    /// All values of indicators.
    #[must_use]
    pub fn indicators(&self) -> &IndicatorTable {
        &self.indicators
    }

    /// The values a property may have.
    #[must_use]
    pub fn values(&self, dimension: Dimension) -> Option<&BTreeSet<String>> {
        self.dimensions.get(&dimension)
    }
}

fn in_force<'a, T>(dated: impl Iterator<Item = (Period, &'a T)>, date: Date) -> Result<&'a T, Missing> {
    let (mut last, mut next) = (None::<Date>, None::<Date>);
    for (period, found) in dated {
        if period.contains(date) {
            return Ok(found);
        }
        if period.from > date {
            next = Some(next.map_or(period.from, |known| known.min(period.from)));
        } else if let Some(end) = period.to {
            last = Some(last.map_or(end, |known| known.max(end)));
        }
    }
    match (last, next) {
        (Some(last), Some(next)) => Err(Missing::Gap { last, next }),
        _ => Err(Missing::Outside),
    }
}
