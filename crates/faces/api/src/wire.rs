//! What travels: JSON in snake_case, moments as RFC 3339, dates as ISO 8601. Requests refuse members they do not know,
//! answers may get more. The types of requests only describe: a request is read member by member, so that every
//! wrong one is told at once. The first line of every doc comment is its description in `/api/openapi.json`.

use axum::http::StatusCode;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;
use zan_ui::{ProblemField, Visitor};

/// Order of a body that conducts the criminal proceedings to appoint counsel (Code of Criminal Procedure art. 68).
#[derive(Debug, ToSchema)]
pub struct Order {
    /// Identifier of the order in the sending system: 1 to 100 visible ASCII characters. The key of repetition: the same order sent again under the same identifier is answered with the request it opened.
    #[schema(example = "ERDR-2026-000731", min_length = 1, max_length = 100)]
    pub external_id: String,
    /// Code of the unit that conducts the case, from `GET /api/v1/directory`.
    #[schema(example = "ASTANA-UP-ESIL")]
    pub body_code: String,
    pub officer: Officer,
    /// Number of the case in the register of pre-trial investigations, 15 digits.
    #[schema(example = "267100000000731", min_length = 15, max_length = 15)]
    pub erdr_number: String,
    /// Articles of the Criminal Code as written in the case.
    #[schema(example = "188 ч. 2", max_length = 300)]
    pub articles: String,
    /// Gravity of the crime: code of the list `gravity`.
    #[schema(example = "medium")]
    pub gravity: String,
    pub person: Person,
    /// Ground of mandatory participation of counsel (Code of Criminal Procedure art. 67 part 1): code of the list `ground`.
    #[schema(example = "2")]
    pub ground: String,
    /// What counsel is wanted for: code of the list `purpose`.
    #[schema(example = "enter")]
    pub purpose: String,
    pub act: PlannedAct,
    /// When the person was in fact detained.
    #[schema(format = DateTime, example = "2026-11-23T06:20:00Z")]
    pub detained_at: Option<String>,
    /// The case holds state secrets.
    #[schema(example = false)]
    pub secret: bool,
    /// The body declares that the persons of the case have no conflicting interests.
    #[schema(example = true)]
    pub no_conflict: bool,
    pub order: OrderDocument,
}

/// The officer who signed.
#[derive(Debug, ToSchema)]
pub struct Officer {
    #[schema(example = "Омаров Дәурен Серікұлы", max_length = 200)]
    pub name: String,
    /// Number of Kazakhstan.
    #[schema(example = "+77015550143")]
    pub phone: String,
}

/// The person to be defended. While the identity is not established, `identified` is false and names are not asked for.
#[derive(Debug, ToSchema)]
pub struct Person {
    #[schema(example = true)]
    pub identified: bool,
    /// Individual identification number, 12 digits.
    #[schema(example = "900101300017", min_length = 12, max_length = 12)]
    pub iin: Option<String>,
    /// Needed when the person is identified.
    #[schema(example = "Ахметов", max_length = 100)]
    pub surname: Option<String>,
    /// Needed when the person is identified.
    #[schema(example = "Ержан", max_length = 100)]
    pub given: Option<String>,
    #[schema(example = "Маратұлы", max_length = 100)]
    pub patronymic: Option<String>,
    #[schema(format = Date, example = "1990-01-01")]
    pub birth_date: Option<String>,
    /// Role in the proceedings: code of the list `person_role`.
    #[schema(example = "suspect")]
    pub role: String,
    #[schema(example = false)]
    pub minor: bool,
    /// Language of the proceedings with this person: code of the list `language`.
    #[schema(example = "kk")]
    pub language: String,
}

/// The act counsel is wanted for.
#[derive(Debug, ToSchema)]
pub struct PlannedAct {
    /// Code of the list `act_kind`.
    #[schema(example = "interrogation")]
    pub kind: String,
    #[schema(format = DateTime, example = "2026-11-23T10:00:00Z")]
    pub at: String,
    #[schema(example = "Астана, Есіл ауданы, Сарыарқа даңғылы 1, 204-кабинет", max_length = 300)]
    pub place: String,
}

/// Number and date of the order as a document.
#[derive(Debug, ToSchema)]
pub struct OrderDocument {
    #[schema(example = "1047", max_length = 60)]
    pub number: String,
    #[schema(format = Date, example = "2026-11-23")]
    pub date: String,
}

/// The body takes its order back.
#[derive(Debug, ToSchema)]
pub struct Cancellation {
    /// Code of the list `cancel_reason`.
    #[schema(example = "other")]
    pub reason: String,
    /// Needed with the reason `other`.
    #[schema(example = "Іс басқа органға берілді")]
    pub note: Option<String>,
}

