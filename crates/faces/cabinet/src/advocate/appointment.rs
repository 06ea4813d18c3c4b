//! One appointment: the next step, the facts of the order, the notice of defence, the work.

use askama::Template;
use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;
use zan_defence::acts::{self, ActInput};
use zan_defence::{assignments, notices, orders};
use zan_kernel::Error;
use zan_kernel::events::{advocate_topic, order_topic};
use zan_kernel::ports::DocumentLanguage;
use zan_ui::{
    Answer, Choice, Draft, Failure, Frame, Id, Member, Page, Params, Redirect, Shell, Tone, invalid, live,
};

use super::appointment_view::{ActView, AppointmentView, NoticeView, OrderView};
use super::{advocate_id, choices};
use crate::navigation::framed;

#[derive(Template)]
#[template(path = "advocate/appointment.html")]
pub(super) struct AppointmentPage {
    pub frame: Frame,
    pub appointment: AppointmentView,
    pub order: OrderView,
    pub notice: Option<NoticeView>,
    pub acts: Vec<ActView>,
    pub draft: Draft,
    pub kinds: Vec<Choice>,
    pub steps: Vec<String>,
}

/// `GET /{lang}/appointments/{id}`
pub(super) async fn show(member: Member, Id(id): Id) -> Answer<Response> {
    Ok(Page(page(&member, id, Draft::new()).await?).into_response())
}

/// `GET /{lang}/appointments/{id}/events`
pub(super) async fn events(State(shell): State<Shell>, member: Member, Id(id): Id) -> Answer<Response> {
    let advocate_id = advocate_id(&member)?;
    let own = assignments::of_advocate(&shell.platform.pool, advocate_id, id).await?;
    Ok(live(&shell, vec![advocate_topic(advocate_id), order_topic(own.order_id)]).into_response())
}

/// `POST /{lang}/appointments/{id}/notice`
pub(super) async fn issue_notice(member: Member, Id(id): Id) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    match notices::issue(&member.shell.platform, &mut ctx, id).await {
        Ok(request) => {
            ctx.commit().await?;
            Ok(Redirect::to(member.href(&format!("/signing/{request}"))).into_response())
        }
        Err(error) => again(&member, id, Draft::new(), error).await,
    }
}

/// `POST /{lang}/appointments/{id}/arrival`
pub(super) async fn arrive(member: Member, Id(id): Id) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    if let Err(error) = assignments::arrive(&mut ctx, id).await {
        return again(&member, id, Draft::new(), error).await;
    }
    ctx.commit().await?;
    done(&member, id, "advocate-arrival-recorded")
}

/// `POST /{lang}/appointments/{id}/completion`
pub(super) async fn complete(member: Member, Id(id): Id) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    if let Err(error) = assignments::complete(&mut ctx, id).await {
        return again(&member, id, Draft::new(), error).await;
    }
    ctx.commit().await?;
    done(&member, id, "advocate-completed")
}

/// `POST /{lang}/appointments/{id}/acts`
pub(super) async fn record_act(member: Member, Id(id): Id, draft: Draft) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    let typed = |name: &str| draft.value(name).to_owned();
    let input = ActInput {
        kind: typed("kind"),
        started_at: typed("started_at"),
        ended_at: typed("ended_at"),
        place: typed("place"),
        result: typed("result"),
    };
    if let Err(error) = acts::record(&mut ctx, &member.shell.platform.codes, id, &input).await {
        return again(&member, id, draft, error).await;
    }
    ctx.commit().await?;
    done(&member, id, "advocate-act-recorded")
}

/// `POST /{lang}/appointments/{id}/acts/{act}/withdrawal`
pub(super) async fn withdraw_act(member: Member, params: Params) -> Answer<Response> {
    let (id, act) = (params.id("id")?, params.id("act")?);
    let mut ctx = member.ctx().await?;
    if let Err(error) = acts::withdraw(&mut ctx, act).await {
        return again(&member, id, Draft::new(), error).await;
    }
    ctx.commit().await?;
    done(&member, id, "advocate-act-withdrawn")
}

/// `GET /{lang}/appointments/{id}/notice/{doc}`: `kk.pdf` or `ru.pdf`.
pub(super) async fn notice_document(member: Member, params: Params) -> Answer<Response> {
    let (id, platform) = (params.id("id")?, &member.shell.platform);
    let language = match params.text("doc") {
        "kk.pdf" => DocumentLanguage::Kazakh,
        "ru.pdf" => DocumentLanguage::Russian,
        _ => return Err(Failure::NotFound),
    };
    let own = assignments::of_advocate(&platform.pool, advocate_id(&member)?, id).await?;
    let notice = notices::of_order(&platform.pool, own.order_id).await?;
    if notice.is_none_or(|notice| notice.assignment_id != id) {
        return Err(Failure::NotFound);
    }
    let file = notices::documents_of_order(platform, own.order_id, language, true).await?;
    let name = format!("inline; filename=\"notice-{}\"", params.text("doc"));
    let headers = [
        (CONTENT_TYPE, file.media_type),
        (CONTENT_DISPOSITION, name),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, file.bytes).into_response())
}

fn done(member: &Member, id: Uuid, key: &str) -> Answer<Response> {
    let to = Redirect::to(member.href(&format!("/appointments/{id}")));
    Ok(to.saying(Tone::Success, key, "").into_response())
}

/// The page again with what was typed and why it was not taken.
pub(super) async fn again(member: &Member, id: Uuid, draft: Draft, error: Error) -> Answer<Response> {
    let draft = draft.refused(error)?.with_labels(&LABELS);
    Ok(invalid(page(member, id, draft).await?))
}

const LABELS: [(&str, &str); 5] = [
    ("kind", "advocate-act-kind"),
    ("started_at", "advocate-act-start"),
    ("ended_at", "advocate-act-end"),
    ("place", "advocate-act-place"),
    ("result", "advocate-act-result"),
];

async fn page(member: &Member, id: Uuid, draft: Draft) -> Answer<AppointmentPage> {
    let (platform, lang) = (&member.shell.platform, member.lang);
    let (pool, codes) = (&platform.pool, &platform.codes);
    let assignment = assignments::of_advocate(pool, advocate_id(member)?, id).await?;
    let order = orders::by_id(pool, assignment.order_id).await?;
    let notice =
        notices::of_order(pool, assignment.order_id).await?.filter(|notice| notice.assignment_id == id);
    let rows = acts::of_assignment(pool, id).await?;
    let open = assignment.is_live();
    let draft =
        if draft.failed() { draft } else { draft.with("kind", &order.act_kind).with("place", &order.place) };
    let frame =
        framed(member, lang.fill("advocate-appointment", "number", assignment.order_number.as_str())).await?;
    let base = member.href(&format!("/appointments/{id}"));
    Ok(AppointmentPage {
        frame: frame
            .crumb(member.href("/appointments"), lang.t("nav-appointments"))
            .crumb("", assignment.order_number.clone()),
        acts: rows.iter().map(|act| ActView::new(act, codes, lang, open, &base)).collect(),
        notice: notice.map(|notice| NoticeView::new(&notice, member.shell.base_url(), &base)),
        order: OrderView::new(&order, codes, lang, member.now),
        appointment: AppointmentView::new(&assignment, lang, base),
        draft,
        kinds: choices(codes, "act_kind", lang),
        steps: steps(lang),
    })
}

pub(super) fn steps(lang: zan_language::Lang) -> Vec<String> {
    ["notice", "arrival", "work", "claim", "decision"]
        .iter()
        .map(|step| lang.t(&format!("advocate-way-{step}")))
        .collect()
}
