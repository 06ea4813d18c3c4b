//! Bulk upserts that touch only rows which differ, so that the number of touched rows tells whether anything changed.

use sqlx::PgConnection;
use uuid::Uuid;
use zan_kernel::Result;

use super::codes::Code;
use crate::directory::rows::{Directory, Region, Unit, Zone, ZoneKind};

fn texts<T>(rows: &[T], field: impl Fn(&T) -> &str) -> Vec<String> {
    rows.iter().map(|row| field(row).to_owned()).collect()
}

fn new_ids(number: usize) -> Vec<Uuid> {
    (0..number).map(|_| Uuid::now_v7()).collect()
}

pub(super) async fn regions(connection: &mut PgConnection, regions: &[Region]) -> Result<u64> {
    let kinds: Vec<String> =
        texts(regions, |region| if region.centre_ru.is_empty() { "city" } else { "oblast" });
    let done = sqlx::query!(
        "INSERT INTO regions (code, kind, name_kk, name_ru, timezone)
         SELECT * FROM UNNEST($1::text[], $2::text[], $3::text[], $4::text[], $5::text[])
         ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, name_kk = excluded.name_kk,
           name_ru = excluded.name_ru, timezone = excluded.timezone
         WHERE (regions.kind, regions.name_kk, regions.name_ru, regions.timezone)
           IS DISTINCT FROM (excluded.kind, excluded.name_kk, excluded.name_ru, excluded.timezone)",
        &texts(regions, |region| &region.code),
        &kinds,
        &texts(regions, |region| &region.name_kk),
        &texts(regions, |region| &region.name_ru),
        &texts(regions, |region| &region.time_zone),
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// A unit that the file no longer has is closed, never removed.
pub(super) async fn units(connection: &mut PgConnection, units: &[Unit]) -> Result<u64> {
    let rural: Vec<bool> = units.iter().map(|unit| unit.rural).collect();
    let codes = texts(units, |unit| &unit.code);
    let done = sqlx::query!(
        "INSERT INTO units (id, code, region_2021, region, kind, name_ru, name_kk, place_kk, place_ru, rural)
         SELECT * FROM UNNEST($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
           $8::text[], $9::text[], $10::boolean[])
         ON CONFLICT (code) DO UPDATE SET region_2021 = excluded.region_2021, region = excluded.region,
           kind = excluded.kind, name_ru = excluded.name_ru, name_kk = excluded.name_kk,
           place_kk = excluded.place_kk, place_ru = excluded.place_ru, rural = excluded.rural, open = true
         WHERE (units.region_2021, units.region, units.kind, units.name_ru, units.name_kk, units.place_kk,
             units.place_ru, units.rural, units.open)
           IS DISTINCT FROM (excluded.region_2021, excluded.region, excluded.kind, excluded.name_ru,
             excluded.name_kk, excluded.place_kk, excluded.place_ru, excluded.rural, true)",
        &new_ids(units.len()),
        &codes,
        &texts(units, |unit| &unit.region_2021),
        &texts(units, |unit| &unit.region),
        &texts(units, |unit| unit.kind.code()),
        &texts(units, |unit| &unit.name_ru),
        &texts(units, |unit| &unit.name_kk),
        &texts(units, |unit| &unit.place_kk),
        &texts(units, |unit| &unit.place_ru),
        &rural,
    )
    .execute(&mut *connection)
    .await?;
    let closed = sqlx::query!("UPDATE units SET open = false WHERE open AND NOT code = ANY($1)", &codes)
        .execute(connection)
        .await?;
    Ok(done.rows_affected() + closed.rows_affected())
}

pub(super) async fn zones(connection: &mut PgConnection, zones: &[Zone]) -> Result<u64> {
    let kinds = texts(zones, |zone| match zone.kind {
        ZoneKind::Urban => "urban",
        ZoneKind::Rural => "rural",
        ZoneKind::Transport => "transport",
    });
    let done = sqlx::query!(
        "INSERT INTO duty_zones (id, code, region, kind, name_kk, name_ru)
         SELECT * FROM UNNEST($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
         ON CONFLICT (code) DO UPDATE SET region = excluded.region, kind = excluded.kind,
           name_kk = excluded.name_kk, name_ru = excluded.name_ru
         WHERE (duty_zones.region, duty_zones.kind, duty_zones.name_kk, duty_zones.name_ru)
           IS DISTINCT FROM (excluded.region, excluded.kind, excluded.name_kk, excluded.name_ru)",
        &new_ids(zones.len()),
        &texts(zones, |zone| &zone.code),
        &texts(zones, |zone| &zone.region),
        &kinds,
        &texts(zones, |zone| &zone.name_kk),
        &texts(zones, |zone| &zone.name_ru),
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}

/// Neighbours of zones and the zone of each police unit; links the files no longer have go away.
pub(super) async fn links(connection: &mut PgConnection, directory: &Directory) -> Result<u64> {
    let neighbours: Vec<(&str, &str, i32)> = directory
        .zones
        .iter()
        .flat_map(|zone| {
            zone.neighbours.iter().zip(1..).map(|(other, place)| (zone.code.as_str(), other.as_str(), place))
        })
        .collect();
    let (from, to) =
        (texts(&neighbours, |(zone, _, _)| zone), texts(&neighbours, |(_, neighbour, _)| neighbour));
    let places: Vec<i32> = neighbours.iter().map(|(_, _, place)| *place).collect();
    let gone = sqlx::query!(
        "DELETE FROM zone_neighbours n USING duty_zones z, duty_zones o
         WHERE z.id = n.zone_id AND o.id = n.neighbour_id
           AND NOT EXISTS (SELECT FROM UNNEST($1::text[], $2::text[]) AS f (zone, neighbour)
             WHERE f.zone = z.code AND f.neighbour = o.code)",
        &from,
        &to,
    )
    .execute(&mut *connection)
    .await?;
    let linked = sqlx::query!(
        "INSERT INTO zone_neighbours (zone_id, neighbour_id, position)
         SELECT z.id, o.id, f.position FROM UNNEST($1::text[], $2::text[], $3::integer[]) AS f (zone, neighbour, position)
         JOIN duty_zones z ON z.code = f.zone JOIN duty_zones o ON o.code = f.neighbour
         ON CONFLICT (zone_id, neighbour_id) DO UPDATE SET position = excluded.position
         WHERE zone_neighbours.position <> excluded.position",
        &from,
        &to,
        &places,
    )
    .execute(&mut *connection)
    .await?;
    let zoned = zones_of_units(connection, directory).await?;
    Ok(gone.rows_affected() + linked.rows_affected() + zoned)
}

async fn zones_of_units(connection: &mut PgConnection, directory: &Directory) -> Result<u64> {
    let (units, zones): (Vec<String>, Vec<String>) =
        directory.zone_of.iter().map(|(unit, zone)| (unit.clone(), zone.clone())).unzip();
    let gone = sqlx::query!(
        "DELETE FROM unit_zones z USING units u WHERE u.id = z.unit_id AND NOT u.code = ANY($1)",
        &units
    )
    .execute(&mut *connection)
    .await?;
    let linked = sqlx::query!(
        "INSERT INTO unit_zones (unit_id, zone_id)
         SELECT u.id, z.id FROM UNNEST($1::text[], $2::text[]) AS f (unit, zone)
         JOIN units u ON u.code = f.unit JOIN duty_zones z ON z.code = f.zone
         ON CONFLICT (unit_id) DO UPDATE SET zone_id = excluded.zone_id WHERE unit_zones.zone_id <> excluded.zone_id",
        &units,
        &zones,
    )
    .execute(connection)
    .await?;
    Ok(gone.rows_affected() + linked.rows_affected())
}

pub(super) async fn codes(connection: &mut PgConnection, codes: &[Code]) -> Result<u64> {
    let positions: Vec<i32> = codes.iter().map(|code| code.position).collect();
    let extras: Vec<serde_json::Value> = codes.iter().map(|code| code.extra.clone()).collect();
    let done = sqlx::query!(
        "INSERT INTO code_items (list, code, position, name_kk, name_ru, name_en, act, clause, grade, extra)
         SELECT * FROM UNNEST($1::text[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[],
           $8::text[], $9::text[], $10::jsonb[])
         ON CONFLICT (list, code) DO UPDATE SET position = excluded.position, name_kk = excluded.name_kk,
           name_ru = excluded.name_ru, name_en = excluded.name_en, act = excluded.act, clause = excluded.clause,
           grade = excluded.grade, extra = excluded.extra
         WHERE (code_items.position, code_items.name_kk, code_items.name_ru, code_items.name_en, code_items.act,
             code_items.clause, code_items.grade, code_items.extra)
           IS DISTINCT FROM (excluded.position, excluded.name_kk, excluded.name_ru, excluded.name_en, excluded.act,
             excluded.clause, excluded.grade, excluded.extra)",
        &texts(codes, |code| &code.list),
        &texts(codes, |code| &code.code),
        &positions,
        &texts(codes, |code| &code.name_kk),
        &texts(codes, |code| &code.name_ru),
        &texts(codes, |code| &code.name_en),
        &texts(codes, |code| &code.act),
        &texts(codes, |code| &code.clause),
        &texts(codes, |code| &code.grade),
        &extras,
    )
    .execute(connection)
    .await?;
    Ok(done.rows_affected())
}
