//! The moment, injected: nothing else reads the system clock.

use std::sync::{Arc, Mutex};

use jiff::{Timestamp, Unit};

/// Source of the present moment.
pub trait Clock: Send + Sync + 'static {
    /// The present moment, whole microseconds: the precision PostgreSQL keeps, so that what is hashed into the
    /// journal equals what is read back.
    fn now(&self) -> Timestamp;
}

/// The computer's clock.
#[derive(Debug, Default, Clone, Copy)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        whole_microseconds(Timestamp::now())
    }
}

/// A clock moved by hand, for tests.
#[derive(Debug, Clone)]
pub struct ManualClock(Arc<Mutex<Timestamp>>);

impl ManualClock {
    /// A clock standing at `at`.
    #[must_use]
    pub fn at(at: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(whole_microseconds(at))))
    }

    /// Moves the clock; negative spans move it back.
    pub fn advance(&self, by: jiff::SignedDuration) {
        if let Ok(mut now) = self.0.lock() {
            *now = now.saturating_add(by).unwrap_or(*now);
        }
    }

    /// Puts the clock to `at`.
    pub fn set(&self, at: Timestamp) {
        if let Ok(mut now) = self.0.lock() {
            *now = whole_microseconds(at);
        }
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        self.0.lock().map_or(Timestamp::UNIX_EPOCH, |now| *now)
    }
}

fn whole_microseconds(at: Timestamp) -> Timestamp {
    at.round(Unit::Microsecond).unwrap_or(at)
}

/// The computer's clock moved forward by hand: for demonstrations, in which hours of work pass in a minute.
#[derive(Debug, Clone, Default)]
pub struct OffsetClock(Arc<Mutex<jiff::SignedDuration>>);

impl OffsetClock {
    /// Moves the clock forward; a negative span changes nothing, since what has happened stays behind us.
    pub fn advance(&self, by: jiff::SignedDuration) {
        if let Ok(mut offset) = self.0.lock() {
            *offset = offset.checked_add(by.max(jiff::SignedDuration::ZERO)).unwrap_or(*offset);
        }
    }
}

impl Clock for OffsetClock {
    fn now(&self) -> Timestamp {
        let offset = self.0.lock().map_or(jiff::SignedDuration::ZERO, |offset| *offset);
        let now = SystemClock.now();
        now.saturating_add(offset).unwrap_or(now)
    }
}
