use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde_json::json;
use uuid::Uuid;
use zan_kernel::{
    Action, Ctx, Error, Explain, FieldError, Kind, Result, access,
    codes::CodeLists,
    events::{advocate_topic, order_topic},
};

use super::store;
use crate::{
    assignments,
    orders::{self, parse_moment},
};

/// An act as typed.
#[derive(Debug, Clone, Default)]
pub struct ActInput {
    pub kind: String,
    /// RFC 3339, or local date and time of the body.
    pub started_at: String,
    pub ended_at: String,
    pub place: String,
    pub result: String,
}

/// The body's answer as typed or sent.
#[derive(Debug, Clone, Default)]
pub struct AnswerInput {
    /// `confirmed` or `disputed`.
    pub answer: String,
    /// The body's own times, when it disputes.
    pub started_at: String,
    pub ended_at: String,
    pub note: String,
    /// Who answers.
    pub officer_name: String,
}

#[derive(Debug)]
pub(super) struct CheckedAct {
    pub kind: String,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
    pub place: String,
    pub result: String,
}

/// Why an act or an answer was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ActError {
    /// The advocate was elsewhere at that time: no minute is recorded twice.
    Overlaps,
    /// The body answered, or a submitted claim holds the act.
    Fixed,
    /// The appointment has ended.
    Ended,
}

impl Explain for ActError {
    fn code(&self) -> &'static str {
        match self {
            Self::Overlaps => "act-overlaps",
            Self::Fixed => "act-fixed",
            Self::Ended => "act-appointment-ended",
        }
    }

    fn kind(&self) -> Kind {
        Kind::Conflict
    }
}

const LONGEST_ACT: SignedDuration = SignedDuration::from_hours(24);

fn check_times(
    start: &str,
    end: &str,
    zone: &TimeZone,
    now: Timestamp,
    errors: &mut Vec<FieldError>,
) -> Option<(Timestamp, Timestamp)> {
    let mut moment = |field: &'static str, value: &str| {
        let parsed = parse_moment(value, zone);
        match parsed {
            None if value.trim().is_empty() => errors.push(FieldError::new(field, "field-required")),
            None => errors.push(FieldError::new(field, "field-moment")),
            Some(at) if at > now => errors.push(FieldError::new(field, "field-in-future")),
            Some(_) => {}
        }
        parsed
    };
    let (start, end) = (moment("started_at", start), moment("ended_at", end));
    let (start, end) = (start?, end?);
    if end <= start {
        errors.push(FieldError::new("ended_at", "act-ends-before-start"));
    } else if end.duration_since(start) > LONGEST_ACT {
        errors.push(FieldError::new("ended_at", "act-too-long"));
    }
    Some((start, end))
}

