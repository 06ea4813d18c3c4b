use serde_json::json;
use uuid::Uuid;
use zan_kernel::{
    Action, Ctx, Error, FieldError, Result, access,
    codes::CodeLists,
    events::{advocate_topic, dispatch_topic, order_topic},
};

use super::{Offer, OfferError, model::ConflictNames, store};
use crate::{
    assignments,
    orders::{self, Order},
    selection,
};

/// The advocate's own offer with its order, both locked: the order first.
async fn lock_own(ctx: &mut Ctx, id: Uuid) -> Result<(Order, Offer)> {
    access::allow(ctx.actor(), Action::OfferAnswer)?;
    let advocate_id = ctx.actor().require_advocate()?;
    let order_id = store::order_of(ctx.db(), id).await?;
    let order = orders::lock(ctx, order_id).await?;
    let offer = store::find(ctx.db(), id).await?.ok_or_else(Error::not_found)?;
    if offer.advocate_id == advocate_id { Ok((order, offer)) } else { Err(Error::not_found()) }
}

/// The offer still waits and its time is not over.
fn still_open(ctx: &Ctx, order: &Order, offer: &Offer) -> Result<(), OfferError> {
    match offer.state.as_str() {
        "open" if !order.state().is_searching() => Err(OfferError::AlreadyTaken),
        "open" if ctx.now() >= offer.expires_at => Err(OfferError::Expired),
        "open" => Ok(()),
        "withdrawn" => Err(OfferError::AlreadyTaken),
        "timed_out" | "undeliverable" => Err(OfferError::Expired),
        _ => Err(OfferError::AlreadyAnswered),
    }
}

/// The advocate opened the offer: evidence of delivery. Commits nothing when it was seen before.
///
/// # Errors
/// `not-found` for another's offer.
pub async fn mark_viewed(ctx: &mut Ctx, id: Uuid) -> Result<bool> {
    let (order, offer) = lock_own(ctx, id).await?;
    if !offer.is_open() || !store::mark_viewed(ctx, id).await? {
        return Ok(false);
    }
    if let Some(expires_at) = store::mark_delivered(ctx, id).await? {
        super::jobs::set_clock(ctx, id, expires_at).await?;
    }
    ctx.record("offer.viewed", "order", order.id, json!({"offer": id, "advocate": offer.advocate_id}));
    ctx.notify(order_topic(order.id));
    Ok(true)
}

/// Shows the names for the check of conflicts; every reading is journalled.
///
/// # Errors
/// As for an answer: the names of a case are not shown when the offer is over.
pub async fn check_conflict(ctx: &mut Ctx, id: Uuid) -> Result<ConflictNames> {
    let (order, offer) = lock_own(ctx, id).await?;
    still_open(ctx, &order, &offer)?;
    store::mark_conflict_checked(ctx, id).await?;
    ctx.record(
        "offer.conflict_checked",
        "order",
        order.id,
        json!({"offer": id, "advocate": offer.advocate_id}),
    );
    store::conflict_names(ctx, order.id).await
}

/// The advocate takes the defence. The row lock of the order lets exactly one win; the constraints
/// `offers_one_winner` and `assignments_one_live` stand behind it.
///
/// # Errors
/// [`OfferError`], each with its sentence.
pub async fn accept(ctx: &mut Ctx, id: Uuid) -> Result<Uuid> {
    let (order, offer) = lock_own(ctx, id).await?;
    still_open(ctx, &order, &offer)?;
    if offer.conflict_checked_at.is_none() {
        return Err(OfferError::CheckConflictFirst.into());
    }
    if !store::eligible_now(ctx, offer.advocate_id, &order.timezone).await? {
        return Err(OfferError::NotEligible.into());
    }
    store::answer(ctx, id, "accepted", None, None).await?;
    let others = store::withdraw_open(ctx, order.id).await?;
    ctx.record(
        "offer.accepted",
        "order",
        order.id,
        json!({"offer": id, "advocate": offer.advocate_id, "tier": offer.tier, "withdrawn": others.len()}),
    );
    for advocate_id in others {
        ctx.notify(advocate_topic(advocate_id));
    }
    assignments::begin(ctx, &order, offer.advocate_id, assignments::Way::Offer(id)).await
}

/// The advocate declines with a coded reason; the next round begins when nobody else is being asked.
///
/// # Errors
/// [`OfferError`], or field errors for the reason and its words.
pub async fn decline(ctx: &mut Ctx, codes: &CodeLists, id: Uuid, reason: &str, note: &str) -> Result<()> {
    access::allow(ctx.actor(), Action::OfferAnswer)?;
    let order_id = store::order_of(ctx.db(), id).await?;
    selection::lock_region_of(ctx, order_id).await?;
    let (order, offer) = lock_own(ctx, id).await?;
    still_open(ctx, &order, &offer)?;
    let note = note.trim();
    let mut errors = Vec::new();
    if !codes.has("decline_reason", reason) {
        errors.push(FieldError::new("reason", "field-choose"));
    }
    if reason == "other" && note.is_empty() {
        errors.push(FieldError::new("note", "field-required"));
    }
    if note.chars().count() > 500 {
        errors.push(FieldError::new("note", "field-too-long").with("longest", "500"));
    }
    if !errors.is_empty() {
        return Err(Error::invalid(errors));
    }
    store::answer(ctx, id, "declined", Some(reason), (!note.is_empty()).then_some(note)).await?;
    ctx.record(
        "offer.declined",
        "order",
        order.id,
        json!({"offer": id, "advocate": offer.advocate_id, "reason": reason}),
    );
    ctx.notify(order_topic(order.id));
    ctx.notify(dispatch_topic(&order.region));
    selection::advance(ctx, &order).await
}
