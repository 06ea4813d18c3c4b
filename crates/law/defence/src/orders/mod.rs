//! қорғаушы тағайындау туралы қаулы / постановление о назначении защитника: the order of a body, and the request
//! for counsel that it opens (УПК art. 67(3), 68(2)).
//!
//! ```text
//!              ┌── decline, time-out: next round ──┐
//! received → offering ──────────────────────────────┘
//!              │  └─ nobody left, or time is up → escalated ─ nobody at all → unfilled
//!              │ an advocate accepts                │ the dispatcher appoints
//!              └──────────────► accepted ◄──────────┘
//!                                  │ notice issued
//!                               entered → in_progress (counsel arrived) → completed
//! any open state → cancelled, by the body with a reason
//! ```

mod actions;
mod input;
mod model;
mod questions;
mod signed;
mod store;

pub use actions::{ESCALATE, EscalateOverdue, Received, cancel, receive, submit};
pub(crate) use actions::{escalate, own_order, tell_system};
pub use input::OrderInput;
pub(crate) use input::{CheckedOrder, parse_moment};
pub use model::{Event, Order, OrderError, State, Urgency};
pub use questions::{
    Filter, ListRow, Page, TimelineEvent, by_id, for_officer, for_system, list_all, list_of_body,
    list_region, recent_counts, timeline,
};
pub use signed::{SUBMIT, Submit};
pub(crate) use store::{lock, set_state};
