//! The list of a body's orders.

use askama::Template;
use zan_defence::orders as law;
use zan_ui::{Answer, Choice, Draft, Frame, Member, Page, Pages};

use super::unit;
use crate::{
    navigation::framed,
    requests::{self, Row},
};

#[derive(Template)]
#[template(path = "officer/orders.html")]
pub(super) struct OrdersPage {
    pub frame: Frame,
    pub filter: Draft,
    pub states: Vec<Choice>,
    pub rows: Vec<Row>,
    pub pages: Pages,
}

pub(super) async fn list(member: Member) -> Answer<Page<OrdersPage>> {
    let (lang, platform) = (member.lang, &member.shell.platform);
    let found = law::list_of_body(&platform.pool, unit(&member)?, requests::filter(&member)).await?;
    let place = member.href("/orders");
    Ok(Page(OrdersPage {
        frame: framed(&member, lang.t("nav-orders")).await?,
        filter: Draft::from_query(member.query()),
        states: requests::state_choices(lang),
        rows: found
            .rows
            .iter()
            .map(|row| requests::row(lang, &platform.codes, &place, row, member.now))
            .collect(),
        pages: requests::pages(&member, found.total),
    }))
}
