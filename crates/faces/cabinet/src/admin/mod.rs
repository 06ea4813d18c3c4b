//! Pages of the administrator: accounts of people, and the numbers of bodies that their certificates carry.

mod card;
mod create;
mod list;
#[cfg(test)]
mod tests;
mod units;

use askama::Template;
use zan_kernel::{Action, Role};
use zan_registry::accounts::Account;
use zan_ui::{Doors, Frame, Lang};

pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/{lang}/users", Action::UsersManage, list::show)
        .post("/{lang}/users", Action::UsersManage, create::submit)
        .get("/{lang}/users/new", Action::UsersManage, create::show)
        .get("/{lang}/users/{id}", Action::UsersManage, card::show)
        .post("/{lang}/users/{id}/iin", Action::UsersManage, card::record_iin)
        .post("/{lang}/users/{id}/lock", Action::UsersManage, card::lock)
        .post("/{lang}/users/{id}/unlock", Action::UsersManage, card::unlock)
        .post("/{lang}/users/{id}/password-reset", Action::UsersManage, card::reset_password)
        .post("/{lang}/users/{id}/sessions-end", Action::UsersManage, card::end_sessions)
        .get("/{lang}/units", Action::UsersManage, units::list)
        .get("/{lang}/units/{id}", Action::UsersManage, units::show)
        .post("/{lang}/units/{id}/bin", Action::UsersManage, units::record_bin)
}

/// The page that shows a one-time password, once.
#[derive(Template)]
#[template(path = "admin/password.html")]
struct PasswordPage {
    frame: Frame,
    /// What was done: a new account, or a new password.
    lead: String,
    full_name: String,
    login: String,
    password: String,
    card_href: String,
}

/// Name of a role.
fn role_name(lang: Lang, role: Role) -> String {
    lang.t(&format!("role-{}", role.code()))
}

/// One of two names: Kazakh for Kazakh pages, Russian for the others.
fn named<'n>(lang: Lang, kazakh: &'n str, russian: &'n str) -> &'n str {
    if lang == Lang::Kk { kazakh } else { russian }
}

/// Where a person works: the body or the region; empty for those bound to neither.
fn place(lang: Lang, account: &Account) -> String {
    let names = account.unit_name.as_ref().or(account.region_name.as_ref());
    names.map(|(kazakh, russian)| named(lang, kazakh, russian).to_owned()).unwrap_or_default()
}

/// State of an account: tone and word.
#[derive(Debug, Clone, PartialEq, Eq)]
struct State {
    tone: &'static str,
    text: String,
}

fn state(lang: Lang, account: &Account, now: jiff::Timestamp) -> State {
    let (tone, text) = if !account.active {
        ("danger", lang.t("user-state-closed"))
    } else if let Some(until) = account.locked_until.filter(|until| *until > now) {
        ("warning", lang.fill("user-state-locked", "moment", zan_language::time(until)))
    } else if account.must_change_password {
        ("waiting", lang.t("user-state-new"))
    } else {
        ("success", lang.t("user-state-active"))
    };
    State { tone, text }
}
