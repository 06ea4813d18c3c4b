//! төлем тізілімі / реестр платежей: what a justice department pays at once.

mod actions;
mod questions;

pub use actions::{PaymentInput, RegisterError, make, record_payment};
pub use questions::{Register, RegisterRow, by_id, list, rows};
