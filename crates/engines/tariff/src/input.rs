//! What is calculated.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use crate::Dimension;

/// A claim for payment (ақы төлеу туралы өтініш, заявление об оплате) of one provider.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClaimInput {
    /// Day of the confirming document, if rules refer to it.
    pub document_date: Option<Date>,
    /// Day of payment, if rules refer to it.
    pub payment_date: Option<Date>,
    /// The work claimed.
    pub lines: Vec<LineInput>,
    /// Time of the same provider already claimed or paid elsewhere.
    pub taken: Vec<TakenInterval>,
}

/// One piece of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineInput {
    /// Reference of the caller, unique in the claim.
    pub id: String,
    /// Begin, by the clock of the place of work; seconds are dropped.
    pub start: DateTime,
    /// End, by the same clock; not included.
    pub end: DateTime,
    /// Properties by which the line of the tariff is found.
    pub properties: BTreeMap<Dimension, String>,
    /// The person the work was done for, where a ceiling counts by person.
    pub person: Option<String>,
    /// A line of the tariff chosen by a person instead of by properties.
    pub item: Option<String>,
}

impl LineInput {
    /// Kind of work, if named.
    #[must_use]
    pub fn work(&self) -> Option<&str> {
        self.properties.get(&Dimension::Work).map(String::as_str)
    }
}

/// Time of the provider that may not be paid again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenInterval {
    /// Where it was claimed; shown in the explanation.
    pub reference: String,
    /// Begin.
    pub start: DateTime,
    /// End, not included.
    pub end: DateTime,
    /// Kind of work, for ceilings.
    pub work: Option<String>,
    /// The person, for ceilings by person.
    pub person: Option<String>,
}
