//! Half-open stretches of time.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// From an instant (inclusive) until another (exclusive); without an end when `until` is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First instant inside.
    pub from: Timestamp,
    /// First instant outside.
    pub until: Option<Timestamp>,
}

impl Period {
    /// A period with an end.
    pub const fn between(from: Timestamp, until: Timestamp) -> Self {
        Self { from, until: Some(until) }
    }

    /// A period without an end.
    pub const fn since(from: Timestamp) -> Self {
        Self { from, until: None }
    }

    /// Whether the instant lies inside.
    pub fn contains(&self, instant: Timestamp) -> bool {
        self.from <= instant && self.until.is_none_or(|until| instant < until)
    }

    /// Whether the two have an instant in common. An empty period counts as its first instant.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins_before_end = |one: &Self, two: &Self| two.until.is_none_or(|until| one.from < until);
        (begins_before_end(self, other) && begins_before_end(other, self))
            || self.contains(other.from)
            || other.contains(self.from)
    }

    /// The period made longer on both sides, as far as time can be represented.
    pub fn widened(&self, minutes: u32) -> Self {
        let margin = SignedDuration::from_mins(minutes.into());
        Self {
            from: self.from.checked_sub(margin).unwrap_or(Timestamp::MIN),
            until: self.until.map(|until| until.checked_add(margin).unwrap_or(Timestamp::MAX)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn the_end_is_outside() {
        let period = Period::between(at(10), at(20));
        assert!(period.contains(at(10)) && period.contains(at(19)));
        assert!(!period.contains(at(9)) && !period.contains(at(20)));
        assert!(!period.overlaps(&Period::between(at(20), at(30))));
        assert!(period.overlaps(&Period::between(at(19), at(30))));
        assert!(period.overlaps(&Period::since(at(0))));
        assert!(period.widened(1).overlaps(&Period::between(at(79), at(90))));
    }

    #[test]
    fn an_empty_period_is_its_first_instant() {
        let instant = Period::between(at(15), at(15));
        assert!(instant.overlaps(&Period::between(at(10), at(20))));
        assert!(!instant.overlaps(&Period::between(at(16), at(20))));
    }
}
