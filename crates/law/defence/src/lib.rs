//! Defence by appointment: bodies, orders, selection, offers, assignments, notices, acts of work.
//!
//! An order of a body opens a request for counsel; the engine chooses by rule; the advocate answers; the notice of
//! defence goes back; the work is recorded from both sides. `orders` is the pattern module that others imitate.

pub mod acts;
pub mod assignments;
pub mod bodies;
pub mod certificates;
pub mod notices;
pub mod offers;
pub mod orders;
pub mod selection;

use std::sync::Arc;

use zan_kernel::{jobs::Handlers, outbox, ports::Typesetter};
use zan_signing::Acts;

/// Adds the acts of this context that are signed.
#[must_use]
pub fn acts(acts: Acts) -> Acts {
    acts.with(orders::SUBMIT, orders::Submit)
        .with(notices::SIGNED, notices::Issue)
        .with(certificates::SIGNED, certificates::Issue)
}

/// Adds what this context does later to the worker's handlers.
#[must_use]
pub fn handlers(handlers: Handlers, typesetter: &Arc<dyn Typesetter>, base_url: &str) -> Handlers {
    handlers
        .with(orders::ESCALATE, orders::EscalateOverdue)
        .with(offers::EXPIRE, offers::Expire)
        .with(outbox::OFFER_DELIVERED, offers::MarkDelivered)
        .with(
            notices::RENDER,
            notices::Render { typesetter: Arc::clone(typesetter), base_url: base_url.to_owned() },
        )
        .with(
            certificates::RENDER,
            certificates::Render { typesetter: Arc::clone(typesetter), base_url: base_url.to_owned() },
        )
}
