use rand::RngExt as _;
use serde_json::json;
use uuid::Uuid;
use zan_kernel::{
    Action, Ctx, Explain, Kind, Result,
    events::{advocate_topic, order_topic},
    jobs::NewJob,
    numbers,
};

use super::{jobs::RENDER, store};
use crate::{
    assignments,
    orders::{self, Event},
};

#[derive(Debug)]
struct AlreadyIssued;

impl Explain for AlreadyIssued {
    fn code(&self) -> &'static str {
        "notice-already-issued"
    }

    fn kind(&self) -> Kind {
        Kind::Conflict
    }
}

/// Letters and digits that are not mistaken for each other on paper.
const ALPHABET: [char; 30] = [
    '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N',
    'P', 'Q', 'R', 'S', 'T', 'U', 'V', 'W', 'X',
];

fn check_code() -> String {
    let mut generator = rand::rng();
    (0..12).filter_map(|_| ALPHABET.get(generator.random_range(0..ALPHABET.len()))).collect()
}

/// The advocate issues the notice of defence: it gets its number now, the body is told when the documents are
/// typeset.
///
/// # Errors
/// `notice-already-issued`, `order-wrong-state`, `not-found`.
pub async fn issue(ctx: &mut Ctx, assignment_id: Uuid) -> Result<Uuid> {
    let (order, assignment) = assignments::lock_own(ctx, Action::NoticeIssue, assignment_id).await?;
    if assignment.notice_id.is_some() {
        return Err(AlreadyIssued.into());
    }
    orders::set_state(ctx, &order, Event::NoticeIssued).await?;
    let year = ctx.now().to_zoned(jiff::tz::TimeZone::UTC).year();
    let serial = numbers::next(ctx, &format!("notice:{}:{year}", order.region)).await?;
    let number = format!("N{}-{year}-{serial:05}", order.region);
    let id = store::insert(ctx, assignment_id, &number, &check_code()).await?;
    ctx.enqueue(NewJob::new(RENDER, json!({"notice_id": id, "order_id": order.id}))).await?;
    ctx.record(
        "notice.issued",
        "order",
        order.id,
        json!({"notice": id, "number": number, "advocate": assignment.advocate_id}),
    );
    ctx.notify(order_topic(order.id));
    ctx.notify(advocate_topic(assignment.advocate_id));
    Ok(id)
}
