//! Answers about revocation (OCSP, RFC 6960), with the habits of the national centre: no `nextUpdate`, the
//! responder's certificate inside, and a certificate it never issued is "revoked at 1970-01-01, certificateHold"
//! with the extension of extended revocation.

use jiff::Timestamp;

use crate::{
    algorithm::digest_named,
    certificate::extension,
    crl::REASON_AFFILIATION_CHANGED,
    der::{self, Element},
    key::Key,
    names,
    pki::{Centre, Pki, flip_last_bit},
};

/// What is wrong with an answer of the centre, on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerFault {
    /// One bit of the signature is another.
    WrongSignature,
    /// The nonce is not that of the request.
    OtherNonce,
    /// The answer is about another certificate, the time stamp over other bytes.
    OtherSubject,
    /// Signed by a service that has not the right to.
    WrongResponder,
}

/// Status codes of RFC 6960, 4.2.1.
const MALFORMED_REQUEST: u8 = 1;
const UNAUTHORIZED: u8 = 6;
/// certificateHold of RFC 5280, 5.3.1.
const REASON_HOLD: u8 = 6;

/// What a request asks.
struct Request<'a> {
    questions: Vec<Question<'a>>,
    nonce: Option<&'a [u8]>,
}

/// One certificate asked about.
#[derive(Clone, Copy)]
struct Question<'a> {
    /// CertID, to be repeated in the answer.
    whole: &'a [u8],
    /// OBJECT IDENTIFIER of the digest.
    digest_oid: &'a [u8],
    key_digest: &'a [u8],
    serial: &'a [u8],
}

impl Pki {
    /// Answers an OCSP request (DER) as of a moment, DER. What is no request, or about another centre, is answered
    /// with the status of RFC 6960 for it.
    #[must_use]
    pub fn answer_ocsp(&self, request: &[u8], now: Timestamp) -> Vec<u8> {
        self.answer_ocsp_with(request, now, None)
    }

    /// The same with a fault.
    #[must_use]
    pub fn answer_ocsp_with(&self, request: &[u8], now: Timestamp, fault: Option<AnswerFault>) -> Vec<u8> {
        let Some(request) = read(request) else { return refusal(MALFORMED_REQUEST) };
        let asked = request.questions.first();
        let centre = asked.and_then(|question| self.centres().find(|(_, centre)| question.is_about(centre)));
        let Some((_, centre)) = centre else { return refusal(UNAUTHORIZED) };
        let answers = request.questions.iter().map(|question| question.answer(centre, now, fault)).collect();
        let unknown = request.questions.iter().any(|question| !question.is_recorded(centre));
        let responder =
            if fault == Some(AnswerFault::WrongResponder) { &centre.stamper } else { &centre.responder };
        let mut extensions = Vec::new();
        if let Some(nonce) = request.nonce {
            let mut nonce = nonce.to_vec();
            if fault == Some(AnswerFault::OtherNonce) {
                flip_last_bit(&mut nonce);
            }
            extensions.push(extension(names::OCSP_NONCE, false, &nonce));
        }
        if unknown {
            extensions.push(extension(names::OCSP_EXTENDED_REVOKE, false, &der::null()));
        }
        success(responder, now, answers, extensions, fault == Some(AnswerFault::WrongSignature))
    }
}

