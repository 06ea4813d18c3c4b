//! The attributes of an element in canonical order, with those that the beginning of a part inherits.

use roxmltree::{Attribute, Node};

use super::{Canonicalization, Family};
use crate::error::XmlError;
use crate::names;
use crate::tree::attribute_name;

/// One attribute; its order is by namespace name, then local name (Canonical XML 1.0, 2.2).
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Written<'a> {
    namespace: &'a str,
    local: &'a str,
    /// With its prefix.
    pub(super) name: &'a str,
    pub(super) value: &'a str,
}

/// The attributes to write on an element.
pub(super) fn of<'a, 'input>(
    element: Node<'a, 'input>,
    is_apex: bool,
    method: &Canonicalization,
) -> Result<Vec<Written<'a>>, XmlError> {
    let mut written = Vec::new();
    for attribute in element.attributes() {
        written.push(as_written(element, &attribute)?);
    }
    if is_apex && !matches!(method.family, Family::Exclusive { .. }) {
        inherit(element, method, &mut written)?;
    }
    written.sort_unstable();
    Ok(written)
}

/// Canonical XML, 2.4: an element taken out of its surroundings keeps the `xml:` attributes it had through them.
fn inherit<'a, 'input>(
    apex: Node<'a, 'input>,
    method: &Canonicalization,
    written: &mut Vec<Written<'a>>,
) -> Result<(), XmlError> {
    for ancestor in apex.ancestors().skip(1) {
        for attribute in ancestor.attributes() {
            if attribute.namespace() != Some(names::XML) {
                continue;
            }
            let known =
                written.iter().any(|known| known.namespace == names::XML && known.local == attribute.name());
            match (&method.family, attribute.name()) {
                (Family::Inclusive11, "id") => {}
                (Family::Inclusive11, "base") => return Err(XmlError::XmlBase),
                _ if known => {}
                _ => written.push(as_written(ancestor, &attribute)?),
            }
        }
    }
    Ok(())
}

fn as_written<'a, 'input>(
    element: Node<'a, 'input>,
    attribute: &Attribute<'a, 'input>,
) -> Result<Written<'a>, XmlError> {
    Ok(Written {
        namespace: attribute.namespace().unwrap_or_default(),
        local: attribute.name(),
        name: attribute_name(element, attribute)?,
        value: attribute.value(),
    })
}
