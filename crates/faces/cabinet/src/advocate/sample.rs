//! Invented offers and claims for tests of templates.

use std::collections::BTreeMap;

use jiff::civil::{DateTime, date};
use zan_defence::acts::Act;
use zan_defence::notices::Notice;
use zan_defence::offers::Offer;
use zan_payment::claims::{BodySide, Claim, ClaimLine, ClaimView, Decision, Explanation, Finding, Severity};
use zan_tariff::{ClaimInput, Dimension, LineInput, LineResult, calculate, shipped};
use zan_ui::Decimal;

use crate::requests::testing::{HOSTILE, at, id};

pub(crate) fn offer(state: &str) -> Offer {
    Offer {
        id: id(40),
        order_id: id(1),
        order_number: "75-2026-000124".to_owned(),
        advocate_id: id(777),
        tier: "neighbour_zones".to_owned(),
        interpreter_needed: true,
        state: state.to_owned(),
        created_at: at("2026-11-21T08:50:00Z"),
        answer_seconds: 900,
        expires_at: at("2026-11-21T09:06:00Z"),
        delivered_at: Some(at("2026-11-21T08:51:00Z").into()),
        viewed_at: None,
        conflict_checked_at: None,
        answered_at: (state != "open").then(|| at("2026-11-21T08:58:00Z").into()),
        decline_reason: (state == "declined").then(|| HOSTILE.to_owned()),
        decline_note: (state == "declined").then(|| HOSTILE.to_owned()),
        region: "75".to_owned(),
        timezone: "Asia/Almaty".to_owned(),
        zone_kk: "Алматы қаласының Алмалы ауданы".to_owned(),
        zone_ru: "Алмалинский район города Алматы".to_owned(),
        urgency: "U0".to_owned(),
        ground: "2".to_owned(),
        gravity: "grave".to_owned(),
        articles: HOSTILE.to_owned(),
        person_role: "suspect".to_owned(),
        minor: true,
        language: "kk".to_owned(),
        detained_at: Some(at("2026-11-21T07:40:00Z").into()),
        purpose: "enter".to_owned(),
        act_kind: "interrogation".to_owned(),
        act_at: at("2026-11-21T10:30:00Z"),
        order_state: "offering".to_owned(),
    }
}

pub(crate) fn act(answer: &str) -> Act {
    let disputed = answer == "disputed";
    Act {
        id: id(30),
        assignment_id: id(5),
        order_id: id(1),
        order_number: "75-2026-000124".to_owned(),
        erdr_number: "267500031000124".to_owned(),
        advocate_id: id(777),
        advocate_name: "Сейітов Арман".to_owned(),
        kind: "interrogation".to_owned(),
        started_at: at("2026-11-21T05:00:00Z"),
        ended_at: at("2026-11-21T06:35:00Z"),
        place: HOSTILE.to_owned(),
        result: HOSTILE.to_owned(),
        recorded_at: at("2026-11-21T08:40:00Z"),
        body_answer: answer.to_owned(),
        body_started_at: disputed.then(|| at("2026-11-21T05:20:00Z").into()),
        body_ended_at: disputed.then(|| at("2026-11-21T06:35:00Z").into()),
        body_note: disputed.then(|| HOSTILE.to_owned()),
        body_name: disputed.then(|| HOSTILE.to_owned()),
        body_answered_at: None,
        timezone: "Asia/Almaty".to_owned(),
        claimed: false,
    }
}

pub(crate) fn notice(ready: bool) -> Notice {
    Notice {
        id: id(8),
        assignment_id: id(5),
        order_id: id(1),
        number: "75-2026-00017".to_owned(),
        check_code: "ABCDEF234567".to_owned(),
        issued_at: at("2026-11-21T08:55:00Z"),
        file_kk: ready.then(|| id(20)),
        file_ru: ready.then(|| id(21)),
        revoked_at: None,
        signature_id: Some(id(9)),
        signed_at: Some(at("2026-11-21T08:56:00Z").into()),
    }
}

