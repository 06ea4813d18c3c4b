//! Overlap, ceilings, refusals, and what must hold for every claim.

use super::common::{RULES, book, claim, consulting, defence, edition_of, line, plain_rules, taken};
use std::sync::LazyLock;

use jiff::ToSpan;
use proptest::prelude::*;
use zan_base::Money;
use zan_tariff::{Axis, Calculation, LineInput, Refusal, Step, TariffBook, calculate, shipped};

fn hour(id: &str, start: &str, end: &str) -> LineInput {
    LineInput { item: Some("HOUR.1".to_owned()), ..line(id, start, end, &[]) }
}

/// Consulting with a known rate, under the ceilings of the shipped rules.
fn consulting_book() -> TariffBook {
    let mapping = "\n[[mapping]]\nitem = \"HOUR.1\"\nstatus = \"verified\"\ngrade = \"A\"\nnote = \"\"\nwhen.work = [\"consulting\"]\n";
    book(RULES.text, &(edition_of("mrp", &["1".to_owned()]) + mapping))
}

fn simple(overlap: &str) -> TariffBook {
    book(
        &plain_rules(overlap, "general", 2, "half_up"),
        &edition_of("mrp", &["1".to_owned(), "0.56".to_owned()]),
    )
}

#[test]
fn a_line_that_touches_another_is_blocked_and_named() {
    let lines = vec![
        hour("late", "2025-11-10T10:30", "2025-11-10T12:00"),
        hour("early", "2025-11-10T09:00", "2025-11-10T11:00"),
    ];
    let calculation = calculate(&claim(lines), &simple("block"));
    assert_eq!(
        calculation.lines[0].refusal,
        Some(Refusal::Overlap { with: "early".to_owned(), minutes: 30 })
    );
    assert_eq!(calculation.lines[1].payable_minutes, 120);
    assert_eq!(calculation.total.to_string(), "7864.00");
    assert!(!calculation.is_complete());
    assert_eq!(calculation.refusals().count(), 1);
}

#[test]
fn time_paid_before_is_not_paid_again() {
    let mut claim = claim(vec![hour("1", "2025-11-10T09:00", "2025-11-10T12:00")]);
    claim.taken.push(taken("claim 7", "2025-11-10T10:00", "2025-11-10T10:20"));
    let blocked = calculate(&claim, &simple("block"));
    assert_eq!(blocked.lines[0].refusal, Some(Refusal::Overlap { with: "claim 7".to_owned(), minutes: 20 }));
    let cut = calculate(&claim, &simple("first_wins"));
    assert_eq!(cut.lines[0].payable_minutes, 160);
    assert!(cut.lines[0].steps.contains(&Step::OverlapCut { cut: 20, with: "claim 7".to_owned() }));
}

#[test]
fn intervals_that_touch_do_not_overlap() {
    let lines = vec![
        hour("1", "2025-11-10T09:00", "2025-11-10T10:00:40"),
        hour("2", "2025-11-10T10:00:50", "2025-11-10T11:00"),
    ];
    let calculation = calculate(&claim(lines), &simple("block"));
    assert!(calculation.is_complete());
    assert_eq!(calculation.payable_minutes, 120);
}

#[test]
fn a_day_has_eight_hours_of_consulting_cut_in_order_of_time() {
    let person = |n: u32| format!("person {n}");
    let mut lines: Vec<_> = (0..5)
        .map(|n| {
            consulting(
                &n.to_string(),
                &format!("2025-11-10T{:02}:00", 8 + 2 * n),
                &format!("2025-11-10T{:02}:00", 10 + 2 * n),
                &person(n),
            )
        })
        .collect();
    lines.reverse();
    let calculation = calculate(&claim(lines), &consulting_book());
    assert_eq!(calculation.payable_minutes, 480);
    let last = &calculation.lines[0];
    assert_eq!((last.id.as_str(), last.payable_minutes, last.cut_minutes()), ("4", 0, 120));
    assert_eq!(last.amount, Some(Money::ZERO));
    let day = Some(jiff::civil::date(2025, 11, 10));
    let cut = Step::CeilingCut { ceiling: "consulting-day".to_owned(), day, limit: 480, used: 480, cut: 120 };
    assert!(last.steps.contains(&cut), "{:?}", last.steps);
}

