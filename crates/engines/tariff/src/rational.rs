//! Exact numbers: money is rounded once, at the end of a line, so nothing before may be.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zan_base::Money;

/// A fraction in lowest terms with a positive denominator. Written `8122.4` where a decimal is exact,
/// otherwise `1/21`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rational {
    numerator: i128,
    denominator: i128,
}

/// A text that is no fraction, or one too large to calculate with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a number such as 1.15 or 1/21")]
pub struct RationalError;

/// How a sum is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneyRounding {
    /// Halves go up.
    HalfUp,
    /// Everything beyond the last place is dropped.
    Floor,
}

fn greatest_common_divisor(a: i128, b: i128) -> i128 {
    let (mut a, mut b) = (a, b);
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

impl Rational {
    /// A fraction of two non-negative whole numbers.
    ///
    /// # Errors
    /// [`RationalError`] for a negative number or a zero below the line.
    pub fn new(numerator: i128, denominator: i128) -> Result<Self, RationalError> {
        if numerator < 0 || denominator <= 0 {
            return Err(RationalError);
        }
        let divisor = greatest_common_divisor(numerator, denominator).max(1);
        Ok(Self { numerator: numerator / divisor, denominator: denominator / divisor })
    }

    /// Whether it is nothing.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Exact product, or `None` when it grows beyond 128 bits.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        let left = Self::new(self.numerator, other.denominator).ok()?;
        let right = Self::new(other.numerator, self.denominator).ok()?;
        Some(Self {
            numerator: left.numerator.checked_mul(right.numerator)?,
            denominator: left.denominator.checked_mul(right.denominator)?,
        })
    }

    /// Exact quotient, or `None` for a zero divisor or beyond 128 bits.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.checked_mul(Self::new(other.denominator, other.numerator).ok()?)
    }

    /// Rounds to so many decimal places of a tenge; `None` when the sum is out of range.
    #[must_use]
    pub fn round(self, places: u32, rounding: MoneyRounding) -> Option<Money> {
        let scaled = self.numerator.checked_mul(10_i128.checked_pow(places)?)?;
        let units = match rounding {
            MoneyRounding::Floor => scaled / self.denominator,
            MoneyRounding::HalfUp => {
                let doubled = scaled.checked_mul(2)?.checked_add(self.denominator)?;
                doubled / self.denominator.checked_mul(2)?
            }
        };
        Money::from_decimal(Decimal::try_from_i128_with_scale(units, places).ok()?).ok()
    }

    /// The places after the point that write it exactly, if a decimal can.
    fn exact_places(self) -> Option<u32> {
        let mut rest = self.denominator;
        let mut count = |prime: i128| {
            let mut power = 0;
            while rest % prime == 0 {
                rest /= prime;
                power += 1;
            }
            power
        };
        let places = count(2).max(count(5));
        (rest == 1 && places <= 18).then_some(places)
    }
}

impl From<u32> for Rational {
    fn from(whole: u32) -> Self {
        Self { numerator: i128::from(whole), denominator: 1 }
    }
}

impl fmt::Display for Rational {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let exact = self.exact_places().and_then(|places| {
            let scaled = self.numerator.checked_mul(10_i128.checked_pow(places)?)?;
            Decimal::try_from_i128_with_scale(scaled / self.denominator, places).ok()
        });
        match exact {
            Some(decimal) => write!(formatter, "{}", decimal.normalize()),
            None => write!(formatter, "{}/{}", self.numerator, self.denominator),
        }
    }
}

fn read_decimal(text: &str) -> Result<Rational, RationalError> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = format!("{whole}{fraction}");
    // Thirty digits leave room for the multiplications that follow.
    if whole.is_empty() || digits.len() > 30 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(RationalError);
    }
    let places = u32::try_from(fraction.len()).map_err(|_| RationalError)?;
    let denominator = 10_i128.checked_pow(places).ok_or(RationalError)?;
    Rational::new(digits.parse().map_err(|_| RationalError)?, denominator)
}

impl FromStr for Rational {
    type Err = RationalError;

    fn from_str(text: &str) -> Result<Self, RationalError> {
        match text.split_once('/') {
            Some((numerator, denominator)) => read_fraction_part(numerator)?
                .checked_div(read_fraction_part(denominator)?)
                .ok_or(RationalError),
            None => read_decimal(text),
        }
    }
}

/// A part of a written fraction: a decimal, or a whole number as long as 128 bits hold.
fn read_fraction_part(text: &str) -> Result<Rational, RationalError> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Rational::new(text.parse().map_err(|_| RationalError)?, 1);
    }
    read_decimal(text)
}

impl Serialize for Rational {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Rational {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(|_| serde::de::Error::custom(format_args!("{text:?} is {RationalError}")))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Rational {
        text.parse().unwrap()
    }

    #[test]
    fn texts_are_read_exactly() {
        assert_eq!(number("1.15"), Rational::new(23, 20).unwrap());
        assert_eq!(number("0.75/21"), Rational::new(1, 28).unwrap());
        assert_eq!(number("8122.40").to_string(), "8122.4");
        assert_eq!(number("1/21").to_string(), "1/21");
        for text in ["", ".", "-1", "1/0", "1e3", "1,5", "1/-2", ".5", "1 2"] {
            assert!(text.parse::<Rational>().is_err(), "{text}");
        }
    }

    #[test]
    fn rounding_is_done_on_the_exact_number() {
        let round = |text: &str, places, rounding| number(text).round(places, rounding).unwrap().to_string();
        assert_eq!(round("6645.6", 0, MoneyRounding::Floor), "6645.00");
        assert_eq!(round("6645.6", 0, MoneyRounding::HalfUp), "6646.00");
        assert_eq!(round("7314/21", 2, MoneyRounding::HalfUp), "348.29");
        assert_eq!(round("0.005", 2, MoneyRounding::HalfUp), "0.01");
        assert_eq!(round("0.0049999", 2, MoneyRounding::HalfUp), "0.00");
        assert_eq!(number("1000000000000").round(2, MoneyRounding::Floor), None);
    }

    proptest! {
        #[test]
        fn text_survives(numerator in 0i128..1_000_000_000_000, denominator in 1i128..1_000_000) {
            let fraction = Rational::new(numerator, denominator).unwrap();
            prop_assert_eq!(fraction.to_string().parse::<Rational>().unwrap(), fraction);
        }
    }
}
