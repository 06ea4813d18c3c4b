//! The queue: one table ordered by time left.

use askama::Template;
use axum::response::IntoResponse;
use zan_defence::orders::{self, Filter};
use zan_kernel::events::dispatch_topic;
use zan_ui::{Answer, Draft, Frame, Member, NavItem, Page, Pages, live};

use super::region;
use crate::{
    navigation::framed,
    requests::{self, Row},
};

#[derive(Template)]
#[template(path = "dispatcher/queue.html")]
pub(super) struct QueuePage {
    pub frame: Frame,
    /// Whether everything is shown and not only what is searched for.
    pub all: bool,
    pub tabs: Vec<NavItem>,
    pub filter: Draft,
    pub rows: Vec<Row>,
    pub pages: Pages,
}

pub(super) async fn list(member: Member) -> Answer<Page<QueuePage>> {
    let (lang, platform) = (member.lang, &member.shell.platform);
    let typed = Draft::from_query(member.query());
    let all = typed.is("tab", "all");
    let state = if all { String::new() } else { "searching".to_owned() };
    let wanted = Filter { state, ..requests::filter(&member) };
    let found = orders::list_region(&platform.pool, region(&member)?, wanted).await?;
    let place = member.href("/dispatch");
    let searching = if all { 0 } else { usize::try_from(found.total).unwrap_or(0) };
    Ok(Page(QueuePage {
        frame: framed(&member, lang.t("nav-dispatch")).await?,
        tabs: vec![
            NavItem::new(place.clone(), lang.t("dispatcher-tab-searching"))
                .current_if(!all)
                .with_count(searching),
            NavItem::new(format!("{place}?tab=all"), lang.t("dispatcher-tab-all")).current_if(all),
        ],
        rows: found
            .rows
            .iter()
            .map(|row| requests::row(lang, &platform.codes, &place, row, member.now))
            .collect(),
        pages: requests::pages(&member, found.total),
        filter: typed,
        all,
    }))
}

pub(super) async fn watch(member: Member) -> Answer<impl IntoResponse> {
    Ok(live(&member.shell, vec![dispatch_topic(region(&member)?)]))
}
