//! The policy of a collegium: үлестіру саясаты, политика распределения (law 176-VI art. 28(1), 52(1)(8) leave the
//! rule to the bar). Dated data; no number of it is in code.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use zan_base::Citation;

use crate::order::Urgency;
use crate::reasons::Tier;
use crate::sourced::{Sourced, Sources, unknown_source};
use crate::urgency::UrgencyRules;

/// How advocates of one tier are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Least load per available hour first, then the longest wait.
    FairQueue,
    /// The keyed draw only.
    Random,
    /// The longest wait only: each in turn.
    StrictRota,
}

/// Which hours count for an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerClock {
    /// Every hour.
    Always,
    /// Hours outside the night.
    Daytime,
    /// Working hours of working days.
    WorkingTime,
}

/// How many advocates hold an offer at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parallelism {
    /// So many are asked one at a time.
    pub single_first: u32,
    /// Then so many at once.
    pub then_at_once: u32,
}

/// Who learns that an order still has no counsel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EscalationLevel {
    /// Кезекші диспетчер, дежурный диспетчер.
    Dispatcher,
    /// Head of the legal consultation office (ЮК).
    HeadOfOffice,
    /// Presidium of the collegium and territorial justice body (ТОЮ).
    PresidiumAndJustice,
}

/// One step of escalation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Escalation {
    /// Minutes after the order was received.
    pub after_minutes: u32,
    /// Whom to tell.
    pub level: EscalationLevel,
}

/// Times of one class of urgency, in minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timer {
    /// For an answer, from the evidence of delivery.
    pub answer_minutes: u32,
    /// Which hours count for the answer.
    pub answer_clock: AnswerClock,
    /// From the order to an acceptance.
    pub total_minutes: Sourced<u32>,
    /// From acceptance to the signed notice of defence; no limit when absent.
    pub notice_minutes: Option<u32>,
    /// To arrival in a city; the planned time when absent.
    pub arrival_city_minutes: Option<u32>,
    /// To arrival in a village; the planned time when absent.
    pub arrival_rural_minutes: Option<u32>,
    /// One at a time or several.
    pub parallelism: Parallelism,
    /// Escalation, earliest first.
    pub escalations: Vec<Escalation>,
    /// Source of the numbers that name none of their own.
    pub source: String,
}

/// Times of every class of urgency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Timers {
    /// Of class U0.
    #[serde(rename = "U0")]
    pub u0: Timer,
    /// Of class U1.
    #[serde(rename = "U1")]
    pub u1: Timer,
    /// Of class U2.
    #[serde(rename = "U2")]
    pub u2: Timer,
    /// Of class U3.
    #[serde(rename = "U3")]
    pub u3: Timer,
}

impl Timers {
    fn all(&self) -> [(Urgency, &Timer); 4] {
        [(Urgency::U0, &self.u0), (Urgency::U1, &self.u1), (Urgency::U2, &self.u2), (Urgency::U3, &self.u3)]
    }
}

/// Limits of work and time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Caps {
    /// Live appointments of an advocate without a cap of his own.
    pub active: Sourced<u32>,
    /// Unanswered offers at which no other is sent.
    pub open_offers: Sourced<u32>,
    /// Minutes kept free around an act for the road.
    pub travel_minutes: Sourced<u32>,
    /// Hours of rest after a night shift.
    pub rest_hours: Sourced<u32>,
}

/// The rules of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Name of the edition; goes into every trace.
    pub version: String,
    /// First day, inclusive.
    pub valid_from: Date,
    /// Day after the last; open when absent.
    pub valid_until: Option<Date>,
    /// Order inside a tier.
    pub mode: Sourced<Mode>,
    /// Days of the rolling window over which work is counted.
    pub window_days: Sourced<u32>,
    /// Days after a cancellation in which the same advocate is asked first again.
    pub reissue_days: Sourced<u32>,
    /// Tiers that are open.
    pub tiers: Sourced<BTreeSet<Tier>>,
    /// Whether, after the tiers of the zone, an advocate with an interpreter may be asked.
    pub interpreter_allowed: Sourced<bool>,
    /// Whether the shorter road decides before the draw.
    pub distance_decides: Sourced<bool>,
    /// Qualification without which nobody defends a minor.
    pub minor_qualification: Sourced<String>,
    /// Qualification without which nobody takes a case with state secrets.
    pub secrets_qualification: Sourced<String>,
    /// Caps.
    pub caps: Caps,
    /// Weight of one piece of work by kind, in tenths of an ordinary appointment.
    pub weights: Sourced<BTreeMap<String, u32>>,
    /// Weight of a kind that is not listed.
    pub other_weight: Sourced<u32>,
    /// Weight of an unanswered offer.
    pub timeout_weight: Sourced<u32>,
    /// Times by urgency.
    pub timers: Timers,
    /// Thresholds of urgency.
    pub urgency: UrgencyRules,
}

