//! What pages and documents read.

use jiff::{Timestamp, civil::Date};
use rust_decimal::Decimal;
use uuid::Uuid;
use zan_kernel::Moment;
use zan_language::Lang;

pub use zan_defence::orders::Page;

use super::{Explanation, Finding, State};

/// A claim with the facts of its appointment.
#[derive(Debug, Clone)]
pub struct Claim {
    pub id: Uuid,
    /// `None` until the first submission; kept on every further one.
    pub number: Option<String>,
    /// Code of [`State`].
    pub state: String,
    /// Counts submissions, from 1.
    pub version: i32,
    pub region: String,
    pub region_kk: String,
    pub region_ru: String,
    /// Zone of the place of work.
    pub timezone: String,
    /// Justice department that pays; `None`: the directory has none for the region.
    pub department_kk: Option<String>,
    pub department_ru: Option<String>,
    /// Day of the confirming document, from which the term runs.
    pub document_date: Date,
    /// Last day of the term.
    pub file_by: Date,
    /// Category of the crime by the order, code of the list `gravity`.
    pub gravity: String,
    /// Editions of the rates that were used, several only when the work passes a change of rates.
    pub tariff_edition: Option<String>,
    /// Monthly calculation index (АЕК / МРП) of the last line, in tenge.
    pub indicator: Option<Decimal>,
    /// Some number was not read in an act.
    pub unconfirmed: bool,
    pub total_claimed: Option<Decimal>,
    pub total_assessed: Option<Decimal>,
    /// The advocate declared that the client paid nothing.
    pub no_client_money: bool,
    pub created_at: Timestamp,
    pub submitted_at: Option<Moment>,
    pub checked_by: Option<Uuid>,
    pub checked_by_name: Option<String>,
    pub checked_at: Option<Moment>,
    pub approved_by: Option<Uuid>,
    pub approved_by_name: Option<String>,
    pub approved_at: Option<Moment>,
    pub register_id: Option<Uuid>,
    pub register_number: Option<String>,
    pub paid_on: Option<jiff_sqlx::Date>,
    pub payment_document: Option<String>,
    pub assignment_id: Uuid,
    pub accepted_at: Timestamp,
    pub appointment_ended_at: Option<Moment>,
    pub order_id: Uuid,
    /// Number of the request for counsel.
    pub order_number: String,
    /// Number and day of the body's own order (қаулы / постановление).
    pub ruling_number: String,
    pub ruling_date: Date,
    pub erdr_number: String,
    pub articles: String,
    /// Code of the list `person_role`.
    pub person_role: String,
    /// `None`: the identity is not established.
    pub person: Option<String>,
    pub person_birth_date: Option<jiff_sqlx::Date>,
    pub body_kk: String,
    pub body_ru: String,
    pub officer_name: String,
    pub notice_number: Option<String>,
    pub notice_issued_at: Option<Moment>,
    pub advocate_id: Uuid,
    pub advocate_name: String,
    pub advocate_iin: String,
    /// As it stood at submission; of a draft, as it stands.
    pub advocate_iban: Option<String>,
    pub advocate_email: String,
    pub advocate_phone: String,
    pub licence_number: String,
    pub licence_date: Date,
    pub collegium_kk: String,
    pub collegium_ru: String,
    /// Agreement on participation that covers the document's day.
    pub agreement_number: Option<String>,
    pub agreement_date: Option<jiff_sqlx::Date>,
}

impl Claim {
    /// The state as a type.
    #[must_use]
    pub fn state(&self) -> State {
        State::from_code(&self.state)
    }

    /// Name of the body in a language.
    #[must_use]
    pub fn body(&self, lang: Lang) -> &str {
        if lang == Lang::Kk { &self.body_kk } else { &self.body_ru }
    }

    /// Name of the collegium in a language.
    #[must_use]
    pub fn collegium(&self, lang: Lang) -> &str {
        if lang == Lang::Kk { &self.collegium_kk } else { &self.collegium_ru }
    }

    /// Name of the department in a language.
    #[must_use]
    pub fn department(&self, lang: Lang) -> Option<&str> {
        if lang == Lang::Kk { self.department_kk.as_deref() } else { self.department_ru.as_deref() }
    }
}

