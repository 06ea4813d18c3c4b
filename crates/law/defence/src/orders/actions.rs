use serde_json::json;
use uuid::Uuid;
use zan_kernel::{
    Action, ActorKind, Ctx, Error, FieldError, Platform, Result, access,
    codes::CodeLists,
    events::{advocate_topic, dispatch_topic, order_topic},
    jobs::{Handler, Job, JobError, NewJob},
    numbers, outbox,
};

use super::{Order, OrderError, OrderInput, input::CheckedOrder, model::Event, store};
use crate::{assignments, bodies, bodies::Body, offers, selection};

/// Job that hands a request over to the dispatcher when its time is up.
pub const ESCALATE: &str = "order.escalate";

/// What became of an order that came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Received {
    /// A new request was opened.
    New(Uuid),
    /// The same order had come before; nothing was done again.
    Same(Uuid),
}

impl Received {
    /// The request.
    #[must_use]
    pub fn id(&self) -> Uuid {
        match self {
            Self::New(id) | Self::Same(id) => *id,
        }
    }
}

/// An officer files an order by the page, under the electronic signature: the body is the officer's own.
///
/// # Errors
/// Field errors, all at once; `order-duplicate-person`; `signature-required`; `access-denied`.
pub async fn submit(ctx: &mut Ctx, codes: &CodeLists, input: &OrderInput) -> Result<Uuid> {
    access::allow(ctx.actor(), Action::OrderCreate)?;
    ctx.require_signature()?;
    let person = ctx.actor().require_person()?.clone();
    let unit_id = person.unit_id.ok_or_else(Error::not_found)?;
    let body = bodies::by_id(ctx.db(), unit_id).await?;
    let order = input.check(body.as_ref(), codes, ctx.now()).map_err(Error::invalid)?;
    let body = body.ok_or_else(Error::not_found)?;
    open(ctx, &body, &order, Source { channel: "page", external: None, account: Some(person.account_id) })
        .await
}

/// ЕРДР sends an order. The same external id with the same content is answered with the request it opened.
///
/// # Errors
/// Field errors, all at once; `order-duplicate-other-content`; `order-duplicate-person`; `access-denied`.
pub async fn receive(
    ctx: &mut Ctx,
    codes: &CodeLists,
    external_id: &str,
    input: &OrderInput,
) -> Result<Received> {
    access::allow(ctx.actor(), Action::OrderReceive)?;
    let ActorKind::External { system_id } = ctx.actor().kind else {
        return Err(Error::not_found());
    };
    store::lock_external(ctx, system_id, external_id).await?;
    if let Some(earlier) = store::by_external(ctx, system_id, external_id).await? {
        if earlier.content_sha256 == input.fingerprint() {
            return Ok(Received::Same(earlier.id));
        }
        return Err(OrderError::DuplicateOtherContent { number: earlier.number }.into());
    }
    let body = bodies::by_code(ctx.db(), &input.body_code).await?;
    let mut errors = check_external_id(external_id);
    let order = match input.check(body.as_ref(), codes, ctx.now()) {
        Ok(order) if errors.is_empty() => order,
        Ok(_) => return Err(Error::invalid(errors)),
        Err(more) => {
            errors.extend(more);
            return Err(Error::invalid(errors));
        }
    };
    let body = body.ok_or_else(Error::not_found)?;
    let source = Source { channel: "erdr", external: Some((system_id, external_id)), account: None };
    open(ctx, &body, &order, source).await.map(Received::New)
}

fn check_external_id(external_id: &str) -> Vec<FieldError> {
    let ok =
        (1..=100).contains(&external_id.len()) && external_id.chars().all(|char| char.is_ascii_graphic());
    if ok { Vec::new() } else { vec![FieldError::new("external_id", "external-id-shape")] }
}

struct Source<'a> {
    channel: &'static str,
    external: Option<(Uuid, &'a str)>,
    account: Option<Uuid>,
}

async fn open(ctx: &mut Ctx, body: &Body, order: &CheckedOrder, source: Source<'_>) -> Result<Uuid> {
    store::lock_case(ctx, &order.erdr_number).await?;
    if let Some(number) = store::live_for_person(ctx, order).await? {
        return Err(OrderError::DuplicatePerson { number }.into());
    }
    let zone_id = body.zone_id.ok_or_else(Error::not_found)?;
    let terms = selection::terms(ctx, order, &body.timezone).await?;
    let id = ctx.new_id();
    let year = ctx.now().to_zoned(jiff::tz::TimeZone::UTC).year();
    let serial = numbers::next(ctx, &format!("order:{}:{year}", body.region)).await?;
    let number = format!("{}-{year}-{serial:06}", body.region);
    let row = store::NewRow {
        id,
        number: &number,
        channel: source.channel,
        external: source.external,
        officer_account_id: source.account,
        zone_id,
        urgency: terms.urgency.code(),
        policy_edition: &terms.policy_edition,
        accept_by: terms.accept_by,
        escalate_at: terms.escalate_at,
    };
    store::insert(ctx, &row, body, order).await?;
    ctx.record(
        "order.received",
        "order",
        id,
        json!({"number": number, "channel": source.channel, "body": body.code, "urgency": terms.urgency.code(),
            "ground": order.ground, "accept_by": terms.accept_by.to_string()}),
    );
    let escalation = NewJob::new(ESCALATE, json!({"order_id": id})).at(terms.escalate_at);
    ctx.enqueue(escalation.unique(format!("escalate:{id}"))).await?;
    let opened = store::lock(ctx, id).await?;
    tell_system(ctx, &opened, "order.received", json!({"state": "offering", "urgency": opened.urgency}))
        .await?;
    ctx.notify(dispatch_topic(&body.region));
    selection::advance(ctx, &opened).await?;
    Ok(id)
}

