//! Signatures in CMS (RFC 5652): attached and detached, one or several signers, and wrong ones on purpose.

use jiff::Timestamp;
use sha2_of_signatures::{Digest, Sha256};

use crate::{
    algorithm::KeyKind,
    certificate, der,
    key::Key,
    message::{Message, SignerInfo},
    names,
    pki::flip_last_bit,
    time_stamp,
};

/// Answers a request of RFC 3161 (DER) with a response (DER): [`crate::Pki::answer_tsp`], or a call over HTTP.
pub type AskTimeStamp<'a> = &'a dyn Fn(&[u8]) -> Vec<u8>;

/// How a signature is made.
#[derive(Clone, Copy, Default)]
pub struct CmsOptions<'a> {
    /// Whether the content is inside.
    pub attached: bool,
    /// The content handed in is already the digest; the signature is detached then.
    pub digested: bool,
    /// The signer's own statement of the time.
    pub signing_time: Option<Timestamp>,
    /// Where a time stamp over the signature comes from; none is asked for when absent.
    pub time_stamp: Option<AskTimeStamp<'a>>,
    /// OCSP responses (DER) to keep beside the signature (RFC 5126, revocation-values).
    pub ocsp: &'a [Vec<u8>],
    /// Revocation lists (DER) to keep likewise.
    pub crls: &'a [Vec<u8>],
    /// Whether the signature names its certificate (RFC 5035, signing-certificate-v2).
    pub signing_certificate: bool,
    /// Whether the certificates above the signer's are inside.
    pub chain: bool,
    /// Indefinite lengths and strings in pieces, as some programs write them.
    pub ber: bool,
    pub fault: Option<CmsFault>,
}

impl CmsOptions<'_> {
    /// With the content inside.
    #[must_use]
    pub fn attached() -> Self {
        Self { attached: true, ..Self::default() }
    }

    /// Without the content.
    #[must_use]
    pub fn detached() -> Self {
        Self::default()
    }

    /// With the content inside, and a fault.
    #[must_use]
    pub fn with_fault(fault: CmsFault) -> Self {
        Self { fault: Some(fault), ..Self::attached() }
    }
}

impl std::fmt::Debug for CmsOptions<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("CmsOptions")
            .field("attached", &self.attached)
            .field("digested", &self.digested)
            .field("signing_time", &self.signing_time)
            .field("time_stamp", &self.time_stamp.is_some())
            .field("ber", &self.ber)
            .field("fault", &self.fault)
            .finish_non_exhaustive()
    }
}

/// What is wrong with a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CmsFault {
    /// The attribute message-digest is of other bytes; the signature over the attributes is right.
    WrongDigest,
    /// One bit of the signature is another.
    WrongSignature,
    /// No signed attributes: the signature is over the content itself.
    NoSignedAttributes,
    /// Signed attributes without content-type.
    NoContentType,
    /// Signed attributes without message-digest.
    NoMessageDigest,
    /// content-type names something else than the content is.
    WrongContentType,
    /// The digest is SHA-256 (or for RSA Streebog), rightly computed and named, under a signature that demands
    /// another.
    OtherDigestAlgorithm,
    /// The signature is named as one of another kind than the key is.
    OtherSignatureAlgorithm,
    /// The signer's certificate is not inside.
    NoCertificate,
    /// signing-certificate-v2 names another certificate.
    OtherSigningCertificate,
    /// The time stamp is over other bytes.
    OtherTimeStamp,
}

impl CmsFault {
    /// All faults.
    pub const ALL: [Self; 11] = [
        Self::WrongDigest,
        Self::WrongSignature,
        Self::NoSignedAttributes,
        Self::NoContentType,
        Self::NoMessageDigest,
        Self::WrongContentType,
        Self::OtherDigestAlgorithm,
        Self::OtherSignatureAlgorithm,
        Self::NoCertificate,
        Self::OtherSigningCertificate,
        Self::OtherTimeStamp,
    ];
}

impl Key {
    /// Signs content: a CMS, DER unless BER is asked for.
    #[must_use]
    pub fn sign_cms(&self, content: &[u8], options: &CmsOptions<'_>) -> Vec<u8> {
        let mut message =
            Message::of(names::DATA, (options.attached && !options.digested).then_some(content));
        self.add_to(&mut message, content, options);
        if options.ber { message.to_ber() } else { message.to_der() }
    }

    /// Adds a signature to a CMS (DER) of this crate; a detached one needs the content. `None` when it is not such
    /// a CMS, or the content is nowhere.
    #[must_use]
    pub fn add_signer(
        &self,
        cms: &[u8],
        content: Option<&[u8]>,
        options: &CmsOptions<'_>,
    ) -> Option<Vec<u8>> {
        let mut message = Message::read(cms)?;
        let content = message.content().map(<[u8]>::to_vec).or_else(|| content.map(<[u8]>::to_vec))?;
        self.add_to(&mut message, &content, options);
        Some(if options.ber { message.to_ber() } else { message.to_der() })
    }

