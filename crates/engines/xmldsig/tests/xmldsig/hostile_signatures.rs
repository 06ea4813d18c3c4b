//! Signatures made to seem to sign what they do not.

use zan_xmldsig::{Limits, Measure, XmlError};

use crate::support::{
    ENVELOPED, EXCLUSIVE, INCLUSIVE, enveloped, read, reference, reference_with, signature,
};

/// The error of a document `<a>` with an element `b` and a signature with these references.
fn refused(references: &str) -> XmlError {
    read(&format!("<a Id=\"a\"><b Id=\"b\"/>{}</a>", signature(references, ""))).unwrap_err()
}

#[test]
fn unknown_transform_is_refused() {
    for algorithm in [
        "http://www.w3.org/TR/1999/REC-xslt-19991116",
        "http://www.w3.org/TR/1999/REC-xpath-19991116",
        "http://www.w3.org/2002/06/xmldsig-filter2",
        "http://www.w3.org/2000/09/xmldsig#base64",
        "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#STR-Transform",
        "urn:unheard-of",
        "",
    ] {
        let error = XmlError::UnknownTransform(algorithm.to_owned());
        assert_eq!(refused(&reference("#b", &[algorithm])), error);
        assert_eq!(refused(&reference("", &[ENVELOPED, algorithm])), error);
    }
}

#[test]
fn stylesheet_in_a_transform_is_never_looked_at() {
    let transform = "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\">\
        <x:stylesheet xmlns:x=\"http://www.w3.org/1999/XSL/Transform\" version=\"1.0\"><x:template match=\"/\">\
        <x:value-of select=\"document('file:///etc/passwd')\"/></x:template></x:stylesheet></ds:Transform>";
    assert_eq!(refused(&reference_with("#b", transform)).code(), "xml-unknown-transform");
}

#[test]
fn parameters_that_change_an_algorithm_are_refused() {
    for transform in [
        format!("<ds:Transform Algorithm=\"{ENVELOPED}\"><ds:XPath>true()</ds:XPath></ds:Transform>"),
        format!("<ds:Transform Algorithm=\"{INCLUSIVE}\"><ds:XPath>true()</ds:XPath></ds:Transform>"),
        format!("<ds:Transform Algorithm=\"{EXCLUSIVE}\"><ds:XPath>true()</ds:XPath></ds:Transform>"),
        format!(
            "<ds:Transform Algorithm=\"{EXCLUSIVE}\"><InclusiveNamespaces xmlns=\"{EXCLUSIVE}\"/></ds:Transform>"
        ),
        "<ds:Transform/>".to_owned(),
        "<other/>".to_owned(),
    ] {
        assert_eq!(refused(&reference_with("", &transform)).code(), "xml-signature-malformed", "{transform}");
    }
    let document = format!("<a><b Id=\"b\"/>{}</a>", signature(&reference("#b", &[]), ""));
    let shortened = document.replace(
        "rsa-sha256\"/>",
        "hmac-sha256\"><ds:HMACOutputLength>8</ds:HMACOutputLength></ds:SignatureMethod>",
    );
    assert_ne!(shortened, document);
    assert_eq!(read(&shortened), Err(XmlError::Malformed("SignatureMethod")));
}

#[test]
fn transforms_in_an_impossible_order_are_refused() {
    for transforms in [[INCLUSIVE, ENVELOPED], [ENVELOPED, ENVELOPED], [EXCLUSIVE, INCLUSIVE]] {
        assert_eq!(refused(&reference("", &transforms)), XmlError::TransformOrder);
    }
}

#[test]
fn reference_to_somewhere_else_is_refused() {
    for address in [
        "http://example.kz/order.xml",
        "file:///etc/passwd",
        "order.xml#b",
        "cid:attachment",
        "b",
        "#",
        "#xpointer(/)",
        "#xpointer(id('b'))",
        " #b",
    ] {
        assert_eq!(
            refused(&reference(address, &[EXCLUSIVE])),
            XmlError::OutsideReference(address.to_owned())
        );
    }
    let absent = reference("#b", &[]).replace(" URI=\"#b\"", "");
    assert_eq!(refused(&absent), XmlError::Malformed("URI"));
    assert_eq!(refused(&reference("#c", &[])), XmlError::UnknownIdentifier("c".to_owned()));
    assert_eq!(refused(&reference("#B", &[])), XmlError::UnknownIdentifier("B".to_owned()));
}