/// Whether the body agrees with the times of a recorded act.
#[derive(Debug, ToSchema)]
pub struct ActAnswer {
    pub answer: Answer,
    /// Times by the body's own record; needed to dispute.
    #[schema(format = DateTime)]
    pub started_at: Option<String>,
    /// Times by the body's own record; needed to dispute.
    #[schema(format = DateTime)]
    pub ended_at: Option<String>,
    /// Needed to dispute.
    #[schema(max_length = 500)]
    pub note: Option<String>,
    /// Who answers.
    #[schema(example = "Омаров Дәурен Серікұлы")]
    pub officer_name: String,
}

/// What the body says of an act.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "snake_case")]
pub enum Answer {
    Confirmed,
    Disputed,
}

/// The order is known from now on and counsel is being looked for.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderAccepted {
    /// Identifier of the request for counsel that the order opened.
    pub id: Uuid,
    /// Number of the request as people say it.
    #[schema(example = "71-2026-000731")]
    pub number: String,
    #[schema(value_type = OrderState)]
    pub state: String,
    /// Class of urgency, U0 the most urgent.
    #[schema(example = "U1")]
    pub urgency: String,
    /// Until when an advocate should have accepted.
    #[schema(value_type = String, format = DateTime)]
    pub accept_by: Timestamp,
    pub links: Links,
}

/// Addresses of a request.
#[derive(Debug, Serialize, ToSchema)]
pub struct Links {
    /// The request itself.
    #[serde(rename = "self")]
    pub itself: String,
}

/// State of a request for counsel.
#[derive(Debug, ToSchema)]
#[schema(rename_all = "snake_case")]
pub enum OrderState {
    /// Advocates are being asked.
    Offering,
    /// The dispatcher of the collegium looks for counsel.
    Escalated,
    /// An advocate accepted.
    Accepted,
    /// The notice of defence was issued.
    Entered,
    /// Counsel arrived.
    InProgress,
    Completed,
    /// Nobody could come; a certificate says so.
    Unfilled,
    Cancelled,
}

/// A request for counsel. It names nobody before an advocate accepted.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrderStatus {
    pub id: Uuid,
    #[schema(example = "71-2026-000731")]
    pub number: String,
    /// Identifier of the order in the sending system.
    pub external_id: String,
    #[schema(value_type = OrderState)]
    pub state: String,
    /// Class of urgency, U0 the most urgent.
    pub urgency: String,
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// Until when an advocate should have accepted.
    #[schema(value_type = String, format = DateTime)]
    pub accept_by: Timestamp,
    /// Absent until an advocate accepted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counsel: Option<Counsel>,
    /// Absent until it was issued.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// Certificate that counsel cannot be provided; absent when there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate: Option<Certificate>,
    /// Acts of work as the advocate recorded them.
    pub acts: Vec<RecordedAct>,
    pub links: Links,
}

/// The advocate who accepted.
#[derive(Debug, Serialize, ToSchema)]
pub struct Counsel {
    pub name: String,
    pub licence_number: String,
    /// Name of the collegium in the language asked for.
    pub collegium: String,
    pub phone: String,
    #[schema(value_type = String, format = DateTime)]
    pub accepted_at: Timestamp,
}

/// Notice of defence (Code of Criminal Procedure art. 66).
#[derive(Debug, Serialize, ToSchema)]
pub struct Notice {
    pub number: String,
    #[schema(value_type = String, format = DateTime)]
    pub issued_at: Timestamp,
    /// Public page that confirms the notice.
    pub check_url: String,
    pub files: Files,
}

/// Certificate that counsel cannot be provided.
#[derive(Debug, Serialize, ToSchema)]
pub struct Certificate {
    pub number: String,
    #[schema(value_type = String, format = DateTime)]
    pub issued_at: Timestamp,
    pub files: Files,
}

/// Addresses of a document as PDF; each absent until the document is typeset.
#[derive(Debug, Serialize, ToSchema)]
pub struct Files {
    /// In Kazakh.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kk: Option<String>,
    /// In Russian.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ru: Option<String>,
}

/// A document.
#[derive(Debug, ToSchema)]
#[schema(value_type = String, format = Binary)]
pub struct Pdf(pub Vec<u8>);

/// An act of work as the advocate recorded it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordedAct {
    pub id: Uuid,
    /// Code of the list `act_kind`.
    #[schema(example = "interrogation")]
    pub kind: String,
    #[schema(value_type = String, format = DateTime)]
    pub started_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub ended_at: Timestamp,
    /// `awaited`, `confirmed` or `disputed`.
    #[schema(example = "awaited")]
    pub body_answer: String,
}

