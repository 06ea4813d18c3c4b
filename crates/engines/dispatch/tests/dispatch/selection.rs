//! Acceptance scenarios and edge cases of the appointment of counsel.

use std::collections::BTreeSet;

use super::world::*;
use jiff::SignedDuration;
use zan_dispatch::*;

fn escalated(outcome: &Outcome) -> Option<EscalationReason> {
    match outcome.next {
        Next::Escalate { why } => Some(why),
        _ => None,
    }
}

fn excluded_for(change: impl FnOnce(&mut Candidate, &mut Order)) -> Vec<Reason> {
    let (mut order, mut candidate) = (order(1), advocate(1));
    change(&mut candidate, &mut order);
    let outcome = choose(&order, &[candidate]);
    assert!(offered(&outcome).is_empty());
    reasons(&outcome, 1)
}

#[test]
fn a_licence_suspended_at_ten_gets_no_offer_at_one_minute_past() {
    let mut candidate = advocate(1);
    candidate.suspensions = vec![Period::since(at("2026-11-21T10:00:00Z"))];
    let moment = |time: &str| Order { at: at(time), needed_at: Period::since(at(time)), ..order(1) };
    let outcome = choose(&moment("2026-11-21T10:01:00Z"), std::slice::from_ref(&candidate));
    assert!(offered(&outcome).is_empty());
    assert_eq!(reasons(&outcome, 1), [Reason::LicenceSuspended]);
    candidate.suspensions = vec![Period::since(at("2026-11-22T10:00:00Z"))];
    assert_eq!(offered(&choose(&moment("2026-11-21T10:01:00Z"), &[candidate])), [id(1)]);
}

#[test]
fn a_minor_needs_the_juvenile_qualification() {
    let minor = Order { minor: true, ..order(1) };
    let mut qualified = advocate(2);
    qualified.qualifications.insert("juvenile".to_owned());
    let outcome = choose(&minor, &[on_duty(1, DutyTier::Primary), qualified]);
    assert_eq!(offered(&outcome), [id(2)]);
    assert_eq!(reasons(&outcome, 1), [Reason::NotQualifiedForMinors]);
}

#[test]
fn co_suspects_get_different_advocates() {
    let mut pool = vec![on_duty(1, DutyTier::Primary), advocate(2)];
    assert_eq!(offered(&choose(&order(1), &pool)), [id(1)]);
    pool[0].represents_another = true;
    let second = order(2);
    let outcome = choose(&second, &pool);
    assert_eq!(offered(&outcome), [id(2)]);
    assert_eq!(reasons(&outcome, 1), [Reason::RepresentsAnother]);
    let declared = Order { no_conflict_declared: true, ..second };
    assert_eq!(offered(&choose(&declared, &pool)), [id(1)]);
}

#[test]
fn continuity_comes_before_duty() {
    let mut earlier = advocate(2);
    earlier.earlier_in_case = true;
    let outcome = choose(&order(1), &[on_duty(1, DutyTier::Primary), earlier]);
    assert_eq!(offered(&outcome), [id(2)]);
    assert_eq!(outcome.trace.ranked[0].tier, Tier::T0);
}

#[test]
fn cancel_and_reissue_asks_the_same_advocate_first() {
    let pool: Vec<Candidate> = (1..=6).map(|number| on_duty(number, DutyTier::Primary)).collect();
    let first = offered(&choose(&order(1), &pool));
    for number in 2..30 {
        let reissued = Order { continuity: first.clone(), ..order(number) };
        assert_eq!(offered(&choose(&reissued, &pool)), first);
    }
}

#[test]
fn the_latest_of_several_earlier_advocates_is_first() {
    let pool: Vec<Candidate> = (1..=4).map(advocate).collect();
    let again = Order { continuity: vec![id(3), id(1)], urgency: Urgency::U0, ..order(1) };
    let outcome = choose(&again, &pool);
    assert_eq!(offered(&outcome), [id(3)]);
    assert_eq!(outcome.trace.ranked[1].advocate, id(1));
}

