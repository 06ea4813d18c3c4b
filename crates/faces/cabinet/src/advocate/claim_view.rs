//! A claim as its pages show it, to the advocate and to the department alike.

use zan_kernel::Moment;
use zan_kernel::codes::CodeLists;
use zan_language::{Lang, Value, date, moment};
use zan_payment::claims::{self, Claim, ClaimLine, ClaimView, Decision, Finding, Severity, State};
use zan_tariff::LineResult;
use zan_ui::{Decimal, Term, Tone};

use super::appointment_view::span;

/// How a sum came about: the steps of the engine, what is unconfirmed, the law.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Explained {
    pub steps: Vec<String>,
    pub doubts: Vec<String>,
    /// Why there is no sum.
    pub refusal: Option<String>,
    pub citations: Vec<String>,
}

impl Explained {
    fn new(result: &LineResult, lang: Lang) -> Self {
        Self {
            steps: result.steps.iter().map(|step| claims::step_text(lang, step)).collect(),
            doubts: result.doubts.iter().map(|doubt| claims::doubt_text(lang, doubt)).collect(),
            refusal: result.refusal.as_ref().map(|refusal| claims::refusal_text(lang, refusal)),
            citations: result.citations.iter().map(citation).collect(),
        }
    }
}

fn citation(citation: &zan_base::Citation) -> String {
    let parts =
        [citation.act.as_str(), citation.clause.as_str(), citation.edition.as_str(), citation.grade.letter()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
}

/// One thing that the automatic checks found.
#[derive(Debug, Clone)]
pub(crate) struct FindingView {
    pub tone: &'static str,
    pub text: String,
}

/// One line of a claim: claimed and payable side by side.
#[derive(Debug, Clone)]
pub(crate) struct LineView {
    pub id: String,
    pub position: i32,
    pub kind: String,
    pub times: String,
    pub place: String,
    pub claimed: String,
    pub claimed_sum: Decimal,
    pub payable: String,
    pub payable_sum: Decimal,
    /// Minutes claimed, as a number: the most an officer may assess.
    pub most: i32,
    /// The two differ.
    pub cut: bool,
    /// Why they differ, in the words of the list.
    pub difference: Option<String>,
    pub unconfirmed: bool,
    /// The tariff gives no sum.
    pub without_sum: bool,
    pub tone: &'static str,
    pub answer: String,
    /// The body's own times, when it disputes.
    pub body_times: Option<String>,
    pub body_note: Option<String>,
    pub findings: Vec<FindingView>,
    pub explained: Explained,
    /// Of the payable time, when it differs from the claimed.
    pub payable_explained: Option<Explained>,
    /// Names of the officer's fields.
    pub minutes_field: String,
    pub difference_field: String,
}

impl LineView {
    fn new(line: &ClaimLine, view: &ClaimView, codes: &CodeLists, lang: Lang) -> Self {
        let answer = if line.body_answer == "disputed" {
            Tone::Warning
        } else if line.is_awaited() {
            Tone::Waiting
        } else {
            Tone::Success
        };
        let cut = line.cut_minutes() > 0 || line.amount_assessed != line.amount_claimed;
        let explained = Explained::new(&line.explanation.claimed, lang);
        let payable = line.explanation.assessed.as_ref().map(|result| Explained::new(result, lang));
        Self {
            id: line.id.to_string(),
            position: line.position,
            kind: codes.name("act_kind", &line.kind, lang).to_owned(),
            times: span(line.started_at, line.ended_at),
            place: line.place.clone(),
            claimed: lang.minutes(line.minutes_claimed.into()),
            claimed_sum: line.amount_claimed,
            payable: lang.minutes(line.minutes_assessed.into()),
            payable_sum: line.amount_assessed,
            most: line.minutes_claimed,
            cut,
            difference: line
                .difference
                .as_deref()
                .map(|code| codes.name("cut_reason", code, lang).to_owned()),
            unconfirmed: line.unconfirmed,
            without_sum: line.refusal().is_some(),
            tone: answer.code(),
            answer: lang.t(&format!("body-answer-{}", line.body_answer)),
            body_times: line.body_started_at.zip(line.body_ended_at).map(|(start, end)| span(start, end)),
            body_note: line.body_note.clone().filter(|note| !note.is_empty()),
            findings: view.findings_of(line.id).map(|found| finding(found, &view.lines, lang)).collect(),
            payable_explained: payable.filter(|payable| *payable != explained),
            explained,
            minutes_field: format!("minutes-{}", line.id),
            difference_field: format!("difference-{}", line.id),
        }
    }
}

fn finding(found: &Finding, lines: &[ClaimLine], lang: Lang) -> FindingView {
    let tone = match found.severity {
        Severity::Note => Tone::Info,
        Severity::Attention => Tone::Warning,
        Severity::Serious => Tone::Danger,
    };
    let shown = |name: &str, value: &str| match name {
        "with" => other_line(value, lines).unwrap_or_else(|| value.to_owned()),
        _ => value.to_owned(),
    };
    let values: Vec<_> =
        found.args.iter().map(|(name, value)| (*name, Value::from(shown(name, value)))).collect();
    FindingView { tone: tone.code(), text: lang.tf(found.code, &values) }
}

/// Findings about the claim as a whole; that some number is unconfirmed stands in a notice of its own.
fn whole_findings(view: &ClaimView, lang: Lang) -> Vec<FindingView> {
    let shown = view.findings_of_claim().filter(|found| found.code != "claim-finding-unconfirmed");
    shown.map(|found| finding(found, &view.lines, lang)).collect()
}

/// Another line of the same claim by its number, with its time: both facts of a collision stand in one place.
fn other_line(position: &str, lines: &[ClaimLine]) -> Option<String> {
    let position: i32 = position.parse().ok()?;
    let line = lines.iter().find(|line| line.position == position)?;
    Some(format!("№ {position} ({})", span(line.started_at, line.ended_at)))
}

/// One decision in the history.
#[derive(Debug, Clone)]
pub(crate) struct DecisionView {
    pub tone: &'static str,
    pub at: String,
    pub iso: String,
    pub title: String,
    pub by: String,
    pub reasons: Vec<String>,
    pub note: String,
}

impl DecisionView {
    fn new(decision: &Decision, codes: &CodeLists, lang: Lang) -> Self {
        let tone = match decision.kind.as_str() {
            "return" => Tone::Warning,
            "refusal" => Tone::Danger,
            "approval" | "payment" => Tone::Success,
            _ => Tone::Info,
        };
        let list = decision.reason_list();
        Self {
            tone: tone.code(),
            at: moment(decision.made_at),
            iso: decision.made_at.to_string(),
            title: lang.t(&format!("claim-decision-{}", decision.kind)),
            by: decision.made_by_name.clone().unwrap_or_default(),
            reasons: decision.reasons.iter().map(|code| codes.name(list, code, lang).to_owned()).collect(),
            note: decision.note.clone(),
        }
    }
}

/// A claim with everything its page shows.
#[derive(Debug, Clone)]
pub(crate) struct WholeClaim {
    pub id: String,
    pub number: String,
    /// It was never submitted.
    pub unnumbered: bool,
    pub state: State,
    pub tone: &'static str,
    pub state_text: String,
    /// Place on the way of a claim, from 0.
    pub place: usize,
    pub version: i32,
    pub order_number: String,
    pub case_number: String,
    pub articles: String,
    pub gravity: String,
    pub person: Option<String>,
    pub role: String,
    pub body: String,
    pub department: String,
    pub advocate: String,
    pub licence: String,
    pub collegium: String,
    pub iin: String,
    pub iban: Option<String>,
    pub agreement: Option<String>,
    pub notice: Option<String>,
    pub document_date: String,
    pub file_by: String,
    pub term: Option<Term>,
    pub submitted_at: Option<String>,
    pub checked_by: Option<String>,
    pub approved_by: Option<String>,
    pub register: Option<String>,
    pub paid_on: Option<String>,
    pub payment_document: Option<String>,
    pub unconfirmed: bool,
    pub claimed: Decimal,
    pub payable: Decimal,
    pub claimed_minutes: String,
    pub payable_minutes: String,
    pub cut: bool,
    pub lines: Vec<LineView>,
    pub findings: Vec<FindingView>,
    pub history: Vec<DecisionView>,
    /// Why it came back, while it is back.
    pub returned: Option<DecisionView>,
    pub refused: Option<DecisionView>,
}

impl WholeClaim {
    pub(crate) fn new(view: &ClaimView, codes: &CodeLists, lang: Lang, now: jiff::Timestamp) -> Self {
        let claim = &view.claim;
        let state = claim.state();
        let minutes =
            |of: fn(&ClaimLine) -> i32| lang.minutes(view.lines.iter().map(|line| i64::from(of(line))).sum());
        let shown = |at: Option<Moment>| at.map(|at| moment(at.to_jiff()));
        let name = |list: &str, code: &str| codes.name(list, code, lang).to_owned();
        let history: Vec<_> = view.decisions.iter().map(|one| DecisionView::new(one, codes, lang)).collect();
        let last =
            |kind: &str, wanted: State| last_decision(view, &history, kind).filter(|_| state == wanted);
        let (claimed, payable) =
            (claim.total_claimed.unwrap_or_default(), claim.total_assessed.unwrap_or_default());
        let agreed = claim.agreement_number.as_ref().zip(claim.agreement_date);
        Self {
            id: claim.id.to_string(),
            number: claim.number.clone().unwrap_or_default(),
            unnumbered: claim.number.is_none(),
            tone: tone_of(state).code(),
            state_text: lang.t(&format!("claim-state-{}", claim.state)),
            place: place_of(state),
            version: claim.version,
            order_number: claim.order_number.clone(),
            case_number: claim.erdr_number.clone(),
            articles: claim.articles.clone(),
            gravity: name("gravity", &claim.gravity),
            person: claim.person.clone(),
            role: name("person_role", &claim.person_role),
            body: claim.body(lang).to_owned(),
            department: department(claim, lang),
            advocate: claim.advocate_name.clone(),
            licence: claim.licence_number.clone(),
            collegium: claim.collegium(lang).to_owned(),
            iin: claim.advocate_iin.clone(),
            iban: claim.advocate_iban.clone(),
            agreement: agreed.map(|(number, day)| format!("№ {number}, {}", date(day.to_jiff()))),
            notice: claim.notice_number.clone(),
            document_date: date(claim.document_date),
            file_by: date(claim.file_by),
            term: filing_term(claim, now).filter(|_| state == State::Draft),
            submitted_at: shown(claim.submitted_at),
            checked_by: claim.checked_by_name.clone(),
            approved_by: claim.approved_by_name.clone(),
            register: claim.register_number.clone(),
            paid_on: claim.paid_on.map(|day| date(day.to_jiff())),
            payment_document: claim.payment_document.clone(),
            unconfirmed: claim.unconfirmed,
            cut: claimed != payable,
            claimed,
            payable,
            claimed_minutes: minutes(|line| line.minutes_claimed),
            payable_minutes: minutes(|line| line.minutes_assessed),
            lines: view.lines.iter().map(|line| LineView::new(line, view, codes, lang)).collect(),
            findings: whole_findings(view, lang),
            returned: last("return", State::Returned),
            refused: last("refusal", State::Refused),
            history,
            state,
        }
    }
}

fn last_decision(view: &ClaimView, shown: &[DecisionView], kind: &str) -> Option<DecisionView> {
    let place = view.decisions.iter().rposition(|decision| decision.kind == kind)?;
    shown.get(place).cloned()
}

fn department(claim: &Claim, lang: Lang) -> String {
    let region = if lang == Lang::Kk { &claim.region_kk } else { &claim.region_ru };
    claim.department(lang).map_or_else(|| region.clone(), str::to_owned)
}

/// The filing term runs to the end of its last day by the clock of the place.
fn filing_term(claim: &Claim, now: jiff::Timestamp) -> Option<Term> {
    let zone = jiff::tz::TimeZone::get(&claim.timezone).ok()?;
    let end = claim.file_by.at(23, 59, 59, 0).to_zoned(zone.clone()).ok()?.timestamp();
    let since = claim.document_date.to_zoned(zone).ok()?.timestamp();
    Some(Term { until: end, since: Some(since), now })
}

/// Tone of a state's tag.
pub(crate) const fn tone_of(state: State) -> Tone {
    match state {
        State::Draft => Tone::Neutral,
        State::Submitted | State::Checked => Tone::Waiting,
        State::Returned => Tone::Warning,
        State::Approved | State::InRegister => Tone::Info,
        State::Refused => Tone::Danger,
        State::Paid => Tone::Success,
    }
}

const fn place_of(state: State) -> usize {
    match state {
        State::Draft | State::Returned => 0,
        State::Submitted | State::Refused => 1,
        State::Checked => 2,
        State::Approved | State::InRegister => 3,
        State::Paid => 4,
    }
}

/// The way of a claim in words.
pub(crate) fn way(lang: Lang) -> Vec<String> {
    ["prepare", "check", "approve", "pay"]
        .iter()
        .map(|step| lang.t(&format!("advocate-claim-way-{step}")))
        .collect()
}
