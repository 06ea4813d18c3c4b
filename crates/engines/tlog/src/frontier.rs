//! The frontier (compact range): the roots of the complete subtrees of a tree, largest first. It is all an append
//! and a root need, so the log grows without its old entries being read again.

use serde::{Deserialize, Serialize};

use crate::hash::{Hash, empty_root, node_hash};

/// Size and root of a log: what a head or a checkpoint claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of entries.
    pub size: u64,
    /// Merkle tree hash of these entries.
    pub root: Hash,
}

/// The compact range of a log: one node for every set bit of `size`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frontier {
    size: u64,
    nodes: Vec<Hash>,
}

/// Stored bytes or parts do not form a frontier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrontierError {
    /// Fewer than the eight bytes of the size.
    #[error("a frontier of {0} bytes is too short to hold its size")]
    TooShort(usize),
    /// The number of nodes is not the number of set bits of the size, or the bytes end inside a node.
    #[error("a frontier of {size} entries needs {expected} bytes of nodes, found {found}")]
    WrongLength {
        /// Entries claimed.
        size: u64,
        /// Bytes that many entries need.
        expected: usize,
        /// Bytes found.
        found: usize,
    },
}

impl Frontier {
    /// The frontier of an empty log.
    pub const fn new() -> Self {
        Self { size: 0, nodes: Vec::new() }
    }

    /// Puts a frontier together from its stored parts.
    ///
    /// # Errors
    /// [`FrontierError::WrongLength`] when the number of nodes does not fit the size.
    pub fn from_parts(size: u64, nodes: Vec<Hash>) -> Result<Self, FrontierError> {
        check_length(size, nodes.len().saturating_mul(Hash::LEN))?;
        Ok(Self { size, nodes })
    }

    /// Number of entries.
    pub const fn size(&self) -> u64 {
        self.size
    }

    /// Roots of the complete subtrees, largest first.
    pub fn nodes(&self) -> &[Hash] {
        &self.nodes
    }

    /// Appends the leaf hash of the next entry.
    pub fn push(&mut self, leaf: Hash) {
        let mut node = leaf;
        // Every trailing set bit of the old size is a complete subtree as large as the one just made.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.nodes.pop() {
                node = node_hash(&left, &node);
            }
        }
        self.nodes.push(node);
        self.size = self.size.saturating_add(1);
    }

    /// Merkle tree hash of all entries so far.
    pub fn root(&self) -> Hash {
        let mut subtrees = self.nodes.iter().rev();
        let Some(last) = subtrees.next() else { return empty_root() };
        subtrees.fold(*last, |right, left| node_hash(left, &right))
    }

    /// Size and root together.
    pub fn head(&self) -> Head {
        Head { size: self.size, root: self.root() }
    }

    /// Size as eight big-endian bytes, then the nodes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let nodes = self.nodes.iter().flat_map(|node| node.as_bytes().iter().copied());
        self.size.to_be_bytes().into_iter().chain(nodes).collect()
    }

    /// Reads what [`Frontier::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`FrontierError`] when the bytes are not exactly a size and its nodes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, FrontierError> {
        let Some((size, nodes)) = bytes.split_first_chunk::<8>() else {
            return Err(FrontierError::TooShort(bytes.len()));
        };
        let size = u64::from_be_bytes(*size);
        check_length(size, nodes.len())?;
        let (nodes, _) = nodes.as_chunks::<{ Hash::LEN }>();
        Ok(Self { size, nodes: nodes.iter().copied().map(Hash::new).collect() })
    }
}

impl FromIterator<Hash> for Frontier {
    fn from_iter<Leaves: IntoIterator<Item = Hash>>(leaves: Leaves) -> Self {
        let mut frontier = Self::new();
        leaves.into_iter().for_each(|leaf| frontier.push(leaf));
        frontier
    }
}

fn check_length(size: u64, found: usize) -> Result<(), FrontierError> {
    let expected = (0..size.count_ones()).fold(0usize, |bytes, _| bytes.saturating_add(Hash::LEN));
    if found == expected { Ok(()) } else { Err(FrontierError::WrongLength { size, expected, found }) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hash::leaf_hash;

    #[test]
    fn wrong_bytes_are_refused() {
        assert_eq!(Frontier::from_bytes(&[0; 7]), Err(FrontierError::TooShort(7)));
        let five: Frontier = (0u8..5).map(|byte| leaf_hash(&[byte])).collect();
        let bytes = five.to_bytes();
        assert_eq!(bytes.len(), 8 + 2 * 32);
        assert_eq!(
            Frontier::from_bytes(&bytes[..bytes.len() - 1]),
            Err(FrontierError::WrongLength { size: 5, expected: 64, found: 63 })
        );
        assert!(Frontier::from_parts(3, five.nodes().to_vec()).is_ok());
        assert!(Frontier::from_parts(7, five.nodes().to_vec()).is_err());
    }
}
