//! The explanation of a line: what was done, with numbers, in the order it was done.
//!
//! Codes and argument names are keys and variables of `locales/*/tariff.ftl`; they never change meaning,
//! because stored calculations are read again years later.

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};
use zan_base::{Grade, Money};

use crate::{Axis, IndicatorKind, MoneyRounding, Rational, ReferenceDate, TimeRounding, TimeUnit};

/// One step of the calculation of a line. Times are in minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// What the provider claims.
    Claimed { start: DateTime, end: DateTime, minutes: u32 },
    /// The rules that govern the line.
    RulesChosen { rules: String, number: String, edition: String },
    /// Minutes lost to an earlier line or claim.
    OverlapCut { cut: u32, with: String },
    /// Time rounded to the smallest unit.
    TimeRounded { unit: TimeUnit, rounding: TimeRounding, before: u32, after: u32 },
    /// Time raised to the least payable time.
    MinimumApplied { before: u32, after: u32 },
    /// Minutes beyond a ceiling; `used` is what the ceiling had counted before this line.
    CeilingCut { ceiling: String, day: Option<Date>, limit: u32, used: u32, cut: u32 },
    /// What remains.
    Payable { claimed: u32, payable: u32 },
    /// The day that decides rates and indicator.
    ReferenceDateChosen { policy: ReferenceDate, date: Date },
    /// The rates that govern the line.
    RatesChosen { rates: String, number: String },
    /// The line of the tariff; `by_person` when a person chose it.
    ItemChosen { item: String, rate: Rational, base: String, by_person: bool },
    /// The value of the indicator.
    IndicatorChosen { indicator: String, kind: IndicatorKind, value: Rational, from: Date, to: Option<Date> },
    /// Minutes / 60 × rate × indicator, exactly.
    Multiplied { minutes: u32, rate: Rational, value: Rational, exact: Rational },
    /// The only rounding of money in the line.
    MoneyRounded { exact: Rational, amount: Money, places: u32, rounding: MoneyRounding },
}

/// Why a line has no amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "refusal", rename_all = "snake_case")]
pub enum Refusal {
    /// Two lines with one reference.
    #[error("the reference {line} is used twice in the claim")]
    DuplicateLine { line: String },
    /// The end is not after the beginning.
    #[error("the work ends at {end}, not after its beginning {start}")]
    EmptyInterval { start: DateTime, end: DateTime },
    /// The line touches time already claimed.
    #[error("{minutes} minutes were already claimed as {with}")]
    Overlap { with: String, minutes: u32 },
    /// A ceiling counts by person and none is named.
    #[error("the ceiling {ceiling} counts by person and the line names none")]
    PersonMissing { ceiling: String },
    /// A property has a value that the law does not know.
    #[error("{value} is no value of {dimension}")]
    UnknownValue { dimension: String, value: String },
    /// The rules refer to a date that the claim does not name.
    #[error("the claim names no date for the policy {policy:?}")]
    ReferenceDateMissing { policy: ReferenceDate },
    /// Nothing is in force at the date, before or after all that is known.
    #[error("no {} in force on {date}", axis.name())]
    NoneInForce { axis: Axis, date: Date },
    /// The date falls between two editions.
    #[error("{date} falls into a gap of {} between {last} and {next}", axis.name())]
    Gap { axis: Axis, date: Date, last: Date, next: Date },
    /// No line of the tariff names such work.
    #[error("no line of {rates} names this work")]
    NoItem { rates: String },
    /// Several lines of the tariff name such work.
    #[error("several lines of {rates} name this work: {items:?}")]
    SeveralItems { rates: String, items: Vec<String> },
    /// The line of the tariff has no number.
    #[error("the rate of {item} is unknown")]
    ItemWithoutRate { item: String },
    /// The number is a guess that nobody confirmed.
    #[error("the rate of {item} is a guess")]
    ItemNotPayable { item: String },
    /// The line chosen stands in a draft only.
    #[error("{item} stands in the draft {rates} only")]
    ItemOfDraft { item: String, rates: String },
    /// The line chosen does not stand in the edition in force.
    #[error("{item} does not stand in {rates}")]
    ItemOfOtherEdition { item: String, rates: String },
    /// The sum does not fit.
    #[error("the sum is out of range")]
    OutOfRange,
}

/// Why a number is marked unconfirmed (расталмаған, не подтверждено).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "doubt", rename_all = "snake_case")]
pub enum Doubt {
    /// When the rates came into force was not read.
    RatesDates { rates: String, grade: Grade },
    /// When the rules came into force was not read.
    RulesDates { rules: String, grade: Grade },
    /// A parameter of the rules was not read.
    RulesParameter { rules: String, parameter: String, grade: Grade },
    /// A ceiling was not read.
    CeilingUnread { ceiling: String, grade: Grade },
    /// The number of the line was not read in the act.
    Rate { item: String, grade: Grade },
    /// That the line belongs to this work is a hypothesis.
    Category { item: String, grade: Grade },
    /// The value of the indicator was not read in the act.
    Indicator { indicator: String, grade: Grade },
}

