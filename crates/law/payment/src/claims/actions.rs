//! What the advocate does: prepare and submit.

use jiff::{Timestamp, civil::Date};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;
use zan_base::time::local_civil;
use zan_kernel::{Action, Ctx, Error, FieldError, Result, access, codes::CodeLists, numbers};

use super::{
    ClaimError, Event, StoredCalculation,
    desk::note,
    lines::{self, ActFacts, Prepared},
    store::{self, Appointment, LineRow, Locked},
    words,
};
use crate::tariffs::{self, Late, Terms};

/// What the advocate sends with a claim.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SubmitInput {
    /// The declaration: the client paid nothing.
    pub no_client_money: bool,
    /// Lines of the draft to leave for another claim.
    pub leave_out: Vec<Uuid>,
}

/// Opens the draft for an appointment, or brings the one at hand (a draft, a returned claim) up to date: every act
/// that no other claim holds, priced by the law of the day. Answers the claim's id.
///
/// # Errors
/// `claim-no-acts`; `claim-no-terms`; `not-found` for another's appointment.
pub async fn open(ctx: &mut Ctx, codes: &CodeLists, assignment_id: Uuid) -> Result<Uuid> {
    access::allow(ctx.actor(), Action::ClaimWrite)?;
    let advocate_id = ctx.actor().require_advocate()?;
    let appointment = store::lock_assignment(ctx, assignment_id, advocate_id).await?;
    let known = store::open_claim_of(ctx, assignment_id).await?;
    let id = known.unwrap_or_else(|| ctx.new_id());
    let acts = store::free_acts(ctx, assignment_id, id).await?;
    if acts.is_empty() {
        return Err(ClaimError::NoActs.into());
    }
    let dates = dates(ctx, &appointment, &acts).await?;
    let claim = match known {
        Some(id) => Some(store::lock(ctx, id).await?),
        None => None,
    };
    let document_date = match &claim {
        // The term runs from the first submission; a correction does not start it anew.
        Some(claim) if claim.submitted_at.is_some() => claim.document_date,
        Some(_) => {
            store::set_dates(ctx, id, dates.document, dates.file_by).await?;
            dates.document
        }
        None => {
            store::insert(ctx, id, &appointment, dates.document, dates.file_by).await?;
            dates.document
        }
    };
    let written = write_lines(ctx, codes, &appointment, id, acts, document_date).await?;
    let facts = json!({"order": appointment.order_id, "lines": written.lines,
        "sum": written.calculation.total_claimed()});
    ctx.record("claim.opened", "claim", id, facts);
    ctx.notify(zan_kernel::events::advocate_topic(advocate_id));
    Ok(id)
}

struct Dates {
    document: Date,
    file_by: Date,
}

/// Day of the confirming document: of the notice or of the last act the body confirmed, whichever is later; without
/// either, of the last act.
fn document_moment(notice: Option<Timestamp>, acts: &[ActFacts]) -> Option<Timestamp> {
    let answered = acts.iter().filter(|act| act.body.answer == "confirmed");
    let confirmed = answered.map(|act| act.ended_at).max();
    notice.max(confirmed).or_else(|| acts.iter().map(|act| act.ended_at).max())
}

async fn dates(ctx: &mut Ctx, appointment: &Appointment, acts: &[ActFacts]) -> Result<Dates> {
    let notice = store::notice_issued(ctx, appointment.assignment_id).await?;
    let moment = document_moment(notice, acts).ok_or(ClaimError::NoActs)?;
    let document = local_civil(moment, &appointment.timezone).map_err(Error::fault)?.date();
    let table = tariffs::terms(ctx.db()).await?;
    let terms = table.at(document).ok_or(ClaimError::NoTerms { day: document })?;
    Ok(Dates { document, file_by: terms.file_by(document).map_err(Error::fault)? })
}

struct Written {
    lines: usize,
    calculation: StoredCalculation,
    refused: Vec<FieldError>,
}

