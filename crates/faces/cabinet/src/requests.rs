//! What every page about a request for counsel shares: states as tags, facts and events as people read them, lists
//! with their filters.

mod events;

use std::collections::BTreeMap;

use uuid::Uuid;
use zan_defence::orders::{Filter, ListRow, Order, State};
use zan_kernel::codes::CodeLists;
use zan_language::{Value, date, moment};
use zan_ui::{Choice, Lang, Member, Pages, Term, Tone, phone};

pub(crate) use events::{EventView, Reader, advocates_of, events};

/// Rows on a page of a list.
pub(crate) const PER_PAGE: usize = 25;

/// A state as a word with its tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    pub tone: &'static str,
    pub text: String,
}

/// The state of a request.
pub(crate) fn state_tag(lang: Lang, state: State) -> Tag {
    let tone = match state {
        State::Offering => Tone::Waiting,
        State::Escalated => Tone::Warning,
        State::Accepted | State::Entered | State::InProgress => Tone::Info,
        State::Completed => Tone::Success,
        State::Unfilled => Tone::Danger,
        State::Cancelled => Tone::Neutral,
    };
    Tag { tone: tone.code(), text: lang.t(&format!("order-state-{}", state.code())) }
}

/// What the body said about an act of work.
pub(crate) fn answer_tag(lang: Lang, answer: &str) -> Tag {
    let tone = match answer {
        "confirmed" => Tone::Success,
        "disputed" => Tone::Warning,
        _ => Tone::Waiting,
    };
    Tag { tone: tone.code(), text: lang.t(&format!("body-answer-{answer}")) }
}

/// The Kazakh text on Kazakh pages, the Russian one on the others: the directory has no English names.
pub(crate) fn in_lang<'a>(lang: Lang, kazakh: &'a str, russian: &'a str) -> &'a str {
    if lang == Lang::Kk { kazakh } else { russian }
}

/// The options of a coded list.
pub(crate) fn choices(codes: &CodeLists, list: &str, lang: Lang) -> Vec<Choice> {
    codes.list(list).iter().map(|item| Choice::new(item.code.clone(), item.name(lang))).collect()
}

/// States to filter a list by: the groups first.
pub(crate) fn state_choices(lang: Lang) -> Vec<Choice> {
    let groups =
        ["open", "searching"].map(|group| Choice::new(group, lang.t(&format!("request-group-{group}"))));
    let states = State::ALL.map(|state| Choice::new(state.code(), state_tag(lang, state).text));
    groups.into_iter().chain(states).collect()
}

/// The filter of a list from the query of its address; what it does not know shows everything.
pub(crate) fn filter(member: &Member) -> Filter {
    let typed = zan_ui::Draft::from_query(member.query());
    let state = typed.value("state");
    let known =
        ["open", "searching"].contains(&state) || State::ALL.iter().any(|known| known.code() == state);
    let page = Pages::from_query(member.path(), member.query(), PER_PAGE, usize::MAX).page;
    Filter {
        state: if known { state.to_owned() } else { String::new() },
        query: typed.value("q").chars().take(100).collect(),
        urgent_first: true,
        page: i64::try_from(page).unwrap_or(1),
        per_page: i64::try_from(PER_PAGE).unwrap_or(25),
        ..Filter::default()
    }
}

/// The pager of a list whose rows are counted.
pub(crate) fn pages(member: &Member, total: i64) -> Pages {
    Pages::from_query(member.path(), member.query(), PER_PAGE, usize::try_from(total).unwrap_or(0))
}

/// One row of a list of requests.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub href: String,
    pub number: String,
    pub erdr_number: String,
    pub tag: Tag,
    pub urgency: String,
    /// Only while counsel is looked for.
    pub term: Option<Term>,
    /// `None`: the identity is not established.
    pub person: Option<String>,
    pub role: String,
    pub body: String,
    pub zone: String,
    pub region: String,
    pub counsel: Option<String>,
    pub received: String,
    pub offers: i64,
    /// Needs a person now.
    pub urgent: bool,
}

