//! The two calculations of a claim, as claimed and as assessed, with everything needed to repeat them.

use jiff::{Timestamp, civil::DateTime};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use zan_base::Money;
use zan_tariff::{Calculation, ClaimInput, LineResult, Step, calculate};

use crate::tariffs::{Book, BookSource};

/// What the body said about an act when the line was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BodySide {
    /// `awaited`, `confirmed`, `disputed`.
    pub answer: String,
    /// The body's own times, when it disputed.
    pub started_at: Option<Timestamp>,
    /// End of them.
    pub ended_at: Option<Timestamp>,
    /// The body's words.
    pub note: Option<String>,
}

impl BodySide {
    /// The body has not answered yet.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.answer == "awaited"
    }

    /// The body gave other times.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.answer == "disputed"
    }

    /// What the advocate's time and the body's have in common; all of it unless the body disputes.
    #[must_use]
    pub fn agreed(&self, started_at: Timestamp, ended_at: Timestamp) -> Option<(Timestamp, Timestamp)> {
        if !self.is_disputed() {
            return Some((started_at, ended_at));
        }
        let start = self.started_at?.max(started_at);
        let end = self.ended_at?.min(ended_at);
        (start < end).then_some((start, end))
    }
}

/// The explanation of one line, stored with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Of the time claimed.
    pub claimed: LineResult,
    /// Of the time assessed; `None`: not a minute was assessed.
    pub assessed: Option<LineResult>,
    /// What the body said.
    pub body: BodySide,
}

impl Explanation {
    /// What counts: assessed if anything was, otherwise claimed.
    #[must_use]
    pub fn counting(&self) -> &LineResult {
        self.assessed.as_ref().unwrap_or(&self.claimed)
    }

    /// Rate of an hour as a fraction of the indicator, when the tariff has one.
    #[must_use]
    pub fn rate(&self) -> Option<Decimal> {
        self.counting().steps.iter().find_map(|step| match step {
            Step::ItemChosen { rate, .. } => rate.to_string().parse().ok(),
            _ => None,
        })
    }

    /// The value of the monthly calculation index that was used, in tenge.
    #[must_use]
    pub fn indicator(&self) -> Option<Decimal> {
        self.counting().steps.iter().find_map(|step| match step {
            Step::IndicatorChosen { value, .. } => value.to_string().parse().ok(),
            _ => None,
        })
    }

    /// The edition of the rates that was used.
    #[must_use]
    pub fn tariff_edition(&self) -> Option<&str> {
        self.counting().steps.iter().find_map(|step| match step {
            Step::RatesChosen { rates, .. } => Some(rates.as_str()),
            _ => None,
        })
    }
}

/// One run of the engine: what it was asked and what it answered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub input: ClaimInput,
    pub output: Calculation,
}

impl Run {
    pub(super) fn new(input: ClaimInput, book: &Book) -> Self {
        let output = calculate(&input, &book.law);
        Self { input, output }
    }

    /// The same question asked again.
    pub(super) fn again(&self, book: &Book) -> Calculation {
        calculate(&self.input, &book.law)
    }

    pub(super) fn line(&self, position: i32) -> Option<&LineResult> {
        let id = position.to_string();
        self.output.lines.iter().find(|line| line.id == id)
    }
}

/// All that a claim keeps of its calculation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StoredCalculation {
    /// The law, text by text.
    pub sources: Vec<BookSource>,
    /// By the advocate's times.
    pub claimed: Run,
    /// By the assessed times.
    pub assessed: Run,
}

impl StoredCalculation {
    pub(super) fn new(claimed: ClaimInput, assessed: ClaimInput, book: &Book) -> Self {
        Self {
            sources: book.sources.clone(),
            claimed: Run::new(claimed, book),
            assessed: Run::new(assessed, book),
        }
    }

    /// The same claim assessed at other minutes: each line begins where it began and lasts as long as it is
    /// assessed.
    pub(super) fn assessed_at(&self, minutes: &[(i32, u32)], book: &Book) -> Self {
        let lines = minutes.iter().filter(|(_, minutes)| *minutes > 0).filter_map(|(position, minutes)| {
            let id = position.to_string();
            let claimed = self.claimed.input.lines.iter().find(|line| line.id == id)?;
            let agreed = self.assessed.input.lines.iter().find(|line| line.id == id);
            let whole = agreed.filter(|line| minutes_between(line.start, line.end) >= i64::from(*minutes));
            let mut line = whole.unwrap_or(claimed).clone();
            line.start = to_the_minute(line.start);
            line.end = line.start.saturating_add(jiff::SignedDuration::from_mins((*minutes).into()));
            Some(line)
        });
        let input = ClaimInput { lines: lines.collect(), ..self.assessed.input.clone() };
        Self { sources: book.sources.clone(), claimed: self.claimed.clone(), assessed: Run::new(input, book) }
    }

