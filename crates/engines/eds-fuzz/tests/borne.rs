//! What was interesting once, and some changes of everything, in the ordinary run of the tests.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::ops::ControlFlow;
use std::path::Path;

use zan_eds_fuzz::{Target, World, attempt, round};
use zan_throwaway_pki::KeyKind;

/// Changes of each target.
const CHANGES: u64 = 2000;

fn corpus(target: Target) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus").join(target.name());
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).unwrap()).collect()
}

/// The answers to the corpus and to the first changes of round 0.
fn bear(target: Target) {
    // One kind of key makes it quick; the long runs have them all.
    let world = World::new(&[KeyKind::Gost2015]);
    assert!(world.facts() > 20, "the good inputs are believed");
    let corpus = corpus(target);
    assert!(corpus.len() >= 5, "{} inputs", corpus.len());
    for input in &corpus {
        let (outcome, _) = attempt(&world, target, input);
        assert!(outcome.is_ok(), "{} {outcome:?}: {}", target.name(), hex(input));
    }
    let mut begin = world.inputs(target);
    begin.extend(corpus.iter().map(Vec::as_slice));
    let mut answers = 0;
    round(
        &world,
        target,
        &begin,
        0,
        |_, _| {},
        |attempt| {
            let (outcome, number) = (&attempt.outcome, attempt.execution);
            assert!(outcome.is_ok(), "{} {number} {outcome:?}: {}", target.name(), hex(attempt.input));
            answers += u64::from(attempt.is_new);
            if number + 1 < CHANGES { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        },
    );
    assert!(answers > 20, "changes that all lead to the same {answers} answers try nothing");
}

fn hex(input: &[u8]) -> String {
    input.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn changed_signatures_in_cms_are_borne() {
    bear(Target::Cms);
}

#[test]
fn changed_certificates_are_borne() {
    bear(Target::Certificate);
}

#[test]
fn changed_answers_of_the_centre_are_borne() {
    bear(Target::Answer);
}

#[test]
fn changed_xml_is_borne() {
    bear(Target::Xml);
}

#[test]
fn changed_containers_are_borne() {
    bear(Target::Container);
}
