use super::{only_digits, text_identifier};

/// Code of a region: ӘАОЖ коды, код КАТО (the first two digits of the classifier of administrative
/// territories).
///
/// Which codes exist is reference data and changes (three regions were added on 8 June 2022), so only
/// the shape is checked here.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RegionCode(String);

/// Why a text is not the code of a region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegionCodeError {
    /// Not two ASCII digits.
    #[error("the code of a region is two digits")]
    Shape,
}

impl RegionCodeError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Shape => "region-shape",
        }
    }
}

text_identifier!(RegionCode, RegionCodeError);

impl RegionCode {
    /// Checks that there are exactly two digits.
    ///
    /// # Errors
    /// [`RegionCodeError::Shape`] otherwise.
    pub fn parse(text: &str) -> Result<Self, RegionCodeError> {
        let text = text.trim();
        if text.len() != 2 || !only_digits(text) {
            return Err(RegionCodeError::Shape);
        }
        Ok(Self(text.to_owned()))
    }
}
