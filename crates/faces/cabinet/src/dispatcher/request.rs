//! One request before the dispatcher: what was tried, whom the rules rank, appointment and certificate.

use askama::Template;
use axum::{
    Extension,
    response::{IntoResponse, Response},
};
use serde_json::json;
use uuid::Uuid;
use zan_defence::{
    assignments::{self, Assignment, ManualInput},
    certificates::{self, Certificate},
    offers::{self, Tried},
    orders::{self, Order, State, TimelineEvent},
    selection::{self, QueueRow},
};
use zan_kernel::{
    Error,
    codes::CodeLists,
    events::{dispatch_topic, order_topic},
};
use zan_signing::Signing;
use zan_ui::{
    Answer, Choice, Draft, Failure, Frame, Id, Member, Page, Params, Redirect, Term, Tone, invalid, live,
};

use super::region;
use crate::{
    navigation::framed,
    officer::{document_language, sent},
    requests::{self, EventView, Fact, Reader, Tag, choices},
    signing::ask,
};

use super::view::{Candidate, Counsel, TriedView};

/// What is read from the law crates for the page.
#[derive(Debug)]
pub(super) struct Facts {
    pub order: Order,
    pub assignment: Option<Assignment>,
    pub certificate: Option<Certificate>,
    pub tried: Vec<Tried>,
    pub timeline: Vec<TimelineEvent>,
    /// Names of the advocates that the timeline speaks of.
    pub names: std::collections::BTreeMap<Uuid, String>,
    /// Only after escalation.
    pub queue: Vec<QueueRow>,
}

#[derive(Template)]
#[template(path = "dispatcher/request.html")]
pub(super) struct RequestPage {
    pub frame: Frame,
    pub address: String,
    pub tag: Tag,
    pub urgency: String,
    pub next: String,
    pub term: Option<Term>,
    pub facts: Vec<Fact>,
    pub counsel: Option<Counsel>,
    pub certificate: Option<(String, Option<String>)>,
    pub tried: Vec<TriedView>,
    pub events: Vec<EventView>,
    pub escalated: bool,
    pub escalation: String,
    /// In the order of the rules.
    pub ranked: Vec<Candidate>,
    /// Excluded for a reason that is not of the law.
    pub possible: Vec<Candidate>,
    pub excluded: Vec<Candidate>,
    pub reasons: Vec<Choice>,
    pub draft: Draft,
}

pub(super) async fn show(member: Member, Id(id): Id) -> Answer<Page<RequestPage>> {
    Ok(Page(page(&member, id, Draft::new()).await?))
}

pub(super) async fn watch(member: Member, Id(id): Id) -> Answer<impl IntoResponse> {
    let order = own(&member, id).await?;
    Ok(live(&member.shell, vec![order_topic(order.id), dispatch_topic(&order.region)]))
}

pub(super) async fn appoint(member: Member, Id(id): Id, draft: Draft) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    let text = |name: &str| draft.value(name).to_owned();
    let input = ManualInput { advocate_id: text("advocate_id"), reason: text("reason"), note: text("note") };
    match assignments::appoint(&mut ctx, &member.shell.platform.codes, id, &input).await {
        Ok(_) => {
            ctx.commit().await?;
            Ok(done(&member, id, "dispatcher-appointed"))
        }
        Err(error) => {
            drop(ctx);
            Ok(invalid(page(&member, id, draft.refused(error)?).await?))
        }
    }
}

pub(super) async fn certify(
    member: Member,
    Extension(signing): Extension<Signing>,
    Id(id): Id,
    draft: Draft,
) -> Answer<Response> {
    let payload = json!({"order_id": id, "note": draft.value("certificate_note")});
    match ask(&member, &signing, certificates::SIGNED, &payload, &format!("/dispatch/{id}")).await {
        Ok(way) => Ok(way.into_response()),
        Err(error) => Ok(invalid(page(&member, id, draft.refused(renamed(error))?).await?)),
    }
}

pub(super) async fn certificate(member: Member, params: Params) -> Answer<Response> {
    let order = own(&member, params.id("id")?).await?;
    let language = document_language(&params)?;
    Ok(sent(certificates::document(&member.shell.platform, order.id, language).await?))
}

fn done(member: &Member, id: Uuid, said: &str) -> Response {
    Redirect::to(member.href(&format!("/dispatch/{id}"))).saying(Tone::Success, said, "").into_response()
}

