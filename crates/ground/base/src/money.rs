//! Sums in tenge.

use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Coded;

/// A sum in tenge (теңге, тенге) with exactly two decimal places, as the database keeps it
/// (`numeric(14,2)`): at most 999 999 999 999.99 either side of zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money(Decimal);

/// Why a number is not a sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    /// Not a decimal number.
    #[error("a sum is a decimal number")]
    Shape,
    /// More than two places after the point.
    #[error("a sum has at most two decimal places")]
    Precision,
    /// Beyond what an account can hold.
    #[error("the sum is out of range")]
    Range,
}

impl MoneyError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape => "money-shape",
            Self::Precision => "money-precision",
            Self::Range => "money-range",
        }
    }
}

impl Coded for MoneyError {
    fn code(&self) -> &'static str {
        MoneyError::code(self)
    }
}

const PLACES: u32 = 2;
const LIMIT_IN_TIYN: i64 = 99_999_999_999_999;

impl Money {
    /// No money.
    pub const ZERO: Self = Self(Decimal::from_parts(0, 0, 0, false, PLACES));

    /// Whole tenge.
    ///
    /// # Errors
    /// [`MoneyError::Range`] beyond twelve digits.
    pub fn from_tenge(tenge: i64) -> Result<Self, MoneyError> {
        Self::from_decimal(Decimal::from(tenge))
    }

    /// A decimal that already has at most two places; nothing is rounded.
    ///
    /// # Errors
    /// [`MoneyError::Precision`] or [`MoneyError::Range`].
    pub fn from_decimal(amount: Decimal) -> Result<Self, MoneyError> {
        let money = Self::round_half_up(amount)?;
        if money.0 == amount { Ok(money) } else { Err(MoneyError::Precision) }
    }

    /// Rounds to two places, halves away from zero.
    ///
    /// # Errors
    /// [`MoneyError::Range`].
    pub fn round_half_up(amount: Decimal) -> Result<Self, MoneyError> {
        let limit = Decimal::new(LIMIT_IN_TIYN, PLACES);
        let mut rounded = amount.round_dp_with_strategy(PLACES, RoundingStrategy::MidpointAwayFromZero);
        if rounded.abs() > limit {
            return Err(MoneyError::Range);
        }
        rounded.rescale(PLACES);
        if rounded.is_zero() { Ok(Self::ZERO) } else { Ok(Self(rounded)) }
    }

    /// Reads `12345.60`; a point, no groups of thousands.
    ///
    /// # Errors
    /// [`MoneyError`].
    pub fn parse(text: &str) -> Result<Self, MoneyError> {
        let text = text.trim();
        // The decimal crate also reads "1_000"; a sum on paper is never written so.
        if !text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-')) {
            return Err(MoneyError::Shape);
        }
        Self::from_decimal(Decimal::from_str_exact(text).map_err(|_| MoneyError::Shape)?)
    }

    /// The amount in tenge, with two places.
    #[must_use]
    pub fn amount(self) -> Decimal {
        self.0
    }

    /// Whether the sum is zero.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Sum of two, or `None` out of range.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).and_then(|sum| Self::from_decimal(sum).ok())
    }

    /// Difference of two, or `None` out of range.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).and_then(|difference| Self::from_decimal(difference).ok())
    }

    /// Sum of many, or `None` out of range.
    #[must_use]
    pub fn checked_sum(sums: impl IntoIterator<Item = Self>) -> Option<Self> {
        sums.into_iter().try_fold(Self::ZERO, Self::checked_add)
    }
}

impl Default for Money {
    fn default() -> Self {
        Self::ZERO
    }
}

impl fmt::Display for Money {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, formatter)
    }
}

impl FromStr for Money {
    type Err = MoneyError;

    fn from_str(text: &str) -> Result<Self, MoneyError> {
        Self::parse(text)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text)
            .map_err(|error| serde::de::Error::custom(format_args!("{}: {error}", error.code())))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn halves_go_away_from_zero() {
        for (given, expected) in [
            ("348.285", "348.29"),
            ("348.2849999", "348.28"),
            ("-0.005", "-0.01"),
            ("-0.001", "0.00"),
            ("6645.6", "6645.60"),
        ] {
            assert_eq!(Money::round_half_up(decimal(given)).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn only_sums_are_read() {
        assert_eq!(Money::parse("12345.6").unwrap().to_string(), "12345.60");
        assert_eq!(Money::parse("0.001").unwrap_err().code(), "money-precision");
        for text in ["1 000", "1_000", "", "1e3", "1,5"] {
            assert_eq!(Money::parse(text).unwrap_err().code(), "money-shape", "{text}");
        }
        assert_eq!(Money::parse("1000000000000").unwrap_err().code(), "money-range");
        let most = Money::parse("999999999999.99").unwrap();
        assert_eq!(most.checked_add(Money::parse("0.01").unwrap()), None);
    }

    proptest! {
        #[test]
        fn adding_is_exact_and_text_survives(a in -1_000_000_000i64..1_000_000_000, b in -1_000_000_000i64..1_000_000_000) {
            let sum = |tiyn: i64| Money::from_decimal(Decimal::new(tiyn, 2)).unwrap();
            prop_assert_eq!(sum(a).checked_add(sum(b)), Some(sum(a + b)));
            prop_assert_eq!(sum(a + b).checked_sub(sum(b)), Some(sum(a)));
            let json = serde_json::to_string(&sum(a)).unwrap();
            prop_assert_eq!(serde_json::from_str::<Money>(&json).unwrap(), sum(a));
        }
    }
}
