//! Every form in which a signature comes, and what is printed about it.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use zan_eds::{
    Evidence,
    container::{self, Contents, File, SignatureFile},
};
use zan_throwaway_pki::{CmsOptions, KeyKind, Subject};

use crate::desk::{BIN, Desk, IIN, PAPER, pem};

#[test]
fn a_cms_is_read_as_der_ber_pem_and_base64() {
    let desk = Desk::new();
    let der = desk.sign("paper.der.p7m", &CmsOptions::attached());
    desk.sign("paper.ber.p7m", &CmsOptions { ber: true, ..CmsOptions::attached() });
    desk.write("paper.pem", pem("CMS", &der));
    desk.write("paper.crlf.pem", pem("PKCS7", &der).replace('\n', "\r\n"));
    desk.write("paper.b64", STANDARD.encode(&der));
    desk.write(
        "paper.lines.b64",
        pem("X", &der).lines().filter(|line| !line.starts_with("--")).collect::<Vec<_>>().join("\n"),
    );
    let files =
        ["paper.der.p7m", "paper.ber.p7m", "paper.pem", "paper.crlf.pem", "paper.b64", "paper.lines.b64"];
    for name in files {
        let signer = desk.good(name, &[]);
        assert_eq!((&signer["iin"], &signer["bin"]), (&json!(IIN), &json!(BIN)), "{name}");
    }
}

#[test]
fn a_detached_signature_needs_what_it_is_about() {
    let desk = Desk::new();
    desk.sign("paper.p7s", &CmsOptions::detached());
    desk.write("other.txt", "Басқа құжат\n");
    desk.good("paper.p7s", &["--content", "paper.txt"]);
    assert_eq!(desk.bad("paper.p7s", &[]), "content-missing");
    assert_eq!(desk.bad("paper.p7s", &["--content", "other.txt"]), "digest-mismatch");
    desk.sign("attached.p7m", &CmsOptions::attached());
    desk.good("attached.p7m", &["--content", "paper.txt"]);
    assert_eq!(desk.bad("attached.p7m", &["--content", "other.txt"]), "content-differs");
}

#[test]
fn a_signed_xml_document_is_read() {
    let desk = Desk::new();
    let xml = desk.key.sign_xml("<қаулы нөмірі=\"77\"><тұлға>Үлгілі</тұлға></қаулы>").unwrap();
    desk.write("order.xml", &xml);
    assert_eq!(desk.good("order.xml", &[])["iin"], json!(IIN));
    desk.write("changed.xml", xml.replace("Үлгілі", "Өзгерді"));
    assert_eq!(desk.bad("changed.xml", &[]), "digest-mismatch");
}

/// An evidence container of the paper.
fn contained(desk: &Desk, cms: Vec<u8>) -> Vec<u8> {
    let document = File {
        name: "paper.txt".to_owned(),
        media_type: "text/plain".to_owned(),
        bytes: PAPER.as_bytes().to_vec(),
    };
    let contents = Contents {
        documents: vec![document],
        attachments: Vec::new(),
        signatures: vec![SignatureFile { document: 0, cms }],
        evidence: Evidence::default(),
        certificates: desk.key.chain().to_vec(),
    };
    container::write(&contents, None).unwrap()
}

#[test]
fn an_evidence_container_is_read_and_its_changes_are_named() {
    let desk = Desk::new();
    let cms = desk.sign("paper.p7s", &CmsOptions::detached());
    let whole = contained(&desk, cms);
    desk.write("paper.asice", &whole);
    assert_eq!(desk.good("paper.asice", &[])["iin"], json!(IIN));
    let json = desk.verify("paper.asice", &[]).json();
    assert_eq!((&json["form"], &json["documents"][0]["name"]), (&json!("container"), &json!("paper.txt")));
    let inside = whole.windows(PAPER.len()).position(|window| window == PAPER.as_bytes()).unwrap();
    let mut changed = whole;
    changed[inside + 5] ^= 1;
    desk.write("changed.asice", changed);
    assert_eq!(desk.bad("changed.asice", &[]), "container-digest-mismatch");
}

