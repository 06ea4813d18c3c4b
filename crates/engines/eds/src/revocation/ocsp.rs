//! Online certificate status (RFC 6960): requests and answers.

use jiff::Timestamp;

use super::Revoked;
use crate::Certificate;
use crate::algorithm::{Algorithm, Digest};
use crate::asn1::{self, Asn1Error, Element, Reader, oid, read_whole, tag};
use crate::certificate::{Extension, serial};

/// Largest answer: bytes. Real ones have some 2 KiB. An answer is digested for every signer and authority it could
/// be about.
const BYTES: usize = 32 * 1024;
/// Most certificates in an answer that are looked at.
const CERTIFICATES: usize = 8;
/// Most single answers that are looked at.
const RESPONSES: usize = 256;

/// What the responder says about a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OcspStatus {
    /// Not revoked.
    Good,
    /// Revoked.
    Revoked(Revoked),
    /// Never issued: revoked at 1970-01-01 with certificateHold (RFC 6960, 2.2), with or without the extension
    /// that announces it.
    NotIssued,
    /// The responder does not know.
    Unknown,
}

/// An answer whose signature and responder hold. Whether it is fresh enough is for the asker to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OcspAnswer {
    /// What it says.
    pub status: OcspStatus,
    /// When the answer was signed.
    pub produced_at: Timestamp,
    /// When the status was known to be right.
    pub this_update: Timestamp,
    /// When newer information will be there; Kazakhstan's responder does not say.
    pub next_update: Option<Timestamp>,
    /// The answer repeats the nonce of the request.
    pub nonce_repeated: bool,
}

/// Why an answer is of no use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OcspError {
    /// Not an OCSP answer.
    #[error("not an OCSP answer")]
    Malformed,
    /// The responder refused: responseStatus (RFC 6960, 4.2.1), 6 is unauthorized, 3 tryLater.
    #[error("the responder refused with status {0}")]
    Refused(u32),
    /// About other certificates.
    #[error("the answer is about another certificate")]
    OtherCertificate,
    /// Its signature does not hold.
    #[error("the signature of the answer does not hold")]
    BadSignature,
    /// Signed by somebody whom the issuer did not allow to answer.
    #[error("the responder was not allowed to answer by the issuer")]
    WrongResponder,
    /// It repeats another nonce.
    #[error("the answer is to another request")]
    OtherNonce,
}

impl OcspError {
    /// Stable code, kebab-case.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            OcspError::Malformed => "malformed",
            OcspError::Refused(_) => "refused",
            OcspError::OtherCertificate => "other-certificate",
            OcspError::BadSignature => "bad-signature",
            OcspError::WrongResponder => "wrong-responder",
            OcspError::OtherNonce => "other-nonce",
        }
    }
}

impl From<Asn1Error> for OcspError {
    fn from(_: Asn1Error) -> OcspError {
        OcspError::Malformed
    }
}

/// Builds an OCSPRequest (RFC 6960, 4.1) for one certificate: SHA-256 certID, and a nonce when one is given.
#[must_use]
pub fn request(certificate: &Certificate, issuer: &Certificate, nonce: Option<&[u8]>) -> Vec<u8> {
    let algorithm = asn1::sequence(&[&asn1::object_identifier(oid::SHA256), &[tag::NULL, 0]]);
    let octets = |value: &[u8]| asn1::element(tag::OCTET_STRING, &[value]);
    let identifier = asn1::sequence(&[
        &algorithm,
        &octets(&Digest::Sha256.of(issuer.subject_der())),
        &octets(&Digest::Sha256.of(issuer.key_bits())),
        &asn1::integer(certificate.serial_bytes()),
    ]);
    let list = asn1::sequence(&[&asn1::sequence(&[&identifier])]);
    let extensions = nonce.map(|nonce| {
        let extension = asn1::sequence(&[&asn1::object_identifier(oid::OCSP_NONCE), &octets(&octets(nonce))]);
        asn1::element(tag::context_constructed(2), &[&asn1::sequence(&[&extension])])
    });
    asn1::sequence(&[&asn1::sequence(&[&list, &extensions.unwrap_or_default()])])
}

