//! Orders: қорғаушы тағайындау туралы қаулы, постановление о назначении защитника.

use axum::Json;
use axum::body::Bytes;
use axum::http::header::{CACHE_CONTROL, LOCATION};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value};
use uuid::Uuid;
use zan_defence::{acts, assignments, certificates, notices, orders};
use zan_kernel::Error;
use zan_ui::{Answer, Id, Visitor};

use crate::refusals::address;
use crate::shape::{self, Member, Reading, flag, optional, text};
use crate::{body, refusals, systems, wire};

/// Members of an order with the law's names of the same fields.
const ORDER: &[Member] = &[
    text("external_id", EXTERNAL_ID),
    text("body_code", "body_code"),
    text("officer/name", "officer_name"),
    text("officer/phone", "officer_phone"),
    text("erdr_number", "erdr_number"),
    text("articles", "articles"),
    text("gravity", "gravity"),
    flag("person/identified", "person_identified"),
    optional("person/iin", "person_iin"),
    optional("person/surname", "person_surname"),
    optional("person/given", "person_given"),
    optional("person/patronymic", "person_patronymic"),
    optional("person/birth_date", "person_birth_date"),
    text("person/role", "person_role"),
    flag("person/minor", "minor"),
    text("person/language", "language"),
    text("ground", "ground"),
    text("purpose", "purpose"),
    text("act/kind", "act_kind"),
    text("act/at", "act_at"),
    text("act/place", "place"),
    optional("detained_at", "detained_at"),
    flag("secret", "secret"),
    flag("no_conflict", "no_conflict"),
    text("order/number", "order_number"),
    text("order/date", "order_date"),
];
const EXTERNAL_ID: &str = "external_id";

/// An order as sent: its identifier in the sending system and what the law asks.
fn read(message: &Map<String, Value>) -> Result<(String, orders::OrderInput, Reading), Error> {
    let mut reading = shape::read(ORDER, message);
    let external_id = reading.text(EXTERNAL_ID);
    // Where the flag itself is wrong, names that were sent are checked all the same.
    if reading.wrong.iter().any(|error| error.field == "person/identified") {
        let named = !reading.text("person_iin").is_empty() || !reading.text("person_surname").is_empty();
        reading.fields.insert("person_identified".to_owned(), Value::Bool(named));
    }
    let mut fields = reading.fields.clone();
    fields.remove(EXTERNAL_ID);
    let input = serde_json::from_value(Value::Object(fields))?;
    Ok((external_id, input, reading))
}

/// Takes an order and opens a request for counsel.
///
/// Safe to repeat: the same order under the same `external_id` is answered with the request it opened (200 instead of 201), however often and however concurrently it is sent. Repeat after a lost answer, 429 and 5xx; do not repeat after another 4xx.
#[utoipa::path(post, path = "/api/v1/orders", tag = "orders", operation_id = "receive_order",
    request_body = wire::Order,
    responses(
        (status = 201, description = "A request was opened.", body = wire::OrderAccepted,
         headers(("location" = String, description = "Address of the request"))),
        (status = 200, description = "The same order had come before; nothing was done again.", body = wire::OrderAccepted),
        (status = 409, description = "`order-duplicate-other-content`: the identifier came before with other content. `order-duplicate-person`: the person has a live request in this case and role.", body = wire::Problem, content_type = "application/problem+json"),
        (status = 422, description = "Every wrong member at once.", body = wire::Problem, content_type = "application/problem+json")),
    security(("key" = [])))]
