//! What is read of XAdES (ETSI TS 101 903, 7.2.1 and 7.3): when the signer says that he signed, and time stamps over
//! the signature value.

use roxmltree::Node;

use crate::canonical::Canonicalization;
use crate::elements::{base64, child, elements, is, text};
use crate::error::XmlError;
use crate::limits::Measure;
use crate::names;
use crate::signature::{Parts, Reading};
use crate::text::is_space;

/// A time stamp over the signature value, not yet checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeStamp {
    /// RFC 3161 token in DER.
    pub token: Vec<u8>,
    /// Canonical bytes of the `ds:SignatureValue` element: what the token's imprint is the digest of.
    pub octets: Vec<u8>,
}

/// The `SigningTime` of the one `SignedProperties`, if a reference of the signature is to exactly these.
pub(crate) fn signing_time(
    objects: &[Node<'_, '_>],
    targets: &[Node<'_, '_>],
) -> Result<Option<String>, XmlError> {
    let mut found = properties(objects, "SignedProperties");
    let (Some(signed), None) = (found.next(), found.next()) else { return Ok(None) };
    if !targets.contains(&signed) {
        return Ok(None);
    }
    let Some(namespace) = signed.tag_name().namespace() else { return Ok(None) };
    let Some(properties) = child(signed, namespace, "SignedSignatureProperties")? else { return Ok(None) };
    let Some(time) = child(properties, namespace, "SigningTime")? else { return Ok(None) };
    Ok(Some(text(time, "SigningTime")?.trim_matches(is_space).to_owned()))
}

/// The time stamps among the unsigned properties.
pub(crate) fn time_stamps<'a, 'input>(
    reading: &mut Reading<'a, 'input, '_>,
    parts: &Parts<'a, 'input>,
) -> Result<Vec<TimeStamp>, XmlError> {
    let stamps: Vec<_> = properties(&parts.objects, "UnsignedProperties")
        .flat_map(elements)
        .filter(|element| is_xades(*element, "UnsignedSignatureProperties"))
        .flat_map(elements)
        .filter(|element| is_xades(*element, "SignatureTimeStamp"))
        .collect();
    let mut found = Vec::new();
    for stamp in stamps {
        let method = match child(stamp, names::SIGNATURE, "CanonicalizationMethod")? {
            Some(method) => reading.canonicalization(method)?,
            None => Canonicalization::DEFAULT,
        };
        for token in elements(stamp).filter(|element| is_xades(*element, "EncapsulatedTimeStamp")) {
            Measure::Certificates.check(found.len().saturating_add(1), reading.limits.certificates)?;
            let token = base64(token, "EncapsulatedTimeStamp")?;
            found.push(TimeStamp { token, octets: reading.octets(parts.value, &method)? });
        }
    }
    Ok(found)
}

/// Elements of this name in the `QualifyingProperties` of the signature's objects.
fn properties<'a, 'input: 'a>(
    objects: &[Node<'a, 'input>],
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    objects
        .iter()
        .copied()
        .flat_map(elements)
        .filter(|element| is_xades(*element, "QualifyingProperties"))
        .flat_map(elements)
        .filter(move |element| is_xades(*element, name))
}

/// An element of any version of XAdES.
fn is_xades(element: Node<'_, '_>, name: &str) -> bool {
    element
        .tag_name()
        .namespace()
        .is_some_and(|namespace| namespace.starts_with(names::XADES) && is(element, namespace, name))
}
