use askama::Template as _;
use zan_defence::{acts::Act, bodies::Body, notices::Notice, orders::State};
use zan_kernel::{Error, FieldError, codes::CodeLists};
use zan_ui::{Draft, Lang, Pages};

use super::{
    acts::{self, ActView},
    new,
    orders::OrdersPage,
    status::{self, Facts},
};
use crate::requests::{
    Row, state_choices, state_tag,
    testing::{CANDIDATE, HOSTILE, LANGUAGES, assignment, at, frame, id, order, timeline},
};

fn row(lang: Lang, state: State) -> Row {
    Row {
        href: format!("/{lang}/orders/{}", id(1)),
        number: "75-2026-000124".to_owned(),
        erdr_number: "267500031000124".to_owned(),
        tag: state_tag(lang, state),
        urgency: lang.t("urgency-U0"),
        term: None,
        person: Some(HOSTILE.to_owned()),
        role: "suspect".to_owned(),
        body: "Орган".to_owned(),
        zone: "Аймақ".to_owned(),
        region: "75".to_owned(),
        counsel: None,
        received: "21.11.2026 14:00".to_owned(),
        offers: 7,
        urgent: true,
    }
}

fn act() -> Act {
    Act {
        id: id(30),
        assignment_id: id(5),
        order_id: id(1),
        order_number: "75-2026-000124".to_owned(),
        erdr_number: "267500031000124".to_owned(),
        advocate_id: id(777),
        advocate_name: "Сейітов Арман".to_owned(),
        kind: "interrogation".to_owned(),
        started_at: at("2026-11-21T07:00:00Z"),
        ended_at: at("2026-11-21T08:35:00Z"),
        place: HOSTILE.to_owned(),
        result: HOSTILE.to_owned(),
        recorded_at: at("2026-11-21T08:40:00Z"),
        body_answer: "awaited".to_owned(),
        body_started_at: None,
        body_ended_at: None,
        body_note: None,
        body_name: None,
        body_answered_at: None,
        timezone: "Asia/Almaty".to_owned(),
        claimed: false,
    }
}

fn facts(state: State) -> Facts {
    let notice = Notice {
        id: id(8),
        assignment_id: id(5),
        order_id: id(1),
        number: "75-2026-00017".to_owned(),
        check_code: "ABCDEF234567".to_owned(),
        issued_at: at("2026-11-21T08:55:00Z"),
        file_kk: Some(id(20)),
        file_ru: Some(id(21)),
        revoked_at: None,
        signature_id: Some(id(9)),
        signed_at: Some(at("2026-11-21T08:56:00Z").into()),
    };
    Facts {
        order: order(state),
        assignment: Some(assignment()),
        notice: (!state.is_searching()).then_some(notice),
        certificate: None,
        acts: if state.is_searching() { Vec::new() } else { vec![act()] },
        timeline: timeline(),
    }
}

fn body(open: bool, zone: bool) -> Body {
    Body {
        id: id(2),
        code: "almaty-1".to_owned(),
        kind: "police".to_owned(),
        name_kk: "Алмалы аудандық полиция басқармасы".to_owned(),
        name_ru: "Управление полиции Алмалинского района".to_owned(),
        region: "75".to_owned(),
        open,
        timezone: "Asia/Almaty".to_owned(),
        zone_id: zone.then(|| id(3)),
        zone_kk: zone.then(|| "Алмалы аймағы".to_owned()),
        zone_ru: zone.then(|| "Алмалинская зона".to_owned()),
    }
}

fn whole(html: &str) {
    assert!(!html.contains("<script>alert"), "what people typed is escaped");
    assert!(!html.contains(">["), "a text is missing");
}

#[test]
fn nobody_is_named_or_counted_before_acceptance() {
    for lang in LANGUAGES {
        for state in [State::Offering, State::Escalated] {
            let page = status::filled(frame(lang), Draft::new(), &facts(state), &CodeLists::default());
            let html = page.render().unwrap();
            whole(&html);
            for secret in [CANDIDATE, "Құпияұлы", "+7\u{a0}701\u{a0}765", "4321", &id(777).to_string()]
            {
                assert!(!html.contains(secret), "{lang} {state:?}: {secret}");
            }
            assert!(html.contains("data-until"), "the clock of the search runs");
        }
    }
}

#[test]
fn counsel_and_papers_are_shown_after_acceptance() {
    for lang in LANGUAGES {
        let page =
            status::filled(frame(lang), Draft::new(), &facts(State::InProgress), &CodeLists::default());
        let html = page.render().unwrap();
        whole(&html);
        for shown in [CANDIDATE, "75-2026-00017", "/notice/kk.pdf", "tel:+77017654321", "data-live="] {
            assert!(html.contains(shown), "{lang}: {shown}");
        }
        assert!(html.contains(&lang.count("officer-acts-waiting", 1)));
    }
}

