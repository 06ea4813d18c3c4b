use askama::Template;
use axum::response::{IntoResponse, Response};
use zan_kernel::FieldError;
use zan_registry::accounts::{self, SHORTEST_PASSWORD};
use zan_ui::{Answer, Draft, Frame, Member, NavGroup, NavItem, Page, Redirect, Tone, invalid};

#[derive(Template)]
#[template(path = "password.html")]
pub(crate) struct PasswordPage {
    pub frame: Frame,
    pub draft: Draft,
    /// The password was given by somebody else.
    pub must: bool,
    /// For password managers.
    pub login: String,
    pub shortest: usize,
}

pub(crate) fn page(member: &Member, draft: Draft) -> PasswordPage {
    let lang = member.lang;
    let cabinet = NavItem::new(member.href("/cabinet"), lang.t("site-cabinet"));
    let own = NavItem::new(member.href("/password"), lang.t("nav-password")).current_if(true);
    let must = member.session.as_ref().is_some_and(|session| session.must_change_password);
    // Before the password is changed no other page opens, so none is offered.
    let items = if must { vec![own] } else { vec![cabinet, own] };
    let side = vec![NavGroup { title: lang.t("nav-group-account"), items }];
    PasswordPage {
        frame: member.frame(lang.t("nav-password")).with_navigation(side),
        draft: draft.with_labels(&[
            ("old", "password-old"),
            ("new", "password-new"),
            ("repeat", "password-repeat"),
        ]),
        must,
        login: member.person.login.clone(),
        shortest: SHORTEST_PASSWORD,
    }
}

/// `GET /{lang}/password`.
pub(crate) async fn show(member: Member) -> Page<PasswordPage> {
    Page(page(&member, Draft::new()))
}

/// What the form alone can see: empty fields, and a slip of the pen in a password nobody sees.
pub(crate) fn slips(draft: &Draft) -> Vec<FieldError> {
    let empty = ["old", "new"].into_iter().filter(|field| draft.raw(field).is_empty());
    let mut slips: Vec<_> = empty.map(|field| FieldError::new(field, "field-required")).collect();
    if draft.raw("new") != draft.raw("repeat") {
        slips.push(FieldError::new("repeat", "password-repeat-differs"));
    }
    slips
}

/// `POST /{lang}/password`.
pub(crate) async fn change(member: Member, mut draft: Draft) -> Answer<Response> {
    for slip in slips(&draft) {
        draft.wrong(slip);
    }
    if draft.failed() {
        return Ok(invalid(page(&member, draft)));
    }
    let mut ctx = member.ctx().await?;
    match accounts::change_password(&mut ctx, member.session_id, draft.raw("old"), draft.raw("new")).await {
        Ok(()) => {
            ctx.commit().await?;
            let cabinet = Redirect::to(member.href("/cabinet"));
            Ok(cabinet.saying(Tone::Success, "password-changed", "").into_response())
        }
        Err(error) => Ok(invalid(page(&member, draft.refused(error)?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_seen() {
        let draft = Draft::from_query("old=a&new=b&repeat=c");
        assert_eq!(slips(&draft), [FieldError::new("repeat", "password-repeat-differs")]);
        assert_eq!(slips(&Draft::new()).len(), 2);
        assert!(slips(&Draft::from_query("old=a&new=b&repeat=b")).is_empty());
    }
}
