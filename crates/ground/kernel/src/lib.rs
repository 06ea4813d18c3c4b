//! What every context of the law stands on: the transaction with its actor and moment ([`Ctx`]), the table of
//! permissions ([`access`]), the journal ([`journal`]), the queue ([`jobs`]), the outbox ([`outbox`]), files,
//! sessions, live events and reference data. Knows no context, no HTML, no HTTP.

pub mod access;
pub mod clock;
pub mod codes;
mod ctx;
mod error;
pub mod events;
pub mod files;
pub mod health;
pub mod jobs;
pub mod journal;
pub mod law_data;
mod moment;
pub mod numbers;
pub mod outbox;
mod platform;
pub mod ports;
pub mod sessions;

pub use access::{Action, Actor, ActorKind, Person, Role};
pub use clock::{Clock, ManualClock, OffsetClock, SystemClock};
pub use ctx::{Ctx, Entry};
pub use error::{Error, Explain, Fault, FieldError, Kind, Refusal, Result, constraint};
pub use moment::Moment;
pub use platform::Platform;

/// Future of a port's method, boxed so that ports can be trait objects.
pub type BoxFuture<'a, T> = std::pin::Pin<Box<dyn std::future::Future<Output = T> + Send + 'a>>;
