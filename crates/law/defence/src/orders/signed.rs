//! The order as the officer signs it.

use serde_json::{Value, json};
use zan_kernel::{BoxFuture, Ctx, Error, Platform, Result, codes::CodeLists};
use zan_language::{Lang, date, moment};
use zan_signing::{Act, Line, Paper, Performed};

use super::{Order, OrderInput, actions, store};

/// Code of the act by which an officer signs an order.
pub const SUBMIT: &str = "order.submit";

/// The act of [`SUBMIT`]; its payload is an [`OrderInput`].
pub struct Submit;

impl Act for Submit {
    fn perform<'a>(
        &'a self,
        platform: &'a Platform,
        ctx: &'a mut Ctx,
        payload: &'a Value,
    ) -> BoxFuture<'a, Result<Performed>> {
        Box::pin(async move {
            let input: OrderInput = serde_json::from_value(payload.clone())?;
            let id = actions::submit(ctx, &platform.codes, &input).await?;
            let order = store::find(ctx.db(), id).await?.ok_or_else(Error::not_found)?;
            let name = format!("order-{}.json", order.erdr_number);
            let papers = vec![Paper::facts(name, &facts(&order))?];
            let summary = summary(&order, &platform.codes);
            Ok(Performed { papers, about: order.erdr_number, summary, done: format!("/orders/{id}") })
        })
    }
}

/// What the officer reads before signing.
fn summary(order: &Order, codes: &CodeLists) -> Vec<Line> {
    let person = order.person_name();
    let coded =
        |key, list: &'static str, code: &str| Line::new(key, |lang| codes.name(list, code, lang).to_owned());
    vec![
        Line::new("request-body", |lang| {
            if lang == Lang::Kk { order.body_kk.clone() } else { order.body_ru.clone() }
        }),
        Line::same("officer-order-number", format!("{} · {}", order.order_number, date(order.order_date))),
        Line::new("request-person", |lang| person.clone().unwrap_or_else(|| lang.t("signing-unidentified"))),
        coded("request-role", "person_role", &order.person_role),
        coded("request-ground", "ground", &order.ground),
        coded("officer-act-kind", "act_kind", &order.act_kind),
        Line::same("officer-act-at", moment(order.act_at)),
        Line::same("officer-place", &order.place),
    ]
}

/// What the body orders; neither the number nor the terms, which the system gives.
fn facts(order: &Order) -> Value {
    json!({
        "act": SUBMIT,
        "body": {"name_kk": order.body_kk, "name_ru": order.body_ru},
        "officer": {"name": order.officer_name, "phone": order.officer_phone},
        "erdr_number": order.erdr_number,
        "articles": order.articles,
        "gravity": order.gravity,
        "person": {
            "identified": order.person_identified,
            "iin": order.person_iin,
            "surname": order.person_surname,
            "given": order.person_given,
            "patronymic": order.person_patronymic,
            "birth_date": order.person_birth_date.map(|day| day.to_jiff().to_string()),
            "role": order.person_role,
            "minor": order.minor,
        },
        "ground": order.ground,
        "language": order.language,
        "detained_at": order.detained_at.map(|at| at.to_jiff().to_string()),
        "purpose": order.purpose,
        "act_kind": order.act_kind,
        "act_at": order.act_at.to_string(),
        "place": order.place,
        "secret": order.secret,
        "no_conflict": order.no_conflict,
        "order_number": order.order_number,
        "order_date": order.order_date.to_string(),
    })
}
