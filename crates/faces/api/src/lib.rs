//! The interface for other systems (сыртқы жүйелерге арналған интерфейс, интерфейс для внешних систем): JSON over
//! HTTP under `/api/v1`, described by `/api/openapi.json`, and the checks of health.
//!
//! A handler reads the message, runs one action or question of a law crate and writes the answer. Candidates for
//! counsel are in no type of this crate: a body learns who comes after the acceptance and not before (our rule for
//! the joint order's "without the officer's choice").

mod acts;
mod body;
mod cancellations;
mod directory;
mod documents;
mod health;
mod messages;
pub mod openapi;
mod orders;
mod refusals;
mod shape;
mod systems;
pub mod wire;

use std::sync::Arc;

use zan_kernel::Action;
use zan_ui::{Doors, Visitor};

pub use health::{Readiness, ReadinessFacts};
pub use systems::external_systems;

/// Every door of the interface. `readiness` tells `/readyz` what the database knows of itself.
#[must_use]
pub fn doors(readiness: Arc<dyn Readiness>) -> Doors {
    Doors::new()
        .post("/api/v1/orders", Action::OrderReceive, orders::receive)
        .get("/api/v1/orders/{id}", Action::OrderReadExternal, orders::status)
        .post("/api/v1/orders/{id}/cancellation", Action::OrderCancel, cancellations::cancel)
        .get("/api/v1/orders/{id}/notice/{file}", Action::OrderReadExternal, documents::notice)
        .get("/api/v1/orders/{id}/certificate/{file}", Action::OrderReadExternal, documents::certificate)
        .get("/api/v1/messages", Action::OrderReadExternal, messages::replay)
        .post("/api/v1/acts/{id}/answer", Action::ActAnswer, acts::answer)
        .get("/api/v1/directory", Action::Public, directory::list)
        .get("/api/openapi.json", Action::Public, openapi::document)
        .get("/healthz", Action::Public, health::alive)
        .get("/readyz", Action::Public, move |visitor: Visitor| {
            health::ready(visitor, Arc::clone(&readiness))
        })
}
