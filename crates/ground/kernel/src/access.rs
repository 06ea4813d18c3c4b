//! Who may do what: one table, used by the doors of the faces and by the first line of every action.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zan_language::Lang;

use crate::error::{Error, Kind};

/// Role of an account (рөл / роль).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Officer of a body conducting the proceedings: тергеуші, анықтаушы / следователь, дознаватель.
    Officer,
    /// адвокат / адвокат.
    Advocate,
    /// кезекші диспетчер / дежурный диспетчер of a collegium.
    Dispatcher,
    /// Officer of a justice department: Әділет департаменті / Департамент юстиции (ТОЮ).
    Justice,
    /// әкімші / администратор.
    Administrator,
    /// Supervising prosecutor, auditor: қадағалау / надзор. Reads, changes nothing.
    Oversight,
}

impl Role {
    /// Every role, in the order of the screens.
    pub const ALL: [Self; 6] = [
        Self::Officer,
        Self::Advocate,
        Self::Dispatcher,
        Self::Justice,
        Self::Administrator,
        Self::Oversight,
    ];

    /// Stable code, as in the database and in text keys `role-…`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Officer => "officer",
            Self::Advocate => "advocate",
            Self::Dispatcher => "dispatcher",
            Self::Justice => "justice",
            Self::Administrator => "administrator",
            Self::Oversight => "oversight",
        }
    }

    /// The role of a stable code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// What can be done. Every route and every action of a law crate names one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Action {
    /// Pages for everyone.
    Public,
    /// Anything an account does with itself: sign out, change the password.
    OwnAccount,
    OrderCreate,
    OrderReadOwn,
    OrderCancel,
    ActAnswer,
    OrderReceive,
    OrderReadExternal,
    OfferRead,
    OfferAnswer,
    AppointmentRead,
    NoticeIssue,
    ArrivalRecord,
    ActRecord,
    ClaimWrite,
    ClaimReadOwn,
    DispatchRead,
    DispatchAppoint,
    CertificateIssue,
    DeskRead,
    ClaimCheck,
    ClaimApprove,
    RegisterRead,
    RegisterMake,
    PaymentRecord,
    OversightRead,
    UsersManage,
    /// What the worker does without a person: clocks, letters, selection rounds.
    WorkerRun,
}

/// Who is allowed by a row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    Anyone,
    AnyAccount,
    Account(Role),
    ExternalSystem,
    Worker,
}

use Role::{Administrator, Advocate, Dispatcher, Justice, Officer, Oversight};
use Who::{Account, AnyAccount, Anyone, ExternalSystem, Worker};

/// The table of permissions. A missing row means nobody.
pub const TABLE: &[(Action, &[Who])] = &[
    (Action::Public, &[Anyone]),
    (Action::OwnAccount, &[AnyAccount]),
    (Action::OrderCreate, &[Account(Officer)]),
    (Action::OrderReadOwn, &[Account(Officer)]),
    (Action::OrderCancel, &[Account(Officer), ExternalSystem]),
    (Action::ActAnswer, &[Account(Officer), ExternalSystem]),
    (Action::OrderReceive, &[ExternalSystem]),
    (Action::OrderReadExternal, &[ExternalSystem]),
    (Action::OfferRead, &[Account(Advocate)]),
    (Action::OfferAnswer, &[Account(Advocate)]),
    (Action::AppointmentRead, &[Account(Advocate)]),
    (Action::NoticeIssue, &[Account(Advocate)]),
    (Action::ArrivalRecord, &[Account(Advocate)]),
    (Action::ActRecord, &[Account(Advocate)]),
    (Action::ClaimWrite, &[Account(Advocate)]),
    (Action::ClaimReadOwn, &[Account(Advocate)]),
    (Action::DispatchRead, &[Account(Dispatcher)]),
    (Action::DispatchAppoint, &[Account(Dispatcher)]),
    (Action::CertificateIssue, &[Account(Dispatcher)]),
    (Action::DeskRead, &[Account(Justice)]),
    (Action::ClaimCheck, &[Account(Justice)]),
    (Action::ClaimApprove, &[Account(Justice)]),
    (Action::RegisterRead, &[Account(Justice), Account(Oversight)]),
    (Action::RegisterMake, &[Account(Justice)]),
    (Action::PaymentRecord, &[Account(Justice)]),
    (Action::OversightRead, &[Account(Oversight)]),
    (Action::UsersManage, &[Account(Administrator)]),
    (Action::WorkerRun, &[Worker]),
];

