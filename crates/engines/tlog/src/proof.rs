//! Inclusion and consistency proofs (RFC 6962 sections 2.1.1 and 2.1.2). The shape of a proof and its verification
//! come from `ct-merkle`; the nodes are computed from the stored leaf hashes, so contents need not be read.

use ct_merkle::{ConsistencyProof, indices_for_consistency_proof};
use ct_merkle::{InclusionProof, indices_for_inclusion_proof};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::frontier::{Frontier, Head};
use crate::hash::Hash;

type RootHash = ct_merkle::RootHash<Sha256>;

/// Largest size `ct-merkle` can index; no journal reaches it, an attacker's number may.
const LARGEST_SIZE: u64 = 1 << 62;

/// The hashes of a proof in the order of RFC 6962.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Proof(pub Vec<Hash>);

/// A proof cannot be made or does not hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// The entry or the older size does not exist in this log.
    #[error("position {position} is outside a log of {size} entries")]
    OutsideLog {
        /// Index of the entry, or the older size.
        position: u64,
        /// Size of the log.
        size: u64,
    },
    /// The number of hashes cannot belong to these sizes.
    #[error("the proof has the wrong number of hashes")]
    Malformed,
    /// The hashes do not lead to the claimed root.
    #[error("the proof does not lead to the claimed root")]
    WrongRoot,
}

/// Proves that the entry at `index` belongs to the log with these leaf hashes.
///
/// # Errors
/// [`ProofError::OutsideLog`] when there is no such entry.
pub fn inclusion_proof(leaves: &[Hash], index: u64) -> Result<Proof, ProofError> {
    let size = size_of(leaves);
    if index >= size || size > LARGEST_SIZE {
        return Err(ProofError::OutsideLog { position: index, size });
    }
    Ok(nodes_at(leaves, &indices_for_inclusion_proof(size, index)))
}

/// Checks that `content` is the entry at `index` of the log `head` describes.
///
/// # Errors
/// [`ProofError`] saying whether the position, the form or the root is wrong.
pub fn verify_inclusion(content: &[u8], index: u64, proof: &Proof, head: &Head) -> Result<(), ProofError> {
    if index >= head.size || head.size > LARGEST_SIZE {
        return Err(ProofError::OutsideLog { position: index, size: head.size });
    }
    let proof = InclusionProof::try_from_bytes(proof.to_bytes()).map_err(|_| ProofError::Malformed)?;
    root_hash(head).verify_inclusion(&content, index, &proof).map_err(|error| match error {
        ct_merkle::InclusionVerifError::MalformedProof => ProofError::Malformed,
        _ => ProofError::WrongRoot,
    })
}

/// Proves that the first `older_size` entries are an unchanged beginning of the log with these leaf hashes.
///
/// # Errors
/// [`ProofError::OutsideLog`] when the older size is zero or larger than the log.
pub fn consistency_proof(leaves: &[Hash], older_size: u64) -> Result<Proof, ProofError> {
    let size = size_of(leaves);
    if older_size == 0 || older_size > size || size > LARGEST_SIZE {
        return Err(ProofError::OutsideLog { position: older_size, size });
    }
    Ok(nodes_at(leaves, &indices_for_consistency_proof(older_size, size - older_size)))
}

/// Checks that the log `older` describes is an unchanged beginning of the log `newer` describes.
///
/// # Errors
/// [`ProofError`] saying whether the sizes, the form or a root is wrong.
pub fn verify_consistency(older: &Head, newer: &Head, proof: &Proof) -> Result<(), ProofError> {
    if older.size == 0 || older.size > newer.size || newer.size > LARGEST_SIZE {
        return Err(ProofError::OutsideLog { position: older.size, size: newer.size });
    }
    // Logs of one size have an empty proof, which says nothing by itself.
    if older.size == newer.size && older.root != newer.root {
        return Err(ProofError::WrongRoot);
    }
    let proof = ConsistencyProof::try_from_bytes(proof.to_bytes()).map_err(|_| ProofError::Malformed)?;
    root_hash(newer).verify_consistency(&root_hash(older), &proof).map_err(|error| match error {
        ct_merkle::ConsistencyVerifError::MalformedProof => ProofError::Malformed,
        _ => ProofError::WrongRoot,
    })
}

impl Proof {
    fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.as_bytes().iter().copied()).collect()
    }
}

fn root_hash(head: &Head) -> RootHash {
    RootHash::new((*head.root.as_bytes()).into(), head.size)
}

fn size_of(leaves: &[Hash]) -> u64 {
    u64::try_from(leaves.len()).unwrap_or(u64::MAX)
}

fn nodes_at(leaves: &[Hash], indices: &[u64]) -> Proof {
    Proof(indices.iter().map(|index| node_at(leaves, *index)).collect())
}

/// The node at an index of the array-based tree (RFC 9420, appendix C): a node of level `k` has `k` trailing ones
/// and covers 2^k leaves, fewer at the right edge.
fn node_at(leaves: &[Hash], index: u64) -> Hash {
    let level = index.trailing_ones();
    let first = (index >> (level + 1)) << level;
    let covered = leaves
        .iter()
        .skip(usize::try_from(first).unwrap_or(usize::MAX))
        .take(usize::try_from(1u64 << level).unwrap_or(usize::MAX));
    covered.copied().collect::<Frontier>().root()
}
