use jiff::Timestamp;
use uuid::Uuid;
use zan_kernel::{Explain, Kind, Person, Role};
use zan_language::Lang;

/// Wrong passwords in a row before an account is locked. Our design (grade D).
pub const FAILURES_BEFORE_LOCK: i32 = 5;
/// Minutes for which it is locked then. Our design (grade D).
pub const LOCK_MINUTES: i64 = 15;

/// What signing in gives.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Token of the session, for the cookie only.
    pub token: String,
    pub person: Person,
    /// The password was given by somebody else and must be changed before anything is done.
    pub must_change_password: bool,
}

/// Why somebody was not signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInError {
    /// No such login, or not its password: the two look the same from outside.
    Wrong,
    /// Too many wrong passwords.
    Locked {
        /// Minutes until it can be tried again, at least 1.
        minutes: i64,
    },
    /// The password is right but an administrator has closed the account.
    Inactive,
}

impl Explain for SignInError {
    fn code(&self) -> &'static str {
        match self {
            Self::Wrong => "sign-in-wrong",
            Self::Locked { .. } => "sign-in-locked",
            Self::Inactive => "sign-in-inactive",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::Wrong | Self::Inactive => Kind::NotAllowed,
            Self::Locked { .. } => Kind::TooMany,
        }
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Locked { minutes } => vec![("minutes", minutes.to_string())],
            Self::Wrong | Self::Inactive => Vec::new(),
        }
    }
}

/// An account to make, as an administrator typed it; what is wrong is answered for every field at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAccount {
    pub login: String,
    pub role: Role,
    pub full_name: String,
    /// May be empty.
    pub email: String,
    /// May be empty.
    pub phone: String,
    pub language: Lang,
    /// Body of an officer.
    pub unit_id: Option<Uuid>,
    /// Region of a dispatcher or justice officer, КАТО code.
    pub region: Option<String>,
    /// Register record of an advocate.
    pub advocate_id: Option<Uuid>,
}

/// A new account, with the password that is shown once and stored nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Created {
    pub account_id: Uuid,
    pub password: String,
}

/// An account as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub id: Uuid,
    pub login: String,
    pub role: Role,
    pub full_name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub language: Lang,
    pub unit_id: Option<Uuid>,
    /// Names of the officer's body: Kazakh, Russian.
    pub unit_name: Option<(String, String)>,
    pub region: Option<String>,
    /// Names of the region: Kazakh, Russian.
    pub region_name: Option<(String, String)>,
    pub advocate_id: Option<Uuid>,
    /// `false`: closed by an administrator.
    pub active: bool,
    pub must_change_password: bool,
    /// Locked by wrong passwords until then.
    pub locked_until: Option<Timestamp>,
    pub created_at: Timestamp,
}

/// Which accounts a list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountFilter {
    /// Part of the login, name or e-mail address; empty for all.
    pub query: String,
    pub role: Option<Role>,
    pub active: Option<bool>,
}
