use jiff::Timestamp;
use rust_decimal::Decimal;
use uuid::Uuid;
use zan_kernel::{Ctx, Result};

/// What of a claim is signed.
pub(in crate::claims) struct SignedFacts {
    pub number: Option<String>,
    pub version: i32,
    pub order_number: String,
    pub advocate: String,
    pub document_date: jiff::civil::Date,
    pub tariff_edition: Option<String>,
    pub total_claimed: Option<Decimal>,
    pub total_assessed: Option<Decimal>,
    pub payee: Option<serde_json::Value>,
}

pub(in crate::claims) async fn signed_facts(ctx: &mut Ctx, claim_id: Uuid) -> Result<SignedFacts> {
    Ok(sqlx::query_as!(
        SignedFacts,
        r#"SELECT c.number, c.version, o.number AS order_number,
             concat_ws(' ', a.surname, a.given, a.patronymic) AS "advocate!", c.document_date, c.tariff_edition,
             c.total_claimed, c.total_assessed, c.payee
           FROM claims c JOIN assignments s ON s.id = c.assignment_id JOIN orders o ON o.id = s.order_id
             JOIN advocates a ON a.id = c.advocate_id
           WHERE c.id = $1"#,
        claim_id
    )
    .fetch_one(ctx.db())
    .await?)
}

/// What of a line is signed.
pub(in crate::claims) struct SignedLine {
    pub position: i32,
    pub kind: String,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
    pub minutes_claimed: i32,
    pub minutes_assessed: i32,
    pub amount_claimed: Decimal,
    pub amount_assessed: Decimal,
    pub tariff_item: String,
    pub unconfirmed: bool,
    pub difference: Option<String>,
}

pub(in crate::claims) async fn signed_lines(ctx: &mut Ctx, claim_id: Uuid) -> Result<Vec<SignedLine>> {
    Ok(sqlx::query_as!(
        SignedLine,
        "SELECT position, kind, started_at, ended_at, minutes_claimed, minutes_assessed, amount_claimed,
           amount_assessed, tariff_item, unconfirmed, difference
         FROM claim_lines WHERE claim_id = $1 ORDER BY position",
        claim_id
    )
    .fetch_all(ctx.db())
    .await?)
}
