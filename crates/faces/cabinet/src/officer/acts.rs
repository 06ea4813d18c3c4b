//! Acts of work that wait for the body's answer.

use askama::Template;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;
use zan_defence::acts::{self, Act, AnswerInput, BodyAnswer};
use zan_kernel::codes::CodeLists;
use zan_language::moment;
use zan_ui::{Answer, Draft, Frame, Id, Lang, Member, Page, Redirect, Tone, invalid};

use super::unit;
use crate::{
    navigation::framed,
    requests::{Tag, answer_tag},
};

/// An act as the body sees it.
#[derive(Debug, Clone)]
pub(super) struct ActView {
    pub id: Uuid,
    pub order_href: String,
    pub order_number: String,
    pub erdr_number: String,
    pub advocate: String,
    pub kind: String,
    pub started: String,
    pub ended: String,
    pub minutes: String,
    pub place: String,
    pub result: String,
    pub tag: Tag,
    pub awaited: bool,
    /// The body's own times and words, when it disputed.
    pub answered: String,
}

impl ActView {
    pub(super) fn new(lang: Lang, codes: &CodeLists, act: &Act) -> Self {
        let own = match (act.body_started_at, act.body_ended_at) {
            (Some(start), Some(end)) => format!("{} – {}", moment(start.to_jiff()), moment(end.to_jiff())),
            _ => String::new(),
        };
        let parts =
            [own, act.body_note.clone().unwrap_or_default(), act.body_name.clone().unwrap_or_default()];
        Self {
            id: act.id,
            order_href: format!("/{lang}/orders/{}", act.order_id),
            order_number: act.order_number.clone(),
            erdr_number: act.erdr_number.clone(),
            advocate: act.advocate_name.clone(),
            kind: codes.name("act_kind", &act.kind, lang).to_owned(),
            started: moment(act.started_at),
            ended: moment(act.ended_at),
            minutes: lang.minutes(act.minutes()),
            place: act.place.clone(),
            result: act.result.clone(),
            tag: answer_tag(lang, &act.body_answer),
            awaited: act.answer() == BodyAnswer::Awaited,
            answered: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        }
    }
}

#[derive(Template)]
#[template(path = "officer/acts.html")]
pub(super) struct ActsPage {
    pub frame: Frame,
    pub rows: Vec<ActView>,
    /// The act being disputed.
    pub chosen: Option<ActView>,
    pub draft: Draft,
}

pub(super) async fn list(member: Member) -> Answer<Page<ActsPage>> {
    let chosen = Draft::from_query(member.query()).value("act").parse().ok();
    Ok(Page(page(&member, chosen, None).await?))
}

pub(super) async fn answer(member: Member, Id(id): Id, draft: Draft) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    let text = |name: &str| draft.value(name).to_owned();
    let input = AnswerInput {
        answer: text("answer"),
        started_at: text("started_at"),
        ended_at: text("ended_at"),
        note: text("note"),
        officer_name: String::new(),
    };
    match acts::answer(&mut ctx, id, &input).await {
        Ok(()) => {
            ctx.commit().await?;
            let said =
                if input.answer == "disputed" { "officer-act-disputed" } else { "officer-act-confirmed" };
            Ok(Redirect::to(member.href("/acts")).saying(Tone::Success, said, "").into_response())
        }
        Err(error) => {
            drop(ctx);
            Ok(invalid(page(&member, Some(id), Some(draft.refused(error)?)).await?))
        }
    }
}

async fn page(member: &Member, chosen: Option<Uuid>, draft: Option<Draft>) -> Answer<ActsPage> {
    let (lang, platform) = (member.lang, &member.shell.platform);
    let found = acts::awaiting_body(&platform.pool, unit(member)?).await?;
    let rows = found.iter().map(|act| ActView::new(lang, &platform.codes, act)).collect();
    Ok(filled(framed(member, lang.t("nav-acts")).await?, rows, chosen, draft))
}

/// The page from what it shows; the form of a dispute begins with the advocate's times.
pub(super) fn filled(
    frame: Frame,
    rows: Vec<ActView>,
    chosen: Option<Uuid>,
    draft: Option<Draft>,
) -> ActsPage {
    let chosen = chosen.and_then(|id| rows.iter().find(|row| row.id == id)).cloned();
    let first = |act: &ActView| Draft::new().with("started_at", &*act.started).with("ended_at", &*act.ended);
    let draft = draft.or_else(|| chosen.as_ref().map(first)).unwrap_or_default();
    let labels = [
        ("started_at", "officer-act-started"),
        ("ended_at", "officer-act-ended"),
        ("note", "officer-act-note"),
    ];
    ActsPage { frame, rows, chosen, draft: draft.with_labels(&labels) }
}
