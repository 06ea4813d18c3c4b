use askama::Template as _;
use zan_kernel::codes::CodeLists;
use zan_kernel::{Error, FieldError};
use zan_payment::claims::State;
use zan_payment::registers::RegisterRow;
use zan_ui::{Choice, Decimal, Draft, Lang, Pages};

use super::claim::{ClaimPage, filled, named};
use super::desk::{DeskPage, DeskRow, tabs};
use super::register::{RegisterPage, Row};
use super::registers::{RegisterView, RegistersPage};
use crate::advocate::claim_view::{WholeClaim, way};
use crate::advocate::sample::claim_view;
use crate::requests::testing::{HOSTILE, LANGUAGES, frame, id, now};

fn harmless(html: &str) {
    assert!(!html.contains(HOSTILE), "hostile text became markup");
    assert!(html.contains("&#60;script&#62;"), "the hostile text is not shown at all");
    complete(html);
}

fn complete(html: &str) {
    for mark in ["[advocate-", "[justice-", "[claim-", "[tariff-", "[ru] ", "[kk] ", "[en] "] {
        assert!(!html.contains(mark), "{mark} in {html}");
    }
}

fn reasons() -> Vec<Choice> {
    vec![Choice::new("times_confirmed_shorter", HOSTILE), Choice::new("other", "Өзге")]
}

fn desk(rows: Vec<DeskRow>, lang: Lang) -> DeskPage {
    DeskPage {
        frame: frame(lang),
        tabs: tabs(lang, "desk", &[]),
        draft: Draft::from_query("q=%3Cscript%3Ealert(%27x%27)%3C/script%3E"),
        state: String::new(),
        pages: Pages::from_query("/kk/desk", "", 25, rows.len()),
        rows,
    }
}

fn desk_row(lang: Lang) -> DeskRow {
    DeskRow {
        href: "/kk/desk/50".to_owned(),
        number: "75-2026-000042".to_owned(),
        advocate: HOSTILE.to_owned(),
        submitted_at: "21.11.2026 13:30".to_owned(),
        waits: lang.ago(now(), now()),
        version: 2,
        work: lang.count("justice-lines", 2),
        claimed: Decimal::new(1_234_560, 2),
        payable: Decimal::new(1_000_000, 2),
        cut: true,
        tone: "waiting",
        state: lang.t("claim-state-submitted"),
        checked_by: Some(HOSTILE.to_owned()),
        late: true,
        unconfirmed: true,
        disputed: 1,
        awaited: 2,
    }
}

#[test]
fn the_desk_is_explained_when_empty_and_harmless_when_full() {
    for lang in LANGUAGES {
        let empty = desk(Vec::new(), lang).render().unwrap();
        complete(&empty);
        assert!(empty.contains(&lang.t("justice-desk-none-why")));
        let full = desk(vec![desk_row(lang)], lang).render().unwrap();
        harmless(&full);
        assert!(full.contains("class=\"urgent\"") && full.contains(&lang.t("justice-late")));
    }
}

fn claim_page(state: &str, lang: Lang, draft: Draft, same_person: bool) -> ClaimPage {
    let view = claim_view(state);
    let claim = WholeClaim::new(&view, &CodeLists::default(), lang, now());
    ClaimPage {
        frame: frame(lang),
        draft: filled(draft, &view),
        steps: way(lang),
        cut_reasons: reasons(),
        return_reasons: reasons(),
        refusal_reasons: reasons(),
        to_check: claim.state == State::Submitted,
        to_approve: claim.state == State::Checked,
        same_person,
        claim,
    }
}

#[test]
fn each_state_offers_its_own_decisions() {
    for lang in LANGUAGES {
        for state in State::ALL.into_iter().filter(|state| *state != State::Draft) {
            let html = claim_page(state.code(), lang, Draft::new(), false).render().unwrap();
            harmless(&html);
            assert_eq!(html.contains("name=\"minutes-"), state == State::Submitted, "{state:?}");
            assert_eq!(html.contains("/approval\""), state == State::Checked, "{state:?}");
            assert_eq!(html.contains("/return\""), state.is_on_desk(), "{state:?}");
        }
    }
}

#[test]
fn the_first_officer_sees_why_he_is_not_the_second() {
    for lang in LANGUAGES {
        let html = claim_page("checked", lang, Draft::new(), true).render().unwrap();
        harmless(&html);
        assert!(html.contains(&lang.t("justice-same-person-why")) && !html.contains("/approval\""));
        assert!(html.contains("/return\""), "giving it back needs no second person");
    }
}

