use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use sqlx::PgPool;
use uuid::Uuid;
use zan_base::PersonName;
use zan_kernel::Result;

use super::model::{Advocate, AdvocateFilter, Standing};
use crate::page::{Page, PageRequest, containing};

struct Row {
    id: Uuid,
    iin: String,
    surname: String,
    given: String,
    patronymic: Option<String>,
    licence_number: String,
    licence_date: jiff_sqlx::Date,
    collegium_id: Uuid,
    collegium_kk: String,
    collegium_ru: String,
    region: String,
    form_of_practice: String,
    phone: String,
    email: String,
    iban: Option<String>,
    languages: Vec<String>,
    qualifications: Vec<String>,
    active_cap: i32,
    suspended: bool,
    insured: bool,
    agreement: bool,
    created_at: jiff_sqlx::Timestamp,
}

impl From<Row> for Advocate {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            iin: row.iin,
            name: PersonName { surname: row.surname, given: row.given, patronymic: row.patronymic },
            licence_number: row.licence_number,
            licence_date: row.licence_date.to_jiff(),
            collegium_id: row.collegium_id,
            collegium_kk: row.collegium_kk,
            collegium_ru: row.collegium_ru,
            region: row.region,
            form_of_practice: row.form_of_practice,
            phone: row.phone,
            email: row.email,
            iban: row.iban,
            languages: row.languages,
            qualifications: row.qualifications,
            active_cap: row.active_cap,
            standing: Standing {
                licence_suspended: row.suspended,
                insured: row.insured,
                agreement: row.agreement,
            },
            created_at: row.created_at.to_jiff(),
        }
    }
}

pub(super) async fn by_ids(pool: &PgPool, ids: &[Uuid], at: Timestamp) -> Result<Vec<Advocate>> {
    let rows = sqlx::query_as!(
        Row,
        r#"SELECT a.id, a.iin, a.surname, a.given, a.patronymic, a.licence_number, a.licence_date, a.collegium_id,
             u.name_kk AS collegium_kk, u.name_ru AS collegium_ru, a.region, a.form_of_practice, a.phone, a.email,
             a.iban, a.languages, a.qualifications, a.active_cap, a.created_at,
             EXISTS (SELECT FROM licence_suspensions s WHERE s.advocate_id = a.id AND s.during @> $2::timestamptz)
               AS "suspended!",
             EXISTS (SELECT FROM insurance_policies p
               WHERE p.advocate_id = a.id AND p.during @> ($2::timestamptz AT TIME ZONE r.timezone)::date) AS "insured!",
             EXISTS (SELECT FROM agreements g WHERE g.advocate_id = a.id AND g.region = a.region
               AND g.during @> ($2::timestamptz AT TIME ZONE r.timezone)::date) AS "agreement!"
           FROM advocates a JOIN units u ON u.id = a.collegium_id JOIN regions r ON r.code = a.region
           WHERE a.id = ANY($1)
           ORDER BY a.surname COLLATE "kk-x-icu", a.given COLLATE "kk-x-icu", a.id"#,
        ids,
        at.to_sqlx() as _,
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(Advocate::from).collect())
}

pub(super) async fn page(
    pool: &PgPool,
    filter: &AdvocateFilter,
    at: Timestamp,
    request: PageRequest,
) -> Result<Page<Advocate>> {
    let rows = sqlx::query!(
        r#"SELECT a.id, count(*) OVER () AS "total!"
           FROM advocates a
           WHERE ($1 = '%%' OR lower(a.surname || ' ' || a.given || ' ' || coalesce(a.patronymic, '')) LIKE $1
               OR lower(a.licence_number) LIKE $1 OR a.iin LIKE $1)
             AND ($2::text IS NULL OR a.region = $2)
             AND ($3::uuid IS NULL
               OR EXISTS (SELECT FROM advocate_zones z WHERE z.advocate_id = a.id AND z.zone_id = $3))
           ORDER BY a.surname COLLATE "kk-x-icu", a.given COLLATE "kk-x-icu", a.id LIMIT $4 OFFSET $5"#,
        containing(&filter.query),
        filter.region,
        filter.zone_id,
        request.limit(),
        request.offset(),
    )
    .fetch_all(pool)
    .await?;
    let total = rows.first().map_or(0, |row| row.total);
    let ids: Vec<Uuid> = rows.into_iter().map(|row| row.id).collect();
    Ok(Page::new(by_ids(pool, &ids, at).await?, total, request))
}
