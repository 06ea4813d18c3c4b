//! What a signature says it covers, and that nothing else can be passed off as covered.

use zan_xmldsig::{Covers, XmlError};

use crate::support::{
    ENVELOPED, EXCLUSIVE, INCLUSIVE, INCLUSIVE_WITH_COMMENTS, envelope, enveloped, holds, read, read_one,
    reference, sealed, signature, text,
};

#[test]
fn the_document_around_an_enveloped_signature_is_covered() {
    let document = sealed(&format!("<?before?><order><sum>10</sum>{}</order>", enveloped()));
    let signature = read_one(&document);
    assert!(holds(&signature));
    assert_eq!(signature.references[0].covers, Covers::WholeDocument);
    assert_eq!(text(&signature.references[0].octets), "<?before?>\n<order><sum>10</sum></order>");
    assert_eq!(signature.references[0].octets_without_later_signatures, None);
}

#[test]
fn the_root_by_its_identifier_is_the_document() {
    for name in ["Id", "ID", "id", "xml:id"] {
        let signature = signature(&reference("#o1", &[ENVELOPED, INCLUSIVE]), "");
        let document = sealed(&format!("<order {name}=\"o1\"><sum>10</sum>{signature}</order>"));
        let signature = read_one(&document);
        assert!(holds(&signature));
        assert_eq!(signature.references[0].covers, Covers::WholeDocument, "{name}");
        assert_eq!(
            text(&signature.references[0].octets),
            format!("<order {name}=\"o1\"><sum>10</sum></order>")
        );
    }
}

#[test]
fn the_body_of_an_envelope_is_covered() {
    let signature = read_one(&sealed(&envelope("", "")));
    assert!(holds(&signature));
    assert_eq!(signature.references[0].covers, Covers::SoapBody { identifier: "body".to_owned() });
    assert!(signature.references[0].covers.is_message());
}

#[test]
fn an_element_beside_the_message_is_named_as_such() {
    let signature = signature(&reference("#s", &[EXCLUSIVE]), "");
    let document = format!("<order xmlns=\"urn:o\"><sum Id=\"s\">10</sum><to>A</to>{signature}</order>");
    let covers = &read_one(&document).references[0].covers;
    let expected = Covers::Element {
        name: "sum".to_owned(),
        namespace: Some("urn:o".to_owned()),
        identifier: "s".to_owned(),
    };
    assert_eq!(*covers, expected);
    assert!(!covers.is_message());
}

/// Wrapping: the signed Body is moved aside, a forged one takes its place.
#[test]
fn wrapped_body_is_no_longer_the_body() {
    let document = sealed(&envelope("", ""));
    let body = "<soapenv:Body wsu:Id=\"body\"><sum>10</sum></soapenv:Body>";
    let forged = document
        .replace(body, "<soapenv:Body><sum>1000000</sum></soapenv:Body>")
        .replace("</soapenv:Header>", &format!("<wrapper>{body}</wrapper></soapenv:Header>"));
    assert_ne!(forged, document);
    let signature = read_one(&forged);
    // The digest is right: what was signed is still there. Where it is now is what tells.
    assert!(holds(&signature));
    assert!(matches!(&signature.references[0].covers, Covers::Element { name, .. } if name == "Body"));
    assert!(!text(&signature.references[0].octets).contains("1000000"));
}

#[test]
fn second_body_makes_neither_the_body() {
    let document = sealed(&envelope("", ""));
    let forged = document
        .replace("</soapenv:Header>", "</soapenv:Header><soapenv:Body><sum>1000000</sum></soapenv:Body>");
    let signature = read_one(&forged);
    assert!(holds(&signature));
    assert!(!signature.references[0].covers.is_message());
}

#[test]
fn wrapped_root_is_no_longer_the_document() {
    let inner = signature(&reference("#o1", &[ENVELOPED, EXCLUSIVE]), "");
    let document = sealed(&format!("<order id=\"o1\"><sum>10</sum>{inner}</order>"));
    let signature = read_one(&format!("<order><sum>1000000</sum>{document}</order>"));
    assert!(holds(&signature));
    assert!(!signature.references[0].covers.is_message());
    assert_eq!(text(&signature.references[0].octets), "<order id=\"o1\"><sum>10</sum></order>");
}

#[test]
fn forged_element_with_the_same_identifier_is_refused() {
    let document = sealed(&envelope("", ""));
    for forged in ["<forged Id=\"body\"/>", "<forged xml:id=\"body\"/>", "<soapenv:Body wsu:Id=\"body\"/>"] {
        let forged = document.replace("</soapenv:Header>", &format!("</soapenv:Header>{forged}"));
        assert_eq!(read(&forged), Err(XmlError::DuplicateIdentifier("body".to_owned())));
    }
}

#[test]
fn identifiers_that_nobody_refers_to_may_repeat() {
    let document = format!("<rows><row id=\"1\"/><row id=\"1\"/>{}</rows>", enveloped());
    assert!(read(&document).is_ok());
    // One element may have its identifier under two names.
    let signature = signature(&reference("#s", &[EXCLUSIVE]), "");
    let document = format!("<order><sum Id=\"s\" id=\"s\">10</sum>{signature}</order>");
    assert!(read(&document).is_ok());
}

/// `admin@example.kz<!-- -->.evil.kz`: readers that take the first text see another address than those that join.
#[test]
fn comment_inside_text_is_not_in_what_may_be_used() {
    for canonicalisation in [INCLUSIVE, INCLUSIVE_WITH_COMMENTS, EXCLUSIVE] {
        let signature = signature(&reference("", &[ENVELOPED, canonicalisation]), "");
        let document = format!("<a>admin@x<!-- -->.evil{signature}</a>");
        assert_eq!(text(&read_one(&document).references[0].octets), "<a>admin@x.evil</a>");
    }
}

#[test]
fn a_prefix_bound_to_another_namespace_changes_the_octets() {
    let signature = signature(&reference("#s", &[EXCLUSIVE]), "");
    let document =
        sealed(&format!("<o:order xmlns:o=\"urn:o\"><o:sum Id=\"s\">10</o:sum>{signature}</o:order>"));
    assert!(holds(&read_one(&document)));
    assert!(!holds(&read_one(&document.replace("urn:o", "urn:evil"))));
    let redefined = document.replace("<o:sum Id", "<o:sum xmlns:o=\"urn:evil\" Id");
    assert!(!holds(&read_one(&redefined)));
    // Renaming what is not used inside does not matter.
    let unused = document.replace("<o:order ", "<o:order xmlns:unused=\"urn:evil\" ");
    assert!(holds(&read_one(&unused)));
}
