//! Cryptographic Message Syntax: SignedData (RFC 5652), with the attributes of CAdES that carry evidence.

mod attributes;
mod signature;
mod signed_data;

pub(crate) use signature::{Content, check, check_digest};
pub(crate) use signed_data::{SignedData, SignerInfo, VALUE_BYTES};

use crate::asn1::oid;
use crate::case::Case;
use crate::claim::{Claim, Stamp};
use crate::{Document, Form, Question, Reason, Report, Signer, Unreadable, asn1};

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
pub(crate) fn content<'a>(
    data: &SignedData<'a>,
    handed_in: Option<&'a [u8]>,
) -> (Option<&'a [u8]>, Option<Reason>) {
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
    let has_evidence = info.add_evidence(&mut case);
    let mut checked = check(info, data.content_type, &case.certificates);
    checked.reason = reason.or(checked.reason);
    let missing = if data.has_unreadable_certificate {
        Reason::CertificateMalformed
    } else {
        Reason::CertificateMissing
    };
    let stamps = info.time_stamps();
    let is_readable = has_evidence.is_ok() && stamps.is_ok();
    let stamps = stamps.unwrap_or_default().into_iter().map(|token| Stamp { token, over: info.value });
    let document = content.map(|_| 0);
    let compared = content.zip(checked.algorithm);
    let claim = Claim {
        checked,
        missing,
        value: info.value,
        stamps: stamps.collect(),
        signed_at: info.signing_time(),
        document,
    };
    let mut signer = case.signer(claim, || {
        let (content, algorithm) = compared.ok_or(Reason::ContentMissing)?;
        check_digest(info, algorithm, content).map(|()| document)
    });
    if !is_readable {
        signer.doubts.push(Reason::MalformedSigner);
    }
    signer
}