/// Reads an answer about a certificate: an OCSPResponse, or the BasicOCSPResponse inside it. The responder must be
/// the issuer itself, or hold a certificate of the issuer with id-kp-OCSPSigning that was valid when it answered
/// (RFC 6960, 4.2.2.2). A nonce is compared when one was sent and one comes back.
pub fn read(
    response: &[u8],
    certificate: &Certificate,
    issuer: &Certificate,
    nonce: Option<&[u8]>,
) -> Result<OcspAnswer, OcspError> {
    if response.len() > BYTES {
        return Err(OcspError::Malformed);
    }
    let basic = unwrap(response)?;
    let mut outer = basic.content();
    let signed = outer.expect(tag::SEQUENCE)?;
    let (algorithm, _) = outer.algorithm()?;
    let signature = outer.expect(tag::BIT_STRING)?.whole_bits()?;
    let certificates = outer.optional(tag::context_constructed(0))?;
    outer.finish()?;
    let data = Data::read(signed)?;
    let answer = data.answer(certificate, issuer, nonce)?;
    let algorithm = Algorithm::of_signature(algorithm).map_err(|_| OcspError::BadSignature)?;
    let signed_by = |signer: &Certificate| algorithm.verify(signer.key(), signed.raw, signature).is_ok();
    if data.is_responder(issuer) && signed_by(issuer) {
        return Ok(answer);
    }
    let list = certificates.map(|list| read_whole(list.value, tag::SEQUENCE)).transpose()?;
    let responder = list
        .into_iter()
        .flat_map(|list| list.content().take(CERTIFICATES))
        .filter_map(|element| Certificate::from_der(element.ok()?.raw).ok())
        .find(|candidate| data.is_responder(candidate))
        .ok_or(OcspError::WrongResponder)?;
    if !may_answer(&responder, issuer, data.produced_at) {
        return Err(OcspError::WrongResponder);
    }
    if signed_by(&responder) { Ok(answer) } else { Err(OcspError::BadSignature) }
}

fn may_answer(responder: &Certificate, issuer: &Certificate, produced_at: Timestamp) -> bool {
    responder.extensions().allows(oid::KP_OCSP_SIGNING)
        && !responder.extensions().unknown_critical
        && responder.out_of_validity(produced_at).is_none()
        && responder.names_issuer(issuer)
        && responder.is_signed_by(issuer).is_ok()
}

/// BasicOCSPResponse out of OCSPResponse.
fn unwrap(response: &[u8]) -> Result<Element<'_>, OcspError> {
    let outer = read_whole(response, tag::SEQUENCE)?;
    let mut inside = outer.content();
    if inside.peek() != Some(tag::ENUMERATED) {
        return Ok(outer);
    }
    match inside.any()?.small()? {
        0 => {}
        status => return Err(OcspError::Refused(status)),
    }
    let mut bytes = inside.expect(tag::context_constructed(0))?.content().sequence()?;
    inside.finish()?;
    if bytes.object_identifier()? != oid::OCSP_BASIC {
        return Err(OcspError::Malformed);
    }
    let basic = bytes.expect(tag::OCTET_STRING)?.value;
    Ok(read_whole(basic, tag::SEQUENCE)?)
}

/// ResponseData.
struct Data<'a> {
    responder: Element<'a>,
    produced_at: Timestamp,
    responses: Reader<'a>,
    extensions: Option<Element<'a>>,
}

