//! қорғау (өкілдік ету) туралы жазбаша хабарлама / письменное уведомление о защите (представительстве): УПК
//! art. 68(8), law 176-VI art. 46. Its number is given at once, the documents are typeset by the worker, so a full
//! disk delays the papers and loses nothing. It has effect, and the body is told, once the advocate has signed both
//! documents with the electronic signature.

mod actions;
mod jobs;
mod questions;
mod store;

pub use actions::{Issue, SIGNED, issue};
pub use jobs::{RENDER, Render, check_url};
pub use questions::{Checked, Notice, check, documents_of_order, evidence_of_order, of_order};
