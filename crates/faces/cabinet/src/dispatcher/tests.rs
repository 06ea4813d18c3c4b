use std::collections::BTreeMap;

use askama::Template as _;
use zan_defence::{offers::Tried, orders::State, selection::QueueRow};
use zan_kernel::{Error, FieldError, codes::CodeLists};
use zan_ui::{Draft, Lang, NavItem, Pages};

use super::{
    queue::QueuePage,
    request::{self, Facts},
};
use crate::requests::testing::{CANDIDATE, HOSTILE, LANGUAGES, assignment, at, frame, id, order, timeline};

fn candidate(number: u128, reasons: Vec<&'static str>, may_be_appointed: bool) -> QueueRow {
    QueueRow {
        advocate_id: id(number),
        name: format!("Адвокат {number}"),
        phone: "+77010000001".to_owned(),
        tier: reasons.is_empty().then_some("primary"),
        interpreter: true,
        load_weight: 25,
        load_hours: 120,
        last_turn: Some(at("2026-11-20T09:00:00Z")),
        reasons,
        may_be_appointed,
    }
}

fn facts(state: State) -> Facts {
    let tried = Tried {
        id: id(9),
        advocate_id: id(777),
        name: CANDIDATE.to_owned(),
        phone: "+77017654321".to_owned(),
        round: 1,
        tier: "primary".to_owned(),
        state: "declined".to_owned(),
        created_at: at("2026-11-21T08:31:00Z"),
        delivered_at: None,
        viewed_at: None,
        answered_at: Some(at("2026-11-21T08:40:00Z").into()),
        expires_at: at("2026-11-21T08:46:00Z"),
        decline_reason: Some("busy".to_owned()),
        decline_note: Some(HOSTILE.to_owned()),
    };
    Facts {
        order: order(state),
        assignment: (!state.is_searching()).then(assignment),
        certificate: None,
        tried: vec![tried],
        timeline: timeline(),
        names: BTreeMap::from([(id(777), CANDIDATE.to_owned())]),
        queue: if state == State::Escalated {
            vec![
                candidate(101, Vec::new(), true),
                candidate(102, vec!["asked-declined"], true),
                candidate(103, vec!["licence-suspended"], false),
            ]
        } else {
            Vec::new()
        },
    }
}

fn rendered(lang: Lang, state: State, draft: Draft) -> String {
    let html = request::filled(frame(lang), draft, &facts(state), &CodeLists::default()).render().unwrap();
    assert!(!html.contains("<script>alert"), "what people typed is escaped");
    assert!(!html.contains(">["), "a text is missing");
    html
}

#[test]
fn the_list_of_advocates_opens_only_after_escalation() {
    for lang in LANGUAGES {
        for state in [State::Offering, State::Accepted, State::Cancelled] {
            let html = rendered(lang, state, Draft::new());
            assert!(
                !html.contains("name=\"advocate_id\"") && !html.contains("/appointment\""),
                "{lang} {state:?}"
            );
        }
        let html = rendered(lang, State::Escalated, Draft::new());
        for number in [101, 102] {
            assert!(html.contains(&format!("id=\"advocate-{}\"", id(number))), "{number} can be chosen");
        }
        assert!(
            !html.contains(&format!("id=\"advocate-{}\"", id(103))),
            "whom the law bars cannot be chosen"
        );
        assert!(html.contains(&lang.t("dispatch-reason-licence-suspended")));
        assert!(html.contains(&lang.t("dispatch-escalate-total-limit-reached")));
    }
}

#[test]
fn the_dispatcher_sees_the_whole_search() {
    let html = rendered(Lang::Ru, State::Offering, Draft::new());
    for shown in [CANDIDATE, "4321", "№ 43", "+7\u{a0}701\u{a0}765\u{a0}43\u{a0}21"] {
        assert!(html.contains(shown), "{shown}");
    }
}

#[test]
fn a_refused_appointment_keeps_the_choice() {
    for lang in LANGUAGES {
        let errors = vec![FieldError::new("note", "field-too-short").with("shortest", "10")];
        let typed = Draft::new().with("advocate_id", id(102).to_string()).with("note", HOSTILE);
        let html = rendered(lang, State::Escalated, typed.refused(Error::invalid(errors)).unwrap());
        assert!(html.contains(&format!("value=\"{}\" checked", id(102))));
        assert!(html.contains("href=\"#note\"") && html.contains("id=\"note-error\""));
    }
}

#[test]
fn the_queue_is_shown_empty() {
    for lang in LANGUAGES {
        let page = QueuePage {
            frame: frame(lang),
            all: true,
            tabs: vec![NavItem::new("/kk/dispatch", lang.t("dispatcher-tab-searching")).with_count(3)],
            filter: Draft::from_query("q=%3Cscript%3E"),
            rows: Vec::new(),
            pages: Pages::from_query("/kk/dispatch", "", 25, 0),
        };
        let html = page.render().unwrap();
        assert!(
            html.contains(&lang.t("dispatcher-none"))
                && html.contains("data-live=")
                && !html.contains("<script>\"")
        );
    }
}
