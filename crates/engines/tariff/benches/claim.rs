//! How long one claim of twenty lines takes with its explanation, beside a yardstick of the same run.

use std::collections::BTreeMap;
use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use jiff::ToSpan;
use jiff::civil::date;
use rust_decimal::Decimal;
use zan_tariff::{ClaimInput, Dimension, LineInput, calculate, shipped};

fn twenty_lines() -> ClaimInput {
    let gravities = ["especially_grave", "grave", "medium"];
    let lines = (0..20_i64).zip(gravities.into_iter().cycle()).map(|(position, gravity)| {
        let start = date(2025, 11, 10).at(9, 0, 0, 0) + (position * 5).hours();
        let properties = [
            (Dimension::Provider, "advocate"),
            (Dimension::Proceeding, "criminal"),
            (Dimension::Role, "suspect"),
            (Dimension::Gravity, gravity),
            (Dimension::Work, "investigative_action"),
        ];
        LineInput {
            id: position.to_string(),
            start,
            end: start + 95.minutes(),
            properties: BTreeMap::from(properties.map(|(name, value)| (name, value.to_owned()))),
            person: None,
            item: None,
        }
    });
    ClaimInput { lines: lines.collect(), ..ClaimInput::default() }
}

fn claim_of_twenty_lines(criterion: &mut Criterion) {
    let Ok(book) = shipped() else { return };
    let claim = twenty_lines();
    assert!(calculate(&claim, &book).is_complete(), "every line of the bench has an amount");
    let decimals: Vec<Decimal> = (1..=20).map(|tiyn| Decimal::new(306_696 + tiyn, 2)).collect();
    let mut group = criterion.benchmark_group("claim of 20 lines");
    group.bench_function("calculated with explanation", |bencher| {
        bencher.iter(|| calculate(black_box(&claim), black_box(&book)));
    });
    group.bench_function("yardstick: sum of 20 decimals", |bencher| {
        bencher.iter(|| black_box(&decimals).iter().sum::<Decimal>());
    });
    group.finish();
}

criterion_group!(benches, claim_of_twenty_lines);
criterion_main!(benches);
