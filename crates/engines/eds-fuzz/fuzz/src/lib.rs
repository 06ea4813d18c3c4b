//! The targets of `zan-eds-fuzz` under libFuzzer, which looks for inputs that take branches not yet taken.
//!
//! It needs no sanitizer, there being no unsafe code to watch, and so no other compiler than the rest: the
//! instrumentation of coverage is in every rustc. `script/fuzz` says how it is started.

use std::path::Path;

use libfuzzer_sys::{Corpus, fuzzer_mutate};
use zan_eds_fuzz::{KEPT, Random, Target, World, attempt, mutate};
use zan_throwaway_pki::KeyKind;

/// Shared fixtures; without them the inputs of the throw-away centre remain.
const FIXTURES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../../../shared/fixtures");

thread_local! {
    static WORLD: World = World::with_fixtures(&KeyKind::ALL, Path::new(FIXTURES));
}

/// Defines everything that libFuzzer wants of a target.
#[macro_export]
macro_rules! target {
    ($target:expr) => {
        libfuzzer_sys::fuzz_target!(init: $crate::prepare(), |input: &[u8]| -> libfuzzer_sys::Corpus {
            $crate::judge($target, input)
        });
        libfuzzer_sys::fuzz_mutator!(|input: &mut [u8], size: usize, largest: usize, seed: u32| {
            $crate::change($target, input, size, largest, seed)
        });
    };
}

/// Makes the world before the first input, which would else seem slow.
pub fn prepare() {
    WORLD.with(|world| println!("{} facts", world.facts()));
}

/// Tries an input. libFuzzer takes any panic for a finding, so the other faults become panics.
pub fn judge(target: Target, input: &[u8]) -> Corpus {
    let (outcome, _) = WORLD.with(|world| attempt(world, target, input));
    if let Err(fault) = outcome {
        panic!("{fault:?}");
    }
    if input.len() <= KEPT { Corpus::Keep } else { Corpus::Reject }
}

/// Changes the input in its buffer and gives its new size: half of the time or more knowing its form, without which
/// lengths and digests would break at once, else as libFuzzer does, which finds what nobody thought of.
///
/// One time in four it is exchanged for an input of the throw-away centre first. Those are not files, being made anew
/// at each start; and libFuzzer prefers inputs with rare branches, which are broken ones, while a false belief is next
/// to what is good.
pub fn change(target: Target, input: &mut [u8], size: usize, largest: usize, seed: u32) -> usize {
    let mut random = Random::new(seed.into(), 0);
    let changed = WORLD.with(|world| {
        let good = world.inputs(target);
        let before = if random.one_in(4) {
            random.pick(&good).copied()
        } else {
            input.get(..size).filter(|_| random.one_in(2))
        };
        before.map(|before| mutate(target.shape(), before, &good, &mut random))
    });
    let Some(changed) = changed else { return fuzzer_mutate(input, size, largest) };
    let mut new = 0;
    for (into, from) in input.iter_mut().zip(changed).take(largest) {
        *into = from;
        new += 1;
    }
    new
}
