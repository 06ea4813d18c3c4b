//! What an action must have refused, and how.

use std::fmt::Debug;

use zan_kernel::{Error, Refusal, Result};

/// The refusal that an action must have answered.
///
/// # Panics
/// When the action was done, or failed otherwise.
#[track_caller]
#[must_use]
pub fn refusal<T: Debug>(result: Result<T>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => *refusal,
        other => panic!("not a refusal: {other:?}"),
    }
}

/// Code of the refusal.
///
/// # Panics
/// As [`refusal`].
#[track_caller]
#[must_use]
pub fn code<T: Debug>(result: Result<T>) -> &'static str {
    refusal(result).code
}

/// The wrong fields that an action must have answered, with their codes.
///
/// # Panics
/// As [`refusal`], and when something else than fields was refused.
#[track_caller]
#[must_use]
pub fn wrong_fields<T: Debug>(result: Result<T>) -> Vec<(String, &'static str)> {
    let refusal = refusal(result);
    assert_eq!(refusal.code, "fields-invalid");
    refusal.fields.into_iter().map(|field| (field.field, field.code)).collect()
}
