use askama::Template;
use zan_kernel::Role;
use zan_registry::PageRequest;
use zan_registry::accounts::{self, Account, AccountFilter};
use zan_ui::{Answer, Choice, Draft, Frame, Lang, Member, Page, Pages};

use super::{State, place, role_name, state};

/// Accounts on one page.
const SIZE: u32 = 30;

/// One account in the list.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub href: String,
    pub name: String,
    pub login: String,
    pub role: String,
    pub place: String,
    pub state: State,
}

#[derive(Template)]
#[template(path = "admin/list.html")]
pub(super) struct ListPage {
    pub frame: Frame,
    pub draft: Draft,
    pub roles: Vec<Choice>,
    pub states: Vec<Choice>,
    pub rows: Vec<Row>,
    pub pages: Pages,
    /// Something was searched for.
    pub filtered: bool,
}

/// `GET /{lang}/users`.
pub(super) async fn show(member: Member) -> Answer<Page<ListPage>> {
    let draft = Draft::from_query(member.query());
    let filter = filter(&draft);
    let pool = &member.shell.platform.pool;
    let wanted = draft.value("page").parse().unwrap_or(1);
    let mut found = accounts::list(pool, &filter, PageRequest::new(wanted, SIZE)).await?;
    if found.items.is_empty() && wanted > 1 {
        found = accounts::list(pool, &filter, PageRequest::new(1, SIZE)).await?;
    }
    let total = usize::try_from(found.total).unwrap_or(usize::MAX);
    let frame = crate::navigation::framed(&member, member.lang.t("nav-users")).await?;
    Ok(Page(ListPage {
        roles: roles(member.lang),
        states: states(member.lang),
        rows: found.items.iter().map(|account| row(member.lang, account, member.now)).collect(),
        pages: Pages::from_query(member.path(), member.query(), found.request.size as usize, total),
        filtered: filter != AccountFilter::default(),
        draft,
        frame,
    }))
}

fn filter(draft: &Draft) -> AccountFilter {
    AccountFilter {
        query: draft.value("q").to_owned(),
        role: Role::from_code(draft.value("role")),
        active: match draft.value("state") {
            "open" => Some(true),
            "closed" => Some(false),
            _ => None,
        },
    }
}

pub(super) fn roles(lang: Lang) -> Vec<Choice> {
    Role::ALL.map(|role| Choice::new(role.code(), role_name(lang, role))).into()
}

pub(super) fn states(lang: Lang) -> Vec<Choice> {
    vec![Choice::new("open", lang.t("user-filter-open")), Choice::new("closed", lang.t("user-state-closed"))]
}

pub(super) fn row(lang: Lang, account: &Account, now: jiff::Timestamp) -> Row {
    Row {
        href: format!("/{lang}/users/{}", account.id),
        name: account.full_name.clone(),
        login: account.login.clone(),
        role: role_name(lang, account.role),
        place: place(lang, account),
        state: state(lang, account, now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_filter_filters_nothing() {
        let filter = filter(&Draft::from_query("role=king&state=odd&q=+"));
        assert_eq!(filter, AccountFilter::default());
        let wanted = super::filter(&Draft::from_query("role=justice&state=closed&q=%D3%98"));
        assert_eq!(
            wanted,
            AccountFilter { query: "Ә".into(), role: Some(Role::Justice), active: Some(false) }
        );
    }
}
