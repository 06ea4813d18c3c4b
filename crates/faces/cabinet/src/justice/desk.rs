//! The desk: claims of the region by state.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use zan_kernel::events::desk_topic;
use zan_language::{Lang, moment};
use zan_payment::claims::{self, Filter, ListRow, State as ClaimState, StateCount};
use zan_ui::{Answer, Decimal, Draft, Frame, Member, NavItem, Page, Pages, Shell, live};

use super::region;
use crate::advocate::claim_view::tone_of;
use crate::navigation::framed;

const ROWS: usize = 25;

/// States a department knows, in the order of the work.
const STATES: [ClaimState; 7] = [
    ClaimState::Submitted,
    ClaimState::Checked,
    ClaimState::Returned,
    ClaimState::Approved,
    ClaimState::InRegister,
    ClaimState::Paid,
    ClaimState::Refused,
];

#[derive(Template)]
#[template(path = "justice/desk.html")]
pub(super) struct DeskPage {
    pub frame: Frame,
    pub tabs: Vec<NavItem>,
    pub draft: Draft,
    pub state: String,
    pub rows: Vec<DeskRow>,
    pub pages: Pages,
}

/// One claim on the desk.
#[derive(Debug, Clone)]
pub(super) struct DeskRow {
    pub href: String,
    pub number: String,
    pub advocate: String,
    pub submitted_at: String,
    pub waits: String,
    pub version: i32,
    /// Lines and minutes in words.
    pub work: String,
    pub claimed: Decimal,
    pub payable: Decimal,
    pub cut: bool,
    pub tone: &'static str,
    pub state: String,
    pub checked_by: Option<String>,
    /// Filed after the term.
    pub late: bool,
    pub unconfirmed: bool,
    pub disputed: i64,
    pub awaited: i64,
}

/// `GET /{lang}/desk`
pub(super) async fn list(member: Member) -> Answer<Response> {
    let (pool, lang) = (&member.shell.platform.pool, member.lang);
    let region = region(&member)?;
    let draft = Draft::from_query(member.query());
    let asked = Pages::from_query(member.path(), member.query(), ROWS, usize::MAX);
    let filter = Filter {
        region: Some(region.clone()),
        state: draft.given("state").unwrap_or("desk").replace("all", ""),
        query: draft.value("q").to_owned(),
        page: i64::try_from(asked.page).unwrap_or(1),
        per_page: 25,
        ..Filter::default()
    };
    let found = claims::list(pool, &filter).await?;
    let counts = claims::counts(pool, Some(&region), None).await?;
    let total = usize::try_from(found.total).unwrap_or(0);
    Ok(Page(DeskPage {
        frame: framed(&member, lang.t("nav-desk")).await?,
        tabs: tabs(lang, &filter.state, &counts),
        state: draft.value("state").to_owned(),
        draft,
        rows: found.rows.iter().map(|row| DeskRow::new(row, lang, member.now)).collect(),
        pages: Pages::from_query(member.path(), member.query(), ROWS, total),
    })
    .into_response())
}

/// `GET /{lang}/desk/events`
pub(super) async fn events(State(shell): State<Shell>, member: Member) -> Answer<Response> {
    Ok(live(&shell, vec![desk_topic(&region(&member)?)]).into_response())
}

pub(super) fn tabs(lang: Lang, chosen: &str, counts: &[StateCount]) -> Vec<NavItem> {
    let count = |state: ClaimState| {
        let found = counts.iter().find(|one| one.state == state).map_or(0, |one| one.count);
        usize::try_from(found).unwrap_or(0)
    };
    let open = count(ClaimState::Submitted).saturating_add(count(ClaimState::Checked));
    let desk = NavItem::new(format!("/{lang}/desk"), lang.t("justice-tab-desk")).with_count(open);
    let states = STATES.into_iter().map(|state| {
        let code = state.code();
        NavItem::new(format!("/{lang}/desk?state={code}"), lang.t(&format!("claim-state-{code}")))
            .with_count(count(state))
            .current_if(chosen == code)
    });
    let all = NavItem::new(format!("/{lang}/desk?state=all"), lang.t("justice-tab-all"));
    std::iter::once(desk.current_if(chosen == "desk"))
        .chain(states)
        .chain(std::iter::once(all.current_if(chosen.is_empty())))
        .collect()
}

impl DeskRow {
    pub(super) fn new(row: &ListRow, lang: Lang, now: jiff::Timestamp) -> Self {
        let filed = row.submitted_at.map(|at| at.to_jiff());
        let day = filed.map(|at| at.to_zoned(zan_language::zone()).date());
        let work = [lang.count("justice-lines", row.lines), lang.minutes(row.minutes_claimed)].join(", ");
        Self {
            href: format!("/{lang}/desk/{}", row.id),
            number: row.number.clone().unwrap_or_default(),
            advocate: row.advocate_name.clone(),
            submitted_at: filed.map(moment).unwrap_or_default(),
            waits: filed.map(|at| lang.ago(at, now)).unwrap_or_default(),
            version: row.version,
            work,
            claimed: row.total_claimed.unwrap_or_default(),
            payable: row.total_assessed.unwrap_or_default(),
            cut: row.total_claimed != row.total_assessed,
            tone: tone_of(row.state()).code(),
            state: lang.t(&format!("claim-state-{}", row.state)),
            checked_by: row.checked_by_name.clone(),
            late: row.version == 1 && day.is_some_and(|day| day > row.file_by),
            unconfirmed: row.unconfirmed,
            disputed: row.disputed,
            awaited: row.awaited,
        }
    }
}
