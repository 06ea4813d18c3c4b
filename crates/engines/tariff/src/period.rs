use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Days on which something is in force, both ends included; an open end is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// First day.
    #[serde(rename = "valid_from")]
    pub from: Date,
    /// Last day.
    #[serde(rename = "valid_to", default)]
    pub to: Option<Date>,
}

impl Period {
    /// Whether the day is one of them.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|last| date <= last)
    }

    /// Whether some day belongs to both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.to.is_none_or(|last| other.from <= last) && other.to.is_none_or(|last| self.from <= last)
    }

    /// Whether the first day is not after the last.
    #[must_use]
    pub fn is_ordered(self) -> bool {
        self.to.is_none_or(|last| self.from <= last)
    }
}
