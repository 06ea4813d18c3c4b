//! What every handler has at hand.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use zan_kernel::sessions::{self, Session};
use zan_kernel::{Actor, BoxFuture, Platform, Result, Role};
use zan_language::Lang;

use crate::{Limiter, NavItem};

/// Finds the live session of a token.
pub trait FindSession: Send + Sync {
    /// The session, or nothing when it ended or never was.
    fn find<'a>(&'a self, token: &'a str, now: Timestamp) -> BoxFuture<'a, Result<Option<Session>>>;
}

/// Finds the external system of an API key.
pub trait ExternalSystems: Send + Sync {
    /// The system as an actor, or nothing when the key is unknown or revoked.
    fn find<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<Actor>>>;
}

/// State of the web: shared by every handler, cheap to clone.
#[derive(Clone)]
pub struct Shell {
    pub platform: Platform,
    /// Whether to say on every page that the data is invented.
    pub demo: bool,
    /// Whether a proxy of ours stands before us, so that its `X-Forwarded-For` may be believed.
    pub behind_proxy: bool,
    /// Limit of tries to sign in, by login and by address.
    pub sign_in_limit: Arc<Limiter>,
    /// Limit of messages of one external system.
    pub api_limit: Arc<Limiter>,
    pub sessions: Arc<dyn FindSession>,
    pub external: Arc<dyn ExternalSystems>,
    /// Links under the header for a language and a role.
    pub sections: fn(Lang, Option<Role>) -> Vec<NavItem>,
    /// Links of the footer.
    pub footer: fn(Lang) -> Vec<NavItem>,
}

impl Shell {
    /// A shell over a platform with the usual limits: ten tries to sign in at once and then one in 30 s, 200
    /// messages at once and then 100 a second.
    pub fn new(platform: Platform) -> Self {
        Self {
            sessions: Arc::new(DatabaseSessions(platform.clone())),
            external: Arc::new(NoSystems),
            platform,
            demo: false,
            behind_proxy: false,
            sign_in_limit: Arc::new(Limiter::new(10, SignedDuration::from_secs(30))),
            api_limit: Arc::new(Limiter::new(200, SignedDuration::from_millis(10))),
            sections: |_, _| Vec::new(),
            footer: |_| Vec::new(),
        }
    }

    /// The present moment.
    pub fn now(&self) -> Timestamp {
        self.platform.clock.now()
    }

    /// Address under which people reach us, without a slash at its end.
    pub fn base_url(&self) -> &str {
        self.platform.base_url.trim_end_matches('/')
    }

    /// Whether people reach us over an encrypted connection.
    pub fn https(&self) -> bool {
        self.base_url().starts_with("https://")
    }
}

impl std::fmt::Debug for Shell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Shell").field("base_url", &self.base_url()).finish_non_exhaustive()
    }
}

struct DatabaseSessions(Platform);

impl FindSession for DatabaseSessions {
    fn find<'a>(&'a self, token: &'a str, now: Timestamp) -> BoxFuture<'a, Result<Option<Session>>> {
        Box::pin(sessions::find(&self.0.pool, token, now))
    }
}

struct NoSystems;

impl ExternalSystems for NoSystems {
    fn find<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<Option<Actor>>> {
        Box::pin(async { Ok(None) })
    }
}
