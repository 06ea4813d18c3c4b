//! Certificates that came along with a signature.

use roxmltree::Node;

use crate::elements::{base64, elements, is};
use crate::error::{XmlError, shown};
use crate::limits::Measure;
use crate::names;
use crate::signature::Reading;

/// End of the `ValueType` of a token that is one X.509 certificate (WS-Security X.509 Certificate Token Profile 1.1,
/// 3.1). Version 3 is what everybody writes; `#X509` is an older spelling of it.
const CERTIFICATE_TYPES: [&str; 2] = ["#X509v3", "#X509"];

/// The certificates of a `ds:KeyInfo`: `ds:X509Data`, and of WS-Security a `wsse:SecurityTokenReference` to a token in
/// the header, with the certificate itself as key identifier, or with embedded `ds:X509Data`.
pub(crate) fn certificates(
    reading: &Reading<'_, '_, '_>,
    key_info: Option<Node<'_, '_>>,
) -> Result<Vec<Vec<u8>>, XmlError> {
    let mut found = Vec::new();
    for child in key_info.into_iter().flat_map(elements) {
        if is(child, names::SECURITY, "SecurityTokenReference") {
            for token in elements(child) {
                of_token_reference(reading, token, &mut found)?;
            }
        } else {
            of_x509_data(child, &mut found)?;
        }
        Measure::Certificates.check(found.len(), reading.limits.certificates)?;
    }
    Ok(found)
}

fn of_x509_data(element: Node<'_, '_>, found: &mut Vec<Vec<u8>>) -> Result<(), XmlError> {
    if is(element, names::SIGNATURE, "X509Data") {
        for child in elements(element).filter(|child| is(*child, names::SIGNATURE, "X509Certificate")) {
            found.push(base64(child, "X509Certificate")?);
        }
    }
    Ok(())
}

fn of_token_reference(
    reading: &Reading<'_, '_, '_>,
    element: Node<'_, '_>,
    found: &mut Vec<Vec<u8>>,
) -> Result<(), XmlError> {
    if is(element, names::SECURITY, "KeyIdentifier") {
        if is_certificate(element) {
            found.push(base64(element, "KeyIdentifier")?);
        }
        return Ok(());
    }
    if !is(element, names::SECURITY, "Reference") {
        return of_x509_data(element, found);
    }
    let address = element.attribute("URI").ok_or(XmlError::Malformed("SecurityTokenReference"))?;
    let identifier = address.strip_prefix('#').ok_or_else(|| XmlError::OutsideReference(shown(address)))?;
    let token = reading.identifiers.element(identifier)?;
    if is(token, names::SECURITY, "BinarySecurityToken") && is_certificate(token) {
        found.push(base64(token, "BinarySecurityToken")?);
    }
    Ok(())
}

/// Other value types name the certificate by a hash or hold a path of several.
fn is_certificate(element: Node<'_, '_>) -> bool {
    element
        .attribute("ValueType")
        .is_some_and(|kind| CERTIFICATE_TYPES.into_iter().any(|known| kind.ends_with(known)))
}
