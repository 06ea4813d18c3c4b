//! Time stamps (RFC 3161).

use jiff::Timestamp;
use sha2_of_signatures::{Digest, Sha256};

use crate::{
    algorithm::KeyKind,
    cms::CmsOptions,
    der::{self, Element},
    message::Message,
    names,
    ocsp::AnswerFault,
    pki::{Centre, Pki, flip_last_bit},
};

/// PKIStatus rejection with PKIFailureInfo badDataFormat (bit 5), RFC 3161, 2.4.2.
const REJECTION: u8 = 2;
const BAD_DATA_FORMAT: [u8; 2] = [2, 0b0000_0100];

struct Request<'a> {
    imprint: Element<'a>,
    policy: Option<Element<'a>>,
    nonce: Option<Element<'a>>,
    wants_certificate: bool,
}

impl Pki {
    /// Answers a time stamp request (DER) as of a moment, DER. The kind of the answer's key is that whose digest the
    /// imprint has, else GOST-2015.
    #[must_use]
    pub fn answer_tsp(&self, request: &[u8], now: Timestamp) -> Vec<u8> {
        self.answer_tsp_with(request, now, None)
    }

    /// The same with a fault.
    #[must_use]
    pub fn answer_tsp_with(&self, request: &[u8], now: Timestamp, fault: Option<AnswerFault>) -> Vec<u8> {
        let Some(asked) = read(request) else { return rejection() };
        let kind = asked.kind().filter(|kind| self.centre(*kind).is_some()).unwrap_or(KeyKind::Gost2015);
        let Some(centre) = self.centre(kind) else { return rejection() };
        let token = token_for(centre, &asked, request, now, fault);
        der::sequence([der::sequence([der::small_integer(0)]), token])
    }

    /// Asks this centre for time stamps of one moment, as [`CmsOptions::time_stamp`] wants it.
    pub fn time_stamper(&self, now: Timestamp) -> impl Fn(&[u8]) -> Vec<u8> {
        move |request| self.answer_tsp(request, now)
    }
}

impl Request<'_> {
    fn kind(&self) -> Option<KeyKind> {
        let algorithm = self.imprint.children()?.first()?.children()?;
        let named = algorithm.first()?.whole;
        KeyKind::ALL.into_iter().find(|kind| der::oid(kind.digest_oid()) == named)
    }
}

fn token_for(
    centre: &Centre,
    asked: &Request<'_>,
    request: &[u8],
    now: Timestamp,
    fault: Option<AnswerFault>,
) -> Vec<u8> {
    let stamper =
        if fault == Some(AnswerFault::WrongResponder) { &centre.responder } else { &centre.stamper };
    let policy = asked.policy.map(|policy| policy.whole.to_vec());
    let mut imprint = asked.imprint.whole.to_vec();
    if fault == Some(AnswerFault::OtherSubject) {
        flip_last_bit(&mut imprint);
    }
    let mut nonce = asked.nonce.map(|nonce| nonce.whole.to_vec()).unwrap_or_default();
    if fault == Some(AnswerFault::OtherNonce) {
        flip_last_bit(&mut nonce);
    }
    let serial =
        Sha256::new().chain_update(request).chain_update(now.as_nanosecond().to_be_bytes()).finalize();
    let info = der::sequence([
        der::small_integer(1),
        policy.unwrap_or_else(|| der::oid(stamper.kind().time_stamp_policy())),
        imprint,
        der::integer(serial.get(..16).unwrap_or_default()),
        der::generalized_time(now),
        nonce,
    ]);
    let mut message = Message::of(names::TIME_STAMP_INFO, Some(&info));
    let options = CmsOptions { signing_time: Some(now), signing_certificate: true, ..CmsOptions::attached() };
    stamper.add_to(&mut message, &info, &options);
    if !asked.wants_certificate {
        message.drop_certificates();
    }
    let mut token = message.to_der();
    if fault == Some(AnswerFault::WrongSignature) {
        // Without unsigned attributes the signature ends the token.
        flip_last_bit(&mut token);
    }
    token
}

fn read(bytes: &[u8]) -> Option<Request<'_>> {
    let fields = der::read(bytes)?.with_tag(der::SEQUENCE)?.children()?;
    let [_version, imprint, rest @ ..] = fields.as_slice() else { return None };
    let of_tag = |tag: u8| rest.iter().find(|field| field.tag == tag).copied();
    Some(Request {
        imprint: imprint.with_tag(der::SEQUENCE)?,
        policy: of_tag(der::OBJECT_IDENTIFIER),
        nonce: of_tag(der::INTEGER),
        wants_certificate: of_tag(0x01).is_some_and(|flag| flag.content != [0]),
    })
}

fn rejection() -> Vec<u8> {
    let failure = der::element(der::BIT_STRING, &BAD_DATA_FORMAT);
    der::sequence([der::sequence([der::small_integer(u64::from(REJECTION)), failure])])
}

/// A request over data with the digest that belongs to the kind, certificate wanted, no nonce.
pub(crate) fn request(kind: KeyKind, data: &[u8]) -> Vec<u8> {
    let imprint = der::sequence([der::algorithm(kind.digest_oid()), der::octets(&kind.digest(data))]);
    der::sequence([der::small_integer(1), imprint, der::truth()])
}

/// The token of a response that grants one.
pub(crate) fn token(response: &[u8]) -> Option<Vec<u8>> {
    let parts = der::read(response)?.children()?;
    let status = parts.first()?.children()?;
    let granted = matches!(status.first()?.content, [0 | 1]);
    granted.then(|| parts.get(1).map(|token| token.whole.to_vec())).flatten()
}
