//! Reading of claims for pages.

use jiff::Timestamp;
use rust_decimal::Decimal;
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;
use zan_kernel::Result;

use super::{BodySide, Claim, ClaimLine, Filter, ListRow};
use crate::claims::{Decision, Explanation};

pub(super) async fn claim(connection: &mut PgConnection, id: Uuid) -> Result<Option<Claim>> {
    Ok(sqlx::query_file_as!(Claim, "src/claims/questions/claim.sql", id).fetch_optional(connection).await?)
}

pub(super) async fn lines(connection: &mut PgConnection, claim_id: Uuid) -> Result<Vec<ClaimLine>> {
    let rows = sqlx::query!(
        r#"SELECT l.id, l.act_id, l.position, l.kind, l.started_at, l.ended_at, w.place, l.minutes_claimed,
             l.minutes_assessed, l.amount_claimed, l.amount_assessed, l.tariff_item, l.unconfirmed, l.difference,
             l.explanation, l.live, w.body_answer, w.body_started_at, w.body_ended_at, w.body_note, w.body_name,
             (SELECT k.number FROM claim_lines e JOIN claims k ON k.id = e.claim_id
                WHERE e.act_id = l.act_id AND e.claim_id <> l.claim_id AND k.state = 'refused'
                ORDER BY k.submitted_at DESC LIMIT 1) AS refused_before
           FROM claim_lines l JOIN acts_of_work w ON w.id = l.act_id
           WHERE l.claim_id = $1 ORDER BY l.position"#,
        claim_id
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter()
        .map(|row| {
            let explanation: Explanation = serde_json::from_value(row.explanation)?;
            let (started_at, ended_at) = (row.started_at.to_jiff(), row.ended_at.to_jiff());
            let body = BodySide {
                answer: row.body_answer,
                started_at: row.body_started_at.map(|at| at.to_jiff()),
                ended_at: row.body_ended_at.map(|at| at.to_jiff()),
                note: row.body_note,
            };
            let agreed_minutes = if body.is_disputed() {
                body.agreed(started_at, ended_at).map_or(0, whole_minutes).min(row.minutes_claimed)
            } else {
                row.minutes_claimed
            };
            Ok(ClaimLine {
                id: row.id,
                act_id: row.act_id,
                position: row.position,
                kind: row.kind,
                started_at,
                ended_at,
                place: row.place,
                minutes_claimed: row.minutes_claimed,
                minutes_assessed: row.minutes_assessed,
                amount_claimed: row.amount_claimed,
                amount_assessed: row.amount_assessed,
                tariff_item: row.tariff_item,
                unconfirmed: row.unconfirmed,
                difference: row.difference,
                explanation,
                body_answer: body.answer,
                body_started_at: body.started_at,
                body_ended_at: body.ended_at,
                body_note: body.note,
                body_name: row.body_name,
                agreed_minutes,
                refused_before: row.refused_before,
                live: row.live,
            })
        })
        .collect()
}

/// Minutes by the clock, as the engine counts: seconds are dropped at both ends.
fn whole_minutes((start, end): (Timestamp, Timestamp)) -> i32 {
    let minute = |at: Timestamp| at.as_second().div_euclid(60);
    i32::try_from(minute(end) - minute(start)).unwrap_or(i32::MAX)
}

pub(super) async fn decisions(connection: &mut PgConnection, claim_id: Uuid) -> Result<Vec<Decision>> {
    Ok(sqlx::query_as!(
        Decision,
        r#"SELECT d.id, d.version, d.kind, d.reasons, d.note, a.full_name AS "made_by_name?", d.made_at
           FROM claim_decisions d LEFT JOIN accounts a ON a.id = d.made_by
           WHERE d.claim_id = $1 ORDER BY d.made_at, d.id"#,
        claim_id
    )
    .fetch_all(connection)
    .await?)
}

/// When the claim was submitted for the first time: the term is held against that.
pub(super) async fn first_filed(connection: &mut PgConnection, claim_id: Uuid) -> Result<Option<Timestamp>> {
    let first = sqlx::query_scalar!(
        "SELECT min(made_at) FROM claim_decisions WHERE claim_id = $1 AND kind = 'submission'",
        claim_id
    )
    .fetch_one(connection)
    .await?;
    Ok(first.map(|at| at.to_jiff()))
}

pub(super) async fn list(pool: &PgPool, filter: &Filter) -> Result<Vec<ListRow>> {
    let offset = filter.page.clamp(1, 100_000).saturating_sub(1).saturating_mul(filter.per_page);
    Ok(sqlx::query_file_as!(
        ListRow,
        "src/claims/questions/list.sql",
        filter.advocate_id,
        filter.region,
        filter.assignment_id,
        filter.state,
        pattern(&filter.query),
        filter.per_page.clamp(1, 200),
        offset
    )
    .fetch_all(pool)
    .await?)
}

/// A pattern of `LIKE` that finds the text anywhere, its wildcards taken literally.
pub(super) fn pattern(query: &str) -> String {
    let query = query.trim().to_lowercase();
    let literal: String = query
        .chars()
        .flat_map(|char| {
            let escape = matches!(char, '%' | '_' | '\\').then_some('\\');
            escape.into_iter().chain(std::iter::once(char))
        })
        .collect();
    format!("%{literal}%")
}

/// Sums as stored.
pub(super) struct StoredSums {
    pub claimed: Decimal,
    pub assessed: Decimal,
    pub lines_claimed: Decimal,
    pub lines_assessed: Decimal,
}

pub(super) async fn stored_sums(connection: &mut PgConnection, claim_id: Uuid) -> Result<StoredSums> {
    Ok(sqlx::query_as!(
        StoredSums,
        r#"SELECT coalesce(k.total_claimed, 0) AS "claimed!", coalesce(k.total_assessed, 0) AS "assessed!",
             coalesce((SELECT sum(l.amount_claimed) FROM claim_lines l WHERE l.claim_id = k.id), 0) AS "lines_claimed!",
             coalesce((SELECT sum(l.amount_assessed) FROM claim_lines l WHERE l.claim_id = k.id), 0) AS "lines_assessed!"
           FROM claims k WHERE k.id = $1"#,
        claim_id
    )
    .fetch_one(connection)
    .await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sought_is_taken_literally() {
        assert_eq!(pattern(" 75_2%\\ "), "%75\\_2\\%\\\\%");
        assert_eq!(pattern(""), "%%");
    }

    #[test]
    fn seconds_are_dropped_at_both_ends() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        assert_eq!(whole_minutes((at("2026-03-02T05:00:50Z"), at("2026-03-02T05:10:10Z"))), 10);
    }
}
