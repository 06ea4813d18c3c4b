//! Reading of elements whose shape a signature depends on. Strict: what is not expected is malformed, so that no two
//! readers can see two things.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use roxmltree::Node;

use crate::error::XmlError;
use crate::names;
use crate::text::is_space;

/// An element of this namespace and local name.
pub(crate) fn is(node: Node<'_, '_>, namespace: &str, name: &str) -> bool {
    node.is_element() && node.tag_name().name() == name && node.tag_name().namespace() == Some(namespace)
}

/// A `ds:Signature`.
pub(crate) fn is_signature(node: Node<'_, '_>) -> bool {
    is(node, names::SIGNATURE, "Signature")
}

/// The element children.
pub(crate) fn elements<'a, 'input: 'a>(
    node: Node<'a, 'input>,
) -> impl Iterator<Item = Node<'a, 'input>> + use<'a, 'input> {
    node.children().filter(Node::is_element)
}

/// The only child of this name, if there is one.
pub(crate) fn child<'a, 'input>(
    node: Node<'a, 'input>,
    namespace: &str,
    name: &'static str,
) -> Result<Option<Node<'a, 'input>>, XmlError> {
    let mut found = elements(node).filter(|element| is(*element, namespace, name));
    let only = found.next();
    if found.next().is_some() { Err(XmlError::Malformed(name)) } else { Ok(only) }
}

/// An element of XML Signature at this place of the order.
pub(crate) fn expected<'a, 'input: 'a>(
    next: Option<Node<'a, 'input>>,
    name: &'static str,
) -> Result<Node<'a, 'input>, XmlError> {
    next.filter(|element| is(*element, names::SIGNATURE, name)).ok_or(XmlError::Malformed(name))
}

/// The text of an element that holds nothing but text. A comment in a digest or certificate would be seen by one
/// reader and not by another.
pub(crate) fn text(element: Node<'_, '_>, what: &'static str) -> Result<String, XmlError> {
    element
        .children()
        .map(|child| if child.is_text() { child.text() } else { None })
        .collect::<Option<String>>()
        .ok_or(XmlError::Malformed(what))
}

/// The bytes of an element that holds base64, broken into lines or not (XML Schema `base64Binary`).
pub(crate) fn base64(element: Node<'_, '_>, what: &'static str) -> Result<Vec<u8>, XmlError> {
    let mut encoded = text(element, what)?;
    encoded.retain(|character| !is_space(character));
    let decoded = STANDARD.decode(encoded).map_err(|_| XmlError::Base64(what))?;
    if decoded.is_empty() { Err(XmlError::Base64(what)) } else { Ok(decoded) }
}

/// The `Algorithm` of an element that may have no children: parameters would change what it means.
pub(crate) fn algorithm(element: Node<'_, '_>, what: &'static str) -> Result<String, XmlError> {
    if elements(element).next().is_some() {
        return Err(XmlError::Malformed(what));
    }
    element.attribute("Algorithm").map(str::to_owned).ok_or(XmlError::Malformed(what))
}
