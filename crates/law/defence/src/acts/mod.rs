//! процестік әрекет / процессуальное действие: work of counsel with times from both sides. The advocate records
//! it, the body confirms or disputes with its own times; neither overwrites the other's.

mod actions;
mod questions;
mod store;

pub use actions::{ActInput, AnswerInput, answer, record, withdraw};
pub use questions::{Act, BodyAnswer, awaiting_body, of_assignment, of_order};
