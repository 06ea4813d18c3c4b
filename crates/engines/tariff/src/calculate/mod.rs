//! The order of the work: time first, in the order in which it passed; then the price of every line.

mod price;
mod time;

use std::collections::BTreeSet;

use zan_base::{Citation, Money};

use crate::{
    Axis, Calculation, ClaimInput, Doubt, LineInput, LineResult, Missing, Refusal, RulesEdition, Step,
    TariffBook,
};

/// Calculates a claim. Total: every claim has an answer; a line that has no amount says why.
#[must_use]
pub fn calculate(claim: &ClaimInput, book: &TariffBook) -> Calculation {
    let mut times = time::Times::new(claim);
    let mut assessed: Vec<(usize, LineResult)> = Vec::with_capacity(claim.lines.len());
    let mut known = BTreeSet::new();
    let mut total = Money::ZERO;
    for (position, line) in in_order_of_time(claim) {
        let mut result = started(line);
        let mut trace = Trace::new(&mut result);
        let amount = if known.insert(line.id.as_str()) {
            assess(claim, line, book, &mut times, &mut trace)
        } else {
            Err(Refusal::DuplicateLine { line: line.id.clone() })
        };
        match amount.and_then(|amount| add_up(&mut total, amount)) {
            Ok(amount) => result.amount = Some(amount),
            Err(refusal) => result.refusal = Some(refusal),
        }
        result.unconfirmed = !result.doubts.is_empty();
        assessed.push((position, result));
    }
    assessed.sort_by_key(|(position, _)| *position);
    summed_up(assessed.into_iter().map(|(_, line)| line).collect(), total)
}

fn in_order_of_time(claim: &ClaimInput) -> Vec<(usize, &LineInput)> {
    let mut lines: Vec<_> = claim.lines.iter().enumerate().collect();
    lines.sort_by_key(|(position, line)| (line.start, line.end, *position));
    lines
}

fn assess(
    claim: &ClaimInput,
    line: &LineInput,
    book: &TariffBook,
    times: &mut time::Times<'_>,
    trace: &mut Trace<'_>,
) -> Result<Money, Refusal> {
    let interval = time::Interval::claimed(line)?;
    trace.claimed(line, interval.minutes());
    check_values(line, book)?;
    let rules = book.rules_at(line.start.date()).map_err(|m| refusal(Axis::Rules, line.start.date(), m))?;
    trace.rules(rules);
    let payable = times.payable(line, interval, rules, trace)?;
    trace.payable(payable);
    price::price(claim, line, payable, rules, book, trace)
}

fn check_values(line: &LineInput, book: &TariffBook) -> Result<(), Refusal> {
    for (dimension, value) in &line.properties {
        if !book.values(*dimension).is_some_and(|values| values.contains(value)) {
            let dimension = dimension.name().to_owned();
            return Err(Refusal::UnknownValue { dimension, value: value.clone() });
        }
    }
    Ok(())
}

/// Adds to the total, so that a sum that fits no account is refused where it arises.
fn add_up(total: &mut Money, amount: Money) -> Result<Money, Refusal> {
    *total = total.checked_add(amount).ok_or(Refusal::OutOfRange)?;
    Ok(amount)
}

fn refusal(axis: Axis, date: jiff::civil::Date, missing: Missing) -> Refusal {
    match missing {
        Missing::Outside => Refusal::NoneInForce { axis, date },
        Missing::Gap { last, next } => Refusal::Gap { axis, date, last, next },
    }
}

fn started(line: &LineInput) -> LineResult {
    LineResult {
        id: line.id.clone(),
        claimed_minutes: 0,
        payable_minutes: 0,
        item: None,
        amount: None,
        refusal: None,
        steps: Vec::with_capacity(10),
        citations: Vec::with_capacity(8),
        unconfirmed: false,
        doubts: Vec::new(),
    }
}

fn summed_up(lines: Vec<LineResult>, total: Money) -> Calculation {
    let payable = lines.iter().filter(|line| line.refusal.is_none());
    Calculation {
        claimed_minutes: lines.iter().map(|line| u64::from(line.claimed_minutes)).sum(),
        payable_minutes: payable.map(|line| u64::from(line.payable_minutes)).sum(),
        total,
        unconfirmed: lines.iter().any(|line| line.unconfirmed),
        lines,
    }
}

/// Writes down what was done for one line.
struct Trace<'a> {
    result: &'a mut LineResult,
}

impl<'a> Trace<'a> {
    fn new(result: &'a mut LineResult) -> Self {
        Self { result }
    }

    fn step(&mut self, step: Step) {
        self.result.steps.push(step);
    }

    fn cite(&mut self, citation: Citation) {
        if !self.result.citations.contains(&citation) {
            self.result.citations.push(citation);
        }
    }

    fn doubt(&mut self, doubt: Doubt) {
        self.result.doubts.push(doubt);
    }

    fn claimed(&mut self, line: &LineInput, minutes: u32) {
        self.result.claimed_minutes = minutes;
        self.step(Step::Claimed { start: line.start, end: line.end, minutes });
    }

    fn payable(&mut self, payable: u32) {
        self.result.payable_minutes = payable;
        self.step(Step::Payable { claimed: self.result.claimed_minutes, payable });
    }

    fn rules(&mut self, rules: &RulesEdition) {
        self.step(Step::RulesChosen {
            rules: rules.id.clone(),
            number: rules.number.clone(),
            edition: rules.edition.clone(),
        });
        if !rules.validity_grade.is_confirmed() {
            self.doubt(Doubt::RulesDates { rules: rules.id.clone(), grade: rules.validity_grade });
        }
        for (parameter, provenance) in rules.parameters() {
            self.cite(rules.citation(provenance));
            if !provenance.grade.is_confirmed() {
                self.doubt(Doubt::RulesParameter {
                    rules: rules.id.clone(),
                    parameter: parameter.to_owned(),
                    grade: provenance.grade,
                });
            }
        }
    }
}
