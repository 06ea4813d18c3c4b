//! RFC 6962 vectors, agreement with `ct-merkle` and the findings of the verifier.

use ct_merkle::mem_backed_tree::MemoryBackedTree;
use proptest::prelude::*;
use sha2::Sha256;
use zan_tlog::*;

/// Entries and roots of the reference tests of Certificate Transparency (`merkle_tree_test` of the CT log).
const VECTORS: [(&str, &str); 8] = [
    ("", "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"),
    ("00", "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
    ("10", "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
    ("2021", "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"),
    ("3031", "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
    ("40414243", "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef"),
    ("5051525354555657", "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c"),
    ("606162636465666768696a6b6c6d6e6f", "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
];

fn rows(size: u64) -> (Vec<Row>, Vec<Head>) {
    let mut frontier = Frontier::new();
    let mut heads = vec![frontier.head()];
    let mut rows = Vec::new();
    for index in 0..size {
        let content = format!("entry {index}").into_bytes();
        let leaf_hash = leaf_hash(&content);
        frontier.push(leaf_hash);
        heads.push(frontier.head());
        rows.push(Row { index, content, leaf_hash });
    }
    (rows, heads)
}

fn rewrite(row: &mut Row) {
    row.content = b"forged".to_vec();
    row.leaf_hash = leaf_hash(&row.content);
}

fn renumber(rows: &mut [Row]) {
    (0..).zip(rows).for_each(|(index, row)| row.index = index);
}

fn findings(rows: Vec<Row>, head: &Head, checkpoints: &[Head]) -> Vec<Finding> {
    verify(rows, head, checkpoints).findings
}

#[test]
fn known_roots_of_rfc_6962() {
    assert_eq!(empty_root().to_string(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    let mut frontier = Frontier::new();
    for (entry, root) in VECTORS {
        frontier.push(leaf_hash(&hex::decode(entry).unwrap()));
        assert_eq!(frontier.root().to_string(), root, "{} entries", frontier.size());
    }
}

#[test]
fn known_proofs_of_rfc_6962() {
    let leaves: Vec<Hash> =
        VECTORS.iter().map(|(entry, _)| leaf_hash(&hex::decode(entry).unwrap())).collect();
    let text = |proof: Proof| proof.0.iter().map(Hash::to_string).collect::<Vec<_>>();
    assert_eq!(
        text(inclusion_proof(&leaves, 5).unwrap()),
        [
            "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
    assert_eq!(
        text(consistency_proof(&leaves, 6).unwrap()),
        [
            "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
            "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        ]
    );
}

#[test]
fn root_and_proofs_agree_with_the_reference_for_every_size_to_three_hundred() {
    let (rows, heads) = rows(300);
    let leaves: Vec<Hash> = rows.iter().map(|row| row.leaf_hash).collect();
    let mut reference = MemoryBackedTree::<Sha256, Vec<u8>>::new();
    for (row, head) in rows.iter().zip(&heads[1..]) {
        reference.push(row.content.clone());
        assert_eq!(reference.root().as_bytes().as_slice(), head.root.as_ref());
        let (size, bytes) = (head.size as usize, |proof: Proof| {
            proof.0.iter().flat_map(|hash| hash.as_bytes().to_vec()).collect::<Vec<u8>>()
        });
        let index = size * 7 % 31 % size;
        let inclusion = inclusion_proof(&leaves[..size], index as u64).unwrap();
        assert_eq!(bytes(inclusion), reference.prove_inclusion(index).as_bytes());
        let older = size / 2 + 1;
        let consistency = consistency_proof(&leaves[..size], older as u64).unwrap();
        assert_eq!(bytes(consistency), reference.prove_consistency(size - older).as_bytes());
    }
}

#[test]
fn proofs_outside_the_log_are_refused_and_never_panic() {
    let (rows, heads) = rows(5);
    let leaves: Vec<Hash> = rows.iter().map(|row| row.leaf_hash).collect();
    assert!(inclusion_proof(&leaves, 5).is_err());
    assert!(inclusion_proof(&[], 0).is_err());
    assert!(consistency_proof(&leaves, 0).is_err());
    assert!(consistency_proof(&leaves, 6).is_err());
    let vast = Head { size: u64::MAX, root: heads[5].root };
    assert!(verify_inclusion(b"x", u64::MAX - 1, &Proof(vec![]), &vast).is_err());
    assert!(verify_consistency(&heads[5], &vast, &Proof(vec![])).is_err());
    let forged = Head { size: 5, root: heads[4].root };
    assert_eq!(verify_consistency(&forged, &heads[5], &Proof(vec![])), Err(ProofError::WrongRoot));
}

#[test]
fn an_intact_log_is_clean_at_every_size() {
    for size in 0..70 {
        let (rows, heads) = rows(size);
        let report = verify(rows, &heads[size as usize], &heads);
        assert!(report.is_clean(), "{report:?}");
        assert_eq!((report.size, report.confirmed_size), (size, size));
    }
}

#[test]
fn a_changed_content_names_its_row() {
    let (mut rows, heads) = rows(50);
    rows[17].content.push(b'!');
    assert_eq!(findings(rows, &heads[50], &[]), [Finding::Changed { index: 17 }]);
}

#[test]
fn a_changed_leaf_hash_is_told_from_a_changed_content() {
    let (mut rows, heads) = rows(50);
    rows[17].leaf_hash = leaf_hash(b"forged");
    rows[40].content.push(b'!');
    assert_eq!(
        findings(rows, &heads[50], &[heads[20]]),
        [Finding::Changed { index: 40 }, Finding::LeafHashChanged { index: 17 }]
    );
}

#[test]
fn a_content_changed_with_its_leaf_hash_is_bounded_by_checkpoints() {
    let (mut rows, heads) = rows(50);
    rewrite(&mut rows[17]);
    assert_eq!(
        findings(rows, &heads[50], &[heads[30], heads[10], heads[20]]),
        [
            Finding::ChangedBetween { first: 10, last: 19 },
            Finding::RootMismatch { size: 50 },
            Finding::CheckpointMismatch { size: 20 },
            Finding::CheckpointMismatch { size: 30 },
        ]
    );
}

#[test]
fn a_row_removed_in_the_middle_is_named() {
    let (mut rows, heads) = rows(50);
    rows.remove(17);
    assert_eq!(findings(rows, &heads[50], &[heads[10]]), [Finding::Missing { index: 17 }]);
}

#[test]
fn a_removed_row_with_the_rest_renumbered_is_bounded() {
    let (mut rows, heads) = rows(50);
    rows.remove(17);
    renumber(&mut rows);
    let found = findings(rows, &heads[50], &[heads[10], heads[20]]);
    assert!(found.contains(&Finding::ChangedBetween { first: 10, last: 19 }), "{found:?}");
    assert!(found.contains(&Finding::Missing { index: 49 }), "{found:?}");
}

#[test]
fn the_removed_last_row_is_named_even_when_the_head_was_rolled_back() {
    let (mut rows, heads) = rows(50);
    rows.pop();
    assert_eq!(findings(rows.clone(), &heads[50], &[]), [Finding::Missing { index: 49 }]);
    assert_eq!(findings(rows, &heads[49], &[heads[50]]), [Finding::Missing { index: 49 }]);
}

#[test]
fn swapped_contents_are_named() {
    let (mut rows, heads) = rows(500);
    let other = rows[400].content.clone();
    rows[400].content = std::mem::replace(&mut rows[17].content, other);
    assert_eq!(
        findings(rows, &heads[500], &[]),
        [
            Finding::Reordered { index: 17, belongs_at: 400 },
            Finding::Reordered { index: 400, belongs_at: 17 }
        ]
    );
}

#[test]
fn rows_swapped_with_their_leaf_hashes_are_named() {
    let (mut rows, heads) = rows(200);
    rows.swap(143, 151);
    renumber(&mut rows);
    let found = findings(rows, &heads[200], &[heads[100], heads[160]]);
    assert!(found.contains(&Finding::Reordered { index: 143, belongs_at: 151 }), "{found:?}");
    assert!(found.contains(&Finding::Reordered { index: 151, belongs_at: 143 }), "{found:?}");
    assert!(!found.iter().any(|finding| matches!(finding, Finding::ChangedBetween { .. })));
}

#[test]
fn rows_out_of_order_twice_or_beyond_the_head_are_named() {
    let (mut rows, heads) = rows(20);
    rows.swap(3, 4);
    rows.push(rows[7].clone());
    rows.push(Row { index: u64::MAX, ..rows[7].clone() });
    assert_eq!(
        findings(rows, &heads[20], &[]),
        [
            Finding::OutOfOrder { index: 3 },
            Finding::Duplicate { index: 7 },
            Finding::Unexpected { index: u64::MAX }
        ]
    );
}

#[test]
fn a_false_checkpoint_does_not_accuse_the_rows() {
    let (rows, heads) = rows(50);
    let forged = Head { size: 20, root: heads[21].root };
    assert_eq!(findings(rows, &heads[50], &[forged]), [Finding::CheckpointMismatch { size: 20 }]);
}

#[test]
fn codes_are_those_of_the_json() {
    let (index, size) = (1, 1);
    let all = [
        Finding::Changed { index },
        Finding::LeafHashChanged { index },
        Finding::ChangedBetween { first: 1, last: 2 },
        Finding::Missing { index },
        Finding::Reordered { index, belongs_at: 2 },
        Finding::OutOfOrder { index },
        Finding::Duplicate { index },
        Finding::Unexpected { index },
        Finding::RootMismatch { size },
        Finding::CheckpointMismatch { size },
    ];
    for finding in all {
        assert_eq!(serde_json::to_value(finding).unwrap()["code"], finding.code());
    }
}

#[test]
fn findings_are_capped() {
    let (_, heads) = rows(1);
    let head = Head { size: u64::MAX, root: heads[1].root };
    let report = verify(Vec::new(), &head, &[]);
    assert_eq!(report.findings.len(), FINDINGS_LIMIT);
    assert!(report.truncated);
}

proptest! {
    #[test]
    fn frontier_bytes_round_trip(size in 0u64..300) {
        let (_, heads) = rows(size);
        let frontier: Frontier = rows(size).0.iter().map(|row| row.leaf_hash).collect();
        let read = Frontier::from_bytes(&frontier.to_bytes()).unwrap();
        prop_assert_eq!(&read, &frontier);
        prop_assert_eq!(read.head(), heads[size as usize]);
    }

    #[test]
    fn hostile_bytes_and_texts_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), text in "\\PC*") {
        let _ = Frontier::from_bytes(&bytes);
        let _ = Checkpoint::parse(&text);
        let _ = Checkpoint::parse(&format!("log\n{text}\n"));
    }

    #[test]
    fn every_entry_proves_its_place_and_no_other(size in 1u64..120, at in any::<prop::sample::Index>()) {
        let (rows, heads) = rows(size);
        let leaves: Vec<Hash> = rows.iter().map(|row| row.leaf_hash).collect();
        let index = at.index(size as usize);
        let proof = inclusion_proof(&leaves, index as u64).unwrap();
        let head = heads[size as usize];
        prop_assert_eq!(verify_inclusion(&rows[index].content, index as u64, &proof, &head), Ok(()));
        prop_assert!(verify_inclusion(b"other", index as u64, &proof, &head).is_err());
    }

    #[test]
    fn every_older_head_proves_consistent(size in 1u64..120, at in any::<prop::sample::Index>()) {
        let (rows, heads) = rows(size);
        let leaves: Vec<Hash> = rows.iter().map(|row| row.leaf_hash).collect();
        let older = at.index(size as usize) + 1;
        let proof = consistency_proof(&leaves, older as u64).unwrap();
        let newer = heads[size as usize];
        prop_assert_eq!(verify_consistency(&heads[older], &newer, &proof), Ok(()));
        let forged = Head { size: older as u64, root: heads[0].root };
        prop_assert!(verify_consistency(&forged, &newer, &proof).is_err());
    }

    #[test]
    fn any_single_tampering_is_found(
        size in 2u64..150,
        at in any::<prop::sample::Index>(),
        kind in 0..5,
        step in 1usize..40,
    ) {
        let (mut rows, heads) = rows(size);
        let index = at.index(size as usize);
        match kind {
            0 => rows[index].content.push(0),
            1 => rewrite(&mut rows[index]),
            2 => { rows.remove(index); }
            3 => { rows.remove(index); renumber(&mut rows); }
            _ => { rows.swap(index, (index + 1) % size as usize); renumber(&mut rows); }
        }
        let checkpoints: Vec<Head> = heads.iter().step_by(step).copied().collect();
        let report = verify(rows, &heads[size as usize], &checkpoints);
        prop_assert!(!report.is_clean());
        prop_assert!(report.confirmed_size <= size);
        if kind == 1 {
            let bounded = report.findings.iter().any(|finding| matches!(
                finding, Finding::ChangedBetween { first, last } if (*first..=*last).contains(&(index as u64))
            ));
            prop_assert!(bounded, "{:?}", report.findings);
        }
    }
}
