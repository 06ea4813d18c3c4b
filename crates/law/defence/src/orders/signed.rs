//! The order as the officer signs it.

use serde_json::{Value, json};
use zan_kernel::{BoxFuture, Ctx, Error, Platform, Result};
use zan_signing::{Act, Paper, Performed};

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
            Ok(Performed { papers, about: order.erdr_number, done: format!("/orders/{id}") })
        })
    }
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
