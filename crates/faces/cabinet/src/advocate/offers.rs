//! Offers (ұсыныс / предложение): who is asked sees what the case is, checks for a conflict, answers.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;
use zan_defence::{assignments, offers};
use zan_kernel::events::advocate_topic;
use zan_kernel::{Error, Kind};
use zan_language::Lang;
use zan_ui::{Answer, Choice, Draft, Frame, Id, Member, Page, Redirect, Shell, Tone, invalid, live};

use super::advocate_id;
use super::offer_view::{NamesView, OfferView};
use crate::navigation::framed;

/// Offers of the list, those that wait among them.
const LONGEST_LIST: i64 = 100;

#[derive(Template)]
#[template(path = "advocate/offers.html")]
pub(super) struct OffersPage {
    pub frame: Frame,
    pub open: Vec<OfferView>,
    pub past: Vec<OfferView>,
}

#[derive(Template)]
#[template(path = "advocate/offer.html")]
pub(super) struct OfferPage {
    pub frame: Frame,
    pub offer: OfferView,
    pub draft: Draft,
    pub reasons: Vec<Choice>,
    pub steps: Vec<String>,
    pub step: usize,
    /// The appointment that the acceptance made.
    pub appointment: Option<String>,
}

#[derive(Template)]
#[template(path = "advocate/conflict.html")]
pub(super) struct ConflictPage {
    pub frame: Frame,
    pub offer: OfferView,
    pub names: NamesView,
    pub draft: Draft,
    pub reasons: Vec<Choice>,
    pub steps: Vec<String>,
}

/// `GET /{lang}/offers`
pub(super) async fn list(member: Member) -> Answer<Response> {
    let platform = &member.shell.platform;
    let rows = offers::list_of_advocate(&platform.pool, advocate_id(&member)?, LONGEST_LIST).await?;
    let views = rows.iter().map(|offer| OfferView::new(offer, &platform.codes, member.lang, member.now));
    let (open, past) = views.partition(|offer| offer.open);
    let frame = framed(&member, member.lang.t("advocate-offers")).await?;
    Ok(Page(OffersPage { frame, open, past }).into_response())
}

/// `GET /{lang}/offers/events`
pub(super) async fn events(State(shell): State<Shell>, member: Member) -> Answer<Response> {
    Ok(live(&shell, vec![advocate_topic(advocate_id(&member)?)]).into_response())
}

/// `GET /{lang}/offers/{id}`: opening it is evidence of delivery.
pub(super) async fn show(member: Member, Id(id): Id) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    if offers::mark_viewed(&mut ctx, id).await? {
        ctx.commit().await?;
    } else {
        drop(ctx);
    }
    Ok(Page(page(&member, id, Draft::new()).await?).into_response())
}

/// `POST /{lang}/offers/{id}/conflict-check`: the names are shown and the reading is journalled.
pub(super) async fn check_conflict(member: Member, Id(id): Id) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    let names = match offers::check_conflict(&mut ctx, id).await {
        Ok(names) => names,
        Err(error) => return over(&member, id, Draft::new(), error).await,
    };
    ctx.commit().await?;
    let OfferPage { frame, offer, reasons, steps, .. } = page(&member, id, Draft::new()).await?;
    let frame = Frame { title: member.lang.t("advocate-conflict"), ..frame };
    let names = NamesView::new(names, &member.shell.platform.codes, member.lang);
    let draft = Draft::new().with("reason", "conflict");
    Ok(Page(ConflictPage { frame, offer, names, draft, reasons, steps }).into_response())
}

/// `POST /{lang}/offers/{id}/acceptance`
pub(super) async fn accept(member: Member, Id(id): Id) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    match offers::accept(&mut ctx, id).await {
        Ok(assignment) => {
            ctx.commit().await?;
            let to = Redirect::to(member.href(&format!("/appointments/{assignment}")));
            Ok(to.saying(Tone::Success, "advocate-accepted", "").into_response())
        }
        Err(error) => over(&member, id, Draft::new(), error).await,
    }
}

/// `POST /{lang}/offers/{id}/refusal`
pub(super) async fn decline(member: Member, Id(id): Id, draft: Draft) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    let codes = &member.shell.platform.codes;
    match offers::decline(&mut ctx, codes, id, draft.value("reason"), draft.value("note")).await {
        Ok(()) => {
            ctx.commit().await?;
            let to = Redirect::to(member.href("/offers"));
            Ok(to.saying(Tone::Info, "advocate-declined", "").into_response())
        }
        Err(error) => over(&member, id, draft, error).await,
    }
}

/// The offer's page again with what was refused and why.
async fn over(member: &Member, id: Uuid, draft: Draft, error: Error) -> Answer<Response> {
    let conflict = error.as_refusal().is_some_and(|refusal| refusal.kind == Kind::Conflict);
    let draft = draft.refused(error)?.with_labels(&LABELS);
    let response = invalid(page(member, id, draft).await?);
    let status = if conflict { axum::http::StatusCode::CONFLICT } else { response.status() };
    Ok((status, response).into_response())
}

const LABELS: [(&str, &str); 2] = [("reason", "advocate-decline-reason"), ("note", "advocate-decline-note")];

async fn page(member: &Member, id: Uuid, draft: Draft) -> Answer<OfferPage> {
    let (platform, lang) = (&member.shell.platform, member.lang);
    let advocate_id = advocate_id(member)?;
    let offer = offers::of_advocate(&platform.pool, advocate_id, id).await?;
    let appointment = match offer.state.as_str() {
        "accepted" => assignments::of_order(&platform.pool, offer.order_id).await?,
        _ => None,
    };
    let own = appointment.filter(|appointment| appointment.advocate_id == advocate_id);
    let view = OfferView::new(&offer, &platform.codes, lang, member.now);
    let region = region_name(member, &offer.region).await?;
    let frame = framed(member, lang.t("advocate-offer")).await?;
    Ok(OfferPage {
        frame: frame
            .crumb(member.href("/offers"), lang.t("advocate-offers"))
            .crumb("", offer.order_number.clone()),
        offer: view.with_region(&region),
        draft,
        reasons: reasons(member),
        steps: steps(lang),
        step: if offer.conflict_checked_at.is_some() { 2 } else { 1 },
        appointment: own.map(|appointment| member.href(&format!("/appointments/{}", appointment.id))),
    })
}

pub(super) fn steps(lang: Lang) -> Vec<String> {
    vec![lang.t("advocate-step-read"), lang.t("advocate-step-conflict"), lang.t("advocate-step-answer")]
}

fn reasons(member: &Member) -> Vec<Choice> {
    crate::advocate::choices(&member.shell.platform.codes, "decline_reason", member.lang)
}

async fn region_name(member: &Member, code: &str) -> Answer<String> {
    let regions = zan_registry::directory::regions(&member.shell.platform.pool).await?;
    let found = regions.into_iter().find(|region| region.code == code);
    Ok(found.map_or_else(
        || code.to_owned(),
        |region| if member.lang == Lang::Kk { region.name_kk } else { region.name_ru },
    ))
}
