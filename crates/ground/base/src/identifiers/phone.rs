use super::{only_digits, text_identifier};

/// Telephone number of Kazakhstan: телефон нөмірі, номер телефона. Kept as `+7XXXXXXXXXX` (E.164).
///
/// The trunk prefix 8 becomes +7; area and operator codes begin with 6 or 7.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// Why a text is not a telephone number of Kazakhstan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    /// Something other than digits, spaces, brackets, hyphens, dots and a leading plus.
    #[error("a telephone number consists of digits")]
    Characters,
    /// Not ten digits after +7 or 8.
    #[error("a telephone number has ten digits after +7")]
    Length,
    /// The number is not one of Kazakhstan.
    #[error("a telephone number of Kazakhstan begins with +7 6 or +7 7")]
    Country,
}

impl PhoneError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Characters => "phone-characters",
            Self::Length => "phone-length",
            Self::Country => "phone-country",
        }
    }
}

text_identifier!(Phone, PhoneError);

impl Phone {
    /// Accepts the usual ways of writing: `8 (701) 000-00-00`, `+7 701 000 00 00`, `7010000000`.
    ///
    /// # Errors
    /// [`PhoneError`], the first fault found.
    pub fn parse(text: &str) -> Result<Self, PhoneError> {
        let bare: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '-' | '.' | '\u{2010}'..='\u{2013}'))
            .collect();
        let (international, digits) = match bare.strip_prefix('+') {
            Some(digits) => (true, digits),
            None => (false, bare.as_str()),
        };
        if !only_digits(digits) {
            return Err(PhoneError::Characters);
        }
        let national = match (international, digits.len()) {
            (true, _) => digits.strip_prefix('7').ok_or(PhoneError::Country)?,
            (false, 11) => {
                digits.strip_prefix('7').or_else(|| digits.strip_prefix('8')).ok_or(PhoneError::Country)?
            }
            (false, _) => digits,
        };
        if national.len() != 10 {
            return Err(PhoneError::Length);
        }
        if !national.starts_with(['6', '7']) {
            return Err(PhoneError::Country);
        }
        Ok(Self(format!("+7{national}")))
    }

    /// For people: `+7 701 000 00 00`.
    #[must_use]
    pub fn pretty(&self) -> String {
        let groups = [0..2, 2..5, 5..8, 8..10, 10..12];
        groups.into_iter().filter_map(|group| self.0.get(group)).collect::<Vec<_>>().join(" ")
    }
}
