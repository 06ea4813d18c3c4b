//! Which namespace declarations an element carries in its canonical form.

use std::collections::BTreeMap;

use roxmltree::Node;

use super::{Canonicalization, Family};
use crate::error::XmlError;
use crate::tree::{attribute_name, element_name, split_name};

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
        method: &Canonicalization,
    ) -> Result<(Declarations<'a>, Undo<'a>), XmlError> {
        let mut declarations = candidates(element, method)?;
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
/// itself uses and those listed (Exclusive XML Canonicalization, 3).
fn candidates<'a, 'input>(
    element: Node<'a, 'input>,
    method: &Canonicalization,
) -> Result<Declarations<'a>, XmlError> {
    let mut in_scope: Declarations<'a> = element
        .namespaces()
        .map(|namespace| (namespace.name().unwrap_or_default(), namespace.uri()))
        .collect();
    // No default namespace is a fact too: it takes back one that the output has.
    in_scope.entry("").or_insert("");
    if let Family::Exclusive { inclusive_prefixes } = &method.family {
        let used = prefixes_of(element)?;
        in_scope.retain(|prefix, _| {
            used.contains(prefix) || inclusive_prefixes.iter().any(|listed| listed == prefix)
        });
    }
    Ok(in_scope)
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
