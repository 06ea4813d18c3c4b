//! Refusals that people understand, faults that operators find.

use std::panic::Location;

/// What sort of refusal it is; faces turn it into a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    NotFound,
    NotAllowed,
    Conflict,
    Invalid,
    TooMany,
    Unavailable,
}

/// One wrong field of a form or message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// Name of the field in the form or the JSON pointer without its leading slash.
    pub field: String,
    /// Stable code and text key.
    pub code: &'static str,
    /// Variables of the text.
    pub args: Vec<(&'static str, String)>,
}

impl FieldError {
    /// A field error without variables.
    #[must_use]
    pub fn new(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, args: Vec::new() }
    }

    /// Adds a variable of the text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// A refusal: a rule said no, and says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub kind: Kind,
    /// Stable code and text key.
    pub code: &'static str,
    /// Variables of the text.
    pub args: Vec<(&'static str, String)>,
    /// Every wrong field at once.
    pub fields: Vec<FieldError>,
}

/// Something broke; logged once at the edge, people see the request id only.
#[derive(Debug)]
pub struct Fault {
    pub source: Box<dyn std::error::Error + Send + Sync>,
    pub location: &'static Location<'static>,
}

/// What an action or question may answer instead of its result.
#[derive(Debug)]
pub enum Error {
    Refused(Box<Refusal>),
    Fault(Fault),
}

/// Result of actions and questions.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A module's own error enum: each variant has a stable code, which is its text key, and a kind.
pub trait Explain: std::fmt::Debug {
    /// Stable code and text key.
    fn code(&self) -> &'static str;
    /// Kind of refusal.
    fn kind(&self) -> Kind;
    /// Variables of the text.
    fn args(&self) -> Vec<(&'static str, String)> {
        Vec::new()
    }
}

impl Error {
    /// A refusal without variables.
    #[must_use]
    pub fn refused(kind: Kind, code: &'static str) -> Self {
        Self::Refused(Box::new(Refusal { kind, code, args: Vec::new(), fields: Vec::new() }))
    }

    /// The thing does not exist, or the actor may not know that it does.
    #[must_use]
    pub fn not_found() -> Self {
        Self::refused(Kind::NotFound, "not-found")
    }

    /// Wrong fields, all at once.
    #[must_use]
    pub fn invalid(fields: Vec<FieldError>) -> Self {
        Self::Refused(Box::new(Refusal {
            kind: Kind::Invalid,
            code: "fields-invalid",
            args: Vec::new(),
            fields,
        }))
    }

    /// A fault from any error, with the caller's place.
    #[track_caller]
    pub fn fault(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Fault(Fault { source: source.into(), location: Location::caller() })
    }

    /// The refusal, if it is one.
    #[must_use]
    pub fn as_refusal(&self) -> Option<&Refusal> {
        match self {
            Self::Refused(refusal) => Some(refusal),
            Self::Fault(_) => None,
        }
    }

    /// The refusal's code, if it is one.
    #[must_use]
    pub fn code(&self) -> Option<&'static str> {
        self.as_refusal().map(|refusal| refusal.code)
    }
}

impl<E: Explain> From<E> for Error {
    fn from(reason: E) -> Self {
        Self::Refused(Box::new(Refusal {
            kind: reason.kind(),
            code: reason.code(),
            args: reason.args(),
            fields: Vec::new(),
        }))
    }
}

impl From<sqlx::Error> for Error {
    #[track_caller]
    fn from(source: sqlx::Error) -> Self {
        Self::Fault(Fault { source: Box::new(source), location: Location::caller() })
    }
}

impl From<serde_json::Error> for Error {
    #[track_caller]
    fn from(source: serde_json::Error) -> Self {
        Self::Fault(Fault { source: Box::new(source), location: Location::caller() })
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Refused(refusal) => {
                write!(f, "refused: {}", refusal.code)?;
                for field in &refusal.fields {
                    write!(f, " [{}: {}]", field.field, field.code)?;
                }
                Ok(())
            }
            Self::Fault(fault) => write!(f, "{} (at {})", fault.source, fault.location),
        }
    }
}

impl std::error::Error for Error {}

/// Name of the constraint that refused a statement: constraint names are part of the design, a module turns them
/// into its own refusals.
#[must_use]
pub fn constraint(error: &sqlx::Error) -> Option<&str> {
    match error {
        sqlx::Error::Database(database) => database.constraint(),
        _ => None,
    }
}
