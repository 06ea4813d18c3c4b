//! What is answered and told.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

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
    /// When the advocate signed it with the electronic signature.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub signed_at: Option<Timestamp>,
    /// Public page that confirms the notice.
    pub check_url: String,
    pub files: Files,
    /// Address of the evidence container of the signature (ASiC-E).
    pub evidence: String,
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
