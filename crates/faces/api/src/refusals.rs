//! Refusals that point at what is there already.

use axum::response::Response;
use uuid::Uuid;
use zan_defence::orders;
use zan_kernel::{Error, Kind};
use zan_ui::{Answer, Failure, Visitor};

use crate::{body, wire};

/// Where a request is read.
pub(crate) fn address(visitor: &Visitor, id: Uuid) -> String {
    format!("{}/api/v1/orders/{id}", visitor.shell.base_url())
}

/// Refusals of an order that name the number of another one become problems with `existing`; others go on.
pub(crate) async fn of_order(visitor: &Visitor, system_id: Uuid, error: Error) -> Answer<Response> {
    let number = error
        .as_refusal()
        .filter(|refusal| refusal.kind == Kind::Conflict)
        .and_then(|refusal| refusal.args.iter().find(|(name, _)| *name == "number"))
        .map(|(_, number)| number.clone());
    let failure = Failure::from(error);
    let Some(number) = number else { return Err(failure) };
    let existing = existing(visitor, system_id, number).await?;
    let problem = wire::Problem::from(zan_ui::Problem::new(&failure, visitor));
    Ok(body::problem(wire::Problem { existing: Some(existing), ..problem }))
}

/// The request of a number; more than the number only when it is the system's own.
async fn existing(visitor: &Visitor, system_id: Uuid, number: String) -> Answer<wire::ExistingOrder> {
    let pool = &visitor.shell.platform.pool;
    let filter = orders::Filter { query: number.clone(), ..orders::Filter::default() };
    let found = orders::list_all(pool, filter).await?.rows.into_iter().find(|row| row.number == number);
    let own = match found {
        Some(row) => orders::for_system(pool, system_id, row.id).await.ok(),
        None => None,
    };
    Ok(wire::ExistingOrder {
        number,
        id: own.as_ref().map(|order| order.id),
        state: own.as_ref().map(|order| order.state.clone()),
        links: own.map(|order| wire::Links { itself: address(visitor, order.id) }),
    })
}
