//! Pages of the electronic signature (ЭЦҚ / ЭЦП): the signature box with its three ways (NCALayer, eGov Mobile, a file
//! signed elsewhere), entering with the signature, the check of any signed file by anyone, and the interface of eGov
//! Mobile. Nothing is decided here: `zan_signing` does that.
//!
//! Every handler of a request to sign needs `axum::Extension<zan_signing::Signing>`, which the program adds.

mod admission;
mod armour;
mod asked;
mod check;
mod documents;
mod entrance;
mod mobile;
mod phone;
mod signatures;
mod signing;
mod submission;
#[cfg(test)]
mod tests;
mod upload;
mod verdict;
mod words;

use std::sync::Arc;

use axum::Extension;
use axum::extract::Request;
use zan_kernel::Action;
use zan_signing::Signing;
use zan_ui::{Doors, Visitor};

/// Every door of the signature. Who may see a request to sign is asked inside: its own member, the browser that
/// wants to enter, the phone that holds the token.
#[must_use]
pub fn doors() -> Doors {
    requests().merge(entrances()).merge(checks()).merge(phones())
}

fn requests() -> Doors {
    Doors::new()
        .get("/{lang}/signing/{id}", Action::Public, signing::show)
        .get("/{lang}/signing/{id}/events", Action::Public, signing::watch)
        .get("/{lang}/signing/{id}/documents/{position}", Action::Public, documents::document)
        .get("/{lang}/signing/{id}/evidence", Action::Public, documents::evidence)
        .post("/{lang}/signing/{id}/signature", Action::Public, submission::submit)
        .post("/{lang}/signing/{id}/phone", Action::Public, phone::invite)
        .post("/{lang}/signing/{id}/withdrawal", Action::Public, submission::withdraw)
}

fn entrances() -> Doors {
    Doors::new()
        .post("/{lang}/entrance", Action::Public, entrance::begin)
        .post("/{lang}/entrance/session", Action::OwnAccount, entrance::strengthen)
        .post("/{lang}/signing/{id}/entrance", Action::Public, entrance::enter)
}

fn checks() -> Doors {
    let desk = Arc::new(check::Desk::new());
    Doors::new().get("/{lang}/signatures", Action::Public, check::form).post(
        "/{lang}/signatures",
        Action::Public,
        move |Extension(signing): Extension<Signing>, visitor: Visitor, request: Request| {
            let desk = Arc::clone(&desk);
            async move { check::submit(signing, &desk, visitor, request).await }
        },
    )
}

fn phones() -> Doors {
    Doors::new()
        .get("/egov/v1/signings/{token}", Action::Public, mobile::invitation)
        .get("/egov/v1/signings/{token}/documents", Action::Public, mobile::documents)
        .put("/egov/v1/signings/{token}/documents", Action::Public, mobile::submit)
}
