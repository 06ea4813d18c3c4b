use super::{only_digits, text_identifier};

/// Account number: жеке сәйкестендіру коды (ЖСК), индивидуальный идентификационный код (ИИК).
/// `KZ`, two check digits, three digits of the bank, thirteen letters or digits.
///
/// Source: ISO 13616 (check digits by modulus 97 of ISO 7064). Kept without spaces, in capitals.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

/// Why a text is not an account number of Kazakhstan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IbanError {
    /// Does not begin with `KZ`.
    #[error("an account number of Kazakhstan begins with KZ")]
    Country,
    /// Not twenty characters without spaces.
    #[error("an account number of Kazakhstan has 20 characters")]
    Length,
    /// A character that has no place there, or letters among check digits and bank code.
    #[error("an account number consists of Latin letters and digits")]
    Characters,
    /// The check digits do not fit.
    #[error("the check digits of the account number are wrong")]
    Checksum,
}

impl IbanError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Country => "iban-country",
            Self::Length => "iban-length",
            Self::Characters => "iban-characters",
            Self::Checksum => "iban-checksum",
        }
    }
}

text_identifier!(Iban, IbanError);

impl Iban {
    /// Accepts the printed form with spaces and small letters.
    ///
    /// # Errors
    /// [`IbanError`], the first fault found: country, length, characters, check digits.
    pub fn parse(text: &str) -> Result<Self, IbanError> {
        let text: String =
            text.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect();
        let account = text.strip_prefix("KZ").ok_or(IbanError::Country)?;
        if text.chars().count() != 20 {
            return Err(IbanError::Length);
        }
        let leading_digits = account.get(..5).is_some_and(only_digits);
        if !leading_digits || !account.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(IbanError::Characters);
        }
        let check_digits = account.get(..2).and_then(|digits| digits.parse::<u8>().ok());
        // 00, 01 and 99 satisfy the modulus for some accounts but ISO 7064 never produces them.
        if !check_digits.is_some_and(|digits| (2..=98).contains(&digits)) || remainder_97(&text) != 1 {
            return Err(IbanError::Checksum);
        }
        Ok(Self(text))
    }

    /// Printed form in groups of four: `KZ58 125K ZT12 3456 7890`.
    #[must_use]
    pub fn pretty(&self) -> String {
        let mut grouped = String::with_capacity(24);
        for (position, character) in self.0.chars().enumerate() {
            if position > 0 && position % 4 == 0 {
                grouped.push(' ');
            }
            grouped.push(character);
        }
        grouped
    }
}

/// Country and check digits moved to the end, letters read as 10 to 35, modulo 97.
fn remainder_97(text: &str) -> u32 {
    let (head, tail) = text.split_at_checked(4).unwrap_or((text, ""));
    tail.chars().chain(head.chars()).filter_map(|character| character.to_digit(36)).fold(
        0,
        |remainder, value| {
            let shift = if value > 9 { 100 } else { 10 };
            (remainder * shift + value) % 97
        },
    )
}
