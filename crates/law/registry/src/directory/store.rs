use sqlx::PgPool;
use uuid::Uuid;
use zan_kernel::Result;

use super::questions::{DutyZone, RegionName, UnitRow};

pub(super) async fn units(
    pool: &PgPool,
    id: Option<Uuid>,
    code: Option<&str>,
    region: Option<&str>,
) -> Result<Vec<UnitRow>> {
    Ok(sqlx::query_as!(
        UnitRow,
        r#"SELECT u.code, u.region_2021, u.region, u.kind, u.name_ru, u.name_kk, u.id, u.open,
             z.zone_id AS "zone_id?", u.bin
           FROM units u LEFT JOIN unit_zones z ON z.unit_id = u.id
           WHERE u.id = $1::uuid OR u.code = $2::text
             OR ($1 IS NULL AND $2 IS NULL AND u.open AND ($3::text IS NULL OR u.region = $3))
           ORDER BY u.code"#,
        id,
        code,
        region,
    )
    .fetch_all(pool)
    .await?)
}

pub(super) async fn regions(pool: &PgPool) -> Result<Vec<RegionName>> {
    Ok(sqlx::query_as!(RegionName, "SELECT code, name_kk, name_ru, timezone FROM regions ORDER BY code")
        .fetch_all(pool)
        .await?)
}

pub(super) async fn zones(pool: &PgPool, region: Option<&str>) -> Result<Vec<DutyZone>> {
    Ok(sqlx::query_as!(
        DutyZone,
        "SELECT id, code, region, kind, name_kk, name_ru FROM duty_zones
         WHERE $1::text IS NULL OR region = $1 ORDER BY code",
        region
    )
    .fetch_all(pool)
    .await?)
}
