//! Every code of an error of this crate has a text in every language, and no text is left over.

use std::collections::BTreeSet;

const SOURCES: [&str; 12] = [
    include_str!("../src/identifiers/iin.rs"),
    include_str!("../src/identifiers/bin.rs"),
    include_str!("../src/identifiers/iban.rs"),
    include_str!("../src/identifiers/phone.rs"),
    include_str!("../src/identifiers/licence.rs"),
    include_str!("../src/identifiers/erdr.rs"),
    include_str!("../src/identifiers/region.rs"),
    include_str!("../src/identifiers/email.rs"),
    include_str!("../src/money.rs"),
    include_str!("../src/person_name.rs"),
    include_str!("../src/calendar/mod.rs"),
    include_str!("../src/time.rs"),
];

/// The codes, read from the arms of the `code` functions so that none can be forgotten here.
fn codes() -> BTreeSet<&'static str> {
    let lines = SOURCES.iter().flat_map(|source| source.lines());
    lines
        .filter(|line| line.trim_start().starts_with("Self::"))
        .filter_map(|line| line.split_once("=> \"")?.1.strip_suffix("\","))
        .collect()
}

#[test]
fn every_code_has_a_text_in_three_languages() {
    let codes = codes();
    assert!(codes.contains("iin-checksum") && codes.len() > 30, "{codes:?}");
    for (language, text) in [
        ("kk", include_str!("../../../../locales/kk/base.ftl")),
        ("ru", include_str!("../../../../locales/ru/base.ftl")),
        ("en", include_str!("../../../../locales/en/base.ftl")),
    ] {
        let keys: BTreeSet<_> = text.lines().filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
        assert_eq!(keys, codes, "{language}");
    }
}