#[test]
fn consulting_elsewhere_counts_for_the_ceiling_of_the_person() {
    let mut claim = claim(vec![consulting("1", "2025-11-11T09:00", "2025-11-11T10:00", "A")]);
    let mut earlier = taken("claim 7", "2025-11-10T09:00", "2025-11-10T10:45");
    (earlier.work, earlier.person) = (Some("consulting".to_owned()), Some("A".to_owned()));
    claim.taken.push(earlier);
    assert_eq!(calculate(&claim, &consulting_book()).lines[0].payable_minutes, 15);
    claim.lines[0].person = None;
    let refusal = calculate(&claim, &consulting_book()).lines[0].refusal.clone();
    assert_eq!(refusal, Some(Refusal::PersonMissing { ceiling: "consulting-person".to_owned() }));
}

#[test]
fn defence_has_no_ceiling_in_the_shipped_rules() {
    let book = shipped().unwrap();
    let long = calculate(&claim(vec![defence("1", "2025-11-10T08:00", "2025-11-10T20:00", "grave")]), &book);
    assert_eq!(long.payable_minutes, 720);
}

#[test]
fn work_over_midnight_is_counted_on_both_days() {
    let night = |id: &str, person: &str| consulting(id, "2025-11-10T23:00", "2025-11-11T00:30", person);
    let mut claim = claim(vec![night("1", "A")]);
    let mut earlier = taken("claim 7", "2025-11-10T08:00", "2025-11-10T15:40");
    (earlier.work, earlier.person) = (Some("consulting".to_owned()), Some("B".to_owned()));
    claim.taken.push(earlier);
    let calculation = calculate(&claim, &consulting_book());
    assert_eq!(
        calculation.lines[0].payable_minutes, 50,
        "20 minutes left of the first day, 30 of the second"
    );
}

fn refusal_of(line: LineInput) -> Refusal {
    let calculation = calculate(&claim(vec![line]), &shipped().unwrap());
    assert_eq!((calculation.lines[0].amount, calculation.total), (None, Money::ZERO));
    calculation.lines[0].refusal.clone().unwrap()
}

#[test]
fn what_cannot_be_calculated_is_refused_by_name() {
    let on = |date: &str| defence("1", &format!("{date}T10:00"), &format!("{date}T11:00"), "grave");
    let date = |text: &str| text.parse::<jiff::civil::Date>().unwrap();
    assert_eq!(
        refusal_of(on("1998-05-04")),
        Refusal::NoneInForce { axis: Axis::Rules, date: date("1998-05-04") }
    );
    assert_eq!(
        refusal_of(on("2017-05-04")),
        Refusal::Gap {
            axis: Axis::Rules,
            date: date("2017-05-04"),
            last: date("2015-12-31"),
            next: date("2019-01-01")
        }
    );
    assert_eq!(
        refusal_of(on("2027-01-05")),
        Refusal::NoneInForce { axis: Axis::Indicator, date: date("2027-01-05") }
    );
    assert_eq!(
        refusal_of(on("2020-05-04")),
        Refusal::ItemWithoutRate { item: "C834.CRIM.TIER_2".to_owned() }
    );
    let chosen = |item: &str| LineInput { item: Some(item.to_owned()), ..on("2025-11-10") };
    assert_eq!(
        refusal_of(chosen("D24.HOUR.A")),
        Refusal::ItemOfDraft { item: "D24.HOUR.A".to_owned(), rates: "DRAFT-2024".to_owned() }
    );
    assert!(matches!(refusal_of(chosen("H1247.HOUR")), Refusal::ItemOfOtherEdition { .. }));
    let empty = defence("1", "2025-11-10T10:00:05", "2025-11-10T10:00:55", "grave");
    assert!(matches!(refusal_of(empty), Refusal::EmptyInterval { .. }));
    let unknown = defence("1", "2025-11-10T10:00", "2025-11-10T11:00", "terrible");
    assert_eq!(
        refusal_of(unknown),
        Refusal::UnknownValue { dimension: "gravity".to_owned(), value: "terrible".to_owned() }
    );
}

#[test]
fn a_reference_used_twice_is_refused() {
    let line = |hour: u32| {
        defence("1", &format!("2025-11-10T{hour:02}:00"), &format!("2025-11-10T{:02}:00", hour + 1), "grave")
    };
    let calculation = calculate(&claim(vec![line(12), line(10)]), &shipped().unwrap());
    assert_eq!(calculation.lines[0].refusal, Some(Refusal::DuplicateLine { line: "1".to_owned() }));
    assert!(calculation.lines[1].amount.is_some());
}

