use askama::Template as _;
use zan_defence::assignments::Assignment;
use zan_defence::offers::ConflictNames;
use zan_defence::orders::State;
use zan_kernel::codes::CodeLists;
use zan_kernel::{Error, FieldError, Kind};
use zan_payment::claims::State as ClaimState;
use zan_ui::{Choice, Draft, Lang, NavItem, Pages};

use super::appointment::{AppointmentPage, steps as appointment_steps};
use super::appointment_view::{ActView, AppointmentView, NoticeView, OrderView};
use super::appointments::{AppointmentsPage, Row, Step};
use super::claim_view::{WholeClaim, way};
use super::claims::{ClaimPage, ClaimRow, ClaimsPage, next};
use super::offer_view::{NamesView, OfferView};
use super::offers::{ConflictPage, OfferPage, OffersPage, steps};
use super::sample::{act, claim_view, notice, offer};
use crate::requests::testing::{HOSTILE, LANGUAGES, assignment, at, frame, id, now, order};

/// Everything that reaches a page is text.
fn harmless(html: &str) {
    assert!(!html.contains(HOSTILE), "hostile text became markup");
    assert!(html.contains("&#60;script&#62;"), "the hostile text is not shown at all");
    complete(html);
}

/// No text is missing in the page's language.
fn complete(html: &str) {
    for mark in ["[advocate-", "[justice-", "[claim-", "[tariff-", "[ru] ", "[kk] ", "[en] "] {
        assert!(!html.contains(mark), "{mark} in {html}");
    }
}

fn reasons() -> Vec<Choice> {
    vec![Choice::new("conflict", HOSTILE), Choice::new("other", "Өзге")]
}

fn view(state: &str, lang: Lang) -> OfferView {
    OfferView::new(&offer(state), &CodeLists::default(), lang, now())
}

fn offer_page(state: &str, lang: Lang, draft: Draft) -> OfferPage {
    OfferPage {
        frame: frame(lang),
        offer: view(state, lang),
        draft,
        reasons: reasons(),
        steps: steps(lang),
        step: 1,
        appointment: (state == "accepted").then(|| "/kk/appointments/5".to_owned()),
    }
}

#[test]
fn the_list_of_offers_is_explained_when_empty_and_harmless_when_full() {
    for lang in LANGUAGES {
        let empty = OffersPage { frame: frame(lang), open: Vec::new(), past: Vec::new() }.render().unwrap();
        complete(&empty);
        assert!(empty.contains(&lang.t("advocate-offers-none-why")));
        let past = vec![view("declined", lang), view("timed_out", lang)];
        let full = OffersPage { frame: frame(lang), open: vec![view("open", lang)], past }.render().unwrap();
        complete(&full);
        assert!(full.contains("data-live") && full.contains("data-until=\"2026-11-21T09:06:00Z\""));
    }
}

#[test]
fn an_open_offer_names_nobody_and_asks_for_the_conflict_check_first() {
    for lang in LANGUAGES {
        let html = offer_page("open", lang, Draft::new()).render().unwrap();
        harmless(&html);
        assert!(html.contains("/conflict-check") && !html.contains("/acceptance"));
        let mut checked = offer("open");
        checked.conflict_checked_at = Some(now().into());
        let page = OfferPage {
            offer: OfferView::new(&checked, &CodeLists::default(), lang, now()),
            ..offer_page("open", lang, Draft::new())
        };
        assert!(page.render().unwrap().contains("/acceptance"));
    }
}

#[test]
fn an_offer_that_is_over_says_why_and_takes_no_answer() {
    for lang in LANGUAGES {
        for state in ["accepted", "declined", "timed_out", "undeliverable", "withdrawn"] {
            let html = offer_page(state, lang, Draft::new()).render().unwrap();
            harmless(&html);
            assert!(html.contains(&lang.t(&format!("advocate-outcome-{state}"))), "{state}");
            assert!(!html.contains("/acceptance") && !html.contains("/refusal"), "{state}");
        }
    }
    let late = OfferView::new(&offer("open"), &CodeLists::default(), Lang::Kk, at("2026-11-21T09:06:00Z"));
    assert!(!late.open, "the time is over although the worker has not said so");
}

#[test]
fn a_refused_answer_keeps_what_was_typed() {
    for lang in LANGUAGES {
        let error = Error::invalid(vec![FieldError::new("note", "field-required")]);
        let draft = Draft::new().with("reason", "other").with("note", HOSTILE).refused(error).unwrap();
        let html = offer_page("open", lang, draft).render().unwrap();
        harmless(&html);
        assert!(html.contains("href=\"#note\"") && html.contains("value=\"other\" checked"));
        assert!(html.contains("id=\"decline\" open"), "the form with the error is open");
    }
}