/// Puts a message for the system that sent the order into the outbox; orders from the page have none.
pub(crate) async fn tell_system(
    ctx: &mut Ctx,
    order: &Order,
    kind: &'static str,
    mut data: serde_json::Value,
) -> Result<()> {
    let Some(system_id) = order.system_id else {
        return Ok(());
    };
    if let Some(facts) = data.as_object_mut() {
        facts.insert("order_id".to_owned(), json!(order.id));
        facts.insert("number".to_owned(), json!(order.number));
        facts.insert("external_id".to_owned(), json!(order.external_id));
    }
    outbox::write_message(ctx, system_id, order.id, kind, data).await?;
    Ok(())
}

/// Hands a request over to the dispatcher: nobody is left, or the time is up. Offers that are open stay open.
pub(crate) async fn escalate(ctx: &mut Ctx, order: &Order, reason: &str) -> Result<()> {
    store::set_state(ctx, order, Event::NobodyLeft).await?;
    store::set_escalated(ctx, order.id, reason).await?;
    ctx.record("order.escalated", "order", order.id, json!({"reason": reason}));
    tell_system(ctx, order, "order.escalated", json!({"state": "escalated"})).await?;
    ctx.notify(order_topic(order.id));
    ctx.notify(dispatch_topic(&order.region));
    Ok(())
}

/// The body withdraws its order. Counsel who was appointed is told; an earlier one is asked first if the order
/// comes again.
///
/// # Errors
/// `order-wrong-state`, a field error for the reason, `not-found` for another body's order.
pub async fn cancel(ctx: &mut Ctx, codes: &CodeLists, id: Uuid, reason: &str, note: &str) -> Result<()> {
    access::allow(ctx.actor(), Action::OrderCancel)?;
    let order = store::lock(ctx, id).await?;
    own_order(ctx, &order)?;
    let mut errors = Vec::new();
    if !codes.has("cancel_reason", reason) {
        errors.push(FieldError::new("reason", "field-choose"));
    }
    if reason == "other" && note.trim().is_empty() {
        errors.push(FieldError::new("note", "field-required"));
    }
    if note.chars().count() > 500 {
        errors.push(FieldError::new("note", "field-too-long").with("longest", "500"));
    }
    if !errors.is_empty() {
        return Err(Error::invalid(errors));
    }
    store::set_state(ctx, &order, Event::BodyCancelled).await?;
    store::set_close_reason(ctx, id, reason, note.trim()).await?;
    for advocate_id in offers::withdraw_open(ctx, id).await? {
        ctx.notify(advocate_topic(advocate_id));
    }
    if let Some(advocate_id) = assignments::end_live(ctx, id, "cancelled").await? {
        ctx.notify(advocate_topic(advocate_id));
    }
    ctx.record("order.cancelled", "order", id, json!({"reason": reason, "after": order.state}));
    tell_system(ctx, &order, "order.cancelled", json!({"state": "cancelled", "reason": reason})).await?;
    ctx.notify(order_topic(id));
    ctx.notify(dispatch_topic(&order.region));
    Ok(())
}

/// The order belongs to the acting officer's body or to the acting system.
pub(crate) fn own_order(ctx: &Ctx, order: &Order) -> Result<()> {
    let own = match &ctx.actor().kind {
        ActorKind::External { system_id } => order.system_id == Some(*system_id),
        ActorKind::Account(person) => person.unit_id == Some(order.body_id),
        ActorKind::Anonymous | ActorKind::Worker => false,
    };
    if own { Ok(()) } else { Err(Error::not_found()) }
}

/// Handles [`ESCALATE`].
pub struct EscalateOverdue;

impl Handler for EscalateOverdue {
    fn run<'a>(
        &'a self,
        platform: &'a Platform,
        job: &'a Job,
    ) -> zan_kernel::BoxFuture<'a, std::result::Result<(), JobError>> {
        Box::pin(async move {
            let mut ctx = Ctx::begin(platform, zan_kernel::Actor::worker()).await?;
            let order = store::lock(&mut ctx, job.id_of("order_id")?).await?;
            if order.state() != super::State::Offering {
                return Ok(());
            }
            escalate(&mut ctx, &order, "time_is_up").await?;
            ctx.commit().await?;
            Ok(())
        })
    }
}