#[test]
fn a_confirmed_book_raises_no_doubt_and_a_hypothesis_does() {
    let sure = calculate(&claim(vec![hour("1", "2025-11-10T09:00", "2025-11-10T10:00")]), &simple("block"));
    assert!(!sure.unconfirmed, "{:?}", sure.lines[0].doubts);
    let unsure = calculate(
        &claim(vec![defence("1", "2025-11-10T09:00", "2025-11-10T10:00", "grave")]),
        &shipped().unwrap(),
    );
    let codes: Vec<_> = unsure.lines[0].doubts.iter().map(zan_tariff::Doubt::code).collect();
    for code in ["tariff-doubt-category", "tariff-doubt-rate", "tariff-doubt-rates-dates"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
}

/// Lines of one week: begin and length in minutes, kind, person.
fn lines() -> impl Strategy<Value = Vec<LineInput>> {
    let one = (0i64..7 * 1440, 1i64..900, 0usize..4, 0u8..3);
    proptest::collection::vec(one, 0..12).prop_map(|drawn| {
        let monday = jiff::civil::date(2025, 11, 10).at(0, 0, 0, 0);
        let named = drawn.into_iter().enumerate();
        named
            .map(|(position, (offset, length, kind, person))| {
                let start = monday + offset.minutes();
                let (start, end) = (start.to_string(), (start + length.minutes()).to_string());
                let id = position.to_string();
                match ["especially_grave", "grave", "minor"].get(kind) {
                    Some(gravity) => defence(&id, &start, &end, gravity),
                    None => consulting(&id, &start, &end, &person.to_string()),
                }
            })
            .collect()
    })
}

fn check_always_true(calculation: &Calculation) {
    let sum = Money::checked_sum(calculation.lines.iter().filter_map(|line| line.amount));
    assert_eq!(sum, Some(calculation.total));
    for line in &calculation.lines {
        assert!(line.payable_minutes <= line.claimed_minutes);
        assert_eq!(line.amount.is_none(), line.refusal.is_some());
    }
}

/// The book as shipped, and one in which the earlier line keeps its minutes.
static BOOKS: LazyLock<[TariffBook; 2]> = LazyLock::new(|| {
    let rules = RULES.text.replace("\"block\"", "\"first_wins\"");
    let edition = include_str!("../../../../../data/tariffs/mj-434-2023-ed-521-2025.toml");
    [shipped().unwrap(), book(&rules, edition)]
});

proptest! {
    #[test]
    fn what_holds_for_every_claim(lines in lines()) {
        let claim = claim(lines);
        for book in BOOKS.iter() {
            let calculation = calculate(&claim, book);
            check_always_true(&calculation);
            prop_assert_eq!(&calculate(&claim, book), &calculation);
            let stored = serde_json::to_string(&calculation).unwrap();
            prop_assert_eq!(serde_json::from_str::<Calculation>(&stored).unwrap(), calculation);
        }
    }

    #[test]
    fn no_minute_is_paid_twice(lines in lines(), policy in prop_oneof![Just("block"), Just("first_wins")]) {
        let book = simple(policy);
        let lines: Vec<_> = lines.into_iter().map(|line| LineInput { item: Some("HOUR.1".to_owned()), ..line }).collect();
        let mut minutes = std::collections::BTreeSet::new();
        for line in &lines {
            let mut minute = line.start;
            while minute < line.end {
                minutes.insert(minute);
                minute += 1.minute();
            }
        }
        let paid = calculate(&claim(lines), &book);
        prop_assert!(paid.payable_minutes <= minutes.len() as u64);
        if policy == "first_wins" {
            prop_assert_eq!(paid.payable_minutes, minutes.len() as u64, "every minute is paid once");
        }
    }

    #[test]
    fn a_longer_line_is_never_cheaper(minutes in 1i64..2000, more in 0i64..500, kind in 0usize..3) {
        let gravity = ["especially_grave", "grave", "medium"][kind];
        let start = jiff::civil::date(2025, 11, 10).at(7, 0, 0, 0);
        let book = &BOOKS[0];
        let amount = |minutes: i64| {
            let line = defence("1", &start.to_string(), &(start + minutes.minutes()).to_string(), gravity);
            calculate(&claim(vec![line]), book).lines[0].amount.unwrap()
        };
        prop_assert!(amount(minutes) <= amount(minutes + more));
    }
}
