//! Streaming check of stored rows against what the log has claimed: its head and earlier checkpoints.
//!
//! Memory is O(log n) plus [`FINDINGS_LIMIT`] findings plus a window of [`WINDOW`] leaf hashes.
//!
//! How a row is found: a content whose hash is not its stored leaf hash names itself. When content and leaf hash
//! were changed together, the roots differ, and the last claim that holds and the first that fails bound the rows
//! between which the change lies; a swap of two rows in a short range is found by trying.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::finding::{Finding, Report};
use crate::frontier::{Frontier, Head};
use crate::hash::{Hash, leaf_hash};

/// Most findings of one kind a report holds; more set [`Report::truncated`].
pub const FINDINGS_LIMIT: usize = 1000;

/// Longest range in which a swap is searched: the search is cubic, and this bounds it to about a second.
const WINDOW: usize = 128;

/// A stored row of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Position, from zero.
    pub index: u64,
    /// The bytes that were hashed when the row was appended.
    pub content: Vec<u8>,
    /// The leaf hash stored beside them.
    pub leaf_hash: Hash,
}

/// Checks rows in the order of their index against the head and checkpoints (their order does not matter).
pub fn verify(rows: impl IntoIterator<Item = Row>, head: &Head, checkpoints: &[Head]) -> Report {
    let mut verifier = Verifier::new(head, checkpoints);
    for row in rows {
        verifier.push(row.index, &row.content, &row.leaf_hash);
    }
    verifier.finish()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Claim {
    size: u64,
    is_head: bool,
    root: Hash,
}

/// The rows between the last claim that held and the first that failed.
#[derive(Debug)]
struct Suspect {
    before: Frontier,
    leaves: Option<Vec<Hash>>,
    claim: Claim,
}

#[derive(Debug, Clone, Copy)]
struct Mismatch {
    stored: Hash,
    found: Hash,
}

/// The check, one row at a time; use it where rows come from an asynchronous stream.
#[derive(Debug)]
pub struct Verifier {
    claims: std::iter::Peekable<std::vec::IntoIter<Claim>>,
    expected_size: u64,
    next_index: u64,
    gapless: bool,
    stored: Frontier,
    // Follows the contents instead of the stored leaf hashes; forked off at the first row where they differ.
    contents: Option<Frontier>,
    confirmed: Frontier,
    since_confirmed: Option<Vec<Hash>>,
    failed: Vec<Claim>,
    suspect: Option<Suspect>,
    mismatches: BTreeMap<u64, Mismatch>,
    missing: BTreeSet<u64>,
    findings: BTreeSet<Finding>,
    truncated: bool,
}

impl Verifier {
    /// Begins a check. `checkpoints` may come in any order.
    pub fn new(head: &Head, checkpoints: &[Head]) -> Self {
        let mut claims: Vec<Claim> = checkpoints
            .iter()
            .map(|head| Claim { size: head.size, is_head: false, root: head.root })
            .collect();
        claims.push(Claim { size: head.size, is_head: true, root: head.root });
        claims.sort_unstable();
        let expected_size = claims.last().map_or(0, |claim| claim.size);
        let mut verifier = Self {
            claims: claims.into_iter().peekable(),
            expected_size,
            next_index: 0,
            gapless: true,
            stored: Frontier::new(),
            contents: None,
            confirmed: Frontier::new(),
            since_confirmed: Some(Vec::new()),
            failed: Vec::new(),
            suspect: None,
            mismatches: BTreeMap::new(),
            missing: BTreeSet::new(),
            findings: BTreeSet::new(),
            truncated: false,
        };
        verifier.compare_claims();
        verifier
    }

    /// Takes the next row.
    pub fn push(&mut self, index: u64, content: &[u8], stored: &Hash) {
        if index >= self.expected_size {
            self.report(Finding::Unexpected { index });
            return;
        }
        let found = leaf_hash(content);
        if found != *stored {
            self.note_mismatch(index, Mismatch { stored: *stored, found });
        }
        if index < self.next_index {
            let late = self.missing.remove(&index);
            self.report(if late { Finding::OutOfOrder { index } } else { Finding::Duplicate { index } });
            return;
        }
        if index > self.next_index {
            self.miss(index);
        }
        if self.gapless {
            self.chain(stored, found);
        }
        self.next_index = index.saturating_add(1);
    }

    /// Ends the check.
    pub fn finish(mut self) -> Report {
        if self.next_index < self.expected_size {
            self.miss(self.expected_size);
        }
        for index in std::mem::take(&mut self.missing) {
            self.report(Finding::Missing { index });
        }
        self.report_mismatches();
        self.report_claims();
        Report {
            size: self.stored.size(),
            root: self.stored.root(),
            confirmed_size: self.confirmed.size(),
            findings: self.findings.into_iter().collect(),
            truncated: self.truncated,
        }
    }

    fn chain(&mut self, stored: &Hash, found: Hash) {
        if found != *stored && self.contents.is_none() {
            self.contents = Some(self.stored.clone());
        }
        if let Some(contents) = &mut self.contents {
            contents.push(found);
        }
        self.stored.push(*stored);
        if let Some(leaves) = &mut self.since_confirmed {
            leaves.push(*stored);
        }
        if self.since_confirmed.as_ref().is_some_and(|leaves| leaves.len() > WINDOW) {
            self.since_confirmed = None;
        }
        self.compare_claims();
    }

    fn compare_claims(&mut self) {
        let size = self.stored.size();
        while let Some(claim) = self.claims.next_if(|claim| claim.size == size) {
            if self.stored.root() != claim.root && !self.adopt_contents(claim.root) {
                self.note_failure(claim);
                continue;
            }
            self.confirmed = self.stored.clone();
            self.since_confirmed = Some(Vec::new());
            self.contents = None;
            self.suspect = None;
        }
    }

    /// Contents that lead to a claimed root are authentic: then it is the stored leaf hashes that were changed,
    /// and the chain goes on from the contents.
    fn adopt_contents(&mut self, root: Hash) -> bool {
        let Some(contents) = self.contents.take_if(|contents| contents.root() == root) else { return false };
        self.stored = contents;
        for index in self.mismatches.split_off(&self.confirmed.size()).into_keys() {
            self.report(Finding::LeafHashChanged { index });
        }
        true
    }

    fn note_failure(&mut self, claim: Claim) {
        if self.suspect.is_none() {
            let leaves = self.since_confirmed.clone();
            self.suspect = Some(Suspect { before: self.confirmed.clone(), leaves, claim });
        }
        if self.failed.len() < FINDINGS_LIMIT {
            self.failed.push(claim);
        } else {
            self.truncated = true;
        }
    }

    /// Rows from the next expected one up to `until` are absent; later roots cannot be compared.
    fn miss(&mut self, until: u64) {
        self.gapless = false;
        for index in self.next_index..until {
            if self.missing.len() >= FINDINGS_LIMIT {
                self.truncated = true;
                break;
            }
            self.missing.insert(index);
        }
    }

    fn note_mismatch(&mut self, index: u64, mismatch: Mismatch) {
        if self.mismatches.len() < FINDINGS_LIMIT {
            self.mismatches.insert(index, mismatch);
        } else {
            self.truncated = true;
        }
    }

    fn report(&mut self, finding: Finding) {
        if self.findings.len() < 2 * FINDINGS_LIMIT {
            self.findings.insert(finding);
        } else {
            self.truncated = true;
        }
    }

    fn report_mismatches(&mut self) {
        let mismatches = std::mem::take(&mut self.mismatches);
        let home: HashMap<Hash, u64> =
            mismatches.iter().map(|(index, mismatch)| (mismatch.stored, *index)).collect();
        for (index, mismatch) in &mismatches {
            let index = *index;
            self.report(match home.get(&mismatch.found) {
                Some(belongs_at) => Finding::Reordered { index, belongs_at: *belongs_at },
                None => Finding::Changed { index },
            });
        }
    }

    fn report_claims(&mut self) {
        for claim in std::mem::take(&mut self.failed) {
            let size = claim.size;
            self.report(if claim.is_head {
                Finding::RootMismatch { size }
            } else {
                Finding::CheckpointMismatch { size }
            });
        }
        let Some(suspect) = self.suspect.take() else { return };
        let first = suspect.before.size();
        match suspect.swapped_pair() {
            Some((left, right)) => {
                self.report(Finding::Reordered { index: left, belongs_at: right });
                self.report(Finding::Reordered { index: right, belongs_at: left });
            }
            None => {
                if let Some(last) = suspect.claim.size.checked_sub(1) {
                    self.report(Finding::ChangedBetween { first, last });
                }
            }
        }
    }
}

impl Suspect {
    /// Two rows whose exchange gives the claimed root, when the range is short enough to try them all.
    fn swapped_pair(&self) -> Option<(u64, u64)> {
        let leaves = self.leaves.as_ref()?;
        let mut before = self.before.clone();
        for (left, left_leaf) in leaves.iter().enumerate() {
            for (right, right_leaf) in leaves.iter().enumerate().skip(left + 1) {
                if left_leaf == right_leaf {
                    continue;
                }
                let mut tried = before.clone();
                tried.push(*right_leaf);
                for (index, leaf) in leaves.iter().enumerate().skip(left + 1) {
                    tried.push(if index == right { *left_leaf } else { *leaf });
                }
                if tried.root() == self.claim.root {
                    let position = |offset| u64::try_from(offset).ok()?.checked_add(self.before.size());
                    return position(left).zip(position(right));
                }
            }
            before.push(*left_leaf);
        }
        None
    }
}
