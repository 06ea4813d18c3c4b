//! Transparency log of the journal: append-only Merkle tree with RFC 6962 hashing (SHA-256, leaf prefix `0x00`,
//! node prefix `0x01`), C2SP `tlog-checkpoint` texts, proofs, and a streaming verifier that names the rows that
//! were changed, removed, added or moved.
//!
//! Pure: no clock, no database, no network. The journal keeps three things and this crate checks them against
//! each other: the rows (content and leaf hash), the [`Frontier`] (what an append needs), and past
//! [`Checkpoint`]s (what an outsider may have seen).
//!
//! ```
//! use zan_tlog::{Frontier, Row, leaf_hash, verify};
//!
//! let mut frontier = Frontier::new();
//! let mut rows = Vec::new();
//! for (index, content) in [b"order".to_vec(), b"offer".to_vec()].into_iter().enumerate() {
//!     let leaf_hash = leaf_hash(&content);
//!     frontier.push(leaf_hash);
//!     rows.push(Row { index: index as u64, content, leaf_hash });
//! }
//! assert!(verify(rows, &frontier.head(), &[]).is_clean());
//! ```

mod checkpoint;
mod finding;
mod frontier;
mod hash;
mod proof;
mod verify;

pub use checkpoint::{Checkpoint, CheckpointError, SignatureLine};
pub use finding::{Finding, Report};
pub use frontier::{Frontier, FrontierError, Head};
pub use hash::{Hash, HashError, empty_root, leaf_hash, node_hash};
pub use proof::{
    Proof, ProofError, consistency_proof, inclusion_proof, verify_consistency, verify_inclusion,
};
pub use verify::{FINDINGS_LIMIT, Row, Verifier, verify};
