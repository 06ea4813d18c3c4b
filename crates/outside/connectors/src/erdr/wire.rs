//! What travels between ЕРДР and this system: JSON, snake_case, moments as RFC 3339, dates as ISO 8601.
//!
//! Requests refuse unknown fields; answers and messages ignore them, so that the interface can grow. Values are
//! texts and codes as sent, not checked ones: checking is the receiver's, which names every wrong field at once.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

/// Order of appointment: қорғаушы тағайындау туралы қаулы, постановление о назначении защитника
/// (`POST /api/v1/orders`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderMessage {
    /// Identifier in ЕРДР; the same order sent again has the same one.
    pub external_id: String,
    /// Code of the unit that conducts the case.
    pub body_code: String,
    pub officer: Officer,
    /// Number of the case in ЕРДР, 15 digits.
    pub erdr_number: String,
    /// Articles of the Criminal Code, as written in the case.
    pub articles: String,
    /// Gravity of the crime, a code.
    pub gravity: String,
    pub person: PersonMessage,
    /// Ground of mandatory participation (УПК art. 67), a code.
    pub ground: String,
    /// What counsel is wanted for, a code.
    pub purpose: String,
    pub act: PlannedAct,
    /// When the person was in fact detained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detained_at: Option<Timestamp>,
    /// The case holds state secrets.
    pub secret: bool,
    /// The body declares that the persons of the case have no conflicting interests.
    pub no_conflict: bool,
    pub order: OrderDocument,
}

/// The officer who signed: тергеуші, следователь.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Officer {
    pub name: String,
    pub phone: String,
}

/// The person to be defended; without `identified` the names may be absent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PersonMessage {
    pub identified: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iin: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surname: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub patronymic: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<Date>,
    /// Role in the proceedings, a code.
    pub role: String,
    pub minor: bool,
    /// Language of the proceedings with this person, a code.
    pub language: String,
}

/// The act counsel is wanted for: процестік әрекет, процессуальное действие.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedAct {
    /// Kind of the act, a code.
    pub kind: String,
    pub at: Timestamp,
    pub place: String,
}

/// Number and date of the order as a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderDocument {
    pub number: String,
    pub date: Date,
}

/// `POST /api/v1/orders/{id}/cancellation`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cancellation {
    /// Why, a code.
    pub reason: String,
    pub note: String,
}

/// Whether the body agrees with a recorded act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Confirmed,
    Disputed,
}

/// `POST /api/v1/acts/{id}/answer`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActAnswer {
    pub answer: Answer,
    /// Times by the body's own record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub officer_name: String,
}

/// Answer to an order: it is known from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderAccepted {
    pub id: Uuid,
    pub number: String,
    pub state: String,
    pub urgency: String,
    /// Until when an advocate should have accepted.
    pub accept_by: Timestamp,
    pub links: Links,
    /// The same order had been sent before (status 200 instead of 201); not part of the JSON.
    #[serde(skip)]
    pub already_known: bool,
}

/// Addresses of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Links {
    #[serde(rename = "self")]
    pub itself: String,
}

/// `GET /api/v1/orders/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderStatus {
    pub id: Uuid,
    pub number: String,
    pub external_id: String,
    pub state: String,
    /// How far the search has widened; never who was asked.
    #[serde(default)]
    pub tier: Option<String>,
    pub received_at: Timestamp,
    pub accept_by: Timestamp,
    #[serde(default)]
    pub counsel: Option<Counsel>,
    #[serde(default)]
    pub notice: Option<Notice>,
    #[serde(default)]
    pub acts: Vec<RecordedAct>,
}

/// The advocate who accepted: қорғаушы, защитник.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counsel {
    pub name: String,
    pub licence_number: String,
    pub collegium: String,
    pub phone: String,
    pub accepted_at: Timestamp,
}

/// Notice of defence: қорғау туралы хабарлама, уведомление о защите.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    pub number: String,
    pub issued_at: Timestamp,
    /// Public page that confirms the notice.
    pub check_url: String,
    #[serde(default)]
    pub files: NoticeFiles,
}

