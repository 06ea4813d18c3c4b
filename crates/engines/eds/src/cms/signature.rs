//! Does the value of a signature belong to the certificate, the signed attributes and the content?

use std::cell::RefCell;

use super::SignerInfo;
use crate::algorithm::{Algorithm, Digest};
use crate::asn1::oid::{self, ObjectIdentifier};
use crate::asn1::{Asn1Error, Element, Reader, tag};
use crate::claim::Checked;
use crate::{Certificate, Reason};

/// Signed bytes; each digest of them is made once.
#[derive(Debug)]
pub(crate) struct Content<'a> {
    bytes: &'a [u8],
    digests: RefCell<Vec<(Digest, Vec<u8>)>>,
}

impl<'a> Content<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Content<'a> {
        Content { bytes, digests: RefCell::default() }
    }

    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    fn is(&self, digest: Digest, value: &[u8]) -> bool {
        let mut digests = self.digests.borrow_mut();
        if let Some((_, known)) = digests.iter().find(|(known, _)| *known == digest) {
            return known == value;
        }
        let made = digest.of(self.bytes);
        let is = made == value;
        digests.push((digest, made));
        is
    }
}

/// Checks everything about one signer but the holder and the digest of the content, see [`check_digest`].
pub(crate) fn check(
    info: &SignerInfo<'_>,
    content_type: ObjectIdentifier,
    certificates: &[Certificate],
) -> Checked {
    let certificate = certificates.iter().find(|certificate| info.means(certificate)).cloned();
    let algorithm = Algorithm::of_signer(info.digest, info.signature);
    let reason = algorithm.and_then(|algorithm| {
        check_attributes(info, content_type)?;
        match &certificate {
            Some(certificate) => check_value(info, algorithm, certificate),
            None => Ok(()),
        }
    });
    Checked { reason: reason.err(), algorithm: algorithm.ok(), certificate }
}

/// Is the message digest among the signed attributes that of the content (RFC 5652, 11.2)?
pub(crate) fn check_digest(
    info: &SignerInfo<'_>,
    algorithm: Algorithm,
    content: &Content<'_>,
) -> Result<(), Reason> {
    let digest = demanded(info, oid::MESSAGE_DIGEST)?;
    if content.is(algorithm.digest(), digest.value) { Ok(()) } else { Err(Reason::DigestMismatch) }
}

fn demanded<'a>(info: &SignerInfo<'a>, object: ObjectIdentifier) -> Result<Element<'a>, Reason> {
    info.signed(object).map_err(|_| Reason::MalformedSigner)?.ok_or(Reason::SignedAttributesMissing)
}

/// Content type and message digest are demanded (RFC 5652, 5.3, 11.1, 11.2).
fn check_attributes(info: &SignerInfo<'_>, content_type: ObjectIdentifier) -> Result<(), Reason> {
    let signed_type = demanded(info, oid::CONTENT_TYPE)?;
    let digest = demanded(info, oid::MESSAGE_DIGEST)?;
    if signed_type.tag != tag::OBJECT_IDENTIFIER || digest.tag != tag::OCTET_STRING {
        return Err(Reason::MalformedSigner);
    }
    if oid::read(signed_type.value) != content_type {
        return Err(Reason::ContentTypeMismatch);
    }
    Ok(())
}

fn check_value(info: &SignerInfo<'_>, algorithm: Algorithm, certificate: &Certificate) -> Result<(), Reason> {
    check_signing_certificate(info, certificate)?;
    let attributes = info.signed_attributes.ok_or(Reason::SignedAttributesMissing)?;
    algorithm.verify(certificate.key(), &as_set(attributes), info.value)
}

/// The attributes are tagged `[0]` in the signer and signed as a SET (RFC 5652, 5.4).
fn as_set(attributes: Element<'_>) -> Vec<u8> {
    let mut bytes = attributes.raw.to_vec();
    if let Some(first) = bytes.first_mut() {
        *first = tag::SET;
    }
    bytes
}

/// signing-certificate-v2 (RFC 5035, 3) and its predecessor (RFC 2634, 5.4): when there, the first certificate they
/// name is the signer's.
fn check_signing_certificate(info: &SignerInfo<'_>, certificate: &Certificate) -> Result<(), Reason> {
    for (object, default) in
        [(oid::SIGNING_CERTIFICATE_V2, Digest::Sha256), (oid::SIGNING_CERTIFICATE, Digest::Sha1)]
    {
        let attribute = info.signed(object).map_err(|_| Reason::MalformedSigner)?;
        let Some(attribute) = attribute else { continue };
        let named = names(attribute, default, certificate).map_err(|_| Reason::MalformedSigner)?;
        if !named {
            return Err(Reason::SigningCertificateMismatch);
        }
    }
    Ok(())
}

/// ESSCertIDv2 ::= SEQUENCE { hashAlgorithm DEFAULT sha256, certHash, issuerSerial OPTIONAL }; ESSCertID has no
/// hashAlgorithm.
fn names(attribute: Element<'_>, default: Digest, certificate: &Certificate) -> Result<bool, Asn1Error> {
    let mut identifiers: Reader<'_> = attribute.content().sequence()?;
    let mut identifier = identifiers.sequence()?;
    let digest = match identifier.peek() {
        Some(tag::SEQUENCE) => Digest::of_object(identifier.algorithm()?.0),
        _ => Some(default),
    };
    let hash = identifier.expect(tag::OCTET_STRING)?.value;
    Ok(digest.is_some_and(|digest| digest.of(certificate.der()) == hash))
}
