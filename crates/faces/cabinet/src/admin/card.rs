use askama::Template;
use axum::response::{IntoResponse, Response};
use serde_json::json;
use uuid::Uuid;
use zan_kernel::journal::{self, Event};
use zan_kernel::{Error, sessions};
use zan_registry::accounts::{self, Account};
use zan_ui::{Answer, Draft, Failure, Frame, Id, Lang, Member, Page, Redirect, Tone, invalid};

use super::{PasswordPage, State, place, role_name, state};

/// Events shown, the newest first.
const EVENTS: usize = 50;

/// One event of the account's journal.
#[derive(Debug, Clone)]
pub(super) struct EventRow {
    pub tone: &'static str,
    pub moment: String,
    pub iso: String,
    pub title: String,
    /// Who did it and from where.
    pub who: String,
}

/// The numbers that the certificate of the account's owner must carry.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SignatureView {
    /// ЖСН / ИИН with all but its end hidden; empty while it is not recorded.
    pub iin: String,
    /// БСН / БИН of the bodies it may act for.
    pub bins: String,
    /// The register of advocates has the number.
    pub by_register: bool,
    /// The body or department, whose number is recorded on its own page.
    pub unit_href: Option<String>,
}

#[derive(Template)]
#[template(path = "admin/card.html")]
pub(super) struct CardPage {
    pub frame: Frame,
    /// Holds only what was refused.
    pub draft: Draft,
    pub href: String,
    pub account: Account,
    pub role: String,
    pub place: String,
    pub state: State,
    /// The administrator's own account.
    pub own: bool,
    /// Whose signature stands for the account.
    pub signature: SignatureView,
    /// Closed, or locked by wrong passwords.
    pub can_open: bool,
    pub created: String,
    pub events: Vec<EventRow>,
}

/// `GET /{lang}/users/{id}`.
pub(super) async fn show(member: Member, Id(id): Id) -> Answer<Page<CardPage>> {
    Ok(Page(page(&member, id, Draft::new()).await?))
}

async fn page(member: &Member, id: Uuid, draft: Draft) -> Answer<CardPage> {
    let (lang, pool) = (member.lang, &member.shell.platform.pool);
    let account = accounts::by_id(pool, id).await?.ok_or(Failure::NotFound)?;
    let events = journal::of_subject(pool, id).await?;
    let signature = signature(member, &account).await?;
    let frame = crate::navigation::framed(member, account.full_name.clone()).await?;
    let frame = frame.crumb(member.href("/users"), lang.t("nav-users"));
    Ok(card(frame, member.person.account_id, (account, signature), &events, draft))
}

async fn signature(member: &Member, account: &Account) -> Answer<SignatureView> {
    let known = accounts::signer(&member.shell.platform.pool, account.id).await?;
    let (iin, bins) = known.map(|signer| (signer.iin, signer.bins)).unwrap_or_default();
    let unit_href = match (account.unit_id, &account.region) {
        (Some(unit), _) => Some(format!("/units/{unit}")),
        (None, Some(region)) => Some(format!("/units?region={region}")),
        (None, None) => None,
    };
    Ok(SignatureView {
        iin: iin.as_deref().map(zan_ui::masked).unwrap_or_default(),
        bins: bins.join(", "),
        by_register: account.advocate_id.is_some(),
        unit_href: unit_href.map(|path| member.href(&path)),
    })
}

pub(super) fn card(
    frame: Frame,
    viewer: Uuid,
    (account, signature): (Account, SignatureView),
    events: &[Event],
    draft: Draft,
) -> CardPage {
    let (lang, now) = (frame.lang, frame.now);
    CardPage {
        draft,
        href: format!("/{lang}/users/{}", account.id),
        role: role_name(lang, account.role),
        place: place(lang, &account),
        state: state(lang, &account, now),
        own: account.id == viewer,
        signature,
        can_open: !account.active || account.locked_until.is_some_and(|until| until > now),
        created: zan_language::moment(account.created_at),
        events: events.iter().rev().take(EVENTS).map(|event| event_row(lang, event)).collect(),
        account,
        frame: frame.crumb("", lang.t("user-card")),
    }
}

