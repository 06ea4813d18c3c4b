//! Events of a request as its readers may see them.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use uuid::Uuid;
use zan_defence::orders::TimelineEvent;
use zan_kernel::codes::CodeLists;
use zan_language::{Value, moment};
use zan_ui::{Lang, Tone};

use super::{answer_tag, escalation, tier};

/// Who reads a timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    /// The body: nothing that names or counts candidates.
    Body,
    /// The dispatcher and oversight.
    Whole,
}

/// One event as people read it.
#[derive(Debug, Clone)]
pub(crate) struct EventView {
    pub tone: &'static str,
    pub moment: String,
    pub iso: String,
    pub title: String,
    pub note: String,
    /// Who did it; empty where the reader may not know or a machine did it.
    pub actor: String,
    /// Row of the journal.
    pub index: i64,
}

/// Advocates that events speak of.
pub(crate) fn advocates_of(events: &[TimelineEvent]) -> Vec<Uuid> {
    let mut ids: Vec<_> = events.iter().filter_map(|event| id_of(&event.details, "advocate")).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Events as a reader may see them; `names` are of advocates and are not used for a body.
pub(crate) fn events(
    lang: Lang,
    codes: &CodeLists,
    events: &[TimelineEvent],
    reader: Reader,
    names: &BTreeMap<Uuid, String>,
) -> Vec<EventView> {
    let shown = |event: &&TimelineEvent| reader == Reader::Whole || !is_about_search(&event.action);
    events
        .iter()
        .filter(shown)
        .map(|event| EventView {
            tone: tone(&event.action),
            moment: moment(event.at),
            iso: event.at.to_string(),
            title: lang.t(&format!("event-{}", event.action.replace('.', "-"))),
            note: note(lang, codes, event, reader, names),
            actor: if reader == Reader::Whole { actor(lang, event) } else { String::new() },
            index: event.journal_index,
        })
        .collect()
}

/// Events of the search itself: the law crate hides them from bodies too.
fn is_about_search(action: &str) -> bool {
    action.starts_with("selection.") || (action.starts_with("offer.") && action != "offer.accepted")
}

fn actor(lang: Lang, event: &TimelineEvent) -> String {
    match event.actor_role.as_str() {
        // The rules choose; the journal names whose step set them going.
        _ if matches!(event.action.as_str(), "selection.made" | "offer.made") => lang.t("request-by-system"),
        "system" => lang.t("request-by-system"),
        "external" => event.actor_name.to_uppercase(),
        _ => event.actor_name.clone(),
    }
}

fn tone(action: &str) -> &'static str {
    let tone = match action {
        "offer.accepted"
        | "order.appointed"
        | "notice.issued"
        | "counsel.arrived"
        | "assignment.completed"
        | "claim.approved"
        | "claim.paid" => Tone::Success,
        "order.escalated"
        | "offer.declined"
        | "offer.timed_out"
        | "offer.undeliverable"
        | "claim.returned" => Tone::Warning,
        "order.unfilled" | "order.cancelled" | "claim.refused" | "signature.disproved" => Tone::Danger,
        "offer.made" | "selection.made" => Tone::Waiting,
        _ => Tone::Info,
    };
    tone.code()
}

fn text_of<'a>(details: &'a Json, name: &str) -> &'a str {
    details.get(name).and_then(Json::as_str).unwrap_or_default()
}

fn id_of(details: &Json, name: &str) -> Option<Uuid> {
    text_of(details, name).parse().ok()
}

fn number_of(details: &Json, name: &str) -> i64 {
    details.get(name).and_then(Json::as_i64).unwrap_or_default()
}

fn note(
    lang: Lang,
    codes: &CodeLists,
    event: &TimelineEvent,
    reader: Reader,
    names: &BTreeMap<Uuid, String>,
) -> String {
    let details = &event.details;
    let coded = |list: &str| codes.name(list, text_of(details, "reason"), lang).to_owned();
    let said = match event.action.as_str() {
        "order.cancelled" => coded("cancel_reason"),
        "notice.issued" | "notice.rendered" | "order.unfilled" | "certificate.rendered" => {
            text_of(details, "number").to_owned()
        }
        "act.recorded" => codes.name("act_kind", text_of(details, "kind"), lang).to_owned(),
        "signature.disproved" => {
            lang.t(&format!("signing-act-{}", text_of(details, "act").replace('.', "-")))
        }
        "act.answered" => answer_tag(lang, text_of(details, "answer")).text,
        _ if reader == Reader::Body => String::new(),
        "selection.made" => lang.tf(
            "request-round",
            &[
                ("round", Value::from(number_of(details, "round"))),
                ("pool", Value::from(number_of(details, "pool"))),
            ],
        ),
        "order.escalated" => escalation(lang, text_of(details, "reason")),
        "order.appointed" => format!("{} · {}", coded("manual_reason"), text_of(details, "note")),
        "offer.declined" => coded("decline_reason"),
        "offer.made" => tier(lang, text_of(details, "tier")),
        _ => String::new(),
    };
    let name = id_of(details, "advocate").filter(|_| reader == Reader::Whole).and_then(|id| names.get(&id));
    let parts = [name.cloned().unwrap_or_default(), said];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
