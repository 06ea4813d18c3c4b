//! From instants to the clock on the wall of a region, and back.
//!
//! Zone rules come from the database compiled into the program, so that the same instant reads alike on
//! every machine. They differ within the country and in time: on 1 March 2024 the eastern zone moved from
//! UTC+6 to UTC+5.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{DateTime, Time};
use jiff::tz::{TimeZone, TimeZoneDatabase};

use crate::Coded;

static ZONES: LazyLock<TimeZoneDatabase> = LazyLock::new(TimeZoneDatabase::bundled);

/// Why an instant could not be turned into local time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// The zone database has no zone of that name.
    #[error("unknown time zone {0:?}")]
    UnknownZone(String),
    /// The result is outside the years that can be represented.
    #[error("the time is out of range")]
    Range,
}

impl TimeError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::UnknownZone(_) => "time-zone",
            Self::Range => "time-range",
        }
    }
}

impl Coded for TimeError {
    fn code(&self) -> &'static str {
        TimeError::code(self)
    }
}

/// The zone of an IANA name such as `Asia/Almaty`.
///
/// # Errors
/// [`TimeError::UnknownZone`].
pub fn zone(name: &str) -> Result<TimeZone, TimeError> {
    ZONES.get(name).map_err(|_| TimeError::UnknownZone(name.to_owned()))
}

/// Date and time that the clocks of the zone show at the instant.
///
/// # Errors
/// [`TimeError::UnknownZone`].
pub fn local_civil(instant: Timestamp, zone_name: &str) -> Result<DateTime, TimeError> {
    Ok(zone(zone_name)?.to_datetime(instant))
}

/// The instant at which the clocks of the zone show the date and time.
///
/// A time that was skipped is read as the later one, a time that came twice as the earlier one
/// (RFC 5545, 3.3.5).
///
/// # Errors
/// [`TimeError`].
pub fn instant(local: DateTime, zone_name: &str) -> Result<Timestamp, TimeError> {
    zone(zone_name)?.to_ambiguous_timestamp(local).compatible().map_err(|_| TimeError::Range)
}

/// Whether a time of day lies in the night that begins at `from` and ends before `to`.
///
/// The night may pass midnight. Equal limits mean that there is no night. The limits are law and come
/// from data.
#[must_use]
pub fn night(time: Time, from: Time, to: Time) -> bool {
    if from <= to { from <= time && time < to } else { from <= time || time < to }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;

    #[test]
    fn the_east_moved_from_six_to_five_hours() {
        let noon = |text: &str| local_civil(text.parse().unwrap(), "Asia/Almaty").unwrap();
        assert_eq!(noon("2024-02-29T12:00:00Z"), date(2024, 2, 29).at(18, 0, 0, 0));
        assert_eq!(noon("2024-02-29T17:59:59Z"), date(2024, 2, 29).at(23, 59, 59, 0));
        assert_eq!(noon("2024-02-29T18:00:00Z"), date(2024, 2, 29).at(23, 0, 0, 0));
        assert_eq!(noon("2024-03-01T12:00:00Z"), date(2024, 3, 1).at(17, 0, 0, 0));
        let west = local_civil("2024-03-01T12:00:00Z".parse().unwrap(), "Asia/Oral").unwrap();
        assert_eq!(west, date(2024, 3, 1).at(17, 0, 0, 0));
    }

    #[test]
    fn local_time_leads_back_to_the_instant() {
        let instant_then = instant(date(2024, 2, 28).at(9, 0, 0, 0), "Asia/Almaty").unwrap();
        assert_eq!(instant_then, "2024-02-28T03:00:00Z".parse().unwrap());
        let twice = instant(date(2024, 2, 29).at(23, 30, 0, 0), "Asia/Almaty").unwrap();
        assert_eq!(twice, "2024-02-29T17:30:00Z".parse().unwrap());
    }

    #[test]
    fn an_unknown_zone_is_an_error() {
        let error = local_civil(Timestamp::UNIX_EPOCH, "Asia/Atlantis").unwrap_err();
        assert_eq!(error.code(), "time-zone");
    }

    #[test]
    fn the_night_may_pass_midnight() {
        let (from, to) = (time(22, 0, 0, 0), time(6, 0, 0, 0));
        for (hour, expected) in [(21, false), (22, true), (0, true), (5, true), (6, false), (12, false)] {
            assert_eq!(night(time(hour, 0, 0, 0), from, to), expected, "{hour}");
        }
        assert!(night(time(3, 0, 0, 0), time(1, 0, 0, 0), time(4, 0, 0, 0)));
        assert!(!night(time(3, 0, 0, 0), time(3, 0, 0, 0), time(3, 0, 0, 0)));
    }
}
