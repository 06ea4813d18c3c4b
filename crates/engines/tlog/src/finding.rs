//! What a check of the log can say.

use serde::{Deserialize, Serialize};

use crate::hash::Hash;

/// One thing that is wrong, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Finding {
    /// The content is not what was appended at this index.
    Changed {
        /// The row.
        index: u64,
    },
    /// The content is authentic, the leaf hash stored beside it is not.
    LeafHashChanged {
        /// The row.
        index: u64,
    },
    /// A row was changed together with its leaf hash, or rows were removed or added and the rest renumbered; it
    /// cannot be told which of these rows.
    ChangedBetween {
        /// The first row in doubt.
        first: u64,
        /// The last row in doubt.
        last: u64,
    },
    /// There is no row with this index.
    Missing {
        /// The row.
        index: u64,
    },
    /// The row holds what belongs at another index.
    Reordered {
        /// The row.
        index: u64,
        /// Where its content was appended.
        belongs_at: u64,
    },
    /// The row came after rows with a greater index.
    OutOfOrder {
        /// The row.
        index: u64,
    },
    /// The index occurred before.
    Duplicate {
        /// The row.
        index: u64,
    },
    /// The row lies beyond every claimed size.
    Unexpected {
        /// The row.
        index: u64,
    },
    /// The rows do not have the root of the head.
    RootMismatch {
        /// Size of the head.
        size: u64,
    },
    /// The rows do not have the root of this checkpoint. When a later claim holds, the checkpoint itself is wrong.
    CheckpointMismatch {
        /// Size of the checkpoint.
        size: u64,
    },
}

impl Finding {
    /// Stable code, the same as in JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Changed { .. } => "changed",
            Self::LeafHashChanged { .. } => "leaf-hash-changed",
            Self::ChangedBetween { .. } => "changed-between",
            Self::Missing { .. } => "missing",
            Self::Reordered { .. } => "reordered",
            Self::OutOfOrder { .. } => "out-of-order",
            Self::Duplicate { .. } => "duplicate",
            Self::Unexpected { .. } => "unexpected",
            Self::RootMismatch { .. } => "root-mismatch",
            Self::CheckpointMismatch { .. } => "checkpoint-mismatch",
        }
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Changed { index } => write!(formatter, "row {index}: changed after it was written"),
            Self::LeafHashChanged { index } => write!(formatter, "row {index}: its leaf hash was changed"),
            Self::ChangedBetween { first, last } => {
                write!(
                    formatter,
                    "rows {first} to {last}: changed together with their leaf hashes, or renumbered"
                )
            }
            Self::Missing { index } => write!(formatter, "row {index}: removed"),
            Self::Reordered { index, belongs_at } => {
                write!(formatter, "row {index}: moved, it was written as row {belongs_at}")
            }
            Self::OutOfOrder { index } => write!(formatter, "row {index}: out of order"),
            Self::Duplicate { index } => write!(formatter, "row {index}: there twice"),
            Self::Unexpected { index } => write!(formatter, "row {index}: added, no head covers it"),
            Self::RootMismatch { size } => {
                write!(formatter, "the head of size {size} is not the root of the rows")
            }
            Self::CheckpointMismatch { size } => {
                write!(formatter, "the checkpoint of size {size} is not the root of the rows")
            }
        }
    }
}

/// Result of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Rows that were chained, from index zero on.
    pub size: u64,
    /// Root over the stored leaf hashes of these rows (over the contents where these were confirmed instead).
    pub root: Hash,
    /// Largest size at which a head or checkpoint was confirmed: rows below it have authentic leaf hashes.
    pub confirmed_size: u64,
    /// What is wrong, by row.
    pub findings: Vec<Finding>,
    /// More was wrong than the report holds.
    pub truncated: bool,
}

impl Report {
    /// Nothing is wrong.
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty() && !self.truncated
    }
}
