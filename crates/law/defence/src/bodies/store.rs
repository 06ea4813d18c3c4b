use sqlx::{PgConnection, PgPool};
use uuid::Uuid;
use zan_kernel::Result;

use super::Body;

pub(super) async fn find(
    connection: &mut PgConnection,
    id: Option<Uuid>,
    code: Option<&str>,
) -> Result<Option<Body>> {
    Ok(sqlx::query_as!(
        Body,
        r#"SELECT u.id, u.code, u.kind, u.name_kk, u.name_ru, u.region, u.open, r.timezone,
             z.zone_id AS "zone_id?", d.name_kk AS "zone_kk?", d.name_ru AS "zone_ru?"
           FROM units u JOIN regions r ON r.code = u.region
           LEFT JOIN unit_zones z ON z.unit_id = u.id LEFT JOIN duty_zones d ON d.id = z.zone_id
           WHERE (u.id = $1 OR u.code = $2) AND u.kind NOT IN ('collegium', 'justice_department')"#,
        id,
        code
    )
    .fetch_optional(connection)
    .await?)
}

pub(super) async fn police(pool: &PgPool) -> Result<Vec<Body>> {
    Ok(sqlx::query_as!(
        Body,
        r#"SELECT u.id, u.code, u.kind, u.name_kk, u.name_ru, u.region, u.open, r.timezone,
             z.zone_id AS "zone_id?", d.name_kk AS "zone_kk?", d.name_ru AS "zone_ru?"
           FROM units u JOIN regions r ON r.code = u.region
           LEFT JOIN unit_zones z ON z.unit_id = u.id LEFT JOIN duty_zones d ON d.id = z.zone_id
           WHERE u.kind NOT IN ('collegium', 'justice_department')
           ORDER BY r.code, u.name_kk COLLATE "kk-x-icu""#
    )
    .fetch_all(pool)
    .await?)
}

pub(super) async fn timezone(pool: &PgPool, region: &str) -> Result<Option<String>> {
    Ok(sqlx::query_scalar!("SELECT timezone FROM regions WHERE code = $1", region)
        .fetch_optional(pool)
        .await?)
}
