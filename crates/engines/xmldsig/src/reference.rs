//! What a signature refers to.

use roxmltree::{Node, NodeId};

use crate::canonical::{Canonicalization, Part, write};
use crate::elements::{algorithm, base64, elements, expected, is, is_signature};
use crate::error::{XmlError, shown};
use crate::names;
use crate::signature::Reading;

/// One `ds:Reference`: bytes and the digest that they must have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// Algorithm identifier of the digest, as written; not judged here.
    pub digest_method: String,
    /// The digest that the signer signed.
    pub digest_value: Vec<u8>,
    /// What the octets are in the document.
    pub covers: Covers,
    /// What is hashed, and the only bytes that may be used when the digest is right: the element or document in
    /// canonical form after the transforms, so without the signature itself when it is enveloped, and without
    /// comments (XML Signature, 4.3.3.3), whatever the canonicalisation is called.
    pub octets: Vec<u8>,
    /// The same without the signatures that follow this one as its siblings; present when it is enveloped and there
    /// are such. XML Signature would have an enveloped signature cover those beside it, but then two could never be
    /// made: in Kazakhstan each signer signs the document with the signatures before his, and they are checked from
    /// the last to the first. The reference holds when its digest is that of either; what may be used is the one
    /// whose digest is right.
    pub octets_without_later_signatures: Option<Vec<u8>>,
}

/// What a reference covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Covers {
    /// The document or its root element.
    WholeDocument,
    /// The one Body of a SOAP envelope that is the whole document.
    SoapBody {
        /// Its identifier.
        identifier: String,
    },
    /// Some element in the document. A signature that covers nothing else says nothing about the message around it.
    Element {
        /// Local name.
        name: String,
        /// Namespace name.
        namespace: Option<String>,
        /// Its identifier.
        identifier: String,
    },
    /// A part of the signature itself: signed properties, key information, an object.
    PartOfSignature {
        /// Local name.
        name: String,
        /// Its identifier.
        identifier: String,
    },
}

impl Covers {
    /// The message as a whole: the document, or the body of its envelope.
    pub const fn is_message(&self) -> bool {
        matches!(self, Self::WholeDocument | Self::SoapBody { .. })
    }
}

/// What the `Transforms` of a reference ask for.
struct Transforms {
    enveloped: bool,
    method: Canonicalization,
}

/// Reads a reference of a signature; also the node that it is to.
pub(crate) fn read<'a, 'input>(
    reading: &mut Reading<'a, 'input, '_>,
    signature: Node<'a, 'input>,
    element: Node<'a, 'input>,
) -> Result<(Reference, Node<'a, 'input>), XmlError> {
    let element = expected(Some(element), "Reference")?;
    if element.attribute("Type") == Some(names::MANIFEST_TYPE) {
        return Err(XmlError::Manifest);
    }
    let mut children = elements(element).peekable();
    let transforms = children.next_if(|child| is(*child, names::SIGNATURE, "Transforms"));
    let digest_method = algorithm(expected(children.next(), "DigestMethod")?, "DigestMethod")?;
    let digest_value = base64(expected(children.next(), "DigestValue")?, "DigestValue")?;
    if children.next().is_some() {
        return Err(XmlError::Malformed("Reference"));
    }
    let transforms = read_transforms(reading, transforms)?;
    let address = element.attribute("URI").ok_or(XmlError::Malformed("URI"))?;
    let (target, covers) = target(reading, signature, address)?;
    let own = target.is_root() || signature.ancestors().any(|ancestor| ancestor == target);
    // A signature that is the root has nothing beside it to sign.
    let alone = signature.parent().is_none_or(|parent| parent.is_root());
    if own && (!transforms.enveloped || target == signature || alone) {
        return Err(XmlError::SelfReference);
    }
    let mut omitted = if own { vec![signature.id()] } else { Vec::new() };
    let octets = write(&Part { apex: target, omitted: &omitted }, &transforms.method, &mut reading.budget)?;
    let later = later_signatures(signature);
    let octets_without_later_signatures = if own && !later.is_empty() {
        omitted.extend(later);
        let part = Part { apex: target, omitted: &omitted };
        Some(write(&part, &transforms.method, &mut reading.budget)?)
    } else {
        None
    };
    let reference =
        Reference { digest_method, digest_value, covers, octets, octets_without_later_signatures };
    Ok((reference, target))
}

