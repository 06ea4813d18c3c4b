use std::sync::Arc;

use jiff::SignedDuration;
use zan_ui::{Draft, Lang, Redirect, Tone, Visitor};

use crate::settings::{Demo, Site};

/// One account of the demonstration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DemoAccount {
    pub login: String,
    pub role: String,
    /// Address of the sign-in page with this login filled in.
    pub href: String,
}

/// The accounts as the first page and the sign-in page list them.
pub(crate) fn accounts(demo: &Demo, lang: Lang) -> Vec<DemoAccount> {
    let account = |(login, role): &(String, zan_kernel::Role)| DemoAccount {
        login: login.clone(),
        role: lang.t(&format!("role-{}", role.code())),
        href: format!("/{lang}/sign-in?login={login}"),
    };
    demo.accounts.iter().map(account).collect()
}

/// The steps by which the clock may be moved.
fn step(draft: &Draft) -> Option<(SignedDuration, &'static str)> {
    match draft.value("hours") {
        "1" => Some((SignedDuration::from_hours(1), "demo-clock-hour")),
        "24" => Some((SignedDuration::from_hours(24), "demo-clock-day")),
        _ => None,
    }
}

/// `POST /{lang}/demo/clock`: moves the simulated time forward by the `hours` of the form, 1 or 24.
pub(crate) async fn advance(site: Arc<Site>, visitor: Visitor, draft: Draft) -> Redirect {
    let home = Redirect::to(visitor.href("/"));
    match (&site.settings.demo, step(&draft)) {
        (Some(demo), Some((span, key))) => {
            (demo.advance)(span);
            home.saying(Tone::Success, key, "")
        }
        _ => home.saying(Tone::Warning, "choice-unknown", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_hour_or_a_day_is_a_step() {
        assert_eq!(step(&Draft::new().with("hours", "24")).unwrap().0, SignedDuration::from_hours(24));
        for typed in ["", "-1", "2", "1e9", "24 "] {
            assert_eq!(step(&Draft::new().with("hours", typed)).is_some(), typed.trim() == "24", "{typed}");
        }
    }
}