#[test]
fn a_closed_request_cannot_be_cancelled_and_a_refused_cancellation_keeps_its_words() {
    let codes = CodeLists::default();
    let closed =
        status::filled(frame(Lang::Ru), Draft::new(), &facts(State::Completed), &codes).render().unwrap();
    assert!(!closed.contains("/cancellation"));
    let refused = Draft::new()
        .with("note", "қате шықты")
        .refused(Error::invalid(vec![FieldError::new("reason", "field-choose")]));
    let html =
        status::filled(frame(Lang::Kk), refused.unwrap(), &facts(State::Offering), &codes).render().unwrap();
    assert!(
        html.contains("қате шықты")
            && html.contains("href=\"#reason\"")
            && html.contains("<details class=\"more\" open>")
    );
}

#[test]
fn the_list_is_shown_empty_and_full() {
    for lang in LANGUAGES {
        let page = |rows: Vec<Row>| OrdersPage {
            frame: frame(lang),
            filter: Draft::from_query("q=%3Cscript%3Ealert(1)"),
            states: state_choices(lang),
            pages: Pages::from_query("/kk/orders", "", 25, rows.len()),
            rows,
        };
        let empty = page(Vec::new()).render().unwrap();
        assert!(empty.contains(&lang.t("officer-none")) && !empty.contains("<script>alert"));
        let full = page(vec![row(lang, State::Offering)]).render().unwrap();
        whole(&full);
        assert!(full.contains("75-2026-000124") && full.contains("class=\"urgent\""));
    }
}

#[test]
fn a_refused_order_keeps_what_was_typed_and_links_every_error() {
    for lang in LANGUAGES {
        let errors =
            [("erdr_number", "erdr-length"), ("act_at", "field-moment"), ("body_code", "body-closed")];
        let errors = errors.map(|(field, code)| FieldError::new(field, code)).to_vec();
        let typed =
            Draft::new().with("place", HOSTILE).with("articles", "188-бап").with("person_identified", "no");
        let page = new::filled(
            frame(lang),
            typed.refused(Error::invalid(errors)).unwrap(),
            Some(&body(false, true)),
            &CodeLists::default(),
        );
        let html = page.render().unwrap();
        whole(&html);
        for shown in
            ["188-бап", "#erdr_number", "#act_at", "#body_code", "data-errors", "value=\"no\" checked"]
        {
            assert!(html.contains(shown), "{lang}: {shown}");
        }
        assert!(html.contains(&lang.t("body-closed")) && html.contains(&lang.t("officer-erdr-number")));
    }
}

#[test]
fn a_body_that_cannot_order_is_told_why() {
    for lang in LANGUAGES {
        for (body, why) in [
            (Some(body(false, true)), "body-closed"),
            (Some(body(true, false)), "body-without-zone"),
            (None, "body-unknown"),
        ] {
            let page = new::filled(frame(lang), Draft::new(), body.as_ref(), &CodeLists::default());
            let html = page.render().unwrap();
            assert!(html.contains(&lang.t(why)) && !html.contains("name=\"erdr_number\""), "{lang} {why}");
        }
        let page = new::filled(frame(lang), Draft::new(), Some(&body(true, true)), &CodeLists::default());
        let html = page.render().unwrap();
        whole(&html);
        assert!(html.contains("name=\"erdr_number\""));
    }
}

#[test]
fn acts_are_confirmed_or_disputed() {
    for lang in LANGUAGES {
        let view = || ActView::new(lang, &CodeLists::default(), &act());
        let empty = acts::filled(frame(lang), Vec::new(), None, None).render().unwrap();
        assert!(empty.contains(&lang.t("officer-acts-none")));
        let list = acts::filled(frame(lang), vec![view()], None, None).render().unwrap();
        whole(&list);
        assert!(list.contains("value=\"confirmed\"") && !list.contains("id=\"dispute\""));
        let dispute = acts::filled(frame(lang), vec![view()], Some(id(30)), None).render().unwrap();
        assert!(dispute.contains("id=\"dispute\"") && dispute.contains("value=\"21.11.2026 12:00\""));
        let refused = Draft::new()
            .with("note", HOSTILE)
            .refused(Error::invalid(vec![FieldError::new("ended_at", "act-too-long")]));
        let wrong =
            acts::filled(frame(lang), vec![view()], Some(id(30)), Some(refused.unwrap())).render().unwrap();
        whole(&wrong);
        assert!(wrong.contains("href=\"#ended_at\"") && wrong.contains(&lang.t("act-too-long")));
    }
}