/// Addresses of the notice as PDF; absent until typeset.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeFiles {
    #[serde(default)]
    pub kk: Option<String>,
    #[serde(default)]
    pub ru: Option<String>,
}

/// An act as the advocate recorded it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordedAct {
    pub id: Uuid,
    pub kind: String,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
    /// `awaited`, `confirmed` or `disputed`.
    pub body_answer: String,
}

/// A message to ЕРДР: body of a callback, and an item of `GET /api/v1/messages`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    pub id: Uuid,
    /// Grows from message to message; where reading goes on after an outage.
    pub position: i64,
    /// One of [`message_type`], or a later one.
    #[serde(rename = "type")]
    pub kind: String,
    pub created_at: Timestamp,
    #[serde(default)]
    pub data: Value,
}

/// `GET /api/v1/messages?after=N&limit=100`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MessagePage {
    pub messages: Vec<Message>,
    /// Position to read on from; absent when there was nothing.
    #[serde(default)]
    pub next: Option<i64>,
}

/// Types of messages.
pub mod message_type {
    pub const ORDER_RECEIVED: &str = "order.received";
    pub const ORDER_SEARCHING: &str = "order.searching";
    pub const ORDER_ESCALATED: &str = "order.escalated";
    pub const COUNSEL_ASSIGNED: &str = "counsel.assigned";
    pub const NOTICE_ISSUED: &str = "notice.issued";
    pub const COUNSEL_ARRIVED: &str = "counsel.arrived";
    pub const ACT_RECORDED: &str = "act.recorded";
    pub const ORDER_UNFILLED: &str = "order.unfilled";
    pub const ORDER_CANCELLED: &str = "order.cancelled";
}

/// An error of the interface: `application/problem+json` (RFC 9457) with a stable code.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    #[serde(rename = "type", default)]
    pub kind: String,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub status: u16,
    /// For programs; never changes its meaning.
    #[serde(default)]
    pub code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Every wrong field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<WrongField>,
    /// What is there already, when that is the problem.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub existing: Option<Value>,
}

/// One wrong field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongField {
    /// Where in the request: JSON Pointer (RFC 6901).
    pub pointer: String,
    pub code: String,
    #[serde(default)]
    pub detail: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}: {}", self.status, self.code, self.title)?;
        for error in &self.errors {
            write!(formatter, "; {} {}", error.pointer, error.code)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn requests_refuse_what_they_do_not_know_and_answers_do_not() {
        let request = json!({"reason": "x", "note": "", "extra": 1});
        assert!(serde_json::from_value::<Cancellation>(request).is_err());
        let answer = json!({"messages": [], "next": null, "extra": 1});
        assert_eq!(
            serde_json::from_value::<MessagePage>(answer).unwrap(),
            MessagePage { messages: Vec::new(), next: None }
        );
    }

    #[test]
    fn absent_facts_are_left_out() {
        let answer = ActAnswer {
            answer: Answer::Confirmed,
            started_at: None,
            ended_at: None,
            note: None,
            officer_name: "Омаров".to_owned(),
        };
        let expected = json!({"answer": "confirmed", "officer_name": "Омаров"});
        assert_eq!(serde_json::to_value(answer).unwrap(), expected);
    }

    #[test]
    fn a_problem_tells_every_wrong_field() {
        let problem: Problem = serde_json::from_value(json!({
            "type": "about:blank", "title": "Wrong fields", "status": 422, "code": "invalid-fields",
            "errors": [{"pointer": "/person/iin", "code": "iin-checksum", "detail": "x"},
                       {"pointer": "/body_code", "code": "field-unknown-choice", "detail": "y"}]
        }))
        .unwrap();
        assert_eq!(
            problem.to_string(),
            "422 invalid-fields: Wrong fields; /person/iin iin-checksum; /body_code field-unknown-choice"
        );
    }
}
