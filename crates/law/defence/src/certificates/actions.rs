use serde_json::{Value, json};
use uuid::Uuid;
use zan_kernel::{
    Action, BoxFuture, Ctx, Error, FieldError, Platform, Result, access,
    events::{advocate_topic, dispatch_topic, order_topic},
    jobs::NewJob,
    numbers,
};
use zan_language::Lang;
use zan_signing::{Act, Line, Paper, Performed};

use super::{jobs::RENDER, store};
use crate::{
    offers,
    orders::{self, Event},
};

/// The dispatcher certifies, under the electronic signature, that nobody can come.
///
/// # Errors
/// `signature-required`;
/// A field error for the words; `order-wrong-state` before escalation; `not-found` for another region's request.
pub async fn issue(ctx: &mut Ctx, order_id: Uuid, note: &str) -> Result<Uuid> {
    access::allow(ctx.actor(), Action::CertificateIssue)?;
    ctx.require_signature()?;
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

/// Code of the act by which a dispatcher signs a certificate of impossibility.
pub const SIGNED: &str = "certificate.issue";

/// The act of [`SIGNED`]; its payload has `order_id` and `note`.
pub struct Issue;

impl Act for Issue {
    fn perform<'a>(
        &'a self,
        _: &'a Platform,
        ctx: &'a mut Ctx,
        payload: &'a Value,
    ) -> BoxFuture<'a, Result<Performed>> {
        Box::pin(async move {
            let text = |name: &str| payload.get(name).and_then(Value::as_str).unwrap_or_default();
            let order_id: Uuid = text("order_id").parse().map_err(Error::fault)?;
            issue(ctx, order_id, text("note")).await?;
            let order = orders::lock(ctx, order_id).await?;
            let facts = json!({
                "act": SIGNED,
                "request_number": order.number,
                "body": {"name_kk": order.body_kk, "name_ru": order.body_ru},
                "erdr_number": order.erdr_number,
                "order_number": order.order_number,
                "order_date": order.order_date.to_string(),
                "received_at": order.received_at.to_string(),
                "note": text("note").trim(),
            });
            let papers = vec![Paper::facts(format!("certificate-{}.json", order.number), &facts)?];
            let summary = vec![
                Line::same("request-case", &order.erdr_number),
                Line::new("request-body", |lang| {
                    if lang == Lang::Kk { order.body_kk.clone() } else { order.body_ru.clone() }
                }),
                Line::same("dispatcher-certificate-note", text("note").trim()),
            ];
            Ok(Performed { papers, about: order.number, summary, done: format!("/dispatch/{order_id}") })
        })
    }
}