/// The advocate records an act of work.
///
/// # Errors
/// Field errors, all at once; `act-overlaps`; `act-appointment-ended`; `not-found`.
pub async fn record(ctx: &mut Ctx, codes: &CodeLists, assignment_id: Uuid, input: &ActInput) -> Result<Uuid> {
    let (order, assignment) = assignments::lock_own(ctx, Action::ActRecord, assignment_id).await?;
    // Work done before a cancellation stays payable; new work after it is not counsel's any more.
    if assignment.completed_at.is_some() {
        return Err(ActError::Ended.into());
    }
    let zone = TimeZone::get(&order.timezone).map_err(Error::fault)?;
    let mut errors = Vec::new();
    if !codes.has("act_kind", &input.kind) {
        errors.push(FieldError::new("kind", "field-choose"));
    }
    let times = check_times(&input.started_at, &input.ended_at, &zone, ctx.now(), &mut errors);
    // Forms give whole minutes: the minute of the acceptance itself counts as after it.
    let since =
        assignment.accepted_at.saturating_sub(SignedDuration::from_mins(1)).unwrap_or(assignment.accepted_at);
    if times.is_some_and(|(start, _)| start < since) {
        errors.push(FieldError::new("started_at", "act-before-appointment"));
    }
    if let (Some((_, end)), Some(ended)) = (times, assignment.ended_at)
        && end > ended.to_jiff()
    {
        errors.push(FieldError::new("ended_at", "act-after-appointment"));
    }
    let place = input.place.trim();
    if place.is_empty() {
        errors.push(FieldError::new("place", "field-required"));
    }
    for (field, text) in [("place", place), ("result", input.result.trim())] {
        if text.chars().count() > 500 {
            errors.push(FieldError::new(field, "field-too-long").with("longest", "500"));
        }
    }
    let Some((started_at, ended_at)) = times.filter(|_| errors.is_empty()) else {
        return Err(Error::invalid(errors));
    };
    let act = CheckedAct {
        kind: input.kind.clone(),
        started_at,
        ended_at,
        place: place.to_owned(),
        result: input.result.trim().to_owned(),
    };
    let id = store::insert(ctx, assignment_id, assignment.advocate_id, &act).await?;
    let facts = json!({"id": id, "kind": act.kind, "started_at": started_at.to_string(), "ended_at": ended_at.to_string(),
        "place": act.place});
    ctx.record(
        "act.recorded",
        "order",
        order.id,
        json!({"act": id, "kind": act.kind,
        "started_at": started_at.to_string(), "ended_at": ended_at.to_string()}),
    );
    orders::tell_system(ctx, &order, "act.recorded", json!({"act": facts})).await?;
    ctx.notify(order_topic(order.id));
    Ok(id)
}

/// The advocate takes back an act that nobody answered and no claim holds.
///
/// # Errors
/// `act-fixed`, `not-found`.
pub async fn withdraw(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    let (_, assignment_id) = store::order_of(ctx, id).await?;
    let (order, _) = assignments::lock_own(ctx, Action::ActRecord, assignment_id).await?;
    if !store::withdraw(ctx, id, assignment_id).await? {
        return Err(ActError::Fixed.into());
    }
    ctx.record("act.withdrawn", "order", order.id, json!({"act": id}));
    ctx.notify(order_topic(order.id));
    Ok(())
}

/// The body confirms the times, or disputes them with its own.
///
/// # Errors
/// Field errors; `act-fixed` when it was answered before; `not-found` for another body's case.
pub async fn answer(ctx: &mut Ctx, id: Uuid, input: &AnswerInput) -> Result<()> {
    access::allow(ctx.actor(), Action::ActAnswer)?;
    let (order_id, _) = store::order_of(ctx, id).await?;
    let order = orders::lock(ctx, order_id).await?;
    orders::own_order(ctx, &order)?;
    let zone = TimeZone::get(&order.timezone).map_err(Error::fault)?;
    let mut errors = Vec::new();
    let note = input.note.trim();
    let disputed = match input.answer.as_str() {
        "confirmed" => false,
        "disputed" => true,
        _ => {
            errors.push(FieldError::new("answer", "field-choose"));
            false
        }
    };
    let mut times = None;
    if disputed {
        times = check_times(&input.started_at, &input.ended_at, &zone, ctx.now(), &mut errors);
        if note.is_empty() {
            errors.push(FieldError::new("note", "field-required"));
        }
    }
    if note.chars().count() > 500 {
        errors.push(FieldError::new("note", "field-too-long").with("longest", "500"));
    }
    if input.officer_name.chars().count() > 200 {
        errors.push(FieldError::new("officer_name", "field-too-long").with("longest", "200"));
    }
    let name = if input.officer_name.trim().is_empty() {
        ctx.actor().name.clone()
    } else {
        input.officer_name.trim().to_owned()
    };
    if !errors.is_empty() {
        return Err(Error::invalid(errors));
    }
    if !store::answer(ctx, id, &input.answer, times, note, &name).await? {
        return Err(ActError::Fixed.into());
    }
    ctx.record("act.answered", "order", order_id, json!({"act": id, "answer": input.answer}));
    if let Some(advocate_id) = assignments::advocate_of(ctx, order_id).await? {
        ctx.notify(advocate_topic(advocate_id));
    }
    ctx.notify(order_topic(order_id));
    Ok(())
}
