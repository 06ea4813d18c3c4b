use super::{only_digits, text_identifier};

/// Number of a case in the Unified Register of Pre-trial Investigations: СДТБТ нөмірі, номер ЕРДР.
///
/// Fifteen digits that begin with the year; the rest encodes region, body and sequence by an
/// unpublished rule, so only length and digits are checked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErdrNumber(String);

/// Why a text is not a number of the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ErdrNumberError {
    /// Not fifteen characters.
    #[error("a number of the register of investigations has 15 digits")]
    Length,
    /// A character that is not an ASCII digit.
    #[error("a number of the register of investigations consists of digits only")]
    Digits,
}

impl ErdrNumberError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Length => "erdr-length",
            Self::Digits => "erdr-digits",
        }
    }
}

text_identifier!(ErdrNumber, ErdrNumberError);

impl ErdrNumber {
    /// Checks length and digits; spaces between groups are dropped.
    ///
    /// # Errors
    /// [`ErdrNumberError`], the first fault found.
    pub fn parse(text: &str) -> Result<Self, ErdrNumberError> {
        let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
        if text.chars().count() != 15 {
            return Err(ErdrNumberError::Length);
        }
        if !only_digits(&text) {
            return Err(ErdrNumberError::Digits);
        }
        Ok(Self(text))
    }
}