fn event_row(lang: Lang, event: &Event) -> EventRow {
    let key = format!("user-event-{}", event.action.trim_start_matches("account.").replace(['.', '_'], "-"));
    let title = if lang.has(&key) { lang.t(&key) } else { event.action.clone() };
    let address = event.details.get("address").and_then(|address| address.as_str());
    let actor = (event.actor_role != "anonymous").then_some(event.actor_name.as_str());
    let from = address.map(|address| lang.fill("user-event-from", "address", address));
    let who = [actor.map(str::to_owned), from].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let tone = match event.action.as_str() {
        "account.sign_in_failed" => "warning",
        "account.locked" | "account.closed" => "danger",
        "account.created" | "account.opened" => "success",
        _ => "info",
    };
    EventRow { tone, moment: zan_language::moment(event.at), iso: event.at.to_string(), title, who }
}

/// `POST /{lang}/users/{id}/lock`: closes the account.
pub(super) async fn lock(member: Member, Id(id): Id) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    match accounts::lock(&mut ctx, id).await {
        Ok(()) => {
            ctx.commit().await?;
            Ok(back(&member, id, "user-closed").into_response())
        }
        Err(error) => {
            drop(ctx);
            Ok(invalid(page(&member, id, Draft::new().refused(error)?).await?))
        }
    }
}

/// `POST /{lang}/users/{id}/unlock`: opens a closed or locked account.
pub(super) async fn unlock(member: Member, Id(id): Id) -> Answer<Redirect> {
    let mut ctx = member.ctx().await?;
    accounts::unlock(&mut ctx, id).await?;
    ctx.commit().await?;
    Ok(back(&member, id, "user-opened"))
}

/// `POST /{lang}/users/{id}/password-reset`: shows a new one-time password.
pub(super) async fn reset_password(member: Member, Id(id): Id) -> Answer<Page<PasswordPage>> {
    let pool = &member.shell.platform.pool;
    let account = accounts::by_id(pool, id).await?.ok_or(Failure::NotFound)?;
    let mut ctx = member.ctx().await?;
    let password = accounts::reset_password(&mut ctx, id).await?;
    ctx.commit().await?;
    let frame = crate::navigation::framed(&member, member.lang.t("user-password-reset-done")).await?;
    Ok(Page(PasswordPage {
        frame,
        lead: member.lang.t("user-password-reset-text"),
        full_name: account.full_name,
        login: account.login,
        password,
        card_href: member.href(&format!("/users/{id}")),
    }))
}

/// `POST /{lang}/users/{id}/iin`: records whose signature stands for the account.
pub(super) async fn record_iin(member: Member, Id(id): Id, draft: Draft) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    match accounts::record_iin(&mut ctx, id, draft.value("iin")).await {
        Ok(()) => {
            ctx.commit().await?;
            Ok(back(&member, id, "user-iin-recorded").into_response())
        }
        Err(error) => {
            drop(ctx);
            Ok(invalid(page(&member, id, draft.refused(error)?).await?))
        }
    }
}

/// `POST /{lang}/users/{id}/sessions-end`: signs the person out everywhere.
pub(super) async fn end_sessions(member: Member, Id(id): Id) -> Answer<Redirect> {
    let known = accounts::by_id(&member.shell.platform.pool, id).await?;
    let account = known.ok_or_else(Error::not_found)?;
    let mut ctx = member.ctx().await?;
    sessions::end_all(&mut ctx, account.id).await?;
    ctx.record("account.sessions_ended", "account", account.id, json!({}));
    ctx.commit().await?;
    Ok(back(&member, id, "user-sessions-ended"))
}

fn back(member: &Member, id: Uuid, key: &str) -> Redirect {
    Redirect::to(member.href(&format!("/users/{id}"))).saying(Tone::Success, key, "")
}
