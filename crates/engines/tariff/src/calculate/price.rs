//! From payable minutes to money.

use jiff::civil::Date;
use zan_base::Money;

use super::{Trace, refusal};
use crate::{
    Axis, ClaimInput, Doubt, Edition, EditionStatus, IndicatorRow, Item, LineInput, Rational, ReferenceDate,
    Refusal, RulesEdition, Step, TariffBook, Unit,
};

pub(super) fn price(
    claim: &ClaimInput,
    line: &LineInput,
    minutes: u32,
    rules: &RulesEdition,
    book: &TariffBook,
    trace: &mut Trace<'_>,
) -> Result<Money, Refusal> {
    let date = reference_date(claim, line, rules)?;
    trace.step(Step::ReferenceDateChosen { policy: rules.reference_date.policy, date });
    let edition = book.edition_at(date).map_err(|missing| refusal(Axis::Rates, date, missing))?;
    trace.rates(edition);
    let item = choose(line, edition, book, trace)?;
    let rate = trace.rate_of(item, edition, line.item.is_some())?;
    let indicator = book
        .indicator_at(&edition.base, rules.indicator.kind, date)
        .map_err(|missing| refusal(Axis::Indicator, date, missing))?;
    trace.indicator(indicator);
    let exact = Rational::new(i128::from(minutes), 60)
        .ok()
        .and_then(|hours| hours.checked_mul(rate)?.checked_mul(indicator.value))
        .ok_or(Refusal::OutOfRange)?;
    trace.step(Step::Multiplied { minutes, rate, value: indicator.value, exact });
    let (places, rounding) = (rules.money.places, rules.money.rounding);
    let amount = exact.round(places, rounding).ok_or(Refusal::OutOfRange)?;
    trace.step(Step::MoneyRounded { exact, amount, places, rounding });
    Ok(amount)
}

fn reference_date(claim: &ClaimInput, line: &LineInput, rules: &RulesEdition) -> Result<Date, Refusal> {
    let policy = rules.reference_date.policy;
    match policy {
        ReferenceDate::ServiceDate => Some(line.start.date()),
        ReferenceDate::DocumentDate => claim.document_date,
        ReferenceDate::PaymentDate => claim.payment_date,
    }
    .ok_or(Refusal::ReferenceDateMissing { policy })
}

fn choose<'b>(
    line: &LineInput,
    edition: &'b Edition,
    book: &TariffBook,
    trace: &mut Trace<'_>,
) -> Result<&'b Item, Refusal> {
    if let Some(code) = &line.item {
        return edition.item(code).ok_or_else(|| misplaced(code, edition, book));
    }
    let rates = edition.id.clone();
    let matching: Vec<_> =
        edition.mappings.iter().filter(|mapping| mapping.applies(&line.properties)).collect();
    let mapping = match matching.as_slice() {
        [] => return Err(Refusal::NoItem { rates }),
        [mapping] => *mapping,
        several => {
            let items = several.iter().map(|mapping| mapping.item.clone()).collect();
            return Err(Refusal::SeveralItems { rates, items });
        }
    };
    if !mapping.grade.is_confirmed() || !mapping.status.is_confirmed() {
        trace.doubt(Doubt::Category { item: mapping.item.clone(), grade: mapping.grade });
    }
    edition.item(&mapping.item).ok_or(Refusal::NoItem { rates })
}

fn misplaced(code: &str, edition: &Edition, book: &TariffBook) -> Refusal {
    let mut drafts = book.editions().iter().filter(|other| other.status == EditionStatus::Draft);
    match drafts.find(|draft| draft.item(code).is_some()) {
        Some(draft) => Refusal::ItemOfDraft { item: code.to_owned(), rates: draft.id.clone() },
        None => Refusal::ItemOfOtherEdition { item: code.to_owned(), rates: edition.id.clone() },
    }
}

impl Trace<'_> {
    fn rates(&mut self, edition: &Edition) {
        self.step(Step::RatesChosen { rates: edition.id.clone(), number: edition.number.clone() });
        if !edition.validity_grade.is_confirmed() {
            self.doubt(Doubt::RatesDates { rates: edition.id.clone(), grade: edition.validity_grade });
        }
    }

    /// The number of a line, if it may be paid.
    fn rate_of(&mut self, item: &Item, edition: &Edition, by_person: bool) -> Result<Rational, Refusal> {
        self.result.item = Some(item.code.clone());
        self.cite(edition.citation(item));
        let code = || item.code.clone();
        let rate = item.rate.filter(|_| item.unit == Unit::Hour);
        let rate = rate.ok_or_else(|| Refusal::ItemWithoutRate { item: code() })?;
        if !item.status.may_be_paid() {
            return Err(Refusal::ItemNotPayable { item: code() });
        }
        if !item.grade.is_confirmed() || !item.status.is_confirmed() {
            self.doubt(Doubt::Rate { item: code(), grade: item.grade });
        }
        self.step(Step::ItemChosen { item: code(), rate, base: edition.base.clone(), by_person });
        Ok(rate)
    }

    fn indicator(&mut self, row: &IndicatorRow) {
        self.cite(row.citation());
        if !row.grade.is_confirmed() {
            self.doubt(Doubt::Indicator { indicator: row.indicator.clone(), grade: row.grade });
        }
        self.step(Step::IndicatorChosen {
            indicator: row.indicator.clone(),
            kind: row.kind,
            value: row.value,
            from: row.valid_from,
            to: row.valid_to,
        });
    }
}
