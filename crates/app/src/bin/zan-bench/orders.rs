//! An order received until its first offer is committed.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use uuid::Uuid;
use zan_connectors::erdr::{
    client::ClientError,
    wire::{OrderAccepted, OrderMessage},
};

use crate::{
    figures::{Figure, Times, Unit},
    load::{RATE, open_loop},
    running::Fleet,
};

const SECONDS: u32 = 30;
const YARDSTICK_SECONDS: u32 = 10;
/// Of the first offer, p99, milliseconds.
const TARGET: f64 = 300.0;

/// What became of an order, by its number in the load.
type Answer = (usize, Result<OrderAccepted, ClientError>);

/// Sends [`RATE`] orders a second for [`SECONDS`] seconds, spread over all bodies that have a zone. The interface
/// answers after the order and its first offers are committed: its answer is the end of the measurement, and the
/// database is asked afterwards whether each order really has an offer or was handed to the dispatcher.
///
/// # Errors
/// When an order was refused, lost, or left without offer and without escalation.
pub async fn measure(fleet: &Fleet) -> Result<Vec<Figure>> {
    let (refused, committed) = yardsticks(fleet).await?;
    let bodies = bodies(fleet).await?;
    let messages = (0..RATE * SECONDS)
        .zip(bodies.iter().cycle())
        .map(|(_, body)| Ok(fleet.erdr.state.invent_order(body)?))
        .collect::<Result<Vec<OrderMessage>>>()?;
    let sent = messages.len();
    let state = Arc::clone(&fleet.erdr.state);
    let work = messages.into_iter().enumerate().map(|(number, message)| {
        let state = Arc::clone(&state);
        async move { Ok::<Answer, anyhow::Error>((number, state.client().submit_order(&message).await)) }
    });
    let answered = open_loop(work).await?;
    let mut times = BTreeMap::new();
    let mut beginning = Vec::new();
    for ((number, answer), time) in answered {
        times.insert(answer.context("an order was refused")?.id, time);
        if u32::try_from(number).is_ok_and(|number| number < RATE) {
            beginning.push(time);
        }
    }
    let ends = Ends::of(fleet, &times).await?;
    ensure!(times.len() == sent, "{} of {sent} orders are known", times.len());
    ensure!(ends.forgotten == 0, "{} orders have neither offer nor escalation", ends.forgotten);
    let offered = Times::new(ends.offered.iter().filter_map(|id| times.get(id).copied()));
    ensure!(offered.len() > 0, "no order got an offer");
    let all = Times::new(times.values().copied());
    println!(
        "\nOrders: {sent} in {SECONDS} s for {} bodies; {} got an offer at once, {} went to the dispatcher.",
        bodies.len(),
        offered.len(),
        ends.escalated
    );
    println!("  with an offer        {}", offered.summary());
    println!("  all                  {}", all.summary());
    println!("  of the first second  {}", Times::new(beginning).summary());
    println!("  refused POST         {}", refused.summary());
    println!("  bare INSERT, COMMIT  {}", committed.summary());
    Ok(vec![Figure {
        name: format!("order received → first offer committed, p99 at {RATE}/s"),
        unit: Unit::Milliseconds,
        measured: offered.percentile(99),
        target: Some(TARGET),
        yardstick_name: "p99 of a refused POST + p99 of a bare INSERT with COMMIT",
        yardstick: refused.percentile(99) + committed.percentile(99),
    }])
}

/// Codes of all bodies that have a zone, in an order that has nothing to do with geography.
async fn bodies(fleet: &Fleet) -> Result<Vec<String>> {
    let codes: Vec<String> = sqlx::query_scalar(
        "SELECT u.code FROM units u JOIN unit_zones z ON z.unit_id = u.id
         WHERE u.kind NOT IN ('collegium', 'justice_department') AND u.open ORDER BY md5(u.code)",
    )
    .fetch_all(&fleet.pool)
    .await?;
    ensure!(!codes.is_empty(), "no body has a zone");
    Ok(codes)
}

/// At the same rate: an order that is refused for want of a key, and one row written and committed.
async fn yardsticks(fleet: &Fleet) -> Result<(Times, Times)> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let address = format!("{}/api/v1/orders", fleet.base);
    let count = RATE * YARDSTICK_SECONDS;
    let refused = open_loop((0..count).map(|_| {
        let request = client.post(&address).header("content-type", "application/json").body("{}");
        async move {
            let answer = request.send().await?;
            let status = answer.status().as_u16();
            answer.bytes().await?;
            ensure!(status == 401 || status == 403, "an order without a key was answered {status}");
            Ok(())
        }
    }))
    .await?;
    sqlx::query("CREATE TABLE IF NOT EXISTS bench_scratch (id uuid PRIMARY KEY, words text NOT NULL)")
        .execute(&fleet.pool)
        .await?;
    let committed = open_loop((0..count).map(|_| {
        let pool = fleet.pool.clone();
        async move {
            let insert = sqlx::query("INSERT INTO bench_scratch (id, words) VALUES ($1, 'a row')");
            insert.bind(Uuid::now_v7()).execute(&pool).await?;
            Ok(())
        }
    }))
    .await?;
    sqlx::query("DROP TABLE bench_scratch").execute(&fleet.pool).await?;
    Ok((times(&refused), times(&committed)))
}

fn times(done: &[((), Duration)]) -> Times {
    Times::new(done.iter().map(|((), time)| *time))
}

/// What became of the orders, as the database knows it.
struct Ends {
    offered: BTreeSet<Uuid>,
    escalated: usize,
    forgotten: usize,
}

impl Ends {
    async fn of(fleet: &Fleet, times: &BTreeMap<Uuid, Duration>) -> Result<Self> {
        let ids: Vec<Uuid> = times.keys().copied().collect();
        let rows: Vec<(Uuid, bool, bool)> = sqlx::query_as(
            "SELECT o.id, EXISTS (SELECT FROM offers f WHERE f.order_id = o.id AND f.round = 1),
               o.escalated_at IS NOT NULL FROM orders o WHERE o.id = ANY($1)",
        )
        .bind(&ids)
        .fetch_all(&fleet.pool)
        .await?;
        let offered: BTreeSet<Uuid> =
            rows.iter().filter(|(_, offered, _)| *offered).map(|(id, ..)| *id).collect();
        let escalated = rows.iter().filter(|(_, offered, escalated)| !offered && *escalated).count();
        Ok(Self { forgotten: ids.len() - offered.len() - escalated, offered, escalated })
    }
}
