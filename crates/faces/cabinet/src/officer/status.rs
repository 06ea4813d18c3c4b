//! One order of the body: its live state in plain words.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::{IntoResponse, Response};
use zan_defence::{
    acts::{self, Act},
    assignments::{self, Assignment},
    certificates::{self, Certificate},
    notices::{self, Notice},
    orders::{self, Order, State, TimelineEvent},
};
use zan_kernel::{codes::CodeLists, events::order_topic};
use zan_language::{Value, moment};
use zan_ui::{
    Answer, Choice, Draft, Frame, Id, Lang, Member, Page, Redirect, Term, Tone, invalid, live, phone,
};

use super::{acts::ActView, unit};
use crate::{
    navigation::framed,
    requests::{self, EventView, Fact, Reader, Tag, choices, in_lang},
};

/// Counsel as the body sees them after acceptance.
#[derive(Debug, Clone)]
pub(super) struct CounselCard {
    pub name: String,
    pub licence: String,
    pub collegium: String,
    pub phone: String,
    pub phone_href: String,
    pub accepted: String,
    pub arrived: Option<String>,
}

/// A paper of the request with its documents.
#[derive(Debug, Clone)]
pub(super) struct Paper {
    pub number: String,
    pub issued: String,
    /// `None` while the documents are being typeset.
    pub address: Option<String>,
}

/// What is read from the law crates for the page.
#[derive(Debug)]
pub(super) struct Facts {
    pub order: Order,
    pub assignment: Option<Assignment>,
    pub notice: Option<Notice>,
    pub certificate: Option<Certificate>,
    pub acts: Vec<Act>,
    pub timeline: Vec<TimelineEvent>,
}

#[derive(Template)]
#[template(path = "officer/status.html")]
pub(super) struct StatusPage {
    pub frame: Frame,
    pub address: String,
    pub tag: Tag,
    pub urgency: String,
    pub next: String,
    pub term: Option<Term>,
    pub term_name: String,
    pub rule: String,
    pub counsel: Option<CounselCard>,
    pub notice: Option<Paper>,
    pub certificate: Option<Paper>,
    pub closed_why: String,
    pub acts: Vec<ActView>,
    pub waiting_acts: usize,
    pub events: Vec<EventView>,
    pub facts: Vec<Fact>,
    pub may_cancel: bool,
    pub reasons: Vec<Choice>,
    pub draft: Draft,
}

pub(super) async fn show(member: Member, Id(id): Id) -> Answer<Page<StatusPage>> {
    Ok(Page(page(&member, id, Draft::new()).await?))
}

pub(super) async fn watch(member: Member, Id(id): Id) -> Answer<impl IntoResponse> {
    let order = orders::for_officer(&member.shell.platform.pool, unit(&member)?, id).await?;
    Ok(live(&member.shell, vec![order_topic(order.id)]))
}

pub(super) async fn cancel(member: Member, Id(id): Id, draft: Draft) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    let codes = &member.shell.platform.codes;
    match orders::cancel(&mut ctx, codes, id, draft.value("reason"), draft.value("note")).await {
        Ok(()) => {
            ctx.commit().await?;
            let way = Redirect::to(member.href(&format!("/orders/{id}")));
            Ok(way.saying(Tone::Success, "officer-order-cancelled", "").into_response())
        }
        Err(error) => {
            drop(ctx);
            Ok(invalid(page(&member, id, draft.refused(error)?).await?))
        }
    }
}

async fn page(member: &Member, id: uuid::Uuid, draft: Draft) -> Answer<StatusPage> {
    let (lang, platform) = (member.lang, &member.shell.platform);
    let pool = &platform.pool;
    let order = orders::for_officer(pool, unit(member)?, id).await?;
    let facts = Facts {
        assignment: assignments::of_order(pool, id).await?,
        notice: notices::of_order(pool, id).await?.filter(Notice::is_signed),
        certificate: certificates::of_order(pool, id).await?,
        acts: acts::of_order(pool, id).await?,
        timeline: orders::timeline(pool, id, false).await?,
        order,
    };
    let title = lang.fill("request-title", "number", facts.order.number.as_str());
    let frame = framed(member, title.clone())
        .await?
        .crumb(member.href("/orders"), lang.t("nav-orders"))
        .crumb("", title);
    Ok(filled(frame, draft, &facts, &platform.codes))
}

