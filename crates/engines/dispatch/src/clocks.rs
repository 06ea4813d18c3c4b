//! Legal clocks: заңды мерзімдер, процессуальные сроки. A table of data, not code: `data/rules/clocks.toml`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use zan_base::Citation;

use crate::sourced::{Sources, unknown_source};

/// The event a clock runs from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// Actual delivery to the body (доставление).
    Delivery,
    /// Actual detention (фактическое задержание).
    ActualDetention,
    /// Record of detention (протокол задержания).
    DetentionRecord,
    /// Chosen counsel was called or is first missed.
    FirstMissed,
    /// Order of qualification of the deed (постановление о квалификации деяния).
    QualificationOrder,
    /// The collegium received the order.
    OrderReceived,
    /// The day the court set.
    CourtTerm,
}

/// A circumstance on which a clock depends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Circumstance {
    /// Criminal case.
    Criminal,
    /// Administrative offence.
    Administrative,
    /// Civil case.
    Civil,
    /// The person is a minor.
    Minor,
    /// One of the special cases of УПК art. 131(4) in which detention is longer.
    SpecialDetention,
    /// The person has chosen counsel.
    ChosenCounsel,
    /// Counsel is mandatory.
    MandatoryCounsel,
}

/// Whether a moment closes something or opens it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClockKind {
    /// To be done by then.
    Deadline,
    /// Allowed only from then on.
    Earliest,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockRule {
    code: String,
    kind: ClockKind,
    start: Start,
    minutes: u32,
    #[serde(default)]
    when: BTreeSet<Circumstance>,
    #[serde(default)]
    unless: BTreeSet<Circumstance>,
    valid_from: Option<Timestamp>,
    valid_until: Option<Timestamp>,
    source: String,
}

/// The clocks of `data/rules/clocks.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClockTable {
    sources: Sources,
    clocks: Vec<ClockRule>,
}

/// The data file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ClockTableError {
    /// Not the expected TOML; says where.
    #[error("the table of clocks cannot be read: {0}")]
    Syntax(String),
    /// A clock names a source that the file lacks.
    #[error("the table of clocks names the unknown source {0:?}")]
    UnknownSource(String),
}

impl ClockTable {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// [`ClockTableError`].
    pub fn parse(text: &str) -> Result<Self, ClockTableError> {
        let table: Self = toml::from_str(text).map_err(|error| ClockTableError::Syntax(error.to_string()))?;
        match unknown_source(&table.sources, table.clocks.iter().map(|clock| clock.source.as_str())) {
            Some(name) => Err(ClockTableError::UnknownSource(name)),
            None => Ok(table),
        }
    }

    /// Codes of all clocks; the text key of each is `dispatch-clock-` and the code.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.clocks.iter().map(|clock| clock.code.as_str())
    }
}

/// What is known of a case.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClockFacts {
    /// Events that happened, with their times.
    pub starts: BTreeMap<Start, Timestamp>,
    /// Circumstances that hold.
    pub circumstances: BTreeSet<Circumstance>,
}

/// A running clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Clock {
    /// Stable code.
    pub code: String,
    /// Deadline or earliest moment.
    pub kind: ClockKind,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ends.
    pub due_at: Timestamp,
    /// Where the law says so.
    pub citation: Citation,
}

/// The clocks that run under these facts, the earliest first.
pub fn clocks(facts: &ClockFacts, table: &ClockTable) -> Vec<Clock> {
    let mut running: Vec<Clock> =
        table.clocks.iter().filter_map(|rule| running_clock(rule, facts, table)).collect();
    running.sort_by(|left, right| left.due_at.cmp(&right.due_at).then_with(|| left.code.cmp(&right.code)));
    running
}