#[test]
fn the_json_has_the_members_that_other_programs_read() {
    let desk = Desk::new();
    desk.sign("paper.p7m", &CmsOptions { signing_time: Some(desk.now), ..CmsOptions::attached() });
    let answer = desk.verify("paper.p7m", &[]).json();
    assert_eq!((&answer["valid"], &answer["reason"]), (&json!(true), &Value::Null));
    let signer = answer["signers"][0].as_object().unwrap();
    let expected = json!({
        "valid": true,
        "reason": null,
        "iin": IIN,
        "bin": BIN,
        "kind": "organisation_may_sign",
        "algorithm": "gost-2015-512",
        "signed_at": desk.now.to_string(),
        "timestamped_at": null,
        "revocation": "unknown",
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(signer.get(name), Some(value), "{name}");
    }
    assert!(signer["name"].as_str().unwrap().contains("СЫНАҚОВ"), "{signer:?}");
}

#[test]
fn a_natural_person_and_every_kind_of_key_are_told_apart() {
    let mut desk = Desk::new();
    for (kind, algorithm) in
        [(KeyKind::Gost2015, "gost-2015-512"), (KeyKind::Gost2004, "gost-2004"), (KeyKind::Rsa, "rsa-sha256")]
    {
        let subject = Subject::person(IIN, "СЫНАҚОВ", "СЫНАҚ", Some("СЫНАҚҰЛЫ"));
        let key = desk.pki.issue(subject, kind);
        let trust = format!("trust-{}", kind.code());
        desk.believe(&trust, key.chain().to_vec());
        desk.write("person.p7m", key.sign_cms(PAPER.as_bytes(), &CmsOptions::attached()));
        let answer = desk.zan(&["signature", "verify", "person.p7m", "--trust", &trust, "--json"]);
        assert_eq!(answer.status, Some(0), "{kind:?}: {}", answer.out);
        let signer = &answer.json()["signers"][0];
        assert_eq!((&signer["kind"], &signer["bin"]), (&json!("person"), &Value::Null));
        assert_eq!(signer["algorithm"], json!(algorithm));
    }
    let system = desk.pki.issue(Subject::information_system("ЕРДР", BIN), KeyKind::Gost2015);
    desk.write("system.p7m", system.sign_cms(PAPER.as_bytes(), &CmsOptions::attached()));
    let signer = desk.good("system.p7m", &[]);
    assert_eq!((&signer["kind"], &signer["iin"]), (&json!("information_system"), &Value::Null));
}

#[test]
fn all_signers_are_listed_and_one_wrong_one_spoils_the_whole() {
    let mut desk = Desk::new();
    let second = desk.pki.issue(Subject::person(IIN, "ЕКІНШІ", "СЫНАҚ", None), KeyKind::Gost2015);
    let cms = desk.sign("one.p7m", &CmsOptions::attached());
    desk.write("two.p7m", second.add_signer(&cms, None, &CmsOptions::attached()).unwrap());
    let answer = desk.verify("two.p7m", &[]);
    assert_eq!((answer.status, answer.json()["signers"].as_array().unwrap().len()), (Some(0), 2));
    let wrong = CmsOptions::with_fault(zan_throwaway_pki::CmsFault::WrongSignature);
    desk.write("wrong.p7m", second.add_signer(&cms, None, &wrong).unwrap());
    assert_eq!(desk.bad("wrong.p7m", &[]), "bad-signature");
    let signers = desk.verify("wrong.p7m", &[]).json()["signers"].clone();
    let verdicts: Vec<_> = signers.as_array().unwrap().iter().map(|one| &one["valid"]).collect();
    assert!(verdicts.contains(&&json!(true)) && verdicts.contains(&&json!(false)), "{signers}");
}

#[test]
fn people_read_the_same_verdict_in_words() {
    let desk = Desk::new();
    desk.sign("paper.p7m", &CmsOptions::attached());
    let answer = desk.zan(&["signature", "verify", "paper.p7m", "--trust", "trust"]);
    assert_eq!(answer.status, Some(0));
    assert!(answer.out.starts_with("valid\n"), "{}", answer.out);
    for word in [IIN, BIN, "СЫНАҚОВ", "organisation_may_sign", "gost-2015-512"] {
        assert!(answer.out.contains(word), "{word}: {}", answer.out);
    }
    desk.sign("wrong.p7m", &CmsOptions::with_fault(zan_throwaway_pki::CmsFault::WrongDigest));
    let answer = desk.zan(&["signature", "verify", "wrong.p7m", "--trust", "trust"]);
    assert_eq!(answer.status, Some(1));
    assert!(answer.out.starts_with("NOT VALID\nreason: digest-mismatch\n"), "{}", answer.out);
}
