//! Moments in certificates and signatures.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::tag;

/// UTCTime `YYMMDDHHMMSSZ` (years 1950 to 2049) and GeneralizedTime `YYYYMMDDHHMMSS[.fraction]Z`, both in UTC only
/// (RFC 5280, 4.1.2.5; RFC 3161, 2.4.2). Fractions beyond microseconds are cut.
pub(super) fn read(tag: u8, value: &[u8]) -> Option<Timestamp> {
    let digits = value.strip_suffix(b"Z")?;
    let (year, rest) = match tag {
        tag::UTC_TIME => {
            let (year, rest) = number(digits, 2)?;
            (if year < 50 { 2000 + year } else { 1900 + year }, rest)
        }
        tag::GENERALIZED_TIME => number(digits, 4)?,
        _ => return None,
    };
    let (month, rest) = number(rest, 2)?;
    let (day, rest) = number(rest, 2)?;
    let (hour, rest) = number(rest, 2)?;
    let (minute, rest) = number(rest, 2)?;
    let (second, rest) = number(rest, 2)?;
    let nanosecond = match rest {
        [] => 0,
        [b'.', fraction @ ..] if tag == tag::GENERALIZED_TIME => microseconds(fraction)? * 1000,
        _ => return None,
    };
    let small = |number: i32| i8::try_from(number).ok();
    let moment = DateTime::new(
        i16::try_from(year).ok()?,
        small(month)?,
        small(day)?,
        small(hour)?,
        small(minute)?,
        small(second)?,
        nanosecond,
    )
    .ok()?;
    TimeZone::UTC.to_timestamp(moment).ok()
}

fn number(digits: &[u8], count: usize) -> Option<(i32, &[u8])> {
    let (number, rest) = digits.split_at_checked(count)?;
    let number = number
        .iter()
        .try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + i32::from(digit - b'0')))?;
    Some((number, rest))
}

fn microseconds(fraction: &[u8]) -> Option<i32> {
    if fraction.is_empty() || !fraction.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let six = fraction.iter().copied().chain(std::iter::repeat(b'0')).take(6);
    Some(six.fold(0, |number, digit| number * 10 + i32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> Option<String> {
        read(tag::UTC_TIME, text.as_bytes()).map(|moment| moment.to_string())
    }

    fn generalized(text: &str) -> Option<String> {
        read(tag::GENERALIZED_TIME, text.as_bytes()).map(|moment| moment.to_string())
    }

    #[test]
    fn both_forms() {
        assert_eq!(utc("261120051500Z").as_deref(), Some("2026-11-20T05:15:00Z"));
        assert_eq!(utc("700101000000Z").as_deref(), Some("1970-01-01T00:00:00Z"));
        assert_eq!(generalized("20450101000000Z").as_deref(), Some("2045-01-01T00:00:00Z"));
        assert_eq!(generalized("20261120051500.25Z").as_deref(), Some("2026-11-20T05:15:00.25Z"));
    }

    #[test]
    fn other_forms_are_refused() {
        for text in
            ["", "Z", "2611200515Z", "261120051500", "261120051500+0500", "261320051500Z", "26112005150-Z"]
        {
            assert_eq!(utc(text), None, "{text}");
        }
        for text in ["20261120051500", "20261120051500.Z", "20261120051500,5Z", "20260230000000Z"] {
            assert_eq!(generalized(text), None, "{text}");
        }
    }
}
