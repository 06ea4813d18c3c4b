//! Clocks of offers, held by the worker in the database.

use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;
use zan_kernel::{
    Actor, BoxFuture, Ctx, Error, Platform, Result,
    events::{advocate_topic, dispatch_topic, order_topic},
    jobs::{Handler, Job, JobError, NewJob},
};

use super::store;
use crate::{orders, selection};

/// Job at the end of an offer's answer time.
pub const EXPIRE: &str = "offer.expire";

/// Sets or moves the clock of an offer.
pub(super) async fn set_clock(ctx: &mut Ctx, offer_id: Uuid, at: Timestamp) -> Result<()> {
    ctx.enqueue(NewJob::new(EXPIRE, json!({"offer_id": offer_id})).at(at).unique(format!("offer:{offer_id}")))
        .await
}

/// Handles [`EXPIRE`].
pub struct Expire;

impl Handler for Expire {
    fn run<'a>(
        &'a self,
        platform: &'a Platform,
        job: &'a Job,
    ) -> BoxFuture<'a, std::result::Result<(), JobError>> {
        Box::pin(async move { Ok(expire(platform, job.id_of("offer_id")?).await?) })
    }
}

async fn expire(platform: &Platform, id: Uuid) -> Result<()> {
    let mut ctx = Ctx::begin(platform, Actor::worker()).await?;
    let order_id = store::order_of(ctx.db(), id).await?;
    selection::lock_region_of(&mut ctx, order_id).await?;
    let order = orders::lock(&mut ctx, order_id).await?;
    let offer = store::find(ctx.db(), id).await?.ok_or_else(Error::not_found)?;
    // A clock that was moved while this job waited has a job of its own.
    if !offer.is_open() || offer.expires_at > ctx.now() {
        return Ok(());
    }
    let state = if offer.delivered_at.is_some() { "timed_out" } else { "undeliverable" };
    store::answer(&mut ctx, id, state, None, None).await?;
    let action = if offer.delivered_at.is_some() { "offer.timed_out" } else { "offer.undeliverable" };
    ctx.record(action, "order", order.id, json!({"offer": id, "advocate": offer.advocate_id}));
    ctx.notify(order_topic(order.id));
    ctx.notify(dispatch_topic(&order.region));
    ctx.notify(advocate_topic(offer.advocate_id));
    selection::advance(&mut ctx, &order).await?;
    ctx.commit().await
}

/// Handles the job that a sent letter inserts: the mail server took the offer's letter, the answer time runs.
pub struct MarkDelivered;

impl Handler for MarkDelivered {
    fn run<'a>(
        &'a self,
        platform: &'a Platform,
        job: &'a Job,
    ) -> BoxFuture<'a, std::result::Result<(), JobError>> {
        Box::pin(async move { Ok(mark_delivered(platform, job.id_of("offer_id")?).await?) })
    }
}

async fn mark_delivered(platform: &Platform, id: Uuid) -> Result<()> {
    let mut ctx = Ctx::begin(platform, Actor::worker()).await?;
    let order_id = store::order_of(ctx.db(), id).await?;
    orders::lock(&mut ctx, order_id).await?;
    let Some(expires_at) = store::mark_delivered(&mut ctx, id).await? else {
        return Ok(());
    };
    set_clock(&mut ctx, id, expires_at).await?;
    let offer = store::find(ctx.db(), id).await?.ok_or_else(Error::not_found)?;
    ctx.record("offer.delivered", "order", order_id, json!({"offer": id, "advocate": offer.advocate_id}));
    ctx.notify(order_topic(order_id));
    ctx.notify(advocate_topic(offer.advocate_id));
    ctx.commit().await
}