/// Prices the acts and writes them as the lines of the claim.
async fn write_lines(
    ctx: &mut Ctx,
    codes: &CodeLists,
    appointment: &Appointment,
    claim_id: Uuid,
    acts: Vec<ActFacts>,
    document_date: Date,
) -> Result<Written> {
    let first = acts.iter().map(|act| act.started_at).min().unwrap_or_else(|| ctx.now());
    let last = acts.iter().map(|act| act.ended_at).max().unwrap_or_else(|| ctx.now());
    let matter = appointment.matter();
    let elsewhere =
        store::taken(ctx.db(), claim_id, appointment.advocate_id, &matter.person_key, (first, last)).await?;
    let taken = lines::taken(&elsewhere, codes)?;
    let known = store::line_ids(ctx, claim_id).await?;
    let prepared = lines::prepare(acts, &known, || ctx.new_id());
    let book = tariffs::book(ctx.db()).await?;
    let calculation = StoredCalculation::new(
        lines::claimed_input(&matter, &prepared, document_date, &taken, codes)?,
        lines::assessed_input(&matter, &prepared, document_date, &taken, codes)?,
        &book,
    );
    let rows = prepared.into_iter().map(|line| row(line, &calculation)).collect::<Result<Vec<_>>>()?;
    store::replace_lines(ctx, claim_id, &rows).await?;
    let editions: std::collections::BTreeSet<&str> =
        rows.iter().filter_map(|row| row.explanation.tariff_edition()).collect();
    let edition = editions.into_iter().collect::<Vec<_>>().join(", ");
    let edition = (!edition.is_empty()).then_some(edition.as_str());
    let indicator = rows.iter().rev().find_map(|row| row.explanation.indicator());
    store::set_calculation(ctx, claim_id, &calculation, edition, indicator).await?;
    Ok(Written { lines: rows.len(), refused: refused(&rows), calculation })
}

fn row(line: Prepared, calculation: &StoredCalculation) -> Result<LineRow> {
    let explanation = calculation
        .explanation(line.position, line.act.body)
        .ok_or_else(|| Error::fault("the engine left a line out"))?;
    let assessed = explanation.assessed.as_ref();
    let amount = |result: Option<&zan_tariff::LineResult>| {
        result.and_then(|result| result.amount).map_or(Decimal::ZERO, zan_base::Money::amount)
    };
    let minutes = |minutes: u32| i32::try_from(minutes).map_err(Error::fault);
    let minutes_claimed = minutes(explanation.claimed.claimed_minutes)?;
    let minutes_assessed = minutes(assessed.map_or(0, |result| result.claimed_minutes))?.min(minutes_claimed);
    let shorter = minutes_assessed < minutes_claimed;
    Ok(LineRow {
        id: line.line_id,
        act_id: line.act.act_id,
        position: line.position,
        kind: line.act.kind,
        started_at: line.act.started_at,
        ended_at: line.act.ended_at,
        minutes_claimed,
        minutes_assessed,
        amount_claimed: amount(Some(&explanation.claimed)),
        amount_assessed: amount(assessed),
        tariff_item: explanation.counting().item.clone().unwrap_or_default(),
        unconfirmed: explanation.counting().unconfirmed,
        difference: shorter.then_some("times_confirmed_shorter"),
        explanation,
    })
}

/// Lines that have no amount, as errors of the form.
fn refused(rows: &[LineRow]) -> Vec<FieldError> {
    rows.iter()
        .filter_map(|row| {
            let refusal = row.explanation.claimed.refusal.as_ref()?;
            let mut error = FieldError::new(format!("line-{}", row.id), refusal.code());
            for (name, argument) in refusal.arguments() {
                error = error.with(name, words::shown(&argument));
            }
            Some(error)
        })
        .collect()
}

