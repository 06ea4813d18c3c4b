//! Turns what the database knows into the engine's input.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use sqlx::PgConnection;
use uuid::Uuid;
use zan_base::RegionCode;
use zan_dispatch::{Candidate, Duty, DutyTier, Period, Policy, PreviousResult, Work};
use zan_kernel::{Error, Result};
use zan_registry::advocates::{Interval, PoolQuery, PoolRow, pool_for_zone};

use super::store;
use crate::orders::Order;

/// The order and everybody who might be asked, as the engine takes them.
pub(super) async fn gather(
    connection: &mut PgConnection,
    order: &Order,
    policy: &Policy,
    now: Timestamp,
) -> Result<(zan_dispatch::Order, Vec<Candidate>)> {
    let days = |count: u32| SignedDuration::from_hours(24 * i64::from(count));
    let window_start = now.checked_sub(days(policy.window_days.value)).map_err(Error::fault)?;
    let reissue_since = now.checked_sub(days(policy.reissue_days.value)).map_err(Error::fault)?;
    let query = PoolQuery {
        zone_id: order.zone_id,
        region: &order.region,
        at: now,
        window_start,
        order_id: Some(order.id),
        erdr_number: &order.erdr_number,
        person_key: &order.person_key,
    };
    let pool = pool_for_zone(&mut *connection, &query).await?;
    let asked = store::asked(&mut *connection, order.id).await?;
    let around = SignedDuration::from_hours(24);
    let planned = store::planned(
        &mut *connection,
        order.act_at.saturating_sub(around).unwrap_or(order.act_at),
        order.act_at.saturating_add(around).unwrap_or(order.act_at),
    )
    .await?;
    let mut continuity = store::continuity(&mut *connection, order, reissue_since).await?;
    continuity.retain(|advocate_id| pool.iter().any(|row| row.advocate_id == *advocate_id));
    let zone = TimeZone::get(&order.timezone).map_err(Error::fault)?;
    let candidates =
        pool.into_iter().map(|row| candidate(row, &asked, &planned, &zone)).collect::<Result<Vec<_>>>()?;
    let neighbour_zones = store::neighbours(connection, order.zone_id).await?;
    Ok((engine_order(order, neighbour_zones, continuity, now)?, candidates))
}

fn region(code: &str) -> Result<RegionCode> {
    RegionCode::parse(code).map_err(Error::fault)
}

fn engine_order(
    order: &Order,
    neighbour_zones: Vec<Uuid>,
    continuity: Vec<Uuid>,
    now: Timestamp,
) -> Result<zan_dispatch::Order> {
    Ok(zan_dispatch::Order {
        id: order.id,
        case_number: order.erdr_number.clone(),
        body: order.body_id,
        // An officer of ЕРДР has no account here; the body stands for the officer in the input.
        officer: order.officer_account_id.unwrap_or(order.body_id),
        region: region(&order.region)?,
        zone: order.zone_id,
        neighbour_zones,
        agreed_regions: Vec::new(),
        urgency: match order.urgency.as_str() {
            "U0" => zan_dispatch::Urgency::U0,
            "U1" => zan_dispatch::Urgency::U1,
            "U2" => zan_dispatch::Urgency::U2,
            _ => zan_dispatch::Urgency::U3,
        },
        ground: order.ground.clone(),
        minor: order.minor,
        language: order.language.clone(),
        secrets: order.secret,
        person_key: order.person_identified.then(|| order.person_key.clone()),
        no_conflict_declared: order.no_conflict,
        received_at: order.received_at,
        at: now,
        needed_at: Period::between(order.act_at, order.act_at),
        continuity,
    })
}

fn candidate(
    row: PoolRow,
    asked: &BTreeMap<Uuid, String>,
    planned: &BTreeMap<Uuid, Vec<Timestamp>>,
    zone: &TimeZone,
) -> Result<Candidate> {
    let periods = |intervals: &[Interval]| intervals.iter().map(period).collect::<Vec<_>>();
    let licensed_since = row.licence_date.to_zoned(zone.clone()).map_err(Error::fault)?.timestamp();
    let last_turn = row.last_accepted_at.max(row.last_timed_out_at);
    let previous = asked.get(&row.advocate_id).map(|state| match state.as_str() {
        "open" => PreviousResult::Pending,
        "declined" => PreviousResult::Declined,
        "timed_out" => PreviousResult::TimedOut,
        "undeliverable" => PreviousResult::Undeliverable,
        _ => PreviousResult::Withdrawn,
    });
    Ok(Candidate {
        advocate: row.advocate_id,
        region: region(&row.region)?,
        zones: row.zone_ids.into_iter().collect(),
        duty: row.duty.map(|duty| Duty {
            zone: duty.zone_id,
            tier: if duty.tier == "primary" { DutyTier::Primary } else { DutyTier::Backup },
        }),
        licence: vec![Period::since(licensed_since)],
        suspensions: periods(&row.suspensions),
        // The register holds members only: membership and licence begin and end together here.
        membership: vec![Period::since(licensed_since)],
        agreements: periods(&row.agreements),
        insurance: periods(&row.insurance),
        unavailable: row.absences.iter().map(|absence| period(&absence.during)).collect(),
        calendar: planned
            .get(&row.advocate_id)
            .into_iter()
            .flatten()
            .map(|at| Period::between(*at, *at))
            .collect(),
        // Whoever is on duty now was put there by the rota, which keeps the rest itself.
        night_duty_ended: row.night_duty_ended,
        languages: row.languages.into_iter().collect::<BTreeSet<_>>(),
        qualifications: row.qualifications.into_iter().collect(),
        active_cap: Some(row.active_cap),
        active_count: row.active_count,
        open_offers: row.open_offers,
        bars: BTreeSet::new(),
        represents_another: row.represents_another,
        earlier_in_case: row.earlier_in_case,
        work: Work {
            accepted: row.accepted,
            timeouts: row.timeouts,
            hours_available: row.duty_hours,
            last_turn,
        },
        distance_metres: None,
        previous,
    })
}

fn period(interval: &Interval) -> Period {
    Period { from: interval.from.unwrap_or(Timestamp::MIN), until: interval.until }
}
