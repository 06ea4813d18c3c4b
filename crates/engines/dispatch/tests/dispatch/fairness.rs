//! Fairness over many orders: the simulation plays the part of the caller, who counts the work.

use super::world::*;
use jiff::SignedDuration;
use zan_dispatch::*;

/// A repeatable sequence; the engine itself draws nothing.
struct Draws(u64);

impl Draws {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

fn appointments(candidate: &Candidate) -> u32 {
    candidate.work.accepted.values().sum()
}

fn spread(pool: &[Candidate]) -> u32 {
    let counts: Vec<u32> = pool.iter().map(appointments).collect();
    counts.iter().max().unwrap() - counts.iter().min().unwrap()
}

/// Runs orders until each is accepted; `answers` says what an asked advocate does.
fn simulate(
    pool: &mut [Candidate],
    orders: u64,
    policy: &Policy,
    mut answers: impl FnMut(u64) -> Option<PreviousResult>,
) -> u64 {
    let mut filled = 0;
    for number in 0..orders {
        let at = noon() + SignedDuration::from_mins(number as i64);
        let needed_at = Period::between(at, at);
        let order = Order { at, received_at: at, needed_at, ..order(number) };
        while let Some(advocate) = offered(&select(&order, pool, policy, &secret())).first().copied() {
            let asked = pool.iter_mut().find(|one| one.advocate == advocate).unwrap();
            let Some(refusal) = answers(number) else {
                accept(asked, at);
                filled += 1;
                break;
            };
            asked.previous = Some(refusal);
            if refusal == PreviousResult::TimedOut {
                asked.work.timeouts += 1;
                asked.work.last_turn = Some(at);
            }
        }
        pool.iter_mut().for_each(|one| one.previous = None);
    }
    filled
}

#[test]
fn strict_rota_differs_by_at_most_one_appointment() {
    for (advocates, orders) in [(1, 5), (2, 9), (7, 100), (10, 333)] {
        let mut pool: Vec<Candidate> = (1..=advocates).map(advocate).collect();
        assert_eq!(simulate(&mut pool, orders, &policy_with(Mode::StrictRota), |_| None), orders);
        assert!(spread(&pool) <= 1, "{advocates} advocates, {orders} orders");
    }
}

#[test]
fn fair_queue_differs_by_at_most_one_appointment_between_equals() {
    let mut pool: Vec<Candidate> = (1..=9).map(advocate).collect();
    simulate(&mut pool, 500, &policy(), |_| None);
    assert!(spread(&pool) <= 1);
}

#[test]
fn fair_queue_gives_work_in_proportion_to_available_hours() {
    let mut pool: Vec<Candidate> = (1..=6).map(advocate).collect();
    pool.iter_mut().take(3).for_each(|one| one.work.hours_available = 200);
    simulate(&mut pool, 900, &policy(), |_| None);
    for one in &pool {
        let share = if one.work.hours_available == 200 { 100 } else { 200 };
        assert!(appointments(one).abs_diff(share) <= 1, "{}", appointments(one));
    }
}

#[test]
fn ten_thousand_orders_with_refusals_stay_fair() {
    let mut pool: Vec<Candidate> = (1..=6).map(advocate).collect();
    pool.iter_mut().for_each(|one| one.active_cap = Some(u32::MAX));
    let mut draws = Draws(20_261_121);
    let filled = simulate(&mut pool, 10_000, &policy(), |_| match draws.below(20) {
        0 | 1 => Some(PreviousResult::Declined),
        2 => Some(PreviousResult::TimedOut),
        _ => None,
    });
    assert_eq!(filled, 10_000);
    // Work and timeouts together are what the queue levels; a round of refusals may leave one out by two.
    let turns: Vec<u32> = pool.iter().map(|one| appointments(one) + one.work.timeouts).collect();
    assert!(turns.iter().max().unwrap() - turns.iter().min().unwrap() <= 2, "{turns:?}");
}

#[test]
fn a_valid_decline_keeps_the_place_and_a_timeout_loses_it() {
    // Five equals; the first one asked refuses once, another accepts. Then: who stands where?
    let after = |refusal: PreviousResult| {
        let mut pool: Vec<Candidate> = (1..=5).map(advocate).collect();
        let first = offered(&choose(&order(0), &pool))[0];
        let mut refusals = [refusal].into_iter();
        simulate(&mut pool, 1, &policy(), |_| refusals.next());
        let queue: Vec<_> = choose(&order(0), &pool).trace.ranked.iter().map(|one| one.advocate).collect();
        queue.iter().position(|one| *one == first).unwrap()
    };
    assert_eq!(after(PreviousResult::Declined), 0);
    assert!(after(PreviousResult::TimedOut) >= 3);
}

#[test]
fn the_random_mode_favours_nobody_much() {
    let mut pool: Vec<Candidate> = (1..=10).map(advocate).collect();
    simulate(&mut pool, 2_000, &policy_with(Mode::Random), |_| None);
    // 200 expected, standard deviation 13.4: five deviations on either side.
    assert!(pool.iter().all(|one| appointments(one).abs_diff(200) < 67));
}
