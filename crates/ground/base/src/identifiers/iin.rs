use jiff::civil::Date;

use super::{checksum, only_digits, text_identifier};

/// Individual identification number of a person: жеке сәйкестендіру нөмірі (ЖСН), индивидуальный
/// идентификационный номер (ИИН). Twelve digits, the last one a check digit.
///
/// Source: order № 521 of the Minister of Internal Affairs of 29 June 2023 (V2300032942).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iin(String);

/// Why a text is not an ИИН.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IinError {
    /// Not twelve characters.
    #[error("an IIN has 12 digits")]
    Length,
    /// A character that is not an ASCII digit.
    #[error("an IIN consists of digits only")]
    Digits,
    /// The last digit is not the check digit of the others.
    #[error("the check digit of the IIN is wrong")]
    Checksum,
    /// The first six digits are no calendar date in any century.
    #[error("the IIN does not begin with a date")]
    Date,
}

impl IinError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Length => "iin-length",
            Self::Digits => "iin-digits",
            Self::Checksum => "iin-checksum",
            Self::Date => "iin-date",
        }
    }
}

text_identifier!(Iin, IinError);

impl Iin {
    /// Checks length, digits, check digit, and that the first six digits can be a date at all.
    ///
    /// Since 2013 the rules no longer speak of the century digit, and foreigners are reported with 0
    /// there: therefore it never makes a number wrong, and a date counts if it exists in any century.
    ///
    /// # Errors
    /// [`IinError`], the first fault found in that order.
    pub fn parse(text: &str) -> Result<Self, IinError> {
        let text = text.trim();
        if text.chars().count() != 12 {
            return Err(IinError::Length);
        }
        if !only_digits(text) {
            return Err(IinError::Digits);
        }
        if !checksum::matches(text) {
            return Err(IinError::Checksum);
        }
        if ![1800, 1900, 2000].into_iter().any(|century| date_in(text, century).is_some()) {
            return Err(IinError::Date);
        }
        Ok(Self(text.to_owned()))
    }

    /// The date of birth that issued numbers follow: a hint for forms, never a proof.
    ///
    /// `None` when the seventh digit names no century or the date does not exist in it.
    #[must_use]
    pub fn birth_date_hint(&self) -> Option<Date> {
        let century = match self.0.as_bytes().get(6)? {
            b'1' | b'2' => 1800,
            b'3' | b'4' => 1900,
            b'5' | b'6' => 2000,
            _ => return None,
        };
        date_in(&self.0, century)
    }
}

fn date_in(digits: &str, century: i16) -> Option<Date> {
    let year: i16 = digits.get(0..2)?.parse().ok()?;
    let month: i8 = digits.get(2..4)?.parse().ok()?;
    let day: i8 = digits.get(4..6)?.parse().ok()?;
    Date::new(century.checked_add(year)?, month, day).ok()
}
