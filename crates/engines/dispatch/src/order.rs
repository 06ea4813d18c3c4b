//! The order of appointment as the selection sees it.

use std::fmt;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zan_base::RegionCode;

use crate::period::Period;

/// How soon counsel is needed: шұғылдық класы, класс срочности.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Urgency {
    /// Detained, minor, search in progress, night.
    U0,
    /// An act within a day.
    U1,
    /// A later act.
    U2,
    /// A court, civil or administrative matter with a date.
    U3,
}

impl Urgency {
    /// Every class, from the most urgent.
    pub const ALL: [Self; 4] = [Self::U0, Self::U1, Self::U2, Self::U3];

    /// Stable code; the text key is `dispatch-urgency-` and this code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::U0 => "u0",
            Self::U1 => "u1",
            Self::U2 => "u2",
            Self::U3 => "u3",
        }
    }
}

impl fmt::Display for Urgency {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self:?}")
    }
}

/// An order of appointment: қорғаушы тағайындау туралы қаулы, постановление о назначении защитника (УПК art. 68(2)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Identifier; part of the tie-break.
    pub id: Uuid,
    /// Number of the case (ЕРДР, administrative or court).
    pub case_number: String,
    /// The body that conducts the case.
    pub body: Uuid,
    /// The officer who signed.
    pub officer: Uuid,
    /// Region of the body.
    pub region: RegionCode,
    /// Duty zone of the body: кезекшілік аймағы, зона дежурства.
    pub zone: Uuid,
    /// Neighbour zones whose participants may be asked.
    pub neighbour_zones: Vec<Uuid>,
    /// Regions whose collegia agreed to help out.
    pub agreed_regions: Vec<RegionCode>,
    /// Class of urgency, see [`crate::urgency()`].
    pub urgency: Urgency,
    /// Code of the ground of mandatory participation (УПК art. 67(1)).
    pub ground: String,
    /// The person is a minor.
    pub minor: bool,
    /// Language of the proceedings with this person: `kk`, `ru`, …
    pub language: String,
    /// The case holds state secrets (law 176-VI art. 37-1).
    pub secrets: bool,
    /// Who is to be defended, in the keys of the caller; absent while unidentified.
    pub person_key: Option<String>,
    /// The body declares that persons of this case have no conflicting interests (УПК art. 66(4)).
    pub no_conflict_declared: bool,
    /// When the order was received; total limits run from here.
    pub received_at: Timestamp,
    /// The moment of this selection.
    pub at: Timestamp,
    /// When counsel is needed for the act. Give it an end: without one it clashes with every later engagement.
    pub needed_at: Period,
    /// Advocates who defended this person in this case before, or whose order was cancelled and issued anew,
    /// the latest first.
    pub continuity: Vec<Uuid>,
}
