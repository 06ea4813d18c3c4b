//! Time stamps (RFC 3161): requests, tokens.

use jiff::{SignedDuration, Timestamp};

pub use der::asn1::ObjectIdentifier;

use crate::algorithm::Digest;
use crate::asn1::{self, Asn1Error, oid, read_whole, tag};
use crate::case::{Case, Purpose};
use crate::certificate::Extension;
use crate::claim::Stamp;
use crate::cms::{self, Content, SignedData};
use crate::{Certificate, Evidence, Limits, Question, Reason, TrustStore};

/// Largest token: bytes. Real ones have some 2 KiB. A token handed in is tried for every signer.
const BYTES: usize = 32 * 1024;
/// Streebog-512 as Kazakhstan names it: 1.2.398.3.10.1.3.3.
pub const STREEBOG_512: ObjectIdentifier = oid::STREEBOG_512;
/// SHA-256.
pub const SHA_256: ObjectIdentifier = oid::SHA256;

/// A time stamp that holds: its signature, its signer's right to make time stamps, and the path to an anchor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeStamp {
    /// The moment it certifies.
    pub at: Timestamp,
    /// Serial number of the token, big-endian.
    pub serial: Vec<u8>,
    /// Policy under which it was made.
    pub policy: String,
    /// The nonce of the request, big-endian, when there was one.
    pub nonce: Option<Vec<u8>>,
    /// The certificate of the time-stamping service.
    pub certificate: Certificate,
    digest: ObjectIdentifier,
    imprint: Vec<u8>,
}

impl TimeStamp {
    /// Is it a time stamp over these bytes? One over a SHA-1 imprint proves nothing.
    pub fn covers(&self, bytes: &[u8]) -> Result<(), Reason> {
        match Digest::of_object(self.digest) {
            None => Err(Reason::AlgorithmUnsupported),
            Some(Digest::Sha1) => Err(Reason::DigestTooWeak),
            Some(digest) if digest.of(bytes) == self.imprint => Ok(()),
            Some(_) => Err(Reason::TimeStampMismatch),
        }
    }
}

/// The digest of bytes for a request: Streebog-512 or SHA-256. `None` for another algorithm.
#[must_use]
pub fn imprint(digest: ObjectIdentifier, bytes: &[u8]) -> Option<Vec<u8>> {
    matches!(digest, oid::SHA256 | oid::STREEBOG_512)
        .then(|| Digest::of_object(digest))
        .flatten()
        .map(|digest| digest.of(bytes))
}

/// Builds a TimeStampReq (RFC 3161, 2.4.1) for an imprint; the service is asked to send its certificate along when
/// `certificate_wanted`.
#[must_use]
pub fn request(
    digest: ObjectIdentifier,
    imprint: &[u8],
    nonce: Option<&[u8]>,
    certificate_wanted: bool,
) -> Vec<u8> {
    let algorithm = asn1::sequence(&[&asn1::object_identifier(digest), &[tag::NULL, 0]]);
    let imprint = asn1::sequence(&[&algorithm, &asn1::element(tag::OCTET_STRING, &[imprint])]);
    let nonce = nonce.map(asn1::integer).unwrap_or_default();
    let flag: &[u8] = if certificate_wanted { &[tag::BOOLEAN, 1, 0xff] } else { &[] };
    asn1::sequence(&[&asn1::integer(&[1]), &imprint, &nonce, flag])
}

/// Why a response has no token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TimeStampError {
    /// Not a response.
    #[error("not a response of a time-stamping service")]
    Malformed,
    /// The service refused: PKIStatus (RFC 3161, 2.4.2), 2 is rejection.
    #[error("the time-stamping service refused with status {0}")]
    Refused(u32),
}

impl From<Asn1Error> for TimeStampError {
    fn from(_: Asn1Error) -> TimeStampError {
        TimeStampError::Malformed
    }
}

/// The token inside a TimeStampResp: what is kept with a signature.
pub fn token_of_response(response: &[u8]) -> Result<&[u8], TimeStampError> {
    let mut inside = read_whole(response, tag::SEQUENCE)?.content();
    match inside.sequence()?.expect(tag::INTEGER)?.small()? {
        0 | 1 => {}
        status => return Err(TimeStampError::Refused(status)),
    }
    let token = inside.expect(tag::SEQUENCE)?.raw;
    inside.finish()?;
    Ok(token)
}

/// Verifies a token: one signer, who may make time stamps and leads to an anchor at the moment of the stamp.
pub fn verify(
    token: &[u8],
    trust: &TrustStore,
    evidence: &Evidence,
    now: Timestamp,
    limits: Limits,
) -> Result<TimeStamp, Reason> {
    let question = Question { input: token, content: None, trust, evidence, at: None, now, limits };
    verify_token(token, &Case::new(&question))
}

