//! Verification of signatures, with OpenSSL's RSA verification as the yardstick of the same run, and Debian's
//! gost-engine for GOST when it is installed.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot begin must stop")]

mod list;
mod openssl;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use jiff::Timestamp;
use zan_eds::crl::Crl;
use zan_eds::{Certificate, Evidence, Limits, Question, TrustStore, verify};
use zan_throwaway_pki::{CmsOptions, Key, KeyKind, Pki, Subject};

const CONTENT: &[u8] = &[b'x'; 4096];

/// A signature, whom to believe, and when it was good.
struct Case {
    name: String,
    cms: Vec<u8>,
    trust: TrustStore,
    at: Timestamp,
}

impl Case {
    fn verify(&self) {
        let evidence = Evidence::default();
        let report = verify(&Question {
            input: black_box(&self.cms),
            content: None,
            trust: &self.trust,
            evidence: &evidence,
            at: Some(self.at),
            now: self.at,
            limits: Limits::default(),
        });
        assert!(report.unwrap().valid, "{}", self.name);
    }

    fn cold(&self) {
        self.trust.forget_verified();
        self.verify();
    }
}

fn centre(kind: KeyKind) -> (Pki, Key) {
    let (from, to) = ("2026-01-01T00:00:00Z".parse().unwrap(), "2028-01-01T00:00:00Z".parse().unwrap());
    let mut pki = Pki::new(1, from, to, None);
    let key = pki.issue(Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None), kind);
    (pki, key)
}

/// A person under an issuing authority under a root; only the root is believed: three signatures when cold.
fn with_chain(kind: KeyKind, name: &str) -> Case {
    let (pki, key) = centre(kind);
    let options = CmsOptions { chain: true, ..CmsOptions::attached() };
    Case {
        name: name.to_owned(),
        cms: key.sign_cms(CONTENT, &options),
        trust: TrustStore::from_certificates([pki.root(kind).unwrap().certificate()]),
        at: "2026-11-20T00:00:00Z".parse().unwrap(),
    }
}

/// The centre's own sample: 2048 bit under an authority of 4096 bit. Outside of the repository.
fn sample_with_4096_bit() -> Option<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/fixtures/nca-test");
    Some(Case {
        name: "RSA-2048 CMS under a 4096-bit authority".to_owned(),
        cms: std::fs::read(folder.join("cms_rsa_attached_lol_kek.der")).ok()?,
        trust: TrustStore::from_certificates([std::fs::read(folder.join("ca_rsa_test.cer")).ok()?]),
        at: "2022-01-10T00:00:00Z".parse().unwrap(),
    })
}

/// A list of the size of the production centre's: many serial numbers of twenty bytes, and the authority.
fn large_list(entries: u32) -> (Vec<u8>, Certificate, Certificate) {
    let (mut pki, key) = centre(KeyKind::Gost2015);
    pki.revoke(&key, "2026-06-01T00:00:00Z".parse().unwrap());
    let issuer = pki.authority(KeyKind::Gost2015).unwrap().clone();
    let small = pki.crl(KeyKind::Gost2015, "2026-11-01T00:00:00Z".parse().unwrap()).unwrap();
    let list = list::grown(&small, entries, |bytes| issuer.sign(bytes));
    let read = |der: &[u8]| Certificate::read(der).unwrap();
    (list, read(issuer.certificate()), read(key.certificate()))
}

/// The quickest of a second of runs, as the yardsticks are: on a machine that does other things too, the one figure
/// that is about this program.
fn quickest(mut run: impl FnMut()) -> Duration {
    let begin = Instant::now();
    let mut best = Duration::MAX;
    while begin.elapsed() < Duration::from_secs(1) {
        let one = Instant::now();
        run();
        best = best.min(one.elapsed());
    }
    best
}

fn ratio(name: &str, time: Duration, yardstick: Option<Duration>) {
    let times = yardstick.map(|yardstick| time.as_secs_f64() / yardstick.as_secs_f64());
    match times {
        Some(times) => println!("{name}: {time:.1?}, {times:.1} × the yardstick"),
        None => println!("{name}: {time:.1?}, yardstick absent"),
    }
}

fn bench(criterion: &mut Criterion) {
    let mut cases = vec![
        with_chain(KeyKind::Gost2015, "GOST-2015 CMS with a chain of two"),
        with_chain(KeyKind::Rsa, "RSA-2048 CMS with a chain of two"),
    ];
    match sample_with_4096_bit() {
        Some(case) => cases.push(case),
        None => println!("skipped: the sample with a 4096-bit authority is not here"),
    }
    let rsa = openssl::rsa_2048_verify();
    let gost = openssl::gost_512_verify();
    println!("yardstick OpenSSL RSA-2048 verify: {}", openssl::shown(rsa));
    println!("yardstick gost-engine GOST 34.10-2012 512 bit verify: {}", openssl::shown(gost));
    let mut group = criterion.benchmark_group("eds");
    group.sample_size(30);
    let (key, digest, signature) = openssl::gost_signature();
    let one = || assert!(black_box(&key).verify(&digest, &signature));
    group.bench_function("one GOST-2015 verification", |bencher| bencher.iter(one));
    ratio("one GOST-2015 verification", quickest(one), gost);
    for case in &cases {
        group.bench_function(BenchmarkId::new(&case.name, "cold"), |bencher| bencher.iter(|| case.cold()));
        group.bench_function(BenchmarkId::new(&case.name, "warm"), |bencher| bencher.iter(|| case.verify()));
        let yardstick = if case.name.starts_with("GOST") { gost } else { rsa };
        ratio(&format!("{}, cold", case.name), quickest(|| case.cold()), yardstick);
        ratio(&format!("{}, warm", case.name), quickest(|| case.verify()), yardstick);
    }
    let (list, issuer, held) = large_list(200_000);
    println!("a list of 200 000 entries: {} bytes", list.len());
    group.bench_function("list of 200 000 entries: signature", |bencher| {
        bencher.iter(|| Crl::read(black_box(&list), &issuer).unwrap());
    });
    let read = Crl::read(&list, &issuer).unwrap();
    assert!(read.find(&held).is_some(), "the last entry");
    group.bench_function("list of 200 000 entries: the last entry", |bencher| {
        bencher.iter(|| read.find(black_box(&held)));
    });
    group.finish();
}

criterion_group!(benches, bench);
criterion_main!(benches);
