//! Signed XML: XMLDSig, WS-Security, XAdES. What is signed and canonical is known from `zan-xmldsig`; here are the
//! digests, the algorithms and the holders.

use zan_xmldsig::{Covers, Measure, Reference, Signature, XmlError};

use crate::algorithm::{Algorithm, Digest};
use crate::case::Case;
use crate::claim::{Checked, Claim, Stamp};
use crate::cms::VALUE_BYTES;
use crate::{Certificate, Document, Form, Question, Reason, Report, Signer, Unreadable};

/// Largest signed information, canonical: bytes. Real ones have 1 or 2 KiB, and 32 references fit easily. It is
/// digested once for each certificate that came along.
const SIGNED_INFO_BYTES: usize = 64 * 1024;
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Does the input begin like XML?
pub(crate) fn looks_like(input: &[u8]) -> bool {
    input.strip_prefix(BYTE_ORDER_MARK).unwrap_or(input).trim_ascii_start().first() == Some(&b'<')
}

/// Judges all signatures of a document. One signature that cannot be read spoils the document.
pub(crate) fn verify(question: &Question<'_>) -> Result<Report, Unreadable> {
    let limits = zan_xmldsig::Limits {
        bytes: question.limits.input_bytes,
        signatures: question.limits.signers,
        certificates: question.limits.certificates,
        ..zan_xmldsig::Limits::default()
    };
    let signatures =
        zan_xmldsig::read(question.input, &limits).map_err(|error| unreadable(&error, &limits))?;
    let case = Case::new(question);
    let mut documents = Vec::new();
    let signers = signatures.iter().map(|signature| judge(signature, &case, &mut documents)).collect();
    Ok(Report::over(Form::Xml, signers, documents, question.content))
}

fn unreadable(error: &XmlError, limits: &zan_xmldsig::Limits) -> Unreadable {
    match error {
        XmlError::NoSignature => Unreadable::NotASignature,
        XmlError::Exceeds(Measure::Bytes) => Unreadable::TooLarge { limit: limits.bytes },
        XmlError::Exceeds(Measure::Depth) => Unreadable::TooDeep { limit: limits.depth },
        other => Unreadable::Xml { code: other.code(), what: other.to_string() },
    }
}

fn judge(signature: &Signature, case: &Case<'_>, documents: &mut Vec<Document>) -> Signer {
    if signature.signed_info.len() > SIGNED_INFO_BYTES || signature.value.len() > VALUE_BYTES {
        return case.too_large();
    }
    let mut case = case.clone();
    let read = |der: &Vec<u8>| Certificate::from_der(der).ok();
    let own: Vec<Certificate> = signature.certificates.iter().filter_map(read).collect();
    let missing = if own.len() < signature.certificates.len() {
        Reason::CertificateMalformed
    } else {
        Reason::CertificateMissing
    };
    let algorithm = algorithm(&signature.signature_method);
    let certificate = algorithm.ok().and_then(|algorithm| signed_with(signature, algorithm, &own));
    let references = algorithm.and_then(|algorithm| check_references(signature, algorithm));
    let value = match (&certificate, algorithm) {
        (Some(certificate), Ok(algorithm)) => {
            algorithm.verify(certificate.key(), &signature.signed_info, &signature.value)
        }
        _ => Ok(()),
    };
    let reason = references.err().or(value.err());
    case.certificates.extend(own);
    let claim = Claim {
        checked: Checked { reason, algorithm: algorithm.ok(), certificate },
        missing,
        value: &signature.value,
        stamps: signature
            .time_stamps
            .iter()
            .map(|stamp| Stamp { token: &stamp.token, over: &stamp.octets })
            .collect(),
        signed_at: signature.signing_time.as_deref().and_then(|time| time.parse().ok()),
        document: None,
    };
    case.signer(claim, || {
        let digest = algorithm?.digest();
        Ok(add_documents(compare(signature, digest)?, documents))
    })
}

/// Nothing says which of the certificates is the signer's: it is the one whose key made the value; if none did, the
/// first that is no authority's, so that the report can name somebody.
fn signed_with(signature: &Signature, algorithm: Algorithm, own: &[Certificate]) -> Option<Certificate> {
    let made = |certificate: &&Certificate| {
        algorithm.verify(certificate.key(), &signature.signed_info, &signature.value).is_ok()
    };
    let holder = |certificate: &&Certificate| !certificate.extensions().is_authority;
    own.iter().find(made).or_else(|| own.iter().find(holder)).or(own.first()).cloned()
}

/// Algorithm identifiers of signatures in XML: RFC 4051, and those of the centre.
fn algorithm(identifier: &str) -> Result<Algorithm, Reason> {
    match identifier {
        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" => Ok(Algorithm::RsaSha256),
        "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34102015-gostr34112015-512" => {
            Ok(Algorithm::Gost2015)
        }
        "http://www.w3.org/2001/04/xmldsig-more#gost34310-gost34311" => Ok(Algorithm::Gost2004),
        "http://www.w3.org/2000/09/xmldsig#rsa-sha1" => Err(Reason::DigestTooWeak),
        _ => Err(Reason::AlgorithmUnsupported),
    }
}

fn digest(identifier: &str) -> Result<Digest, Reason> {
    match identifier {
        "http://www.w3.org/2001/04/xmlenc#sha256" => Ok(Digest::Sha256),
        "urn:ietf:params:xml:ns:pkigovkz:xmlsec:algorithms:gostr34112015-512" => Ok(Digest::Streebog512),
        "http://www.w3.org/2001/04/xmldsig-more#gost34311" => Ok(Digest::Gost94),
        "http://www.w3.org/2000/09/xmldsig#sha1" => Err(Reason::DigestTooWeak),
        _ => Err(Reason::AlgorithmUnsupported),
    }
}

/// Every reference has the digest that belongs to the algorithm, and one of them is the message.
fn check_references(signature: &Signature, algorithm: Algorithm) -> Result<(), Reason> {
    for reference in &signature.references {
        if digest(&reference.digest_method)? != algorithm.digest() {
            return Err(Reason::AlgorithmMismatch);
        }
    }
    let is_message = |reference: &Reference| reference.covers.is_message();
    if signature.references.iter().any(is_message) { Ok(()) } else { Err(Reason::XmlCoversPart) }
}

/// What was signed, when every reference holds.
fn compare(signature: &Signature, digest: Digest) -> Result<Vec<(&Reference, &[u8])>, Reason> {
    let signed = signature.references.iter().map(|reference| {
        let without_later = reference.octets_without_later_signatures.as_ref();
        let octets = std::iter::once(&reference.octets)
            .chain(without_later)
            .find(|octets| digest.of(octets) == reference.digest_value)
            .ok_or(Reason::DigestMismatch)?;
        Ok((reference, octets.as_slice()))
    });
    signed.collect()
}

/// Adds what was signed; gives the index of the message.
fn add_documents(signed: Vec<(&Reference, &[u8])>, documents: &mut Vec<Document>) -> Option<usize> {
    let mut message = None;
    for (reference, octets) in signed {
        let name = match &reference.covers {
            Covers::WholeDocument => String::new(),
            Covers::SoapBody { identifier } | Covers::Element { identifier, .. } => format!("#{identifier}"),
            Covers::PartOfSignature { .. } => continue,
        };
        let known = documents.iter().position(|known| known.name == name && known.bytes == octets);
        let index = known.unwrap_or(documents.len());
        if known.is_none() {
            documents.push(Document::new(name, octets.to_vec()));
        }
        if reference.covers.is_message() {
            message.get_or_insert(index);
        }
    }
    message
}