    pub(super) fn explanation(&self, position: i32, body: BodySide) -> Option<Explanation> {
        let claimed = self.claimed.line(position)?.clone();
        Some(Explanation { claimed, assessed: self.assessed.line(position).cloned(), body })
    }

    /// Sum as claimed.
    #[must_use]
    pub fn total_claimed(&self) -> Money {
        self.claimed.output.total
    }

    /// Sum as assessed.
    #[must_use]
    pub fn total_assessed(&self) -> Money {
        self.assessed.output.total
    }

    /// Some number in it was not read in an act.
    #[must_use]
    pub fn is_unconfirmed(&self) -> bool {
        self.claimed.output.unconfirmed || self.assessed.output.unconfirmed
    }
}

fn to_the_minute(at: DateTime) -> DateTime {
    at.date().at(at.hour(), at.minute(), 0, 0)
}

fn minutes_between(start: DateTime, end: DateTime) -> i64 {
    to_the_minute(end).duration_since(to_the_minute(start)).as_mins()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;
    use proptest::prelude::*;
    use zan_tariff::{Dimension, LineInput};

    use super::*;

    fn book() -> Book {
        Book { law: zan_tariff::shipped().unwrap(), sources: Vec::new() }
    }

    fn input(lengths: &[i64]) -> ClaimInput {
        let properties = BTreeMap::from(
            [
                (Dimension::Provider, "advocate"),
                (Dimension::Proceeding, "criminal"),
                (Dimension::Role, "suspect"),
                (Dimension::Gravity, "grave"),
                (Dimension::Work, "hearing"),
            ]
            .map(|(dimension, value)| (dimension, value.to_owned())),
        );
        let lines = lengths.iter().zip(1..).map(|(minutes, position): (_, i8)| {
            let start = date(2026, 3, position).at(9, 0, 30, 0);
            let end = start.saturating_add(jiff::SignedDuration::from_mins(*minutes));
            let properties = properties.clone();
            LineInput { id: position.to_string(), start, end, properties, person: None, item: None }
        });
        ClaimInput { lines: lines.collect(), ..ClaimInput::default() }
    }

    fn body(answer: &str, times: Option<(i64, i64)>) -> BodySide {
        let at = |second| Timestamp::from_second(second).unwrap();
        let (started_at, ended_at) = (times.map(|(start, _)| at(start)), times.map(|(_, end)| at(end)));
        BodySide { answer: answer.to_owned(), started_at, ended_at, note: None }
    }

    #[test]
    fn only_a_dispute_shortens_the_time() {
        let at = |second| Timestamp::from_second(second).unwrap();
        for answer in ["awaited", "confirmed"] {
            assert_eq!(body(answer, None).agreed(at(0), at(600)), Some((at(0), at(600))));
        }
        assert_eq!(body("disputed", Some((100, 900))).agreed(at(0), at(600)), Some((at(100), at(600))));
        assert_eq!(body("disputed", Some((600, 900))).agreed(at(0), at(600)), None);
        assert_eq!(body("disputed", None).agreed(at(0), at(600)), None);
    }

    #[test]
    fn the_explanation_tells_rate_and_index() {
        let stored = StoredCalculation::new(input(&[60]), input(&[60]), &book());
        let explanation = stored.explanation(1, body("confirmed", None)).unwrap();
        assert_eq!(explanation.rate(), Some("0.78".parse().unwrap()));
        assert_eq!(explanation.indicator(), Some("4325".parse().unwrap()));
        assert_eq!(explanation.tariff_edition(), Some("MJ-434-2023-ED-521-2025"));
        assert_eq!(stored.explanation(2, body("confirmed", None)), None);
    }

    proptest! {
        /// Whatever an officer assesses within the claim costs no more than the claim, lasts exactly as long as
        /// assessed, survives storage, and comes out the same again.
        #[test]
        fn an_assessment_is_exact_and_never_dearer(lines in prop::collection::vec((1i64..700, 0u32..=100), 1..8)) {
            let book = book();
            let lengths: Vec<i64> = lines.iter().map(|(minutes, _)| *minutes).collect();
            let stored = StoredCalculation::new(input(&lengths), input(&lengths), &book);
            let minutes: Vec<(i32, u32)> = lines
                .iter()
                .zip(1..)
                .map(|((minutes, percent), position)| (position, u32::try_from(*minutes).unwrap() * percent / 100))
                .collect();
            let assessed = stored.assessed_at(&minutes, &book);
            prop_assert!(assessed.total_assessed() <= assessed.total_claimed());
            prop_assert_eq!(assessed.total_claimed(), stored.total_claimed());
            for (position, minutes) in minutes {
                let counted = assessed.assessed.line(position).map_or(0, |line| line.claimed_minutes);
                prop_assert_eq!(counted, minutes);
            }
            let text = serde_json::to_string(&assessed).unwrap();
            let read: StoredCalculation = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(read.assessed.again(&book), assessed.assessed.output.clone());
            prop_assert_eq!(read, assessed);
        }
    }
}