#[test]
fn empty_list_of_references_is_refused() {
    assert_eq!(refused(""), XmlError::NoReference);
}

#[test]
fn thousands_of_references_are_refused() {
    let one = reference("#b", &[EXCLUSIVE]);
    assert_eq!(refused(&one.repeat(33)), XmlError::Exceeds(Measure::References));
    assert_eq!(refused(&one.repeat(5_000)), XmlError::Exceeds(Measure::References));
    assert!(read(&format!("<a><b Id=\"b\"/>{}</a>", signature(&one.repeat(32), ""))).is_ok());
}

#[test]
fn many_signatures_are_refused() {
    let one = signature(&reference("#b", &[EXCLUSIVE]), "");
    let document = |times| format!("<a><b Id=\"b\"/>{}</a>", one.repeat(times));
    assert_eq!(read(&document(17)), Err(XmlError::Exceeds(Measure::Signatures)));
    assert_eq!(read(&document(16)).unwrap().len(), 16);
}

#[test]
fn signature_inside_another_is_refused() {
    let inner = signature(&reference("#b", &[EXCLUSIVE]), "");
    for place in ["Object", "KeyInfo"] {
        let rest = format!("<ds:{place}><c>{inner}</c></ds:{place}>");
        let document = format!("<a><b Id=\"b\"/>{}</a>", signature(&reference("#b", &[EXCLUSIVE]), &rest));
        assert_eq!(read(&document), Err(XmlError::NestedSignature), "{place}");
    }
}

#[test]
fn reference_of_a_signature_to_itself_is_refused() {
    let document = |id: &str| {
        let own = signature(&reference("#x", &[ENVELOPED, EXCLUSIVE]), "");
        format!("<a><b/>{}</a>", own.replacen(&format!("<ds:{id}"), &format!("<ds:{id} Id=\"x\""), 1))
    };
    for id in ["Signature", "SignedInfo", "SignatureMethod", "Reference", "DigestValue", "SignatureValue"] {
        let text = document(id);
        assert!(text.contains(" Id=\"x\""), "{id}");
        assert_eq!(read(&text), Err(XmlError::SelfReference), "{id}");
    }
}

#[test]
fn what_contains_the_signature_cannot_be_signed_with_it() {
    assert_eq!(refused(&reference("", &[INCLUSIVE])), XmlError::SelfReference);
    assert_eq!(refused(&reference("#a", &[INCLUSIVE])), XmlError::SelfReference);
    let alone = signature(&reference("", &[ENVELOPED, INCLUSIVE]), "");
    assert_eq!(read(&alone), Err(XmlError::SelfReference));
    assert_eq!(read(&format!("<?order 10?>{alone}")), Err(XmlError::SelfReference));
}

#[test]
fn reference_into_another_signature_is_refused() {
    let first = signature(&reference("#b", &[EXCLUSIVE]), "<ds:Object Id=\"o\"><sum>10</sum></ds:Object>");
    for (id, first) in
        [("o", first.clone()), ("s", first.replace("<ds:Signature ", "<ds:Signature Id=\"s\" "))]
    {
        let second = signature(&reference(&format!("#{id}"), &[EXCLUSIVE]), "");
        let document = format!("<a><b Id=\"b\"/>{first}{second}</a>");
        assert_eq!(read(&document), Err(XmlError::ForeignSignature), "{id}");
    }
}

#[test]
fn manifest_is_refused() {
    let typed = reference("#b", &[EXCLUSIVE])
        .replace("<ds:Reference ", "<ds:Reference Type=\"http://www.w3.org/2000/09/xmldsig#Manifest\" ");
    assert_eq!(refused(&typed), XmlError::Manifest);
    let manifest =
        format!("<ds:Object><ds:Manifest Id=\"m\">{}</ds:Manifest></ds:Object>", reference("#b", &[]));
    let document = format!("<a><b Id=\"b\"/>{}</a>", signature(&reference("#m", &[EXCLUSIVE]), &manifest));
    assert_eq!(read(&document), Err(XmlError::Manifest));
}

