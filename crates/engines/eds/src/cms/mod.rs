//! Cryptographic Message Syntax: SignedData (RFC 5652), with the attributes of CAdES that carry evidence.

mod attributes;
mod signature;
mod signed_data;

use jiff::Timestamp;

pub(crate) use signature::{Content, check};
pub(crate) use signed_data::{SignedData, SignerInfo};

use crate::asn1::oid;
use crate::case::{Case, Purpose};
use crate::{Document, Form, KeyUsage, Question, Reason, Report, Revocation, Signer, SignerKind, Unreadable};
use crate::{asn1, time_stamp};

/// Judges a CMS in DER or BER.
pub(crate) fn verify(input: &[u8], question: &Question<'_>) -> Result<Report, Unreadable> {
    let der = asn1::normalise(input, &question.limits)?;
    let data = SignedData::read(&der, &question.limits)?;
    let case = Case::new(question);
    let (content, reason) = content(&data, question.content);
    let documents = content.map(|bytes| Document::new("", bytes.to_vec())).into_iter().collect();
    let signers = judge(&data, content.map(Content::new).as_ref(), reason, &case);
    Ok(Report::new(Form::Cms, signers, documents))
}

/// What was signed: attached, or handed in; and what is wrong with that. Documents are `id-data`: a time stamp or
/// another protocol's structure is not somebody's signature on a document.
fn content<'a>(data: &SignedData<'a>, handed_in: Option<&'a [u8]>) -> (Option<&'a [u8]>, Option<Reason>) {
    if data.content_type != oid::DATA {
        return (data.content.or(handed_in), Some(Reason::ContentTypeMismatch));
    }
    match (data.content, handed_in) {
        (Some(attached), Some(other)) if attached != other => (Some(attached), Some(Reason::ContentDiffers)),
        (Some(attached), _) => (Some(attached), None),
        (None, Some(other)) => (Some(other), None),
        (None, None) => (None, Some(Reason::ContentMissing)),
    }
}

/// Judges all signers over one content.
pub(crate) fn judge(
    data: &SignedData<'_>,
    content: Option<&Content<'_>>,
    reason: Option<Reason>,
    case: &Case<'_>,
) -> Vec<Signer> {
    let mut case = case.clone();
    case.certificates.extend(data.certificates.iter().cloned());
    case.crls.extend(&data.crls);
    case.ocsp.extend(&data.ocsp);
    data.signers.iter().map(|info| judge_one(info, data, content, reason, &case)).collect()
}

fn judge_one(
    info: &SignerInfo<'_>,
    data: &SignedData<'_>,
    content: Option<&Content<'_>>,
    reason: Option<Reason>,
    case: &Case<'_>,
) -> Signer {
    let mut case = case.clone();
    let mut doubts = Vec::new();
    if info.add_evidence(&mut case).is_err() {
        doubts.push(Reason::MalformedSigner);
    }
    let checked = check(info, data.content_type, content, &case.certificates);
    let unreadable = if data.has_unreadable_certificate {
        Reason::CertificateMalformed
    } else {
        Reason::CertificateMissing
    };
    let own_stamps = info.time_stamps().unwrap_or_default();
    let stamped_at = time_stamp::earliest(&own_stamps, info.value, &case, &mut doubts);
    let judged_at = case.at.or(stamped_at).unwrap_or(case.now);
    let mut signer = nobody(judged_at);
    signer.signed_at = info.signing_time();
    signer.timestamped_at = stamped_at;
    signer.signature_value = info.value.to_vec();
    signer.algorithm = checked.algorithm;
    signer.document = content.map(|_| 0);
    signer.doubts = doubts;
    let mut found = reason.or(checked.reason);
    if let Some(certificate) = checked.certificate {
        let verdict = case.judge(&certificate, Purpose::Document, judged_at);
        found = found.or(verdict.reason);
        signer.take(certificate, verdict);
    } else {
        found = found.or(Some(unreadable));
    }
    signer.reason = found;
    signer.valid = found.is_none();
    signer
}

/// A signer about whom nothing is known yet.
pub(crate) fn nobody(judged_at: Timestamp) -> Signer {
    Signer {
        valid: false,
        reason: None,
        iin: None,
        bin: None,
        name: String::new(),
        organisation: None,
        kind: SignerKind::Unknown,
        algorithm: None,
        signed_at: None,
        timestamped_at: None,
        judged_at,
        revocation: Revocation::Unknown,
        key_usage: KeyUsage::default(),
        doubts: Vec::new(),
        certificate: None,
        path: Vec::new(),
        document: None,
        signature_value: Vec::new(),
    }
}
