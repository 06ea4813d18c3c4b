//! Invents an order for the demonstration: nobody in it exists. Pure: everything follows from the seed.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use serde::Deserialize;
use zan_base::{ErdrNumber, Iin, identifiers::checksum};

use super::wire::{Officer, OrderDocument, OrderMessage, PersonMessage, PlannedAct};

/// What orders are invented from; `templates/demo-order.json` is the built-in one.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DemoFacts {
    codes: Codes,
    articles: Vec<String>,
    places: Vec<String>,
    officers: Vec<Officer>,
    people: Vec<InventedPerson>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Codes {
    gravity: String,
    role: String,
    ground: String,
    purpose: String,
    act_kind: String,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct InventedPerson {
    surname: String,
    given: String,
    patronymic: String,
    female: bool,
    language: String,
}

/// Why the facts cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DemoFactsError {
    /// Not the JSON described by [`DemoFacts`].
    #[error("the facts for demonstration orders cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A list has nothing to choose from.
    #[error("the facts for demonstration orders have an empty list: {0}")]
    Empty(&'static str),
}

impl DemoFacts {
    /// The facts that come with the program.
    ///
    /// # Errors
    /// Never in a program whose tests passed.
    pub fn built_in() -> Result<Self, DemoFactsError> {
        Self::parse(include_str!("../../templates/demo-order.json"))
    }

    /// Other facts, as JSON.
    ///
    /// # Errors
    /// [`DemoFactsError`].
    pub fn parse(json: &str) -> Result<Self, DemoFactsError> {
        let facts: Self = serde_json::from_str(json)?;
        let lists = [
            ("articles", facts.articles.is_empty()),
            ("places", facts.places.is_empty()),
            ("officers", facts.officers.is_empty()),
            ("people", facts.people.is_empty()),
        ];
        match lists.into_iter().find(|(_, empty)| *empty) {
            Some((name, _)) => Err(DemoFactsError::Empty(name)),
            None => Ok(facts),
        }
    }

    /// An order of the unit at `now`, for a person detained 40 minutes ago and an act in 3 hours. Another seed
    /// is another case; `None` only when a list is empty, which [`Self::parse`] refuses.
    #[must_use]
    pub fn invent(&self, seed: u64, unit_code: &str, now: Timestamp) -> Option<OrderMessage> {
        let mut dice = Dice(seed);
        let person = dice.choose(&self.people)?.clone();
        let officer = dice.choose(&self.officers)?.clone();
        // The law counts in the time of the place; the whole country has one.
        let today = TimeZone::get("Asia/Almaty").unwrap_or(TimeZone::UTC).to_datetime(now).date();
        let birth_date = dice.birth_date(today);
        let number = dice.below(100_000_000_000_000);
        let erdr_number = format!("{:02}{:013}", today.year() % 100, number % 10_000_000_000_000);
        Some(OrderMessage {
            external_id: format!("ERDR-{seed:016x}"),
            body_code: unit_code.to_owned(),
            officer,
            erdr_number: ErdrNumber::parse(&erdr_number).ok()?.to_string(),
            articles: dice.choose(&self.articles)?.clone(),
            gravity: self.codes.gravity.clone(),
            person: PersonMessage {
                identified: true,
                iin: birth_date.and_then(|date| dice.iin(date, person.female)).map(|iin| iin.to_string()),
                surname: Some(person.surname),
                given: Some(person.given),
                patronymic: Some(person.patronymic),
                birth_date,
                role: self.codes.role.clone(),
                minor: false,
                language: person.language,
            },
            ground: self.codes.ground.clone(),
            purpose: self.codes.purpose.clone(),
            act: PlannedAct {
                kind: self.codes.act_kind.clone(),
                at: whole_seconds(now.saturating_add(SignedDuration::from_hours(3)).ok()?),
                place: dice.choose(&self.places)?.clone(),
            },
            detained_at: Some(whole_seconds(now.saturating_sub(SignedDuration::from_mins(40)).ok()?)),
            secret: false,
            no_conflict: true,
            order: OrderDocument { number: format!("{}", 1 + dice.below(9_999)), date: today },
        })
    }
}

fn whole_seconds(at: Timestamp) -> Timestamp {
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// SplitMix64: small, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.next().checked_rem(limit).unwrap_or_default()
    }

    fn choose<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let count = u64::try_from(items.len()).ok()?;
        items.get(usize::try_from(self.below(count)).ok()?)
    }

    /// Somebody between 20 and 59 years old.
    fn birth_date(&mut self, today: Date) -> Option<Date> {
        let years = i16::try_from(20 + self.below(39)).ok()?;
        let (month, day) = (i8::try_from(1 + self.below(12)).ok()?, i8::try_from(1 + self.below(28)).ok()?);
        Date::new(today.year() - years - 1, month, day).ok()
    }

    /// A number with a right check digit; the first few sequences may have none.
    fn iin(&mut self, birth: Date, female: bool) -> Option<Iin> {
        let century = if birth.year() < 2000 { 3 } else { 5 } + u8::from(female);
        let sequence = self.below(10_000);
        (0..100).find_map(|step| {
            let sequence = (sequence + step) % 10_000;
            let first_eleven = format!(
                "{:02}{:02}{:02}{century}{sequence:04}",
                birth.year() % 100,
                birth.month(),
                birth.day()
            );
            let digit = checksum::check_digit(&first_eleven)?;
            Iin::parse(&format!("{first_eleven}{digit}")).ok()
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use zan_base::Phone;

    use super::*;

    fn now() -> Timestamp {
        "2026-11-21T20:30:00.123456Z".parse().unwrap()
    }

    #[test]
    fn the_built_in_facts_are_usable() {
        let facts = DemoFacts::built_in().unwrap();
        for officer in &facts.officers {
            assert!(Phone::parse(&officer.phone).is_ok(), "{officer:?}");
        }
        let order = facts.invent(7, "ASTANA-UP-ALMATY", now()).unwrap();
        assert_eq!(order, facts.invent(7, "ASTANA-UP-ALMATY", now()).unwrap());
        assert_ne!(order.erdr_number, facts.invent(8, "ASTANA-UP-ALMATY", now()).unwrap().erdr_number);
        // Half past one of the next day in Kazakhstan.
        assert_eq!(order.order.date.to_string(), "2026-11-22");
        assert_eq!(order.act.at.to_string(), "2026-11-21T23:30:00Z");
    }

    #[test]
    fn the_codes_are_those_of_the_law_data() {
        let text = include_str!("../../../../../data/codes.toml");
        let lists: toml::Table = text.parse().unwrap();
        let has = |list: &str, code: &str| {
            let items = lists[list]["items"].as_array().unwrap();
            items.iter().any(|item| item["code"].as_str() == Some(code))
        };
        let order = DemoFacts::built_in().unwrap().invent(1, "ASTANA-UP-ALMATY", now()).unwrap();
        for (list, code) in [
            ("gravity", &order.gravity),
            ("person_role", &order.person.role),
            ("ground", &order.ground),
            ("purpose", &order.purpose),
            ("act_kind", &order.act.kind),
            ("language", &order.person.language),
        ] {
            assert!(has(list, code), "{list} has no {code}");
        }
    }

    #[test]
    fn an_empty_list_is_named() {
        let json = include_str!("../../templates/demo-order.json");
        let mut facts: serde_json::Value = serde_json::from_str(json).unwrap();
        facts["places"] = serde_json::json!([]);
        assert!(matches!(DemoFacts::parse(&facts.to_string()), Err(DemoFactsError::Empty("places"))));
    }

    proptest! {
        #[test]
        fn every_invented_order_has_right_numbers(seed in any::<u64>()) {
            let order = DemoFacts::built_in().unwrap().invent(seed, "ASTANA-UP-ALMATY", now()).unwrap();
            let iin = Iin::parse(order.person.iin.as_deref().unwrap()).unwrap();
            prop_assert_eq!(iin.birth_date_hint(), order.person.birth_date);
            prop_assert!(ErdrNumber::parse(&order.erdr_number).is_ok());
            prop_assert!(order.erdr_number.starts_with("26"));
        }
    }
}
