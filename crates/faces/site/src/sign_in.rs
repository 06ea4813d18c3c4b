use std::sync::Arc;

use askama::Template;
use axum::response::{IntoResponse, Response};
use zan_kernel::FieldError;
use zan_registry::accounts;
use zan_ui::{Answer, Draft, Failure, Frame, Member, Page, Redirect, Tone, Visitor, invalid};

use crate::demo::{self, DemoAccount};
use crate::settings::{Demo, Site};

#[derive(Template)]
#[template(path = "sign_in.html")]
pub(crate) struct SignInPage {
    pub frame: Frame,
    pub draft: Draft,
    /// Empty outside of the demonstration.
    pub accounts: Vec<DemoAccount>,
    /// Password of the demonstration's accounts; empty outside of it.
    pub password: String,
    /// The password stands in the form already: a login of the demonstration was chosen.
    pub filled: bool,
}

pub(crate) fn page(demo: Option<&Demo>, frame: Frame, draft: Draft) -> SignInPage {
    let chosen = |demo: &Demo| demo.accounts.iter().any(|(login, _)| login == draft.value("login"));
    SignInPage {
        accounts: demo.map(|demo| demo::accounts(demo, frame.lang)).unwrap_or_default(),
        password: demo.map(|demo| demo.password.clone()).unwrap_or_default(),
        filled: demo.is_some_and(|demo| chosen(demo) && !draft.failed()),
        frame,
        draft,
    }
}

fn labelled(draft: Draft) -> Draft {
    draft.with_labels(&[("login", "sign-in-login"), ("password", "sign-in-password")])
}

/// `GET /{lang}/sign-in`: the form; whoever is signed in goes on.
pub(crate) async fn show(site: Arc<Site>, visitor: Visitor) -> Response {
    let draft = labelled(Draft::from_query(visitor.query()));
    if let Some(role) = visitor.actor.role() {
        return onward(&site, &visitor, &draft, role).into_response();
    }
    let frame = visitor.frame(visitor.lang.t("sign-in-title"));
    Page(page(site.settings.demo.as_ref(), frame, draft)).into_response()
}

/// `POST /{lang}/sign-in`.
pub(crate) async fn submit(site: Arc<Site>, visitor: Visitor, draft: Draft) -> Answer<Response> {
    let mut draft = labelled(draft);
    for field in ["login", "password"] {
        if draft.raw(field).is_empty() {
            draft.wrong(FieldError::new(field, "field-required"));
        }
    }
    if draft.failed() {
        return Ok(refused(&site, &visitor, draft));
    }
    let limit = &visitor.shell.sign_in_limit;
    let keys =
        [format!("address {}", visitor.address), format!("login {}", draft.value("login").to_lowercase())];
    for key in &keys {
        limit.take(key, visitor.now)?;
    }
    let (login, password) = (draft.value("login"), draft.raw("password"));
    let platform = &visitor.shell.platform;
    let tried =
        accounts::sign_in(platform, visitor.request_id, login, password, &visitor.address, &visitor.agent);
    match tried.await {
        Ok(signed) => {
            keys.iter().for_each(|key| limit.give_back(key));
            let cookie = visitor.session_cookie(&signed.token);
            Ok(onward(&site, &visitor, &draft, signed.person.role).with_cookie(cookie).into_response())
        }
        Err(error) => match error.as_refusal() {
            Some(refusal) => Ok(refused(&site, &visitor, draft.with_refusal(refusal))),
            None => Err(Failure::Error(error)),
        },
    }
}

fn refused(site: &Site, visitor: &Visitor, draft: Draft) -> Response {
    let frame = visitor.frame(visitor.lang.t("sign-in-title"));
    invalid(page(site.settings.demo.as_ref(), frame, draft))
}

/// The page asked for before signing in, or the first one of the role.
fn onward(site: &Site, visitor: &Visitor, draft: &Draft, role: zan_kernel::Role) -> Redirect {
    match draft.given("next") {
        Some(next) => Redirect::to(next),
        None => Redirect::to(visitor.href((site.settings.first_page)(role))),
    }
}

/// `GET /{lang}/cabinet`: the first page of the person's role.
pub(crate) async fn cabinet(site: Arc<Site>, member: Member) -> Redirect {
    Redirect::to(member.href((site.settings.first_page)(member.person.role)))
}

/// `POST /{lang}/sign-out`.
pub(crate) async fn sign_out(member: Member) -> Answer<Redirect> {
    let mut ctx = member.ctx().await?;
    accounts::sign_out(&mut ctx, member.session_id).await?;
    ctx.commit().await?;
    let home = Redirect::to(member.href("/")).saying(Tone::Success, "signed-out", "");
    Ok(home.with_cookie(member.session_cookie("")))
}
