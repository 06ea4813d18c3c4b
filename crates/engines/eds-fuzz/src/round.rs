//! Rounds of changes.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rustix::time::{ClockId, clock_gettime};

use crate::{Random, Target, World, mutate};

/// Inputs in a round.
pub const EXECUTIONS: u64 = 20_000;
/// An input that takes longer is a finding: seconds of processor time.
pub const SLOW_SECONDS: f64 = 2.0;
/// Interesting inputs are changed further up to this size: bytes. Bigger ones would take most of the time.
pub const KEPT: usize = 64 * 1024;

/// What is wrong with the verifier.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It panicked, with this message.
    Panicked(String),
    /// It believed what nobody made.
    Believed(String),
    /// It took so many seconds of processor time.
    Slow(f64),
}

/// One input and what came of it.
#[derive(Debug)]
pub struct Attempt<'a> {
    /// Number of the input in its round.
    pub execution: u64,
    /// The input.
    pub input: &'a [u8],
    /// The verifier's answer in one line, or what is wrong with it.
    pub outcome: Result<String, Fault>,
    /// Processor time, seconds.
    pub seconds: f64,
    /// No input of the round had this answer before.
    pub is_new: bool,
}

/// Tries one input.
pub fn attempt(world: &World, target: Target, input: &[u8]) -> (Result<String, Fault>, f64) {
    let start = processor_seconds();
    let outcome = catch_unwind(AssertUnwindSafe(|| target.judge(world, input)));
    let seconds = processor_seconds() - start;
    let outcome = match outcome {
        Ok(Ok(_)) if seconds > SLOW_SECONDS => Err(Fault::Slow(seconds)),
        Ok(answer) => answer.map_err(Fault::Believed),
        Err(panic) => {
            let message = panic.downcast_ref::<String>().cloned();
            let message = message.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
            Err(Fault::Panicked(message.unwrap_or_default()))
        }
    };
    (outcome, seconds)
}

/// One round: everything in it follows from the inputs to begin with and its number. `before` sees each input before
/// it is tried, `after` what came of it, and may end the round.
pub fn round(
    world: &World,
    target: Target,
    begin: &[&[u8]],
    number: u64,
    mut before: impl FnMut(u64, &[u8]),
    mut after: impl FnMut(&Attempt<'_>) -> ControlFlow<()>,
) {
    let mut kept: Vec<Vec<u8>> = Vec::new();
    let mut seen = BTreeSet::new();
    for execution in 0..EXECUTIONS {
        let mut random = Random::new(number, execution);
        let recent = random.one_in(2).then(|| random.pick(&kept)).flatten();
        let parent = recent.map(Vec::as_slice).or_else(|| random.pick(begin).copied());
        let input = mutate(target.shape(), parent.unwrap_or_default(), begin, &mut random);
        before(execution, &input);
        let (outcome, seconds) = attempt(world, target, &input);
        let is_new = outcome.as_ref().is_ok_and(|answer| seen.insert(answer.clone()));
        let attempt = Attempt { execution, input: &input, outcome, seconds, is_new };
        if after(&attempt).is_break() {
            return;
        }
        if is_new && input.len() <= KEPT {
            kept.push(input);
        }
    }
}

fn processor_seconds() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}
