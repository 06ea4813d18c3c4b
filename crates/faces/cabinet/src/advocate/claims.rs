//! Payment claims (ақы төлеу туралы өтініш / заявление об оплате) of the advocate.

use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::{
    Extension,
    response::{IntoResponse, Response},
};
use uuid::Uuid;
use zan_kernel::events::advocate_topic;
use zan_kernel::{Error, Kind};
use zan_language::{Lang, date, moment};
use zan_payment::claims::{self, Filter, ListRow, State, Submission, SubmitInput};
use zan_signing::Signing;
use zan_ui::{
    Answer, Decimal, Draft, Failure, Frame, Id, Member, NavItem, Page, Pages, Redirect, Shell, invalid, live,
};

use super::claim_view::{WholeClaim, tone_of, way};
use super::{advocate_id, claim_document};
use crate::{navigation::framed, signing::ask};

const ROWS: usize = 20;

#[derive(Template)]
#[template(path = "advocate/claims.html")]
pub(super) struct ClaimsPage {
    pub frame: Frame,
    pub tabs: Vec<NavItem>,
    pub rows: Vec<ClaimRow>,
    pub pages: Pages,
}

/// One claim in a list.
#[derive(Debug, Clone)]
pub(super) struct ClaimRow {
    pub href: String,
    pub number: String,
    pub unnumbered: bool,
    pub order_number: String,
    pub tone: &'static str,
    pub state: String,
    pub claimed: Decimal,
    pub payable: Decimal,
    pub submitted_at: Option<String>,
    pub file_by: String,
    pub unconfirmed: bool,
    pub paid_on: Option<String>,
}

#[derive(Template)]
#[template(path = "advocate/claim.html")]
pub(super) struct ClaimPage {
    pub frame: Frame,
    pub claim: WholeClaim,
    pub draft: Draft,
    pub steps: Vec<String>,
    /// Address of the appointment.
    pub appointment: String,
    /// What happens next, and when.
    pub next: String,
    /// The advocate may change and submit it.
    pub mine: bool,
    pub pdf: Option<String>,
}

/// `GET /{lang}/claims`
pub(super) async fn list(member: Member) -> Answer<Response> {
    let (pool, lang) = (&member.shell.platform.pool, member.lang);
    let advocate_id = advocate_id(&member)?;
    let typed = Draft::from_query(member.query());
    let asked = Pages::from_query(member.path(), member.query(), ROWS, usize::MAX);
    let filter = Filter {
        advocate_id: Some(advocate_id),
        state: typed.value("state").to_owned(),
        page: i64::try_from(asked.page).unwrap_or(1),
        per_page: 20,
        ..Filter::default()
    };
    let found = claims::list(pool, &filter).await?;
    let counts = claims::counts(pool, None, Some(advocate_id)).await?;
    let total = usize::try_from(found.total).unwrap_or(0);
    Ok(Page(ClaimsPage {
        frame: framed(&member, lang.t("nav-claims")).await?,
        tabs: tabs(&member, &filter.state, &counts),
        rows: found.rows.iter().map(|row| ClaimRow::new(row, lang)).collect(),
        pages: Pages::from_query(member.path(), member.query(), ROWS, total),
    })
    .into_response())
}

fn tabs(member: &Member, chosen: &str, counts: &[claims::StateCount]) -> Vec<NavItem> {
    let all = NavItem::new(member.href("/claims"), member.lang.t("advocate-claims-all"))
        .current_if(chosen.is_empty());
    let some = counts.iter().filter(|one| one.count > 0 || one.state.code() == chosen).map(|one| {
        let code = one.state.code();
        let href = member.href(&format!("/claims?state={code}"));
        NavItem::new(href, member.lang.t(&format!("claim-state-{code}")))
            .with_count(usize::try_from(one.count).unwrap_or(0))
            .current_if(code == chosen)
    });
    std::iter::once(all).chain(some).collect()
}

impl ClaimRow {
    pub(super) fn new(row: &ListRow, lang: Lang) -> Self {
        let state = row.state();
        Self {
            href: format!("/{lang}/claims/{}", row.id),
            number: row.number.clone().unwrap_or_default(),
            unnumbered: row.number.is_none(),
            order_number: row.order_number.clone(),
            tone: tone_of(state).code(),
            state: lang.t(&format!("claim-state-{}", row.state)),
            claimed: row.total_claimed.unwrap_or_default(),
            payable: row.total_assessed.unwrap_or_default(),
            submitted_at: row.submitted_at.map(|at| moment(at.to_jiff())),
            file_by: date(row.file_by),
            unconfirmed: row.unconfirmed,
            paid_on: row.paid_on.map(|day| date(day.to_jiff())),
        }
    }
}

