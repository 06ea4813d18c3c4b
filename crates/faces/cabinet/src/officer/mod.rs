//! Pages of an officer of a body: orders, their live state, acts of work that wait for an answer.

mod acts;
mod files;
mod new;
mod orders;
mod status;
#[cfg(test)]
mod tests;

pub(crate) use files::{document_language, sent};
use uuid::Uuid;
use zan_kernel::Action;
use zan_ui::{Answer, Doors, Failure, Member};

pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/{lang}/orders", Action::OrderReadOwn, orders::list)
        .get("/{lang}/orders/new", Action::OrderCreate, new::show)
        .post("/{lang}/orders", Action::OrderCreate, new::submit)
        .get("/{lang}/orders/{id}", Action::OrderReadOwn, status::show)
        .get("/{lang}/orders/{id}/events", Action::OrderReadOwn, status::watch)
        .post("/{lang}/orders/{id}/cancellation", Action::OrderCancel, status::cancel)
        .get("/{lang}/orders/{id}/notice/{doc}", Action::OrderReadOwn, files::notice)
        .get("/{lang}/orders/{id}/certificate/{doc}", Action::OrderReadOwn, files::certificate)
        .get("/{lang}/acts", Action::ActAnswer, acts::list)
        .post("/{lang}/acts/{id}/answer", Action::ActAnswer, acts::answer)
}

/// The body of the officer.
fn unit(member: &Member) -> Answer<Uuid> {
    member.person.unit_id.ok_or(Failure::NotFound)
}
