//! What the officers of the justice department do: return, check, approve, refuse.

use rust_decimal::Decimal;
use serde_json::{Value, json};
use uuid::Uuid;
use zan_kernel::{
    Action, Ctx, Error, Result, access,
    codes::CodeLists,
    events::{advocate_topic, desk_topic, order_topic},
    outbox,
};
use zan_language::{Lang, Value as TextValue};

use super::{
    AssessedLine, ClaimError, Event,
    input::{Assessed, check_lines, check_reasons},
    store::{self, Locked},
};
use crate::tariffs;

/// A claim of the acting officer's region, locked.
async fn lock_own(ctx: &mut Ctx, action: Action, claim_id: Uuid) -> Result<Locked> {
    access::allow(ctx.actor(), action)?;
    let region = ctx.actor().require_person()?.region.clone();
    let claim = store::lock(ctx, claim_id).await?;
    // A draft is the advocate's own paper: the department does not know of it.
    let known = region.as_deref() == Some(claim.region.as_str()) && claim.submitted_at.is_some();
    if known { Ok(claim) } else { Err(Error::not_found()) }
}

/// Gives a claim back for correction, under the officer's electronic signature.
///
/// # Errors
/// `signature-required`; field errors for `reasons` (list `return_reason`, at least one) and `note`; `claim-wrong-state`; `not-found`.
pub async fn return_(
    ctx: &mut Ctx,
    codes: &CodeLists,
    claim_id: Uuid,
    reasons: &[String],
    words: &str,
) -> Result<()> {
    ctx.require_signature()?;
    let claim = lock_own(ctx, Action::ClaimCheck, claim_id).await?;
    claim.state().after(Event::Return).ok_or(ClaimError::WrongState)?;
    let words = words.trim();
    let errors = check_reasons(codes, "return_reason", reasons, words);
    if !errors.is_empty() {
        return Err(Error::invalid(errors));
    }
    store::set_returned(ctx, claim_id).await?;
    store::decide(ctx, &claim, claim.version, "return", reasons, words).await?;
    note(ctx, &claim, "claim.returned", json!({"reasons": reasons, "version": claim.version}));
    tell_decision(ctx, codes, &claim, "return", reasons, words).await
}

/// The first officer assesses every line; the engine prices the assessed minutes.
///
/// # Errors
/// Field errors `minutes-<line>`, `difference-<line>`, `note`, `lines`; `claim-wrong-state`; `not-found`.
pub async fn check(
    ctx: &mut Ctx,
    codes: &CodeLists,
    claim_id: Uuid,
    lines: &[AssessedLine],
    words: &str,
) -> Result<()> {
    let claim = lock_own(ctx, Action::ClaimCheck, claim_id).await?;
    claim.state().after(Event::Check).ok_or(ClaimError::WrongState)?;
    let words = words.trim();
    let known = store::claimed_lines(ctx, claim_id).await?;
    let claimed: Vec<_> = known.iter().map(|(line, _)| *line).collect();
    let assessed = check_lines(codes, &claimed, lines, words).map_err(Error::invalid)?;
    let stored = store::calculation(ctx.db(), claim_id).await?;
    let book = tariffs::exactly(ctx.db(), &stored.sources).await?;
    let minutes: Vec<_> = assessed.iter().map(|line| (line.position, line.minutes)).collect();
    let calculation = stored.assessed_at(&minutes, &book);
    for (line, (_, body)) in assessed.iter().zip(known) {
        write_line(ctx, line, &calculation, body).await?;
    }
    store::set_assessed(ctx, claim_id, &calculation).await?;
    let officer = ctx.actor().require_person()?.account_id;
    store::set_checked(ctx, claim_id, officer).await?;
    store::decide(ctx, &claim, claim.version, "check", &[], words).await?;
    let cuts: Vec<_> = assessed
        .iter()
        .filter_map(|line| {
            Some(json!({"line": line.position, "minutes": line.minutes, "reason": line.difference.as_ref()?}))
        })
        .collect();
    note(ctx, &claim, "claim.checked", json!({"assessed": calculation.total_assessed(), "cuts": cuts}));
    Ok(())
}

async fn write_line(
    ctx: &mut Ctx,
    line: &Assessed,
    calculation: &super::StoredCalculation,
    body: super::BodySide,
) -> Result<()> {
    let explanation = calculation
        .explanation(line.position, body)
        .ok_or_else(|| Error::fault("a line of the claim is not in its calculation"))?;
    let amount = explanation.assessed.as_ref().and_then(|result| result.amount);
    store::assess_line(ctx, line, amount.map_or(Decimal::ZERO, zan_base::Money::amount), &explanation).await
}

