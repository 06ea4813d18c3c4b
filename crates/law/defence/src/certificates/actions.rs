use serde_json::json;
use uuid::Uuid;
use zan_kernel::{
    Action, Ctx, Error, FieldError, Result, access,
    events::{advocate_topic, dispatch_topic, order_topic},
    jobs::NewJob,
    numbers,
};

use super::{jobs::RENDER, store};
use crate::{
    offers,
    orders::{self, Event},
};

/// The dispatcher certifies that nobody can come.
///
/// # Errors
/// A field error for the words; `order-wrong-state` before escalation; `not-found` for another region's request.
pub async fn issue(ctx: &mut Ctx, order_id: Uuid, note: &str) -> Result<Uuid> {
    access::allow(ctx.actor(), Action::CertificateIssue)?;
    let person = ctx.actor().require_person()?.clone();
    let order = orders::lock(ctx, order_id).await?;
    if person.region.as_deref() != Some(order.region.as_str()) {
        return Err(Error::not_found());
    }
    let note = note.trim();
    let length = note.chars().count();
    if length < 10 {
        return Err(Error::invalid(vec![FieldError::new("note", "field-too-short").with("shortest", "10")]));
    }
    if length > 500 {
        return Err(Error::invalid(vec![FieldError::new("note", "field-too-long").with("longest", "500")]));
    }
    orders::set_state(ctx, &order, Event::CertificateIssued).await?;
    for advocate_id in offers::withdraw_open(ctx, order_id).await? {
        ctx.notify(advocate_topic(advocate_id));
    }
    let year = ctx.now().to_zoned(jiff::tz::TimeZone::UTC).year();
    let serial = numbers::next(ctx, &format!("certificate:{}:{year}", order.region)).await?;
    let number = format!("C{}-{year}-{serial:05}", order.region);
    let id = store::insert(ctx, order_id, &number, person.account_id, note).await?;
    ctx.enqueue(NewJob::new(RENDER, json!({"order_id": order_id}))).await?;
    ctx.record(
        "order.unfilled",
        "order",
        order_id,
        json!({"certificate": id, "number": number, "note": note}),
    );
    ctx.notify(order_topic(order_id));
    ctx.notify(dispatch_topic(&order.region));
    Ok(id)
}