/// `POST /{lang}/appointments/{id}/claim`: opens the draft or brings it up to date.
pub(super) async fn open(member: Member, Id(id): Id) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    match claims::open(&mut ctx, &member.shell.platform.codes, id).await {
        Ok(claim) => {
            ctx.commit().await?;
            Ok(Redirect::to(member.href(&format!("/claims/{claim}"))).into_response())
        }
        Err(error) => super::appointment::again(&member, id, Draft::new(), error).await,
    }
}

/// `GET /{lang}/claims/{id}`
pub(super) async fn show(member: Member, Id(id): Id) -> Answer<Response> {
    Ok(Page(page(&member, id, Draft::new()).await?).into_response())
}

/// `GET /{lang}/claims/{id}/events`
pub(super) async fn events(
    axum::extract::State(shell): axum::extract::State<Shell>,
    member: Member,
) -> Answer<Response> {
    Ok(live(&shell, vec![advocate_topic(advocate_id(&member)?)]).into_response())
}

/// `POST /{lang}/claims/{id}/submission`
pub(super) async fn submit(
    member: Member,
    Extension(signing): Extension<Signing>,
    Id(id): Id,
    draft: Draft,
) -> Answer<Response> {
    let leave_out = draft.values("leave_out").iter().filter_map(|line| Uuid::parse_str(line).ok()).collect();
    let input = SubmitInput { no_client_money: draft.ticked("no_client_money"), leave_out };
    let payload = Submission { claim_id: id, input };
    match ask(&member, &signing, claims::SUBMIT, &payload, &format!("/claims/{id}")).await {
        Ok(way) => Ok(way.into_response()),
        Err(error) => again(&member, id, draft, error).await,
    }
}

async fn again(member: &Member, id: Uuid, draft: Draft, error: Error) -> Answer<Response> {
    if error.as_refusal().is_some_and(|refusal| refusal.kind == Kind::NotFound) {
        return Err(error.into());
    }
    let draft = draft.refused(error)?.with_labels(&[("no_client_money", "advocate-claim-declaration-short")]);
    Ok(invalid(page(member, id, draft).await?))
}

/// `GET /{lang}/claims/{id}/claim.pdf`: in Kazakh on Kazakh pages, otherwise in Russian.
pub(super) async fn document(member: Member, Id(id): Id) -> Answer<Response> {
    let platform = &member.shell.platform;
    let view = claims::for_advocate(platform, advocate_id(&member)?, id).await?;
    let facts = claim_document::facts(&view, &platform.codes).ok_or(Failure::NotFound)?;
    let language =
        if member.lang == Lang::Kk { zan_documents::DocLang::Kk } else { zan_documents::DocLang::Ru };
    let bytes = tokio::task::spawn_blocking(move || zan_documents::claim::render(&facts, language))
        .await
        .map_err(Error::fault)?
        .map_err(Error::fault)?;
    let headers = [
        (CONTENT_TYPE, "application/pdf"),
        (CONTENT_DISPOSITION, "inline; filename=\"claim.pdf\""),
        (CACHE_CONTROL, "private, no-store"),
    ];
    Ok((headers, bytes).into_response())
}

async fn page(member: &Member, id: Uuid, draft: Draft) -> Answer<ClaimPage> {
    let (platform, lang) = (&member.shell.platform, member.lang);
    let view = claims::for_advocate(platform, advocate_id(member)?, id).await?;
    let claim = WholeClaim::new(&view, &platform.codes, lang, member.now);
    let title = match &view.claim.number {
        Some(number) => lang.fill("advocate-claim-numbered", "number", number.as_str()),
        None => lang.fill("advocate-claim-draft", "number", view.claim.order_number.as_str()),
    };
    let frame = framed(member, title).await?.crumb(member.href("/claims"), lang.t("nav-claims"));
    let shown = if claim.unnumbered { claim.order_number.clone() } else { claim.number.clone() };
    let pdf = claim_document::facts(&view, &platform.codes);
    Ok(ClaimPage {
        frame: frame.crumb("", shown),
        draft,
        steps: way(lang),
        appointment: member.href(&format!("/appointments/{}", view.claim.assignment_id)),
        next: next(claim.state, &claim, lang),
        mine: claim.state.is_with_advocate(),
        pdf: pdf.map(|_| member.href(&format!("/claims/{id}/claim.pdf"))),
        claim,
    })
}

pub(super) fn next(state: State, claim: &WholeClaim, lang: Lang) -> String {
    let key = format!("advocate-claim-next-{}", state.code());
    match state {
        State::Draft => lang.fill(&key, "until", claim.file_by.as_str()),
        State::Paid => lang.fill(&key, "day", claim.paid_on.as_deref().unwrap_or_default()),
        _ => lang.t(&key),
    }
}
