//! Several signatures in one document.

use crate::support::{
    ENVELOPED, EXCLUSIVE, envelope, enveloped, holds, is_digest_of, read, reference, sealed, signature, text,
};

/// Each signs the document with the signatures before his; the last is checked first.
#[test]
fn signatures_one_after_the_other_hold_without_those_that_follow() {
    let first = sealed(&format!("<order><sum>10</sum>{}</order>", enveloped()));
    let second = sealed(&first.replace("</order>", &format!("{}</order>", enveloped())));
    let third = sealed(&second.replace("</order>", &format!("{}</order>", enveloped())));
    let signatures = read(&third).unwrap();
    assert_eq!(signatures.len(), 3);
    assert!(holds(&signatures[2]));
    assert_eq!(signatures[2].references[0].octets_without_later_signatures, None);
    for (before, signature) in signatures[..2].iter().enumerate() {
        let reference = &signature.references[0];
        let alone = reference.octets_without_later_signatures.as_ref().unwrap();
        assert!(!is_digest_of(reference, &reference.octets));
        assert!(is_digest_of(reference, alone));
        assert_eq!(text(alone).matches("<ds:Signature ").count(), before);
    }
}

#[test]
fn a_changed_document_holds_for_none_of_its_signers() {
    let first = sealed(&format!("<order><sum>10</sum>{}</order>", enveloped()));
    let second = sealed(&first.replace("</order>", &format!("{}</order>", enveloped())));
    for signature in read(&second.replace("<sum>10", "<sum>11")).unwrap() {
        let reference = &signature.references[0];
        assert!(!is_digest_of(reference, &reference.octets));
        let alone = reference.octets_without_later_signatures.as_deref().unwrap_or_default();
        assert!(!is_digest_of(reference, alone));
    }
}

/// The gateway's signature lies in the header, the sender's inside the body.
#[test]
fn a_signed_document_inside_a_signed_body() {
    let inner = signature(&reference("#data", &[ENVELOPED, EXCLUSIVE]), "");
    let data = sealed(&format!("<data id=\"data\"><sum>10</sum>{inner}</data>"));
    let message = sealed(&envelope("", "").replace("<sum>10</sum>", &data));
    let signatures = read(&message).unwrap();
    assert_eq!(signatures.len(), 2);
    assert!(signatures.iter().all(holds));
    // The header's covers the body with the inner signature in it.
    assert!(text(&signatures[0].references[0].octets).contains("<ds:Signature "));
    assert_eq!(text(&signatures[1].references[0].octets), "<data id=\"data\"><sum>10</sum></data>");
}
