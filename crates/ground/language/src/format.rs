//! How moments, spans of time, sums, numbers and phones are shown.

use jiff::civil::Date;
use jiff::tz::{TimeZone, offset};
use jiff::{SignedDuration, Timestamp};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::{Lang, Value};

/// Narrow no-break space: parts of a number stay on one line.
const NARROW: char = '\u{202f}';
/// No-break space: a number stays with its unit.
const FIXED: &str = "\u{a0}";

/// The time zone of the Republic: UTC+5 everywhere since 1 March 2024.
///
/// Source: Government resolution of 19 January 2024 № 20 (edition of the rules of counting time).
/// Moments before that date are shown by the history of `Asia/Almaty`.
pub fn zone() -> TimeZone {
    TimeZone::get("Asia/Almaty").unwrap_or_else(|_| TimeZone::fixed(offset(5)))
}

/// A date: `21.11.2026`.
pub fn date(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

/// The time of a moment in the Republic, 24 hours: `14:20`.
pub fn time(moment: Timestamp) -> String {
    let local = moment.to_zoned(zone());
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// A moment in the Republic: `21.11.2026 14:20`.
pub fn moment(moment: Timestamp) -> String {
    format!("{} {}", date(moment.to_zoned(zone()).date()), time(moment))
}

/// A whole number in groups of three: `12 345`.
pub fn number(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut shown = String::with_capacity(digits.len() + 8);
    if number < 0 {
        shown.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push(NARROW);
        }
        shown.push(digit);
    }
    shown
}

/// A number with a decimal comma and no needless zeros: `1 234,5`.
pub fn decimal(value: Decimal) -> String {
    let text = value.normalize().abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let sign = if value.is_sign_negative() && !value.is_zero() { "−" } else { "" };
    let comma = if fraction.is_empty() { "" } else { "," };
    format!("{sign}{}{comma}{fraction}", grouped(whole))
}

/// A sum in tenge with two places: `12 345,60 ₸`. Halves are rounded away from zero.
pub fn money(sum: Decimal) -> String {
    let rounded = sum.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    let text = format!("{:.2}", rounded.abs());
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "00"));
    let sign = if rounded.is_sign_negative() && !rounded.is_zero() { "−" } else { "" };
    format!("{sign}{},{fraction}{NARROW}₸", grouped(whole))
}

fn grouped(digits: &str) -> String {
    digits.parse().map_or_else(|_| digits.to_owned(), number)
}

/// A phone of Kazakhstan: `+7 701 000 00 00`; anything else is shown as it is.
pub fn phone(phone: &str) -> String {
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let national = match digits.len() {
        11 => digits.strip_prefix(['7', '8']),
        10 => Some(digits.as_str()),
        _ => None,
    };
    let Some(national) = national.filter(|digits| digits.starts_with(['6', '7'])) else {
        return phone.trim().to_owned();
    };
    let part = |from: usize, to: usize| national.get(from..to).unwrap_or_default();
    ["+7", part(0, 3), part(3, 6), part(6, 8), part(8, 10)].join(FIXED)
}

impl Lang {
    /// A span of time in its two largest units: `1 h 35 min`, `2 days 3 h`; under a minute in words.
    ///
    /// A negative span is shown by its size.
    pub fn duration(self, span: SignedDuration) -> String {
        let minutes = span.as_mins().saturating_abs();
        let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
        let parts = match (days, hours) {
            (0, 0) if rest == 0 => return self.t("duration-under-minute"),
            (0, _) => [("duration-hours", hours), ("duration-minutes", rest)],
            _ => [("duration-days", days), ("duration-hours", hours)],
        };
        let parts = parts.into_iter().filter(|(_, count)| *count > 0);
        let shown = parts.map(|(key, count)| self.count(key, count).replace(' ', FIXED));
        shown.collect::<Vec<_>>().join(FIXED)
    }

    /// A number of whole minutes as a span: `95` is `1 h 35 min`.
    pub fn minutes(self, minutes: i64) -> String {
        self.duration(SignedDuration::from_mins(minutes.clamp(-525_600_000, 525_600_000)))
    }

