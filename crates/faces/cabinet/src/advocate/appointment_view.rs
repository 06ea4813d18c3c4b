//! What the page of one appointment shows.

use jiff::Timestamp;
use zan_defence::acts::{Act, BodyAnswer};
use zan_defence::assignments::Assignment;
use zan_defence::notices::{self, Notice};
use zan_defence::orders::Order;
use zan_kernel::Moment;
use zan_kernel::codes::CodeLists;
use zan_language::{Lang, moment};
use zan_ui::Tone;

use super::appointments::{Step, state_of};

/// The appointment (тағайындау / назначение) itself.
#[derive(Debug, Clone)]
pub(super) struct AppointmentView {
    /// Its address.
    pub base: String,
    pub number: String,
    pub tone: &'static str,
    pub state: String,
    pub accepted_at: String,
    pub manual: bool,
    pub arrived_at: Option<String>,
    pub completed_at: Option<String>,
    pub ended_at: Option<String>,
    /// Neither completed nor ended.
    pub live: bool,
    pub step: Step,
    pub place: usize,
    pub next: String,
    pub next_why: String,
    pub has_notice: bool,
    /// The claim, when there is one, and its state.
    pub claim: Option<(String, String)>,
    /// A claim can be opened.
    pub may_claim: bool,
    /// The participation can be declared over.
    pub may_complete: bool,
    /// An act can be recorded.
    pub may_record: bool,
}

impl AppointmentView {
    pub(super) fn new(assignment: &Assignment, lang: Lang, base: String) -> Self {
        let shown = |at: &Option<Moment>| at.as_ref().map(|at| moment(at.to_jiff()));
        let step = Step::of(assignment);
        let (tone, state) = state_of(assignment, lang);
        let claim = assignment.claim_id.map(|id| {
            let state = assignment.claim_state.as_deref().unwrap_or("draft");
            (format!("/{lang}/claims/{id}"), lang.t(&format!("claim-state-{state}")))
        });
        Self {
            base,
            number: assignment.order_number.clone(),
            tone: tone.code(),
            state,
            accepted_at: moment(assignment.accepted_at),
            manual: assignment.manual,
            arrived_at: shown(&assignment.arrived_at),
            completed_at: shown(&assignment.completed_at),
            ended_at: shown(&assignment.ended_at),
            live: assignment.is_live(),
            step,
            place: step.place(),
            next: lang.t(&format!("advocate-next-{}", step.code())),
            next_why: lang.t(&format!("advocate-next-why-{}", step.code())),
            has_notice: assignment.notice_id.is_some(),
            may_claim: assignment.acts > 0 && claim.is_none(),
            may_complete: assignment.is_live() && assignment.notice_id.is_some(),
            may_record: assignment.completed_at.is_none(),
            claim,
        }
    }

    pub(super) fn is_next(&self, step: &str) -> bool {
        self.step.code() == step
    }
}

/// The order (қаулы / постановление): its facts after acceptance.
#[derive(Debug, Clone)]
pub(super) struct OrderView {
    pub order_number: String,
    pub order_date: String,
    pub case_number: String,
    pub body: String,
    pub officer: String,
    pub officer_phone: String,
    pub place: String,
    pub act_kind: String,
    pub act_at: String,
    pub act_iso: String,
    pub act_left: String,
    /// The act still lies ahead.
    pub ahead: bool,
    pub person: Option<String>,
    pub birth_date: Option<String>,
    pub role: String,
    pub gravity: String,
    pub articles: String,
    pub ground: String,
    pub language: String,
    pub purpose: String,
    pub detained_at: Option<String>,
    pub minor: bool,
    pub secret: bool,
    /// Why the body took the order back, when it did.
    pub cancelled: Option<String>,
}