#[test]
fn nobody_escalates_with_reasons() {
    assert_eq!(escalated(&choose(&order(1), &[])), Some(EscalationReason::EmptyPool));
    let mut pool = vec![advocate(1), advocate(2)];
    pool[0].insurance.clear();
    pool[1].unavailable = vec![Period::since(noon())];
    let outcome = choose(&order(1), &pool);
    assert_eq!(escalated(&outcome), Some(EscalationReason::NobodyEligible));
    assert_eq!(reasons(&outcome, 1), [Reason::NoInsurance]);
    assert_eq!(reasons(&outcome, 2), [Reason::Unavailable]);
    pool[1] = Candidate { previous: Some(PreviousResult::Declined), ..advocate(2) };
    assert_eq!(escalated(&choose(&order(1), &pool)), Some(EscalationReason::EveryoneAsked));
}

#[test]
fn the_total_limit_escalates_even_with_advocates_left() {
    let late = Order { at: noon() + SignedDuration::from_hours(2), ..order(1) };
    assert_eq!(escalated(&choose(&late, &[advocate(1)])), Some(EscalationReason::TotalLimitReached));
    let list = ranked_for_dispatcher(&late, &[advocate(1)], &policy(), &secret());
    assert_eq!(list.ranked.len(), 1);
    let levels = |minutes| policy().due_escalations(Urgency::U0, minutes);
    assert_eq!(levels(19), []);
    assert_eq!(levels(20), [EscalationLevel::Dispatcher]);
    assert_eq!(levels(90).len(), 3);
}

#[test]
fn every_fact_that_excludes_is_recorded() {
    let busy = Period::between(at("2026-11-21T14:30:00Z"), at("2026-11-21T16:00:00Z"));
    let cases: Vec<(Vec<Reason>, Vec<Reason>)> = vec![
        (excluded_for(|one, _| one.licence.clear()), vec![Reason::LicenceInactive]),
        (excluded_for(|one, _| one.membership.clear()), vec![Reason::NotMember]),
        (excluded_for(|one, _| one.agreements.clear()), vec![Reason::NoAgreement]),
        (excluded_for(|one, _| one.active_cap = Some(0)), vec![Reason::ActiveCapReached]),
        (excluded_for(|one, _| one.active_count = 20), vec![Reason::ActiveCapReached]),
        (excluded_for(|one, _| one.open_offers = 1), vec![Reason::HasOpenOffers]),
        (excluded_for(|one, _| one.calendar.push(busy)), vec![Reason::CalendarClash]),
        (excluded_for(|one, _| one.night_duty_ended = Some(noon())), vec![Reason::RestAfterNightDuty]),
        (excluded_for(|_, order| order.secrets = true), vec![Reason::NoClearance]),
        (
            excluded_for(|one, _| one.bars.extend([Bar::Kinship, Bar::EarlierRole])),
            vec![Reason::BarredEarlierRole, Reason::BarredKinship],
        ),
        (
            excluded_for(|one, _| (one.zones, one.region) = (BTreeSet::new(), region("11"))),
            vec![Reason::OutsideTiers],
        ),
        (
            excluded_for(|one, _| {
                one.insurance.clear();
                one.previous = Some(PreviousResult::TimedOut);
            }),
            vec![Reason::NoInsurance, Reason::AskedTimedOut],
        ),
    ];
    for (found, expected) in cases {
        assert_eq!(found, expected);
    }
}

#[test]
fn an_agreement_that_ends_before_the_act_does_not_count() {
    let ends = Period::between(at("2026-01-01T00:00:00Z"), noon() + SignedDuration::from_hours(1));
    assert_eq!(excluded_for(|one, _| one.agreements = vec![ends]), [Reason::NoAgreement]);
}