fn running_clock(rule: &ClockRule, facts: &ClockFacts, table: &ClockTable) -> Option<Clock> {
    let started_at = *facts.starts.get(&rule.start)?;
    let in_force = rule.valid_from.is_none_or(|from| from <= started_at)
        && rule.valid_until.is_none_or(|until| started_at < until);
    let applies = rule.when.is_subset(&facts.circumstances) && rule.unless.is_disjoint(&facts.circumstances);
    let length = SignedDuration::from_mins(rule.minutes.into());
    (in_force && applies).then_some(Clock {
        code: rule.code.clone(),
        kind: rule.kind,
        started_at,
        due_at: started_at.checked_add(length).unwrap_or(Timestamp::MAX),
        citation: table.sources.get(&rule.source)?.clone(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = include_str!("../../../../data/rules/clocks.toml");

    fn due(starts: &[(Start, &str)], circumstances: &[Circumstance]) -> Vec<(String, String)> {
        let facts = ClockFacts {
            starts: starts.iter().map(|(start, at)| (*start, at.parse().unwrap())).collect(),
            circumstances: circumstances.iter().copied().collect(),
        };
        clocks(&facts, &ClockTable::parse(FILE).unwrap())
            .into_iter()
            .map(|clock| (clock.code, clock.due_at.to_string()))
            .collect()
    }

    fn code_and_time(code: &str, time: &str) -> (String, String) {
        (code.to_owned(), time.to_owned())
    }

    /// УПК art. 131(4), 128(5): 48 hours, 24 for a minor, 72 in the special cases.
    #[test]
    fn detention_ends_after_48_24_or_72_hours() {
        let detained = [(Start::ActualDetention, "2026-11-02T09:40:00Z")];
        let criminal = Circumstance::Criminal;
        let cases = [
            (vec![criminal], "detention-general", "2026-11-04T09:40:00Z"),
            (vec![criminal, Circumstance::Minor], "detention-minor", "2026-11-03T09:40:00Z"),
            (vec![criminal, Circumstance::SpecialDetention], "detention-special", "2026-11-05T09:40:00Z"),
            (
                vec![criminal, Circumstance::SpecialDetention, Circumstance::Minor],
                "detention-minor",
                "2026-11-03T09:40:00Z",
            ),
        ];
        for (circumstances, code, time) in cases {
            assert_eq!(due(&detained, &circumstances), [code_and_time(code, time)]);
        }
    }

    /// УПК art. 64(3), 131(3): prosecutor within 12 hours, first interrogation within 24.
    #[test]
    fn the_record_of_detention_starts_two_clocks() {
        assert_eq!(
            due(&[(Start::DetentionRecord, "2026-11-02T20:00:00Z")], &[Circumstance::Criminal]),
            [
                code_and_time("prosecutor-notice", "2026-11-03T08:00:00Z"),
                code_and_time("first-interrogation", "2026-11-03T20:00:00Z"),
            ]
        );
    }

    /// КоАП art. 749(2): an order received at 23:00 is due at 23:00 of the next day.
    #[test]
    fn an_administrative_order_is_due_in_24_hours() {
        assert_eq!(
            due(&[(Start::OrderReceived, "2026-11-02T18:00:00Z")], &[Circumstance::Administrative]),
            [code_and_time("administrative-order", "2026-11-03T18:00:00Z")]
        );
        assert_eq!(due(&[(Start::OrderReceived, "2026-11-02T18:00:00Z")], &[Circumstance::Criminal]), []);
    }

    #[test]
    fn a_court_sets_its_own_term() {
        assert_eq!(
            due(&[(Start::CourtTerm, "2026-11-20T04:00:00Z")], &[Circumstance::Civil]),
            [code_and_time("court-term", "2026-11-20T04:00:00Z")]
        );
    }

    #[test]
    fn every_clock_cites_an_act_that_was_read() {
        let table = ClockTable::parse(FILE).unwrap();
        for clock in &table.clocks {
            let citation = &table.sources[&clock.source];
            assert!(citation.grade.is_confirmed() && !citation.clause.is_empty(), "{}", clock.code);
        }
        let codes: BTreeSet<&str> = table.codes().collect();
        assert_eq!(codes.len(), table.clocks.len());
    }

    #[test]
    fn a_clock_without_a_source_is_refused() {
        let broken = FILE.replacen("source = \"code-129\"", "source = \"nowhere\"", 1);
        assert_eq!(ClockTable::parse(&broken), Err(ClockTableError::UnknownSource("nowhere".to_owned())));
        assert!(matches!(ClockTable::parse("clocks = 1"), Err(ClockTableError::Syntax(_))));
    }
}
