//! People of a request as the dispatcher sees them.

use uuid::Uuid;
use zan_defence::{assignments::Assignment, offers::Tried, selection::QueueRow};
use zan_kernel::codes::CodeLists;
use zan_language::moment;
use zan_ui::{Lang, Tone, phone};

use crate::requests::{self, Tag, in_lang};

/// Counsel who was appointed.
#[derive(Debug, Clone)]
pub(super) struct Counsel {
    pub name: String,
    pub collegium: String,
    pub phone: String,
    pub phone_href: String,
    pub accepted: String,
    pub manual: bool,
}

impl Counsel {
    pub(super) fn new(lang: Lang, assignment: &Assignment) -> Self {
        Self {
            name: assignment.advocate_name.clone(),
            collegium: in_lang(lang, &assignment.collegium_kk, &assignment.collegium_ru).to_owned(),
            phone: phone(&assignment.advocate_phone),
            phone_href: assignment.advocate_phone.clone(),
            accepted: moment(assignment.accepted_at),
            manual: assignment.manual,
        }
    }
}

/// An advocate who was asked.
#[derive(Debug, Clone)]
pub(super) struct TriedView {
    pub round: i32,
    pub name: String,
    pub phone: String,
    pub phone_href: String,
    pub tier: String,
    pub tag: Tag,
    pub asked: String,
    pub answered: String,
    /// Why they declined.
    pub reason: String,
}

impl TriedView {
    pub(super) fn new(lang: Lang, codes: &CodeLists, tried: &Tried) -> Self {
        let tone = match tried.state.as_str() {
            "open" => Tone::Waiting,
            "accepted" => Tone::Success,
            "declined" | "timed_out" => Tone::Warning,
            "undeliverable" => Tone::Danger,
            _ => Tone::Neutral,
        };
        let reason =
            tried.decline_reason.as_deref().map(|code| codes.name("decline_reason", code, lang).to_owned());
        let parts = [reason, tried.decline_note.clone()];
        Self {
            round: tried.round,
            name: tried.name.clone(),
            phone: phone(&tried.phone),
            phone_href: tried.phone.clone(),
            tier: requests::tier(lang, &tried.tier),
            tag: Tag { tone: tone.code(), text: lang.t(&format!("offer-state-{}", tried.state)) },
            asked: moment(tried.created_at),
            answered: tried.answered_at.map(|at| moment(at.to_jiff())).unwrap_or_default(),
            reason: parts
                .into_iter()
                .flatten()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
        }
    }
}

/// An advocate whom the dispatcher may consider.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub id: Uuid,
    pub name: String,
    pub phone: String,
    pub phone_href: String,
    pub tier: String,
    pub load: String,
    pub turn: String,
    pub interpreter: bool,
    pub reasons: Vec<String>,
}

impl Candidate {
    pub(super) fn new(lang: Lang, row: &QueueRow) -> Self {
        Self {
            id: row.advocate_id,
            name: row.name.clone(),
            phone: phone(&row.phone),
            phone_href: row.phone.clone(),
            tier: requests::tier(lang, row.tier.unwrap_or_default()),
            load: requests::load(lang, row.load_weight, row.load_hours),
            turn: requests::turn(lang, row.last_turn),
            interpreter: row.interpreter,
            reasons: row.reasons.iter().map(|code| lang.t(&format!("dispatch-reason-{code}"))).collect(),
        }
    }
}
