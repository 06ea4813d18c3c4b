//! Exclusive canonical XML 1.0 without comments (W3C Recommendation of 18 July 2002), for whole documents.
//!
//! Written apart from the verifier's canonicalisation, so that the two check each other.

use std::collections::BTreeMap;

use roxmltree::{Document, Node, NodeType};

/// Deepest element a throw-away signature is made over.
const DEEPEST: usize = 200;

/// Prefix → namespace that the output has declared so far; the empty prefix is the default namespace.
type Declared<'a> = BTreeMap<&'a str, &'a str>;

/// Canonical octets of a document; `None` when it is too deep.
pub(crate) fn canonical(document: &Document<'_>) -> Option<String> {
    let mut output = String::new();
    let mut after_root = false;
    for node in document.root().children() {
        match node.node_type() {
            NodeType::Element => {
                element(node, &Declared::new(), DEEPEST, &mut output)?;
                after_root = true;
            }
            NodeType::PI if after_root => {
                output.push('\n');
                instruction(node, &mut output);
            }
            NodeType::PI => {
                instruction(node, &mut output);
                output.push('\n');
            }
            NodeType::Root | NodeType::Comment | NodeType::Text => {}
        }
    }
    Some(output)
}

fn element<'a>(
    node: Node<'a, '_>,
    declared: &Declared<'a>,
    depth_left: usize,
    output: &mut String,
) -> Option<()> {
    let depth_left = depth_left.checked_sub(1)?;
    let name = qualified_name(node);
    let mut attributes: Vec<_> = node.attributes().collect();
    attributes.sort_by_key(|attribute| (attribute.namespace().unwrap_or_default(), attribute.name()));
    let source = node.document().input_text();
    let names: Vec<&str> = attributes
        .iter()
        .map(|attribute| source.get(attribute.range_qname()).unwrap_or(attribute.name()))
        .collect();

    let mut declared = declared.clone();
    let mut new: Declared<'a> = BTreeMap::new();
    let used =
        std::iter::once(prefix(name).unwrap_or_default()).chain(names.iter().filter_map(|name| prefix(name)));
    for used in used.filter(|used| *used != "xml") {
        let lookup = if used.is_empty() { None } else { Some(used) };
        let namespace = node.lookup_namespace_uri(lookup).unwrap_or_default();
        if declared.get(used).copied().unwrap_or_default() != namespace {
            new.insert(used, namespace);
        }
    }
    output.push('<');
    output.push_str(name);
    for (prefix, namespace) in &new {
        let colon = if prefix.is_empty() { "" } else { ":" };
        output.push_str(&format!(" xmlns{colon}{prefix}=\"{}\"", escape_value(namespace)));
    }
    for (attribute, name) in attributes.iter().zip(names) {
        output.push_str(&format!(" {name}=\"{}\"", escape_value(attribute.value())));
    }
    output.push('>');
    declared.append(&mut new);
    for child in node.children() {
        match child.node_type() {
            NodeType::Element => element(child, &declared, depth_left, output)?,
            NodeType::Text => output.push_str(&escape_text(child.text().unwrap_or_default())),
            NodeType::PI => instruction(child, output),
            NodeType::Root | NodeType::Comment => {}
        }
    }
    output.push_str(&format!("</{name}>"));
    Some(())
}

fn instruction(node: Node<'_, '_>, output: &mut String) {
    if let Some(instruction) = node.pi() {
        let value = instruction.value.map(|value| format!(" {value}")).unwrap_or_default();
        output.push_str(&format!("<?{}{value}?>", instruction.target));
    }
}

/// The name with its prefix, from the source: two prefixes may stand for one namespace.
pub(crate) fn qualified_name<'a>(node: Node<'a, '_>) -> &'a str {
    let source = node.document().input_text().get(node.range()).unwrap_or_default();
    let name = source.strip_prefix('<').unwrap_or(source);
    name.split(|character: char| character.is_whitespace() || matches!(character, '/' | '>'))
        .next()
        .unwrap_or_default()
}

fn prefix(name: &str) -> Option<&str> {
    name.split_once(':').map(|(prefix, _)| prefix)
}

fn escape_text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('\r', "&#xD;")
}

fn escape_value(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
        .replace('\t', "&#x9;")
        .replace('\n', "&#xA;")
        .replace('\r', "&#xD;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(xml: &str) -> String {
        canonical(&Document::parse(xml).unwrap()).unwrap()
    }

    #[test]
    fn names_values_and_ends_take_their_canonical_form() {
        assert_eq!(
            of(
                "<?xml version=\"1.0\"?>\n<a   z='1'\n b=\"&quot;&lt;>\ta\"><!-- gone --><b/>1 &gt; 0<![CDATA[<&]]></a>\n"
            ),
            "<a b=\"&quot;&lt;> a\" z=\"1\"><b></b>1 &gt; 0&lt;&amp;</a>"
        );
        assert_eq!(of("<?x y?><a/><?z?>"), "<?x y?>\n<a></a>\n<?z?>");
        assert_eq!(of("<a b='&#9;&#10;&#13;'>&#13;</a>"), "<a b=\"&#x9;&#xA;&#xD;\">&#xD;</a>");
    }

    /// The third example of section 2.2 of the Recommendation: the wrapping declarations are not inherited.
    #[test]
    fn namespaces_are_declared_where_they_are_used() {
        assert_eq!(
            of(
                "<n0:pdu xmlns:n0='http://a.example' xmlns:n1=\"http://b.example\"><n1:elem2 xml:lang='en'><n3:stuff xmlns:n3=\"ftp://example.org\"/></n1:elem2></n0:pdu>"
            ),
            "<n0:pdu xmlns:n0=\"http://a.example\"><n1:elem2 xmlns:n1=\"http://b.example\" xml:lang=\"en\"><n3:stuff xmlns:n3=\"ftp://example.org\"></n3:stuff></n1:elem2></n0:pdu>"
        );
        assert_eq!(
            of("<a xmlns='urn:a'><b xmlns=''><c xmlns=''/></b><a xmlns='urn:a'/></a>"),
            "<a xmlns=\"urn:a\"><b xmlns=\"\"><c></c></b><a></a></a>"
        );
    }

    #[test]
    fn depth_has_an_end() {
        let deep = format!("{}{}", "<a>".repeat(201), "</a>".repeat(201));
        assert_eq!(canonical(&Document::parse(&deep).unwrap()), None);
    }
}
