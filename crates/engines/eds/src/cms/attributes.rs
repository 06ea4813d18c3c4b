//! Attributes of a signer, signed and unsigned.

use jiff::Timestamp;

use super::SignerInfo;
use crate::Certificate;
use crate::asn1::oid::{self, ObjectIdentifier};
use crate::asn1::{Asn1Error, Element, Reader, tag};
use crate::case::Case;

/// Most attributes of a signer that are looked at.
const ATTRIBUTES: usize = 64;

/// Finds an attribute. An error when it stands there twice or the attributes cannot be read.
fn find(attributes: Option<Element<'_>>, wanted: ObjectIdentifier) -> Result<Option<Reader<'_>>, Asn1Error> {
    let mut found = None;
    for values in all(attributes, wanted)? {
        if found.replace(values).is_some() {
            return Err(Asn1Error::Malformed);
        }
    }
    Ok(found)
}

/// The values of every attribute of a type.
fn all(attributes: Option<Element<'_>>, wanted: ObjectIdentifier) -> Result<Vec<Reader<'_>>, Asn1Error> {
    let mut found = Vec::new();
    for (count, attribute) in attributes.into_iter().flat_map(|set| set.content()).enumerate() {
        let attribute = attribute?;
        if count >= ATTRIBUTES || attribute.tag != tag::SEQUENCE {
            return Err(Asn1Error::Malformed);
        }
        let mut inside = attribute.content();
        let object = inside.object_identifier()?;
        let values = inside.expect(tag::SET)?;
        inside.finish()?;
        if object == wanted {
            found.push(values.content());
        }
    }
    Ok(found)
}

impl<'a> SignerInfo<'a> {
    /// The only value of a signed attribute.
    pub(super) fn signed(&self, wanted: ObjectIdentifier) -> Result<Option<Element<'a>>, Asn1Error> {
        let Some(mut values) = find(self.signed_attributes, wanted)? else { return Ok(None) };
        let value = values.any()?;
        values.finish()?;
        Ok(Some(value))
    }

    /// signingTime (RFC 5652, 11.3).
    pub(super) fn signing_time(&self) -> Option<Timestamp> {
        self.signed(oid::SIGNING_TIME).ok()??.time().ok()
    }

    /// Time-stamp tokens over the value of the signature (RFC 3161, annex A).
    pub(super) fn time_stamps(&self) -> Result<Vec<&'a [u8]>, Asn1Error> {
        let mut tokens = Vec::new();
        for values in all(self.unsigned_attributes, oid::TIME_STAMP_TOKEN)? {
            for value in values {
                tokens.push(value?.raw);
            }
        }
        Ok(tokens)
    }

    /// Certificates, lists and answers of CAdES-XL (ETSI EN 319 122-2, annex A.1).
    pub(super) fn add_evidence(&self, case: &mut Case<'a>) -> Result<(), Asn1Error> {
        if let Some(values) = find(self.unsigned_attributes, oid::CERTIFICATE_VALUES)? {
            for list in values {
                for certificate in list?.content().take(case.limits.certificates) {
                    case.certificates.extend(Certificate::from_der(certificate?.raw).ok());
                }
            }
        }
        if let Some(values) = find(self.unsigned_attributes, oid::REVOCATION_VALUES)? {
            for value in values {
                add_revocation(value?, case)?;
            }
        }
        Ok(())
    }
}

/// `RevocationValues ::= SEQUENCE { crlVals [0], ocspVals [1], otherRevVals [2] }`.
fn add_revocation<'a>(value: Element<'a>, case: &mut Case<'a>) -> Result<(), Asn1Error> {
    let mut inside = value.content();
    if let Some(lists) = inside.optional(tag::context_constructed(0))? {
        for list in lists.content().sequence()?.take(case.limits.evidence) {
            case.crls.push(list?.raw);
        }
    }
    if let Some(answers) = inside.optional(tag::context_constructed(1))? {
        for answer in answers.content().sequence()?.take(case.limits.evidence) {
            case.ocsp.push(answer?.raw);
        }
    }
    Ok(())
}
