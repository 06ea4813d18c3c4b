//! Canonical XML 1.0 and 1.1 and Exclusive XML Canonicalization 1.0: one text for all documents that mean the same.

mod attributes;
mod escape;
mod namespaces;
mod writer;

use roxmltree::Node;

use crate::elements::{elements, is};
use crate::error::XmlError;
use crate::limits::{Budget, Limits, Measure};
use crate::names;
use crate::text::{decode, is_space};
use crate::tree::parse;

pub(crate) use writer::{Part, write};

/// A way of canonicalisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canonicalization {
    /// Which standard.
    pub family: Family,
    /// Comments are kept.
    pub comments: bool,
}

/// A standard of canonicalisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Family {
    /// Canonical XML 1.0 (W3C, 15 March 2001).
    Inclusive,
    /// Canonical XML 1.1 (W3C, 2 May 2008): `xml:id` is not inherited. The joining of `xml:base` (2.4) is not
    /// implemented: an element below one is refused.
    Inclusive11,
    /// Exclusive XML Canonicalization 1.0 (W3C, 18 July 2002).
    Exclusive {
        /// Prefixes treated as in Canonical XML 1.0; the empty one is the default namespace (`#default`).
        inclusive_prefixes: Vec<String>,
    },
}

impl Canonicalization {
    /// Canonical XML 1.0 without comments: what holds when a reference names no canonicalisation (XML Signature,
    /// 4.3.3.2).
    pub const DEFAULT: Self = Self { family: Family::Inclusive, comments: false };

    /// The way named by an algorithm identifier, with or without `#WithComments`.
    pub fn from_algorithm(algorithm: &str) -> Option<Self> {
        let exclusive = Family::Exclusive { inclusive_prefixes: Vec::new() };
        let (family, comments) = match algorithm {
            names::INCLUSIVE => (Family::Inclusive, false),
            names::INCLUSIVE_WITH_COMMENTS => (Family::Inclusive, true),
            names::INCLUSIVE_1_1 => (Family::Inclusive11, false),
            names::INCLUSIVE_1_1_WITH_COMMENTS => (Family::Inclusive11, true),
            names::EXCLUSIVE => (exclusive, false),
            names::EXCLUSIVE_WITH_COMMENTS => (exclusive, true),
            _ => return None,
        };
        Some(Self { family, comments })
    }

    /// The way named by a `CanonicalizationMethod` or `Transform` element with its parameters, if it is one.
    pub(crate) fn of(element: Node<'_, '_>, limits: &Limits) -> Result<Option<Self>, XmlError> {
        let algorithm = element.attribute("Algorithm").ok_or(XmlError::Malformed("Algorithm"))?;
        let Some(mut method) = Self::from_algorithm(algorithm) else { return Ok(None) };
        let mut parameters = elements(element);
        match (&mut method.family, parameters.next()) {
            (_, None) => {}
            (Family::Exclusive { inclusive_prefixes }, Some(parameter))
                if is(parameter, names::EXCLUSIVE, "InclusiveNamespaces") =>
            {
                *inclusive_prefixes = prefix_list(parameter, limits)?;
            }
            _ => return Err(XmlError::Malformed("canonicalisation")),
        }
        if parameters.next().is_some() {
            return Err(XmlError::Malformed("canonicalisation"));
        }
        Ok(Some(method))
    }
}

fn prefix_list(parameter: Node<'_, '_>, limits: &Limits) -> Result<Vec<String>, XmlError> {
    let list = parameter.attribute("PrefixList").ok_or(XmlError::Malformed("PrefixList"))?;
    let prefixes: Vec<String> = list
        .split(is_space)
        .filter(|prefix| !prefix.is_empty())
        .map(|prefix| if prefix == "#default" { String::new() } else { prefix.to_owned() })
        .collect();
    Measure::Namespaces.check(prefixes.len(), limits.namespaces)?;
    Ok(prefixes)
}

/// The canonical form of a whole document.
///
/// # Errors
/// [`XmlError`] when it is not a document that [`read`](crate::read) would read.
pub fn canonicalize(
    document: &[u8],
    method: &Canonicalization,
    limits: &Limits,
) -> Result<Vec<u8>, XmlError> {
    let text = decode(document, limits)?;
    let tree = parse(&text, limits)?;
    write(&Part { apex: tree.root(), omitted: &[] }, method, &mut Budget::new(limits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn algorithms_are_known_by_their_names() {
        let exclusive = || Family::Exclusive { inclusive_prefixes: Vec::new() };
        for (algorithm, family, comments) in [
            ("http://www.w3.org/TR/2001/REC-xml-c14n-20010315", Family::Inclusive, false),
            ("http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments", Family::Inclusive, true),
            ("http://www.w3.org/2006/12/xml-c14n11", Family::Inclusive11, false),
            ("http://www.w3.org/2006/12/xml-c14n11#WithComments", Family::Inclusive11, true),
            ("http://www.w3.org/2001/10/xml-exc-c14n#", exclusive(), false),
            ("http://www.w3.org/2001/10/xml-exc-c14n#WithComments", exclusive(), true),
        ] {
            let expected = Some(Canonicalization { family, comments });
            assert_eq!(Canonicalization::from_algorithm(algorithm), expected, "{algorithm}");
        }
        for algorithm in [
            "",
            "WithComments",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315#",
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315WithComments",
            "http://www.w3.org/2001/10/xml-exc-c14n",
            "http://www.w3.org/2001/10/xml-exc-c14n##WithComments",
            "http://www.w3.org/2010/xml-c14n2",
        ] {
            assert_eq!(Canonicalization::from_algorithm(algorithm), None, "{algorithm}");
        }
    }
}