fn later_signatures(signature: Node<'_, '_>) -> Vec<NodeId> {
    signature.next_siblings().skip(1).filter(|node| is_signature(*node)).map(|node| node.id()).collect()
}

/// The node behind an address: `""` or `"#id"`.
fn target<'a, 'input>(
    reading: &Reading<'a, 'input, '_>,
    signature: Node<'a, 'input>,
    address: &str,
) -> Result<(Node<'a, 'input>, Covers), XmlError> {
    if address.is_empty() {
        return Ok((signature.document().root(), Covers::WholeDocument));
    }
    let identifier = address
        .strip_prefix('#')
        .filter(|identifier| !identifier.is_empty() && !identifier.contains('('))
        .ok_or_else(|| XmlError::OutsideReference(shown(address)))?;
    let target = reading.identifiers.element(identifier)?;
    Ok((target, covered(signature, target, identifier)?))
}

fn covered(signature: Node<'_, '_>, target: Node<'_, '_>, identifier: &str) -> Result<Covers, XmlError> {
    let identifier = identifier.to_owned();
    let name = target.tag_name().name().to_owned();
    if is(target, names::SIGNATURE, "Manifest") {
        return Err(XmlError::Manifest);
    }
    if target.parent().is_some_and(|parent| parent.is_root()) {
        return Ok(Covers::WholeDocument);
    }
    if is_soap_body(target) {
        return Ok(Covers::SoapBody { identifier });
    }
    match around(target) {
        None => {
            let namespace = target.tag_name().namespace().filter(|name| !name.is_empty()).map(str::to_owned);
            Ok(Covers::Element { name, namespace, identifier })
        }
        Some((other, _)) if other != signature => Err(XmlError::ForeignSignature),
        Some((_, Some(part)))
            if is(part, names::SIGNATURE, "KeyInfo") || is(part, names::SIGNATURE, "Object") =>
        {
            Ok(Covers::PartOfSignature { name, identifier })
        }
        Some(_) => Err(XmlError::SelfReference),
    }
}

/// The signature that the target is or lies in, and which child of it the target is or lies in.
fn around<'a, 'input>(target: Node<'a, 'input>) -> Option<(Node<'a, 'input>, Option<Node<'a, 'input>>)> {
    let mut part = None;
    for node in target.ancestors() {
        if is_signature(node) {
            return Some((node, part));
        }
        part = Some(node);
    }
    None
}

/// The only Body, directly in the Envelope, which is the root.
fn is_soap_body(target: Node<'_, '_>) -> bool {
    names::SOAP.into_iter().any(|soap| {
        is(target, soap, "Body")
            && target.parent().is_some_and(|envelope| {
                is(envelope, soap, "Envelope")
                    && envelope.parent().is_some_and(|document| document.is_root())
                    && elements(envelope).filter(|child| is(*child, soap, "Body")).count() == 1
            })
    })
}

fn read_transforms(
    reading: &Reading<'_, '_, '_>,
    element: Option<Node<'_, '_>>,
) -> Result<Transforms, XmlError> {
    let (mut enveloped, mut method) = (false, None);
    for transform in element.into_iter().flat_map(elements) {
        let transform = expected(Some(transform), "Transform")?;
        if transform.attribute("Algorithm") == Some(names::ENVELOPED) {
            algorithm(transform, "Transform")?;
            if enveloped || method.is_some() {
                return Err(XmlError::TransformOrder);
            }
            enveloped = true;
        } else {
            let named = Canonicalization::of(transform, reading.limits)?.ok_or_else(|| {
                XmlError::UnknownTransform(shown(transform.attribute("Algorithm").unwrap_or_default()))
            })?;
            if method.replace(named).is_some() {
                return Err(XmlError::TransformOrder);
            }
        }
    }
    let mut method = method.unwrap_or(Canonicalization::DEFAULT);
    method.comments = false;
    Ok(Transforms { enveloped, method })
}
