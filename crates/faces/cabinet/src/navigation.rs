//! The left navigation of the cabinet by role, with counts of what waits.

use zan_kernel::{Result, Role};
use zan_ui::{Frame, Member, NavGroup, NavItem};

/// Where a person of a role begins.
#[must_use]
pub fn first_page(role: Role) -> &'static str {
    match role {
        Role::Officer => "/orders",
        Role::Advocate => "/offers",
        Role::Dispatcher => "/dispatch",
        Role::Justice => "/desk",
        Role::Administrator => "/users",
        Role::Oversight => "/requests",
    }
}

/// The frame of a cabinet page: title, navigation with the current item marked, counts.
///
/// # Errors
/// A fault when the counts cannot be read.
pub(crate) async fn framed(member: &Member, title: impl Into<String>) -> Result<Frame> {
    let lang = member.lang;
    let here = member.path().to_owned();
    let mut items = Vec::new();
    let mut add = |path: &str, key: &str, count: usize| {
        let href = member.href(path);
        let current = here == href || here.starts_with(&format!("{href}/"));
        items.push(NavItem::new(href, lang.t(key)).with_count(count).current_if(current));
    };
    let pool = &member.shell.platform.pool;
    match member.person.role {
        Role::Officer => {
            let waiting = match member.person.unit_id {
                Some(unit_id) => zan_defence::acts::awaiting_body(pool, unit_id).await?.len(),
                None => 0,
            };
            add("/orders", "nav-orders", 0);
            add("/acts", "nav-acts", waiting);
        }
        Role::Advocate => {
            let open = match member.person.advocate_id {
                Some(advocate_id) => zan_defence::offers::open_count(pool, advocate_id).await?,
                None => 0,
            };
            add("/offers", "nav-offers", usize::try_from(open).unwrap_or(0));
            add("/appointments", "nav-appointments", 0);
            add("/claims", "nav-claims", 0);
        }
        Role::Dispatcher => add("/dispatch", "nav-dispatch", 0),
        Role::Justice => {
            add("/desk", "nav-desk", 0);
            add("/registers", "nav-registers", 0);
        }
        Role::Administrator => {
            add("/users", "nav-users", 0);
            add("/units", "nav-units", 0);
        }
        Role::Oversight => {
            add("/requests", "nav-requests", 0);
            add("/registers", "nav-registers", 0);
        }
    }
    let own = vec![
        NavItem::new(member.href("/password"), lang.t("nav-password"))
            .current_if(here == member.href("/password")),
    ];
    let groups = vec![
        NavGroup { title: lang.t("nav-group-cabinet"), items },
        NavGroup { title: lang.t("nav-group-account"), items: own },
    ];
    Ok(member.frame(title).with_navigation(groups))
}