/// Submits a draft, or a returned claim again under its own number; under the advocate's electronic signature. Lines are priced anew, so that what the body
/// answered in the meantime counts.
///
/// # Errors
/// `signature-required`; `claim-wrong-state`; `claim-no-iban`; `claim-late` for a first submission; `claim-no-acts` when every line is left
/// out; field errors for the missing declaration (`no_client_money`) and for lines without an amount (`line-<id>`);
/// `not-found` for another's claim.
pub async fn submit(ctx: &mut Ctx, codes: &CodeLists, claim_id: Uuid, input: &SubmitInput) -> Result<()> {
    access::allow(ctx.actor(), Action::ClaimWrite)?;
    ctx.require_signature()?;
    let advocate_id = ctx.actor().require_advocate()?;
    let assignment_id = store::assignment_of(ctx, claim_id, advocate_id).await?;
    let appointment = store::lock_assignment(ctx, assignment_id, advocate_id).await?;
    let claim = store::lock(ctx, claim_id).await?;
    let next = claim.state().after(Event::Submit).ok_or(ClaimError::WrongState)?;
    if appointment.iban.as_ref().is_none_or(|iban| iban.trim().is_empty()) {
        return Err(ClaimError::NoAccount.into());
    }
    let acts = kept_acts(ctx, &claim, &input.leave_out).await?;
    let document_date = if claim.submitted_at.is_none() {
        let dates = dates(ctx, &appointment, &acts).await?;
        in_time(ctx, &appointment, &dates).await?;
        store::set_dates(ctx, claim_id, dates.document, dates.file_by).await?;
        dates.document
    } else {
        claim.document_date
    };
    let written = write_lines(ctx, codes, &appointment, claim_id, acts, document_date).await?;
    let mut errors = written.refused;
    if !input.no_client_money {
        errors.insert(0, FieldError::new("no_client_money", "claim-declaration"));
    }
    if !errors.is_empty() {
        return Err(Error::invalid(errors));
    }
    let number = number(ctx, &claim).await?;
    let version = claim.version.saturating_add(i32::from(claim.submitted_at.is_some()));
    let payee = store::payee(ctx, advocate_id, document_date).await?;
    store::set_submitted(ctx, claim_id, &number, version, &payee).await?;
    store::decide(ctx, &claim, version, "submission", &[], "").await?;
    let facts = json!({"number": number, "version": version, "lines": written.lines, "state": next.code(),
        "claimed": written.calculation.total_claimed(), "assessed": written.calculation.total_assessed(),
        "unconfirmed": written.calculation.is_unconfirmed()});
    note(ctx, &Locked { number: Some(number), ..claim }, "claim.submitted", facts);
    Ok(())
}

/// The acts of the claim's lines without those left out; acts recorded since the draft was shown wait for the next
/// opening.
async fn kept_acts(ctx: &mut Ctx, claim: &Locked, leave_out: &[Uuid]) -> Result<Vec<ActFacts>> {
    let known = store::line_ids(ctx, claim.id).await?;
    let mut acts = store::free_acts(ctx, claim.assignment_id, claim.id).await?;
    acts.retain(|act| known.get(&act.act_id).is_some_and(|line| !leave_out.contains(line)));
    if acts.is_empty() { Err(ClaimError::NoActs.into()) } else { Ok(acts) }
}

async fn in_time(ctx: &mut Ctx, appointment: &Appointment, dates: &Dates) -> Result<()> {
    let today = local_civil(ctx.now(), &appointment.timezone).map_err(Error::fault)?.date();
    let table = tariffs::terms(ctx.db()).await?;
    let terms: &Terms = table.at(dates.document).ok_or(ClaimError::NoTerms { day: dates.document })?;
    if today > dates.file_by && terms.filing.late == Late::Refuse {
        return Err(ClaimError::Late { document_date: dates.document, file_by: dates.file_by }.into());
    }
    Ok(())
}

async fn number(ctx: &mut Ctx, claim: &Locked) -> Result<String> {
    if let Some(number) = &claim.number {
        return Ok(number.clone());
    }
    let year = local_civil(ctx.now(), &claim.timezone).map_err(Error::fault)?.year();
    let serial = numbers::next(ctx, &format!("claim:{}:{year}", claim.region)).await?;
    Ok(format!("P{}-{year}-{serial:06}", claim.region))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::BodySide;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn act(ended: &str, answer: &str) -> ActFacts {
        ActFacts {
            act_id: Uuid::nil(),
            kind: "interrogation".to_owned(),
            started_at: at("2026-03-01T05:00:00Z"),
            ended_at: at(ended),
            body: BodySide { answer: answer.to_owned(), started_at: None, ended_at: None, note: None },
        }
    }

    #[test]
    fn the_term_runs_from_the_last_document() {
        let acts = [act("2026-03-02T06:00:00Z", "confirmed"), act("2026-03-09T06:00:00Z", "awaited")];
        let notice = Some(at("2026-03-01T04:00:00Z"));
        assert_eq!(document_moment(notice, &acts), Some(at("2026-03-02T06:00:00Z")));
        let later = Some(at("2026-03-05T04:00:00Z"));
        assert_eq!(document_moment(later, &acts), later);
        assert_eq!(document_moment(None, &acts[1..]), Some(at("2026-03-09T06:00:00Z")));
        assert_eq!(document_moment(None, &[]), None);
    }
}
