//! `zan signature verify` as people run it: a process with files, an exit status and what it prints. The signatures are
//! of a throw-away certification centre.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test whose preparation fails must fail")]

#[path = "signature/desk.rs"]
mod desk;
#[path = "signature/forms.rs"]
mod forms;
#[path = "signature/refusals.rs"]
mod refusals;
#[path = "signature/trust.rs"]
mod trust;
