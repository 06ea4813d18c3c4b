//! One request before oversight: its timeline by rows of the journal and every round of selection, which can be run
//! again. Whoever reads it is written into the journal first.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    http::{
        HeaderValue,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse, Response},
};
use serde_json::json;
use uuid::Uuid;
use zan_defence::{
    orders::{self, Order, TimelineEvent},
    selection::{self, Round, VerifyOutcome},
};
use zan_kernel::codes::CodeLists;
use zan_ui::{Answer, Frame, Id, Member, Page};

use super::rounds::{self, RoundView};
use crate::{
    navigation::framed,
    requests::{self, EventView, Fact, Reader, Tag},
};

/// What is read from the law crates for the page.
#[derive(Debug)]
pub(super) struct Facts {
    pub order: Order,
    pub timeline: Vec<TimelineEvent>,
    pub rounds: Vec<Round>,
    pub names: BTreeMap<Uuid, String>,
    /// What a check said, when one was asked for.
    pub outcomes: Option<Vec<VerifyOutcome>>,
}

#[derive(Template)]
#[template(path = "oversight/request.html")]
pub(super) struct RequestPage {
    pub frame: Frame,
    pub address: String,
    pub tag: Tag,
    pub urgency: String,
    pub facts: Vec<Fact>,
    pub events: Vec<EventView>,
    pub rounds: Vec<RoundView>,
    /// Whether a check was asked for and whether every round came out the same.
    pub verified: Option<bool>,
}

pub(super) async fn show(member: Member, Id(id): Id) -> Answer<Page<RequestPage>> {
    note(&member, id, "request.read", json!({})).await?;
    Ok(Page(page(&member, id, None).await?))
}

/// Runs every round again from its kept inputs and shows what came out.
pub(super) async fn verify(member: Member, Id(id): Id) -> Answer<Page<RequestPage>> {
    let outcomes = selection::verify(&member.shell.platform, id).await?;
    let different = outcomes.iter().filter(|outcome| outcome.difference.is_some()).count();
    note(&member, id, "request.verified", json!({"rounds": outcomes.len(), "different": different})).await?;
    Ok(Page(page(&member, id, Some(outcomes)).await?))
}

/// Traces and timeline as one file.
pub(super) async fn bundle(member: Member, Id(id): Id) -> Answer<Response> {
    note(&member, id, "request.downloaded", json!({})).await?;
    let facts = read(&member, id, None).await?;
    let body = serde_json::to_vec_pretty(&bundled(&facts))?;
    let mut response = body.into_response();
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let name = format!("attachment; filename=\"{}.json\"", facts.order.number);
    if let Ok(name) = HeaderValue::from_str(&name) {
        response.headers_mut().insert(CONTENT_DISPOSITION, name);
    }
    Ok(response)
}

/// Writes the reading of a request into the journal before anything of it is shown.
async fn note(member: &Member, id: Uuid, action: &'static str, details: serde_json::Value) -> Answer<()> {
    orders::by_id(&member.shell.platform.pool, id).await?;
    let mut ctx = member.ctx().await?;
    ctx.record(action, "order", id, details);
    Ok(ctx.commit().await?)
}

async fn read(member: &Member, id: Uuid, outcomes: Option<Vec<VerifyOutcome>>) -> Answer<Facts> {
    let pool = &member.shell.platform.pool;
    let timeline = orders::timeline(pool, id, true).await?;
    let rounds = selection::rounds(pool, id).await?;
    let mut people = rounds::advocates_of(&rounds);
    people.extend(requests::advocates_of(&timeline));
    let names = requests::names(member, &people).await?;
    Ok(Facts { order: orders::by_id(pool, id).await?, timeline, rounds, names, outcomes })
}

async fn page(member: &Member, id: Uuid, outcomes: Option<Vec<VerifyOutcome>>) -> Answer<RequestPage> {
    let lang = member.lang;
    let facts = read(member, id, outcomes).await?;
    let title = lang.fill("request-title", "number", facts.order.number.as_str());
    let frame = framed(member, title.clone()).await?;
    let mut frame = frame.crumb(member.href("/requests"), lang.t("nav-requests")).crumb("", title);
    // The answer to a check has no address of its own: the switch of languages leads to the page.
    frame.path_and_query = member.href(&format!("/requests/{id}"));
    Ok(filled(frame, &facts, &member.shell.platform.codes))
}

/// The page from what the law crates answered.
pub(super) fn filled(frame: Frame, facts: &Facts, codes: &CodeLists) -> RequestPage {
    let (lang, order) = (frame.lang, &facts.order);
    let outcomes = facts.outcomes.as_deref();
    RequestPage {
        address: format!("/{lang}/requests/{}", order.id),
        tag: requests::state_tag(lang, order.state()),
        urgency: lang.t(&format!("urgency-{}", order.urgency)),
        facts: requests::facts(lang, codes, order),
        events: requests::events(lang, codes, &facts.timeline, Reader::Whole, &facts.names),
        rounds: facts.rounds.iter().map(|round| rounds::view(lang, round, &facts.names, outcomes)).collect(),
        verified: outcomes.map(|all| all.iter().all(|outcome| outcome.difference.is_none())),
        frame,
    }
}

/// What the file holds: nothing of the person, everything of the choice.
pub(super) fn bundled(facts: &Facts) -> serde_json::Value {
    let order = &facts.order;
    let rounds = facts.rounds.iter().map(|round| {
        json!({"round": round.round, "made_at": round.made_at.to_string(), "policy_edition": round.policy_edition,
            "secret_day": round.secret_day.to_string(), "trace": round.trace})
    });
    let timeline = facts.timeline.iter().map(|event| {
        json!({"journal_index": event.journal_index, "at": event.at.to_string(), "action": event.action,
            "actor": event.actor_name, "actor_role": event.actor_role, "details": event.details})
    });
    let advocates: BTreeMap<_, _> = facts.names.iter().map(|(id, name)| (id.to_string(), name)).collect();
    json!({"format": "zan-request/1", "id": order.id, "number": order.number, "state": order.state,
        "urgency": order.urgency, "region": order.region, "received_at": order.received_at.to_string(),
        "accept_by": order.accept_by.to_string(), "policy_edition": order.policy_edition,
        "rounds": rounds.collect::<Vec<_>>(), "timeline": timeline.collect::<Vec<_>>(), "advocates": advocates})
}
