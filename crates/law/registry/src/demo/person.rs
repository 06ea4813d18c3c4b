//! An invented person with numbers that pass every check.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rand::{RngExt as _, rngs::StdRng};
use zan_base::{Iban, PersonName, identifiers::checksum};

use super::names::Names;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct InventedPerson {
    pub name: PersonName,
    pub kazakh: bool,
    pub iin: String,
    pub phone: String,
}

/// Invents people; no ИИН twice.
pub(super) struct People<'a> {
    names: &'a Names,
    pub random: StdRng,
    used: BTreeSet<String>,
    phones: u32,
}

impl<'a> People<'a> {
    pub(super) fn new(names: &'a Names, random: StdRng) -> Self {
        Self { names, random, used: BTreeSet::new(), phones: 0 }
    }

    /// A person of working age; the share of Kazakh names differs by region.
    pub(super) fn invent(&mut self, kazakh_share: f64) -> InventedPerson {
        let kazakh = self.random.random_bool(kazakh_share);
        let female = self.random.random_bool(0.45);
        let name = self.names.draw(&mut self.random, kazakh, female);
        self.phones += 1;
        let phone = format!("+77000{:06}", self.phones);
        InventedPerson { name, kazakh, iin: self.iin(female), phone }
    }

    /// A valid number nobody in this country has yet. Serial numbers from 9000 mark it as invented.
    fn iin(&mut self, female: bool) -> String {
        loop {
            let birth = self.birth();
            let century = if birth.year() < 2000 { 3 } else { 5 } + u8::from(female);
            let serial = self.random.random_range(9000..10_000);
            let start = format!(
                "{:02}{:02}{:02}{century}{serial}",
                birth.year().rem_euclid(100),
                birth.month(),
                birth.day()
            );
            if let Some(digit) = checksum::check_digit(&start) {
                let iin = format!("{start}{digit}");
                if self.used.insert(iin.clone()) {
                    return iin;
                }
            }
        }
    }

    fn birth(&mut self) -> Date {
        let (year, month, day) = (
            self.random.random_range(1962..=1999_i16),
            self.random.random_range(1..=12_i8),
            self.random.random_range(1..=28_i8),
        );
        Date::new(year, month, day).unwrap_or(Date::ZERO)
    }

    /// An account number at a bank that does not exist.
    pub(super) fn iban(&mut self) -> Option<String> {
        let account = format!("999DEMO{:09}", self.random.random_range(0..1_000_000_000_u32));
        (2..=98).map(|check| format!("KZ{check:02}{account}")).find(|text| Iban::parse(text).is_ok())
    }
}

#[cfg(test)]
mod tests {
    use rand::SeedableRng as _;
    use zan_base::{Iin, Phone};

    use super::*;

    #[test]
    fn invented_numbers_pass_every_check() {
        let names = Names::read().unwrap();
        let mut people = People::new(&names, StdRng::seed_from_u64(1));
        for _ in 0..500 {
            let person = people.invent(0.6);
            Iin::parse(&person.iin).unwrap();
            assert!(
                person.phone.starts_with("+77000") && Phone::parse(&person.phone).is_ok(),
                "{}",
                person.phone
            );
            assert!(Iban::parse(&people.iban().unwrap()).is_ok());
            assert!(!person.name.surname.is_empty() && !person.name.given.is_empty());
        }
        assert_eq!(people.used.len(), 500);
    }
}
