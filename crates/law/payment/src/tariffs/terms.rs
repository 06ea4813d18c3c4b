//! Terms of a claim: how long after the confirming document it may be filed.

use jiff::civil::Date;
use serde::Deserialize;
use zan_base::{
    Citation, Grade,
    calendar::{CalendarError, add_months_clamped},
};

/// What happens to a claim filed after its term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Late {
    /// It is not taken.
    Refuse,
    /// It is taken and shown to the officer as late.
    Mark,
}

/// The filing term.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FilingTerm {
    /// Whole months from the day of the confirming document.
    pub months: i32,
    /// What happens afterwards.
    pub late: Late,
    /// Clause of the act; empty when it was not seen.
    pub clause: String,
    /// How surely it is known.
    pub grade: Grade,
    /// What is known.
    pub note: String,
}

/// One edition of the terms.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Terms {
    /// Our name, unique.
    pub id: String,
    /// The act.
    pub act: String,
    /// Day of the edition.
    pub edition: String,
    /// First day in force.
    pub valid_from: Date,
    /// Last day in force.
    pub valid_to: Option<Date>,
    /// The filing term.
    pub filing: FilingTerm,
}

impl Terms {
    /// The last day on which a claim may be filed.
    ///
    /// # Errors
    /// [`CalendarError::Range`] at the end of time.
    pub fn file_by(&self, document_date: Date) -> Result<Date, CalendarError> {
        add_months_clamped(document_date, self.filing.months)
    }

    /// Where the filing term is written.
    #[must_use]
    pub fn filing_citation(&self) -> Citation {
        Citation {
            act: self.act.clone(),
            clause: self.filing.clause.clone(),
            edition: self.edition.clone(),
            grade: self.filing.grade,
        }
    }
}

/// All editions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TermsTable {
    #[serde(rename = "edition")]
    editions: Vec<Terms>,
}

impl TermsTable {
    /// Reads the table.
    ///
    /// # Errors
    /// What the parser says.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The terms in force on a day.
    #[must_use]
    pub fn at(&self, day: Date) -> Option<&Terms> {
        self.editions
            .iter()
            .find(|terms| terms.valid_from <= day && terms.valid_to.is_none_or(|last| day <= last))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_shipped_terms_cover_every_day_since_2019() {
        let table = TermsTable::parse(include_str!("../../../../../data/rules/payment-terms.toml")).unwrap();
        for day in [date(2019, 1, 1), date(2025, 9, 25), date(2025, 9, 26), date(2026, 11, 21)] {
            assert_eq!(table.at(day).unwrap().filing.months, 1, "{day}");
        }
        assert_eq!(table.at(date(2018, 12, 31)), None);
        let terms = table.at(date(2026, 1, 31)).unwrap();
        assert_eq!(terms.file_by(date(2026, 1, 31)).unwrap(), date(2026, 2, 28));
        assert!(!terms.filing_citation().grade.is_confirmed());
    }
}
