use super::{checksum, only_digits, text_identifier};

/// Business identification number of an organisation: бизнес-сәйкестендіру нөмірі (БСН),
/// бизнес-идентификационный номер (БИН). Twelve digits: year and month of registration, kind of
/// organisation (4 resident, 5 non-resident, 6 joint enterprise), sequence, check digit.
///
/// A sole proprietor uses the ИИН. Source: order № 423 of the Minister of Justice of 27 June 2023
/// (V2300032918).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bin(String);

/// Why a text is not a БИН.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BinError {
    /// Not twelve characters.
    #[error("a BIN has 12 digits")]
    Length,
    /// A character that is not an ASCII digit.
    #[error("a BIN consists of digits only")]
    Digits,
    /// The fifth digit is not 4, 5 or 6: this is no organisation, perhaps an ИИН.
    #[error("the fifth digit of a BIN is 4, 5 or 6")]
    Structure,
    /// The last digit is not the check digit of the others.
    #[error("the check digit of the BIN is wrong")]
    Checksum,
}

impl BinError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Length => "bin-length",
            Self::Digits => "bin-digits",
            Self::Structure => "bin-structure",
            Self::Checksum => "bin-checksum",
        }
    }
}

text_identifier!(Bin, BinError);

impl Bin {
    /// Checks length, digits, the kind of organisation and the check digit.
    ///
    /// # Errors
    /// [`BinError`], the first fault found in that order.
    pub fn parse(text: &str) -> Result<Self, BinError> {
        let text = text.trim();
        if text.chars().count() != 12 {
            return Err(BinError::Length);
        }
        if !only_digits(text) {
            return Err(BinError::Digits);
        }
        if !matches!(text.as_bytes().get(4), Some(b'4'..=b'6')) {
            return Err(BinError::Structure);
        }
        if !checksum::matches(text) {
            return Err(BinError::Checksum);
        }
        Ok(Self(text.to_owned()))
    }
}
