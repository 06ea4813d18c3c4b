use serde_json::json;
use uuid::Uuid;
use zan_kernel::{
    Action, Ctx, Error, Explain, FieldError, Kind, Result, access,
    codes::CodeLists,
    events::{advocate_topic, dispatch_topic, order_topic},
    outbox,
};
use zan_language::{Lang, Value};

use super::store::{self, NewAssignment, Which};
use crate::{
    offers,
    orders::{self, Event, Order},
    selection,
};

/// How an advocate came to a defence.
pub(crate) enum Way<'a> {
    Offer(Uuid),
    Manual { reason: &'a str, note: &'a str, by: Uuid },
}

/// Why a dispatcher's or an advocate's step was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
enum AssignmentError {
    NotRanked,
    NotEscalated,
    AlreadyArrived,
    OtherRegion,
}

impl Explain for AssignmentError {
    fn code(&self) -> &'static str {
        match self {
            Self::NotRanked => "appoint-not-eligible",
            Self::NotEscalated => "appoint-not-escalated",
            Self::AlreadyArrived => "arrival-already-recorded",
            Self::OtherRegion => "not-found",
        }
    }

    fn kind(&self) -> Kind {
        match self {
            Self::OtherRegion => Kind::NotFound,
            _ => Kind::Conflict,
        }
    }
}

/// Writes the assignment and tells the body.
pub(crate) async fn begin(ctx: &mut Ctx, order: &Order, advocate_id: Uuid, way: Way<'_>) -> Result<Uuid> {
    orders::set_state(ctx, order, Event::CounselAccepted).await?;
    let reason = match &way {
        Way::Manual { reason, note, .. } => Some(format!("{reason}: {note}")),
        Way::Offer(_) => None,
    };
    let row = NewAssignment {
        order_id: order.id,
        advocate_id,
        offer_id: if let Way::Offer(id) = way { Some(id) } else { None },
        manual_reason: reason.as_deref(),
        appointed_by: if let Way::Manual { by, .. } = way { Some(by) } else { None },
    };
    let id = store::insert(ctx, &row).await?;
    let counsel = store::find(ctx.db(), Which { id: Some(id), ..Which::default() })
        .await?
        .ok_or_else(Error::not_found)?;
    orders::tell_system(
        ctx,
        order,
        "counsel.assigned",
        json!({"state": "accepted", "counsel": {"name": counsel.advocate_name, "licence_number": counsel.licence_number,
            "collegium": counsel.collegium_ru, "phone": counsel.advocate_phone,
            "accepted_at": counsel.accepted_at.to_string()}}),
    )
    .await?;
    ctx.notify(order_topic(order.id));
    ctx.notify(advocate_topic(advocate_id));
    ctx.notify(dispatch_topic(&order.region));
    Ok(id)
}

/// What the dispatcher chose.
#[derive(Debug, Clone, Default)]
pub struct ManualInput {
    pub advocate_id: String,
    pub reason: String,
    pub note: String,
}

/// The dispatcher appoints by hand after escalation, from the ranked list, with a reason.
///
/// # Errors
/// Field errors; `appoint-not-escalated`; `appoint-not-eligible`; `not-found` for another region's request.
pub async fn appoint(ctx: &mut Ctx, codes: &CodeLists, order_id: Uuid, input: &ManualInput) -> Result<Uuid> {
    access::allow(ctx.actor(), Action::DispatchAppoint)?;
    let person = ctx.actor().require_person()?.clone();
    selection::lock_region_of(ctx, order_id).await?;
    let order = orders::lock(ctx, order_id).await?;
    if person.region.as_deref() != Some(order.region.as_str()) {
        return Err(AssignmentError::OtherRegion.into());
    }
    if order.state() != orders::State::Escalated {
        return Err(AssignmentError::NotEscalated.into());
    }
    let note = input.note.trim();
    let mut errors = Vec::new();
    let advocate_id = input.advocate_id.parse::<Uuid>().ok();
    if advocate_id.is_none() {
        errors.push(FieldError::new("advocate_id", "field-choose"));
    }
    if !codes.has("manual_reason", &input.reason) {
        errors.push(FieldError::new("reason", "field-choose"));
    }
    if note.chars().count() < 10 {
        errors.push(FieldError::new("note", "field-too-short").with("shortest", "10"));
    } else if note.chars().count() > 500 {
        errors.push(FieldError::new("note", "field-too-long").with("longest", "500"));
    }
    let Some(advocate_id) = advocate_id.filter(|_| errors.is_empty()) else {
        return Err(Error::invalid(errors));
    };
    if !selection::may_be_appointed(ctx, &order, advocate_id).await? {
        return Err(AssignmentError::NotRanked.into());
    }
    for other in offers::withdraw_open(ctx, order_id).await? {
        ctx.notify(advocate_topic(other));
    }
    let way = Way::Manual { reason: &input.reason, note, by: person.account_id };
    let id = begin(ctx, &order, advocate_id, way).await?;
    ctx.record(
        "order.appointed",
        "order",
        order_id,
        json!({"advocate": advocate_id, "reason": input.reason, "note": note}),
    );
    write_appointment_letter(ctx, &order, id).await?;
    Ok(id)
}

async fn write_appointment_letter(ctx: &mut Ctx, order: &Order, assignment_id: Uuid) -> Result<()> {
    let counsel = store::find(ctx.db(), Which { id: Some(assignment_id), ..Which::default() })
        .await?
        .ok_or_else(Error::not_found)?;
    let lang = Lang::Kk;
    let args = [("number", Value::from(order.number.clone()))];
    let letter = outbox::NewLetter {
        to: counsel.advocate_email,
        lang,
        subject: lang.tf("letter-appointed-subject", &args),
        body: selection::both_languages("letter-appointed-body", &args),
        offer_id: None,
    };
    outbox::write_letter(ctx, letter).await?;
    Ok(())
}

/// The advocate is at the place: the moment is now.
///
/// # Errors
/// `arrival-already-recorded`, `order-wrong-state`, `not-found`.
pub async fn arrive(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    let (order, assignment) = store::lock_own(ctx, Action::ArrivalRecord, id).await?;
    if assignment.arrived_at.is_some() {
        return Err(AssignmentError::AlreadyArrived.into());
    }
    let now = ctx.now();
    orders::set_state(ctx, &order, Event::CounselArrived).await?;
    store::set_arrived(ctx, id, now).await?;
    ctx.record("counsel.arrived", "order", order.id, json!({"advocate": assignment.advocate_id}));
    orders::tell_system(
        ctx,
        &order,
        "counsel.arrived",
        json!({"state": "in_progress", "arrived_at": now.to_string()}),
    )
    .await?;
    ctx.notify(order_topic(order.id));
    ctx.notify(advocate_topic(assignment.advocate_id));
    Ok(())
}

/// The advocate's participation is over: the stage ended or the act was done.
///
/// # Errors
/// `order-wrong-state` before the notice was issued, `not-found`.
pub async fn complete(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    let (order, assignment) = store::lock_own(ctx, Action::ArrivalRecord, id).await?;
    orders::set_state(ctx, &order, Event::WorkCompleted).await?;
    store::set_completed(ctx, id).await?;
    ctx.record("assignment.completed", "order", order.id, json!({"advocate": assignment.advocate_id}));
    ctx.notify(order_topic(order.id));
    Ok(())
}