fn run(start: DateTime, end: DateTime) -> LineResult {
    let properties = BTreeMap::from([
        (Dimension::Provider, "advocate".to_owned()),
        (Dimension::Aid, "guaranteed".to_owned()),
        (Dimension::Proceeding, "criminal".to_owned()),
        (Dimension::Gravity, "grave".to_owned()),
        (Dimension::Role, "suspect".to_owned()),
        (Dimension::Work, "investigative_action".to_owned()),
    ]);
    let line = LineInput { id: "1".to_owned(), start, end, properties, person: None, item: None };
    let input =
        ClaimInput { document_date: Some(date(2026, 11, 21)), lines: vec![line], ..ClaimInput::default() };
    calculate(&input, &shipped().unwrap()).lines.pop().unwrap()
}

fn line(position: i32, disputed: bool) -> ClaimLine {
    let (start, end) = (date(2026, 11, 21).at(10, 0, 0, 0), date(2026, 11, 21).at(11, 35, 0, 0));
    let claimed = run(start, end);
    let assessed = if disputed { run(date(2026, 11, 21).at(10, 20, 0, 0), end) } else { claimed.clone() };
    let answer = if disputed { "disputed" } else { "confirmed" };
    let sum = |result: &LineResult| result.amount.map_or(Decimal::ZERO, zan_base::Money::amount);
    ClaimLine {
        id: id(u128::try_from(position).unwrap() + 100),
        act_id: id(30),
        position,
        kind: "interrogation".to_owned(),
        started_at: at("2026-11-21T05:00:00Z"),
        ended_at: at("2026-11-21T06:35:00Z"),
        place: HOSTILE.to_owned(),
        minutes_claimed: 95,
        minutes_assessed: if disputed { 75 } else { 95 },
        amount_claimed: sum(&claimed),
        amount_assessed: sum(&assessed),
        tariff_item: "1".to_owned(),
        unconfirmed: claimed.unconfirmed,
        difference: disputed.then(|| "times_confirmed_shorter".to_owned()),
        explanation: Explanation {
            claimed,
            assessed: Some(assessed),
            body: BodySide { answer: answer.to_owned(), started_at: None, ended_at: None, note: None },
        },
        body_answer: answer.to_owned(),
        body_started_at: disputed.then(|| at("2026-11-21T05:20:00Z")),
        body_ended_at: disputed.then(|| at("2026-11-21T06:35:00Z")),
        body_note: disputed.then(|| HOSTILE.to_owned()),
        body_name: None,
        agreed_minutes: if disputed { 75 } else { 95 },
        refused_before: None,
        live: true,
    }
}

/// A claim of two lines, the second disputed by the body and colliding with the first.
pub(crate) fn claim_view(state: &str) -> ClaimView {
    let lines = vec![line(1, false), line(2, true)];
    let total = |of: fn(&ClaimLine) -> Decimal| lines.iter().map(of).sum::<Decimal>();
    let mut claim = claim(state);
    (claim.total_claimed, claim.total_assessed) =
        (Some(total(|line| line.amount_claimed)), Some(total(|line| line.amount_assessed)));
    let overlap = Finding {
        code: "claim-finding-overlap",
        line: Some(id(102)),
        args: vec![("with", "1".to_owned()), ("minutes", "95".to_owned())],
        severity: Severity::Serious,
    };
    let late = Finding {
        code: "claim-finding-late",
        line: None,
        args: vec![("until", "21.12.2026".to_owned()), ("filed", "22.12.2026".to_owned())],
        severity: Severity::Serious,
    };
    let decision = |kind: &str, reasons: &[&str]| Decision {
        id: id(60),
        version: 1,
        kind: kind.to_owned(),
        reasons: reasons.iter().map(|code| (*code).to_owned()).collect(),
        note: HOSTILE.to_owned(),
        made_by_name: Some(HOSTILE.to_owned()),
        made_at: at("2026-11-22T05:00:00Z"),
    };
    let decisions = match state {
        "draft" => Vec::new(),
        "returned" => vec![decision("submission", &[]), decision("return", &["overlap"])],
        "refused" => vec![decision("submission", &[]), decision("refusal", &["already_paid"])],
        _ => vec![decision("submission", &[]), decision("check", &[])],
    };
    ClaimView { claim, lines, decisions, findings: vec![late, overlap] }
}

