use jiff::{Timestamp, civil::Date};
use uuid::Uuid;
use zan_kernel::{Explain, Kind, Moment};

/// State of a request for counsel (өтінім / заявка).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Offering,
    Escalated,
    Accepted,
    Entered,
    InProgress,
    Completed,
    Unfilled,
    Cancelled,
}

/// What moves a request from state to state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    NobodyLeft,
    CounselAccepted,
    NoticeIssued,
    CounselArrived,
    WorkCompleted,
    CertificateIssued,
    BodyCancelled,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Offering,
        Self::Escalated,
        Self::Accepted,
        Self::Entered,
        Self::InProgress,
        Self::Completed,
        Self::Unfilled,
        Self::Cancelled,
    ];

    /// Stable code, as in the database and in text keys `order-state-…`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offering => "offering",
            Self::Escalated => "escalated",
            Self::Accepted => "accepted",
            Self::Entered => "entered",
            Self::InProgress => "in_progress",
            Self::Completed => "completed",
            Self::Unfilled => "unfilled",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state of a code; the database's check constraint allows no other.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::Cancelled)
    }

    /// Nothing more happens in this state.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Self::Completed | Self::Unfilled | Self::Cancelled)
    }

    /// Counsel is still being looked for.
    #[must_use]
    pub const fn is_searching(self) -> bool {
        matches!(self, Self::Offering | Self::Escalated)
    }

    /// The transition table.
    #[must_use]
    pub const fn after(self, event: Event) -> Option<Self> {
        match (self, event) {
            (Self::Offering, Event::NobodyLeft) => Some(Self::Escalated),
            (Self::Offering | Self::Escalated, Event::CounselAccepted) => Some(Self::Accepted),
            (Self::Accepted, Event::NoticeIssued) => Some(Self::Entered),
            // Counsel may stand at the door before the notice is signed, then the notice comes second.
            (Self::Entered | Self::Accepted, Event::CounselArrived) => Some(Self::InProgress),
            (Self::InProgress, Event::NoticeIssued) => Some(Self::InProgress),
            (Self::Entered | Self::InProgress, Event::WorkCompleted) => Some(Self::Completed),
            (Self::Escalated, Event::CertificateIssued) => Some(Self::Unfilled),
            (
                Self::Offering | Self::Escalated | Self::Accepted | Self::Entered | Self::InProgress,
                Event::BodyCancelled,
            ) => Some(Self::Cancelled),
            _ => None,
        }
    }
}

/// Urgency class, our own design until the bar's procedure says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    U0,
    U1,
    U2,
    U3,
}

impl Urgency {
    /// Stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::U0 => "U0",
            Self::U1 => "U1",
            Self::U2 => "U2",
            Self::U3 => "U3",
        }
    }
}

/// An order with the request it opened.
#[derive(Debug, Clone)]
pub struct Order {
    pub id: Uuid,
    pub number: String,
    pub channel: String,
    pub system_id: Option<Uuid>,
    pub external_id: Option<String>,
    pub body_id: Uuid,
    pub body_kk: String,
    pub body_ru: String,
    pub zone_id: Uuid,
    pub zone_kk: String,
    pub zone_ru: String,
    pub region: String,
    pub timezone: String,
    pub officer_account_id: Option<Uuid>,
    pub officer_name: String,
    pub officer_phone: String,
    pub erdr_number: String,
    pub articles: String,
    pub gravity: String,
    pub person_iin: Option<String>,
    pub person_surname: Option<String>,
    pub person_given: Option<String>,
    pub person_patronymic: Option<String>,
    pub person_birth_date: Option<jiff_sqlx::Date>,
    pub person_identified: bool,
    pub person_role: String,
    pub person_key: String,
    pub minor: bool,
    pub ground: String,
    pub language: String,
    pub detained_at: Option<Moment>,
    pub purpose: String,
    pub act_kind: String,
    pub act_at: Timestamp,
    pub place: String,
    pub secret: bool,
    pub no_conflict: bool,
    pub order_number: String,
    pub order_date: Date,
    pub urgency: String,
    pub policy_edition: String,
    pub state: String,
    pub received_at: Timestamp,
    pub accept_by: Timestamp,
    pub escalate_at: Timestamp,
    pub escalated_at: Option<Moment>,
    pub escalation_reason: Option<String>,
    pub closed_at: Option<Moment>,
    pub close_reason: Option<String>,
    pub close_note: Option<String>,
}

impl Order {
    /// The state as a type.
    #[must_use]
    pub fn state(&self) -> State {
        State::from_code(&self.state)
    }

    /// Surname first; `None` while the identity is not established.
    #[must_use]
    pub fn person_name(&self) -> Option<String> {
        let parts = [&self.person_surname, &self.person_given, &self.person_patronymic];
        let name = parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
        (self.person_identified && !name.is_empty()).then_some(name)
    }
}

/// Why an order was not taken or not moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderError {
    /// The same external id came before with other content.
    DuplicateOtherContent { number: String },
    /// The person already has a live request in this case and role.
    DuplicatePerson { number: String },
    /// The state does not allow it.
    WrongState,
}

impl Explain for OrderError {
    fn code(&self) -> &'static str {
        match self {
            Self::DuplicateOtherContent { .. } => "order-duplicate-other-content",
            Self::DuplicatePerson { .. } => "order-duplicate-person",
            Self::WrongState => "order-wrong-state",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Conflict
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::DuplicateOtherContent { number } | Self::DuplicatePerson { number } => {
                vec![("number", number.clone())]
            }
            Self::WrongState => Vec::new(),
        }
    }
}

#[cfg(test)]
mod unit {
    use super::*;

    const EVENTS: [Event; 7] = [
        Event::NobodyLeft,
        Event::CounselAccepted,
        Event::NoticeIssued,
        Event::CounselArrived,
        Event::WorkCompleted,
        Event::CertificateIssued,
        Event::BodyCancelled,
    ];

    #[test]
    fn closed_states_have_no_way_out() {
        for state in State::ALL.into_iter().filter(|state| state.is_closed()) {
            assert!(EVENTS.iter().all(|event| state.after(*event).is_none()), "{state:?}");
        }
    }

    #[test]
    fn every_open_state_can_be_cancelled_by_the_body() {
        for state in State::ALL.into_iter().filter(|state| !state.is_closed()) {
            assert_eq!(state.after(Event::BodyCancelled), Some(State::Cancelled), "{state:?}");
        }
    }

    #[test]
    fn counsel_is_accepted_only_while_searched_for() {
        for state in State::ALL {
            assert_eq!(state.after(Event::CounselAccepted).is_some(), state.is_searching(), "{state:?}");
        }
    }
}
