//! Payment registers (төлем тізілімі / реестр платежей): of the region for its department, of all for oversight.

use askama::Template;
use axum::response::{IntoResponse, Response};
use zan_kernel::Role;
use zan_language::{Lang, date, moment, number};
use zan_payment::claims::{self, State};
use zan_payment::registers::{self, Register};
use zan_ui::{Answer, Decimal, Draft, Frame, Member, Page, Pages, Redirect, Tone, invalid};

use super::region;
use crate::navigation::framed;

const ROWS: usize = 25;

#[derive(Template)]
#[template(path = "justice/registers.html")]
pub(super) struct RegistersPage {
    pub frame: Frame,
    pub draft: Draft,
    pub rows: Vec<RegisterView>,
    pub pages: Pages,
    /// The reader is an officer of the department, not oversight.
    pub department: bool,
    /// Approved claims that stand in no register.
    pub approved: i64,
}

/// One register as its pages show it.
#[derive(Debug, Clone)]
pub(super) struct RegisterView {
    pub href: String,
    pub number: String,
    pub region: String,
    pub made_at: String,
    pub made_by: String,
    pub period: String,
    pub claims: String,
    pub minutes: String,
    pub total: Decimal,
    pub unconfirmed: i64,
    pub paid: bool,
    pub paid_on: String,
    pub payment_document: String,
}

impl RegisterView {
    pub(super) fn new(register: &Register, lang: Lang) -> Self {
        Self {
            href: format!("/{lang}/registers/{}", register.id),
            number: register.number.clone(),
            region: register.region_name(lang).to_owned(),
            made_at: moment(register.made_at),
            made_by: register.made_by_name.clone(),
            period: format!("{} – {}", date(register.period_start), date(register.period_end)),
            claims: number(register.claims),
            minutes: lang.minutes(register.minutes),
            total: register.total,
            unconfirmed: register.unconfirmed,
            paid: register.is_paid(),
            paid_on: register.paid_on.map(|day| date(day.to_jiff())).unwrap_or_default(),
            payment_document: register.payment_document.clone().unwrap_or_default(),
        }
    }
}

/// `GET /{lang}/registers`
pub(super) async fn list(member: Member) -> Answer<Response> {
    Ok(Page(page(&member, Draft::new()).await?).into_response())
}

/// `POST /{lang}/registers`: of everything approved.
pub(super) async fn make(member: Member) -> Answer<Response> {
    let mut ctx = member.ctx().await?;
    match registers::make(&mut ctx, &region(&member)?).await {
        Ok(id) => {
            ctx.commit().await?;
            let to = Redirect::to(member.href(&format!("/registers/{id}")));
            Ok(to.saying(Tone::Success, "justice-register-made", "").into_response())
        }
        Err(error) => Ok(invalid(page(&member, Draft::new().refused(error)?).await?)),
    }
}

/// Whose registers the reader may see: of the own region, or of all.
pub(super) fn scope(member: &Member) -> Answer<Option<String>> {
    if member.person.role == Role::Oversight { Ok(None) } else { region(member).map(Some) }
}

async fn page(member: &Member, draft: Draft) -> Answer<RegistersPage> {
    let (pool, lang) = (&member.shell.platform.pool, member.lang);
    let scope = scope(member)?;
    let asked = Pages::from_query(member.path(), member.query(), ROWS, usize::MAX);
    let found = registers::list(pool, scope.as_deref(), i64::try_from(asked.page).unwrap_or(1), 25).await?;
    let approved = match scope.as_deref() {
        Some(region) => approved(member, region).await?,
        None => 0,
    };
    let total = usize::try_from(found.total).unwrap_or(0);
    Ok(RegistersPage {
        frame: framed(member, lang.t("nav-registers")).await?,
        draft,
        rows: found.rows.iter().map(|register| RegisterView::new(register, lang)).collect(),
        pages: Pages::from_query(member.path(), member.query(), ROWS, total),
        department: scope.is_some(),
        approved,
    })
}

async fn approved(member: &Member, region: &str) -> Answer<i64> {
    let counts = claims::counts(&member.shell.platform.pool, Some(region), None).await?;
    Ok(counts.iter().find(|one| one.state == State::Approved).map_or(0, |one| one.count))
}