pub(crate) async fn receive(visitor: Visitor, headers: HeaderMap, bytes: Bytes) -> Answer<Response> {
    let system_id = systems::caller(&visitor)?;
    let message = match body::object(&headers, &bytes) {
        Ok(message) => message,
        Err(unreadable) => return Ok(unreadable.answer(&visitor)),
    };
    let (external_id, input, reading) = read(&message)?;
    let mut ctx = visitor.ctx().await?;
    let codes = &visitor.shell.platform.codes;
    let outcome = orders::receive(&mut ctx, codes, &external_id, &input).await;
    let received = match reading.judge(outcome) {
        Ok(received) => received,
        Err(error) => {
            drop(ctx);
            return refusals::of_order(&visitor, system_id, error).await;
        }
    };
    let status = match received {
        orders::Received::New(_) => {
            ctx.commit().await?;
            StatusCode::CREATED
        }
        orders::Received::Same(_) => {
            drop(ctx);
            StatusCode::OK
        }
    };
    accepted(&visitor, system_id, received.id(), status).await
}

async fn accepted(visitor: &Visitor, system_id: Uuid, id: Uuid, status: StatusCode) -> Answer<Response> {
    let order = orders::for_system(&visitor.shell.platform.pool, system_id, id).await?;
    let itself = address(visitor, id);
    let mut headers = HeaderMap::new();
    if let Ok(location) = HeaderValue::from_str(&itself) {
        headers.insert(LOCATION, location);
    }
    let accepted = wire::OrderAccepted {
        id,
        number: order.number,
        state: order.state,
        urgency: order.urgency,
        accept_by: order.accept_by,
        links: wire::Links { itself },
    };
    Ok((status, headers, Json(accepted)).into_response())
}

/// The state of a request: who comes, the notice of defence, the acts to confirm.
///
/// Names nobody and counts nobody before an advocate accepted.
#[utoipa::path(get, path = "/api/v1/orders/{id}", tag = "orders", operation_id = "read_order",
    params(("id" = Uuid, Path, description = "Identifier of the request")),
    responses(
        (status = 200, description = "The request.", body = wire::OrderStatus),
        (status = 404, description = "There is no such request of this system.", body = wire::Problem, content_type = "application/problem+json")),
    security(("key" = [])))]
pub(crate) async fn status(visitor: Visitor, Id(id): Id) -> Answer<Response> {
    let system_id = systems::caller(&visitor)?;
    let pool = &visitor.shell.platform.pool;
    let order = orders::for_system(pool, system_id, id).await?;
    let files = |document: &str, kk: bool, ru: bool| {
        let file = |lang: &str| format!("{}/{document}/{lang}.pdf", address(&visitor, id));
        wire::Files { kk: kk.then(|| file("kk")), ru: ru.then(|| file("ru")) }
    };
    let status = wire::OrderStatus {
        id,
        number: order.number,
        external_id: order.external_id.unwrap_or_default(),
        state: order.state,
        urgency: order.urgency,
        received_at: order.received_at,
        accept_by: order.accept_by,
        counsel: assignments::of_order(pool, id).await?.map(|counsel| wire::Counsel {
            collegium: counsel.collegium(visitor.lang).to_owned(),
            name: counsel.advocate_name,
            licence_number: counsel.licence_number,
            phone: counsel.advocate_phone,
            accepted_at: counsel.accepted_at,
        }),
        notice: notices::of_order(pool, id).await?.filter(notices::Notice::is_signed).map(|notice| {
            wire::Notice {
                check_url: notices::check_url(visitor.shell.base_url(), &notice.number, &notice.check_code),
                files: files("notice", notice.file_kk.is_some(), notice.file_ru.is_some()),
                evidence: format!("{}/notice/evidence.asice", address(&visitor, id)),
                signed_at: notice.signed_at.map(|at| at.to_jiff()),
                number: notice.number,
                issued_at: notice.issued_at,
            }
        }),
        certificate: certificates::of_order(pool, id).await?.map(|certificate| wire::Certificate {
            files: files("certificate", certificate.file_kk.is_some(), certificate.file_ru.is_some()),
            number: certificate.number,
            issued_at: certificate.issued_at,
        }),
        acts: acts::of_order(pool, id).await?.into_iter().map(recorded).collect(),
        links: wire::Links { itself: address(&visitor, id) },
    };
    Ok(([(CACHE_CONTROL, "no-store")], Json(status)).into_response())
}

