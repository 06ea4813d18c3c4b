//! An order: typed into the form of an officer, or sent by the stand-in of ЕРДР. And who is asked because of it.

use jiff::{Timestamp, tz::TimeZone};
use sqlx::PgPool;
use uuid::Uuid;
use zan_app::demo::{Demo, UNIT};
use zan_connectors::erdr::wire::OrderMessage;

use crate::person::{Person, until};

/// A case nobody has seen before.
pub fn invent(demo: &Demo) -> OrderMessage {
    demo.erdr.state.invent_order(UNIT).unwrap()
}

/// Fills in the form of an order, question by question.
pub async fn fill_in(officer: &Person, order: &OrderMessage) {
    let person = &order.person;
    let texts = [
        ("erdr_number", order.erdr_number.as_str()),
        ("order_number", &order.order.number),
        ("articles", &order.articles),
        ("person_surname", person.surname.as_deref().unwrap_or_default()),
        ("person_given", person.given.as_deref().unwrap_or_default()),
        ("person_patronymic", person.patronymic.as_deref().unwrap_or_default()),
        ("person_iin", person.iin.as_deref().unwrap_or_default()),
        (
            "person_birth_date",
            &person.birth_date.map(|day| day.strftime("%d.%m.%Y").to_string()).unwrap_or_default(),
        ),
        ("act_at", &moment(order.act.at)),
        ("place", &order.act.place),
        ("detained_at", &order.detained_at.map(moment).unwrap_or_default()),
        ("officer_phone", "+7 700 000 12 34"),
    ];
    for (name, value) in texts {
        officer.fill(name, value).await;
    }
    officer.choose("gravity", &order.gravity).await;
    officer.choose("person_role", &person.role).await;
    officer.tick("ground", &order.ground).await;
    officer.choose("language", &person.language).await;
    officer.choose("purpose", &order.purpose).await;
    officer.choose("act_kind", &order.act.kind).await;
}

/// Login of the advocate who is asked about a request; the printed accounts come first.
pub async fn asked(pool: &PgPool, request: Uuid) -> String {
    until("an offer", || async move {
        sqlx::query_scalar(
            "SELECT a.login FROM offers o JOIN accounts a ON a.advocate_id = o.advocate_id
             WHERE o.order_id = $1 AND o.state = 'open' ORDER BY length(a.login), o.created_at LIMIT 1",
        )
        .bind(request)
        .fetch_optional(pool)
        .await
        .unwrap()
    })
    .await
}

/// The id at the end of an address.
pub fn id(place: &str) -> Uuid {
    place.rsplit('/').next().unwrap_or_default().parse().unwrap()
}

/// A moment as people of the office type it.
pub fn moment(at: Timestamp) -> String {
    local(at).strftime("%d.%m.%Y %H:%M").to_string()
}

/// Date and time of the country.
pub fn local(at: Timestamp) -> jiff::civil::DateTime {
    TimeZone::get("Asia/Almaty").unwrap().to_datetime(at)
}