#[test]
fn the_names_are_shown_with_the_sentence_about_the_journal() {
    for lang in LANGUAGES {
        let names = |person: Option<&str>, others| ConflictNames {
            person: person.map(str::to_owned),
            person_birth_date: None,
            officer: HOSTILE.to_owned(),
            body_kk: "Орган".to_owned(),
            body_ru: "Орган".to_owned(),
            erdr_number: "267500031000124".to_owned(),
            others,
        };
        let page = |names| ConflictPage {
            frame: frame(lang),
            offer: view("open", lang),
            names: NamesView::new(names, &CodeLists::default(), lang),
            draft: Draft::new().with("reason", "conflict"),
            reasons: reasons(),
            steps: steps(lang),
        };
        let full =
            page(names(Some(HOSTILE), vec![(HOSTILE.to_owned(), "suspect".to_owned())])).render().unwrap();
        harmless(&full);
        assert!(full.contains(&lang.t("advocate-conflict-journalled")));
        let nobody = page(names(None, Vec::new())).render().unwrap();
        assert!(nobody.contains(&lang.t("advocate-unidentified")));
    }
}

fn appointment_page(
    assignment: &Assignment,
    acts: &[&str],
    ready: Option<bool>,
    lang: Lang,
) -> AppointmentPage {
    let (codes, base) = (CodeLists::default(), format!("/{lang}/appointments/5"));
    AppointmentPage {
        frame: frame(lang),
        appointment: AppointmentView::new(assignment, lang, base.clone()),
        order: OrderView::new(&order(State::Accepted), &codes, lang, now()),
        notice: ready.map(|ready| NoticeView::new(&notice(ready), "https://e.kz", &base)),
        acts: acts.iter().map(|answer| ActView::new(&act(answer), &codes, lang, true, &base)).collect(),
        draft: Draft::new().with("place", HOSTILE),
        kinds: reasons(),
        steps: appointment_steps(lang),
    }
}

#[test]
fn an_appointment_shows_its_next_step_first() {
    for lang in LANGUAGES {
        let mut fresh = assignment();
        (fresh.notice_id, fresh.arrived_at, fresh.acts, fresh.claim_id, fresh.claim_state) =
            (None, None, 0, None, None);
        (fresh.completed_at, fresh.ended_at, fresh.end_reason) = (None, None, None);
        assert_eq!(Step::of(&fresh), Step::Notice);
        let html = appointment_page(&fresh, &[], None, lang).render().unwrap();
        harmless(&html);
        assert!(html.contains("/kk/appointments/5/notice\"") || lang != Lang::Kk);
        assert!(html.contains("href=\"tel:") && html.contains(&lang.t("advocate-acts-none")));
        let full = Assignment { notice_id: Some(id(8)), acts: 3, ..fresh };
        let html = appointment_page(&full, &["awaited", "confirmed", "disputed"], Some(true), lang)
            .render()
            .unwrap();
        harmless(&html);
        assert!(html.contains("notice/kk.pdf") && html.contains("ABCD-EF23-4567"));
        assert_eq!(html.matches("/withdrawal").count(), 1, "only what nobody answered is taken back");
    }
}

#[test]
fn the_steps_of_an_appointment_follow_each_other() {
    let mut own = assignment();
    (own.notice_id, own.arrived_at, own.acts, own.claim_id, own.claim_state) = (None, None, 0, None, None);
    (own.completed_at, own.ended_at, own.end_reason) = (None, None, None);
    own.notice_id = Some(id(8));
    assert_eq!(Step::of(&own), Step::Arrival);
    own.arrived_at = Some(now().into());
    assert_eq!(Step::of(&own), Step::Work);
    own.acts = 1;
    assert_eq!(Step::of(&own), Step::Claim);
    for (state, step) in [("submitted", Step::Decision), ("returned", Step::Claim), ("paid", Step::Nothing)] {
        own.claim_state = Some(state.to_owned());
        assert_eq!(Step::of(&own), step, "{state}");
    }
    let ended = Assignment { claim_state: None, acts: 0, end_reason: Some("cancelled".to_owned()), ..own };
    assert_eq!(Step::of(&ended), Step::Nothing);
}