fn claim(state: &str) -> Claim {
    let submitted = state != "draft";
    let paid = state == "paid";
    Claim {
        id: id(50),
        number: submitted.then(|| "75-2026-000042".to_owned()),
        state: state.to_owned(),
        version: 2,
        region: "75".to_owned(),
        region_kk: "Алматы қаласы".to_owned(),
        region_ru: "Город Алматы".to_owned(),
        timezone: "Asia/Almaty".to_owned(),
        department_kk: Some("Алматы қаласының Әділет департаменті".to_owned()),
        department_ru: Some("Департамент юстиции города Алматы".to_owned()),
        document_date: date(2026, 11, 21),
        file_by: date(2026, 12, 21),
        gravity: "grave".to_owned(),
        tariff_edition: None,
        indicator: None,
        unconfirmed: true,
        total_claimed: None,
        total_assessed: None,
        no_client_money: submitted,
        created_at: at("2026-11-21T08:00:00Z"),
        submitted_at: submitted.then(|| at("2026-11-21T08:30:00Z").into()),
        checked_by: (state == "checked").then(|| id(90)),
        checked_by_name: (state == "checked").then(|| HOSTILE.to_owned()),
        checked_at: None,
        approved_by: None,
        approved_by_name: None,
        approved_at: None,
        register_id: paid.then(|| id(70)),
        register_number: paid.then(|| "75-2026-0001".to_owned()),
        paid_on: paid.then(|| jiff_date(2026, 11, 25)),
        payment_document: paid.then(|| HOSTILE.to_owned()),
        assignment_id: id(5),
        accepted_at: at("2026-11-21T04:00:00Z"),
        appointment_ended_at: None,
        order_id: id(1),
        order_number: "75-2026-000124".to_owned(),
        ruling_number: "17".to_owned(),
        ruling_date: date(2026, 11, 21),
        erdr_number: "267500031000124".to_owned(),
        articles: HOSTILE.to_owned(),
        person_role: "suspect".to_owned(),
        person: Some(HOSTILE.to_owned()),
        person_birth_date: None,
        body_kk: "Алмалы аудандық полиция басқармасы".to_owned(),
        body_ru: "Управление полиции Алмалинского района".to_owned(),
        officer_name: "Әбдіров Нұрлан".to_owned(),
        notice_number: Some("75-2026-00017".to_owned()),
        notice_issued_at: None,
        advocate_id: id(777),
        advocate_name: "Сейітов Арман Қайратұлы".to_owned(),
        advocate_iin: "900101300017".to_owned(),
        advocate_iban: Some("KZ86125KZT5004100100".to_owned()),
        advocate_email: "a@example.kz".to_owned(),
        advocate_phone: "+77010000000".to_owned(),
        licence_number: "0001234".to_owned(),
        licence_date: date(2015, 3, 2),
        collegium_kk: "Алматы қалалық адвокаттар алқасы".to_owned(),
        collegium_ru: "Алматинская городская коллегия адвокатов".to_owned(),
        agreement_number: Some("12".to_owned()),
        agreement_date: Some(jiff_date(2026, 1, 5)),
    }
}

fn jiff_date(year: i16, month: i8, day: i8) -> jiff_sqlx::Date {
    jiff_sqlx::ToSqlx::to_sqlx(date(year, month, day))
}
