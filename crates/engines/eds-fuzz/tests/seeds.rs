//! The inputs that changes begin with are what they should be: else the changes would try nothing behind the first
//! refusal, and the search for false beliefs would have no truth to compare with.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use zan_eds_fuzz::{Random, Shape, Target, World, mutate};
use zan_throwaway_pki::KeyKind;

fn answers(world: &World, target: Target) -> Vec<String> {
    world.inputs(target).iter().map(|input| target.judge(world, input).unwrap()).collect()
}

fn assert_some(answers: &[String], wanted: &str) {
    assert!(answers.iter().any(|answer| answer.contains(wanted)), "{wanted:?} is not in {answers:#?}");
}

#[test]
fn good_inputs_are_good_and_bad_ones_bad() {
    let world = World::new(&[KeyKind::Gost2015]);
    let cms = answers(&world, Target::Cms);
    for wanted in
        ["cms valid=true", "good stamped=true", "digest-mismatch", "bad-signature", "time-stamp-mismatch"]
    {
        assert_some(&cms, wanted);
    }
    let certificates = answers(&world, Target::Certificate);
    for wanted in ["an authority", "issued=true person", "issued=false", "information_system"] {
        assert_some(&certificates, wanted);
    }
    let centre = answers(&world, Target::Answer);
    for wanted in
        ["good/", "revoked/", "not-issued/", "/listed ", "/not listed ", "/listed in a delta", " token"]
    {
        assert_some(&centre, wanted);
    }
    let xml = answers(&world, Target::Xml);
    for wanted in ["1/1 xml valid=true", "2/2 xml valid=true", "1/2 xml valid=true", "digest-mismatch"] {
        assert_some(&xml, wanted);
    }
    let containers = answers(&world, Target::Container);
    for wanted in ["container valid=true", "sealed=true"] {
        assert_some(&containers, wanted);
    }
    assert!(containers.iter().all(|answer| answer.contains("valid=true")), "{containers:#?}");
}

#[test]
fn the_same_numbers_make_the_same_changes() {
    let change =
        |number| mutate(Shape::Asn1, &[0x30, 3, 2, 1, 5], &[&[4, 1, 7]], &mut Random::new(3, number));
    let changed: Vec<Vec<u8>> = (0..200).map(change).collect();
    assert_eq!(changed, (0..200).map(change).collect::<Vec<_>>());
    let mut different = changed.clone();
    different.sort();
    different.dedup();
    assert!(different.len() > 100, "{}", different.len());
}