/// The page from what the law crates answered.
pub(super) fn filled(frame: Frame, draft: Draft, facts: &Facts, codes: &CodeLists) -> StatusPage {
    let (lang, order) = (frame.lang, &facts.order);
    let state = order.state();
    let address = format!("/{lang}/orders/{}", order.id);
    let (term_name, term) = term(lang, &frame, order);
    let acts: Vec<_> = facts.acts.iter().map(|act| ActView::new(lang, codes, act)).collect();
    StatusPage {
        tag: requests::state_tag(lang, state),
        urgency: lang.t(&format!("urgency-{}", order.urgency)),
        next: lang.t(&format!("officer-next-{}", state.code().replace('_', "-"))),
        term,
        term_name,
        rule: rule(lang, order),
        counsel: counsel(lang, state, facts.assignment.as_ref()),
        notice: facts.notice.as_ref().map(|notice| Paper {
            number: notice.number.clone(),
            issued: moment(notice.issued_at),
            address: notice.is_ready().then(|| format!("{address}/notice")),
        }),
        certificate: facts.certificate.as_ref().map(|certificate| Paper {
            number: certificate.number.clone(),
            issued: moment(certificate.issued_at),
            address: (certificate.file_kk.is_some() && certificate.file_ru.is_some())
                .then(|| format!("{address}/certificate")),
        }),
        closed_why: closed_why(lang, codes, order),
        waiting_acts: acts.iter().filter(|act| act.awaited).count(),
        acts,
        events: requests::events(lang, codes, &facts.timeline, Reader::Body, &BTreeMap::new()),
        facts: requests::facts(lang, codes, order),
        may_cancel: !state.is_closed(),
        reasons: choices(codes, "cancel_reason", lang),
        draft: draft.with_labels(&[("reason", "officer-cancel-reason"), ("note", "officer-note")]),
        address,
        frame,
    }
}

/// What the clock runs to: the acceptance while counsel is looked for, then the act itself.
fn term(lang: Lang, frame: &Frame, order: &Order) -> (String, Option<Term>) {
    let (key, until, since) = match order.state() {
        State::Offering | State::Escalated => ("officer-term-accept", order.accept_by, order.received_at),
        State::Accepted | State::Entered => ("officer-term-act", order.act_at, order.received_at),
        _ => return (String::new(), None),
    };
    (lang.t(key), Some(Term { until, since: Some(since), now: frame.now }))
}

/// The rule behind the clock of the search.
fn rule(lang: Lang, order: &Order) -> String {
    if !order.state().is_searching() {
        return String::new();
    }
    let values = [
        ("urgency", Value::from(lang.t(&format!("urgency-{}", order.urgency)))),
        ("edition", Value::from(order.policy_edition.clone())),
        ("moment", Value::from(moment(order.escalate_at))),
    ];
    lang.tf("officer-term-rule", &values)
}

/// Nobody is named before they accepted.
fn counsel(lang: Lang, state: State, assignment: Option<&Assignment>) -> Option<CounselCard> {
    let counsel = assignment.filter(|_| !state.is_searching())?;
    Some(CounselCard {
        name: counsel.advocate_name.clone(),
        licence: format!("{} · {}", counsel.licence_number, zan_language::date(counsel.licence_date)),
        collegium: in_lang(lang, &counsel.collegium_kk, &counsel.collegium_ru).to_owned(),
        phone: phone(&counsel.advocate_phone),
        phone_href: counsel.advocate_phone.clone(),
        accepted: moment(counsel.accepted_at),
        arrived: counsel.arrived_at.map(|at| moment(at.to_jiff())),
    })
}

fn closed_why(lang: Lang, codes: &CodeLists, order: &Order) -> String {
    let reason = order.close_reason.as_deref().map(|code| codes.name("cancel_reason", code, lang).to_owned());
    let parts = [reason, order.close_note.clone()];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". ")
}
