//! What cannot be read, and wrong usage: exit status 2, and with `--json` an object all the same.

use serde_json::json;
use zan_throwaway_pki::{CmsFault, CmsOptions};

use crate::desk::{Desk, PAPER};

#[test]
fn what_is_no_signature_at_all_cannot_be_judged() {
    let desk = Desk::new();
    let whole = desk.sign("paper.p7m", &CmsOptions::attached());
    desk.write("empty", "");
    desk.write("garbage", [0xff; 64]);
    desk.write("cut.p7m", &whole[..whole.len() / 2]);
    desk.write("broken.xml", "<a><b></a>");
    desk.write("unsigned.xml.txt", "  text");
    desk.write("broken.asice", b"PK\x03\x04 and nothing more");
    desk.write("deep.p7m", [0x30, 0x80].repeat(100));
    desk.write("large.p7m", vec![0x30; 26 * 1024 * 1024]);
    desk.write("bomb.xml", "<!DOCTYPE a [<!ENTITY b 'b'>]><a>&b;</a>");
    desk.write("entity.xml", "<a>&b;</a>");
    desk.write("unsigned.xml", "<a/>");
    for (name, reason) in [
        ("empty", "empty"),
        ("garbage", "not-a-signature"),
        ("paper.txt", "not-a-signature"),
        ("unsigned.xml.txt", "not-a-signature"),
        ("unsigned.xml", "not-a-signature"),
        ("cut.p7m", "truncated"),
        ("deep.p7m", "too-deep"),
        ("large.p7m", "too-large"),
        ("broken.xml", "xml-not-well-formed"),
        ("bomb.xml", "xml-document-type"),
        ("entity.xml", "xml-entity"),
        ("broken.asice", "container"),
        ("absent", "unreadable"),
        ("trust", "unreadable"),
    ] {
        let answer = desk.verify(name, &[]);
        assert_eq!(answer.status, Some(2), "{name}: {} {}", answer.out, answer.error);
        assert_eq!(answer.json(), json!({"valid": false, "reason": reason, "signers": []}), "{name}");
        assert!(answer.error.starts_with("zan: "), "{name}: {}", answer.error);
    }
}

#[test]
fn every_file_that_is_named_must_be_there() {
    let desk = Desk::new();
    desk.sign("paper.p7m", &CmsOptions::attached());
    for more in [["--content", "absent"], ["--crl", "absent"], ["--ocsp", "absent"], ["--trust", "absent"]] {
        let answer = desk.zan(&["signature", "verify", "paper.p7m", more[0], more[1], "--json"]);
        assert_eq!(answer.status, Some(2), "{more:?}: {}", answer.out);
        assert_eq!(answer.json()["valid"], json!(false));
        assert!(answer.error.contains("absent"), "{more:?}: {}", answer.error);
    }
}

#[test]
fn wrong_usage_is_neither_valid_nor_invalid() {
    let desk = Desk::new();
    desk.sign("paper.p7m", &CmsOptions::attached());
    for arguments in [
        vec!["signature"],
        vec!["signature", "verify"],
        vec!["signature", "verify", "paper.p7m", "--trust"],
        vec!["signature", "verify", "paper.p7m", "--at", "yesterday"],
        vec!["signature", "verify", "paper.p7m", "--frobnicate"],
        vec!["signature", "verify", "paper.p7m", "another.p7m"],
        vec!["signature", "sign", "paper.p7m"],
    ] {
        let answer = desk.zan(&arguments);
        assert_eq!(answer.status, Some(2), "{arguments:?}: {} {}", answer.out, answer.error);
        assert_eq!(answer.out, "", "{arguments:?}");
        assert!(!answer.error.is_empty(), "{arguments:?}");
    }
    desk.write("broken.toml", "[signing");
    let answer = desk.zan(&["--config", "broken.toml", "signature", "verify", "paper.p7m", "--json"]);
    assert_eq!(answer.status, Some(2), "{}", answer.error);
}

#[test]
fn each_fault_of_a_signature_has_its_reason_and_exit_status_one() {
    let desk = Desk::new();
    for (fault, reason) in [
        (CmsFault::WrongDigest, "digest-mismatch"),
        (CmsFault::WrongSignature, "bad-signature"),
        (CmsFault::NoSignedAttributes, "signed-attributes-missing"),
        (CmsFault::WrongContentType, "content-type-mismatch"),
        (CmsFault::OtherDigestAlgorithm, "algorithm-mismatch"),
        (CmsFault::NoCertificate, "certificate-missing"),
        (CmsFault::OtherSigningCertificate, "signing-certificate-mismatch"),
    ] {
        desk.sign("fault.p7m", &CmsOptions::with_fault(fault));
        assert_eq!(desk.bad("fault.p7m", &[]), reason, "{fault:?}");
    }
}

#[test]
fn the_program_reads_files_and_changes_none() {
    let desk = Desk::new();
    desk.sign("paper.p7m", &CmsOptions::attached());
    let listed = || {
        let mut names: Vec<_> =
            std::fs::read_dir(desk.path(".")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = listed();
    desk.good("paper.p7m", &[]);
    assert_eq!(listed(), before);
    assert_eq!(std::fs::read_to_string(desk.path("paper.txt")).unwrap(), PAPER);
}
