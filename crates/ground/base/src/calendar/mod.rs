//! Working days: жұмыс күндері, рабочие дни.
//!
//! Which days are holidays is data (`data/calendar/`), because laws and government resolutions change
//! them every year.

mod rows;

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use crate::Coded;
pub use rows::{CalendarRow, CertaintyOfDay, DayKind, parse_tsv};

/// Saturdays, Sundays and the exceptions to them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WorkingCalendar {
    exceptions: BTreeMap<Date, CalendarRow>,
}

/// Why a calendar could not be read or a date not be found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// A row of the data file is malformed.
    #[error("calendar line {line}: {problem}")]
    Row {
        /// Line of the file, from 1.
        line: usize,
        /// What is wrong with it.
        problem: String,
    },
    /// Two rows for one day.
    #[error("the calendar has two rows for {0}")]
    Twice(Date),
    /// The date sought is outside the years that can be represented.
    #[error("the date is out of range")]
    Range,
}

impl CalendarError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Row { .. } => "calendar-row",
            Self::Twice(_) => "calendar-twice",
            Self::Range => "calendar-range",
        }
    }
}

impl Coded for CalendarError {
    fn code(&self) -> &'static str {
        CalendarError::code(self)
    }
}

impl WorkingCalendar {
    /// A calendar of these exceptions.
    ///
    /// # Errors
    /// [`CalendarError::Twice`] when a day has two rows.
    pub fn from_rows(rows: impl IntoIterator<Item = CalendarRow>) -> Result<Self, CalendarError> {
        let mut exceptions = BTreeMap::new();
        for row in rows {
            if let Some(earlier) = exceptions.insert(row.date, row) {
                return Err(CalendarError::Twice(earlier.date));
            }
        }
        Ok(Self { exceptions })
    }

    /// Whether people work on the day: an exception decides, otherwise Monday to Friday.
    #[must_use]
    pub fn is_working_day(&self, date: Date) -> bool {
        match self.exceptions.get(&date) {
            Some(row) => row.kind.is_working(),
            None => !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday),
        }
    }

    /// Whether the calendar was filled for the year of the date. Outside such years only Saturdays and
    /// Sundays are known, so a deadline counted there is a preliminary one.
    #[must_use]
    pub fn covers(&self, date: Date) -> bool {
        self.exceptions.keys().any(|known| known.year() == date.year())
    }

    /// The exception recorded for a day, with its name and source.
    #[must_use]
    pub fn exception(&self, date: Date) -> Option<&CalendarRow> {
        self.exceptions.get(&date)
    }

    /// The first working day strictly after the date.
    ///
    /// # Errors
    /// [`CalendarError::Range`] at the end of time.
    pub fn next_working_day(&self, date: Date) -> Result<Date, CalendarError> {
        self.working_day_on_or_after(date.tomorrow().map_err(|_| CalendarError::Range)?)
    }

    /// The date itself if people work on it, otherwise the next working day: how a term that ends on a
    /// day off is moved.
    ///
    /// # Errors
    /// [`CalendarError::Range`] at the end of time.
    pub fn working_day_on_or_after(&self, date: Date) -> Result<Date, CalendarError> {
        let mut day = date;
        while !self.is_working_day(day) {
            day = day.tomorrow().map_err(|_| CalendarError::Range)?;
        }
        Ok(day)
    }

    /// The day on which a term of so many working days ends; the first one counted is after `date`.
    /// A term of zero days ends on `date`.
    ///
    /// # Errors
    /// [`CalendarError::Range`] at the end of time.
    pub fn add_working_days(&self, date: Date, days: u32) -> Result<Date, CalendarError> {
        (0..days).try_fold(date, |day, _| self.next_working_day(day))
    }
}

/// The same day number so many months later, or the last day of a shorter month.
///
/// # Errors
/// [`CalendarError::Range`] outside the years that can be represented.
pub fn add_months_clamped(date: Date, months: i32) -> Result<Date, CalendarError> {
    let span = 0.months().try_months(months).map_err(|_| CalendarError::Range)?;
    date.checked_add(span).map_err(|_| CalendarError::Range)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn shipped() -> WorkingCalendar {
        let text = include_str!("../../../../../data/calendar/kz-holidays-2025-2027.tsv");
        WorkingCalendar::from_rows(parse_tsv(text).unwrap()).unwrap()
    }

    #[test]
    fn the_shipped_calendar_knows_moved_days() {
        let calendar = shipped();
        for (day, works) in [
            (date(2025, 1, 3), false),
            (date(2025, 1, 5), true),
            (date(2025, 1, 6), true),
            (date(2025, 1, 7), false),
            (date(2025, 3, 10), false),
            (date(2025, 8, 30), false),
            (date(2026, 8, 31), true),
            (date(2026, 3, 16), true),
            (date(2027, 3, 15), false),
        ] {
            assert_eq!(calendar.is_working_day(day), works, "{day}");
        }
        assert!(calendar.covers(date(2026, 5, 1)) && !calendar.covers(date(2028, 5, 1)));
    }

    #[test]
    fn terms_step_over_nauryz() {
        let calendar = shipped();
        assert_eq!(calendar.next_working_day(date(2026, 3, 20)).unwrap(), date(2026, 3, 26));
        assert_eq!(calendar.working_day_on_or_after(date(2026, 3, 20)).unwrap(), date(2026, 3, 20));
        assert_eq!(calendar.add_working_days(date(2026, 3, 19), 3).unwrap(), date(2026, 3, 27));
        assert_eq!(calendar.add_working_days(date(2026, 3, 22), 0).unwrap(), date(2026, 3, 22));
    }

    #[test]
    fn a_month_ends_on_the_same_number_or_the_last_day() {
        assert_eq!(add_months_clamped(date(2025, 10, 10), 1).unwrap(), date(2025, 11, 10));
        assert_eq!(add_months_clamped(date(2025, 1, 31), 1).unwrap(), date(2025, 2, 28));
        assert_eq!(add_months_clamped(date(2024, 1, 31), 1).unwrap(), date(2024, 2, 29));
        assert_eq!(add_months_clamped(date(2025, 3, 31), -1).unwrap(), date(2025, 2, 28));
        assert_eq!(add_months_clamped(Date::MAX, 1).unwrap_err().code(), "calendar-range");
        assert_eq!(add_months_clamped(Date::MIN, i32::MIN).unwrap_err().code(), "calendar-range");
    }

    #[test]
    fn the_end_of_time_is_an_error() {
        let empty = WorkingCalendar::default();
        assert_eq!(empty.next_working_day(Date::MAX), Err(CalendarError::Range));
    }

    proptest! {
        #[test]
        fn a_term_ends_on_a_working_day_after_so_many(offset in 0i64..1000, days in 1u32..60) {
            let calendar = shipped();
            let start = date(2025, 1, 1).checked_add(offset.days()).unwrap();
            let end = calendar.add_working_days(start, days).unwrap();
            prop_assert!(calendar.is_working_day(end));
            let mut counted = 0;
            let mut day = start;
            while day < end {
                day = day.tomorrow().unwrap();
                counted += u32::from(calendar.is_working_day(day));
            }
            prop_assert_eq!(counted, days);
        }
    }
}