#[test]
fn the_list_of_appointments_is_explained_when_empty() {
    for lang in LANGUAGES {
        let page = |rows: Vec<Row>| AppointmentsPage {
            frame: frame(lang),
            pages: Pages::from_query("/kk/appointments", "", 20, rows.len()),
            rows,
        };
        complete(&page(Vec::new()).render().unwrap());
        let own = Assignment { person: Some(HOSTILE.to_owned()), ..assignment() };
        harmless(&page(vec![Row::new(&own, lang)]).render().unwrap());
    }
}

fn claim_page(state: &str, lang: Lang, draft: Draft) -> ClaimPage {
    let claim = WholeClaim::new(&claim_view(state), &CodeLists::default(), lang, now());
    ClaimPage {
        frame: frame(lang),
        draft,
        steps: way(lang),
        appointment: "/kk/appointments/5".to_owned(),
        next: next(claim.state, &claim, lang),
        mine: claim.state.is_with_advocate(),
        pdf: Some("/kk/claims/50/claim.pdf".to_owned()),
        claim,
    }
}

#[test]
fn a_claim_explains_every_sum_in_every_state() {
    for lang in LANGUAGES {
        for state in ClaimState::ALL {
            let html = claim_page(state.code(), lang, Draft::new()).render().unwrap();
            harmless(&html);
            let own = state.is_with_advocate();
            assert_eq!(
                html.contains("/submission\"><input") && html.contains("no_client_money"),
                own,
                "{state:?}"
            );
            assert!(html.matches("<summary>").count() >= 3, "two lines, one of them with two sums");
            assert!(html.contains("21.11.2026 10:00–11:35"));
        }
    }
}

#[test]
fn a_collision_names_both_times() {
    let html = claim_page("draft", Lang::Ru, Draft::new()).render().unwrap();
    assert!(html.contains("№ 1 (21.11.2026 10:00–11:35)"), "the other line");
    assert!(html.contains("21.11.2026 10:20–11:35"), "the body's time");
}

#[test]
fn a_returned_claim_shows_its_reasons_and_a_refused_submission_its_errors() {
    for lang in LANGUAGES {
        let html = claim_page("returned", lang, Draft::new()).render().unwrap();
        assert!(html.contains(&lang.t("advocate-claim-returned")) && html.contains("overlap"));
        let errors = vec![
            FieldError::new("no_client_money", "claim-declaration"),
            FieldError::new(format!("line-{}", id(102)), "tariff-refusal-out-of-range"),
        ];
        let draft = Draft::new().refused(Error::invalid(errors)).unwrap();
        let html = claim_page("draft", lang, draft).render().unwrap();
        complete(&html);
        let anchor = format!("line-{}", id(102));
        assert!(html.contains(&format!("href=\"#{anchor}\"")) && html.contains(&format!("id=\"{anchor}\"")));
        let draft = Draft::new().refused(Error::refused(Kind::Conflict, "claim-no-iban")).unwrap();
        assert!(claim_page("draft", lang, draft).render().unwrap().contains(&lang.t("claim-no-iban")));
    }
}

#[test]
fn the_list_of_claims_is_explained_when_empty() {
    for lang in LANGUAGES {
        let page = |rows: Vec<ClaimRow>| ClaimsPage {
            frame: frame(lang),
            tabs: vec![NavItem::new("/kk/claims", lang.t("advocate-claims-all")).current_if(true)],
            pages: Pages::from_query("/kk/claims", "", 20, rows.len()),
            rows,
        };
        complete(&page(Vec::new()).render().unwrap());
        let row = ClaimRow {
            href: "/kk/claims/50".to_owned(),
            number: HOSTILE.to_owned(),
            unnumbered: false,
            order_number: "75-2026-000124".to_owned(),
            tone: "waiting",
            state: lang.t("claim-state-submitted"),
            claimed: zan_ui::Decimal::new(1_234_560, 2),
            payable: zan_ui::Decimal::ZERO,
            submitted_at: None,
            file_by: "21.12.2026".to_owned(),
            unconfirmed: true,
            paid_on: None,
        };
        harmless(&page(vec![row]).render().unwrap());
    }
}

#[test]
fn the_printed_claim_has_every_requisite() {
    let view = claim_view("submitted");
    let facts = super::claim_document::facts(&view, &CodeLists::default()).unwrap();
    assert_eq!(facts.lines.len(), 2);
    assert_eq!(facts.total().unwrap(), view.claim.total_claimed.unwrap());
    assert!(super::claim_document::facts(&claim_view("draft"), &CodeLists::default()).is_none());
}
