//! Pure: a month of shifts for one zone. Two advocates at a time, twelve hours, day and night; whoever rested longest
//! comes next.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use uuid::Uuid;

/// Rest between two shifts; our design (grade D), as in `data/rules/dispatch.toml`.
const REST: SignedDuration = SignedDuration::from_hours(11);
/// Local hours at which shifts begin.
const SHIFT_HOURS: [i8; 2] = [8, 20];

/// Advocates of a zone.
#[derive(Debug, Clone)]
pub(super) struct Team {
    pub zone_id: Uuid,
    pub timezone: TimeZone,
    /// Primary in every shift; when there are any, only the backup rotates.
    pub fixed: Vec<Uuid>,
    pub rotating: Vec<Uuid>,
    /// When who is away.
    pub away: BTreeMap<Uuid, Vec<(Timestamp, Timestamp)>>,
}

/// One shift of one advocate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Slot {
    pub zone_id: Uuid,
    pub advocate_id: Uuid,
    pub tier: &'static str,
    pub from: Timestamp,
    pub until: Timestamp,
}

/// Shifts from the morning of the month's first day to the morning of the next month's.
pub(super) fn month(team: &Team, first_day: Date) -> Vec<Slot> {
    let mut slots = Vec::new();
    let mut rested: BTreeMap<Uuid, Timestamp> = BTreeMap::new();
    for (from, until) in shifts(team, first_day) {
        let slot = |advocate_id: Uuid, tier| Slot { zone_id: team.zone_id, advocate_id, tier, from, until };
        slots.extend(team.fixed.iter().map(|advocate| slot(*advocate, "primary")));
        let tiers: &[&'static str] = if team.fixed.is_empty() { &["primary", "backup"] } else { &["backup"] };
        let mut waiting: Vec<&Uuid> =
            team.rotating.iter().filter(|one| !is_away(team, one, from, until)).collect();
        waiting.sort_by_key(|one| rested.get(one).copied());
        let ready = |one: &&&Uuid| {
            rested.get(**one).is_none_or(|end| end.saturating_add(REST).is_ok_and(|at| at <= from))
        };
        let chosen: Vec<Uuid> = waiting.iter().filter(ready).take(tiers.len()).map(|one| **one).collect();
        for (advocate, tier) in chosen.into_iter().zip(tiers) {
            rested.insert(advocate, until);
            slots.push(slot(advocate, tier));
        }
    }
    slots
}

fn is_away(team: &Team, advocate: &Uuid, from: Timestamp, until: Timestamp) -> bool {
    team.away.get(advocate).is_some_and(|away| away.iter().any(|(start, end)| *start < until && from < *end))
}

fn shifts(team: &Team, first_day: Date) -> Vec<(Timestamp, Timestamp)> {
    let days = i32::from(first_day.days_in_month());
    let begins: Vec<Timestamp> = (0..=days)
        .filter_map(|day| first_day.checked_add(day.days()).ok())
        .flat_map(|day| SHIFT_HOURS.map(|hour| day.at(hour, 0, 0, 0)))
        .take(usize::try_from(days).unwrap_or_default() * SHIFT_HOURS.len() + 1)
        .filter_map(|local| local.to_zoned(team.timezone.clone()).ok())
        .map(|moment| moment.timestamp())
        .collect();
    begins.iter().copied().zip(begins.iter().copied().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn team(rotating: u128, fixed: u128, away: Vec<(u128, i64, i64)>) -> Team {
        let hour = |number: i64| Timestamp::from_second(1_767_225_600 + number * 3600).unwrap();
        let mut absences: BTreeMap<Uuid, Vec<_>> = BTreeMap::new();
        for (who, start, length) in away {
            absences.entry(Uuid::from_u128(who)).or_default().push((hour(start), hour(start + length)));
        }
        Team {
            zone_id: Uuid::nil(),
            timezone: TimeZone::get("Asia/Almaty").unwrap(),
            fixed: (100..100 + fixed).map(Uuid::from_u128).collect(),
            rotating: (0..rotating).map(Uuid::from_u128).collect(),
            away: absences,
        }
    }

    fn january() -> Date {
        Date::constant(2026, 1, 1)
    }

    #[test]
    fn four_people_cover_every_hour_twice() {
        let slots = month(&team(4, 0, Vec::new()), january());
        assert_eq!(slots.len(), 31 * 2 * 2);
        assert_eq!(slots.first().unwrap().from.to_string(), "2026-01-01T03:00:00Z");
        assert_eq!(slots.last().unwrap().until.to_string(), "2026-02-01T03:00:00Z");
        assert_eq!(slots.iter().filter(|slot| slot.tier == "primary").count(), 31 * 2);
    }

    #[test]
    fn fixed_people_are_always_primary() {
        let slots = month(&team(5, 3, Vec::new()), january());
        let primary: std::collections::BTreeSet<_> =
            slots.iter().filter(|slot| slot.tier == "primary").map(|slot| slot.advocate_id).collect();
        assert_eq!(primary, (100..103).map(Uuid::from_u128).collect());
        assert_eq!(slots.len(), 31 * 2 * 4);
    }

    proptest! {
        #[test]
        fn nobody_is_in_two_places_or_on_duty_while_away(
            people in 1_u128..12,
            fixed in 0_u128..3,
            away in proptest::collection::vec((0_u128..12, 0_i64..700, 1_i64..400), 0..6),
        ) {
            let team = team(people, fixed, away);
            let mut ends: BTreeMap<Uuid, Timestamp> = BTreeMap::new();
            for slot in month(&team, january()) {
                let rest = if slot.advocate_id.as_u128() < 100 { REST } else { SignedDuration::ZERO };
                if let Some(end) = ends.insert(slot.advocate_id, slot.until) {
                    prop_assert!(end.saturating_add(rest).unwrap() <= slot.from);
                }
                prop_assert!(!is_away(&team, &slot.advocate_id, slot.from, slot.until));
            }
        }
    }
}