impl<'a> Data<'a> {
    fn read(signed: Element<'a>) -> Result<Data<'a>, Asn1Error> {
        let mut inside = signed.content();
        inside.optional(tag::context_constructed(0))?;
        let responder = inside.any()?;
        let produced_at = inside.expect(tag::GENERALIZED_TIME)?.time()?;
        let responses = inside.sequence()?;
        let extensions = inside.optional(tag::context_constructed(1))?;
        inside.finish()?;
        Ok(Data { responder, produced_at, responses, extensions })
    }

    /// By name, or by the SHA-1 of the key.
    fn is_responder(&self, certificate: &Certificate) -> bool {
        const BY_NAME: u8 = tag::context_constructed(1);
        const BY_KEY: u8 = tag::context_constructed(2);
        match self.responder.tag {
            BY_NAME => self.responder.value == certificate.subject_der(),
            BY_KEY => read_whole(self.responder.value, tag::OCTET_STRING)
                .is_ok_and(|hash| hash.value == Digest::Sha1.of(certificate.key_bits())),
            _ => false,
        }
    }

    fn answer(
        &self,
        certificate: &Certificate,
        issuer: &Certificate,
        nonce: Option<&[u8]>,
    ) -> Result<OcspAnswer, OcspError> {
        for single in self.responses.take(RESPONSES) {
            let mut single = single?.content();
            if is_about(single.sequence()?, certificate, issuer)? {
                let status = status(single.any()?)?;
                let this_update = single.expect(tag::GENERALIZED_TIME)?.time()?;
                let next_update = match single.optional(tag::context_constructed(0))? {
                    Some(time) => Some(time.content().any()?.time()?),
                    None => None,
                };
                let nonce_repeated = self.check_nonce(nonce)?;
                let produced_at = self.produced_at;
                return Ok(OcspAnswer { status, produced_at, this_update, next_update, nonce_repeated });
            }
        }
        Err(OcspError::OtherCertificate)
    }

    fn check_nonce(&self, sent: Option<&[u8]>) -> Result<bool, OcspError> {
        let (Some(sent), Some(extensions)) = (sent, self.extensions) else { return Ok(false) };
        for extension in read_whole(extensions.value, tag::SEQUENCE)?.content() {
            let Extension { object, value, .. } = Extension::read(extension?)?;
            if object == oid::OCSP_NONCE {
                let inner = read_whole(value, tag::OCTET_STRING).map_or(value, |octets| octets.value);
                return if inner == sent { Ok(true) } else { Err(OcspError::OtherNonce) };
            }
        }
        Ok(false)
    }
}

/// CertID: the serial first, which costs nothing.
fn is_about(mut id: Reader<'_>, certificate: &Certificate, issuer: &Certificate) -> Result<bool, Asn1Error> {
    let (object, _) = id.algorithm()?;
    let name_hash = id.expect(tag::OCTET_STRING)?.value;
    let key_hash = id.expect(tag::OCTET_STRING)?.value;
    let number = id.expect(tag::INTEGER)?;
    id.finish()?;
    let Some(digest) = Digest::of_object(object) else { return Ok(false) };
    Ok(serial(number) == certificate.serial_bytes()
        && digest.of(issuer.subject_der()) == name_hash
        && digest.of(issuer.key_bits()) == key_hash)
}

/// CertStatus.
fn status(status: Element<'_>) -> Result<OcspStatus, Asn1Error> {
    match status.tag {
        0x80 => Ok(OcspStatus::Good),
        0xa1 => {
            let mut inside = status.content();
            let at = inside.expect(tag::GENERALIZED_TIME)?.time()?;
            let reason = match inside.optional(tag::context_constructed(0))? {
                Some(reason) => Some(read_whole(reason.value, tag::ENUMERATED)?.small()?),
                None => None,
            };
            let revoked = Revoked { at, reason };
            Ok(if revoked.is_not_issued() { OcspStatus::NotIssued } else { OcspStatus::Revoked(revoked) })
        }
        0x82 => Ok(OcspStatus::Unknown),
        _ => Err(Asn1Error::Malformed),
    }
}