    /// What is left until a moment, or by how much it is missed: `35 min left`, `5 min overdue`.
    pub fn left(self, until: Timestamp, now: Timestamp) -> String {
        let span = until.duration_since(now);
        let key = if span.is_negative() { "time-overdue" } else { "time-left" };
        self.fill(key, "span", self.duration(span))
    }

    /// How long ago a moment was: `35 min ago`.
    pub fn ago(self, moment: Timestamp, now: Timestamp) -> String {
        self.fill("time-ago", "span", self.duration(now.duration_since(moment)))
    }

    /// A date with the month in words, for documents: `2026 жылғы 21 қараша`, `21 ноября 2026 года`.
    pub fn date_in_words(self, date: Date) -> String {
        let year = date.year().to_string();
        let month = i64::from(date.month());
        let day = i64::from(date.day());
        self.tf("date-in-words", &[("day", day.into()), ("month", month.into()), ("year", Value::from(year))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn moments_are_shown_in_the_zone_of_the_republic() {
        assert_eq!(moment(at("2026-11-21T09:20:00Z")), "21.11.2026 14:20");
        assert_eq!(moment(at("2026-11-21T19:00:00Z")), "22.11.2026 00:00");
        // Before 1 March 2024 Almaty kept UTC+6.
        assert_eq!(time(at("2024-02-29T06:00:00Z")), "12:00");
    }

    #[test]
    fn spans_use_two_units() {
        assert_eq!(Lang::En.minutes(95), "1\u{a0}h\u{a0}35\u{a0}min");
        assert_eq!(Lang::Ru.minutes(35), "35\u{a0}мин");
        assert_eq!(Lang::Ru.minutes(2 * 1440 + 65), "2\u{a0}дня\u{a0}1\u{a0}ч");
        assert_eq!(Lang::Kk.minutes(60), "1\u{a0}сағ");
        assert_eq!(Lang::En.minutes(0), "less than a minute");
        assert_eq!(Lang::En.minutes(1440), "1\u{a0}day");
    }

    #[test]
    fn what_is_left_and_what_is_missed() {
        let now = at("2026-11-21T09:00:00Z");
        assert_eq!(Lang::En.left(at("2026-11-21T09:35:00Z"), now), "35\u{a0}min left");
        assert_eq!(Lang::Ru.left(at("2026-11-21T08:55:00Z"), now), "просрочено на 5\u{a0}мин");
        assert_eq!(Lang::Kk.ago(at("2026-11-21T08:55:00Z"), now), "5\u{a0}мин бұрын");
    }

    #[test]
    fn sums_have_two_places_and_a_comma() {
        assert_eq!(money(Decimal::new(1_234_560, 2)), "12\u{202f}345,60\u{202f}₸");
        assert_eq!(money(Decimal::new(-5, 3)), "−0,01\u{202f}₸");
        assert_eq!(money(Decimal::ZERO), "0,00\u{202f}₸");
        assert_eq!(decimal(Decimal::new(1_234_500, 3)), "1\u{202f}234,5");
    }

    #[test]
    fn phones_are_grouped_when_kazakhstani() {
        assert_eq!(phone("+77010000000"), "+7\u{a0}701\u{a0}000\u{a0}00\u{a0}00");
        assert_eq!(phone("8 (701) 000-00-00"), phone("+77010000000"));
        assert_eq!(phone("+49 30 1234"), "+49 30 1234");
    }

    #[test]
    fn dates_in_words_follow_each_language() {
        let day = jiff::civil::date(2026, 11, 21);
        assert_eq!(Lang::Kk.date_in_words(day), "2026 жылғы 21 қараша");
        assert_eq!(Lang::Ru.date_in_words(day), "21 ноября 2026 года");
        assert_eq!(Lang::En.date_in_words(day), "21 November 2026");
        assert_eq!(date(day), "21.11.2026");
    }

    proptest! {
        #[test]
        fn grouping_keeps_every_digit(value in any::<i64>()) {
            let digits: String = number(value).chars().filter(char::is_ascii_digit).collect();
            prop_assert_eq!(digits, value.unsigned_abs().to_string());
        }

        #[test]
        fn phones_never_panic(text in "\\PC{0,30}") {
            let _shown = phone(&text);
        }

        #[test]
        fn spans_never_panic(minutes in any::<i64>()) {
            prop_assert!(!Lang::Kk.minutes(minutes).is_empty());
        }
    }
}
