use jiff::civil::Date;

use super::CalendarError;
use crate::Bilingual;
use crate::law::{Citation, Grade};

/// Why a day is an exception to the working week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayKind {
    /// National or state holiday: мереке, праздник.
    Holiday,
    /// Religious day off that does not move: Christmas of 7 January, first day of Kurban Ait.
    ReligiousDayOff,
    /// Day off after a holiday that fell on a Saturday or Sunday.
    MovedDayOff,
    /// Day off moved by a resolution of the Government.
    GovernmentTransfer,
    /// Saturday or Sunday worked in exchange for such a day.
    MovedWorkingDay,
}

impl DayKind {
    /// Whether people work on a day of this kind.
    #[must_use]
    pub fn is_working(self) -> bool {
        matches!(self, Self::MovedWorkingDay)
    }

    fn read(text: &str) -> Option<Self> {
        match text {
            "holiday" => Some(Self::Holiday),
            "religious_day_off" => Some(Self::ReligiousDayOff),
            "moved_day_off" => Some(Self::MovedDayOff),
            "government_transfer" => Some(Self::GovernmentTransfer),
            "moved_working_day" => Some(Self::MovedWorkingDay),
            _ => None,
        }
    }
}

/// Whether the date is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CertaintyOfDay {
    /// Settled by the act.
    Fixed,
    /// Expected from the lunar calendar, announced later.
    Estimated,
}

/// One exception to the working week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarRow {
    /// The day.
    pub date: Date,
    /// Why it is an exception.
    pub kind: DayKind,
    /// Its name; the Russian one may be missing in the source.
    pub name: Bilingual,
    /// Whether the date is settled.
    pub certainty: CertaintyOfDay,
    /// The act it rests on.
    pub citation: Citation,
}

const HEADER: &str = "date\tkind\tstatus\tname_kk\tname_ru\tact\tclause\tedition\tgrade";

/// Reads the tab-separated calendar of `data/calendar/`: a header line, then one row a day; lines that
/// begin with `#` are notes.
///
/// # Errors
/// [`CalendarError::Row`] naming the line and the fault, [`CalendarError::Twice`] never (see
/// [`super::WorkingCalendar::from_rows`]).
pub fn parse_tsv(text: &str) -> Result<Vec<CalendarRow>, CalendarError> {
    let mut lines = text
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line.trim_end_matches('\r')))
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    match lines.next() {
        Some((_, HEADER)) => {}
        Some((line, _)) => return Err(fault(line, format!("the header is not {HEADER:?}"))),
        None => return Err(fault(1, "the file is empty".to_owned())),
    }
    lines.map(|(line, row)| parse_row(row).map_err(|problem| fault(line, problem))).collect()
}

fn fault(line: usize, problem: String) -> CalendarError {
    CalendarError::Row { line, problem }
}

fn parse_row(row: &str) -> Result<CalendarRow, String> {
    let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
    let [date, kind, status, name_kk, name_ru, act, clause, edition, grade] = cells.as_slice() else {
        return Err(format!("{} cells instead of 9", cells.len()));
    };
    if name_kk.is_empty() || act.is_empty() {
        return Err("a name or an act is missing".to_owned());
    }
    Ok(CalendarRow {
        date: date.parse().map_err(|_| format!("{date:?} is no date"))?,
        kind: DayKind::read(kind).ok_or_else(|| format!("{kind:?} is no kind of day"))?,
        certainty: match *status {
            "fixed" => CertaintyOfDay::Fixed,
            "estimated" => CertaintyOfDay::Estimated,
            other => return Err(format!("{other:?} is no status")),
        },
        name: Bilingual::new(*name_kk, *name_ru),
        citation: Citation {
            act: (*act).to_owned(),
            clause: (*clause).to_owned(),
            edition: (*edition).to_owned(),
            grade: grade.parse::<Grade>().map_err(|error| error.to_string())?,
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bad_row_is_named() {
        for (row, problem) in [
            ("2025-02-30\tholiday\tfixed\tА\tБ\tact\t\t\tC", "no date"),
            ("2025-01-01\tparty\tfixed\tА\tБ\tact\t\t\tC", "no kind"),
            ("2025-01-01\tholiday\tmaybe\tА\tБ\tact\t\t\tC", "no status"),
            ("2025-01-01\tholiday\tfixed\tА\tБ\t\t\t\tC", "missing"),
            ("2025-01-01\tholiday\tfixed\tА\tБ\tact\t\t\tE", "grade"),
            ("2025-01-01\tholiday", "2 cells"),
        ] {
            let error = parse_tsv(&format!("# note\n{HEADER}\n{row}\n")).unwrap_err();
            assert!(
                matches!(&error, CalendarError::Row { line: 3, problem: found } if found.contains(problem)),
                "{error}"
            );
        }
        assert_eq!(parse_tsv("").unwrap_err().code(), "calendar-row");
        assert_eq!(parse_tsv("date\tkind").unwrap_err().code(), "calendar-row");
    }
}