impl OrderView {
    pub(super) fn new(order: &Order, codes: &CodeLists, lang: Lang, now: Timestamp) -> Self {
        let name = |list: &str, code: &str| codes.name(list, code, lang).to_owned();
        let cancelled = (order.state == "cancelled").then(|| {
            let reason = order.close_reason.as_deref().map(|code| name("cancel_reason", code));
            reason.unwrap_or_default()
        });
        Self {
            order_number: order.order_number.clone(),
            order_date: zan_language::date(order.order_date),
            case_number: order.erdr_number.clone(),
            body: if lang == Lang::Kk { order.body_kk.clone() } else { order.body_ru.clone() },
            officer: order.officer_name.clone(),
            officer_phone: order.officer_phone.clone(),
            place: order.place.clone(),
            act_kind: name("act_kind", &order.act_kind),
            act_at: moment(order.act_at),
            act_iso: order.act_at.to_string(),
            act_left: lang.left(order.act_at, now),
            ahead: order.act_at > now,
            person: order.person_name(),
            birth_date: order.person_birth_date.map(|date| zan_language::date(date.to_jiff())),
            role: name("person_role", &order.person_role),
            gravity: name("gravity", &order.gravity),
            articles: order.articles.clone(),
            ground: name("ground", &order.ground),
            language: name("language", &order.language),
            purpose: name("purpose", &order.purpose),
            detained_at: order.detained_at.map(|at| moment(at.to_jiff())),
            minor: order.minor,
            secret: order.secret,
            cancelled,
        }
    }
}

/// The notice of defence (қорғау туралы жазбаша хабарлама / письменное уведомление о защите).
#[derive(Debug, Clone)]
pub(super) struct NoticeView {
    pub number: String,
    pub issued_at: String,
    pub check_code: String,
    /// Address of the public check, as the QR code holds it.
    pub check_url: String,
    /// Both documents are typeset.
    pub ready: bool,
    pub kk: String,
    pub ru: String,
    pub revoked_at: Option<String>,
}

impl NoticeView {
    pub(super) fn new(notice: &Notice, base_url: &str, base: &str) -> Self {
        Self {
            number: notice.number.clone(),
            issued_at: moment(notice.issued_at),
            check_code: grouped(&notice.check_code),
            check_url: notices::check_url(base_url, &notice.number, &notice.check_code),
            ready: notice.is_ready(),
            kk: format!("{base}/notice/kk.pdf"),
            ru: format!("{base}/notice/ru.pdf"),
            revoked_at: notice.revoked_at.map(|at| moment(at.to_jiff())),
        }
    }
}

/// Groups of four, as people read a code aloud.
fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(4).map(|chunk| chunk.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// An act of work (процестік әрекет / процессуальное действие) with the times of both sides.
#[derive(Debug, Clone)]
pub(super) struct ActView {
    pub kind: String,
    pub times: String,
    pub minutes: String,
    pub place: String,
    pub result: String,
    pub tone: &'static str,
    pub answer: String,
    /// The body's own times, when it disputed.
    pub body_times: Option<String>,
    pub body_note: Option<String>,
    pub body_name: Option<String>,
    /// Address of taking it back, while nobody answered and no claim holds it.
    pub withdraw: Option<String>,
}

impl ActView {
    pub(super) fn new(act: &Act, codes: &CodeLists, lang: Lang, open: bool, base: &str) -> Self {
        let tone = match act.answer() {
            BodyAnswer::Awaited => Tone::Waiting,
            BodyAnswer::Confirmed => Tone::Success,
            BodyAnswer::Disputed => Tone::Warning,
        };
        let body = act.body_started_at.zip(act.body_ended_at);
        let free = open && act.answer() == BodyAnswer::Awaited && !act.claimed;
        Self {
            kind: codes.name("act_kind", &act.kind, lang).to_owned(),
            times: span(act.started_at, act.ended_at),
            minutes: lang.minutes(act.minutes()),
            place: act.place.clone(),
            result: act.result.clone(),
            tone: tone.code(),
            answer: lang.t(&format!("body-answer-{}", act.body_answer)),
            body_times: body.map(|(start, end)| span(start.to_jiff(), end.to_jiff())),
            body_note: act.body_note.clone().filter(|note| !note.is_empty()),
            body_name: act.body_name.clone(),
            withdraw: free.then(|| format!("{base}/acts/{}/withdrawal", act.id)),
        }
    }
}

/// `21.11.2026 14:00–15:20`; both dates when they differ.
pub(crate) fn span(start: Timestamp, end: Timestamp) -> String {
    let day = |at: Timestamp| at.to_zoned(zan_language::zone()).date();
    let end = if day(start) == day(end) { zan_language::time(end) } else { moment(end) };
    format!("{}–{end}", moment(start))
}
