//! Gapless numbers: the counter's row lock is held until the transaction ends, so a number is never lost or given
//! twice. Requests have bare numbers (`71-2026-000001`); a letter before them marks the others: notices N,
//! certificates C, claims P, registers of payment R.

use crate::{Ctx, Result};

/// The next number of a series.
///
/// # Errors
/// A fault when the database refuses.
pub async fn next(ctx: &mut Ctx, series: &str) -> Result<i64> {
    let row = sqlx::query!(
        "INSERT INTO number_counters (series, last) VALUES ($1, 1)
         ON CONFLICT (series) DO UPDATE SET last = number_counters.last + 1 RETURNING last",
        series
    )
    .fetch_one(ctx.db())
    .await?;
    Ok(row.last)
}
