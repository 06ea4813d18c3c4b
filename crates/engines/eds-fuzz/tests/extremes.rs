//! Inputs that are as dear as a stranger can make them, by hand: what chance does not find.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use zan_eds::container::{Contents, File, SignatureFile, write};
use zan_eds_fuzz::{Target, World, attempt};
use zan_throwaway_pki::{CmsOptions, KeyKind, Pki, Subject};

const MEGABYTE: usize = 1024 * 1024;

/// Processor seconds for a container whose document has so many signatures of other bytes.
fn seconds(world: &World, signatures: usize) -> f64 {
    let mut pki =
        Pki::new(7, "2026-01-01T00:00:00Z".parse().unwrap(), "2028-01-01T00:00:00Z".parse().unwrap(), None);
    pki.prepare(KeyKind::Gost2004);
    let subject = Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None);
    let cms = pki.issue(subject, KeyKind::Gost2004).sign_cms(b"other", &CmsOptions::detached());
    let bytes = vec![7; 2 * MEGABYTE];
    let contents = Contents {
        documents: vec![File { name: "a.txt".to_owned(), media_type: "text/plain".to_owned(), bytes }],
        signatures: vec![SignatureFile { document: 0, cms }; signatures],
        ..Contents::default()
    };
    let (outcome, seconds) = attempt(world, Target::Container, &write(&contents, None).unwrap());
    assert!(outcome.unwrap().contains("digest-mismatch"));
    seconds
}

/// The old GOST digest makes some 15 MB a second. When each of 16 signatures digested the document anew, a container
/// of 20 MB took over 20 seconds.
#[test]
fn many_signatures_on_one_document_digest_it_once() {
    let world = World::new(&[KeyKind::Gost2004]);
    let (one, sixteen) = (seconds(&world, 1), seconds(&world, 16));
    assert!(sixteen < 4.0 * one, "{sixteen} s for sixteen, {one} s for one");
}
