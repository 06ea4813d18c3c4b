//! Appending and verifying, with plain SHA-256 over the same bytes as the yardstick.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use sha2::{Digest, Sha256};
use zan_tlog::{Frontier, Row, leaf_hash, verify};

const ROWS: u64 = 10_000;
const CONTENT_BYTES: usize = 512;

fn bench(criterion: &mut Criterion) {
    let mut frontier = Frontier::new();
    let rows: Vec<Row> = (0..ROWS)
        .map(|index| {
            let content: Vec<u8> = index.to_be_bytes().into_iter().cycle().take(CONTENT_BYTES).collect();
            let leaf_hash = leaf_hash(&content);
            frontier.push(leaf_hash);
            Row { index, content, leaf_hash }
        })
        .collect();
    let head = frontier.head();
    let mut group = criterion.benchmark_group("tlog");
    group.throughput(Throughput::Bytes(ROWS * CONTENT_BYTES as u64)).sample_size(20);
    group.bench_function(BenchmarkId::new("yardstick: plain SHA-256", ROWS), |bencher| {
        bencher.iter(|| {
            rows.iter().map(|row| Sha256::digest(&row.content)).fold([0; 32], |_, digest| digest.into())
        });
    });
    group.bench_function(BenchmarkId::new("append", ROWS), |bencher| {
        bencher.iter(|| rows.iter().map(|row| leaf_hash(&row.content)).collect::<Frontier>().root());
    });
    group.bench_function(BenchmarkId::new("verify", ROWS), |bencher| {
        bencher.iter_batched(
            || rows.clone(),
            |rows| verify(rows, &head, &[]),
            criterion::BatchSize::LargeInput,
        );
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
