use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use super::*;
use crate::PageRequest;
use crate::testing::{World, demo_country};

const CASE: &str = "262300120000001";

async fn run(world: &World, sql: &str) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(world.db.owner_pool()).await.unwrap();
}

async fn home_zone(world: &World) -> Uuid {
    world.id("SELECT id FROM duty_zones WHERE code = 'Z-ASTANA-CITY'").await
}

async fn read(world: &World, at: Timestamp, order_id: Option<Uuid>, person_key: &str) -> Vec<PoolRow> {
    let zone_id = home_zone(world).await;
    let query = PoolQuery {
        zone_id,
        region: "71",
        at,
        window_start: at - SignedDuration::from_hours(90 * 24),
        order_id,
        erdr_number: CASE,
        person_key,
    };
    let mut connection = world.pool().begin().await.unwrap();
    pool_for_zone(&mut connection, &query).await.unwrap()
}

/// An order of the case for a person, numbered `number`.
async fn order(world: &World, number: u128, iin: &str) -> Uuid {
    let id = Uuid::from_u128(number);
    run(
        world,
        &format!(
            "INSERT INTO orders (id, number, channel, content_sha256, body_id, zone_id, region, officer_name,
               officer_phone, erdr_number, articles, gravity, person_iin, person_surname, person_given,
               person_identified, person_role, minor, ground, language, purpose, act_kind, act_at, place, secret,
               no_conflict, order_number, order_date, urgency, policy_edition, state, received_at, accept_by, escalate_at)
             SELECT '{id}', '71-{number}', 'page', '', u.id, l.zone_id, '71', 'О', '+77000000000', '{CASE}', '188', 'medium',
               '{iin}', 'А', 'Б', true, 'suspect', false, '1', 'kk', 'enter', 'interrogation', now(), 'п', false, false,
               '1', current_date, 'U1', 'x', 'offering', now(), now(), now()
             FROM units u JOIN unit_zones l ON l.unit_id = u.id WHERE u.code = 'ASTANA-UP-ESIL'"
        ),
    )
    .await;
    id
}

#[tokio::test]
async fn the_pool_holds_region_and_neighbours_with_their_duty() {
    let world = demo_country().await;
    let zone_id = home_zone(&world).await;
    let pool = read(&world, world.now(), None, "x").await;
    assert!(pool.len() >= 24, "{}", pool.len());
    let on_duty = |tier: &str| {
        pool.iter()
            .filter(|row| row.duty.as_ref().is_some_and(|duty| duty.zone_id == zone_id && duty.tier == tier))
            .count()
    };
    assert_eq!((on_duty("primary"), on_duty("backup")), (3, 1));
    let first = pool
        .iter()
        .find(|row| row.duty.as_ref().is_some_and(|duty| duty.tier == "primary" && duty.zone_id == zone_id))
        .unwrap();
    assert_eq!(first.zone_ids, [zone_id]);
    assert!(
        first.languages.contains(&"kk".to_owned()) && first.qualifications.contains(&"juvenile".to_owned())
    );
    assert!(first.duty_hours > 24 * 50, "{}", first.duty_hours);
    assert_eq!((first.active_count, first.open_offers, first.timeouts, first.accepted.len()), (0, 0, 0, 0));
    let agreement = first.agreements.first().unwrap();
    assert_eq!(agreement.from.unwrap().to_string(), "2025-12-31T19:00:00Z");
    assert_eq!(agreement.until.unwrap().to_string(), "2026-12-31T19:00:00Z");
    assert!(pool.iter().any(|row| row.night_duty_ended.is_some()));
    assert!(pool.windows(2).all(|pair| pair[0].advocate_id < pair[1].advocate_id));
}

