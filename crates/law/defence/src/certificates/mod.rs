//! қорғаушымен қамтамасыз ету мүмкін еместігі туралы анықтама / справка о невозможности обеспечить защитника: when
//! nobody at all can come, the dispatcher certifies it, with what was tried, and the body may act under УПК
//! art. 68(3)–(4).

mod actions;
mod jobs;
mod questions;
mod store;

pub use actions::{Issue, SIGNED, issue};
pub use jobs::{RENDER, Render};
pub use questions::{Certificate, document, of_order};
