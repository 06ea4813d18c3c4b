//! Closed lists with stable codes; texts are in `locales/*/dispatch.ftl`.

use serde::{Deserialize, Serialize};

use crate::candidate::PreviousResult;

/// Why an advocate may not take part in the case (УПК art. 94(1)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Bar {
    /// Took part in the case in another role.
    EarlierRole,
    /// Is a relative of, or depends on, an official of the case.
    Kinship,
    /// Helps or helped, or is related to, a person with opposed interests.
    OpposedPerson,
    /// Barred by law or by a decision of a court.
    LawOrCourt,
}

/// Why an advocate is not offered the order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The same advocate was given twice with facts that cannot both hold.
    ContradictoryFacts,
    /// No licence in force.
    LicenceInactive,
    /// The licence is suspended.
    LicenceSuspended,
    /// Not a member of the collegium.
    NotMember,
    /// No agreement in force.
    NoAgreement,
    /// No insurance in force.
    NoInsurance,
    /// On leave, ill or on duty elsewhere.
    Unavailable,
    /// Bar: another role in the case.
    BarredEarlierRole,
    /// Bar: kinship or dependence.
    BarredKinship,
    /// Bar: a person with opposed interests.
    BarredOpposedPerson,
    /// Bar: law or court.
    BarredLawOrCourt,
    /// Counsel of another person of the case.
    RepresentsAnother,
    /// Not qualified to defend a minor.
    NotQualifiedForMinors,
    /// No clearance for state secrets.
    NoClearance,
    /// Does not speak the language, and the policy does not allow an interpreter.
    LanguageNotSpoken,
    /// As many live appointments as the cap allows.
    ActiveCapReached,
    /// Has unanswered offers.
    HasOpenOffers,
    /// Another hearing or act at that time.
    CalendarClash,
    /// Rests after a night shift.
    RestAfterNightDuty,
    /// Was asked: no answer yet.
    AskedPending,
    /// Was asked: declined.
    AskedDeclined,
    /// Was asked: did not answer in time.
    AskedTimedOut,
    /// Was asked: nothing was delivered.
    AskedUndeliverable,
    /// Was asked: the offer was taken back.
    AskedWithdrawn,
    /// In no tier that is open for this order.
    OutsideTiers,
}

impl Reason {
    /// Every reason, in the order they are checked.
    pub const ALL: [Self; 25] = [
        Self::ContradictoryFacts,
        Self::LicenceInactive,
        Self::LicenceSuspended,
        Self::NotMember,
        Self::NoAgreement,
        Self::NoInsurance,
        Self::Unavailable,
        Self::BarredEarlierRole,
        Self::BarredKinship,
        Self::BarredOpposedPerson,
        Self::BarredLawOrCourt,
        Self::RepresentsAnother,
        Self::NotQualifiedForMinors,
        Self::NoClearance,
        Self::LanguageNotSpoken,
        Self::ActiveCapReached,
        Self::HasOpenOffers,
        Self::CalendarClash,
        Self::RestAfterNightDuty,
        Self::AskedPending,
        Self::AskedDeclined,
        Self::AskedTimedOut,
        Self::AskedUndeliverable,
        Self::AskedWithdrawn,
        Self::OutsideTiers,
    ];