#[test]
fn tiers_open_one_after_another() {
    let tier = |number, zone: Option<u64>, code: &str| Candidate {
        zones: zone.into_iter().map(id).collect(),
        region: region(code),
        ..advocate(number)
    };
    let mut pool = vec![
        tier(6, None, "19"),
        tier(5, Some(FAR), "75"),
        tier(4, Some(NEIGHBOUR), "75"),
        advocate(3),
        on_duty(2, DutyTier::Backup),
        on_duty(1, DutyTier::Primary),
    ];
    for expected in 1..=6 {
        assert_eq!(offered(&choose(&order(1), &pool)), [id(expected)]);
        let asked = pool.iter_mut().find(|candidate| candidate.advocate == id(expected)).unwrap();
        asked.previous = Some(PreviousResult::Declined);
    }
    assert_eq!(escalated(&choose(&order(1), &pool)), Some(EscalationReason::EveryoneAsked));
}

#[test]
fn a_language_opens_to_an_interpreter_after_the_zone_and_before_the_neighbours() {
    let uighur = Order { language: "ug".to_owned(), ..order(1) };
    let mut speaker = advocate(3);
    speaker.languages.insert("ug".to_owned());
    let mut neighbour = Candidate { zones: BTreeSet::from([id(NEIGHBOUR)]), ..advocate(4) };
    neighbour.languages.insert("ug".to_owned());
    let mut pool = vec![on_duty(1, DutyTier::Primary), neighbour, speaker];
    assert_eq!(offered(&choose(&uighur, &pool)), [id(3)]);
    pool[2].previous = Some(PreviousResult::Declined);
    let outcome = choose(&uighur, &pool);
    assert!(
        matches!(&outcome.next, Next::Offer { interpreter: true, advocates, .. } if *advocates == [id(1)])
    );
    assert_eq!(outcome.trace.ranked[1].advocate, id(4));
    let mut strict = policy();
    strict.interpreter_allowed.value = false;
    let outcome = select(&uighur, &pool, &strict, &secret());
    assert_eq!(offered(&outcome), [id(4)]);
    assert_eq!(reasons(&outcome, 1), [Reason::LanguageNotSpoken]);
}

#[test]
fn the_most_urgent_are_asked_singly_twice_and_then_three_at_once() {
    let urgent = Order { urgency: Urgency::U0, ..order(1) };
    let mut pool: Vec<Candidate> = (1..=9).map(advocate).collect();
    let mut rounds = Vec::new();
    for _ in 0..4 {
        let round = offered(&choose(&urgent, &pool));
        rounds.push(round.len());
        for candidate in pool.iter_mut().filter(|candidate| round.contains(&candidate.advocate)) {
            candidate.previous = Some(PreviousResult::TimedOut);
        }
    }
    assert_eq!(rounds, [1, 1, 3, 3]);
}

#[test]
fn open_offers_are_waited_for() {
    let mut pool: Vec<Candidate> = (1..=9).map(advocate).collect();
    pool[0].previous = Some(PreviousResult::Pending);
    assert_eq!(choose(&order(1), &pool).next, Next::Wait { pending: 1 });
    let urgent = Order { urgency: Urgency::U0, ..order(1) };
    pool[1].previous = Some(PreviousResult::TimedOut);
    assert_eq!(offered(&choose(&urgent, &pool)).len(), 2);
}

#[test]
fn load_is_compared_for_each_available_hour() {
    let mut pool = vec![advocate(1), advocate(2)];
    // 30/300 is more than 20/201 although the difference is far below a float's last digit at scale.
    pool[0].work.accepted.insert("appointment".to_owned(), 3);
    pool[0].work.hours_available = 300;
    pool[1].work.accepted.insert("appointment".to_owned(), 2);
    pool[1].work.hours_available = 201;
    assert_eq!(offered(&choose(&order(1), &pool)), [id(2)]);
    pool[1].work.hours_available = 199;
    assert_eq!(offered(&choose(&order(1), &pool)), [id(1)]);
}

#[test]
fn the_longer_wait_decides_between_equal_loads() {
    let mut pool = vec![advocate(1), advocate(2), advocate(3)];
    pool[0].work.last_turn = Some(at("2026-11-20T12:00:00Z"));
    pool[1].work.last_turn = Some(at("2026-11-18T12:00:00Z"));
    pool[2].work.last_turn = Some(at("2026-11-19T12:00:00Z"));
    assert_eq!(offered(&choose(&order(1), &pool)), [id(2)]);
    pool[2].work.last_turn = None;
    assert_eq!(offered(&choose(&order(1), &pool)), [id(3)]);
}

