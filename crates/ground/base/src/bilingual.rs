//! Texts that exist in the two languages of the law.

use serde::{Deserialize, Serialize};

/// A name or title in both languages of the law; neither is a translation of the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Bilingual {
    /// Kazakh (қазақша).
    pub kk: String,
    /// Russian (орысша).
    pub ru: String,
}

impl Bilingual {
    /// Both texts as given.
    #[must_use]
    pub fn new(kk: impl Into<String>, ru: impl Into<String>) -> Self {
        Self { kk: kk.into(), ru: ru.into() }
    }
}