/// A number or name inside an explanation, typed so that every language writes it its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    /// A code or name; for a choice, the name of the choice.
    Text(String),
    /// A whole number, minutes mostly.
    Count(u32),
    /// A day.
    Date(Date),
    /// A day and a time.
    Moment(DateTime),
    /// A sum of money.
    Sum(Money),
    /// An exact number.
    Number(Rational),
}

type Arguments = Vec<(&'static str, Argument)>;

fn text(value: impl Into<String>) -> Argument {
    Argument::Text(value.into())
}

impl Step {
    /// Key of its text.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Claimed { .. } => "tariff-step-claimed",
            Self::RulesChosen { .. } => "tariff-step-rules",
            Self::OverlapCut { .. } => "tariff-step-overlap-cut",
            Self::TimeRounded { .. } => "tariff-step-time-rounded",
            Self::MinimumApplied { .. } => "tariff-step-minimum",
            Self::CeilingCut { day: Some(_), .. } => "tariff-step-ceiling-cut-day",
            Self::CeilingCut { day: None, .. } => "tariff-step-ceiling-cut-person",
            Self::Payable { .. } => "tariff-step-payable",
            Self::ReferenceDateChosen { .. } => "tariff-step-reference-date",
            Self::RatesChosen { .. } => "tariff-step-rates",
            Self::ItemChosen { .. } => "tariff-step-item",
            Self::IndicatorChosen { to: Some(_), .. } => "tariff-step-indicator",
            Self::IndicatorChosen { to: None, .. } => "tariff-step-indicator-open",
            Self::Multiplied { .. } => "tariff-step-multiplied",
            Self::MoneyRounded { .. } => "tariff-step-money-rounded",
        }
    }

    /// Variables of its text.
    #[must_use]
    pub fn arguments(&self) -> Arguments {
        use Argument::{Count, Date, Moment, Number, Sum};
        match self {
            Self::Claimed { start, end, minutes } => {
                vec![("start", Moment(*start)), ("end", Moment(*end)), ("minutes", Count(*minutes))]
            }
            Self::RulesChosen { rules, number, edition } => {
                vec![("rules", text(rules)), ("number", text(number)), ("edition", text(edition))]
            }
            Self::OverlapCut { cut, with } => vec![("cut", Count(*cut)), ("with", text(with))],
            Self::TimeRounded { unit, rounding, before, after } => vec![
                ("unit", Count(unit.minutes())),
                ("rounding", text(time_rounding_name(*rounding))),
                ("before", Count(*before)),
                ("after", Count(*after)),
            ],
            Self::MinimumApplied { before, after } => {
                vec![("before", Count(*before)), ("after", Count(*after))]
            }
            Self::CeilingCut { ceiling, day, limit, used, cut } => {
                let mut arguments = vec![
                    ("ceiling", text(ceiling)),
                    ("limit", Count(*limit)),
                    ("used", Count(*used)),
                    ("cut", Count(*cut)),
                ];
                arguments.extend(day.map(|day| ("day", Date(day))));
                arguments
            }
            Self::Payable { claimed, payable } => {
                vec![("claimed", Count(*claimed)), ("payable", Count(*payable))]
            }
            Self::ReferenceDateChosen { policy, date } => {
                vec![("policy", text(reference_date_name(*policy))), ("date", Date(*date))]
            }
            Self::RatesChosen { rates, number } => vec![("rates", text(rates)), ("number", text(number))],
            Self::ItemChosen { item, rate, base, by_person } => vec![
                ("item", text(item)),
                ("rate", Number(*rate)),
                ("base", text(base)),
                ("chosen", text(if *by_person { "person" } else { "properties" })),
            ],
            Self::IndicatorChosen { indicator, kind, value, from, to } => {
                let mut arguments = vec![
                    ("indicator", text(indicator)),
                    ("kind", text(indicator_kind_name(*kind))),
                    ("value", Number(*value)),
                    ("from", Date(*from)),
                ];
                arguments.extend(to.map(|to| ("to", Date(to))));
                arguments
            }
            Self::Multiplied { minutes, rate, value, exact } => vec![
                ("minutes", Count(*minutes)),
                ("rate", Number(*rate)),
                ("value", Number(*value)),
                ("exact", Number(*exact)),
            ],
            Self::MoneyRounded { exact, amount, places, rounding } => vec![
                ("exact", Number(*exact)),
                ("amount", Sum(*amount)),
                ("places", Count(*places)),
                ("rounding", text(money_rounding_name(*rounding))),
            ],
        }
    }
}