fn recorded(act: acts::Act) -> wire::RecordedAct {
    wire::RecordedAct {
        id: act.id,
        kind: act.kind,
        started_at: act.started_at,
        ended_at: act.ended_at,
        body_answer: act.body_answer,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn every_field_of_the_law_has_its_member() {
        let law = serde_json::to_value(orders::OrderInput::default()).unwrap();
        let law: BTreeSet<&str> = law.as_object().unwrap().keys().map(String::as_str).collect();
        let table: BTreeSet<&str> =
            ORDER.iter().map(|member| member.field).filter(|field| *field != EXTERNAL_ID).collect();
        assert_eq!(law, table);
    }

    #[test]
    fn members_become_fields() {
        let message = json!({
            "external_id": "e-1", "body_code": "B", "officer": {"name": "O", "phone": "P"}, "erdr_number": "1",
            "articles": "188", "gravity": "grave", "ground": "2", "purpose": "enter", "secret": true,
            "person": {"identified": true, "iin": "7", "surname": "S", "given": "G", "birth_date": "1990-01-01",
                "role": "suspect", "minor": true, "language": "kk"},
            "act": {"kind": "search", "at": "2026-11-23T10:00:00Z", "place": "A"}, "no_conflict": false,
            "order": {"number": "5", "date": "2026-11-23"}
        });
        let (external_id, input, reading) = read(message.as_object().unwrap()).unwrap();
        assert!(reading.wrong.is_empty(), "{:?}", reading.wrong);
        assert_eq!(external_id, "e-1");
        let expected = orders::OrderInput {
            body_code: "B".into(),
            officer_name: "O".into(),
            officer_phone: "P".into(),
            erdr_number: "1".into(),
            articles: "188".into(),
            gravity: "grave".into(),
            person_identified: true,
            person_iin: "7".into(),
            person_surname: "S".into(),
            person_given: "G".into(),
            person_birth_date: "1990-01-01".into(),
            person_role: "suspect".into(),
            minor: true,
            ground: "2".into(),
            language: "kk".into(),
            purpose: "enter".into(),
            act_kind: "search".into(),
            act_at: "2026-11-23T10:00:00Z".into(),
            place: "A".into(),
            secret: true,
            order_number: "5".into(),
            order_date: "2026-11-23".into(),
            ..orders::OrderInput::default()
        };
        assert_eq!(input, expected);
    }

    #[test]
    fn an_empty_message_names_every_member_it_lacks() {
        let (_, _, reading) = read(&Map::new()).unwrap();
        let places: Vec<&str> = reading.wrong.iter().map(|error| error.field.as_str()).collect();
        for place in
            ["external_id", "body_code", "officer", "person", "act", "order", "secret", "no_conflict"]
        {
            assert!(places.contains(&place), "{place} of {places:?}");
        }
        assert!(!places.contains(&"detained_at"));
        assert!(reading.wrong.iter().all(|error| error.code == "field-required"));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            any::<i64>().prop_map(|number| json!(number)),
            ".{0,12}".prop_map(Value::String),
        ];
        leaf.prop_recursive(3, 24, 6, |inner| {
            let name = prop_oneof![
                prop::sample::select(ORDER.to_vec()).prop_map(|member| member
                    .pointer
                    .rsplit('/')
                    .next()
                    .unwrap_or_default()
                    .to_owned()),
                prop::sample::select(vec!["person", "act", "order", "officer"]).prop_map(str::to_owned),
                ".{0,6}",
            ];
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                prop::collection::btree_map(name, inner, 0..6)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_json_is_read_and_every_place_told_once(message in any_json()) {
            let message = message.as_object().cloned().unwrap_or_default();
            let (_, _, reading) = read(&message).unwrap();
            let places: BTreeSet<&str> = reading.wrong.iter().map(|error| error.field.as_str()).collect();
            prop_assert_eq!(places.len(), reading.wrong.len());
            prop_assert_eq!(reading.fields.len(), ORDER.len());
        }
    }
}
