//! Properties of canonicalisation over generated documents.

use proptest::prelude::*;

use crate::support::{EXCLUSIVE, INCLUSIVE, INCLUSIVE_1_1, INCLUSIVE_WITH_COMMENTS, canonical};

const EXCLUSIVE_WITH_COMMENTS: &str = "http://www.w3.org/2001/10/xml-exc-c14n#WithComments";
const ALL: [&str; 5] =
    [INCLUSIVE, INCLUSIVE_WITH_COMMENTS, INCLUSIVE_1_1, EXCLUSIVE, EXCLUSIVE_WITH_COMMENTS];

/// Pieces of text as they stand in a file, among them all that canonicalisation writes otherwise.
fn text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "a",
        "ә",
        "𐍈",
        " ",
        "\n",
        "\t",
        "\r",
        "\r\n",
        "&#13;",
        "&#10;",
        "&#9;",
        "&#x20;",
        "&amp;",
        "&lt;",
        "&gt;",
        "&quot;",
        "&apos;",
        "&#x10348;",
        "]",
    ]);
    prop::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

fn aside() -> impl Strategy<Value = String> {
    prop::sample::select(vec!["<!-- c -->", "<!---->", "<?p?>", "<?p  q \r\n?>"]).prop_map(str::to_owned)
}

fn attributes() -> impl Strategy<Value = String> {
    let names = vec!["a", "b", "xml:lang", "xml:space", "p:a", "q:a", "q:b"];
    let names = prop::sample::subsequence(names.clone(), 0..=names.len()).prop_shuffle();
    let values = prop::collection::vec((text(), prop::sample::select(vec!['"', '\''])), 7);
    (names, values).prop_map(|(names, values)| {
        let attributes = names.iter().zip(values);
        attributes.map(|(name, (value, quote))| format!("\n{name} = {quote}{value}{quote}")).collect()
    })
}

/// `p` and `q` are never bound to the same name, so that no attribute occurs twice.
fn declarations() -> impl Strategy<Value = String> {
    let all = vec![
        vec![" xmlns=\"\"", " xmlns='urn:1'", " xmlns=\"urn:&amp;&#9;2\""],
        vec![" xmlns:p='urn:1'", " xmlns:p='urn:2'"],
        vec![" xmlns:q='urn:3'", " xmlns:q='urn:4'"],
        vec![" xmlns:unused='urn:1'", " xmlns:unused='urn:5'"],
    ];
    let one_of_each: Vec<_> =
        all.into_iter().map(|choices| prop::option::of(prop::sample::select(choices))).collect();
    one_of_each.prop_map(|chosen| chosen.into_iter().flatten().collect())
}

fn element(content: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["e", "p:e", "q:f"]);
    (name, declarations(), attributes(), prop::option::of(content)).prop_map(
        |(name, declarations, attributes, content)| match content {
            Some(content) => format!("<{name}{declarations}{attributes}>{content}</{name} >"),
            None => format!("<{name}{attributes}{declarations} />"),
        },
    )
}

fn document() -> impl Strategy<Value = String> {
    let leaf =
        prop_oneof![text(), aside(), text().prop_map(|text| format!("<![CDATA[{text}]]>")), element(text()),];
    let content = leaf.prop_recursive(5, 40, 5, |inner| {
        element(prop::collection::vec(inner, 0..5).prop_map(|parts| parts.concat()))
    });
    let around = || prop::collection::vec(aside(), 0..3).prop_map(|parts| parts.concat());
    (around(), prop::collection::vec(content, 0..4), around()).prop_map(|(before, content, after)| {
        let content = content.concat();
        format!("{before}\r\n<r xmlns:p='urn:1' xmlns:q='urn:3'>{content}</r>\n{after}")
    })
}

proptest! {
    #[test]
    fn canonical_form_is_its_own_canonical_form(document in document()) {
        for algorithm in ALL {
            let once = canonical(&document, algorithm);
            prop_assert_eq!(canonical(&once, algorithm), once, "{}", algorithm);
        }
    }

    #[test]
    fn leaving_comments_out_later_is_leaving_them_out(document in document()) {
        for (with, without) in [(INCLUSIVE_WITH_COMMENTS, INCLUSIVE), (EXCLUSIVE_WITH_COMMENTS, EXCLUSIVE)] {
            prop_assert_eq!(canonical(&canonical(&document, with), without), canonical(&document, without));
        }
    }

    #[test]
    fn exclusive_form_is_that_of_the_inclusive_form(document in document()) {
        prop_assert_eq!(canonical(&canonical(&document, INCLUSIVE), EXCLUSIVE), canonical(&document, EXCLUSIVE));
    }

    /// The canonical form says the same to a parser as the document, but for comments and where text is cut.
    #[test]
    fn canonical_form_means_the_same(document in document()) {
        prop_assert_eq!(meaning(&canonical(&document, EXCLUSIVE)), meaning(&document));
    }

    #[test]
    fn no_bytes_make_it_panic(mut bytes in document().prop_map(String::into_bytes), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let limits = zan_xmldsig::Limits::default();
        let _ = zan_xmldsig::read(&bytes, &limits);
    }
}

/// Elements and attributes with their namespaces, and text, as the XML parser sees them.
fn meaning(document: &str) -> Vec<String> {
    // Line ends as XML 1.0, 2.11 has them; the parser alone leaves some before references as they are.
    let document = document.replace("\r\n", "\n").replace('\r', "\n");
    let tree = roxmltree::Document::parse(&document).unwrap();
    let mut meaning: Vec<String> = Vec::new();
    let mut text = String::new();
    for node in tree.root_element().descendants() {
        if node.is_text() {
            text.push_str(node.text().unwrap());
        }
        if node.is_element() {
            meaning.push(std::mem::take(&mut text));
            let mut attributes: Vec<String> = node
                .attributes()
                .map(|one| format!("{:?}{}={}", one.namespace(), one.name(), one.value()))
                .collect();
            attributes.sort();
            let namespace = node.tag_name().namespace().unwrap_or_default();
            meaning.push(format!("{namespace} {} {attributes:?}", node.tag_name().name()));
        }
    }
    meaning.push(text);
    meaning
}
