use std::fmt;
use std::sync::Arc;

use jiff::SignedDuration;
use zan_kernel::{BoxFuture, Role};
use zan_ui::Limiter;

/// A part of the system whose work the status page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The web itself.
    Web,
    Database,
    /// What is done later: clocks, documents, letters.
    Queue,
    /// Letters by electronic mail.
    Letters,
    /// Exchange with ЕРДР.
    Register,
}

impl Part {
    /// Stable code, as in text keys `status-part-…`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Web => "web",
            Self::Database => "database",
            Self::Queue => "queue",
            Self::Letters => "letters",
            Self::Register => "register",
        }
    }
}

/// Whether a part works now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Check {
    pub part: Part,
    pub works: bool,
    /// How many things wait in it; `None` when it keeps nothing.
    pub waiting: Option<u64>,
}

/// Looks at the parts of the system, each time the status page is shown.
pub type Checks = Arc<dyn Fn() -> BoxFuture<'static, Vec<Check>> + Send + Sync>;

/// What the demonstration shows of itself.
#[derive(Clone)]
pub struct Demo {
    /// Logins and roles, in the order shown.
    pub accounts: Vec<(String, Role)>,
    /// Password of all of them.
    pub password: String,
    /// Address of the stand-in of ЕРДР.
    pub register_url: Option<String>,
    /// Address of the page with the letters that were sent.
    pub mail_url: Option<String>,
    /// Moves the demonstration's clock forward.
    pub advance: Arc<dyn Fn(SignedDuration) + Send + Sync>,
}

impl fmt::Debug for Demo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Demo").field("accounts", &self.accounts).finish_non_exhaustive()
    }
}

/// What the program tells the site.
#[derive(Clone)]
pub struct SiteSettings {
    /// Path, without language, where a person of a role begins.
    pub first_page: fn(Role) -> &'static str,
    /// Given in the demonstration only.
    pub demo: Option<Demo>,
    /// Without it the status page knows of the web alone.
    pub checks: Option<Checks>,
}

impl fmt::Debug for SiteSettings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SiteSettings").field("demo", &self.demo).finish_non_exhaustive()
    }
}

/// Checks of notices that one address may ask for at once; then one in [`CHECK_PAUSE`]. Our design (grade D).
const CHECKS_AT_ONCE: u32 = 30;
const CHECK_PAUSE: SignedDuration = SignedDuration::from_secs(5);

/// What the handlers of the site share.
#[derive(Debug)]
pub(crate) struct Site {
    pub settings: SiteSettings,
    pub check_limit: Limiter,
}

impl Site {
    pub(crate) fn new(settings: SiteSettings) -> Self {
        Self { settings, check_limit: Limiter::new(CHECKS_AT_ONCE, CHECK_PAUSE) }
    }
}
