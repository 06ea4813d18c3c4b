//! The list of the country with a chart of its states.

use std::collections::BTreeMap;

use askama::Template;
use jiff::SignedDuration;
use zan_defence::orders::{self, Filter, State};
use zan_registry::directory;
use zan_ui::{Answer, Choice, Draft, Frame, Lang, Member, Page, Pages};

use crate::{
    navigation::framed,
    requests::{self, Row, Tag, in_lang},
};

/// Days that the chart looks back.
const DAYS: i64 = 30;
/// Length of the longest bar in the chart's own units.
const LONGEST: i64 = 400;

/// One bar of the chart.
#[derive(Debug, Clone)]
pub(super) struct Bar {
    pub tag: Tag,
    pub count: i64,
    pub length: i64,
    /// Distance from the top of the chart.
    pub top: usize,
}

#[derive(Template)]
#[template(path = "oversight/list.html")]
pub(super) struct ListPage {
    pub frame: Frame,
    pub filter: Draft,
    pub states: Vec<Choice>,
    pub regions: Vec<Choice>,
    pub rows: Vec<Row>,
    pub pages: Pages,
    pub bars: Vec<Bar>,
    pub days: i64,
    /// Requests in the chart.
    pub total: i64,
    pub height: usize,
}

pub(super) async fn list(member: Member) -> Answer<Page<ListPage>> {
    let (lang, platform) = (member.lang, &member.shell.platform);
    let typed = Draft::from_query(member.query());
    let regions = directory::regions(&platform.pool).await?;
    let region = typed.given("region").filter(|code| regions.iter().any(|region| region.code == *code));
    let wanted =
        Filter { region: region.map(str::to_owned), urgent_first: false, ..requests::filter(&member) };
    let found = orders::list_all(&platform.pool, wanted).await?;
    let since = member.now.saturating_sub(SignedDuration::from_hours(24 * DAYS)).unwrap_or(member.now);
    let counts = orders::recent_counts(&platform.pool, since).await?;
    let names: BTreeMap<_, _> = regions
        .iter()
        .map(|region| (region.code.clone(), in_lang(lang, &region.name_kk, &region.name_ru).to_owned()))
        .collect();
    let place = member.href("/requests");
    let named = |mut row: Row| {
        row.region = names.get(&row.region).cloned().unwrap_or(row.region);
        row
    };
    let rows =
        found.rows.iter().map(|row| named(requests::row(lang, &platform.codes, &place, row, member.now)));
    let bars = bars(lang, &counts);
    Ok(Page(ListPage {
        frame: framed(&member, lang.t("nav-requests")).await?,
        filter: typed,
        states: requests::state_choices(lang),
        rows: rows.collect(),
        pages: requests::pages(&member, found.total),
        total: bars.iter().map(|bar| bar.count).sum(),
        height: bars.len() * 28,
        bars,
        days: DAYS,
        regions: names.into_iter().map(|(code, name)| Choice::new(code, name)).collect(),
    }))
}

/// Every state with its bar, in the order of a request's life.
pub(super) fn bars(lang: Lang, counts: &[(State, i64)]) -> Vec<Bar> {
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0).max(1);
    State::ALL
        .into_iter()
        .enumerate()
        .map(|(place, state)| {
            let count = counts.iter().filter(|(of, _)| *of == state).map(|(_, count)| *count).sum::<i64>();
            let length = count.saturating_mul(LONGEST) / most;
            // A state that occurs at all is seen.
            let length = if count > 0 { length.max(3) } else { 0 };
            Bar { tag: requests::state_tag(lang, state), count, length, top: place * 28 }
        })
        .collect()
}
