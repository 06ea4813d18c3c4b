//! Payment for guaranteed legal aid: claims, their check by two people of the justice department, payment registers.
//!
//! An advocate's acts of work become the lines of a claim; the pure engine of rates calculates every line twice, as
//! claimed and as assessed, and explains it; the department returns, refuses or approves; a register pays.

pub mod claims;
pub mod registers;
pub mod tariffs;

/// Adds the acts of this context that are signed.
#[must_use]
pub fn acts(acts: zan_signing::Acts) -> zan_signing::Acts {
    claims::acts(acts)
}