/// Two forms of the page have a note; on the page the certificate's is called otherwise.
fn renamed(mut error: Error) -> Error {
    if let Error::Refused(refusal) = &mut error {
        for field in refusal.fields.iter_mut().filter(|field| field.field == "note") {
            field.field = "certificate_note".to_owned();
        }
    }
    error
}

/// A request of the dispatcher's own region.
async fn own(member: &Member, id: Uuid) -> Answer<Order> {
    let order = orders::by_id(&member.shell.platform.pool, id).await?;
    if order.region == region(member)? { Ok(order) } else { Err(Failure::NotFound) }
}

async fn page(member: &Member, id: Uuid, draft: Draft) -> Answer<RequestPage> {
    let (lang, platform) = (member.lang, &member.shell.platform);
    let order = own(member, id).await?;
    let timeline = orders::timeline(&platform.pool, id, true).await?;
    let facts = Facts {
        assignment: assignments::of_order(&platform.pool, id).await?,
        certificate: certificates::of_order(&platform.pool, id).await?,
        tried: offers::tried(&platform.pool, id).await?,
        names: requests::names(member, &requests::advocates_of(&timeline)).await?,
        queue: if order.state() == State::Escalated {
            selection::queue(platform, id).await?
        } else {
            Vec::new()
        },
        timeline,
        order,
    };
    let title = lang.fill("request-title", "number", facts.order.number.as_str());
    let frame = framed(member, title.clone()).await?;
    let frame = frame.crumb(member.href("/dispatch"), lang.t("nav-dispatch")).crumb("", title);
    Ok(filled(frame, draft, &facts, &platform.codes))
}

/// The page from what the law crates answered.
pub(super) fn filled(frame: Frame, draft: Draft, facts: &Facts, codes: &CodeLists) -> RequestPage {
    let (lang, order) = (frame.lang, &facts.order);
    let state = order.state();
    let address = format!("/{lang}/dispatch/{}", order.id);
    let queue: Vec<_> = facts.queue.iter().map(|row| (row, Candidate::new(lang, row))).collect();
    let part = |wanted: fn(&QueueRow) -> bool| -> Vec<Candidate> {
        queue.iter().filter(|(row, _)| wanted(row)).map(|(_, candidate)| candidate.clone()).collect()
    };
    RequestPage {
        tag: requests::state_tag(lang, state),
        urgency: lang.t(&format!("urgency-{}", order.urgency)),
        next: lang.t(next(state)),
        term: state.is_searching().then_some(Term {
            until: order.accept_by,
            since: Some(order.received_at),
            now: frame.now,
        }),
        facts: requests::facts(lang, codes, order),
        counsel: facts.assignment.as_ref().map(|assignment| Counsel::new(lang, assignment)),
        certificate: facts.certificate.as_ref().map(|certificate| paper(&address, certificate)),
        tried: facts.tried.iter().map(|tried| TriedView::new(lang, codes, tried)).collect(),
        events: requests::events(lang, codes, &facts.timeline, Reader::Whole, &facts.names),
        escalated: state == State::Escalated,
        escalation: requests::escalation(lang, order.escalation_reason.as_deref().unwrap_or_default()),
        ranked: part(|row| row.tier.is_some()),
        possible: part(|row| row.tier.is_none() && row.may_be_appointed),
        excluded: part(|row| !row.may_be_appointed),
        reasons: choices(codes, "manual_reason", lang),
        draft: draft.with_labels(&LABELS),
        address,
        frame,
    }
}

/// Fields with the keys of their labels.
const LABELS: [(&str, &str); 4] = [
    ("advocate_id", "dispatcher-whom"),
    ("reason", "dispatcher-reason"),
    ("note", "dispatcher-note"),
    ("certificate_note", "dispatcher-certificate-note"),
];

fn next(state: State) -> &'static str {
    match state {
        State::Offering => "dispatcher-next-offering",
        State::Escalated => "dispatcher-next-escalated",
        State::Accepted | State::Entered | State::InProgress => "dispatcher-next-accepted",
        State::Completed | State::Unfilled | State::Cancelled => "dispatcher-next-closed",
    }
}

fn paper(address: &str, certificate: &Certificate) -> (String, Option<String>) {
    let ready = certificate.file_kk.is_some() && certificate.file_ru.is_some();
    (certificate.number.clone(), ready.then(|| format!("{address}/certificate")))
}
