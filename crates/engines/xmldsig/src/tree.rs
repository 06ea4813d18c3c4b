//! The tree, and the names in it as they were written.

use roxmltree::{Attribute, Document, Error, Node, ParsingOptions};

use crate::error::{XmlError, shown};
use crate::limits::{Limits, Measure};
use crate::survey::{StartTag, ends_name, survey};

/// Parses a decoded text, after the [`survey`] found nothing against it.
pub(crate) fn parse<'input>(text: &'input str, limits: &Limits) -> Result<Document<'input>, XmlError> {
    survey(text, limits)?;
    let options = ParsingOptions {
        allow_dtd: false,
        // The document itself is a node too.
        nodes_limit: u32::try_from(limits.nodes).unwrap_or(u32::MAX).saturating_add(1),
        entity_resolver: None,
    };
    Document::parse_with_options(text, options).map_err(|error| match error {
        Error::NodesLimitReached => XmlError::Exceeds(Measure::Nodes),
        Error::NamespacesLimitReached => XmlError::Exceeds(Measure::Namespaces),
        Error::AttributesLimitReached => XmlError::Exceeds(Measure::Attributes),
        Error::DtdDetected => XmlError::DocumentType,
        Error::UnknownEntityReference(..) => XmlError::Entity,
        other => XmlError::NotWellFormed(shown(&other.to_string())),
    })
}

/// The name of an element with its prefix. The tree keeps namespaces, not prefixes; the text has them.
pub(crate) fn element_name<'input>(element: Node<'_, 'input>) -> Result<&'input str, XmlError> {
    let text = element.document().input_text();
    name_at(text, element.range().start.saturating_add(1), element.tag_name().name())
}

/// The name of an attribute with its prefix.
pub(crate) fn attribute_name<'input>(
    element: Node<'_, 'input>,
    attribute: &Attribute<'_, 'input>,
) -> Result<&'input str, XmlError> {
    name_at(element.document().input_text(), attribute.range().start, attribute.name())
}

/// The prefixes that an element itself declares; the tree has only all that are in scope. The empty one is the
/// default namespace.
pub(crate) fn declared_prefixes<'input>(element: Node<'_, 'input>) -> Result<Vec<&'input str>, XmlError> {
    let text = element.document().input_text();
    let text = text.get(element.range().start.saturating_add(1)..);
    let mut tag = StartTag::of(text.ok_or_else(|| XmlError::not_well_formed("name"))?)?;
    let mut prefixes = Vec::new();
    while let Some(attribute) = tag.attribute()? {
        prefixes.extend(attribute.declared_prefix());
    }
    Ok(prefixes)
}

fn name_at<'input>(text: &'input str, start: usize, local: &str) -> Result<&'input str, XmlError> {
    let misread = || XmlError::not_well_formed("name");
    let name = text.get(start..).and_then(|rest| rest.split(ends_name).next()).ok_or_else(misread)?;
    if split_name(name).1 == local { Ok(name) } else { Err(misread()) }
}

/// Prefix (empty when there is none) and local part.
pub(crate) fn split_name(name: &str) -> (&str, &str) {
    name.split_once(':').unwrap_or(("", name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        parse(text, &Limits::default()).err().map(|error| error.code())
    }

    #[test]
    fn names_keep_their_prefixes() {
        let text = "<x:a xmlns:x='u' xmlns:y='u'\n  y:b\t=''><c/></x:a>";
        let document = parse(text, &Limits::default()).unwrap();
        let root = document.root_element();
        assert_eq!(element_name(root).as_deref(), Ok("x:a"));
        assert_eq!(attribute_name(root, &root.attributes().next().unwrap()).as_deref(), Ok("y:b"));
        assert_eq!(element_name(root.first_element_child().unwrap()).as_deref(), Ok("c"));
    }

    #[test]
    fn namespaces_must_be_declared_once_and_to_something() {
        assert_eq!(code("<a xmlns='u' xmlns='v'/>"), Some("xml-not-well-formed"));
        assert_eq!(code("<a xmlns:b='u'><c xmlns:b=''/></a>"), Some("xml-not-well-formed"));
        assert_eq!(code("<a xmlns='u'><b xmlns=''/></a>"), None);
        assert_eq!(code("<b:a/>"), Some("xml-not-well-formed"));
    }

    #[test]
    fn entities_and_malformed_documents_are_refused() {
        assert_eq!(code("<a>&b;</a>"), Some("xml-entity"));
        assert_eq!(code("<a b='&c;'/>"), Some("xml-entity"));
        assert_eq!(code("<a>&amp;&lt;&gt;&quot;&apos;</a>"), None);
        for text in [
            "",
            "a",
            "<a>",
            "<a></b>",
            "<a/><b/>",
            "<a b='<'/>",
            "<a b='' b=''/>",
            "<a>]]></a>",
            "<a>&#0;</a>",
        ] {
            assert_eq!(code(text), Some("xml-not-well-formed"), "{text:?}");
        }
    }
}
