//! Facts that several documents share.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

/// Language of a document. Kazakh and Russian are equals; a document is made
/// in one of them, or twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DocLang {
    /// Kazakh (қазақ тілі).
    Kk,
    /// Russian (русский язык).
    Ru,
}

impl DocLang {
    /// Code of the language by ISO 639-1: `kk` or `ru`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Kk => "kk",
            Self::Ru => "ru",
        }
    }
}

/// A name or phrase held in both languages, such as that of a body or a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LocalText {
    /// Text in Kazakh.
    pub kk: String,
    /// Text in Russian.
    pub ru: String,
}

impl LocalText {
    /// Both languages at once.
    pub fn new(kk: impl Into<String>, ru: impl Into<String>) -> Self {
        Self { kk: kk.into(), ru: ru.into() }
    }

    /// The text in the language of the document.
    pub fn get(&self, language: DocLang) -> &str {
        match language {
            DocLang::Kk => &self.kk,
            DocLang::Ru => &self.ru,
        }
    }
}

/// Advocate (адвокат / адвокат) as named in documents: law 176-VI of
/// 05.07.2018, articles 28(3) and 58-1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advocate {
    /// Full name, surname first.
    pub name: String,
    /// Number of the licence (лицензия / лицензия).
    pub licence_number: String,
    /// Day the licence was given.
    pub licence_date: Date,
    /// Collegium of advocates (адвокаттар алқасы / коллегия адвокатов).
    pub collegium: LocalText,
}

/// Order appointing counsel (қорғаушы тағайындау туралы қаулы / постановление
/// о назначении защитника): stands where a contract would stand, Criminal
/// Procedure Code articles 68 and 174(2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderReference {
    /// Number of the order at the body that gave it.
    pub number: String,
    /// Day of the order.
    pub date: Date,
}

/// How anybody can check the document without signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verification {
    /// Full address of the public check page; the QR code leads to it.
    pub url: String,
    /// Code to type on that page.
    pub code: String,
}

/// Mark of an electronic signature (ЭЦҚ / ЭЦП) shown on the page. The
/// signature itself is kept beside the file, not in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Full name of the signer.
    pub signer: String,
    /// Moment of signing, in Astana time.
    pub moment: DateTime,
}

/// Shared facts as the templates read them.
pub(crate) mod facts {
    use serde::Serialize;

    use super::{Advocate, DocLang, OrderReference, Signature, Verification};
    use crate::format::{Day, moment};

    #[derive(Serialize)]
    pub struct AdvocateFacts<'a> {
        name: &'a str,
        licence_number: &'a str,
        licence_date: Day,
        collegium: &'a str,
    }

    impl<'a> AdvocateFacts<'a> {
        pub fn new(advocate: &'a Advocate, language: DocLang) -> Self {
            Self {
                name: &advocate.name,
                licence_number: &advocate.licence_number,
                licence_date: Day::from(advocate.licence_date),
                collegium: advocate.collegium.get(language),
            }
        }
    }

    #[derive(Serialize)]
    pub struct OrderFacts<'a> {
        number: &'a str,
        date: Day,
    }

    impl<'a> From<&'a OrderReference> for OrderFacts<'a> {
        fn from(order: &'a OrderReference) -> Self {
            Self { number: &order.number, date: Day::from(order.date) }
        }
    }

    #[derive(Serialize)]
    pub struct SignatureFacts<'a> {
        signer: &'a str,
        moment: String,
    }

    impl<'a> From<&'a Signature> for SignatureFacts<'a> {
        fn from(signature: &'a Signature) -> Self {
            Self { signer: &signature.signer, moment: moment(signature.moment) }
        }
    }

    #[derive(Serialize)]
    pub struct VerificationFacts<'a> {
        url: &'a str,
        code: &'a str,
    }

    impl<'a> From<&'a Verification> for VerificationFacts<'a> {
        fn from(verification: &'a Verification) -> Self {
            Self { url: &verification.url, code: &verification.code }
        }
    }
}
