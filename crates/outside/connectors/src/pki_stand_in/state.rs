//! The shared centre, the switches, the counts.

use std::{
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use zan_kernel::Clock;
use zan_throwaway_pki::Pki;

/// A throw-away centre that several stand-ins share: what one issues or revokes the others know.
#[derive(Debug, Clone)]
pub struct SharedPki(Arc<Mutex<Pki>>);

impl SharedPki {
    /// Shares a centre.
    #[must_use]
    pub fn new(pki: Pki) -> Self {
        Self(Arc::new(Mutex::new(pki)))
    }

    /// Looks at the centre, or has it issue and revoke.
    pub fn with<T>(&self, action: impl FnOnce(&mut Pki) -> T) -> T {
        action(&mut locked(&self.0))
    }
}

/// How the stand-in fails on demand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Switches {
    /// Every request is answered 503.
    pub down: bool,
    /// Only the service of revocation answers is answered 503; lists and time stamps are there.
    pub ocsp_down: bool,
    /// Every answer waits so many milliseconds.
    pub slow_ms: u64,
    /// One bit of every signature is another.
    pub wrong_signature: bool,
    /// Every answer was made so many minutes ago.
    pub stale_minutes: u32,
    /// The nonce of the answer is not that of the request.
    pub other_nonce: bool,
    /// The answer is signed by a service that has not the right to.
    pub wrong_responder: bool,
}

impl Switches {
    pub(super) fn delay(&self) -> Duration {
        Duration::from_millis(self.slow_ms)
    }
}

/// How often each service was called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    pub ocsp: u64,
    pub time_stamps: u64,
    /// Lists given out.
    pub lists: u64,
    /// Lists not given out because the caller had the last one.
    pub lists_unchanged: u64,
    pub certificates: u64,
}

pub(super) struct State {
    pki: SharedPki,
    clock: Arc<dyn Clock>,
    switches: Mutex<Switches>,
    counts: Mutex<Counts>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("State").field("switches", &self.switches()).finish_non_exhaustive()
    }
}

impl State {
    pub(super) fn new(pki: SharedPki, clock: Arc<dyn Clock>) -> Self {
        Self { pki, clock, switches: Mutex::default(), counts: Mutex::default() }
    }

    pub(super) fn pki(&self) -> &SharedPki {
        &self.pki
    }

    pub(super) fn switches(&self) -> Switches {
        *locked(&self.switches)
    }

    pub(super) fn set_switches(&self, switches: Switches) {
        *locked(&self.switches) = switches;
    }

    pub(super) fn counts(&self) -> Counts {
        *locked(&self.counts)
    }

    pub(super) fn count(&self, change: impl FnOnce(&mut Counts)) {
        change(&mut locked(&self.counts));
    }

    /// The moment answers are made for.
    pub(super) fn now(&self) -> Timestamp {
        let (now, late) = (self.clock.now(), SignedDuration::from_mins(self.switches().stale_minutes.into()));
        now.saturating_sub(late).unwrap_or(now)
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
