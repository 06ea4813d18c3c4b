//! Runs rounds on one target until the time is over: see `script/fuzz --rounds`.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use zan_eds_fuzz::{Attempt, Fault, Target, World, attempt, round};
use zan_throwaway_pki::KeyKind;

const USAGE: &str = "zan-eds-fuzz TARGET [SECONDS] [--round N] [--once] [--keep FOLDER] [--file FILE]…
  TARGET      cms, x509, ocsp, xml, container
  SECONDS     how long, 600 unless told
  --round N   number of the first round, 1 unless told
  --once      only this round; each input is written to findings/TARGET-current before it is tried
  --keep F    writes small inputs with new answers into the folder F
  --file F    tries this file and nothing else";
/// One input that takes longer ends the run: seconds on the clock.
const HANGS_SECONDS: u64 = 120;
/// The slowest input is kept when it takes longer: seconds of processor time. Ten times the size may be another matter.
const WORTH_A_LOOK_SECONDS: f64 = 0.1;
/// Inputs up to this size are kept for the corpus: bytes.
const CORPUS_BYTES: usize = 10 * 1024;
/// Findings are written here.
const FINDINGS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/findings");

/// Rounds and inputs begun, for whoever watches.
static BEGUN: AtomicU64 = AtomicU64::new(0);

struct Wishes {
    target: Target,
    seconds: u64,
    round: u64,
    once: bool,
    keep: Option<PathBuf>,
    files: Vec<PathBuf>,
}

fn wishes(arguments: impl Iterator<Item = String>) -> Option<Wishes> {
    let mut arguments = arguments.peekable();
    let target = Target::named(&arguments.next()?)?;
    let (keep, files) = (None, Vec::new());
    let mut wishes = Wishes { target, seconds: 600, round: 1, once: false, keep, files };
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--round" => wishes.round = arguments.next()?.parse().ok()?,
            "--once" => wishes.once = true,
            "--keep" => wishes.keep = Some(arguments.next()?.into()),
            "--file" => wishes.files.push(arguments.next()?.into()),
            seconds => wishes.seconds = seconds.parse().ok()?,
        }
    }
    Some(wishes)
}

fn main() -> ExitCode {
    let Some(wishes) = wishes(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let fixtures = workspace.join("../shared/fixtures");
    // What is kept must come from the throw-away centre alone.
    let world = if fixtures.is_dir() && wishes.keep.is_none() {
        World::with_fixtures(&KeyKind::ALL, &fixtures)
    } else {
        World::new(&KeyKind::ALL)
    };
    if !wishes.files.is_empty() {
        return try_files(&world, &wishes);
    }
    let corpus = corpus(wishes.target);
    let mut begin = world.inputs(wishes.target);
    begin.extend(corpus.iter().map(Vec::as_slice));
    println!("{}: {} inputs to begin with, {} facts", wishes.target.name(), begin.len(), world.facts());
    _ = std::fs::create_dir_all(FINDINGS);
    std::thread::spawn(watch);
    let mut run = Run::new(&wishes);
    run.go(&world, &begin);
    run.report();
    if run.findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn corpus(target: Target) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name());
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    files.sort();
    files.iter().filter_map(|file| std::fs::read(file).ok()).collect()
}

fn try_files(world: &World, wishes: &Wishes) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for file in &wishes.files {
        let Ok(input) = std::fs::read(file) else {
            eprintln!("{} cannot be read", file.display());
            return ExitCode::from(2);
        };
        let (outcome, seconds) = attempt(world, wishes.target, &input);
        println!("{}: {outcome:?}, {seconds:.3} s", file.display());
        if outcome.is_err() {
            code = ExitCode::FAILURE;
        }
    }
    code
}

