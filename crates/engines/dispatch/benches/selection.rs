//! Selection over 500 candidates; the yardstick sorts 500 numbers and computes 500 HMACs.

#[path = "../tests/dispatch/world.rs"]
#[expect(dead_code, clippy::unwrap_used, reason = "the small collegium of the tests")]
mod world;

use criterion::{Criterion, criterion_group, criterion_main};
use world::*;
use zan_dispatch::*;

const CANDIDATES: u64 = 500;

fn bench(criterion: &mut Criterion) {
    let mut pool: Vec<Candidate> = (1..=CANDIDATES).map(advocate).collect();
    for (number, candidate) in (0u32..).zip(&mut pool) {
        candidate.work.accepted.insert("appointment".to_owned(), number % 7);
        candidate.active_count = number % 22;
    }
    let (order, policy, secret) = (order(1), policy(), secret());
    let mut group = criterion.benchmark_group("dispatch");
    group.bench_function("yardstick: sort 500 numbers, 500 HMACs", |bencher| {
        bencher.iter(|| {
            let mut numbers: Vec<u64> =
                (0..CANDIDATES).map(|number| number.wrapping_mul(0x9E37_79B9_7F4A_7C15)).collect();
            numbers.sort_unstable();
            let draws = pool.iter().map(|candidate| secret.draw(order.id, candidate.advocate));
            (numbers, draws.max())
        });
    });
    group.bench_function("select among 500", |bencher| {
        bencher.iter(|| select(&order, &pool, &policy, &secret));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
