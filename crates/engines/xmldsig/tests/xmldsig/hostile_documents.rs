//! Documents made to make the reader do something.

use zan_xmldsig::{Limits, Measure, XmlError};

use crate::support::{EXCLUSIVE, enveloped, read, reference, signature};

#[test]
fn document_type_declaration_is_refused() {
    for prolog in
        ["<!DOCTYPE a>", "<!DOCTYPE a []>", "<!-- -->\n<!DOCTYPE a SYSTEM \"a.dtd\">", "<?b?><!DOCTYPE a>"]
    {
        let document = format!("<?xml version=\"1.0\"?>{prolog}<a>{}</a>", enveloped());
        assert_eq!(read(&document), Err(XmlError::DocumentType), "{prolog}");
    }
    let inside = format!("<a><!DOCTYPE b>{}</a>", enveloped());
    assert_eq!(read(&inside), Err(XmlError::DocumentType));
}

#[test]
fn entity_bomb_is_refused_before_it_is_read() {
    let mut bomb = "<!DOCTYPE a [<!ENTITY b0 \"laugh\">".to_owned();
    for level in 1..10 {
        bomb.push_str(&format!("<!ENTITY b{level} \"{}\">", format!("&b{};", level - 1).repeat(10)));
    }
    bomb.push_str(&format!("]><a>&b9;{}</a>", enveloped()));
    assert_eq!(read(&bomb), Err(XmlError::DocumentType));
}

#[test]
fn external_entity_is_refused() {
    for entity in [
        "<!ENTITY b SYSTEM \"file:///etc/passwd\">",
        "<!ENTITY b PUBLIC \"b\" \"http://example.kz/b\">",
        "<!ENTITY % b SYSTEM \"http://example.kz/b\"> %b;",
    ] {
        let document = format!("<!DOCTYPE a [{entity}]><a>&b;{}</a>", enveloped());
        assert_eq!(read(&document), Err(XmlError::DocumentType));
    }
    assert_eq!(read(&format!("<a>&b;{}</a>", enveloped())), Err(XmlError::Entity));
}

#[test]
fn deep_nesting_is_refused_before_it_is_parsed() {
    for depth in [129, 400_000] {
        let document = format!("{}{}{}", "<a>".repeat(depth), enveloped(), "</a>".repeat(depth));
        assert_eq!(read(&document), Err(XmlError::Exceeds(Measure::Depth)));
    }
    assert_eq!(read(&"<a>".repeat(900_000)), Err(XmlError::Exceeds(Measure::Depth)));
}

/// Whoever widens the bound gets no overflow of the stack.
#[test]
fn deep_nesting_within_a_wider_bound_is_read() {
    let depth = 50_000;
    let document = format!("{}{}{}", "<a>".repeat(depth), enveloped(), "</a>".repeat(depth));
    let limits = Limits { depth: 100_000, ..Limits::default() };
    let signatures = zan_xmldsig::read(document.as_bytes(), &limits).unwrap();
    assert_eq!(signatures[0].references[0].octets.len(), depth * "<a></a>".len());
}

#[test]
fn huge_number_of_attributes_is_refused() {
    let attributes: String = (0..100_000).map(|number| format!(" a{number}=\"\"")).collect();
    let document = format!("<a{attributes}>{}</a>", enveloped());
    assert_eq!(read(&document), Err(XmlError::Exceeds(Measure::Attributes)));
}

#[test]
fn huge_number_of_namespaces_is_refused() {
    let declarations: String = (0..100).map(|number| format!(" xmlns:n{number}=\"urn:n\"")).collect();
    let document = format!("<a{declarations}>{}</a>", enveloped());
    assert_eq!(read(&document), Err(XmlError::Exceeds(Measure::Namespaces)));
    let nested: String = (0..100).map(|number| format!("<a xmlns:n{number}=\"urn:n\">")).collect();
    assert_eq!(read(&nested), Err(XmlError::Exceeds(Measure::Namespaces)));
    // Few at a time, but copied into each of many.
    let declarations: String = (0..60).map(|number| format!(" xmlns:n{number}=\"urn:n\"")).collect();
    let copied =
        |elements| format!("<a{declarations}>{}{}</a>", "<b xmlns=\"urn:b\"/>".repeat(elements), enveloped());
    assert_eq!(read(&copied(100_000)), Err(XmlError::Exceeds(Measure::Namespaces)));
    assert!(read(&copied(10_000)).is_ok());
}

#[test]
fn huge_number_of_nodes_is_refused() {
    let document = format!("<a>{}{}</a>", "<b/>".repeat(600_000), enveloped());
    assert_eq!(read(&document), Err(XmlError::Exceeds(Measure::Nodes)));
    let document = format!("<a><![CDATA[{}]]>{}</a>", "<".repeat(2_000_000), enveloped());
    assert_eq!(read(&document), Err(XmlError::Exceeds(Measure::Nodes)));
}