#[test]
fn the_form_begins_with_what_both_sides_agree_on() {
    let draft = filled(Draft::new(), &claim_view("submitted"));
    assert_eq!(draft.value(&format!("minutes-{}", id(101))), "95");
    assert_eq!(draft.value(&format!("difference-{}", id(101))), "");
    assert_eq!(draft.value(&format!("minutes-{}", id(102))), "75");
    assert_eq!(draft.value(&format!("difference-{}", id(102))), "times_confirmed_shorter");
    let typed = Draft::new().with(&format!("minutes-{}", id(101)), "12x");
    assert_eq!(filled(typed, &claim_view("submitted")).value(&format!("minutes-{}", id(101))), "12x");
}

#[test]
fn errors_go_to_the_form_that_was_sent() {
    for lang in LANGUAGES {
        let fields =
            vec![FieldError::new("reasons", "field-choose"), FieldError::new("note", "field-required")];
        let draft = Draft::new().with("return-note", HOSTILE);
        let draft = draft.refused(named(Error::invalid(fields), "return")).unwrap();
        let html = claim_page("submitted", lang, draft, false).render().unwrap();
        harmless(&html);
        assert!(html.contains("id=\"return\" open") && !html.contains("id=\"refusal\" open"));
        assert!(html.contains("href=\"#return-reasons\"") && html.contains("href=\"#return-note\""));
    }
}

fn register(lang: Lang, paid: bool) -> RegisterView {
    RegisterView {
        href: format!("/{lang}/registers/70"),
        number: "75-2026-0001".to_owned(),
        region: "Алматы қаласы".to_owned(),
        made_at: "21.11.2026 14:00".to_owned(),
        made_by: HOSTILE.to_owned(),
        period: "01.11.2026 – 20.11.2026".to_owned(),
        claims: "1".to_owned(),
        minutes: lang.minutes(95),
        total: Decimal::new(1_234_560, 2),
        unconfirmed: 1,
        paid,
        paid_on: if paid { "25.11.2026".to_owned() } else { String::new() },
        payment_document: HOSTILE.to_owned(),
    }
}

#[test]
fn registers_are_made_by_the_department_and_only_read_by_oversight() {
    for lang in LANGUAGES {
        let page = |rows: Vec<RegisterView>, department| RegistersPage {
            frame: frame(lang),
            draft: Draft::new(),
            pages: Pages::from_query("/kk/registers", "", 25, rows.len()),
            rows,
            department,
            approved: 3,
        };
        let empty = page(Vec::new(), true).render().unwrap();
        complete(&empty);
        assert!(empty.contains(&lang.t("justice-registers-none")));
        harmless(&page(vec![register(lang, false), register(lang, true)], true).render().unwrap());
        let read = page(vec![register(lang, false)], false).render().unwrap();
        assert!(!read.contains("<form method=\"post\" action=\"/kk/registers\""));
        assert!(read.contains("Алматы қаласы"), "oversight sees whose it is");
    }
}

fn register_page(lang: Lang, draft: Draft, paid: bool, department: bool) -> RegisterPage {
    let row = RegisterRow {
        claim_id: id(50),
        claim_number: "75-2026-000042".to_owned(),
        advocate_name: HOSTILE.to_owned(),
        iin: "900101300017".to_owned(),
        iban: "KZ86125KZT5004100100".to_owned(),
        agreement_number: HOSTILE.to_owned(),
        minutes: 95,
        amount: Decimal::new(1_234_560, 2),
        unconfirmed: true,
    };
    RegisterPage {
        frame: frame(lang),
        draft,
        register: register(lang, paid),
        rows: vec![Row::new(row, lang, department)],
        department,
    }
}

#[test]
fn a_register_marks_what_is_unconfirmed_and_takes_its_payment_once() {
    for lang in LANGUAGES {
        let open = register_page(lang, Draft::new(), false, true).render().unwrap();
        harmless(&open);
        assert!(
            open.contains("/payment\"") && open.contains("register.xlsx") && open.contains("register.csv")
        );
        assert!(open.contains(&lang.t("advocate-claim-unconfirmed")));
        for (paid, department) in [(true, true), (false, false)] {
            let html = register_page(lang, Draft::new(), paid, department).render().unwrap();
            assert!(!html.contains("/payment\""), "paid {paid}, department {department}");
        }
        let error = Error::invalid(vec![FieldError::new("paid_on", "field-date")]);
        let draft = Draft::new().with("paid_on", HOSTILE).refused(error).unwrap();
        let wrong = register_page(lang, draft, false, true).render().unwrap();
        harmless(&wrong);
        assert!(wrong.contains("href=\"#paid_on\""));
    }
}
