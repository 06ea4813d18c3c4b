//! How a number or a rule points to the text it comes from.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How surely a rule or number is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Grade {
    /// Read in the act itself.
    A,
    /// Read in an official mirror, or in a secondary source that quotes the official text.
    B,
    /// Read in one secondary source.
    C,
    /// Our own design or assumption; no source says so.
    D,
}

impl Grade {
    /// Whether work may rest on it without a mark "unconfirmed": grades A and B.
    #[must_use]
    pub fn is_confirmed(self) -> bool {
        matches!(self, Self::A | Self::B)
    }

    /// The letter, as written in data files.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::D => "D",
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.letter())
    }
}

/// A letter that is no grade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a source grade is A, B, C or D")]
pub struct GradeError;

impl std::str::FromStr for Grade {
    type Err = GradeError;

    fn from_str(text: &str) -> Result<Self, GradeError> {
        match text {
            "A" => Ok(Self::A),
            "B" => Ok(Self::B),
            "C" => Ok(Self::C),
            "D" => Ok(Self::D),
            _ => Err(GradeError),
        }
    }
}

/// Where a rule or number is written: сілтеме, ссылка на норму.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Citation {
    /// The act, with its number and date.
    pub act: String,
    /// Article, paragraph, sub-paragraph; empty when the clause was not seen.
    pub clause: String,
    /// The edition that was read, as a date or in words.
    pub edition: String,
    /// How surely it is known.
    pub grade: Grade,
}
