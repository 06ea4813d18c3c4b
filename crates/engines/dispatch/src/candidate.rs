//! Facts about one advocate at the moment of selection.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zan_base::RegionCode;

use crate::period::Period;
use crate::reasons::Bar;

/// Place in the duty rota: кезекшілік кестесі, график дежурств.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyTier {
    /// Негізгі кезекші, основной дежурный.
    Primary,
    /// Резервтегі кезекші, резервный дежурный.
    Backup,
}

/// A shift that runs at the moment of selection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Zone of the shift.
    pub zone: Uuid,
    /// Primary or backup.
    pub tier: DutyTier,
}

/// What came of an earlier offer of the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PreviousResult {
    /// No answer yet and time is left.
    Pending,
    /// Declined with a reason.
    Declined,
    /// The answer time ran out.
    TimedOut,
    /// No channel delivered it.
    Undeliverable,
    /// Taken back, because another accepted or the order changed.
    Withdrawn,
}

/// Work done within the window of the policy.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Work {
    /// Accepted appointments by kind; the weights of the kinds are in the policy.
    pub accepted: BTreeMap<String, u32>,
    /// Offers that ran out unanswered after delivery; they weigh as work.
    pub timeouts: u32,
    /// Hours the advocate was available in the window.
    pub hours_available: u32,
    /// Last accepted appointment, or last unanswered offer if that is later.
    pub last_turn: Option<Timestamp>,
}

/// An advocate who might be asked: кандидат.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    /// Identifier; part of the tie-break.
    pub advocate: Uuid,
    /// Region of the collegium that concluded the agreement.
    pub region: RegionCode,
    /// Zones the advocate takes part in.
    pub zones: BTreeSet<Uuid>,
    /// The shift that runs now.
    pub duty: Option<Duty>,
    /// When the licence is in force.
    pub licence: Vec<Period>,
    /// When it is suspended, from the moment of the decision (law 176-VI art. 43(4)).
    pub suspensions: Vec<Period>,
    /// Membership of the collegium.
    pub membership: Vec<Period>,
    /// Annual agreements on state-guaranteed legal aid (art. 28).
    pub agreements: Vec<Period>,
    /// Professional-liability insurance (art. 36(1)).
    pub insurance: Vec<Period>,
    /// Leave, illness, duty elsewhere.
    pub unavailable: Vec<Period>,
    /// Hearings and acts in the calendar.
    pub calendar: Vec<Period>,
    /// End of the last night shift; rest runs from here.
    pub night_duty_ended: Option<Timestamp>,
    /// Languages of work: `kk`, `ru`, …
    pub languages: BTreeSet<String>,
    /// Qualification codes, such as work with minors.
    pub qualifications: BTreeSet<String>,
    /// Own cap of live appointments; the policy's when absent.
    pub active_cap: Option<u32>,
    /// Live appointments.
    pub active_count: u32,
    /// Unanswered offers of other orders.
    pub open_offers: u32,
    /// Known bars (УПК art. 94(1)).
    pub bars: BTreeSet<Bar>,
    /// Is or was counsel of another person in the same case (УПК art. 66(4)).
    pub represents_another: bool,
    /// Defended this person in this case earlier.
    pub earlier_in_case: bool,
    /// Work in the window.
    pub work: Work,
    /// Distance to the place of the act, in metres, where known.
    pub distance_metres: Option<u32>,
    /// What came of an earlier offer of this order.
    pub previous: Option<PreviousResult>,
}