#[test]
fn distance_decides_only_where_the_policy_says_so() {
    let mut pool: Vec<Candidate> = (1..=8).map(advocate).collect();
    let drawn = offered(&choose(&order(1), &pool));
    pool.iter_mut().for_each(|one| one.distance_metres = Some(9_000));
    let far = pool.iter_mut().find(|one| !drawn.contains(&one.advocate)).unwrap();
    far.distance_metres = Some(100);
    let nearest = far.advocate;
    assert_eq!(offered(&choose(&order(1), &pool)), drawn);
    let mut rural = policy();
    rural.distance_decides.value = true;
    assert_eq!(offered(&select(&order(1), &pool, &rural, &secret())), [nearest]);
}

#[test]
fn a_timeout_counts_as_work_and_a_decline_does_not() {
    let mut pool = vec![advocate(1), advocate(2)];
    pool[0].work.timeouts = 1;
    assert_eq!(offered(&choose(&order(1), &pool)), [id(2)]);
    assert_eq!(offered(&choose(&order(2), &pool)), [id(2)]);
}

#[test]
fn an_advocate_given_twice_is_never_offered() {
    let mut other = advocate(1);
    other.licence.clear();
    let pool = [advocate(1), other, advocate(2)];
    let outcome = choose(&order(1), &pool);
    assert_eq!(offered(&outcome), [id(2)]);
    assert!(reasons(&outcome, 1).contains(&Reason::ContradictoryFacts));
    let reversed: Vec<Candidate> = pool.iter().rev().cloned().collect();
    assert_eq!(choose(&order(1), &reversed), outcome);
}

#[test]
fn a_trace_replays_and_every_forgery_of_it_is_found() {
    let pool: Vec<Candidate> = (1..=5).map(advocate).collect();
    let (order, policy, secret) = (order(1), policy(), secret());
    let trace = select(&order, &pool, &policy, &secret).trace;
    let replayed = |trace: &Trace| replay(&order, &pool, &policy, &secret, trace);
    let stored: Trace = serde_json::from_str(&serde_json::to_string(&trace).unwrap()).unwrap();
    assert_eq!(replayed(&stored), Ok(()));
    let forged = |change: fn(&mut Trace)| {
        let mut forged = trace.clone();
        change(&mut forged);
        replayed(&forged)
    };
    assert_eq!(forged(|trace| trace.ranked.swap(0, 1)), Err(Difference::Ranked(0)));
    assert_eq!(forged(|trace| trace.ranked[3].load_weight = 7), Err(Difference::Ranked(3)));
    assert_eq!(forged(|trace| drop(trace.ranked.pop())), Err(Difference::Ranked(4)));
    assert_eq!(forged(|trace| trace.next = Next::Wait { pending: 1 }), Err(Difference::Decision));
    assert_eq!(forged(|trace| trace.pool_size = 4), Err(Difference::Heading));
    assert!(matches!(forged(|trace| trace.algorithm.clear()), Err(Difference::Algorithm(_))));
    let other = DaySecret::new([7; 32]).unwrap();
    assert_eq!(replay(&order, &pool, &policy, &other, &trace), Err(Difference::Secret));
    let mut changed = pool.clone();
    changed[4].active_count = 1;
    let difference = replay(&order, &changed, &policy, &secret, &trace);
    assert!(matches!(difference, Err(Difference::Input { .. })));
}

#[test]
fn the_draw_is_the_published_formula() {
    // HMAC-SHA256(key, order ‖ advocate) of two nil identifiers, computed independently.
    let drawn = DaySecret::new([0x0b; 32]).unwrap().draw(uuid::Uuid::nil(), uuid::Uuid::nil());
    assert_eq!(hex::encode(drawn), DRAW);
    assert!(DaySecret::new([0; 31]).is_err());
    assert_eq!(format!("{:?}", secret()), "DaySecret(…)");
}

const DRAW: &str = "abf0195cf7a503e61897b7bb6f36beb7713f7bbf6a6c68ad4b5059da47670135";