impl Policy {
    /// Times of a class.
    pub const fn timer(&self, urgency: Urgency) -> &Timer {
        match urgency {
            Urgency::U0 => &self.timers.u0,
            Urgency::U1 => &self.timers.u1,
            Urgency::U2 => &self.timers.u2,
            Urgency::U3 => &self.timers.u3,
        }
    }

    /// Levels to be told when so many minutes have passed since the order was received.
    pub fn due_escalations(&self, urgency: Urgency, minutes: i64) -> Vec<EscalationLevel> {
        let steps = self.timer(urgency).escalations.iter();
        steps.filter(|step| i64::from(step.after_minutes) <= minutes).map(|step| step.level).collect()
    }

    fn source_names(&self) -> Vec<&str> {
        let own = [
            &self.mode.source,
            &self.window_days.source,
            &self.reissue_days.source,
            &self.tiers.source,
            &self.interpreter_allowed.source,
            &self.distance_decides.source,
            &self.minor_qualification.source,
            &self.secrets_qualification.source,
            &self.caps.active.source,
            &self.caps.open_offers.source,
            &self.caps.travel_minutes.source,
            &self.caps.rest_hours.source,
            &self.weights.source,
            &self.other_weight.source,
            &self.timeout_weight.source,
            &self.urgency.urgent.source,
            &self.urgency.soon_hours.source,
            &self.urgency.night_from.source,
            &self.urgency.night_until.source,
        ];
        let timers = self.timers.all();
        let timers = timers.iter().flat_map(|(_, timer)| [&timer.source, &timer.total_minutes.source]);
        own.into_iter().chain(timers).map(String::as_str).collect()
    }

    fn check(&self, sources: &Sources) -> Result<(), PolicyError> {
        let version = || self.version.clone();
        for (urgency, timer) in self.timers.all() {
            if timer.answer_minutes == 0 || timer.parallelism.then_at_once == 0 {
                return Err(PolicyError::ZeroTimer(version(), urgency));
            }
        }
        if self.valid_until.is_some_and(|until| until <= self.valid_from) {
            return Err(PolicyError::EmptyValidity(version()));
        }
        match unknown_source(sources, self.source_names().into_iter()) {
            Some(name) => Err(PolicyError::UnknownSource(name)),
            None => Ok(()),
        }
    }
}

/// All editions of `data/rules/dispatch.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyTable {
    sources: Sources,
    policies: Vec<Policy>,
}

/// The data file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PolicyError {
    /// Not the expected TOML; says where.
    #[error("the dispatch policy cannot be read: {0}")]
    Syntax(String),
    /// A number names a source that the file lacks.
    #[error("the dispatch policy names the unknown source {0:?}")]
    UnknownSource(String),
    /// An answer time or a number of offers is zero.
    #[error("policy {0:?} has a zero in the timer for {1}")]
    ZeroTimer(String, Urgency),
    /// An edition ends before it begins.
    #[error("policy {0:?} ends before it begins")]
    EmptyValidity(String),
    /// Two editions are in force on one day.
    #[error("policies {0:?} and {1:?} are in force on the same day")]
    Overlap(String, String),
}

impl PolicyTable {
    /// Reads and checks the file.
    ///
    /// # Errors
    /// [`PolicyError`] naming the first thing that is wrong.
    pub fn parse(text: &str) -> Result<Self, PolicyError> {
        let mut table: Self = toml::from_str(text).map_err(|error| PolicyError::Syntax(error.to_string()))?;
        table.policies.sort_by_key(|policy| policy.valid_from);
        table.policies.iter().try_for_each(|policy| policy.check(&table.sources))?;
        for (earlier, later) in table.policies.iter().zip(table.policies.iter().skip(1)) {
            if earlier.valid_until.is_none_or(|until| later.valid_from < until) {
                return Err(PolicyError::Overlap(earlier.version.clone(), later.version.clone()));
            }
        }
        Ok(table)
    }

    /// The edition in force on a day.
    pub fn at(&self, day: Date) -> Option<&Policy> {
        let in_force =
            |policy: &&Policy| policy.valid_from <= day && policy.valid_until.is_none_or(|until| day < until);
        self.policies.iter().find(in_force)
    }

    /// The edition with this name, for checking old traces.
    pub fn version(&self, version: &str) -> Option<&Policy> {
        self.policies.iter().find(|policy| policy.version == version)
    }

    /// Where a number comes from.
    pub fn citation(&self, source: &str) -> Option<&Citation> {
        self.sources.get(source)
    }
}