/// One line: claimed and assessed side by side.
#[derive(Debug, Clone)]
pub struct ClaimLine {
    pub id: Uuid,
    pub act_id: Uuid,
    /// From 1, in the order of time.
    pub position: i32,
    /// Code of the list `act_kind`.
    pub kind: String,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
    pub place: String,
    pub minutes_claimed: i32,
    pub minutes_assessed: i32,
    pub amount_claimed: Decimal,
    pub amount_assessed: Decimal,
    /// Line of the tariff; empty when none was found.
    pub tariff_item: String,
    pub unconfirmed: bool,
    /// Code of the list `cut_reason`.
    pub difference: Option<String>,
    /// Steps, citations, doubts, the body's side when the line was made.
    pub explanation: Explanation,
    /// `awaited`, `confirmed`, `disputed`: as it stands now.
    pub body_answer: String,
    /// The body's times as they stand now.
    pub body_started_at: Option<Timestamp>,
    pub body_ended_at: Option<Timestamp>,
    pub body_note: Option<String>,
    pub body_name: Option<String>,
    /// Minutes both sides agree on as it stands now: the default of the officer's form.
    pub agreed_minutes: i32,
    /// Number of a refused claim in which the act stood before.
    pub refused_before: Option<String>,
    /// The claim was not refused: nobody else may claim the act.
    pub live: bool,
}

impl ClaimLine {
    /// The body has not confirmed the times yet.
    #[must_use]
    pub fn is_awaited(&self) -> bool {
        self.body_answer == "awaited"
    }

    /// Why there is no amount, if there is none.
    #[must_use]
    pub fn refusal(&self) -> Option<&zan_tariff::Refusal> {
        self.explanation.claimed.refusal.as_ref()
    }

    /// Minutes claimed and not assessed.
    #[must_use]
    pub fn cut_minutes(&self) -> i32 {
        self.minutes_claimed.saturating_sub(self.minutes_assessed)
    }
}

/// One decision in the history of a claim.
#[derive(Debug, Clone)]
pub struct Decision {
    pub id: Uuid,
    /// Submission it belongs to.
    pub version: i32,
    /// `submission`, `return`, `check`, `approval`, `refusal`, `register`, `payment`.
    pub kind: String,
    /// Codes of the list `return_reason` or `refusal_reason`.
    pub reasons: Vec<String>,
    pub note: String,
    pub made_by_name: Option<String>,
    pub made_at: Timestamp,
}

impl Decision {
    /// Key of its name.
    #[must_use]
    pub fn text_key(&self) -> String {
        format!("claim-decision-{}", self.kind)
    }

    /// The list that names its reasons.
    #[must_use]
    pub fn reason_list(&self) -> &'static str {
        if self.kind == "refusal" { "refusal_reason" } else { "return_reason" }
    }
}

/// Everything a page of one claim shows.
#[derive(Debug, Clone)]
pub struct ClaimView {
    pub claim: Claim,
    pub lines: Vec<ClaimLine>,
    /// Oldest first.
    pub decisions: Vec<Decision>,
    /// Automatic checks, as of now.
    pub findings: Vec<Finding>,
}

impl ClaimView {
    /// Findings about one line.
    pub fn findings_of(&self, line_id: Uuid) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.line == Some(line_id))
    }

    /// Findings about the claim as a whole.
    pub fn findings_of_claim(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.line.is_none())
    }
}

/// One row of a list of claims.
#[derive(Debug, Clone)]
pub struct ListRow {
    pub id: Uuid,
    pub number: Option<String>,
    pub state: String,
    pub version: i32,
    pub region: String,
    pub assignment_id: Uuid,
    pub order_number: String,
    pub erdr_number: String,
    pub advocate_name: String,
    pub document_date: Date,
    pub file_by: Date,
    pub created_at: Timestamp,
    pub submitted_at: Option<Moment>,
    pub total_claimed: Option<Decimal>,
    pub total_assessed: Option<Decimal>,
    pub unconfirmed: bool,
    pub lines: i64,
    pub minutes_claimed: i64,
    pub minutes_assessed: i64,
    /// Lines whose times the body has not answered.
    pub awaited: i64,
    /// Lines whose times the body disputes.
    pub disputed: i64,
    pub checked_by: Option<Uuid>,
    pub checked_by_name: Option<String>,
    pub register_number: Option<String>,
    pub paid_on: Option<jiff_sqlx::Date>,
    pub(super) total: i64,
}

impl ListRow {
    /// The state as a type.
    #[must_use]
    pub fn state(&self) -> State {
        State::from_code(&self.state)
    }
}
