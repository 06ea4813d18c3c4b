//! Malformed data is refused with the row named; the shipped data is whole.

use super::common::{DIMENSIONS, INDICATORS, RULES, edition_of};
use zan_tariff::{EditionStatus, LoadError, Source, load, shipped};

fn fault(indicators: &str, rules: &str, editions: &[String]) -> LoadError {
    let editions: Vec<_> = editions.iter().map(|text| Source { name: "edition.toml", text }).collect();
    let rules = Source { name: "rules.toml", text: rules };
    load(DIMENSIONS, Source { name: "mrp.json", text: indicators }, &[rules], &editions).unwrap_err()
}

fn edition() -> String {
    edition_of("mrp", &["1.15".to_owned()])
}

#[test]
fn the_shipped_book_is_whole_and_its_draft_inactive() {
    let book = shipped().unwrap();
    let drafts: Vec<_> =
        book.editions().iter().filter(|edition| edition.status == EditionStatus::Draft).collect();
    assert_eq!(drafts.len(), 1);
    assert!(drafts[0].period().is_none());
    let today = jiff::civil::date(2026, 11, 21);
    assert_eq!(book.edition_at(today).unwrap().id, "MJ-434-2023-ED-521-2025");
    assert_eq!(book.rules_at(today).unwrap().ceilings.len(), 2);
}

#[test]
fn a_malformed_edition_is_refused_with_its_row() {
    let mapping = |item: &str, when: &str| {
        format!(
            "\n[[mapping]]\nitem = \"{item}\"\nstatus = \"verified\"\ngrade = \"A\"\nnote = \"\"\nwhen.{when}\n"
        )
    };
    for (text, row, problem) in [
        (edition().replace("rate = \"1.15\"", "rate = \"0\""), "HOUR.1.15", "zero"),
        (edition().replace("rate = \"1.15\"\n", ""), "HOUR.1.15", "needs a rate"),
        (edition().replace("\"hour\"", "\"unknown\""), "HOUR.1.15", "unit hour"),
        (edition().replace("\"verified\"", "\"draft_verified\""), "HOUR.1.15", "outside a draft"),
        (edition().replace("\"Сағат\"", "\"\""), "HOUR.1.15", "Kazakh or Russian"),
        (edition().replace("valid_from = \"2000-01-01\"\n", ""), "TEST", "first day"),
        (edition().replace("[\"test\"]", "[]"), "TEST", "source"),
        (edition().replace("base = \"mrp\"", "base = \"gold\""), "TEST", "base"),
        (edition_of("mrp", &["1".to_owned(), "1".to_owned()]), "HOUR.1", "twice"),
        (edition() + &mapping("HOUR.9", "work = [\"hearing\"]"), "mapping to HOUR.9", "no such line"),
        (edition() + &mapping("HOUR.1.15", "work = [\"juggling\"]"), "mapping to HOUR.1.15", "unknown value"),
    ] {
        let error = fault(INDICATORS.text, RULES.text, &[text]);
        let LoadError::Row { row: found, problem: why, .. } = &error else { panic!("{error}") };
        assert!(found == row && why.contains(problem), "{error}");
    }
}

#[test]
fn a_fault_of_the_format_is_refused_with_its_line() {
    for text in [
        edition().replace("\"1.15\"", "\"a lot\""),
        edition().replace("grade = \"A\"", "grade = \"E\""),
        edition() + "surprise = 1\n",
        edition().replace("number = \"1\"\n", ""),
    ] {
        let error = fault(INDICATORS.text, RULES.text, &[text]);
        assert!(
            matches!(&error, LoadError::Syntax { file, message } if file == "edition.toml" && message.contains("line")),
            "{error}"
        );
    }
}

#[test]
fn what_is_in_force_twice_is_refused() {
    let other = edition().replace("\"TEST\"", "\"OTHER\"");
    let expected = LoadError::Overlap { first: "TEST".to_owned(), second: "OTHER".to_owned() };
    assert_eq!(fault(INDICATORS.text, RULES.text, &[edition(), other]), expected);
    let indicators = INDICATORS.text.replace("\"2024-12-31\"", "\"2025-01-01\"");
    let expected = LoadError::Overlap {
        first: "mrp from 2024-01-01".to_owned(),
        second: "mrp from 2025-01-01".to_owned(),
    };
    assert_eq!(fault(&indicators, RULES.text, &[]), expected);
    let rules = RULES.text.replace("valid_to = \"2025-09-25\"\n", "");
    assert!(matches!(fault(INDICATORS.text, &rules, &[]), LoadError::Overlap { .. }));
}

#[test]
fn malformed_rules_and_indicators_are_refused_with_their_row() {
    for (rules, problem) in [
        (RULES.text.replace("factors = []", "factors = [\"night\"]"), "factors"),
        (RULES.text.replace("places = 2", "places = 3"), "places"),
        (RULES.text.replace("minutes = 120", "minutes = 0"), "limit"),
        (RULES.text.replace("work = [\"consulting\"]", "work = [\"juggling\"]"), "unknown kind"),
    ] {
        let error = fault(INDICATORS.text, &rules, &[]);
        assert!(
            matches!(&error, LoadError::Row { row, problem: why, .. } if row.starts_with("RULES-1462") && why.contains(problem)),
            "{error}"
        );
    }
    let indicators = INDICATORS.text.replace("\"3932\"", "\"0\"");
    let error = fault(&indicators, RULES.text, &[]);
    assert!(matches!(&error, LoadError::Row { row, .. } if row == "mrp from 2025-01-01"), "{error}");
}
