use std::sync::Arc;

use askama::Template;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use zan_kernel::Role;
use zan_ui::{Frame, Lang, Page, Redirect, Visitor, asset_url};

use crate::settings::{Check, Part, Site};

/// Help for one role.
#[derive(Debug, Clone)]
pub(crate) struct RoleHelp {
    pub code: &'static str,
    pub title: String,
    pub steps: Vec<String>,
    /// The visitor has this role.
    pub own: bool,
}

#[derive(Template)]
#[template(path = "help.html")]
pub(crate) struct HelpPage {
    pub frame: Frame,
    pub roles: Vec<RoleHelp>,
}

#[derive(Template)]
#[template(path = "accessibility.html")]
pub(crate) struct AccessibilityPage {
    pub frame: Frame,
    pub points: Vec<String>,
}

/// One line of the status page.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    pub name: String,
    pub works: bool,
    /// How much waits, in words; empty when nothing is counted.
    pub waiting: String,
}

#[derive(Template)]
#[template(path = "status.html")]
pub(crate) struct StatusPage {
    pub frame: Frame,
    pub all_work: bool,
    pub lines: Vec<Line>,
    pub as_of: String,
}

/// `GET /{lang}`: the first page.
pub(crate) async fn to_home(visitor: Visitor) -> Redirect {
    Redirect::to(visitor.href("/"))
}

/// Texts whose keys are `beginning` and 1, 2, … as far as they exist.
fn numbered(lang: Lang, beginning: &str) -> Vec<String> {
    let keys = (1..).map(|number| format!("{beginning}{number}"));
    keys.take_while(|key| lang.has(key)).map(|key| lang.t(&key)).collect()
}

/// `GET /{lang}/help`: steps for each role, the visitor's own first.
pub(crate) async fn help(visitor: Visitor) -> Page<HelpPage> {
    let frame = visitor.frame(visitor.lang.t("site-help"));
    Page(HelpPage { frame, roles: role_help(visitor.lang, visitor.actor.role()) })
}

pub(crate) fn role_help(lang: Lang, own: Option<Role>) -> Vec<RoleHelp> {
    let mut roles = Role::ALL.map(|role| RoleHelp {
        code: role.code(),
        title: lang.t(&format!("role-{}", role.code())),
        steps: numbered(lang, &format!("help-{}-", role.code())),
        own: own == Some(role),
    });
    roles.sort_by_key(|help| !help.own);
    roles.into()
}

/// `GET /{lang}/accessibility`.
pub(crate) async fn accessibility(visitor: Visitor) -> Page<AccessibilityPage> {
    let frame = visitor.frame(visitor.lang.t("site-accessibility"));
    Page(AccessibilityPage { frame, points: numbered(visitor.lang, "accessible-point-") })
}

/// `GET /{lang}/status`.
pub(crate) async fn status(site: Arc<Site>, visitor: Visitor) -> Page<StatusPage> {
    let mut checks = vec![Check { part: Part::Web, works: true, waiting: None }];
    if let Some(ask) = &site.settings.checks {
        checks.extend(ask().await.into_iter().filter(|check| check.part != Part::Web));
    }
    let frame = visitor.frame(visitor.lang.t("site-status"));
    Page(status_page(frame, &checks, zan_language::moment(visitor.now)))
}

pub(crate) fn status_page(frame: Frame, checks: &[Check], as_of: String) -> StatusPage {
    let lang = frame.lang;
    let line = |check: &Check| Line {
        name: lang.t(&format!("status-part-{}", check.part.code())),
        works: check.works,
        waiting: check.waiting.map(|count| lang.count("status-waiting", count)).unwrap_or_default(),
    };
    StatusPage {
        all_work: checks.iter().all(|check| check.works),
        lines: checks.iter().map(line).collect(),
        as_of: lang.fill("notice-as-of", "moment", as_of),
        frame,
    }
}

/// `GET /robots.txt`: the public pages may be found, what belongs to people may not.
pub(crate) async fn robots() -> impl IntoResponse {
    const TEXT: &str = "User-agent: *\nAllow: /kk/$\nAllow: /ru/$\nAllow: /en/$\nAllow: /*/help\nAllow: /*/notices$\n\
                        Allow: /*/accessibility\nAllow: /assets/\nDisallow: /\n";
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], TEXT)
}

/// `GET /favicon.ico`: browsers ask for it on pages that are no pages of ours.
pub(crate) async fn favicon() -> Redirect {
    Redirect::to(asset_url("mark.svg"))
}
