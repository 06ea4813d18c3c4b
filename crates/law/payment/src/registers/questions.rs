use jiff::{Timestamp, civil::Date};
use rust_decimal::Decimal;
use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::{Error, Result};
use zan_language::Lang;

use crate::claims::Page;

/// A payment register.
#[derive(Debug, Clone)]
pub struct Register {
    pub id: Uuid,
    pub number: String,
    pub region: String,
    pub region_kk: String,
    pub region_ru: String,
    pub made_at: Timestamp,
    pub made_by_name: String,
    /// Tenge.
    pub total: Decimal,
    pub paid_on: Option<jiff_sqlx::Date>,
    pub payment_document: Option<String>,
    pub claims: i64,
    pub minutes: i64,
    /// Claims in which some number was not read in an act.
    pub unconfirmed: i64,
    /// First and last day of the work paid for, by the clock of the region.
    pub period_start: Date,
    pub period_end: Date,
    /// Day it was made, by the clock of the region.
    pub made_on: Date,
    pub(crate) all: i64,
}

impl Register {
    /// Name of the region in a language.
    #[must_use]
    pub fn region_name(&self, lang: Lang) -> &str {
        if lang == Lang::Kk { &self.region_kk } else { &self.region_ru }
    }

    /// The money left.
    #[must_use]
    pub const fn is_paid(&self) -> bool {
        self.paid_on.is_some()
    }
}

/// One claim of a register; what the printed register needs.
#[derive(Debug, Clone)]
pub struct RegisterRow {
    pub claim_id: Uuid,
    pub claim_number: String,
    /// As it stood at submission.
    pub advocate_name: String,
    pub iin: String,
    pub iban: String,
    /// Empty: no agreement covered the day.
    pub agreement_number: String,
    /// Minutes assessed.
    pub minutes: i64,
    /// Gross, in tenge.
    pub amount: Decimal,
    /// Some number was not read in an act.
    pub unconfirmed: bool,
}

/// Registers, the newest first; of one region for its department, of all for oversight.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn list(pool: &PgPool, region: Option<&str>, page: i64, per_page: i64) -> Result<Page<Register>> {
    let offset = page.clamp(1, 100_000).saturating_sub(1).saturating_mul(per_page);
    let rows = read(pool, None, region, per_page.clamp(1, 200), offset).await?;
    let total = rows.first().map_or(0, |row| row.all);
    Ok(Page { rows, total, page: page.max(1), per_page })
}

/// One register; with a region, only of that region.
///
/// # Errors
/// `not-found` also when it is another region's.
pub async fn by_id(pool: &PgPool, region: Option<&str>, id: Uuid) -> Result<Register> {
    read(pool, Some(id), region, 1, 0).await?.pop().ok_or_else(Error::not_found)
}

async fn read(
    pool: &PgPool,
    id: Option<Uuid>,
    region: Option<&str>,
    limit: i64,
    offset: i64,
) -> Result<Vec<Register>> {
    Ok(sqlx::query_as!(
        Register,
        r#"SELECT g.id, g.number, g.region, r.name_kk AS region_kk, r.name_ru AS region_ru, g.made_at,
             a.full_name AS made_by_name, g.total, g.paid_on, g.payment_document, t.claims AS "claims!",
             l.minutes AS "minutes!", t.unconfirmed AS "unconfirmed!",
             coalesce((l.first AT TIME ZONE r.timezone)::date, (g.made_at AT TIME ZONE r.timezone)::date) AS "period_start!",
             coalesce((l.last AT TIME ZONE r.timezone)::date, (g.made_at AT TIME ZONE r.timezone)::date) AS "period_end!",
             (g.made_at AT TIME ZONE r.timezone)::date AS "made_on!", count(*) OVER () AS "all!"
           FROM payment_registers g JOIN regions r ON r.code = g.region JOIN accounts a ON a.id = g.made_by
             CROSS JOIN LATERAL (SELECT count(*) AS claims, count(*) FILTER (WHERE k.unconfirmed) AS unconfirmed
               FROM claims k WHERE k.register_id = g.id) t
             CROSS JOIN LATERAL (SELECT coalesce(sum(l.minutes_assessed), 0) AS minutes, min(l.started_at) AS first,
               max(l.ended_at) AS last FROM claim_lines l JOIN claims k ON k.id = l.claim_id WHERE k.register_id = g.id) l
           WHERE ($1::uuid IS NULL OR g.id = $1) AND ($2::text IS NULL OR g.region = $2)
           ORDER BY g.made_at DESC, g.id LIMIT $3 OFFSET $4"#,
        id,
        region,
        limit,
        offset
    )
    .fetch_all(pool)
    .await?)
}

/// The claims of a register by number; who may read is the caller's question, see [`by_id`].
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn rows(pool: &PgPool, register_id: Uuid) -> Result<Vec<RegisterRow>> {
    Ok(sqlx::query_as!(
        RegisterRow,
        r#"SELECT k.id AS claim_id, k.number AS "claim_number!", k.payee ->> 'name' AS "advocate_name!",
             k.payee ->> 'iin' AS "iin!", k.payee ->> 'iban' AS "iban!",
             coalesce(k.payee ->> 'agreement_number', '') AS "agreement_number!",
             (SELECT coalesce(sum(l.minutes_assessed), 0) FROM claim_lines l WHERE l.claim_id = k.id) AS "minutes!",
             coalesce(k.total_assessed, 0) AS "amount!", k.unconfirmed
           FROM claims k WHERE k.register_id = $1 ORDER BY k.number"#,
        register_id
    )
    .fetch_all(pool)
    .await?)
}