impl Question<'_> {
    fn is_about(&self, centre: &Centre) -> bool {
        digest_named(self.digest_oid, centre.issuing.secret.public_key())
            .is_some_and(|digest| digest == self.key_digest)
    }

    fn state(&self, centre: &Centre) -> Option<Option<Timestamp>> {
        centre.record.get(&hex::encode(self.serial)).copied()
    }

    fn is_recorded(&self, centre: &Centre) -> bool {
        self.state(centre).is_some()
    }

    fn answer(&self, centre: &Centre, now: Timestamp, fault: Option<AnswerFault>) -> Vec<u8> {
        let revoked = |at: Timestamp, reason: u8| {
            let reason = der::tagged(0, &der::enumerated(reason));
            der::tagged(1, &der::join([der::generalized_time(at), reason]))
        };
        let status = match self.state(centre) {
            None => revoked(Timestamp::UNIX_EPOCH, REASON_HOLD),
            Some(Some(at)) if at <= now => revoked(at, REASON_AFFILIATION_CHANGED),
            Some(_) => der::tagged_primitive(0, &[]),
        };
        let mut subject = self.whole.to_vec();
        if fault == Some(AnswerFault::OtherSubject) {
            // The serial number ends the CertID.
            flip_last_bit(&mut subject);
        }
        der::sequence([subject, status, der::generalized_time(now)])
    }
}

fn read(bytes: &[u8]) -> Option<Request<'_>> {
    let request = der::read(bytes)?.with_tag(der::SEQUENCE)?.children()?;
    let parts = request.first()?.with_tag(der::SEQUENCE)?.children()?;
    let list = parts.iter().find(|part| part.tag == der::SEQUENCE)?;
    let questions = list.children()?.into_iter().map(question).collect::<Option<Vec<_>>>()?;
    let nonce = match parts.iter().find(|part| part.is_tagged(2)) {
        Some(extensions) => nonce(*extensions)?,
        None => None,
    };
    (!questions.is_empty()).then_some(Request { questions, nonce })
}

fn question(request: Element<'_>) -> Option<Question<'_>> {
    let certificate = request.children()?.first()?.with_tag(der::SEQUENCE)?;
    let fields = certificate.children()?;
    let [algorithm, _name, key, serial] = fields.as_slice() else { return None };
    Some(Question {
        whole: certificate.whole,
        digest_oid: algorithm.children()?.first()?.with_tag(der::OBJECT_IDENTIFIER)?.whole,
        key_digest: key.with_tag(der::OCTET_STRING)?.content,
        serial: serial.with_tag(der::INTEGER)?.content,
    })
}

/// Outer `None`: not extensions.
#[expect(clippy::option_option, reason = "malformed and absent are different answers")]
fn nonce(extensions: Element<'_>) -> Option<Option<&[u8]>> {
    for extension in der::read(extensions.content)?.children()? {
        let fields = extension.children()?;
        if fields.first()?.whole == der::oid(names::OCSP_NONCE) {
            return Some(Some(fields.last()?.with_tag(der::OCTET_STRING)?.content));
        }
    }
    Some(None)
}

fn refusal(status: u8) -> Vec<u8> {
    der::sequence([der::enumerated(status)])
}

fn success(
    responder: &Key,
    now: Timestamp,
    answers: Vec<Vec<u8>>,
    extensions: Vec<Vec<u8>>,
    wrong_signature: bool,
) -> Vec<u8> {
    let extensions =
        if extensions.is_empty() { Vec::new() } else { der::tagged(1, &der::sequence(extensions)) };
    let data = der::sequence([
        der::tagged(2, &der::octets(&responder.secret.identifier())),
        der::generalized_time(now),
        der::sequence(answers),
        extensions,
    ]);
    let mut signature = responder.sign(&data);
    if wrong_signature {
        flip_last_bit(&mut signature);
    }
    let basic = der::sequence([
        data,
        der::algorithm(responder.kind().signature_oid()),
        der::bits(&signature),
        der::tagged(0, &der::sequence([responder.certificate().to_vec()])),
    ]);
    let bytes = der::sequence([der::oid(names::OCSP_BASIC), der::octets(&basic)]);
    der::sequence([der::enumerated(0), der::tagged(0, &bytes)])
}

/// The BasicOCSPResponse inside a response, as revocation-values want it.
pub(crate) fn basic_response(response: &[u8]) -> Option<Vec<u8>> {
    let parts = der::read(response)?.children()?;
    let bytes = der::read(parts.get(1)?.content)?.children()?;
    Some(bytes.get(1)?.with_tag(der::OCTET_STRING)?.content.to_vec())
}