#[tokio::test]
async fn the_pool_counts_work_and_knows_the_case() {
    let world = demo_country().await;
    let advocate = world.id("SELECT advocate_id FROM accounts WHERE login = 'advocate1'").await;
    let (mine, others) = (order(&world, 1, "880512300016").await, order(&world, 2, "900101300017").await);
    let now = world.now();
    run(
        &world,
        &format!(
            "INSERT INTO offers (id, order_id, advocate_id, round, tier, state, created_at, answer_seconds, expires_at)
             VALUES (gen_random_uuid(), '{mine}', '{advocate}', 1, 'T1', 'open', '{now}', 600, '{now}'),
               (gen_random_uuid(), '{others}', '{advocate}', 1, 'T1', 'timed_out', '{now}', 600, '{now}');
             INSERT INTO assignments (id, order_id, advocate_id, manual, manual_reason, accepted_at)
             VALUES (gen_random_uuid(), '{others}', '{advocate}', true, 'urgency', '{now}')"
        ),
    )
    .await;
    let of = async |order_id, key: &str| {
        read(&world, now, order_id, key).await.into_iter().find(|row| row.advocate_id == advocate).unwrap()
    };
    let row = of(Some(mine), "880512300016").await;
    assert!(row.represents_another && !row.earlier_in_case);
    assert_eq!((row.active_count, row.open_offers, row.timeouts), (1, 0, 1));
    assert_eq!(row.accepted, [("manual".to_owned(), 1)].into());
    assert_eq!((row.last_accepted_at, row.last_timed_out_at), (Some(now), Some(now)));
    let row = of(None, "900101300017").await;
    assert!(!row.represents_another && row.earlier_in_case);
    assert_eq!(row.open_offers, 1);
}

#[tokio::test]
async fn suspension_and_absence_are_seen_at_once() {
    let world = demo_country().await;
    let advocate = world.id("SELECT advocate_id FROM accounts WHERE login = 'advocate2'").await;
    let now = world.now();
    run(
        &world,
        &format!(
            "INSERT INTO licence_suspensions VALUES (gen_random_uuid(), '{advocate}', tstzrange('{now}', NULL), 'own_application');
             INSERT INTO unavailabilities VALUES (gen_random_uuid(), '{advocate}', tstzrange('{now}', '{}'), 'sick', '{now}')",
            now + SignedDuration::from_hours(5)
        ),
    )
    .await;
    let row = read(&world, now, None, "x").await.into_iter().find(|row| row.advocate_id == advocate).unwrap();
    assert_eq!(row.suspensions, [Interval { from: Some(now), until: None }]);
    assert_eq!(row.absences.first().unwrap().kind, "sick");
    let advocate = by_id(world.pool(), advocate, now).await.unwrap().unwrap();
    assert!(advocate.standing.licence_suspended && advocate.standing.insured && !advocate.standing.good());
}

/// Ten milliseconds for 400 candidates; the test allows three times as much for a busy machine.
#[tokio::test]
async fn the_pool_of_a_large_region_holds_everybody_once() {
    let world = demo_country().await;
    // All advocates in one region, which has the rotas of six zones, as large regions do.
    run(
        &world,
        "UPDATE advocates SET region = '71';
         DELETE FROM duty_slots WHERE zone_id NOT IN (SELECT id FROM duty_zones ORDER BY region DESC, code LIMIT 6);
         ANALYZE",
    )
    .await;
    let pool = read(&world, world.now(), None, "x").await;
    assert!(pool.len() > 400, "{}", pool.len());
    let people: std::collections::BTreeSet<_> = pool.iter().map(|row| row.advocate_id).collect();
    assert_eq!(people.len(), pool.len(), "each once");
}

#[tokio::test]
async fn advocates_are_listed_by_region_zone_and_name() {
    let world = demo_country().await;
    let zone = home_zone(&world).await;
    let in_zone = AdvocateFilter { zone_id: Some(zone), ..AdvocateFilter::default() };
    let page = list(world.pool(), &in_zone, world.now(), PageRequest::new(1, 10)).await.unwrap();
    assert_eq!((page.total, page.items.len()), (20, 10));
    assert!(page.items.iter().all(|one| one.region == "71" && one.collegium_ru.contains("оллегия")));
    let first = page.items.first().unwrap();
    let query = format!("{} {}", first.name.surname.to_uppercase(), first.name.given);
    let named = AdvocateFilter { query, ..AdvocateFilter::default() };
    let found = list(world.pool(), &named, world.now(), PageRequest::default()).await.unwrap();
    assert!(found.items.iter().any(|one| one.id == first.id));
}
