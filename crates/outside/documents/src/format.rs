//! Dates, times and money as documents show them.

use jiff::civil::{Date, DateTime, Time};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::DocumentError;

/// A day for a template: written in figures, and its parts for a date in words.
#[derive(Debug, Serialize)]
pub struct Day {
    /// `21.11.2026`.
    pub figures: String,
    year: i16,
    month: i8,
    day: i8,
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self {
            figures: date.strftime("%d.%m.%Y").to_string(),
            year: date.year(),
            month: date.month(),
            day: date.day(),
        }
    }
}

/// `21.11.2026, 14:20`.
pub fn moment(moment: DateTime) -> String {
    moment.strftime("%d.%m.%Y, %H:%M").to_string()
}

/// `14:20`.
pub fn clock(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// An amount in tenge checked to be a whole, non-negative number of tiyn.
///
/// # Errors
/// [`DocumentError::Amount`]: rounding is the tariff's work, not a document's.
pub fn checked_amount(amount: Decimal) -> Result<Decimal, DocumentError> {
    if amount.normalize().scale() > 2 || amount < Decimal::ZERO {
        return Err(DocumentError::Amount { amount });
    }
    Ok(amount)
}

/// The sum of amounts in tenge.
///
/// # Errors
/// [`DocumentError::Amount`] for one that is not whole tiyn,
/// [`DocumentError::SumOutOfRange`].
pub fn sum(amounts: impl Iterator<Item = Decimal>) -> Result<Decimal, DocumentError> {
    let mut total = Decimal::ZERO;
    for amount in amounts {
        total = total.checked_add(checked_amount(amount)?).ok_or(DocumentError::SumOutOfRange)?;
    }
    Ok(total)
}

/// `12 345,60`: two decimals, groups parted by no-break spaces.
pub fn money(amount: Decimal) -> String {
    let text = format!("{:.2}", amount.round_dp(2));
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "00"));
    format!("{},{fraction}", grouped(whole))
}

/// `1,15`, `4 325`: all decimals that matter and no more.
pub fn number(value: Decimal) -> String {
    let text = value.normalize().to_string();
    match text.split_once('.') {
        Some((whole, fraction)) => format!("{},{fraction}", grouped(whole)),
        None => grouped(&text),
    }
}

fn grouped(digits: &str) -> String {
    let length = digits.chars().count();
    let mut text = String::with_capacity(length * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (length - index).is_multiple_of(3) && !text.ends_with('-') {
            text.push('\u{A0}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn money_has_groups_and_two_decimals() {
        assert_eq!(money(decimal("0")), "0,00");
        assert_eq!(money(decimal("6645.6")), "6\u{A0}645,60");
        assert_eq!(money(decimal("1234567.89")), "1\u{A0}234\u{A0}567,89");
        assert_eq!(money(decimal("-123.4")), "-123,40");
    }

    #[test]
    fn numbers_keep_only_the_decimals_that_matter() {
        assert_eq!(number(decimal("1.1500")), "1,15");
        assert_eq!(number(decimal("4325.00")), "4\u{A0}325");
    }

    #[test]
    fn days_and_times_are_numeric() {
        assert_eq!(Day::from(date(2026, 3, 1)).figures, "01.03.2026");
        assert_eq!(moment(date(2026, 11, 21).at(4, 5, 59, 0)), "21.11.2026, 04:05");
        assert_eq!(clock(time(9, 30, 0, 0)), "09:30");
    }

    #[test]
    fn fractions_of_a_tiyn_and_negative_amounts_are_refused() {
        assert!(checked_amount(decimal("10.120")).is_ok());
        assert!(matches!(checked_amount(decimal("10.125")), Err(DocumentError::Amount { .. })));
        assert!(checked_amount(decimal("-0.01")).is_err());
    }

    #[test]
    fn a_sum_out_of_range_is_refused() {
        let refused = sum([Decimal::MAX, Decimal::MAX].into_iter());
        assert!(matches!(refused, Err(DocumentError::SumOutOfRange)));
    }

    proptest! {
        #[test]
        fn money_can_be_read_back(tiyn in 0_i64..1_000_000_000_000) {
            let amount = Decimal::new(tiyn, 2);
            let read: Decimal = money(amount).replace('\u{A0}', "").replace(',', ".").parse().unwrap();
            prop_assert_eq!(read, amount);
        }
    }
}
