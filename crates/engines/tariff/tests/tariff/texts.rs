//! Every code of the explanation has a text in every language, and no text is left over.

use std::collections::BTreeSet;

/// The codes that the source names, read from it so that none can be forgotten here.
fn codes() -> BTreeSet<&'static str> {
    let source = include_str!("../../src/steps.rs");
    source
        .split('"')
        .filter(|part| part.starts_with("tariff-") && !part.contains(char::is_whitespace))
        .collect()
}

fn keys(text: &'static str) -> BTreeSet<&'static str> {
    text.lines()
        .filter(|line| line.starts_with("tariff-"))
        .filter_map(|line| line.split(" =").next())
        .collect()
}

#[test]
fn every_code_has_a_text_in_three_languages() {
    let codes = codes();
    assert!(codes.len() > 30, "{codes:?}");
    for (language, text) in [
        ("kk", include_str!("../../../../../locales/kk/tariff.ftl")),
        ("ru", include_str!("../../../../../locales/ru/tariff.ftl")),
        ("en", include_str!("../../../../../locales/en/tariff.ftl")),
    ] {
        assert_eq!(keys(text), codes, "{language}");
    }
}