/// A message to the system: body of a callback, and an item of `GET /api/v1/messages`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Message {
    /// The same at every attempt and in every reading: a receiver that has seen it does nothing a second time.
    pub id: Uuid,
    /// Grows from message to message.
    pub position: i64,
    #[serde(rename = "type")]
    #[schema(value_type = MessageType)]
    pub kind: String,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// Facts of the event: always `order_id`, `number` and `external_id`, with the event's own beside them. Names nobody before an advocate accepted.
    #[schema(value_type = Object)]
    pub data: serde_json::Value,
}

/// What a message tells. More types may come; a receiver answers 2xx to those it does not know.
#[derive(Debug, ToSchema)]
pub enum MessageType {
    #[schema(rename = "order.received")]
    OrderReceived,
    #[schema(rename = "order.searching")]
    OrderSearching,
    #[schema(rename = "order.escalated")]
    OrderEscalated,
    #[schema(rename = "counsel.assigned")]
    CounselAssigned,
    #[schema(rename = "notice.issued")]
    NoticeIssued,
    #[schema(rename = "counsel.arrived")]
    CounselArrived,
    #[schema(rename = "act.recorded")]
    ActRecorded,
    #[schema(rename = "order.unfilled")]
    OrderUnfilled,
    #[schema(rename = "order.cancelled")]
    OrderCancelled,
}

/// A page of messages, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct MessagePage {
    pub messages: Vec<Message>,
    /// The position to ask after next; absent when there was nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<i64>,
}

/// A participant of the directory (annex 1 to the joint order of 2021).
#[derive(Debug, Serialize, ToSchema)]
pub struct Unit {
    #[schema(example = "ASTANA-UP-ESIL")]
    pub code: String,
    /// Region as headed in the annex.
    #[schema(example = "г. Нур-Султан")]
    pub region_2021: String,
    /// Code of today's region in the classifier КАТО.
    #[schema(example = "71")]
    pub region: String,
    pub kind: String,
    pub name_ru: String,
    pub name_kk: String,
}

/// An error (RFC 9457), sent as `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Address that names the kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// The meaning of the status.
    #[schema(example = "Unprocessable Entity")]
    pub title: String,
    #[schema(example = 422)]
    pub status: u16,
    /// Explanation for people in the language asked for by `Accept-Language`.
    pub detail: String,
    /// For programs; never changes its meaning.
    #[schema(example = "fields-invalid")]
    pub code: String,
    /// Number to name when asking for help; also in the header `x-request-id`.
    pub request_id: String,
    /// Every wrong member at once; empty when the problem is another.
    #[schema(value_type = Vec<WrongField>)]
    pub errors: Vec<ProblemField>,
    /// The request that stands in the way, with status 409.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub existing: Option<ExistingOrder>,
    /// Line of the malformed JSON, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// Column of the malformed JSON, from 1; 0 before the first character of the line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<usize>,
}

/// One wrong member.
#[derive(Debug, ToSchema)]
pub struct WrongField {
    /// JSON pointer to the member (RFC 6901); for a parameter of the query a slash and its name.
    #[schema(example = "/person/iin")]
    pub pointer: String,
    /// For programs; never changes its meaning.
    #[schema(example = "iin-checksum")]
    pub code: String,
    /// Explanation for people in the language asked for.
    pub detail: String,
}

/// A request that is there already. Of a request from another body only the number is told.
#[derive(Debug, Serialize, ToSchema)]
pub struct ExistingOrder {
    #[schema(example = "71-2026-000730")]
    pub number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<OrderState>)]
    pub state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub links: Option<Links>,
}

/// The process answers.
#[derive(Debug, Serialize, ToSchema)]
pub struct Health {
    #[schema(example = "ok")]
    pub status: &'static str,
}

/// Whether requests should be sent here.
#[derive(Debug, Serialize, ToSchema)]
pub struct Readiness {
    pub ready: bool,
    pub checks: Vec<Check>,
}

/// One check of readiness.
#[derive(Debug, Serialize, ToSchema)]
pub struct Check {
    /// `database`, `migrations` or `queue`.
    #[schema(example = "database")]
    pub name: &'static str,
    pub ok: bool,
}

impl Problem {
    /// A problem of its own code.
    pub(crate) fn new(visitor: &Visitor, status: StatusCode, code: &str, detail: String) -> Self {
        Self {
            kind: format!("{}/problems/{code}", visitor.shell.base_url()),
            title: status.canonical_reason().unwrap_or_default().to_owned(),
            status: status.as_u16(),
            detail,
            code: code.to_owned(),
            request_id: visitor.request_id.to_string(),
            errors: Vec::new(),
            existing: None,
            line: None,
            column: None,
        }
    }
}

impl From<zan_ui::Problem> for Problem {
    fn from(problem: zan_ui::Problem) -> Self {
        Self {
            kind: problem.kind,
            title: problem.title,
            status: problem.status,
            detail: problem.detail,
            code: problem.code,
            request_id: problem.request_id,
            errors: problem.errors,
            existing: None,
            line: None,
            column: None,
        }
    }
}