#[test]
fn large_document_is_refused() {
    let document = format!("<a>{}{}</a>", "b".repeat(25 * 1024 * 1024), enveloped());
    assert_eq!(read(&document), Err(XmlError::Exceeds(Measure::Bytes)));
}

/// One long namespace name, written again on each of many siblings, makes gigabytes of few megabytes; so do many
/// references to one large element.
#[test]
fn canonical_form_that_grows_is_refused() {
    let limits = Limits { octets: 1024 * 1024, ..Limits::default() };
    let repeated = |name: usize, siblings: usize| {
        format!(
            "<a xmlns:b=\"{}\"><c Id=\"c\">{}</c>{}</a>",
            "n".repeat(name),
            "<b:d/>".repeat(siblings),
            signature(&reference("#c", &[EXCLUSIVE]), "")
        )
    };
    let referred = |references: usize| {
        format!(
            "<a><c Id=\"c\">{}</c>{}</a>",
            "b".repeat(100_000),
            signature(&reference("#c", &[EXCLUSIVE]).repeat(references), "")
        )
    };
    for document in [repeated(100_000, 10_000), repeated(100_000, 11), referred(11)] {
        let error = zan_xmldsig::read(document.as_bytes(), &limits);
        assert_eq!(error, Err(XmlError::Exceeds(Measure::Octets)));
    }
    for document in [repeated(100_000, 10), referred(10)] {
        assert!(zan_xmldsig::read(document.as_bytes(), &limits).is_ok());
    }
}

/// Comments are passed over anew for each reference and leave nothing behind.
#[test]
fn comments_passed_over_again_and_again_are_refused() {
    let limits = Limits { octets: 1024 * 1024, ..Limits::default() };
    let document = |references: usize| {
        format!(
            "<a><c Id=\"c\">{}</c>{}</a>",
            "<!---->".repeat(15_000),
            signature(&reference("#c", &[EXCLUSIVE]).repeat(references), "")
        )
    };
    assert!(zan_xmldsig::read(document(9).as_bytes(), &limits).is_ok());
    let error = zan_xmldsig::read(document(10).as_bytes(), &limits);
    assert_eq!(error, Err(XmlError::Exceeds(Measure::Octets)));
}

/// Would take hours if each instruction looked for the root anew.
#[test]
fn many_instructions_outside_the_root_are_read_in_one_go() {
    let document = format!("{}<a>{}</a>", "<?b?>".repeat(200_000), enveloped());
    let octets = &read(&document).unwrap()[0].references[0].octets;
    assert_eq!(octets.len(), 200_000 * "<?b?>\n".len() + "<a></a>".len());
}

#[test]
fn what_other_parsers_read_otherwise_is_refused() {
    for document in [
        "<a xmlns=\"urn:a\" xmlns=\"urn:b\">SIGNATURE</a>",
        "<a x:xmlns=\"urn:b\">SIGNATURE</a>",
        "<a><:b/>SIGNATURE</a>",
        "<a :b=\"c\">SIGNATURE</a>",
        "<a xmlns:b=\"\">SIGNATURE</a>",
        " <?xml version=\"1.0\"?><a>SIGNATURE</a>",
        "<a>SIGNATURE</a><b/>",
        "<a>SIGNATURE</a>text",
        "<a b=\"1\" b=\"2\">SIGNATURE</a>",
        "<a>\u{1}SIGNATURE</a>",
        "<a>&#1;SIGNATURE</a>",
    ] {
        let error = read(&document.replace("SIGNATURE", &enveloped())).unwrap_err();
        assert_eq!(error.code(), "xml-not-well-formed", "{document}");
    }
}

#[test]
fn truncated_document_is_refused_wherever_it_ends() {
    let document = format!("<a b=\"c\"><!-- d --><![CDATA[e]]><?f g?>&amp;{}</a>", enveloped());
    assert!(read(&document).is_ok());
    for end in 0..document.len() {
        assert!(read(&document[..end]).is_err(), "{end}");
    }
}

#[test]
fn bytes_that_are_no_document_are_refused() {
    for bytes in [
        b"".as_slice(),
        b"\0",
        b"\xef\xbb\xbf",
        b"\xff\xff",
        b"%PDF-1.7",
        b"0\x82\x01\x02",
        b"<",
        b"<!",
        b"<?xml",
    ] {
        assert!(zan_xmldsig::read(bytes, &Limits::default()).is_err(), "{bytes:?}");
    }
    let document = format!("<a>{}</a>", enveloped());
    let utf_16: Vec<u8> =
        [0xfe, 0xff].into_iter().chain(document.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    assert_eq!(zan_xmldsig::read(&utf_16, &Limits::default()), Err(XmlError::Encoding));
}
