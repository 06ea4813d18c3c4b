//! ақы төлеу туралы өтініш / заявление об оплате: the claim of an advocate for one appointment, from draft to payment
//! (rules of payment, order 1462 of 28.09.2018).
//!
//! ```text
//! draft ─ submit → submitted ─ check → checked ─ approve (a second person) → approved → in_register → paid
//!                   │   ▲  └────────────┬──┘ └ refuse → refused
//!                   │   │ submit again  │ return
//!                   │   └── returned ◄──┘
//!                   └ refuse → refused
//! ```

mod actions;
mod calculation;
mod desk;
mod findings;
mod input;
mod lines;
mod model;
mod questions;
mod rows;
mod signed;
mod store;
mod words;

pub use actions::{SubmitInput, open, submit};
pub use calculation::{BodySide, Explanation, Run, StoredCalculation};
pub use desk::{approve, check, refuse, return_};
pub(crate) use desk::{note, tell_advocate};
pub use findings::{Elsewhere, Finding, FindingFacts, LineFacts, Severity, findings};
pub use input::AssessedLine;
pub use model::{ClaimError, Event, State};
pub use questions::{
    Filter, MonthSum, StateCount, Verification, by_month, counts, for_advocate, for_desk, list, verify,
};
pub use rows::{Claim, ClaimLine, ClaimView, Decision, ListRow, Page};
pub(crate) use signed::acts;
pub use signed::{APPROVE, Decision as SignedDecision, REFUSE, RETURN, SUBMIT, Submission};
pub(crate) use store::{Locked, approved_of_region, decide, enter_register, locked_of_register, set_paid};
pub use words::{doubt_text, refusal_text, step_text};