/// A row as a page shows it; `place` is the list's address.
pub(crate) fn row(lang: Lang, codes: &CodeLists, place: &str, row: &ListRow, now: jiff::Timestamp) -> Row {
    let state = row.state();
    let term =
        state.is_searching().then_some(Term { until: row.accept_by, since: Some(row.received_at), now });
    let name: Vec<_> =
        [&row.person_surname, &row.person_given].into_iter().flatten().map(String::as_str).collect();
    Row {
        href: format!("{place}/{}", row.id),
        number: row.number.clone(),
        erdr_number: row.erdr_number.clone(),
        tag: state_tag(lang, state),
        urgency: lang.t(&format!("urgency-{}", row.urgency)),
        urgent: state == State::Escalated || term.is_some_and(|term| term.late() || term.soon()),
        term,
        person: row.person_identified.then(|| name.join(" ")),
        role: codes.name("person_role", &row.person_role, lang).to_owned(),
        body: row.body(lang).to_owned(),
        zone: row.zone(lang).to_owned(),
        region: row.region.clone(),
        counsel: row.counsel.clone().filter(|_| !state.is_searching()),
        received: moment(row.received_at),
        offers: row.offers,
    }
}

/// A fact of a request with its name.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub name: String,
    pub value: String,
}

/// What the order says, in the order of the form.
pub(crate) fn facts(lang: Lang, codes: &CodeLists, order: &Order) -> Vec<Fact> {
    let code = |list: &str, code: &str| codes.name(list, code, lang).to_owned();
    let mut facts = Vec::new();
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            facts.push(Fact { name: lang.t(key), value });
        }
    };
    add("request-case", order.erdr_number.clone());
    add("request-order", format!("{} · {}", order.order_number, date(order.order_date)));
    add("request-articles", format!("{} · {}", order.articles, code("gravity", &order.gravity)));
    add("request-person", person(lang, order));
    add("request-role", code("person_role", &order.person_role));
    add("request-ground", ground(lang, codes, &order.ground));
    add("request-language", code("language", &order.language));
    add("request-needs", needs(lang, order));
    add("request-detained", order.detained_at.map(|at| moment(at.to_jiff())).unwrap_or_default());
    add("request-purpose", code("purpose", &order.purpose));
    add("request-act", format!("{} · {}", code("act_kind", &order.act_kind), moment(order.act_at)));
    add("request-place", order.place.clone());
    add("request-zone", in_lang(lang, &order.zone_kk, &order.zone_ru).to_owned());
    add("request-body", in_lang(lang, &order.body_kk, &order.body_ru).to_owned());
    add("request-officer", format!("{} · {}", order.officer_name, phone(&order.officer_phone)));
    facts
}

fn person(lang: Lang, order: &Order) -> String {
    let name = order.person_name().unwrap_or_else(|| lang.t("request-person-unknown"));
    match &order.person_birth_date {
        Some(day) if order.person_identified => format!("{name} · {}", date(day.to_jiff())),
        _ => name,
    }
}

fn needs(lang: Lang, order: &Order) -> String {
    let needs = [
        (order.minor, "request-need-minor"),
        (order.secret, "request-need-secret"),
        (order.no_conflict, "request-need-no-conflict"),
    ];
    let said: Vec<_> = needs.into_iter().filter(|(holds, _)| *holds).map(|(_, key)| lang.t(key)).collect();
    said.join(" · ")
}

/// A ground with its article.
fn ground(lang: Lang, codes: &CodeLists, code: &str) -> String {
    match codes.item("ground", code) {
        Some(item) => {
            format!("{} ({})", item.name(lang), article(lang, &item.citation.act, &item.citation.clause))
        }
        None => code.to_owned(),
    }
}

/// A clause of an act in the page's language: the data cite in Russian, as the editions that were read do. What is
/// not of the usual form stays as it is cited.
pub(crate) fn article(lang: Lang, act: &str, clause: &str) -> String {
    let act = if act.starts_with("УПК РК") && !act.contains(';') {
        lang.t("law-criminal-procedure")
    } else {
        act.to_owned()
    };
    let parts: Option<Vec<String>> = clause.split("; ").map(|part| clause_part(lang, part)).collect();
    let clause = parts.map_or_else(|| clause.to_owned(), |parts| parts.join("; "));
    format!("{act}, {clause}")
}

