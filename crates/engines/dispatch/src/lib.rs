//! Selection of counsel for an order of appointment: адвокат таңдау, выбор защитника по назначению.
//!
//! Nobody who conducts the case may choose or recommend the advocate (УПК art. 68(3), 76(2); КоАП art. 750(3)),
//! so the choice is a function of facts: [`select()`] filters, sorts into tiers, orders by load and a keyed tie-break,
//! and writes every step into a [`Trace`] which [`replay`] can check later, after the day's secret was published.
//!
//! Pure: no clock, no randomness, no database. Numbers come from `data/rules/dispatch.toml` ([`PolicyTable`]) and
//! `data/rules/clocks.toml` ([`ClockTable`]).

mod candidate;
mod clocks;
mod exclusions;
mod order;
mod period;
mod policy;
mod ranking;
mod reasons;
mod select;
mod sourced;
mod tiers;
mod trace;
mod urgency;

pub use candidate::{Candidate, Duty, DutyTier, PreviousResult, Work};
pub use clocks::{Circumstance, Clock, ClockFacts, ClockKind, ClockTable, ClockTableError, Start, clocks};
pub use order::{Order, Urgency};
pub use period::Period;
pub use policy::{
    AnswerClock, Caps, Escalation, EscalationLevel, Mode, Parallelism, Policy, PolicyError, PolicyTable,
    Timer, Timers,
};
pub use ranking::{DaySecret, Load, SecretError};
pub use reasons::{Bar, EscalationReason, Reason, Tier};
pub use select::{DispatcherList, Next, Outcome, ranked_for_dispatcher, select};
pub use sourced::Sourced;
pub use trace::{ALGORITHM, Difference, Excluded, Ranked, Trace, replay};
pub use urgency::{UrgencyFacts, UrgencyRules, UrgentFact, urgency};
