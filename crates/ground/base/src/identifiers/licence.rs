use super::text_identifier;

/// Number of an advocate's licence: лицензия нөмірі, номер лицензии.
///
/// No published rule of its shape was found (older ones often have 7 digits, electronic ones 8), so it
/// is a text, trimmed, of 1 to 32 characters, unique only together with the date of issue.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LicenceNumber(String);

/// Why a text cannot be the number of a licence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LicenceNumberError {
    /// Nothing but spaces.
    #[error("the number of the licence is empty")]
    Empty,
    /// More than 32 characters.
    #[error("the number of the licence is longer than 32 characters")]
    Length,
    /// A control character.
    #[error("the number of the licence has a character that cannot be printed")]
    Characters,
}

impl LicenceNumberError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "licence-empty",
            Self::Length => "licence-length",
            Self::Characters => "licence-characters",
        }
    }
}

text_identifier!(LicenceNumber, LicenceNumberError);

impl LicenceNumber {
    /// Trims and checks the length.
    ///
    /// # Errors
    /// [`LicenceNumberError`], the first fault found.
    pub fn parse(text: &str) -> Result<Self, LicenceNumberError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(LicenceNumberError::Empty);
        }
        if text.chars().count() > 32 {
            return Err(LicenceNumberError::Length);
        }
        if text.chars().any(char::is_control) {
            return Err(LicenceNumberError::Characters);
        }
        Ok(Self(text.to_owned()))
    }
}
