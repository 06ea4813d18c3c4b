//! Every text exists in every language with the same values, every used key exists, every key is used.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the sources must fail")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use zan_language::{Lang, keys, variables};

/// Calls whose first argument is the key of a text.
const CALLS: [&str; 4] = [".t(\"", ".tf(\"", ".fill(\"", ".count(\""];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").canonicalize().unwrap()
}

fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|kind| kind == "rs" || kind == "html") {
            found.push((path.clone(), fs::read_to_string(&path).unwrap()));
        }
    }
}

fn workspace() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    sources(&root().join("crates"), &mut found);
    // This crate's own tests name keys that do not exist on purpose.
    assert!(found.len() > 20, "the sources of the workspace are found");
    found.retain(|(path, _)| !path.to_string_lossy().contains("ground/language"));
    found
}

fn literals(source: &str) -> impl Iterator<Item = &str> {
    source.split('"').map(str::trim)
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Keys named by a call that shows a text, with the file that names them.
fn called(sources: &[(PathBuf, String)]) -> BTreeSet<(String, PathBuf)> {
    let mut found = BTreeSet::new();
    for (path, source) in sources {
        for call in CALLS {
            for rest in source.split(call).skip(1) {
                let key = rest.split('"').next().unwrap_or_default();
                // A literal that ends in a dash or holds a brace is the beginning of a composed key.
                if is_key(key) && !key.ends_with('-') && key.contains('-') || Lang::Kk.has(key) {
                    found.insert((key.to_owned(), path.clone()));
                }
            }
        }
    }
    found
}

/// Codes of refusals, which are keys of texts: the last literal of `FieldError::new(…)` and `refused(…)`.
fn refused(sources: &[(PathBuf, String)]) -> BTreeSet<(String, PathBuf)> {
    let mut found = BTreeSet::new();
    for (path, source) in sources.iter().filter(|(path, _)| !path.ends_with("tests.rs")) {
        for call in ["FieldError::new(", "refused(Kind::"] {
            for rest in source.split(call).skip(1) {
                let arguments = rest.split(')').next().unwrap_or_default();
                let key = arguments.rsplit('"').nth(1).unwrap_or_default();
                let last = arguments.trim_end().ends_with('"');
                if last && is_key(key) {
                    found.insert((key.to_owned(), path.clone()));
                }
            }
        }
    }
    found
}

/// Beginnings of composed keys: `"role-{…}"` and `"role-"` in the sources, and the list beside this file.
fn beginnings(sources: &[(PathBuf, String)]) -> BTreeSet<String> {
    let list = include_str!("dynamic-keys.txt").lines().map(str::trim);
    let mut found: BTreeSet<String> =
        list.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned).collect();
    for (_, source) in sources {
        for literal in literals(source) {
            let beginning = literal.split('{').next().unwrap_or_default();
            if is_key(beginning) && beginning.ends_with('-') && beginning.len() > 2 {
                found.insert(beginning.to_owned());
            }
        }
    }
    found
}

#[test]
fn every_key_is_in_every_language() {
    let kk = keys(Lang::Kk);
    assert!(kk.len() > 30, "the texts are loaded");
    for lang in [Lang::Ru, Lang::En] {
        let other = keys(lang);
        let missing: Vec<_> = kk.symmetric_difference(&other).collect();
        assert!(missing.is_empty(), "kk and {lang} differ: {missing:?}");
    }
    for lang in Lang::all() {
        let broken: Vec<_> = keys(lang).into_iter().filter(|key| !lang.has(key)).collect();
        assert!(broken.is_empty(), "{lang}: texts that cannot be read: {broken:?}");
    }
}

#[test]
fn every_text_uses_the_same_values() {
    for key in keys(Lang::Kk) {
        let kk = variables(Lang::Kk, &key);
        for lang in [Lang::Ru, Lang::En] {
            assert_eq!(kk, variables(lang, &key), "{key}: kk and {lang} use other values");
        }
    }
}

#[test]
fn no_key_is_defined_twice() {
    for lang in Lang::all() {
        let mut seen = BTreeSet::new();
        for entry in fs::read_dir(root().join("locales").join(lang.code())).unwrap().flatten() {
            let source = fs::read_to_string(entry.path()).unwrap();
            let names = source.lines().filter_map(|line| line.split_once(" =").map(|(name, _)| name));
            for name in names.filter(|name| is_key(name)) {
                assert!(seen.insert(name.to_owned()), "{lang}: {name} is defined twice");
            }
        }
    }
}

#[test]
fn every_used_key_exists() {
    let sources = workspace();
    let mut used = called(&sources);
    used.extend(refused(&sources));
    let missing: Vec<_> = used.into_iter().filter(|(key, _)| !Lang::Kk.has(key)).collect();
    assert!(missing.is_empty(), "keys without a text: {missing:#?}");
}

#[test]
fn every_key_is_used() {
    let sources = workspace();
    let mut used: BTreeSet<&str> = sources.iter().flat_map(|(_, source)| literals(source)).collect();
    used.extend(FORMATS);
    let beginnings = beginnings(&sources);
    let unused: Vec<_> = keys(Lang::Kk)
        .into_iter()
        .filter(|key| !used.contains(key.as_str()))
        .filter(|key| !beginnings.iter().any(|beginning| key.starts_with(beginning)))
        .collect();
    assert!(unused.is_empty(), "texts that nothing shows: {unused:#?}");
}

/// Texts which this crate itself uses.
const FORMATS: [&str; 9] = [
    "duration-under-minute",
    "duration-minutes",
    "duration-hours",
    "duration-days",
    "time-left",
    "time-overdue",
    "time-ago",
    "date-in-words",
    "items-found",
];

#[test]
fn templates_hold_no_words_of_their_own() {
    let cyrillic = |line: &&str| line.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c));
    for (path, source) in workspace() {
        let ours = path.to_string_lossy().contains("/faces/");
        if ours && path.extension().is_some_and(|kind| kind == "html") {
            let own: Vec<_> = source.lines().filter(cyrillic).collect();
            assert!(own.is_empty(), "{}: {own:?}", path.display());
        }
    }
}
