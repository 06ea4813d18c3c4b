//! қол қойылған құжаттар / подписанные документы: every act of legal effect is asked for here, signed with the
//! national electronic signature (ЭЦҚ / ЭЦП) and kept with its evidence.
//!
//! The way of an act, the same for all:
//! 1. [`requests::ask`] rehearses the act in a transaction that is thrown away, keeps the very bytes to be signed and
//!    asks one person, in the capacity that `data/rules/signing.toml` gives.
//! 2. The person signs by NCALayer, by a file or by eGov Mobile; each way ends in [`requests::complete`].
//! 3. [`verifier::Verifier`] checks the signatures, asks the centre for revocation and a time stamp; [`judgement`]
//!    decides whether they are the ones that were asked for.
//! 4. The act is performed for good, under the signature ([`zan_kernel::Ctx::under_signature`]), and must come out as
//!    the very bytes that were signed; signature, evidence and act are one transaction.

pub mod acts;
pub mod confirmation;
mod container;
pub mod entry;
pub mod judgement;
pub mod mobile;
pub mod policy;
pub mod requests;
pub mod verifier;

pub use acts::{Act, Acts, Line, Paper, Performed};
pub use judgement::SignatureError;
pub use requests::{Request, State, Way};
pub use verifier::{Verifier, WhenUnknown};

use std::sync::Arc;

/// What the faces need to ask for signatures and to take them; cheap to clone, handed over by the program.
#[derive(Debug, Clone)]
pub struct Signing {
    pub acts: Acts,
    pub verifier: Arc<Verifier>,
    /// Where NCALayer listens on the signer's own computer, `wss://127.0.0.1:13579/` in service.
    pub ncalayer_url: Arc<str>,
    /// БСН / БИН of whoever runs this system, which phones show; empty when it is not configured.
    pub organisation_bin: Arc<str>,
}
