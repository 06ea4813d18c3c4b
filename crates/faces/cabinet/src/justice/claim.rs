//! One claim on the desk: lines with assessed minutes, findings, history, the four decisions.

use askama::Template;
use axum::{
    Extension,
    response::{IntoResponse, Response},
};
use uuid::Uuid;
use zan_kernel::{Error, FieldError};
use zan_payment::claims::{self, AssessedLine, ClaimView, SignedDecision, State};
use zan_signing::Signing;
use zan_ui::{Answer, Choice, Draft, Frame, Id, Member, Page, Redirect, Tone, invalid};

use super::{choices, region};
use crate::advocate::claim_view::{WholeClaim, way};
use crate::{navigation::framed, signing::ask};

#[derive(Template)]
#[template(path = "justice/claim.html")]
pub(super) struct ClaimPage {
    pub frame: Frame,
    pub claim: WholeClaim,
    pub draft: Draft,
    pub steps: Vec<String>,
    pub cut_reasons: Vec<Choice>,
    pub return_reasons: Vec<Choice>,
    pub refusal_reasons: Vec<Choice>,
    /// Waits for the first officer.
    pub to_check: bool,
    /// Waits for the second officer.
    pub to_approve: bool,
    /// The reader is the first officer and may not be the second.
    pub same_person: bool,
}

/// `GET /{lang}/desk/{id}`
pub(super) async fn show(member: Member, Id(id): Id) -> Answer<Response> {
    Ok(Page(page(&member, id, Draft::new()).await?).into_response())
}

/// `POST /{lang}/desk/{id}/check`: fields `minutes-<line>`, `difference-<line>`, `note`.
pub(super) async fn check(member: Member, Id(id): Id, draft: Draft) -> Answer<Response> {
    let view = claims::for_desk(&member.shell.platform, &region(&member)?, id).await?;
    let typed = |line: &claims::ClaimLine| AssessedLine {
        line_id: line.id,
        minutes: draft.value(&format!("minutes-{}", line.id)).to_owned(),
        difference: draft.value(&format!("difference-{}", line.id)).to_owned(),
    };
    let lines: Vec<_> = view.lines.iter().map(typed).collect();
    let mut ctx = member.ctx().await?;
    let codes = &member.shell.platform.codes;
    if let Err(error) = claims::check(&mut ctx, codes, id, &lines, draft.value("note")).await {
        return again(&member, id, draft.refused(error)?).await;
    }
    ctx.commit().await?;
    done(&member, id, "justice-checked")
}

/// `POST /{lang}/desk/{id}/return`: fields `return-reasons`, `return-note`.
pub(super) async fn give_back(
    member: Member,
    Extension(signing): Extension<Signing>,
    Id(id): Id,
    draft: Draft,
) -> Answer<Response> {
    decide(&member, &signing, id, draft, (claims::RETURN, "return")).await
}

/// `POST /{lang}/desk/{id}/refusal`: fields `refusal-reasons`, `refusal-note`.
pub(super) async fn refuse(
    member: Member,
    Extension(signing): Extension<Signing>,
    Id(id): Id,
    draft: Draft,
) -> Answer<Response> {
    decide(&member, &signing, id, draft, (claims::REFUSE, "refusal")).await
}

/// `POST /{lang}/desk/{id}/approval`
pub(super) async fn approve(
    member: Member,
    Extension(signing): Extension<Signing>,
    Id(id): Id,
) -> Answer<Response> {
    decide(&member, &signing, id, Draft::new(), (claims::APPROVE, "approval")).await
}

/// Leads to the signature of a decision; its form names its fields with the form's own name before them.
async fn decide(
    member: &Member,
    signing: &Signing,
    id: Uuid,
    draft: Draft,
    (act, form): (&'static str, &str),
) -> Answer<Response> {
    let payload = SignedDecision {
        claim_id: id,
        reasons: texts(&draft, &format!("{form}-reasons")),
        words: draft.value(&format!("{form}-note")).to_owned(),
    };
    match ask(member, signing, act, &payload, &format!("/desk/{id}")).await {
        Ok(way) => Ok(way.into_response()),
        Err(error) => again(member, id, draft.refused(named(error, form))?).await,
    }
}

fn texts(draft: &Draft, name: &str) -> Vec<String> {
    draft.values(name).into_iter().map(str::to_owned).collect()
}

/// The page has several forms with reasons and words: errors go to the fields of the one that was sent.
pub(super) fn named(error: Error, form: &str) -> Error {
    match error {
        Error::Refused(mut refusal) => {
            for FieldError { field, .. } in &mut refusal.fields {
                *field = format!("{form}-{field}");
            }
            Error::Refused(refusal)
        }
        fault => fault,
    }
}

fn done(member: &Member, id: Uuid, key: &str) -> Answer<Response> {
    let to = Redirect::to(member.href(&format!("/desk/{id}")));
    Ok(to.saying(Tone::Success, key, "").into_response())
}

async fn again(member: &Member, id: Uuid, draft: Draft) -> Answer<Response> {
    Ok(invalid(page(member, id, draft.with_labels(&LABELS)).await?))
}

const LABELS: [(&str, &str); 5] = [
    ("note", "justice-note"),
    ("return-reasons", "justice-return-reasons"),
    ("return-note", "justice-return-note"),
    ("refusal-reasons", "justice-refusal-reasons"),
    ("refusal-note", "justice-refusal-note"),
];

/// What an officer finds in the form: the minutes both sides agree on.
pub(super) fn filled(draft: Draft, view: &ClaimView) -> Draft {
    view.lines.iter().fold(draft, |draft, line| {
        let shorter = line.agreed_minutes < line.minutes_claimed;
        let usual = if shorter { "times_confirmed_shorter" } else { "" };
        draft
            .with(&format!("minutes-{}", line.id), line.agreed_minutes.to_string())
            .with(&format!("difference-{}", line.id), line.difference.as_deref().unwrap_or(usual))
    })
}

async fn page(member: &Member, id: Uuid, draft: Draft) -> Answer<ClaimPage> {
    let (platform, lang) = (&member.shell.platform, member.lang);
    let view = claims::for_desk(platform, &region(member)?, id).await?;
    let claim = WholeClaim::new(&view, &platform.codes, lang, member.now);
    let frame = framed(member, lang.fill("advocate-claim-numbered", "number", claim.number.as_str())).await?;
    Ok(ClaimPage {
        frame: frame.crumb(member.href("/desk"), lang.t("nav-desk")).crumb("", claim.number.clone()),
        draft: filled(draft, &view),
        steps: way(lang),
        cut_reasons: choices(member, "cut_reason"),
        return_reasons: choices(member, "return_reason"),
        refusal_reasons: choices(member, "refusal_reason"),
        to_check: claim.state == State::Submitted,
        to_approve: claim.state == State::Checked,
        same_person: view.claim.checked_by == Some(member.person.account_id),
        claim,
    })
}
