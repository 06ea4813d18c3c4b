//! Types of configuration values.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// A value that must not appear in logs, such as an address with a password in it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// Wraps a value.
    pub fn new(value: impl Into<String>) -> Self {
        Self(value.into())
    }

    /// The value, for the one place that uses it.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("[secret]")
    }
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One JSON object a line, for programs.
    Json,
    /// Lines for people.
    Pretty,
}

/// What happens to a signature while its certificate's revocation is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhenUnknown {
    /// It is not taken.
    Refuse,
    /// It is taken, marked, and confirmed in the background.
    ConfirmLater,
}

/// How a variable's text becomes a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// As it is.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Switch,
}

/// A type that a key may have.
pub(super) trait Setting {
    const KIND: Kind;
}

macro_rules! settings {
    ($($kind:ident: $($type:ty),+;)+) => {
        $($(impl Setting for $type { const KIND: Kind = Kind::$kind; })+)+
    };
}

settings! {
    Text: String, PathBuf, Option<PathBuf>, Option<Secret>, SocketAddr, Option<SocketAddr>, LogFormat, Option<String>, WhenUnknown;
    Number: u16, u32, u64;
    Switch: bool;
}
