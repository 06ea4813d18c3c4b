//! Pages of the duty dispatcher: the queue of the region, appointment by hand, the certificate of impossibility.

mod queue;
mod request;
#[cfg(test)]
mod tests;
mod view;

use zan_kernel::Action;
use zan_ui::{Answer, Doors, Failure, Member};

pub(crate) fn doors() -> Doors {
    Doors::new()
        .get("/{lang}/dispatch", Action::DispatchRead, queue::list)
        .get("/{lang}/dispatch/events", Action::DispatchRead, queue::watch)
        .get("/{lang}/dispatch/{id}", Action::DispatchRead, request::show)
        .get("/{lang}/dispatch/{id}/events", Action::DispatchRead, request::watch)
        .post("/{lang}/dispatch/{id}/appointment", Action::DispatchAppoint, request::appoint)
        .post("/{lang}/dispatch/{id}/certificate", Action::CertificateIssue, request::certify)
        .get("/{lang}/dispatch/{id}/certificate/{doc}", Action::DispatchRead, request::certificate)
}

/// The dispatcher's region, КАТО code.
fn region(member: &Member) -> Answer<&str> {
    member.person.region.as_deref().ok_or(Failure::NotFound)
}