    /// Stable code; the text key is `dispatch-reason-` and this code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ContradictoryFacts => "contradictory-facts",
            Self::LicenceInactive => "licence-inactive",
            Self::LicenceSuspended => "licence-suspended",
            Self::NotMember => "not-member",
            Self::NoAgreement => "no-agreement",
            Self::NoInsurance => "no-insurance",
            Self::Unavailable => "unavailable",
            Self::BarredEarlierRole => "barred-earlier-role",
            Self::BarredKinship => "barred-kinship",
            Self::BarredOpposedPerson => "barred-opposed-person",
            Self::BarredLawOrCourt => "barred-law-or-court",
            Self::RepresentsAnother => "represents-another",
            Self::NotQualifiedForMinors => "not-qualified-for-minors",
            Self::NoClearance => "no-clearance",
            Self::LanguageNotSpoken => "language-not-spoken",
            Self::ActiveCapReached => "active-cap-reached",
            Self::HasOpenOffers => "has-open-offers",
            Self::CalendarClash => "calendar-clash",
            Self::RestAfterNightDuty => "rest-after-night-duty",
            Self::AskedPending => "asked-pending",
            Self::AskedDeclined => "asked-declined",
            Self::AskedTimedOut => "asked-timed-out",
            Self::AskedUndeliverable => "asked-undeliverable",
            Self::AskedWithdrawn => "asked-withdrawn",
            Self::OutsideTiers => "outside-tiers",
        }
    }

    /// Whether the advocate had an offer of this order.
    pub const fn is_asked(self) -> bool {
        matches!(
            self,
            Self::AskedPending
                | Self::AskedDeclined
                | Self::AskedTimedOut
                | Self::AskedUndeliverable
                | Self::AskedWithdrawn
        )
    }

    /// Whether a dispatcher may appoint in spite of it, with a reason and a second person: true where no act
    /// stands in the way, only our own ordering of work.
    pub const fn is_overridable(self) -> bool {
        self.is_asked()
            || matches!(
                self,
                Self::Unavailable
                    | Self::LanguageNotSpoken
                    | Self::ActiveCapReached
                    | Self::HasOpenOffers
                    | Self::CalendarClash
                    | Self::RestAfterNightDuty
                    | Self::OutsideTiers
            )
    }
}

impl From<Bar> for Reason {
    fn from(bar: Bar) -> Self {
        match bar {
            Bar::EarlierRole => Self::BarredEarlierRole,
            Bar::Kinship => Self::BarredKinship,
            Bar::OpposedPerson => Self::BarredOpposedPerson,
            Bar::LawOrCourt => Self::BarredLawOrCourt,
        }
    }
}

impl From<PreviousResult> for Reason {
    fn from(result: PreviousResult) -> Self {
        match result {
            PreviousResult::Pending => Self::AskedPending,
            PreviousResult::Declined => Self::AskedDeclined,
            PreviousResult::TimedOut => Self::AskedTimedOut,
            PreviousResult::Undeliverable => Self::AskedUndeliverable,
            PreviousResult::Withdrawn => Self::AskedWithdrawn,
        }
    }
}

/// Circle of advocates; one is exhausted before the next is opened: саты, очередь расширения.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tier {
    /// Continuity: defended the person in this case before.
    T0,
    /// Primary on duty in the zone.
    T1,
    /// Backup on duty in the zone.
    T2,
    /// Other participants of the zone.
    T3,
    /// Participants of neighbour zones.
    T4,
    /// The whole collegium.
    T5,
    /// A region with which there is an agreement.
    T6,
}

impl Tier {
    /// Every tier, from the closest.
    pub const ALL: [Self; 7] = [Self::T0, Self::T1, Self::T2, Self::T3, Self::T4, Self::T5, Self::T6];

    /// Stable code; the text key is `dispatch-tier-` and this code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::T0 => "continuity",
            Self::T1 => "primary",
            Self::T2 => "backup",
            Self::T3 => "zone",
            Self::T4 => "neighbour-zones",
            Self::T5 => "collegium",
            Self::T6 => "agreed-region",
        }
    }
}

/// Why a person has to take over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EscalationReason {
    /// There is no advocate in the pool at all.
    EmptyPool,
    /// Every advocate is excluded and none was asked.
    NobodyEligible,
    /// Everyone who could be asked was asked.
    EveryoneAsked,
    /// The time for the whole search is over.
    TotalLimitReached,
}

impl EscalationReason {
    /// Every reason.
    pub const ALL: [Self; 4] =
        [Self::EmptyPool, Self::NobodyEligible, Self::EveryoneAsked, Self::TotalLimitReached];

    /// Stable code; the text key is `dispatch-escalate-` and this code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::EmptyPool => "empty-pool",
            Self::NobodyEligible => "nobody-eligible",
            Self::EveryoneAsked => "everyone-asked",
            Self::TotalLimitReached => "total-limit-reached",
        }
    }
}
