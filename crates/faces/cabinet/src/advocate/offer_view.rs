//! An offer as the advocate reads it before acceptance.

use jiff::Timestamp;
use zan_defence::offers::{ConflictNames, Offer};
use zan_kernel::codes::CodeLists;
use zan_language::Lang;
use zan_ui::{Term, Tone};

use crate::requests::article;

/// What may be known of an offer (ұсыныс / предложение) before it is accepted: no name, no address.
#[derive(Debug, Clone)]
pub(super) struct OfferView {
    pub href: String,
    pub number: String,
    /// Waits for an answer and its time is not over.
    pub open: bool,
    pub term: Term,
    pub urgency: String,
    pub urgent: bool,
    pub tier: String,
    pub zone: String,
    /// Zone and region.
    pub place: String,
    pub act_kind: String,
    pub act_at: String,
    pub act_iso: String,
    pub act_left: String,
    pub role: String,
    pub gravity: String,
    pub articles: String,
    pub ground: String,
    pub ground_clause: String,
    pub purpose: String,
    pub language: String,
    /// Moment of the detention, when the person is in custody.
    pub detained_at: Option<String>,
    pub minor: bool,
    pub interpreter_needed: bool,
    pub conflict_checked: Option<String>,
    pub tone: &'static str,
    pub state: String,
    /// What happened, in one sentence; empty while it is open.
    pub outcome: String,
    pub answered_at: Option<String>,
    /// Why it was declined, in the words of the list and the advocate's own.
    pub decline_reason: Option<String>,
    pub decline_note: Option<String>,
}

impl OfferView {
    pub(super) fn new(offer: &Offer, codes: &CodeLists, lang: Lang, now: Timestamp) -> Self {
        let name = |list: &str, code: &str| codes.name(list, code, lang).to_owned();
        let moment = |at: &zan_kernel::Moment| zan_language::moment(at.to_jiff());
        let (state, tone) = state_of(offer, now);
        let ground = codes.item("ground", &offer.ground);
        Self {
            href: format!("/{lang}/offers/{}", offer.id),
            number: offer.order_number.clone(),
            open: state == "open",
            term: Term {
                until: offer.expires_at,
                since: Some(offer.delivered_at.map_or(offer.created_at, |at| at.to_jiff())),
                now,
            },
            urgency: lang.t(&format!("dispatch-urgency-{}", offer.urgency.to_lowercase())),
            urgent: offer.urgency == "U0",
            tier: lang.t(&format!("dispatch-tier-{}", offer.tier.replace('_', "-"))),
            zone: offer.zone(lang).to_owned(),
            place: offer.zone(lang).to_owned(),
            act_kind: name("act_kind", &offer.act_kind),
            act_at: zan_language::moment(offer.act_at),
            act_iso: offer.act_at.to_string(),
            act_left: lang.left(offer.act_at, now),
            role: name("person_role", &offer.person_role),
            gravity: name("gravity", &offer.gravity),
            articles: offer.articles.clone(),
            ground: name("ground", &offer.ground),
            ground_clause: ground
                .map(|item| article(lang, &item.citation.act, &item.citation.clause))
                .unwrap_or_default(),
            purpose: name("purpose", &offer.purpose),
            language: name("language", &offer.language),
            detained_at: offer.detained_at.as_ref().map(moment),
            minor: offer.minor,
            interpreter_needed: offer.interpreter_needed,
            conflict_checked: offer.conflict_checked_at.as_ref().map(moment),
            tone: tone.code(),
            state: lang.t(&format!("offer-state-{state}")),
            outcome: if state == "open" {
                String::new()
            } else {
                lang.t(&format!("advocate-outcome-{state}"))
            },
            answered_at: offer.answered_at.as_ref().map(moment),
            decline_reason: offer.decline_reason.as_deref().map(|code| name("decline_reason", code)),
            decline_note: offer.decline_note.clone(),
        }
    }

    /// Names the region, where it is known.
    #[must_use]
    pub(super) fn with_region(mut self, region: &str) -> Self {
        self.place = format!("{}, {region}", self.zone);
        self
    }
}

/// State as the advocate sees it: an offer whose time ran out is over even before the worker says so.
fn state_of(offer: &Offer, now: Timestamp) -> (&'static str, Tone) {
    match offer.state.as_str() {
        "open" if now < offer.expires_at => ("open", Tone::Waiting),
        "accepted" => ("accepted", Tone::Success),
        "declined" => ("declined", Tone::Neutral),
        "undeliverable" => ("undeliverable", Tone::Neutral),
        "withdrawn" => ("withdrawn", Tone::Neutral),
        _ => ("timed_out", Tone::Warning),
    }
}

/// Names of the step "check for conflict of interest".
#[derive(Debug, Clone)]
pub(super) struct NamesView {
    /// `None`: the identity is not established.
    pub person: Option<String>,
    pub birth_date: Option<String>,
    pub officer: String,
    pub body: String,
    pub case_number: String,
    /// Name and role.
    pub others: Vec<(String, String)>,
}

impl NamesView {
    pub(super) fn new(names: ConflictNames, codes: &CodeLists, lang: Lang) -> Self {
        let others = names.others.into_iter();
        Self {
            person: names.person,
            birth_date: names.person_birth_date.map(zan_language::date),
            officer: names.officer,
            body: if lang == Lang::Kk { names.body_kk } else { names.body_ru },
            case_number: names.erdr_number,
            others: others
                .map(|(name, role)| (name, codes.name("person_role", &role, lang).to_owned()))
                .collect(),
        }
    }
}
