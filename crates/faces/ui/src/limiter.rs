//! Limits of how often something may be tried.

use std::collections::HashMap;
use std::sync::Mutex;

use jiff::{SignedDuration, Timestamp};

use crate::Failure;

/// Keys kept before those that are full again are thrown out.
const KEPT: usize = 10_000;

/// A bucket of tokens for every key: `burst` tries at once, then one every `pause`. In memory of this process.
#[derive(Debug)]
pub struct Limiter {
    burst: u32,
    pause: SignedDuration,
    // Moment at which the bucket of a key is full again (GCRA).
    full_at: Mutex<HashMap<String, Timestamp>>,
}

impl Limiter {
    /// A limit of `burst` tries at once and then one every `pause`.
    pub fn new(burst: u32, pause: SignedDuration) -> Self {
        Self { burst: burst.max(1), pause, full_at: Mutex::default() }
    }

    /// Takes one try for a key.
    ///
    /// # Errors
    /// [`Failure::TooMany`] with the seconds to wait; a refused try costs nothing.
    pub fn take(&self, key: &str, now: Timestamp) -> Result<(), Failure> {
        // A poisoned lock means a panic elsewhere; better to let people in than to lock all of them out.
        let Ok(mut full_at) = self.full_at.lock() else { return Ok(()) };
        if full_at.len() >= KEPT {
            full_at.retain(|_, moment| *moment > now);
        }
        let start = full_at.get(key).copied().unwrap_or(now).max(now);
        let after = start.saturating_add(self.pause).unwrap_or(Timestamp::MAX);
        let allowed = self.pause.saturating_mul(i32::try_from(self.burst).unwrap_or(i32::MAX));
        let wait = after.duration_since(now).saturating_sub(allowed);
        if wait.is_positive() {
            let seconds = u64::try_from(wait.as_secs()).unwrap_or(0);
            return Err(Failure::TooMany { retry_after: seconds.saturating_add(1) });
        }
        full_at.insert(key.to_owned(), after);
        Ok(())
    }

    /// Gives a try back: it succeeded, and only failures are to be limited. A whole office may enter through one
    /// address in the morning.
    pub fn give_back(&self, key: &str) {
        if let Ok(mut full_at) = self.full_at.lock()
            && let Some(moment) = full_at.get_mut(key)
        {
            *moment = moment.saturating_sub(self.pause).unwrap_or(*moment);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_come_back_with_time() {
        let limiter = Limiter::new(3, SignedDuration::from_secs(10));
        let start: Timestamp = "2026-11-21T09:00:00Z".parse().unwrap();
        for _ in 0..3 {
            limiter.take("a", start).unwrap();
        }
        assert!(matches!(limiter.take("a", start), Err(Failure::TooMany { retry_after: 11 })));
        limiter.take("b", start).unwrap();
        let later = start + SignedDuration::from_secs(10);
        limiter.take("a", later).unwrap();
        assert!(limiter.take("a", later).is_err());
    }

    #[test]
    fn what_succeeds_is_not_limited() {
        let limiter = Limiter::new(2, SignedDuration::from_secs(10));
        let now: Timestamp = "2026-11-21T09:00:00Z".parse().unwrap();
        for _ in 0..50 {
            limiter.take("a", now).unwrap();
            limiter.give_back("a");
        }
        limiter.take("a", now).unwrap();
        limiter.take("a", now).unwrap();
        assert!(limiter.take("a", now).is_err());
    }

    #[test]
    fn full_buckets_are_forgotten() {
        let limiter = Limiter::new(1, SignedDuration::from_secs(1));
        let start: Timestamp = "2026-11-21T09:00:00Z".parse().unwrap();
        for key in 0..KEPT {
            limiter.take(&key.to_string(), start).unwrap();
        }
        limiter.take("one more", start + SignedDuration::from_secs(5)).unwrap();
        assert_eq!(limiter.full_at.lock().unwrap().len(), 1);
    }
}
