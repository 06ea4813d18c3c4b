//! The languages of the system: texts, plurals, dates, durations, money, phones and the folding of names.
//!
//! Kazakh and Russian are equals (the state language and the language officially used in state bodies,
//! Law «On Languages», art. 4 and 5); English is for newcomers. No text a person reads is in code: each is
//! a message of `locales/{kk,ru,en}/*.ftl`, embedded at build time.
//!
//! ```
//! use zan_language::Lang;
//! assert_eq!(Lang::Kk.t("save"), "Сақтау");
//! assert_eq!(Lang::Ru.count("items-found", 2), "Найдено 2 записи");
//! ```

mod fold;
mod format;
mod lang;
mod texts;

pub use fold::fold_name;
pub use format::{date, decimal, moment, money, number, phone, time, zone};
pub use lang::{Lang, UnknownLanguage};
pub use texts::{Count, keys, variables};

/// A value put into a text: a word or a number (numbers choose the plural form).
pub use fluent_bundle::FluentValue as Value;