/// Ends the process when one input never ends.
fn watch() {
    let mut last = BEGUN.load(Ordering::Relaxed);
    loop {
        std::thread::sleep(Duration::from_secs(HANGS_SECONDS));
        let begun = BEGUN.load(Ordering::Relaxed);
        if begun == last {
            eprintln!("one input takes more than {HANGS_SECONDS} s; find it with --once");
            std::process::exit(3);
        }
        last = begun;
    }
}

/// What a run has seen.
struct Run<'a> {
    wishes: &'a Wishes,
    started: Instant,
    rounds: u64,
    executions: u64,
    findings: u64,
    slowest: (f64, u64, u64, usize),
    answers: BTreeSet<String>,
}

impl<'a> Run<'a> {
    fn new(wishes: &'a Wishes) -> Run<'a> {
        let (slowest, answers) = ((0.0, 0, 0, 0), BTreeSet::new());
        Run { wishes, started: Instant::now(), rounds: 0, executions: 0, findings: 0, slowest, answers }
    }

    fn go(&mut self, world: &World, begin: &[&[u8]]) {
        let (target, once) = (self.wishes.target, self.wishes.once);
        let end = Duration::from_secs(self.wishes.seconds);
        for number in self.wishes.round.. {
            self.rounds += 1;
            println!("{} round {number}: {} inputs, {:.0} s", target.name(), self.executions, self.seconds());
            let current = Path::new(FINDINGS).join(format!("{}-current", target.name()));
            let before = |_, input: &[u8]| {
                BEGUN.fetch_add(1, Ordering::Relaxed);
                if once {
                    _ = std::fs::write(&current, input);
                }
            };
            round(world, target, begin, number, before, |attempt| {
                self.take(number, attempt);
                let is_over = !once && self.started.elapsed() >= end;
                if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            if once || self.started.elapsed() >= end {
                return;
            }
        }
    }

    fn seconds(&self) -> f64 {
        self.started.elapsed().as_secs_f64()
    }

    fn take(&mut self, round: u64, attempt: &Attempt<'_>) {
        self.executions += 1;
        if attempt.seconds > self.slowest.0 {
            self.slowest = (attempt.seconds, round, attempt.execution, attempt.input.len());
            if attempt.seconds > WORTH_A_LOOK_SECONDS {
                let name = format!("{}-slowest", self.wishes.target.name());
                _ = std::fs::write(Path::new(FINDINGS).join(name), attempt.input);
            }
        }
        match &attempt.outcome {
            Ok(answer) => {
                if attempt.is_new && self.answers.insert(answer.clone()) {
                    self.keep(attempt.input);
                }
            }
            Err(fault) => self.found(round, attempt, fault),
        }
    }

    fn keep(&self, input: &[u8]) {
        if let Some(folder) = self.wishes.keep.as_ref().filter(|_| input.len() <= CORPUS_BYTES) {
            _ = std::fs::write(folder.join(format!("{:04}", self.answers.len())), input);
        }
    }

    fn found(&mut self, round: u64, attempt: &Attempt<'_>, fault: &Fault) {
        self.findings += 1;
        let name = self.wishes.target.name();
        let file = Path::new(FINDINGS).join(format!("{name}-{round}-{}", attempt.execution));
        _ = std::fs::write(&file, attempt.input);
        println!("FOUND {fault:?}");
        println!(
            "  {} bytes in {}; again: script/fuzz --rounds {name} --round {round} --once",
            attempt.input.len(),
            file.display()
        );
    }

    fn report(&self) {
        let (seconds, round, execution, bytes) = self.slowest;
        println!(
            "{}: {} inputs in {:.0} s, {} rounds from {}, {} answers, {} findings; slowest {:.0} ms \
             (round {round}, input {execution}, {bytes} bytes); memory at most {}",
            self.wishes.target.name(),
            self.executions,
            self.seconds(),
            self.rounds,
            self.wishes.round,
            self.answers.len(),
            self.findings,
            seconds * 1000.0,
            peak_memory(),
        );
    }
}

/// The most memory that the process had.
fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "unknown".to_owned(), |size| size.trim().to_owned())
}
