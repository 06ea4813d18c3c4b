//! Claims and decisions as they are signed.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;
use zan_kernel::{BoxFuture, Ctx, Platform, Result, codes::CodeLists};
use zan_signing::{Act, Acts, Line, Paper, Performed};

use super::{SubmitInput, actions, desk, store};

/// Code of the act by which the advocate signs a claim.
pub const SUBMIT: &str = "claim.submit";
/// Code of the act by which an officer signs that a claim goes back.
pub const RETURN: &str = "claim.return";
/// Code of the act by which an officer signs a refusal.
pub const REFUSE: &str = "claim.refuse";
/// Code of the act by which the second officer signs the approval.
pub const APPROVE: &str = "claim.approve";

/// Payload of [`SUBMIT`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Submission {
    pub claim_id: Uuid,
    pub input: SubmitInput,
}

/// Payload of the decisions; an approval has neither reasons nor words.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Decision {
    pub claim_id: Uuid,
    /// Codes of the list of reasons.
    pub reasons: Vec<String>,
    pub words: String,
}

/// Adds the acts on claims.
pub(crate) fn acts(acts: Acts) -> Acts {
    let decide = |act| Decide { act };
    acts.with(SUBMIT, Submit)
        .with(RETURN, decide(RETURN))
        .with(REFUSE, decide(REFUSE))
        .with(APPROVE, decide(APPROVE))
}

struct Submit;

impl Act for Submit {
    fn perform<'a>(
        &'a self,
        platform: &'a Platform,
        ctx: &'a mut Ctx,
        payload: &'a Value,
    ) -> BoxFuture<'a, Result<Performed>> {
        Box::pin(async move {
            let Submission { claim_id, input } = serde_json::from_value(payload.clone())?;
            actions::submit(ctx, &platform.codes, claim_id, &input).await?;
            let facts =
                facts(ctx, SUBMIT, claim_id, json!({"no_client_money": input.no_client_money})).await?;
            performed(ctx, claim_id, facts, Vec::new(), format!("/claims/{claim_id}")).await
        })
    }
}

/// A decision of the department.
struct Decide {
    act: &'static str,
}

impl Act for Decide {
    fn perform<'a>(
        &'a self,
        platform: &'a Platform,
        ctx: &'a mut Ctx,
        payload: &'a Value,
    ) -> BoxFuture<'a, Result<Performed>> {
        Box::pin(async move {
            let Decision { claim_id, reasons, words } = serde_json::from_value(payload.clone())?;
            let codes = &platform.codes;
            match self.act {
                RETURN => desk::return_(ctx, codes, claim_id, &reasons, &words).await?,
                REFUSE => desk::refuse(ctx, codes, claim_id, &reasons, &words).await?,
                _ => desk::approve(ctx, claim_id).await?,
            }
            let said = json!({"reasons": reasons, "words": words.trim()});
            let facts = facts(ctx, self.act, claim_id, said).await?;
            performed(
                ctx,
                claim_id,
                facts,
                why(self.act, codes, &reasons, &words),
                format!("/desk/{claim_id}"),
            )
            .await
        })
    }
}

/// The reasons of a decision as the officer reads them before signing.
fn why(act: &str, codes: &CodeLists, reasons: &[String], words: &str) -> Vec<Line> {
    let list = if act == REFUSE { "refusal_reason" } else { "return_reason" };
    let named = |lang| reasons.iter().map(|code| codes.name(list, code, lang)).collect::<Vec<_>>().join("; ");
    let mut lines = Vec::new();
    if !reasons.is_empty() {
        lines.push(Line::new("signing-reasons", named));
    }
    if !words.trim().is_empty() {
        lines.push(Line::same("signing-words", words.trim()));
    }
    lines
}

async fn performed(
    ctx: &mut Ctx,
    claim_id: Uuid,
    facts: Value,
    why: Vec<Line>,
    done: String,
) -> Result<Performed> {
    let claim = store::signed_facts(ctx, claim_id).await?;
    let sum =
        |key, sum: Option<rust_decimal::Decimal>| sum.map(|sum| Line::same(key, zan_language::money(sum)));
    let mut summary = vec![Line::same("signing-advocate", &claim.advocate)];
    summary.extend(sum("signing-total-claimed", claim.total_claimed));
    summary.extend(sum("signing-total-payable", claim.total_assessed));
    summary.extend(why);
    let papers = vec![Paper::facts(format!("claim-{}.json", claim.order_number), &facts)?];
    Ok(Performed { papers, about: claim.order_number, summary, done })
}

/// The claim with its lines as it stands after the act; the number, which the first submission gives, is left out of
/// that one, because it is not known before.
async fn facts(ctx: &mut Ctx, act: &str, claim_id: Uuid, said: Value) -> Result<Value> {
    let claim = store::signed_facts(ctx, claim_id).await?;
    let number = if act == SUBMIT { None } else { claim.number };
    let lines: Vec<_> = store::signed_lines(ctx, claim_id)
        .await?
        .into_iter()
        .map(|line| {
            json!({"position": line.position, "kind": line.kind, "started_at": line.started_at.to_string(),
                "ended_at": line.ended_at.to_string(), "minutes_claimed": line.minutes_claimed,
                "minutes_assessed": line.minutes_assessed, "amount_claimed": line.amount_claimed.to_string(),
                "amount_assessed": line.amount_assessed.to_string(), "tariff_item": line.tariff_item,
                "unconfirmed": line.unconfirmed, "difference": line.difference})
        })
        .collect();
    Ok(json!({
        "act": act,
        "said": said,
        "claim": {"number": number, "version": claim.version, "order_number": claim.order_number,
            "advocate": claim.advocate, "document_date": claim.document_date.to_string(),
            "tariff_edition": claim.tariff_edition, "currency": "KZT",
            "total_claimed": claim.total_claimed.map(|sum| sum.to_string()),
            "total_assessed": claim.total_assessed.map(|sum| sum.to_string()), "payee": claim.payee},
        "lines": lines,
    }))
}
