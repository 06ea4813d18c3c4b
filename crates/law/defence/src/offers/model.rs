use jiff::{Timestamp, civil::Date};
use uuid::Uuid;
use zan_kernel::{Explain, Kind, Moment};
use zan_language::Lang;

/// An offer with what the advocate may know of the order.
#[derive(Debug, Clone)]
pub struct Offer {
    pub id: Uuid,
    pub order_id: Uuid,
    pub order_number: String,
    pub advocate_id: Uuid,
    pub tier: String,
    pub interpreter_needed: bool,
    pub state: String,
    pub created_at: Timestamp,
    pub answer_seconds: i32,
    pub expires_at: Timestamp,
    pub delivered_at: Option<Moment>,
    pub viewed_at: Option<Moment>,
    pub conflict_checked_at: Option<Moment>,
    pub answered_at: Option<Moment>,
    pub decline_reason: Option<String>,
    pub decline_note: Option<String>,
    pub region: String,
    pub timezone: String,
    pub zone_kk: String,
    pub zone_ru: String,
    pub urgency: String,
    pub ground: String,
    pub gravity: String,
    pub articles: String,
    pub person_role: String,
    pub minor: bool,
    pub language: String,
    pub detained_at: Option<Moment>,
    pub purpose: String,
    pub act_kind: String,
    pub act_at: Timestamp,
    pub order_state: String,
}

impl Offer {
    /// Name of the duty zone in a language.
    #[must_use]
    pub fn zone(&self, lang: Lang) -> &str {
        if lang == Lang::Kk { &self.zone_kk } else { &self.zone_ru }
    }

    /// Waits for an answer.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.state == "open"
    }
}

/// Names shown on the step "check for conflict of interest"; reading them is journalled.
#[derive(Debug, Clone)]
pub struct ConflictNames {
    pub person: Option<String>,
    pub person_birth_date: Option<Date>,
    pub officer: String,
    pub body_kk: String,
    pub body_ru: String,
    pub erdr_number: String,
    /// Other persons of the same case known to the system, with their roles.
    pub others: Vec<(String, String)>,
}

/// Why an answer was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OfferError {
    /// Another advocate accepted first, or the body withdrew the order; no penalty.
    AlreadyTaken,
    /// The time for an answer is over.
    Expired,
    /// It was answered before.
    AlreadyAnswered,
    /// Names must be seen first: an advocate must refuse in a conflict of interest (law 176-VI art. 33(8)).
    CheckConflictFirst,
    /// The licence is suspended or the insurance or agreement is not valid at this moment.
    NotEligible,
}

impl Explain for OfferError {
    fn code(&self) -> &'static str {
        match self {
            Self::AlreadyTaken => "offer-already-taken",
            Self::Expired => "offer-expired",
            Self::AlreadyAnswered => "offer-already-answered",
            Self::CheckConflictFirst => "offer-check-conflict-first",
            Self::NotEligible => "offer-not-eligible",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Conflict
    }
}
