//! The data files and the classification of urgency.

use super::world::*;
use jiff::SignedDuration;
use zan_dispatch::*;

#[test]
fn the_file_of_the_repository_reads_and_names_its_sources() {
    let table = PolicyTable::parse(POLICY).unwrap();
    let policy = table.at("2026-11-21".parse().unwrap()).unwrap();
    assert_eq!(table.version(&policy.version), Some(policy));
    assert_eq!(table.at("2025-12-31".parse().unwrap()), None);
    let grade = |source: &str| table.citation(source).unwrap().grade;
    assert!(!grade(&policy.timer(Urgency::U0).source).is_confirmed());
    assert!(grade(&policy.urgency.night_from.source).is_confirmed());
    assert!(grade(&policy.timer(Urgency::U3).total_minutes.source).is_confirmed());
}

#[test]
fn a_broken_file_says_what_is_wrong() {
    let broken = |from: &str, to: &str| PolicyTable::parse(&POLICY.replacen(from, to, 1)).unwrap_err();
    let unknown = broken(
        "mode = { value = \"fair_queue\", source = \"design\" }",
        "mode = { value = \"random\", source = \"x\" }",
    );
    assert_eq!(unknown, PolicyError::UnknownSource("x".to_owned()));
    assert!(matches!(broken("fair_queue", "first_click"), PolicyError::Syntax(_)));
    assert!(matches!(broken("[policies.timers.U2]", "[policies.timers.U9]"), PolicyError::Syntax(_)));
    assert_eq!(
        broken("answer_minutes = 10", "answer_minutes = 0"),
        PolicyError::ZeroTimer("2026-1".to_owned(), Urgency::U0)
    );
    assert_eq!(
        broken("valid_from = \"2026-01-01\"", "valid_from = \"2026-01-01\"\nvalid_until = \"2026-01-01\""),
        PolicyError::EmptyValidity("2026-1".to_owned())
    );
    let block = POLICY.find("[[policies]]").unwrap();
    let twice = format!("{POLICY}\n{}", POLICY[block..].replace("2026-1\"", "2026-2\""));
    assert!(matches!(PolicyTable::parse(&twice), Err(PolicyError::Overlap(_, _))));
}

#[test]
fn urgency_follows_the_thresholds() {
    let rules = policy().urgency;
    let calm = UrgencyFacts {
        detained: false,
        minor: false,
        search: false,
        act_local_time: Some("14:00:00".parse().unwrap()),
        act_at: Some(noon() + SignedDuration::from_hours(48)),
        court_or_administrative: false,
    };
    let class = |facts: UrgencyFacts| urgency(&facts, noon(), &rules);
    let in_minutes = |minutes| Some(noon() + SignedDuration::from_mins(minutes));
    assert_eq!(class(calm), Urgency::U2);
    assert_eq!(class(UrgencyFacts { detained: true, ..calm }), Urgency::U0);
    assert_eq!(class(UrgencyFacts { minor: true, ..calm }), Urgency::U0);
    assert_eq!(class(UrgencyFacts { search: true, court_or_administrative: true, ..calm }), Urgency::U0);
    assert_eq!(
        class(UrgencyFacts { act_local_time: Some("22:00:00".parse().unwrap()), ..calm }),
        Urgency::U0
    );
    assert_eq!(
        class(UrgencyFacts { act_local_time: Some("06:00:00".parse().unwrap()), ..calm }),
        Urgency::U2
    );
    assert_eq!(class(UrgencyFacts { act_at: in_minutes(24 * 60), ..calm }), Urgency::U1);
    assert_eq!(class(UrgencyFacts { act_at: in_minutes(24 * 60 + 1), ..calm }), Urgency::U2);
    assert_eq!(class(UrgencyFacts { act_at: None, ..calm }), Urgency::U1);
    assert_eq!(class(UrgencyFacts { court_or_administrative: true, ..calm }), Urgency::U3);
}
