use rand::RngExt as _;
use serde_json::{Value, json};
use uuid::Uuid;
use zan_kernel::{
    Action, BoxFuture, Ctx, Error, Explain, Kind, Platform, Result,
    events::{advocate_topic, order_topic},
    jobs::NewJob,
    numbers,
};
use zan_language::{Lang, date};
use zan_signing::{
    Act, Line, Paper, Performed,
    requests::{self, State},
};

use super::{Notice, check_url, jobs::RENDER, store};
use crate::{
    assignments,
    orders::{self, Event, Order, OrderError},
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

/// Code of the act by which the advocate signs the notice.
pub const SIGNED: &str = "notice.issue";

/// The advocate wants to issue the notice of defence: it gets its number now and is typeset by the worker. Answers the
/// request to sign it; a request that was let expire or was withdrawn is made anew.
///
/// # Errors
/// `notice-already-issued`, `order-wrong-state`, `signature-no-iin`, `not-found`.
pub async fn issue(platform: &Platform, ctx: &mut Ctx, assignment_id: Uuid) -> Result<Uuid> {
    let (order, assignment) = assignments::lock_own(ctx, Action::NoticeIssue, assignment_id).await?;
    order.state().after(Event::NoticeIssued).ok_or(OrderError::WrongState)?;
    let back = format!("/appointments/{assignment_id}");
    if let Some(notice) = store::lock_of_assignment(ctx, assignment_id).await? {
        return again(platform, ctx, &notice, &summary(&order), &back).await;
    }
    let id = ctx.new_id();
    let year = ctx.now().to_zoned(jiff::tz::TimeZone::UTC).year();
    let serial = numbers::next(ctx, &format!("notice:{}:{year}", order.region)).await?;
    let number = format!("N{}-{year}-{serial:05}", order.region);
    let request_id = requests::prepare(
        platform,
        ctx,
        SIGNED,
        payload(id, assignment_id),
        (&number, &summary(&order)),
        &back,
    )
    .await?;
    store::insert(ctx, id, assignment_id, &number, &check_code(), request_id).await?;
    ctx.enqueue(NewJob::new(RENDER, json!({"notice_id": id, "order_id": order.id}))).await?;
    ctx.record("notice.prepared", "order", order.id, json!({"notice": id, "number": number}));
    ctx.notify(advocate_topic(assignment.advocate_id));
    Ok(request_id)
}

fn payload(notice_id: Uuid, assignment_id: Uuid) -> Value {
    json!({"notice_id": notice_id, "assignment_id": assignment_id})
}

/// What the advocate reads before signing.
fn summary(order: &Order) -> Vec<Line> {
    let person = order.person_name();
    vec![
        Line::same("request-case", &order.erdr_number),
        Line::new("request-person", |lang| person.clone().unwrap_or_else(|| lang.t("signing-unidentified"))),
        Line::new("request-body", |lang| {
            if lang == Lang::Kk { order.body_kk.clone() } else { order.body_ru.clone() }
        }),
        Line::same("officer-order-number", format!("{} · {}", order.order_number, date(order.order_date))),
    ]
}

async fn again(
    platform: &Platform,
    ctx: &mut Ctx,
    notice: &Notice,
    summary: &[Line],
    back: &str,
) -> Result<Uuid> {
    if notice.is_signed() {
        return Err(AlreadyIssued.into());
    }
    if let Some(request_id) = notice.signature_id {
        let request = requests::by_id(&platform.pool, request_id).await?;
        if matches!(request.state(ctx.now()), State::Preparing | State::Waiting) {
            ctx.record(
                "notice.prepared",
                "order",
                notice.order_id,
                json!({"notice": notice.id, "again": true}),
            );
            return Ok(request_id);
        }
    }
    let payload = payload(notice.id, notice.assignment_id);
    let request_id =
        requests::prepare(platform, ctx, SIGNED, payload, (&notice.number, summary), back).await?;
    store::set_request(ctx, notice.id, request_id).await?;
    if let (Some(kazakh), Some(russian)) = (notice.file_kk, notice.file_ru) {
        requests::ready(platform, ctx, request_id, &files(notice, kazakh, russian)).await?;
    }
    ctx.record("notice.prepared", "order", notice.order_id, json!({"notice": notice.id, "again": true}));
    Ok(request_id)
}

/// Names and files of a notice's documents, in the order in which they are signed.
pub(super) fn files(notice: &Notice, kazakh: Uuid, russian: Uuid) -> [(String, Uuid); 2] {
    [(format!("{}-kk.pdf", notice.number), kazakh), (format!("{}-ru.pdf", notice.number), russian)]
}

/// The act of [`SIGNED`]: under the advocate's signature the notice takes effect and the body is told.
pub struct Issue;

impl Act for Issue {
    fn perform<'a>(
        &'a self,
        platform: &'a Platform,
        ctx: &'a mut Ctx,
        payload: &'a Value,
    ) -> BoxFuture<'a, Result<Performed>> {
        Box::pin(async move {
            let id = payload.get("assignment_id").and_then(Value::as_str).and_then(|id| id.parse().ok());
            let assignment_id: Uuid = id.ok_or_else(|| Error::fault("a payload without assignment"))?;
            let notice = sign(platform, ctx, assignment_id).await?;
            let (Some(kazakh), Some(russian)) = (notice.file_kk, notice.file_ru) else {
                return Err(Error::fault("a notice was signed before it was typeset"));
            };
            let mut papers = Vec::new();
            for (name, file) in files(&notice, kazakh, russian) {
                let bytes = platform.files.get(ctx.db(), file).await?.bytes;
                papers.push(Paper { name, media_type: "application/pdf", bytes });
            }
            let done = format!("/appointments/{assignment_id}");
            Ok(Performed { papers, about: notice.number, summary: Vec::new(), done })
        })
    }
}

async fn sign(platform: &Platform, ctx: &mut Ctx, assignment_id: Uuid) -> Result<Notice> {
    ctx.require_signature()?;
    let (order, assignment) = assignments::lock_own(ctx, Action::NoticeIssue, assignment_id).await?;
    let notice = store::lock_of_assignment(ctx, assignment_id).await?.ok_or_else(Error::not_found)?;
    if notice.is_signed() {
        return Err(AlreadyIssued.into());
    }
    orders::set_state(ctx, &order, Event::NoticeIssued).await?;
    store::set_signed(ctx, notice.id).await?;
    let file = |lang: &str| format!("{}/api/v1/orders/{}/notice/{lang}.pdf", platform.base_url, order.id);
    orders::tell_system(
        ctx,
        &order,
        "notice.issued",
        json!({"notice": {"number": notice.number, "issued_at": notice.issued_at.to_string(),
            "signed_at": ctx.now().to_string(),
            "check_url": check_url(&platform.base_url, &notice.number, &notice.check_code),
            "files": {"kk": file("kk"), "ru": file("ru")},
            "evidence": format!("{}/api/v1/orders/{}/notice/evidence.asice", platform.base_url, order.id)}}),
    )
    .await?;
    ctx.record(
        "notice.issued",
        "order",
        order.id,
        json!({"notice": notice.id, "number": notice.number, "advocate": assignment.advocate_id}),
    );
    ctx.notify(order_topic(order.id));
    ctx.notify(advocate_topic(assignment.advocate_id));
    Ok(notice)
}
