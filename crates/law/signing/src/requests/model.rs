use jiff::Timestamp;
use serde_json::Value;
use uuid::Uuid;
use zan_kernel::Moment;

use crate::{Line, SignatureError, judgement::Asked, policy::Rule};

/// State of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its documents are being typeset.
    Preparing,
    /// It waits for the signature.
    Waiting,
    Signed,
    Withdrawn,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Preparing, Self::Waiting, Self::Signed, Self::Withdrawn];

    /// Stable code, as in the database and in text keys `signing-state-…`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Waiting => "waiting",
            Self::Signed => "signed",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of a code; the database's check constraint allows no other.
    #[must_use]
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.code() == code).unwrap_or(Self::Withdrawn)
    }
}

/// By which way the signature came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// NCALayer on the signer's computer.
    Ncalayer,
    /// A file signed elsewhere.
    Upload,
    /// eGov Mobile, by QR code or link.
    Mobile,
}

impl Way {
    /// Stable code, as in the database and in text keys `signing-way-…`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ncalayer => "ncalayer",
            Self::Upload => "upload",
            Self::Mobile => "mobile",
        }
    }
}

/// An act that waits for the signature of one person.
#[derive(Debug, Clone)]
pub struct Request {
    pub id: Uuid,
    /// Code of the act, as in `data/rules/signing.toml`.
    pub act: String,
    /// Whose account is asked; `None` when somebody enters.
    pub account_id: Option<Uuid>,
    pub(crate) browser_hash: Option<Vec<u8>>,
    pub payload: Value,
    /// A number or name for lists.
    pub about: String,
    /// The act in the signer's words.
    pub summary: Vec<Line>,
    pub asked: Asked,
    /// The rule that says who signs.
    pub rule: Rule,
    /// Page to return to without having signed, without its language.
    pub back: String,
    pub(crate) stored_state: State,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub ended_at: Option<Moment>,
    /// The evidence container, once signed.
    pub container: Option<Uuid>,
    /// Page to go to after signing, without its language.
    pub done: Option<String>,
    /// Account of the signer, once signed.
    pub signed_by: Option<Uuid>,
    pub(crate) used_at: Option<Moment>,
}

impl Request {
    /// The state at a moment: one whose time is up is withdrawn.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> State {
        match self.stored_state {
            State::Preparing | State::Waiting if self.expires_at <= now => State::Withdrawn,
            state => state,
        }
    }

    /// Whether it can be signed now.
    ///
    /// # Errors
    /// [`SignatureError::Ended`], [`SignatureError::Expired`].
    pub fn is_open(&self, now: Timestamp) -> Result<(), SignatureError> {
        match self.stored_state {
            State::Signed | State::Withdrawn => Err(SignatureError::Ended),
            State::Preparing | State::Waiting if self.expires_at <= now => Err(SignatureError::Expired),
            State::Preparing => Err(SignatureError::Changed),
            State::Waiting => Ok(()),
        }
    }

    /// Whether somebody enters, or makes the session stronger, by signing this.
    #[must_use]
    pub fn is_entry(&self) -> bool {
        self.act.starts_with("session.")
    }
}

/// A document of a request.
#[derive(Debug, Clone)]
pub struct Document {
    pub position: i16,
    pub file_id: Uuid,
    pub name: String,
    pub media_type: String,
    pub sha256: [u8; 32],
}