/// A second officer of the same department approves what the first one assessed, under the electronic signature.
///
/// # Errors
/// `signature-required`; `claim-second-person` for the officer who checked; `claim-wrong-state`; `not-found`.
pub async fn approve(ctx: &mut Ctx, claim_id: Uuid) -> Result<()> {
    ctx.require_signature()?;
    let claim = lock_own(ctx, Action::ClaimApprove, claim_id).await?;
    claim.state().after(Event::Approve).ok_or(ClaimError::WrongState)?;
    let officer = ctx.actor().require_person()?.account_id;
    if claim.checked_by == Some(officer) {
        return Err(ClaimError::SecondPerson.into());
    }
    store::set_approved(ctx, claim_id, officer).await?;
    store::decide(ctx, &claim, claim.version, "approval", &[], "").await?;
    note(ctx, &claim, "claim.approved", json!({"assessed": claim.total_assessed}));
    Ok(())
}

/// Decides against a claim on its merits, under the electronic signature.
///
/// # Errors
/// `signature-required`; field errors for `reasons` (list `refusal_reason`, at least one) and `note`; `claim-wrong-state`; `not-found`.
pub async fn refuse(
    ctx: &mut Ctx,
    codes: &CodeLists,
    claim_id: Uuid,
    reasons: &[String],
    words: &str,
) -> Result<()> {
    ctx.require_signature()?;
    let claim = lock_own(ctx, Action::ClaimApprove, claim_id).await?;
    claim.state().after(Event::Refuse).ok_or(ClaimError::WrongState)?;
    let words = words.trim();
    let errors = check_reasons(codes, "refusal_reason", reasons, words);
    if !errors.is_empty() {
        return Err(Error::invalid(errors));
    }
    store::set_refused(ctx, claim_id).await?;
    store::decide(ctx, &claim, claim.version, "refusal", reasons, words).await?;
    note(ctx, &claim, "claim.refused", json!({"reasons": reasons}));
    tell_decision(ctx, codes, &claim, "refusal", reasons, words).await
}

/// Writes an event into the journal, under the claim with all its facts and under the request without sums, because
/// the body reads the request; wakes the pages that show either.
pub(crate) fn note(ctx: &mut Ctx, claim: &Locked, action: &'static str, facts: Value) {
    ctx.record(action, "claim", claim.id, facts);
    let brief = json!({"claim": claim.id, "number": claim.number});
    ctx.record(action, "order", claim.order_id, brief);
    ctx.notify(order_topic(claim.order_id));
    ctx.notify(desk_topic(&claim.region));
    ctx.notify(advocate_topic(claim.advocate_id));
}

async fn tell_decision(
    ctx: &mut Ctx,
    codes: &CodeLists,
    claim: &Locked,
    decision: &str,
    reasons: &[String],
    words: &str,
) -> Result<()> {
    let list = if decision == "refusal" { "refusal_reason" } else { "return_reason" };
    let named = |lang| {
        let names = reasons.iter().map(|reason| codes.name(list, reason, lang).to_owned());
        names.collect::<Vec<_>>().join("; ")
    };
    let link = |lang: Lang| ctx.link(&format!("/{}/claims/{}", lang.code(), claim.id));
    let letter = |lang: Lang, key: &str| {
        let args = [
            ("number", TextValue::from(claim.shown_number())),
            ("reasons", TextValue::from(named(lang))),
            ("note", TextValue::from(words.to_owned())),
            ("link", TextValue::from(link(lang))),
        ];
        lang.tf(key, &args)
    };
    let (subject, body) = if decision == "refusal" {
        ("letter-claim-refused-subject", "letter-claim-refused-body")
    } else {
        ("letter-claim-returned-subject", "letter-claim-returned-body")
    };
    tell_advocate(ctx, claim, letter(Lang::Kk, subject), letter(Lang::Kk, body), letter(Lang::Ru, body)).await
}

/// A letter to the advocate, in both languages of the law.
pub(crate) async fn tell_advocate(
    ctx: &mut Ctx,
    claim: &Locked,
    subject: String,
    kazakh: String,
    russian: String,
) -> Result<()> {
    let letter = outbox::NewLetter {
        to: claim.advocate_email.clone(),
        lang: Lang::Kk,
        subject,
        body: format!("{kazakh}\n\n———\n\n{russian}\n"),
        offer_id: None,
    };
    outbox::write_letter(ctx, letter).await?;
    Ok(())
}
