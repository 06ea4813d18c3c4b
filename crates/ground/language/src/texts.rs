//! Fluent messages of the three languages, parsed once.

use std::collections::{BTreeSet, HashSet};
use std::sync::{Mutex, OnceLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::{Lang, Value, format};

type Bundle = FluentBundle<FluentResource>;
type Memoizer = intl_memoizer::concurrent::IntlLangMemoizer;

/// Files of `locales/` by language: module name and content.
const FILES: [&[(&str, &str)]; 3] = include!(concat!(env!("OUT_DIR"), "/texts.rs"));

static BUNDLES: OnceLock<[Bundle; 3]> = OnceLock::new();

impl Lang {
    /// The text of a key.
    ///
    /// Never fails: a text missing in this language comes from another one with that language's code in
    /// brackets before it; an unknown key is returned in brackets. Both are logged once.
    pub fn t(self, key: &str) -> String {
        self.tf(key, &[])
    }

    /// The text of a key with values put in.
    pub fn tf(self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        if let Some(text) = self.own(key, values) {
            return text;
        }
        for other in self.fallback() {
            if let Some(text) = other.own(key, values) {
                log_once(self, key);
                return format!("[{other}] {text}");
            }
        }
        log_once(self, key);
        format!("[{key}]")
    }

    /// The text of a key with one value put in; short for templates.
    pub fn fill<'v>(self, key: &str, name: &str, value: impl Into<Value<'v>>) -> String {
        self.tf(key, &[(name, value.into())])
    }

    /// The text of a key whose plural form depends on `$count`.
    pub fn count(self, key: &str, count: impl Count) -> String {
        self.tf(key, &[("count", Value::from(count.counted()))])
    }

    /// Whether the key has a text in this very language.
    pub fn has(self, key: &str) -> bool {
        self.bundle().is_some_and(|bundle| bundle.has_message(key))
    }

    fn bundle(self) -> Option<&'static Bundle> {
        BUNDLES.get_or_init(|| Lang::all().map(load)).get(self.index())
    }

    fn own(self, key: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
        let bundle = self.bundle()?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            arguments.set(*name, value.clone());
        }
        let mut faults = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut faults);
        if !faults.is_empty() {
            log_once(self, key);
        }
        Some(text.into_owned())
    }
}

/// A number of things, as pages have it: any integer or a reference to one.
pub trait Count {
    /// The number, cut to the range of `i64`.
    fn counted(&self) -> i64;
}

macro_rules! countable {
    ($($integer:ty),*) => {$(
        impl Count for $integer {
            fn counted(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        }
    )*};
}

countable!(u8, u16, u32, u64, usize, i16, i32, i64);

impl<T: Count + ?Sized> Count for &T {
    fn counted(&self) -> i64 {
        (**self).counted()
    }
}

fn load(lang: Lang) -> Bundle {
    let identifier: LanguageIdentifier = lang.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(shown));
    for (name, source) in FILES.get(lang.index()).copied().unwrap_or_default() {
        // A broken message is left out and found by the test of texts; the rest of the file still works.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, faults)| {
            tracing::error!(%lang, file = name, ?faults, "a text file has errors");
            resource
        });
        if let Err(faults) = bundle.add_resource(resource) {
            tracing::error!(%lang, file = name, ?faults, "a text is defined twice");
        }
    }
    bundle
}

/// Whole numbers from 10 000 on are grouped; smaller ones are not, so that years and articles stay whole.
fn shown(value: &FluentValue<'_>, _: &Memoizer) -> Option<String> {
    match value {
        FluentValue::Number(number) if number.value.abs() >= 10_000.0 && number.value.fract() == 0.0 => {
            number.as_string().parse().ok().map(format::number)
        }
        _ => None,
    }
}

fn log_once(lang: Lang, key: &str) {
    static SEEN: Mutex<Option<HashSet<(Lang, String)>>> = Mutex::new(None);
    let Ok(mut seen) = SEEN.lock() else { return };
    if seen.get_or_insert_default().insert((lang, key.to_owned())) {
        tracing::warn!(%lang, key, "a text is missing or was given wrong values");
    }
}

/// Every key defined in one language, in order.
pub fn keys(lang: Lang) -> BTreeSet<String> {
    let files = FILES.get(lang.index()).copied().unwrap_or_default();
    files.iter().flat_map(|(_, source)| source.lines().filter_map(message_name)).collect()
}

/// The names of the values which the text of a key uses in one language.
pub fn variables(lang: Lang, key: &str) -> BTreeSet<String> {
    let files = FILES.get(lang.index()).copied().unwrap_or_default();
    let mut names = BTreeSet::new();
    for (_, source) in files {
        let mut inside = false;
        for line in source.lines() {
            if !line.starts_with([' ', '}', '\t']) && !line.is_empty() {
                inside = message_name(line).is_some_and(|name| name == key);
            }
            if inside {
                names.extend(line.split('$').skip(1).map(|rest| {
                    rest.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
                }));
            }
        }
    }
    names
}

fn message_name(line: &str) -> Option<String> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end();
    let first = name.chars().next()?;
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    (first.is_ascii_alphabetic() && name.chars().all(legal)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_follow_each_language() {
        let ru = |n: i64| Lang::Ru.count("items-found", n);
        assert_eq!(ru(1), "Найдена 1 запись");
        assert_eq!(ru(3), "Найдены 3 записи".replace("Найдены", "Найдено"));
        assert_eq!(ru(5), "Найдено 5 записей");
        assert_eq!(ru(21), "Найдена 21 запись");
        assert_eq!(ru(111), "Найдено 111 записей");
        assert_eq!(Lang::En.count("items-found", 1), "1 record found");
        assert_eq!(Lang::En.count("items-found", 2), "2 records found");
        assert_eq!(Lang::Kk.count("items-found", 7), "7 жазба табылды");
    }

    #[test]
    fn an_unknown_key_is_shown_in_brackets() {
        assert_eq!(Lang::Kk.t("no-such-key"), "[no-such-key]");
        assert!(!Lang::Kk.has("no-such-key"));
    }

    #[test]
    fn a_missing_value_never_panics() {
        assert!(Lang::En.t("items-found").contains("record"));
    }

    #[test]
    fn big_numbers_are_grouped_and_nothing_is_isolated() {
        assert_eq!(Lang::En.count("items-found", 12_345), "12\u{202f}345 records found");
        assert!(!Lang::En.count("items-found", 9).contains('\u{2068}'));
    }
}