/// A comment splits a text; one reader takes the first part, another all of it.
#[test]
fn comment_inside_what_is_checked_is_refused() {
    let document = format!("<a>{}</a>", enveloped());
    for name in ["DigestValue", "SignatureValue"] {
        for inside in ["<!-- -->", "<?b?>", "<b/>"] {
            let forged = document.replace(&format!("<ds:{name}>AAAA"), &format!("<ds:{name}>AA{inside}AA"));
            assert_ne!(forged, document);
            assert_eq!(read(&forged), Err(XmlError::Malformed(name)), "{name} {inside}");
        }
    }
}

#[test]
fn two_of_what_must_be_one_is_refused() {
    let document = format!("<a>{}</a>", enveloped());
    let part = |name: &str| {
        let start = document.find(&format!("<ds:{name}")).unwrap();
        let close = format!("</ds:{name}>");
        let end = document
            .find(&close)
            .map_or_else(|| start + document[start..].find("/>").unwrap() + 2, |at| at + close.len());
        document[start..end].to_owned()
    };
    for name in [
        "SignedInfo",
        "CanonicalizationMethod",
        "SignatureMethod",
        "Transforms",
        "DigestMethod",
        "DigestValue",
        "SignatureValue",
    ] {
        let one = part(name);
        let twice = read(&document.replace(&one, &one.repeat(2))).unwrap_err();
        assert_eq!(twice.code(), "xml-signature-malformed", "{name} twice");
        if name != "Transforms" {
            let none = read(&document.replace(&one, "")).unwrap_err();
            assert_eq!(none.code(), "xml-signature-malformed", "no {name}");
        }
    }
}

#[test]
fn parts_in_another_order_or_of_another_namespace_are_refused() {
    let document = format!("<a>{}</a>", enveloped());
    for forged in [
        document.replace("<ds:SignatureValue>", "<ds:Object/><ds:SignatureValue>"),
        document.replace("<ds:SignedInfo>", "<c/><ds:SignedInfo>"),
        document.replace("</ds:Signature>", "<ds:Object/><ds:KeyInfo/></ds:Signature>"),
        document.replace("</ds:Signature>", "<other/></ds:Signature>"),
        document.replace("<ds:SignedInfo>", "<ds:SignedInfo xmlns:ds=\"urn:evil\">"),
        document.replace("<ds:SignatureMethod ", "<ds:SignatureMethod xmlns:ds=\"urn:evil\" "),
        document.replace("<ds:Reference ", "<ds:Reference xmlns:ds=\"urn:evil\" "),
        document.replace("<ds:DigestValue>", "<ds:DigestValue xmlns:ds=\"urn:evil\">"),
    ] {
        assert_ne!(forged, document);
        assert_eq!(read(&forged).unwrap_err().code(), "xml-signature-malformed", "{forged}");
    }
    let elsewhere = document.replace("http://www.w3.org/2000/09/xmldsig#\">", "urn:evil\">");
    assert_eq!(read(&elsewhere), Err(XmlError::NoSignature));
    assert_eq!(read("<a/>"), Err(XmlError::NoSignature));
}

#[test]
fn unknown_canonicalisation_of_the_signed_information_is_refused() {
    let document = format!("<a>{}</a>", enveloped()).replacen(EXCLUSIVE, "urn:unheard-of", 1);
    assert_eq!(read(&document), Err(XmlError::UnknownCanonicalization("urn:unheard-of".to_owned())));
}

#[test]
fn messages_do_not_carry_a_strangers_text_at_length() {
    let long = "x".repeat(100_000);
    let error = refused(&reference(&long, &[]));
    assert!(error.to_string().len() < 400);
    assert!(zan_xmldsig::read(long.as_bytes(), &Limits::default()).unwrap_err().to_string().len() < 400);
}
