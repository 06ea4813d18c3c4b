//! The published and computed sums, row by row.

use std::collections::BTreeSet;

use super::common::{book, claim, consulting, edition_of, line, plain_rules};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use serde_json::Value;
use zan_base::Money;
use zan_tariff::{Dimension, LineInput, MoneyRounding, Rational, Refusal, calculate, shipped};

fn examples() -> Vec<Value> {
    let file: Value = serde_json::from_str(include_str!("../data/payment-examples.json")).unwrap();
    file["examples"].as_array().unwrap().clone()
}

fn text<'a>(example: &'a Value, name: &str) -> Option<&'a str> {
    example["inputs"][name].as_str()
}

/// The day of an example: named, or the first day on which its index held.
fn day(example: &Value) -> Date {
    if let Some(date) = text(example, "date") {
        return date.parse().unwrap();
    }
    let kind = text(example, "mrp_kind").unwrap_or("general");
    let value = example["inputs"]["mrp"].to_string();
    let shipped = shipped().unwrap();
    let mut rows = shipped.indicators().rows.iter();
    let fits = |row: &&zan_tariff::IndicatorRow| {
        row.indicator == "mrp"
            && row.value.to_string() == value
            && (kind != "social" || row.kind != zan_tariff::IndicatorKind::General)
    };
    rows.find(fits).unwrap_or_else(|| panic!("no index {value}")).valid_from
}

fn chosen(item: &str, start: DateTime, minutes: i64) -> LineInput {
    let mut line = line("1", &start.to_string(), &(start + minutes.minutes()).to_string(), &[]);
    line.item = Some(item.to_owned());
    line
}

fn minutes(example: &Value) -> i64 {
    let hours: Rational = text(example, "hours").unwrap_or("1").parse().unwrap();
    hours.checked_mul(Rational::from(60)).unwrap().to_string().parse().unwrap()
}

/// Every example that names a rate in indices: its sum, and the exact number before rounding.
#[test]
fn every_sum_in_indices_comes_out() {
    let mut ids = BTreeSet::new();
    for example in examples() {
        let Some(rate) = text(&example, "rate_mrp") else { continue };
        let id = example["id"].as_str().unwrap();
        let floor = example["rounding"].as_str().unwrap().contains("truncated");
        let (places, rounding) = if floor { (0, "floor") } else { (2, "half_up") };
        let kind = if text(&example, "mrp_kind") == Some("social") { "social" } else { "general" };
        let rules = plain_rules("block", kind, places, rounding);
        let book = book(&rules, &edition_of("mrp", &[rate.to_owned()]));
        let start = day(&example).at(9, 0, 0, 0);
        let calculation =
            calculate(&claim(vec![chosen(&format!("HOUR.{rate}"), start, minutes(&example))]), &book);
        let expected = Money::parse(example["expected_kzt"].as_str().unwrap()).unwrap();
        assert_eq!(calculation.total, expected, "{id}: {:?}", calculation.lines);
        assert!(calculation.is_complete() && !calculation.lines[0].steps.is_empty());
        if let Some(exact) = example["exact"].as_str() {
            assert_eq!(exact_of(&calculation), exact.parse().unwrap(), "{id}");
        }
        ids.insert(id.to_owned());
    }
    assert_eq!(ids.len(), 35, "{ids:?}");
}

fn exact_of(calculation: &zan_tariff::Calculation) -> Rational {
    let exact = calculation.lines[0].steps.iter().find_map(|step| match step {
        zan_tariff::Step::Multiplied { exact, .. } => Some(*exact),
        _ => None,
    });
    exact.unwrap()
}

