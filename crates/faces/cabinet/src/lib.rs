//! What people see after signing in, by role: pages that call one question or action each and hold no rule.

mod admin;
mod advocate;
mod dispatcher;
mod justice;
mod navigation;
mod officer;
mod oversight;
mod requests;
mod signing;

pub use navigation::first_page;

use zan_ui::Doors;

/// Every door of the cabinet.
#[must_use]
pub fn doors() -> Doors {
    Doors::new()
        .merge(officer::doors())
        .merge(advocate::doors())
        .merge(dispatcher::doors())
        .merge(justice::doors())
        .merge(oversight::doors())
        .merge(admin::doors())
}
