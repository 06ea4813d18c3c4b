//! Invariants for any input.

use std::collections::BTreeSet;

use proptest::prelude::*;
use zan_dispatch::*;

use super::world::*;

prop_compose! {
    fn any_candidate(number: u64)(
        bits in any::<u32>(),
        count in 0u32..6,
        hours in 0u32..500,
        active in 0u32..25,
        previous in 0..9,
    ) -> Candidate {
        let bit = |position: u32| bits & (1 << position) != 0;
        let rarely = |position: u32| bit(position) && bit(position + 1) && bit(position + 2);
        let mut one = advocate(number);
        if rarely(0) { one.licence.clear(); }
        if rarely(3) { one.insurance.clear(); }
        if rarely(6) { one.suspensions.push(Period::since(noon())); }
        if rarely(9) { one.represents_another = true; }
        if rarely(12) { one.languages.remove("kk"); }
        if bit(15) { one.qualifications.insert("juvenile".to_owned()); }
        if bit(16) { one.zones = BTreeSet::from([id(NEIGHBOUR)]); }
        if rarely(17) { one.duty = Some(Duty { zone: id(ZONE), tier: DutyTier::Primary }); }
        if rarely(20) { one.earlier_in_case = true; }
        one.active_count = active;
        one.work.accepted.insert("appointment".to_owned(), count);
        one.work.hours_available = hours;
        one.previous = match previous {
            0 => Some(PreviousResult::Declined),
            1 => Some(PreviousResult::TimedOut),
            2 => Some(PreviousResult::Pending),
            _ => None,
        };
        one
    }
}

fn any_pool() -> impl Strategy<Value = Vec<Candidate>> {
    (0u64..14).prop_flat_map(|size| (0..size).map(any_candidate).collect::<Vec<_>>())
}

fn any_order() -> impl Strategy<Value = Order> {
    (0u64..1000, any::<bool>(), prop::sample::select(Urgency::ALL.as_slice()))
        .prop_map(|(number, minor, urgency)| Order { minor, urgency, ..order(number) })
}

fn any_mode() -> impl Strategy<Value = Mode> {
    prop_oneof![Just(Mode::FairQueue), Just(Mode::Random), Just(Mode::StrictRota)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_of_candidates_does_not_change_the_outcome(
        order in any_order(),
        (pool, shuffled) in any_pool().prop_flat_map(|pool| (Just(pool.clone()), Just(pool).prop_shuffle())),
        mode in any_mode(),
    ) {
        let policy = policy_with(mode);
        let outcome = select(&order, &pool, &policy, &secret());
        prop_assert_eq!(&outcome, &select(&order, &shuffled, &policy, &secret()));
        prop_assert_eq!(replay(&order, &shuffled, &policy, &secret(), &outcome.trace), Ok(()));
    }

    #[test]
    fn everyone_is_either_in_the_queue_or_excluded_and_offers_come_from_the_queue(
        order in any_order(), pool in any_pool(), mode in any_mode(),
    ) {
        let outcome = select(&order, &pool, &policy_with(mode), &secret());
        let ranked: BTreeSet<_> = outcome.trace.ranked.iter().map(|one| one.advocate).collect();
        let excluded: BTreeSet<_> = outcome.trace.excluded.iter().map(|one| one.advocate).collect();
        prop_assert!(ranked.is_disjoint(&excluded));
        prop_assert_eq!(ranked.len() + excluded.len(), pool.len());
        prop_assert!(outcome.trace.excluded.iter().all(|one| !one.reasons.is_empty()));
        let offered = offered(&outcome);
        prop_assert!(offered.iter().all(|advocate| ranked.contains(advocate)));
        let first: Vec<_> = outcome.trace.ranked.iter().map(|one| one.advocate).take(offered.len()).collect();
        prop_assert_eq!(offered, first);
    }

    #[test]
    fn nobody_is_offered_the_same_order_twice(order in any_order(), mut pool in any_pool()) {
        pool.iter_mut().for_each(|one| one.previous = None);
        let mut asked = BTreeSet::new();
        loop {
            let round = offered(&choose(&order, &pool));
            if round.is_empty() { break; }
            for advocate in round {
                prop_assert!(asked.insert(advocate));
                let one = pool.iter_mut().find(|one| one.advocate == advocate).unwrap();
                one.previous = Some(PreviousResult::TimedOut);
            }
        }
        let left = choose(&order, &pool).trace.ranked;
        prop_assert!(left.is_empty());
    }
}