fn clause_part(lang: Lang, part: &str) -> Option<String> {
    let mut words = part.split_whitespace();
    let mut said = Vec::new();
    while let Some(mark) = words.next() {
        let key = match mark {
            "ст." => "law-article",
            "ч." => "law-part",
            "п." => "law-item",
            _ => return None,
        };
        said.push(lang.fill(key, "number", words.next()?));
    }
    Some(said.join(" "))
}

/// Why the dispatcher took over.
pub(crate) fn escalation(lang: Lang, reason: &str) -> String {
    match reason {
        "" => String::new(),
        "time_is_up" => lang.t("dispatch-escalate-total-limit-reached"),
        other => lang.t(&format!("dispatch-escalate-{other}")),
    }
}

/// A circle of the search.
pub(crate) fn tier(lang: Lang, code: &str) -> String {
    if code.is_empty() { String::new() } else { lang.t(&format!("dispatch-tier-{code}")) }
}

/// Load: the work of the window in appointments against the hours on duty.
pub(crate) fn load(lang: Lang, weight: u64, hours: u32) -> String {
    let weight = zan_ui::Decimal::new(i64::try_from(weight).unwrap_or(i64::MAX), 1);
    lang.tf(
        "request-load-value",
        &[("work", Value::from(zan_language::decimal(weight))), ("hours", Value::from(hours))],
    )
}

/// When somebody last had a turn.
pub(crate) fn turn(lang: Lang, at: Option<jiff::Timestamp>) -> String {
    at.map_or_else(|| lang.t("request-never"), moment)
}

/// Names of advocates by their ids.
///
/// # Errors
/// A fault when the database cannot be read.
pub(crate) async fn names(member: &Member, ids: &[Uuid]) -> zan_kernel::Result<BTreeMap<Uuid, String>> {
    let found = zan_registry::advocates::by_ids(&member.shell.platform.pool, ids, member.now).await?;
    Ok(found.into_iter().map(|advocate| (advocate.id, advocate.name.full())).collect())
}

#[cfg(test)]
pub(crate) mod testing;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_cited_in_the_language_of_the_page() {
        let (act, clause) = ("УПК РК от 4 июля 2014 года № 231-V", "ст. 67 ч. 1 п. 2; ст. 69 ч. 2");
        assert_eq!(article(Lang::Kk, act, clause), "ҚПК, 67-бап 1-бөлік 2-тармақ; 69-бап 2-бөлік");
        assert_eq!(article(Lang::Ru, act, clause), "УПК, ст. 67 ч. 1 п. 2; ст. 69 ч. 2");
        assert_eq!(article(Lang::En, act, clause), "CPC, art. 67 part 1 item 2; art. 69 part 2");
        assert_eq!(article(Lang::Kk, "Закон", "решение проекта"), "Закон, решение проекта");
        assert_eq!(article(Lang::Kk, "Закон", "ст."), "Закон, ст.");
    }

    #[test]
    fn every_state_has_its_word_in_every_language() {
        for lang in Lang::all() {
            for state in State::ALL {
                assert!(!state_tag(lang, state).text.starts_with('['), "{lang} {state:?}");
                assert!(
                    lang.has(&format!("officer-next-{}", state.code().replace('_', "-"))),
                    "{lang} {state:?}"
                );
            }
            assert_eq!(state_choices(lang).len(), 10);
        }
    }

    #[test]
    fn a_body_reads_nothing_of_the_search() {
        let names = BTreeMap::from([(testing::id(777), testing::CANDIDATE.to_owned())]);
        let read = |reader| events(Lang::Kk, &CodeLists::default(), &testing::timeline(), reader, &names);
        let body = read(Reader::Body);
        assert_eq!(body.len(), 2, "received and escalated only");
        assert!(body.iter().all(|event| event.note.is_empty() && event.actor.is_empty()));
        let whole = read(Reader::Whole);
        assert_eq!(whole.len(), 7);
        assert!(whole.iter().any(|event| event.note.contains(testing::CANDIDATE)));
        assert!(whole.iter().all(|event| !event.title.starts_with('[')));
    }

    #[test]
    fn load_is_shown_in_appointments() {
        assert_eq!(load(Lang::En, 25, 120), "2,5 / 120");
    }
}