/// Whether `actor` may do `action` at all; which objects is the action's own question.
#[must_use]
pub fn allowed(actor: &Actor, action: Action) -> bool {
    TABLE.iter().filter(|(row, _)| *row == action).flat_map(|(_, who)| who.iter()).any(|who| match who {
        Anyone => true,
        AnyAccount => matches!(actor.kind, ActorKind::Account(_)),
        Account(role) => actor.role() == Some(*role),
        ExternalSystem => matches!(actor.kind, ActorKind::External { .. }),
        Worker => matches!(actor.kind, ActorKind::Worker),
    })
}

/// The first line of every action.
///
/// # Errors
/// A refusal `access-denied` when the table has no row for this actor.
pub fn allow(actor: &Actor, action: Action) -> Result<(), Error> {
    if allowed(actor, action) { Ok(()) } else { Err(Error::refused(Kind::NotAllowed, "access-denied")) }
}

/// A person behind an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub account_id: Uuid,
    pub role: Role,
    pub full_name: String,
    pub login: String,
    pub language: Lang,
    /// Body of an officer.
    pub unit_id: Option<Uuid>,
    /// Region of a dispatcher or justice officer, КАТО code.
    pub region: Option<String>,
    pub advocate_id: Option<Uuid>,
}

/// Who acts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActorKind {
    Anonymous,
    Account(Person),
    External { system_id: Uuid },
    Worker,
}

/// Who acts and under what name the journal writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub kind: ActorKind,
    pub name: String,
}

impl Actor {
    /// Nobody signed in.
    #[must_use]
    pub fn anonymous() -> Self {
        Self { kind: ActorKind::Anonymous, name: "anonymous".to_owned() }
    }

    /// The worker.
    #[must_use]
    pub fn worker() -> Self {
        Self { kind: ActorKind::Worker, name: "worker".to_owned() }
    }

    /// An external system by its id and code.
    #[must_use]
    pub fn external(system_id: Uuid, code: &str) -> Self {
        Self { kind: ActorKind::External { system_id }, name: code.to_owned() }
    }

    /// A person who signed in.
    #[must_use]
    pub fn person(person: Person) -> Self {
        Self { name: person.full_name.clone(), kind: ActorKind::Account(person) }
    }

    /// The role, when a person acts.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        self.as_person().map(|person| person.role)
    }

    /// The person, when one acts.
    #[must_use]
    pub fn as_person(&self) -> Option<&Person> {
        match &self.kind {
            ActorKind::Account(person) => Some(person),
            _ => None,
        }
    }

    /// The person, or a refusal for actions that only people do.
    ///
    /// # Errors
    /// `access-denied` when no person acts.
    pub fn require_person(&self) -> Result<&Person, Error> {
        self.as_person().ok_or_else(|| Error::refused(Kind::NotAllowed, "access-denied"))
    }

    /// The acting advocate's id.
    ///
    /// # Errors
    /// `access-denied` when the actor is not an advocate.
    pub fn require_advocate(&self) -> Result<Uuid, Error> {
        self.as_person()
            .and_then(|person| person.advocate_id)
            .ok_or_else(|| Error::refused(Kind::NotAllowed, "access-denied"))
    }

    pub(crate) const fn kind_code(&self) -> &'static str {
        match self.kind {
            ActorKind::Anonymous => "anonymous",
            ActorKind::Account(_) => "account",
            ActorKind::External { .. } => "external",
            ActorKind::Worker => "system",
        }
    }

    pub(crate) fn id(&self) -> Option<Uuid> {
        match &self.kind {
            ActorKind::Account(person) => Some(person.account_id),
            ActorKind::External { system_id } => Some(*system_id),
            ActorKind::Anonymous | ActorKind::Worker => None,
        }
    }

    pub(crate) fn role_code(&self) -> &'static str {
        self.role().map_or(self.kind_code(), Role::code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_exactly_one_row() {
        for (action, who) in TABLE {
            assert_eq!(TABLE.iter().filter(|(row, _)| row == action).count(), 1, "{action:?}");
            assert!(!who.is_empty(), "{action:?}");
        }
    }

    #[test]
    fn anonymous_may_only_see_public_pages() {
        let open: Vec<_> = TABLE
            .iter()
            .map(|(action, _)| *action)
            .filter(|action| allowed(&Actor::anonymous(), *action))
            .collect();
        assert_eq!(open, vec![Action::Public]);
    }
}
