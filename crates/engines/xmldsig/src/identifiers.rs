//! Identifiers of elements: `Id`, `ID` and `id` without namespace, `wsu:Id`, `xml:id`.

use std::collections::BTreeMap;

use roxmltree::{Attribute, Document, Node};

use crate::error::{XmlError, shown};
use crate::names;

/// Every identifier of a document. Without a schema nobody knows which attributes are identifiers, so all that any
/// reader might take for one are; a reference to one that two elements have is refused. Identifiers that nobody
/// refers to may repeat: business data number their rows.
pub(crate) struct Identifiers<'a, 'input> {
    found: BTreeMap<&'a str, Found<'a, 'input>>,
}

#[derive(Clone, Copy)]
enum Found<'a, 'input> {
    One(Node<'a, 'input>),
    Several,
}

impl<'a, 'input> Identifiers<'a, 'input> {
    pub(crate) fn collect(document: &'a Document<'input>) -> Self {
        let mut found = BTreeMap::new();
        for element in document.descendants().filter(Node::is_element) {
            for identifier in of(element) {
                found
                    .entry(identifier)
                    .and_modify(|known| {
                        if !matches!(known, Found::One(node) if *node == element) {
                            *known = Found::Several;
                        }
                    })
                    .or_insert(Found::One(element));
            }
        }
        Self { found }
    }

    /// The one element with this identifier.
    pub(crate) fn element(&self, identifier: &str) -> Result<Node<'a, 'input>, XmlError> {
        match self.found.get(identifier) {
            Some(Found::One(element)) => Ok(*element),
            Some(Found::Several) => Err(XmlError::DuplicateIdentifier(shown(identifier))),
            None => Err(XmlError::UnknownIdentifier(shown(identifier))),
        }
    }
}

/// The identifiers of one element.
fn of<'a, 'input: 'a>(element: Node<'a, 'input>) -> impl Iterator<Item = &'a str> + use<'a, 'input> {
    element.attributes().filter(is_identifier).map(|attribute| attribute.value())
}

fn is_identifier(attribute: &Attribute<'_, '_>) -> bool {
    match attribute.namespace() {
        None => matches!(attribute.name(), "Id" | "ID" | "id"),
        Some(names::SECURITY_UTILITY) => attribute.name() == "Id",
        Some(names::XML) => attribute.name() == "id",
        Some(_) => false,
    }
}
