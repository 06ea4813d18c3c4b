//! Everything the selection of counsel needs to know about every candidate, in one statement.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx as _;
use serde::Deserialize;
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;
use zan_kernel::Result;

/// For which order the pool is read.
#[derive(Debug, Clone, Copy)]
pub struct PoolQuery<'a> {
    pub zone_id: Uuid,
    /// КАТО code of the zone's region.
    pub region: &'a str,
    /// Moment of the selection.
    pub at: Timestamp,
    /// Begin of the window in which work is counted.
    pub window_start: Timestamp,
    /// The order itself: its own open offers do not count. `None` when there is no order yet.
    pub order_id: Option<Uuid>,
    pub erdr_number: &'a str,
    /// Key of the person, as in `orders.person_key`.
    pub person_key: &'a str,
}

/// A stretch of time, its end excluded; `None` means without bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Interval {
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
}

/// A stretch of time in which an advocate cannot come.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Absence {
    /// Code of the list `unavailability`.
    pub kind: String,
    #[serde(flatten)]
    pub during: Interval,
}

/// The shift that runs at the moment of selection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DutyNow {
    pub zone_id: Uuid,
    /// `primary` or `backup`.
    pub tier: String,
}

/// A candidate: advocate of the region, of the zone, or of a neighbour zone.
#[derive(Debug, Clone, PartialEq)]
pub struct PoolRow {
    pub advocate_id: Uuid,
    /// Region of the advocate's collegium.
    pub region: String,
    pub licence_date: Date,
    /// Zones the advocate takes part in.
    pub zone_ids: Vec<Uuid>,
    pub languages: Vec<String>,
    pub qualifications: Vec<String>,
    pub active_cap: u32,
    /// Suspensions of the licence that have not ended a day before the moment.
    pub suspensions: Vec<Interval>,
    /// Insurance not ended a day before, from midnight to midnight of the advocate's region.
    pub insurance: Vec<Interval>,
    /// Agreements with the advocate's own region, not ended a day before; midnights as above.
    pub agreements: Vec<Interval>,
    /// Absences not ended a day before.
    pub absences: Vec<Absence>,
    /// Shift of a published rota, in whatever zone.
    pub duty: Option<DutyNow>,
    /// End of the last shift over midnight, if it ended within two days.
    pub night_duty_ended: Option<Timestamp>,
    /// Appointments that go on.
    pub active_count: u32,
    /// Unanswered offers of other orders.
    pub open_offers: u32,
    /// Appointments accepted in the window, by kind: `appointment`, `one_act`, `waiver_presence`, `manual`.
    pub accepted: BTreeMap<String, u32>,
    /// Offers that ran out unanswered in the window.
    pub timeouts: u32,
    /// Whole hours on duty within the window.
    pub duty_hours: u32,
    pub last_accepted_at: Option<Timestamp>,
    pub last_timed_out_at: Option<Timestamp>,
    /// Is or was counsel of another person in the same case (УПК art. 66(4)).
    pub represents_another: bool,
    /// Is or was counsel of this person in this case.
    pub earlier_in_case: bool,
}

struct Row {
    id: Uuid,
    region: String,
    licence_date: jiff_sqlx::Date,
    languages: Vec<String>,
    qualifications: Vec<String>,
    active_cap: i32,
    zone_ids: Vec<Uuid>,
    suspensions: Json<Vec<Interval>>,
    insurance: Json<Vec<Interval>>,
    agreements: Json<Vec<Interval>>,
    absences: Json<Vec<Absence>>,
    duty_zone: Option<Uuid>,
    duty_tier: Option<String>,
    night_duty_ended: Option<jiff_sqlx::Timestamp>,
    active_count: i64,
    open_offers: i64,
    accepted: Json<BTreeMap<String, u32>>,
    timeouts: i64,
    duty_hours: i64,
    last_accepted_at: Option<jiff_sqlx::Timestamp>,
    last_timed_out_at: Option<jiff_sqlx::Timestamp>,
    represents_another: bool,
    earlier_in_case: bool,
}

impl From<Row> for PoolRow {
    fn from(row: Row) -> Self {
        let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
        Self {
            advocate_id: row.id,
            region: row.region,
            licence_date: row.licence_date.to_jiff(),
            zone_ids: row.zone_ids,
            languages: row.languages,
            qualifications: row.qualifications,
            active_cap: count(row.active_cap.into()),
            suspensions: row.suspensions.0,
            insurance: row.insurance.0,
            agreements: row.agreements.0,
            absences: row.absences.0,
            duty: row.duty_zone.zip(row.duty_tier).map(|(zone_id, tier)| DutyNow { zone_id, tier }),
            night_duty_ended: row.night_duty_ended.map(|at| at.to_jiff()),
            active_count: count(row.active_count),
            open_offers: count(row.open_offers),
            accepted: row.accepted.0,
            timeouts: count(row.timeouts),
            duty_hours: count(row.duty_hours),
            last_accepted_at: row.last_accepted_at.map(|at| at.to_jiff()),
            last_timed_out_at: row.last_timed_out_at.map(|at| at.to_jiff()),
            represents_another: row.represents_another,
            earlier_in_case: row.earlier_in_case,
        }
    }
}

/// Reads the pool in the order of the advocates' ids. The connection is to be inside a transaction.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn pool_for_zone(connection: &mut PgConnection, query: &PoolQuery<'_>) -> Result<Vec<PoolRow>> {
    // Compiling the statement would take ten times as long as running it.
    sqlx::query!("SELECT set_config('jit', 'off', true)").fetch_one(&mut *connection).await?;
    let rows = sqlx::query_file_as!(
        Row,
        "src/advocates/pool.sql",
        query.zone_id,
        query.region,
        query.at.to_sqlx() as _,
        query.window_start.to_sqlx() as _,
        query.order_id,
        query.erdr_number,
        query.person_key,
    )
    .fetch_all(connection)
    .await?;
    Ok(rows.into_iter().map(PoolRow::from).collect())
}
