use std::collections::BTreeMap;

use uuid::Uuid;
use zan_base::{Email, Iban, Iin, Phone};

use super::*;
use crate::testing::{PASSWORD, World, demo_country, empty_country, options};

async fn count(world: &World, sql: &'static str) -> i64 {
    sqlx::query_scalar(sql).fetch_one(world.pool()).await.unwrap()
}

#[tokio::test]
async fn the_country_is_put_in_once() {
    let world = empty_country().await;
    let summary = load(&world.platform, &options()).await.unwrap();
    assert!((400..=460).contains(&summary.advocates), "{summary:?}");
    assert_eq!((summary.rotas, summary.systems), (78 * 3, 1));
    assert_eq!(load(&world.platform, &options()).await.unwrap(), Summary::default());
}

#[tokio::test]
async fn time_that_passes_adds_rotas_only() {
    let world = demo_country().await;
    let next = Options { today: Date::constant(2026, 12, 2), ..options() };
    let summary = load(&world.platform, &next).await.unwrap();
    assert_eq!((summary.advocates, summary.accounts, summary.rotas), (0, 0, 78));
    assert!(summary.slots > 78 * 100);
}

#[tokio::test]
async fn a_country_kept_over_new_year_has_papers_again() {
    let world = demo_country().await;
    let papers = "SELECT count(*) FROM advocates a WHERE
        EXISTS (SELECT FROM agreements g WHERE g.advocate_id = a.id AND g.during @> '2028-02-03'::date)
        AND EXISTS (SELECT FROM insurance_policies p WHERE p.advocate_id = a.id AND p.during @> '2028-02-03'::date)";
    for (year, renewed) in [(2027, true), (2028, true), (2028, false)] {
        let later = Options { today: Date::constant(year, 2, 3), ..options() };
        assert_eq!(load(&world.platform, &later).await.unwrap().renewed > 0, renewed, "{year}");
    }
    assert!(count(&world, papers).await > 400);
}

#[tokio::test]
async fn printed_accounts_enter_and_work_in_one_zone() {
    let world = demo_country().await;
    for login in FIXED_LOGINS {
        let entered =
            crate::accounts::sign_in(&world.platform, Uuid::now_v7(), login, PASSWORD, "10.0.0.1", "test")
                .await;
        let entered = entered.unwrap();
        assert!(!entered.must_change_password, "{login}");
        if login.starts_with(['d', 'j']) {
            assert_eq!(entered.person.region.as_deref(), Some(HOME_REGION), "{login}");
        }
    }
    let officer = count(
        &world,
        "SELECT count(*) FROM accounts a JOIN unit_zones l ON l.unit_id = a.unit_id JOIN duty_zones z ON z.id = l.zone_id
         WHERE a.login = 'officer' AND z.code = 'Z-ASTANA-CITY'",
    );
    assert_eq!(officer.await, 1);
    // At every hour of three months exactly these three are primary, and somebody else is backup.
    let wrong = count(
        &world,
        "SELECT count(*) FROM generate_series('2026-10-01 08:30+05'::timestamptz, '2027-01-01 07:30+05', '1 hour') AS at
         WHERE (SELECT string_agg(a.login, ' ' ORDER BY a.login) FROM duty_slots d JOIN duty_zones z ON z.id = d.zone_id
             JOIN accounts a ON a.advocate_id = d.advocate_id
             WHERE z.code = 'Z-ASTANA-CITY' AND d.tier = 'primary' AND d.during @> at)
           IS DISTINCT FROM 'advocate1 advocate2 advocate3'
         OR NOT EXISTS (SELECT FROM duty_slots d JOIN duty_zones z ON z.id = d.zone_id
           WHERE z.code = 'Z-ASTANA-CITY' AND d.tier = 'backup' AND d.during @> at)",
    );
    assert_eq!(wrong.await, 0);
}

#[tokio::test]
async fn people_are_plausible_and_marked_as_invented() {
    let world = demo_country().await;
    let rows: Vec<(String, String, String, String)> =
        sqlx::query_as("SELECT iin, phone, email, iban FROM advocates")
            .fetch_all(world.pool())
            .await
            .unwrap();
    for (iin, phone, email, iban) in rows {
        Iin::parse(&iin).unwrap();
        Phone::parse(&phone).unwrap();
        Email::parse(&email).unwrap();
        Iban::parse(&iban).unwrap();
        assert!(phone.starts_with("+77000") && email.ends_with("@example.kz") && iban.contains("DEMO"));
    }
    let teams: Vec<(String, i64)> = sqlx::query_as(
        "SELECT z.kind, count(l.advocate_id) FROM duty_zones z LEFT JOIN advocate_zones l ON l.zone_id = z.id
         GROUP BY z.id, z.kind",
    )
    .fetch_all(world.pool())
    .await
    .unwrap();
    assert!(teams.iter().all(|(kind, size)| *size >= if kind == "urban" { 8 } else { 4 }), "{teams:?}");
    let blemishes: BTreeMap<&str, i64> = [
        ("no agreement", count(&world, "SELECT count(*) FROM advocates a WHERE NOT EXISTS (SELECT FROM agreements g WHERE g.advocate_id = a.id)").await),
        ("suspended", count(&world, "SELECT count(*) FROM licence_suspensions").await),
        ("expired", count(&world, "SELECT count(*) FROM insurance_policies WHERE upper(during) < '2026-11-01'").await),
        ("away", count(&world, "SELECT count(*) FROM unavailabilities").await),
    ]
    .into();
    assert!(blemishes.values().all(|number| (1..60).contains(number)), "{blemishes:?}");
}

#[tokio::test]
async fn every_hour_of_every_zone_is_covered() {
    let world = demo_country().await;
    let gaps = count(
        &world,
        "SELECT count(*) FROM duty_zones z CROSS JOIN generate_series('2026-11-02 08:30+05'::timestamptz,
           '2026-12-30 07:30+05', '4 hours') AS at
         WHERE NOT EXISTS (SELECT FROM duty_slots d WHERE d.zone_id = z.id AND d.tier = 'primary' AND d.during @> at)",
    );
    assert_eq!(gaps.await, 0);
}
