//! Invented requests for tests of templates.

use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;
use zan_defence::{
    assignments::Assignment,
    orders::{Order, State, TimelineEvent},
};
use zan_ui::{Account, Frame, Lang};

/// Typed by somebody who means harm.
pub(crate) const HOSTILE: &str = "<script>alert('x')</script>";
/// Name of an advocate who must not be seen before acceptance.
pub(crate) const CANDIDATE: &str = "Құпияұлы Ерасыл Жандарбекұлы";

/// The languages every template is rendered in.
pub(crate) const LANGUAGES: [Lang; 2] = [Lang::Kk, Lang::Ru];

pub(crate) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(crate) fn now() -> Timestamp {
    at("2026-11-21T09:00:00Z")
}

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub(crate) fn frame(lang: Lang) -> Frame {
    Frame {
        lang,
        path_and_query: format!("/{lang}/orders"),
        title: lang.t("nav-orders"),
        account: Some(Account {
            name: "Әбдіров Нұрлан".to_owned(), role: lang.t("role-officer")
        }),
        csrf: "token".to_owned(),
        flash: None,
        look: zan_ui::Look::default(),
        demo: true,
        crumbs: Vec::new(),
        sections: Vec::new(),
        side: Vec::new(),
        footer: Vec::new(),
        now: now(),
    }
}

pub(crate) fn order(state: State) -> Order {
    Order {
        id: id(1),
        number: "75-2026-000124".to_owned(),
        channel: "page".to_owned(),
        system_id: None,
        external_id: None,
        body_id: id(2),
        body_kk: "Алмалы аудандық полиция басқармасы".to_owned(),
        body_ru: "Управление полиции Алмалинского района".to_owned(),
        zone_id: id(3),
        zone_kk: "Алмалы аймағы".to_owned(),
        zone_ru: "Алмалинская зона".to_owned(),
        region: "75".to_owned(),
        timezone: "Asia/Almaty".to_owned(),
        officer_account_id: None,
        officer_name: "Әбдіров Нұрлан".to_owned(),
        officer_phone: "+77010000000".to_owned(),
        erdr_number: "267500031000124".to_owned(),
        articles: HOSTILE.to_owned(),
        gravity: "medium".to_owned(),
        person_iin: None,
        person_surname: Some("Серіков".to_owned()),
        person_given: Some(HOSTILE.to_owned()),
        person_patronymic: None,
        person_birth_date: None,
        person_identified: true,
        person_role: "suspect".to_owned(),
        person_key: "key".to_owned(),
        minor: true,
        ground: "2".to_owned(),
        language: "kk".to_owned(),
        detained_at: None,
        purpose: "enter".to_owned(),
        act_kind: "interrogation".to_owned(),
        act_at: at("2026-11-21T11:00:00Z"),
        place: HOSTILE.to_owned(),
        secret: false,
        no_conflict: true,
        order_number: "17-қ".to_owned(),
        order_date: jiff::civil::date(2026, 11, 21),
        urgency: "U0".to_owned(),
        policy_edition: "2026-11".to_owned(),
        state: state.code().to_owned(),
        received_at: at("2026-11-21T08:30:00Z"),
        accept_by: at("2026-11-21T09:30:00Z"),
        escalate_at: at("2026-11-21T09:20:00Z"),
        escalated_at: None,
        escalation_reason: (state == State::Escalated).then(|| "time_is_up".to_owned()),
        closed_at: None,
        close_reason: None,
        close_note: Some(HOSTILE.to_owned()),
    }
}

pub(crate) fn assignment() -> Assignment {
    Assignment {
        id: id(5),
        order_id: id(1),
        order_number: "75-2026-000124".to_owned(),
        order_state: "accepted".to_owned(),
        advocate_id: id(777),
        advocate_name: CANDIDATE.to_owned(),
        licence_number: "0012345".to_owned(),
        licence_date: jiff::civil::date(2015, 3, 2),
        advocate_phone: "+77017654321".to_owned(),
        advocate_email: "erasyl@example.kz".to_owned(),
        collegium_kk: "Алматы қалалық адвокаттар алқасы".to_owned(),
        collegium_ru: "Алматинская городская коллегия адвокатов".to_owned(),
        offer_id: None,
        manual: true,
        manual_reason: None,
        accepted_at: at("2026-11-21T08:50:00Z"),
        arrived_at: Some(at("2026-11-21T08:58:00Z").into()),
        completed_at: None,
        ended_at: None,
        end_reason: None,
        region: "75".to_owned(),
        timezone: "Asia/Almaty".to_owned(),
        erdr_number: "267500031000124".to_owned(),
        urgency: "U0".to_owned(),
        person: None,
        act_at: at("2026-11-21T11:00:00Z"),
        notice_id: None,
        notice_number: None,
        notice_issued_at: None,
        acts: 0,
        claim_id: None,
        claim_state: None,
    }
}

fn event(index: i64, action: &str, details: serde_json::Value) -> TimelineEvent {
    TimelineEvent {
        at: now(),
        action: action.to_owned(),
        actor_name: if action.starts_with("offer.") { CANDIDATE } else { "worker" }.to_owned(),
        actor_role: if action.starts_with("offer.") { "advocate" } else { "system" }.to_owned(),
        details,
        journal_index: index,
    }
}

/// The journal of a search, with everything that a body may not see.
pub(crate) fn timeline() -> Vec<TimelineEvent> {
    let advocate = id(777);
    vec![
        event(41, "order.received", json!({"number": "75-2026-000124", "channel": "page"})),
        event(42, "selection.made", json!({"round": 1, "tier": "primary", "asked": 7, "pool": 4321})),
        event(43, "offer.made", json!({"offer": id(9), "advocate": advocate, "tier": "primary"})),
        event(44, "offer.viewed", json!({"offer": id(9), "advocate": advocate})),
        event(45, "offer.conflict_checked", json!({"offer": id(9), "advocate": advocate})),
        event(46, "offer.declined", json!({"offer": id(9), "advocate": advocate, "reason": HOSTILE})),
        event(47, "order.escalated", json!({"reason": "everyone-asked"})),
    ]
}