impl Refusal {
    /// Key of its text.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::DuplicateLine { .. } => "tariff-refusal-duplicate-line",
            Self::EmptyInterval { .. } => "tariff-refusal-empty-interval",
            Self::Overlap { .. } => "tariff-refusal-overlap",
            Self::PersonMissing { .. } => "tariff-refusal-person-missing",
            Self::UnknownValue { .. } => "tariff-refusal-unknown-value",
            Self::ReferenceDateMissing { .. } => "tariff-refusal-reference-date-missing",
            Self::NoneInForce { .. } => "tariff-refusal-none-in-force",
            Self::Gap { .. } => "tariff-refusal-gap",
            Self::NoItem { .. } => "tariff-refusal-no-item",
            Self::SeveralItems { .. } => "tariff-refusal-several-items",
            Self::ItemWithoutRate { .. } => "tariff-refusal-item-without-rate",
            Self::ItemNotPayable { .. } => "tariff-refusal-item-not-payable",
            Self::ItemOfDraft { .. } => "tariff-refusal-item-of-draft",
            Self::ItemOfOtherEdition { .. } => "tariff-refusal-item-of-other-edition",
            Self::OutOfRange => "tariff-refusal-out-of-range",
        }
    }

    /// Variables of its text.
    #[must_use]
    pub fn arguments(&self) -> Arguments {
        use Argument::{Count, Date, Moment};
        match self {
            Self::DuplicateLine { line } => vec![("line", text(line))],
            Self::EmptyInterval { start, end } => vec![("start", Moment(*start)), ("end", Moment(*end))],
            Self::Overlap { with, minutes } => vec![("with", text(with)), ("minutes", Count(*minutes))],
            Self::PersonMissing { ceiling } => vec![("ceiling", text(ceiling))],
            Self::UnknownValue { dimension, value } => {
                vec![("dimension", text(dimension)), ("value", text(value))]
            }
            Self::ReferenceDateMissing { policy } => vec![("policy", text(reference_date_name(*policy)))],
            Self::NoneInForce { axis, date } => vec![("axis", text(axis.name())), ("date", Date(*date))],
            Self::Gap { axis, date, last, next } => vec![
                ("axis", text(axis.name())),
                ("date", Date(*date)),
                ("last", Date(*last)),
                ("next", Date(*next)),
            ],
            Self::NoItem { rates } => vec![("rates", text(rates))],
            Self::SeveralItems { rates, items } => {
                vec![("rates", text(rates)), ("items", text(items.join(", ")))]
            }
            Self::ItemWithoutRate { item } | Self::ItemNotPayable { item } => vec![("item", text(item))],
            Self::ItemOfDraft { item, rates } | Self::ItemOfOtherEdition { item, rates } => {
                vec![("item", text(item)), ("rates", text(rates))]
            }
            Self::OutOfRange => Vec::new(),
        }
    }
}

impl Doubt {
    /// Key of its text.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::RatesDates { .. } => "tariff-doubt-rates-dates",
            Self::RulesDates { .. } => "tariff-doubt-rules-dates",
            Self::RulesParameter { .. } => "tariff-doubt-rules-parameter",
            Self::CeilingUnread { .. } => "tariff-doubt-ceiling",
            Self::Rate { .. } => "tariff-doubt-rate",
            Self::Category { .. } => "tariff-doubt-category",
            Self::Indicator { .. } => "tariff-doubt-indicator",
        }
    }

    /// Variables of its text.
    #[must_use]
    pub fn arguments(&self) -> Arguments {
        let (mut arguments, grade) = match self {
            Self::RatesDates { rates, grade } => (vec![("rates", text(rates))], grade),
            Self::RulesDates { rules, grade } => (vec![("rules", text(rules))], grade),
            Self::RulesParameter { rules, parameter, grade } => {
                (vec![("rules", text(rules)), ("parameter", text(parameter))], grade)
            }
            Self::CeilingUnread { ceiling, grade } => (vec![("ceiling", text(ceiling))], grade),
            Self::Rate { item, grade } | Self::Category { item, grade } => {
                (vec![("item", text(item))], grade)
            }
            Self::Indicator { indicator, grade } => (vec![("indicator", text(indicator))], grade),
        };
        arguments.push(("grade", text(grade.letter())));
        arguments
    }
}

fn time_rounding_name(rounding: TimeRounding) -> &'static str {
    match rounding {
        TimeRounding::None => "none",
        TimeRounding::Up => "up",
        TimeRounding::Down => "down",
    }
}

fn money_rounding_name(rounding: MoneyRounding) -> &'static str {
    match rounding {
        MoneyRounding::HalfUp => "half_up",
        MoneyRounding::Floor => "floor",
    }
}

fn reference_date_name(policy: ReferenceDate) -> &'static str {
    match policy {
        ReferenceDate::ServiceDate => "service_date",
        ReferenceDate::DocumentDate => "document_date",
        ReferenceDate::PaymentDate => "payment_date",
    }
}

fn indicator_kind_name(kind: IndicatorKind) -> &'static str {
    match kind {
        IndicatorKind::General => "general",
        IndicatorKind::Social => "social",
        IndicatorKind::Both => "both",
    }
}
