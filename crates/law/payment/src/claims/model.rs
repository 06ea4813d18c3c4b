use jiff::civil::Date;
use zan_kernel::{Explain, Kind};

/// State of a claim (өтініш күйі / состояние заявления).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// The advocate prepares it.
    Draft,
    /// It waits for the department.
    Submitted,
    /// The department gave it back for correction.
    Returned,
    /// The first officer assessed it.
    Checked,
    /// A second officer approved it.
    Approved,
    /// Decided against on the merits.
    Refused,
    /// It stands in a payment register.
    InRegister,
    /// The money left.
    Paid,
}

/// What moves a claim from state to state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    Submit,
    Return,
    Check,
    Approve,
    Refuse,
    EnterRegister,
    Pay,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Submitted,
        Self::Returned,
        Self::Checked,
        Self::Approved,
        Self::Refused,
        Self::InRegister,
        Self::Paid,
    ];

    /// Key of its name.
    #[must_use]
    pub fn text_key(self) -> String {
        format!("claim-state-{}", self.code())
    }

    /// Stable code, as in the database and in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Checked => "checked",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::InRegister => "in_register",
            Self::Paid => "paid",
        }
    }

    /// The state of a code; the database's check constraint allows no other.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::Refused)
    }

    /// The advocate may change it.
    #[must_use]
    pub const fn is_with_advocate(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }

    /// The department has to decide.
    #[must_use]
    pub const fn is_on_desk(self) -> bool {
        matches!(self, Self::Submitted | Self::Checked)
    }

    /// The transition table.
    #[must_use]
    pub const fn after(self, event: Event) -> Option<Self> {
        match (self, event) {
            (Self::Draft | Self::Returned, Event::Submit) => Some(Self::Submitted),
            (Self::Submitted, Event::Check) => Some(Self::Checked),
            (Self::Submitted | Self::Checked, Event::Return) => Some(Self::Returned),
            (Self::Submitted | Self::Checked, Event::Refuse) => Some(Self::Refused),
            (Self::Checked, Event::Approve) => Some(Self::Approved),
            (Self::Approved, Event::EnterRegister) => Some(Self::InRegister),
            (Self::InRegister, Event::Pay) => Some(Self::Paid),
            _ => None,
        }
    }
}

/// Why a step of a claim was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimError {
    /// Every act of the appointment stands in a claim, or there is none.
    NoActs,
    /// The state does not allow it: somebody was quicker, or it was done before.
    WrongState,
    /// The filing term is over.
    Late { document_date: Date, file_by: Date },
    /// The register of advocates has no account to pay to.
    NoAccount,
    /// The officer who checked may not approve.
    SecondPerson,
    /// Another claim holds an act of this one.
    ActClaimed,
    /// No terms of claims are known for the day.
    NoTerms { day: Date },
}

impl Explain for ClaimError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoActs => "claim-no-acts",
            Self::WrongState => "claim-wrong-state",
            Self::Late { .. } => "claim-late",
            Self::NoAccount => "claim-no-iban",
            Self::SecondPerson => "claim-second-person",
            Self::ActClaimed => "claim-act-claimed",
            Self::NoTerms { .. } => "claim-no-terms",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Conflict
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        let shown = zan_language::date;
        match self {
            Self::Late { document_date, file_by } => {
                vec![("document", shown(*document_date)), ("until", shown(*file_by))]
            }
            Self::NoTerms { day } => vec![("day", shown(*day))],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVENTS: [Event; 7] = [
        Event::Submit,
        Event::Return,
        Event::Check,
        Event::Approve,
        Event::Refuse,
        Event::EnterRegister,
        Event::Pay,
    ];

    #[test]
    fn every_state_has_exactly_these_ways_out() {
        use State::{Approved, Checked, Draft, InRegister, Paid, Refused, Returned, Submitted};
        for (state, expected) in [
            (Draft, vec![(Event::Submit, Submitted)]),
            (Submitted, vec![(Event::Return, Returned), (Event::Check, Checked), (Event::Refuse, Refused)]),
            (Returned, vec![(Event::Submit, Submitted)]),
            (Checked, vec![(Event::Return, Returned), (Event::Approve, Approved), (Event::Refuse, Refused)]),
            (Approved, vec![(Event::EnterRegister, InRegister)]),
            (Refused, vec![]),
            (InRegister, vec![(Event::Pay, Paid)]),
            (Paid, vec![]),
        ] {
            let found: Vec<_> =
                EVENTS.into_iter().filter_map(|event| Some((event, state.after(event)?))).collect();
            assert_eq!(found, expected, "{state:?}");
        }
    }

    #[test]
    fn money_is_only_reached_through_check_and_approval() {
        for state in State::ALL {
            assert_eq!(state.after(Event::Approve).is_some(), state == State::Checked);
            assert_eq!(state.after(Event::EnterRegister).is_some(), state == State::Approved);
            assert_eq!(State::from_code(state.code()), state);
        }
    }

    #[test]
    fn a_late_claim_names_both_days() {
        let late = ClaimError::Late {
            document_date: jiff::civil::date(2026, 1, 31),
            file_by: jiff::civil::date(2026, 2, 28),
        };
        assert_eq!(late.args(), [("document", "31.01.2026".to_owned()), ("until", "28.02.2026".to_owned())]);
    }
}
