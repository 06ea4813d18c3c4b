//! The `ds:Signature` elements of a document.

use roxmltree::Node;

use crate::canonical::{Canonicalization, Part, write};
use crate::elements::{algorithm, base64, elements, expected, is, is_signature};
use crate::error::{XmlError, shown};
use crate::identifiers::Identifiers;
use crate::key_info;
use crate::limits::{Budget, Limits, Measure};
use crate::names;
use crate::reference::{self, Reference};
use crate::text::decode;
use crate::tree::parse;
use crate::xades::{self, TimeStamp};

/// A signature, ready to be checked: it holds when [`value`](Self::value) is a signature by
/// [`signature_method`](Self::signature_method) over [`signed_info`](Self::signed_info), and every reference's digest
/// is that of its octets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Algorithm identifier of the signature, as written; not judged here.
    pub signature_method: String,
    /// Canonical bytes of `ds:SignedInfo`: what is signed.
    pub signed_info: Vec<u8>,
    /// Bytes of `ds:SignatureValue`.
    pub value: Vec<u8>,
    /// Certificates that came along, in document order, in DER as far as their base64 goes. Nothing says that any of
    /// them is the signer's, that they can be parsed or trusted. Empty when the key is only named.
    pub certificates: Vec<Vec<u8>>,
    /// What the signature covers; never empty.
    pub references: Vec<Reference>,
    /// XAdES `SigningTime` as written, when the signature covers the signed properties it stands in.
    pub signing_time: Option<String>,
    /// XAdES time stamps over the signature value.
    pub time_stamps: Vec<TimeStamp>,
}

/// Reads every signature of a document.
///
/// # Errors
/// [`XmlError`] when the document is not well-formed, too large, hostile, unsigned, or when one of its signatures is
/// not one that can be checked. One signature that cannot be read spoils the document.
pub fn read(document: &[u8], limits: &Limits) -> Result<Vec<Signature>, XmlError> {
    let text = decode(document, limits)?;
    let tree = parse(&text, limits)?;
    let signatures: Vec<_> = tree.descendants().filter(|node| is_signature(*node)).collect();
    Measure::Signatures.check(signatures.len(), limits.signatures)?;
    if signatures.is_empty() {
        return Err(XmlError::NoSignature);
    }
    if signatures.iter().any(|signature| signature.ancestors().skip(1).any(is_signature)) {
        return Err(XmlError::NestedSignature);
    }
    let mut reading =
        Reading { limits, identifiers: Identifiers::collect(&tree), budget: Budget::new(limits) };
    signatures.into_iter().map(|signature| reading.signature(signature)).collect()
}

/// One reading of a document.
pub(crate) struct Reading<'a, 'input, 'limits> {
    pub(crate) limits: &'limits Limits,
    pub(crate) identifiers: Identifiers<'a, 'input>,
    pub(crate) budget: Budget,
}

impl<'a, 'input> Reading<'a, 'input, '_> {
    fn signature(&mut self, signature: Node<'a, 'input>) -> Result<Signature, XmlError> {
        let parts = Parts::of(signature)?;
        let mut info = elements(parts.signed_info);
        let method = expected(info.next(), "CanonicalizationMethod")?;
        let method = self.canonicalization(method)?;
        let signature_method = algorithm(expected(info.next(), "SignatureMethod")?, "SignatureMethod")?;
        let found: Vec<_> = info.collect();
        Measure::References.check(found.len(), self.limits.references)?;
        if found.is_empty() {
            return Err(XmlError::NoReference);
        }
        let mut references = Vec::with_capacity(found.len());
        let mut targets = Vec::with_capacity(found.len());
        for element in found {
            let (reference, target) = reference::read(self, signature, element)?;
            references.push(reference);
            targets.push(target);
        }
        Ok(Signature {
            signature_method,
            signed_info: self.octets(parts.signed_info, &method)?,
            value: base64(parts.value, "SignatureValue")?,
            certificates: key_info::certificates(self, parts.key_info)?,
            references,
            signing_time: xades::signing_time(&parts.objects, &targets)?,
            time_stamps: xades::time_stamps(self, &parts)?,
        })
    }

    /// The canonicalisation that a `CanonicalizationMethod` element names.
    pub(crate) fn canonicalization(&self, element: Node<'_, '_>) -> Result<Canonicalization, XmlError> {
        Canonicalization::of(element, self.limits)?.ok_or_else(|| {
            XmlError::UnknownCanonicalization(shown(element.attribute("Algorithm").unwrap_or_default()))
        })
    }

    /// Canonical bytes of a whole element.
    pub(crate) fn octets(
        &mut self,
        element: Node<'_, '_>,
        method: &Canonicalization,
    ) -> Result<Vec<u8>, XmlError> {
        write(&Part { apex: element, omitted: &[] }, method, &mut self.budget)
    }
}

/// The children of a `ds:Signature` (XML Signature, 4.1): these, in this order, and no others.
pub(crate) struct Parts<'a, 'input> {
    pub(crate) signed_info: Node<'a, 'input>,
    pub(crate) value: Node<'a, 'input>,
    pub(crate) key_info: Option<Node<'a, 'input>>,
    pub(crate) objects: Vec<Node<'a, 'input>>,
}

impl<'a, 'input> Parts<'a, 'input> {
    fn of(signature: Node<'a, 'input>) -> Result<Self, XmlError> {
        let mut children = elements(signature).peekable();
        let signed_info = expected(children.next(), "SignedInfo")?;
        let value = expected(children.next(), "SignatureValue")?;
        let key_info = children.next_if(|child| is(*child, names::SIGNATURE, "KeyInfo"));
        let objects =
            children.map(|child| expected(Some(child), "Object")).collect::<Result<Vec<_>, XmlError>>()?;
        Ok(Self { signed_info, value, key_info, objects })
    }
}
