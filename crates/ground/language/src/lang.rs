//! The three languages and where one is chosen from.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language of the interface and of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Kazakh, қазақ тілі, казахский язык: the state language, hence the default.
    #[default]
    Kk,
    /// Russian, орыс тілі, русский язык.
    Ru,
    /// English, ағылшын тілі, английский язык.
    En,
}

/// The code names none of the three languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLanguage;

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the language is not one of kk, ru, en")
    }
}

impl std::error::Error for UnknownLanguage {}

impl Lang {
    /// All languages in the order of the switch.
    pub const fn all() -> [Self; 3] {
        [Self::Kk, Self::Ru, Self::En]
    }

    /// The ISO 639-1 code, which is also the first part of every address and the `lang` of HTML.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// The language of an ISO 639-1 code in lower case.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().into_iter().find(|lang| lang.code() == code)
    }

    /// The short name of the language in itself, as shown in the switch.
    pub const fn endonym_short(self) -> &'static str {
        match self {
            Self::Kk => "ҚАЗ",
            Self::Ru => "РУС",
            Self::En => "ENG",
        }
    }

    /// The full name of the language in itself.
    pub const fn endonym(self) -> &'static str {
        match self {
            Self::Kk => "Қазақша",
            Self::Ru => "Русский",
            Self::En => "English",
        }
    }

    /// The best language for an `Accept-Language` header (RFC 9110, section 12.5.4).
    ///
    /// `None` when the header asks for none of ours; equal weights keep the order of the header.
    pub fn negotiate(accept_language: &str) -> Option<Self> {
        let mut best: Option<(Self, f32)> = None;
        for range in accept_language.split(',').take(20) {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
            let weight = parts
                .find_map(|part| part.trim().strip_prefix("q="))
                .map_or(1.0, |weight| weight.trim().parse().unwrap_or(0.0));
            let Some(lang) = tag.split('-').next().and_then(Self::from_code) else { continue };
            if weight > 0.0 && best.is_none_or(|(_, known)| weight > known) {
                best = Some((lang, weight));
            }
        }
        best.map(|(lang, _)| lang)
    }

    pub(crate) const fn index(self) -> usize {
        match self {
            Self::Kk => 0,
            Self::Ru => 1,
            Self::En => 2,
        }
    }

    /// Where to look when a text is missing in this language.
    pub(crate) const fn fallback(self) -> [Self; 2] {
        match self {
            Self::Kk => [Self::Ru, Self::En],
            Self::Ru => [Self::Kk, Self::En],
            Self::En => [Self::Ru, Self::Kk],
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Templates pass references; what takes `impl Into<Lang>` takes both.
impl From<&Lang> for Lang {
    fn from(lang: &Lang) -> Self {
        *lang
    }
}

impl From<&&Lang> for Lang {
    fn from(lang: &&Lang) -> Self {
        **lang
    }
}

impl FromStr for Lang {
    type Err = UnknownLanguage;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        Self::from_code(code).ok_or(UnknownLanguage)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_back() {
        for lang in Lang::all() {
            assert_eq!(Lang::from_code(lang.code()), Some(lang));
        }
        assert_eq!(Lang::from_code("KK"), None);
        assert_eq!("de".parse::<Lang>(), Err(UnknownLanguage));
    }

    #[test]
    fn the_heaviest_known_language_wins() {
        assert_eq!(Lang::negotiate("de, ru;q=0.5, kk-KZ;q=0.9"), Some(Lang::Kk));
        assert_eq!(Lang::negotiate("ru-RU,ru;q=0.9,en;q=0.8"), Some(Lang::Ru));
        assert_eq!(Lang::negotiate("en-US"), Some(Lang::En));
        assert_eq!(Lang::negotiate("fr, kk;q=0"), None);
        assert_eq!(Lang::negotiate(";;;q=,"), None);
    }
}
