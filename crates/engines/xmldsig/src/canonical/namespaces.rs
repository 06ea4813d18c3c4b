//! Which namespace declarations an element carries in its canonical form.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{Canonicalization, Family};
use crate::error::XmlError;
use crate::tree::{attribute_name, declared_prefixes, element_name, split_name};

/// Declarations by prefix; the empty prefix is the default namespace, the empty name no namespace.
type Declarations<'a> = BTreeMap<&'a str, &'a str>;

/// The declarations that the output already has at the place where it is written.
#[derive(Default)]
pub(super) struct Rendered<'a> {
    bindings: Declarations<'a>,
}

/// What an element changed, to be taken back at its end.
pub(super) type Undo<'a> = Vec<(&'a str, Option<&'a str>)>;

impl<'a> Rendered<'a> {
    /// The declarations to write on this element, sorted by prefix, and how to take them back.
    pub(super) fn enter<'input>(
        &mut self,
        element: Node<'a, 'input>,
        is_apex: bool,
        method: &Canonicalization,
    ) -> Result<(Declarations<'a>, Undo<'a>), XmlError> {
        let mut declarations = candidates(element, is_apex, method)?;
        declarations.retain(|prefix, name| self.bindings.get(prefix).copied().unwrap_or_default() != *name);
        let undo =
            declarations.iter().map(|(prefix, name)| (*prefix, self.bindings.insert(prefix, name))).collect();
        Ok((declarations, undo))
    }

    pub(super) fn leave(&mut self, undo: Undo<'a>) {
        for (prefix, before) in undo {
            match before {
                Some(name) => self.bindings.insert(prefix, name),
                None => self.bindings.remove(prefix),
            };
        }
    }
}

/// The declarations that must be in force at this element: all in scope (Canonical XML), or those that the element
/// itself uses and those listed (Exclusive XML Canonicalization, 3). Below the first element of a part only what an
/// element declares itself can differ from what its parent has written.
fn candidates<'a, 'input>(
    element: Node<'a, 'input>,
    is_apex: bool,
    method: &Canonicalization,
) -> Result<Declarations<'a>, XmlError> {
    let mut prefixes: Vec<&'a str> = if is_apex {
        element.namespaces().map(|namespace| namespace.name().unwrap_or_default()).collect()
    } else {
        declared_prefixes(element)?
    };
    if let Family::Exclusive { inclusive_prefixes } = &method.family {
        prefixes.retain(|prefix| inclusive_prefixes.iter().any(|listed| listed == prefix));
        prefixes.extend(prefixes_of(element)?);
    }
    Ok(prefixes.into_iter().filter_map(|prefix| Some((prefix, namespace_of(element, prefix)?))).collect())
}

/// What a prefix stands for at this element. No default namespace is a fact too: it takes back one that the output
/// has.
fn namespace_of<'a>(element: Node<'a, '_>, prefix: &str) -> Option<&'a str> {
    match prefix {
        "" => Some(element.lookup_namespace_uri(None).unwrap_or_default()),
        prefix => element.lookup_namespace_uri(Some(prefix)),
    }
}

/// The prefixes visibly utilised: of the element and of its attributes. An attribute without prefix uses none.
fn prefixes_of<'input>(element: Node<'_, 'input>) -> Result<Vec<&'input str>, XmlError> {
    let mut prefixes = vec![split_name(element_name(element)?).0];
    for attribute in element.attributes() {
        let (prefix, _) = split_name(attribute_name(element, &attribute)?);
        if !prefix.is_empty() {
            prefixes.push(prefix);
        }
    }
    Ok(prefixes)
}