    pub(crate) fn add_to(&self, message: &mut Message, content: &[u8], options: &CmsOptions<'_>) {
        let fault = options.fault;
        if fault != Some(CmsFault::NoCertificate) {
            message.add_certificate(&self.certificate);
        }
        if options.chain {
            self.chain.iter().for_each(|certificate| message.add_certificate(certificate));
        }
        let digest_kind = match (fault, self.kind()) {
            (Some(CmsFault::OtherDigestAlgorithm), KeyKind::Rsa) => KeyKind::Gost2015,
            (Some(CmsFault::OtherDigestAlgorithm), _) => KeyKind::Rsa,
            (_, kind) => kind,
        };
        let signature_kind = match (fault, self.kind()) {
            (Some(CmsFault::OtherSignatureAlgorithm), KeyKind::Rsa) => KeyKind::Gost2015,
            (Some(CmsFault::OtherSignatureAlgorithm), _) => KeyKind::Rsa,
            (_, kind) => kind,
        };
        message.add_digest_algorithm(digest_kind.digest_oid());
        let attributes = self.signed_attributes(message.content_type(), content, digest_kind, options);
        let mut signature = match &attributes {
            Some(attributes) => self.sign(&der::element(der::SET, attributes)),
            None => self.sign(content),
        };
        if fault == Some(CmsFault::WrongSignature) {
            flip_last_bit(&mut signature);
        }
        let unsigned = self.unsigned_attributes(&signature, options);
        message.add_signer(&SignerInfo {
            certificate: &self.certificate,
            digest_oid: digest_kind.digest_oid(),
            signed: attributes,
            signature_oid: signature_kind.signature_oid(),
            signature: &signature,
            unsigned,
        });
    }

    /// Members of the SET of signed attributes, in their order.
    fn signed_attributes(
        &self,
        content_type: &str,
        content: &[u8],
        digest_kind: KeyKind,
        options: &CmsOptions<'_>,
    ) -> Option<Vec<u8>> {
        let fault = options.fault;
        if fault == Some(CmsFault::NoSignedAttributes) {
            return None;
        }
        let mut attributes = Vec::new();
        if fault != Some(CmsFault::NoContentType) {
            let wrong = fault == Some(CmsFault::WrongContentType);
            let named = if wrong { names::TIME_STAMP_INFO } else { content_type };
            attributes.push(attribute(names::CONTENT_TYPE, der::oid(named)));
        }
        if fault != Some(CmsFault::NoMessageDigest) {
            let mut digest = if options.digested { content.to_vec() } else { digest_kind.digest(content) };
            if fault == Some(CmsFault::WrongDigest) {
                flip_last_bit(&mut digest);
            }
            attributes.push(attribute(names::MESSAGE_DIGEST, der::octets(&digest)));
        }
        if let Some(moment) = options.signing_time {
            attributes.push(attribute(names::SIGNING_TIME, der::time(moment)));
        }
        let other_certificate = fault == Some(CmsFault::OtherSigningCertificate);
        if options.signing_certificate || other_certificate {
            attributes.push(self.signing_certificate(other_certificate));
        }
        Some(der::sorted(attributes))
    }

    /// The attribute signing-certificate-v2 with SHA-256, the digest that is not named (RFC 5035, 4).
    fn signing_certificate(&self, other: bool) -> Vec<u8> {
        let mut digest = Sha256::digest(&self.certificate).to_vec();
        if other {
            flip_last_bit(&mut digest);
        }
        let mut parts = vec![der::octets(&digest)];
        if let Some(quoted) = certificate::quote(&self.certificate) {
            let issuer = der::sequence([der::tagged(4, quoted.issuer)]);
            parts.push(der::sequence([issuer, quoted.serial.to_vec()]));
        }
        let certificates = der::sequence([der::sequence(parts)]);
        attribute(names::SIGNING_CERTIFICATE_V2, der::sequence([certificates]))
    }

    fn unsigned_attributes(&self, signature: &[u8], options: &CmsOptions<'_>) -> Vec<Vec<u8>> {
        let mut attributes = Vec::new();
        if let Some(ask) = options.time_stamp {
            let stamped = if options.fault == Some(CmsFault::OtherTimeStamp) { &[0] } else { signature };
            let request = time_stamp::request(self.kind(), stamped);
            if let Some(token) = time_stamp::token(&ask(&request)) {
                attributes.push(attribute(names::TIME_STAMP_TOKEN, token));
            }
        }
        if !options.ocsp.is_empty() || !options.crls.is_empty() {
            let answers: Vec<Vec<u8>> =
                options.ocsp.iter().filter_map(|response| crate::ocsp::basic_response(response)).collect();
            let mut values = Vec::new();
            if !options.crls.is_empty() {
                values.push(der::tagged(0, &der::sequence(options.crls.iter().cloned())));
            }
            if !answers.is_empty() {
                values.push(der::tagged(1, &der::sequence(answers)));
            }
            attributes.push(attribute(names::REVOCATION_VALUES, der::sequence(values)));
        }
        attributes
    }
}

fn attribute(oid: &str, value: Vec<u8>) -> Vec<u8> {
    der::sequence([der::oid(oid), der::set_of([value])])
}
