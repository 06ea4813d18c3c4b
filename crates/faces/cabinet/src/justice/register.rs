//! One payment register: its claims, its files, its payment.

use askama::Template;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;
use zan_documents::{DocLang, LocalText, PaymentRegister, register as form};
use zan_kernel::Error;
use zan_language::Lang;
use zan_payment::registers::{self, PaymentInput, Register, RegisterRow};
use zan_ui::{Answer, Decimal, Draft, Failure, Frame, Id, Member, Page, Params, Redirect, Tone, invalid};

use super::registers::{RegisterView, scope};
use crate::navigation::framed;

#[derive(Template)]
#[template(path = "justice/register.html")]
pub(super) struct RegisterPage {
    pub frame: Frame,
    pub draft: Draft,
    pub register: RegisterView,
    pub rows: Vec<Row>,
    /// The reader is an officer of the department, not oversight.
    pub department: bool,
}

/// One claim of the register.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// Address on the desk; nothing for oversight, which has no desk.
    pub href: Option<String>,
    pub number: String,
    pub advocate: String,
    pub iin: String,
    pub iban: String,
    pub agreement: String,
    pub minutes: String,
    pub amount: Decimal,
    pub unconfirmed: bool,
}

/// `GET /{lang}/registers/{id}`
pub(super) async fn show(member: Member, Id(id): Id) -> Answer<Response> {
    Ok(Page(page(&member, id, Draft::new()).await?).into_response())
}

/// `POST /{lang}/registers/{id}/payment`: fields `paid_on`, `payment_document`.
pub(super) async fn record_payment(member: Member, Id(id): Id, draft: Draft) -> Answer<Response> {
    // What is no date goes on as it was typed, so that the action names every wrong field at once.
    let paid_on = match draft.date("paid_on") {
        Ok(Some(day)) => day.to_string(),
        _ => draft.value("paid_on").to_owned(),
    };
    let input = PaymentInput { paid_on, payment_document: draft.value("payment_document").to_owned() };
    let mut ctx = member.ctx().await?;
    if let Err(error) = registers::record_payment(&mut ctx, id, &input).await {
        let draft = draft.refused(error)?.with_labels(&LABELS);
        return Ok(invalid(page(&member, id, draft).await?));
    }
    ctx.commit().await?;
    let to = Redirect::to(member.href(&format!("/registers/{id}")));
    Ok(to.saying(Tone::Success, "justice-payment-recorded", "").into_response())
}

const LABELS: [(&str, &str); 2] =
    [("paid_on", "justice-paid-on"), ("payment_document", "justice-payment-document")];

/// `GET /{lang}/registers/{id}/{file}`: `register.xlsx` or `register.csv`, in Kazakh on Kazakh pages, otherwise in
/// Russian.
pub(super) async fn download(member: Member, params: Params) -> Answer<Response> {
    let (id, file) = (params.id("id")?, params.text("file").to_owned());
    let (make, media_type): (Make, _) = match file.as_str() {
        "register.xlsx" => {
            (form::to_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
        "register.csv" => (form::to_csv, "text/csv; charset=utf-8"),
        _ => return Err(Failure::NotFound),
    };
    let pool = &member.shell.platform.pool;
    let register = registers::by_id(pool, scope(&member)?.as_deref(), id).await?;
    let facts = facts(&register, registers::rows(pool, id).await?);
    let language = if member.lang == Lang::Kk { DocLang::Kk } else { DocLang::Ru };
    let bytes = tokio::task::spawn_blocking(move || make(&facts, language))
        .await
        .map_err(Error::fault)?
        .map_err(Error::fault)?;
    let name = format!("attachment; filename=\"{}-{file}\"", register.number);
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, name),
        (CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

type Make = fn(&PaymentRegister, DocLang) -> Result<Vec<u8>, zan_documents::DocumentError>;

pub(super) fn facts(register: &Register, rows: Vec<RegisterRow>) -> PaymentRegister {
    let row = |row: RegisterRow| zan_documents::RegisterRow {
        claim_number: row.claim_number,
        advocate: row.advocate_name,
        iin: row.iin,
        iban: row.iban,
        agreement: row.agreement_number,
        minutes: u32::try_from(row.minutes).unwrap_or_default(),
        amount: row.amount,
        rate_confirmed: !row.unconfirmed,
    };
    PaymentRegister {
        number: register.number.clone(),
        region: LocalText::new(&register.region_kk, &register.region_ru),
        period_start: register.period_start,
        period_end: register.period_end,
        issued_on: register.made_on,
        rows: rows.into_iter().map(row).collect(),
    }
}

async fn page(member: &Member, id: Uuid, draft: Draft) -> Answer<RegisterPage> {
    let (pool, lang) = (&member.shell.platform.pool, member.lang);
    let scope = scope(member)?;
    let register = registers::by_id(pool, scope.as_deref(), id).await?;
    let rows = registers::rows(pool, id).await?;
    let frame = framed(member, lang.fill("justice-register", "number", register.number.as_str())).await?;
    Ok(RegisterPage {
        frame: frame
            .crumb(member.href("/registers"), lang.t("nav-registers"))
            .crumb("", register.number.clone()),
        draft,
        register: RegisterView::new(&register, lang),
        rows: rows.into_iter().map(|row| Row::new(row, lang, scope.is_some())).collect(),
        department: scope.is_some(),
    })
}

impl Row {
    pub(super) fn new(row: RegisterRow, lang: Lang, department: bool) -> Self {
        Self {
            href: department.then(|| format!("/{lang}/desk/{}", row.claim_id)),
            number: row.claim_number,
            advocate: row.advocate_name,
            iin: row.iin,
            iban: row.iban,
            agreement: row.agreement_number,
            minutes: lang.minutes(row.minutes),
            amount: row.amount,
            unconfirmed: row.unconfirmed,
        }
    }
}