/// Rates of order 434 by the book as shipped, on the days for which it has them.
#[test]
fn the_shipped_book_gives_the_sums_of_order_434() {
    let book = shipped().unwrap();
    let mut compared = 0;
    for example in examples() {
        let (Some(rate), Some(date)) = (text(&example, "rate_mrp"), text(&example, "date")) else { continue };
        let (date, letter) =
            (date.parse::<Date>().unwrap(), ["1.15", "0.78", "0.56"].iter().position(|r| *r == rate));
        let Some(letter) = letter.filter(|_| date >= jiff::civil::date(2023, 7, 15)) else { continue };
        let gravity = ["especially_grave", "grave", "medium"][letter];
        let start = date.at(9, 0, 0, 0);
        let end = start + minutes(&example).minutes();
        let calculation = calculate(
            &claim(vec![super::common::defence("1", &start.to_string(), &end.to_string(), gravity)]),
            &book,
        );
        assert_eq!(
            calculation.total.to_string(),
            example["exact"]
                .as_str()
                .map(|e| Money::parse(e.trim_end_matches("00"))
                    .or_else(|_| Money::parse(e))
                    .unwrap()
                    .to_string())
                .unwrap(),
            "{}",
            example["id"]
        );
        assert!(calculation.unconfirmed, "the category of order 434 is a hypothesis");
        compared += 1;
    }
    assert_eq!(compared, 11);
}

#[test]
fn the_sums_of_2007_come_out_of_the_shipped_book() {
    let book = shipped().unwrap();
    for (id, work, role) in [
        ("R-2007-1", "hearing", "defendant"),
        ("R-2007-2", "meeting", "suspect"),
        ("R-2007-3", "waiting", "suspect"),
    ] {
        let example = examples().into_iter().find(|example| example["id"] == id).unwrap();
        let properties =
            [(Dimension::Provider, "advocate"), (Dimension::Work, work), (Dimension::Role, role)];
        let calculation =
            calculate(&claim(vec![line("1", "2007-05-14T10:00", "2007-05-14T11:00", &properties)]), &book);
        assert_eq!(
            calculation.total.to_string(),
            example["expected_kzt"].as_str().unwrap(),
            "{id}: {calculation:?}"
        );
    }
}

#[test]
fn hours_of_other_countries_come_out() {
    let mut compared = 0;
    for example in examples() {
        let Some(rate) = text(&example, "rate_per_hour") else { continue };
        let number = |name: &str| example["inputs"][name].to_string().parse::<Rational>().unwrap();
        let uplift =
            Rational::new(100 + number("uplift_percent").to_string().parse::<i128>().unwrap(), 100).unwrap();
        let hours = number("minutes").checked_div(Rational::from(60)).unwrap();
        let exact = hours.checked_mul(rate.parse().unwrap()).unwrap().checked_mul(uplift).unwrap();
        let rounded = exact.round(2, MoneyRounding::HalfUp).unwrap();
        assert_eq!(rounded.to_string(), example["expected"].as_str().unwrap(), "{}", example["id"]);
        compared += 1;
    }
    assert!(compared >= 2);
}

#[test]
fn budget_sums_add_up() {
    for example in examples().iter().filter(|example| example["id"].as_str().unwrap().ends_with("-BUD")) {
        let parts = example["inputs"].as_object().unwrap().values();
        let sum =
            Money::checked_sum(parts.map(|part| Money::from_tenge(part.as_i64().unwrap()).unwrap())).unwrap();
        assert_eq!(sum, Money::parse(example["expected_kzt"].as_str().unwrap()).unwrap());
    }
}

/// N-CONSULT-2H: the time is cut although the amount stays unknown.
#[test]
fn consulting_one_person_is_payable_for_two_hours() {
    let book = shipped().unwrap();
    let calculation =
        calculate(&claim(vec![consulting("1", "2025-11-10T10:00", "2025-11-10T12:30", "A")]), &book);
    let line = &calculation.lines[0];
    assert_eq!((line.claimed_minutes, line.payable_minutes), (150, 120));
    assert_eq!(line.refusal, Some(Refusal::ItemWithoutRate { item: "C434.CONSULT_ADV".to_owned() }));
    assert_eq!(line.amount, None);
}

/// N-WRD-BEFORE: no line of the tariff named the witness with the right to defence before order 521.
#[test]
fn a_witness_with_the_right_to_defence_is_named_since_order_521() {
    let book = shipped().unwrap();
    let on = |date: &str| {
        let mut line =
            super::common::defence("1", &format!("{date}T10:00"), &format!("{date}T11:00"), "grave");
        line.properties.insert(Dimension::Role, "witness_with_defence".to_owned());
        calculate(&claim(vec![line]), &book)
    };
    let before = on("2025-06-01");
    assert!(matches!(before.lines[0].refusal, Some(Refusal::NoItem { .. })), "{before:?}");
    assert_eq!(on("2025-11-03").total.to_string(), "3066.96");
}