fn verify_token(token: &[u8], case: &Case<'_>) -> Result<TimeStamp, Reason> {
    if token.len() > BYTES {
        return Err(Reason::TimeStampInvalid);
    }
    let der = asn1::normalise(token, case.limits).map_err(|_| Reason::TimeStampInvalid)?;
    let data = SignedData::read(&der, case.limits).map_err(|_| Reason::TimeStampInvalid)?;
    let ([signer], Some(content), oid::TST_INFO) = (data.signers.as_slice(), data.content, data.content_type)
    else {
        return Err(Reason::TimeStampInvalid);
    };
    let mut case = case.clone();
    case.certificates.extend(data.certificates.iter().cloned());
    let checked = cms::check(signer, data.content_type, &case.certificates);
    if let Some(reason) = checked.reason {
        return Err(reason);
    }
    let algorithm = checked.algorithm.ok_or(Reason::AlgorithmUnsupported)?;
    cms::check_digest(signer, algorithm, &Content::new(content))?;
    let certificate = checked.certificate.ok_or(Reason::CertificateMissing)?;
    // Before the path is sought, which costs more.
    if let Some(reason) = Purpose::TimeStamp.refusal(&certificate) {
        return Err(reason);
    }
    let stamp = read_info(content, certificate).map_err(|_| Reason::TimeStampInvalid)?;
    let skew = SignedDuration::from_secs(case.limits.clock_skew_seconds);
    if stamp.at > case.now.checked_add(skew).unwrap_or(Timestamp::MAX) {
        return Err(Reason::TimeStampInvalid);
    }
    match case.judge(&stamp.certificate, Purpose::TimeStamp, stamp.at).reason {
        None => Ok(stamp),
        Some(reason) => Err(reason),
    }
}

/// TSTInfo (RFC 3161, 2.4.2). No extension of it is known here, and one that is critical refuses the stamp.
fn read_info(content: &[u8], certificate: Certificate) -> Result<TimeStamp, Asn1Error> {
    let mut inside = read_whole(content, tag::SEQUENCE)?.content();
    if inside.expect(tag::INTEGER)?.small()? != 1 {
        return Err(Asn1Error::Malformed);
    }
    let policy = inside.object_identifier()?.to_string();
    let mut message = inside.sequence()?;
    let (digest, _) = message.algorithm()?;
    let imprint = message.expect(tag::OCTET_STRING)?.value.to_vec();
    message.finish()?;
    let serial = inside.expect(tag::INTEGER)?.value.to_vec();
    let at = inside.expect(tag::GENERALIZED_TIME)?.time()?;
    inside.optional(tag::SEQUENCE)?;
    inside.optional(tag::BOOLEAN)?;
    let nonce = inside.optional(tag::INTEGER)?;
    // The name of the service, which the certificate has too.
    inside.optional(tag::context_constructed(0))?;
    for extension in inside.optional(tag::context_constructed(1))?.into_iter().flat_map(|list| list.content())
    {
        if Extension::read(extension?)?.critical {
            return Err(Asn1Error::Malformed);
        }
    }
    inside.finish()?;
    let nonce = nonce.map(|nonce| nonce.value.iter().copied().skip_while(|byte| *byte == 0).collect());
    Ok(TimeStamp { at, serial, policy, nonce, certificate, digest, imprint })
}

/// The earliest good time stamp over the value of a signature. Stamps in the signature that do not hold become
/// doubts; of those handed in beside it, which may belong to other signers, only broken ones do.
pub(crate) fn earliest(
    own: &[Stamp<'_>],
    value: &[u8],
    case: &Case<'_>,
    doubts: &mut Vec<Reason>,
) -> Option<Timestamp> {
    let mut moments = Vec::new();
    let handed_in = case.time_stamps.iter().map(|token| (Stamp { token, over: value }, false));
    let all = own.iter().map(|stamp| (*stamp, true)).chain(handed_in);
    for (stamp, is_own) in all.take(case.limits.evidence) {
        match over(stamp.token, stamp.over, case) {
            Ok(at) => moments.push(at),
            Err(Reason::TimeStampMismatch) if !is_own => {}
            Err(Reason::TimeStampMismatch) => doubts.push(Reason::TimeStampMismatch),
            Err(_) => doubts.push(Reason::TimeStampInvalid),
        }
    }
    moments.into_iter().min()
}

/// The moment of a token that holds and is over these bytes.
pub(crate) fn over(token: &[u8], bytes: &[u8], case: &Case<'_>) -> Result<Timestamp, Reason> {
    verify_token(token, case).and_then(|stamp| stamp.covers(bytes).map(|()| stamp.at))
}
