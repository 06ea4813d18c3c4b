use std::sync::Arc;

use askama::Template;
use jiff::{SignedDuration, Timestamp};
use zan_defence::orders::{self, State};
use zan_ui::{Draft, Frame, Page, Visitor};

use crate::demo::{DemoAccount, accounts};
use crate::settings::Site;

/// Days over which the first page counts requests.
const DAYS: i64 = 30;

/// A figure of the first page with the words after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Figure {
    pub number: String,
    pub words: String,
}

/// What the first page says of the demonstration.
#[derive(Debug, Clone)]
pub(crate) struct DemoBox {
    pub accounts: Vec<DemoAccount>,
    pub password: String,
    pub register_url: Option<String>,
    pub mail_url: Option<String>,
    /// The present moment of the simulated time.
    pub now: String,
}

/// How the thread goes: icon, name, explanation.
pub(crate) type Steps = [(&'static str, String, String); 4];

pub(crate) fn steps(lang: zan_ui::Lang) -> Steps {
    [("document", "order"), ("person", "choice"), ("scales", "defence"), ("success", "pay")].map(
        |(icon, name)| {
            (icon, lang.t(&format!("home-step-{name}")), lang.t(&format!("home-step-{name}-text")))
        },
    )
}

#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct HomePage {
    pub frame: Frame,
    pub draft: Draft,
    /// Empty when there is nothing to count or they cannot be counted now.
    pub figures: Vec<Figure>,
    pub steps: Steps,
    pub demo: Option<DemoBox>,
}

/// `GET /{lang}/`.
pub(crate) async fn home(site: Arc<Site>, visitor: Visitor) -> Page<HomePage> {
    let lang = visitor.lang;
    Page(HomePage {
        frame: visitor.frame(lang.t("site-home")),
        draft: Draft::new(),
        figures: figures(&visitor).await,
        steps: steps(lang),
        demo: site.settings.demo.as_ref().map(|demo| DemoBox {
            accounts: accounts(demo, lang),
            password: demo.password.clone(),
            register_url: demo.register_url.clone(),
            mail_url: demo.mail_url.clone(),
            now: zan_language::moment(visitor.now),
        }),
    })
}

/// Requests of the last days. A page for everyone does without them when the database is out of reach.
async fn figures(visitor: &Visitor) -> Vec<Figure> {
    let since = visitor.now.saturating_sub(SignedDuration::from_hours(24 * DAYS)).unwrap_or(Timestamp::MIN);
    match orders::recent_counts(&visitor.shell.platform.pool, since).await {
        Ok(counts) => counted(visitor.lang, &counts),
        Err(error) => {
            tracing::warn!(%error, "the first page could not count requests");
            Vec::new()
        }
    }
}

/// The three figures out of the counts by state; none when nothing was received.
pub(crate) fn counted(lang: zan_ui::Lang, counts: &[(State, i64)]) -> Vec<Figure> {
    let sum = |wanted: &[State]| -> i64 {
        counts.iter().filter(|(state, _)| wanted.contains(state)).map(|(_, count)| *count).sum()
    };
    let accepted = [State::Accepted, State::Entered, State::InProgress, State::Completed];
    let figure = |count: i64, words: String| Figure { number: zan_language::number(count), words };
    let (received, accepted, unfilled) = (sum(&State::ALL), sum(&accepted), sum(&[State::Unfilled]));
    if received == 0 {
        return Vec::new();
    }
    vec![
        figure(received, lang.count("home-received", received)),
        figure(accepted, lang.count("home-accepted", accepted)),
        figure(unfilled, lang.count("home-unfilled", unfilled)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use zan_ui::Lang;

    #[test]
    fn figures_follow_the_states() {
        let counts =
            [(State::Offering, 2), (State::Accepted, 3), (State::Completed, 1200), (State::Unfilled, 1)];
        let numbers: Vec<_> = counted(Lang::Ru, &counts).into_iter().map(|figure| figure.number).collect();
        assert_eq!(numbers, ["1\u{202f}206", "1\u{202f}203", "1"]);
        assert!(counted(Lang::Kk, &[]).is_empty(), "zeros say nothing");
    }
}
