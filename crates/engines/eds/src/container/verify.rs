//! Verification of containers.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::archive::{self, Files};
use super::manifest::{Entry, Manifest, Role};
use super::{MANIFEST, MIMETYPE, SEAL};
use crate::algorithm::Digest;
use crate::case::Case;
use crate::cms::{self, Content, SignedData};
use crate::{
    Certificate, Document, Finding, Form, Question, Reason, Report, Signer, Unreadable, asn1, time_stamp,
};

/// Judges a container: everything must be as the manifest says, every document signed, every signature good.
pub(crate) fn verify(question: &Question<'_>) -> Result<Report, Unreadable> {
    let mut files = archive::read(question.input, &question.limits)?;
    let Some(manifest) = Manifest::read(files.get(MANIFEST).map(Vec::as_slice).unwrap_or_default()) else {
        let mut report = Report::new(Form::Container, Vec::new(), Vec::new());
        add_findings(&mut report, vec![finding(Reason::ManifestInvalid, MANIFEST)]);
        return Ok(report);
    };
    let Judged { signers, sealed_at, mut findings } = judge(&manifest, &files, question)?;
    let (signed, unsigned): (Vec<&Entry>, Vec<&Entry>) = manifest
        .entries
        .iter()
        .filter(|entry| is_document(entry, &files))
        .partition(|entry| signers.iter().any(|(document, _)| *document == entry.name));
    let forgotten = unsigned.iter().filter(|entry| entry.role == Role::Plain);
    findings.extend(forgotten.map(|entry| finding(Reason::ContainerDocumentUnsigned, &entry.name)));
    let signers = signers.into_iter().map(|(document, signer)| Signer {
        document: signed.iter().position(|entry| entry.name == document),
        ..signer
    });
    let signers = signers.collect();
    // Moved, not copied: the files of a container may have megabytes.
    let mut take = |entries: Vec<&Entry>| -> Vec<Document> {
        let taken = entries.into_iter().filter_map(|entry| files.remove_entry(&entry.name));
        taken.map(|(name, bytes)| Document::new(name, bytes)).collect()
    };
    let mut report = Report::over(Form::Container, signers, take(signed), question.content);
    report.attachments = take(unsigned);
    report.sealed_at = sealed_at;
    add_findings(&mut report, findings);
    Ok(report)
}

/// What the files of a container say.
struct Judged<'a> {
    /// With the name of the document that each of them signs.
    signers: Vec<(&'a str, Signer)>,
    sealed_at: Option<Timestamp>,
    findings: Vec<Finding>,
}

fn judge<'a>(
    manifest: &'a Manifest,
    files: &Files,
    question: &Question<'_>,
) -> Result<Judged<'a>, Unreadable> {
    let mut findings = compare(manifest, files);
    let mut case = Case::new(question);
    add_evidence(files, &mut case);
    let sealed_at = seal(manifest, files, &case, &mut findings);
    case.existed_at = sealed_at;
    let signers = signers(manifest, files, &case, &mut findings)?;
    Ok(Judged { signers, sealed_at, findings })
}

/// A file outside of META-INF that is there: a document, or an attachment.
fn is_document(entry: &Entry, files: &Files) -> bool {
    !entry.name.starts_with("META-INF/") && files.contains_key(&entry.name)
}

fn finding(reason: Reason, name: &str) -> Finding {
    Finding { reason, name: name.to_owned() }
}

fn add_findings(report: &mut Report, findings: Vec<Finding>) {
    if let Some(first) = findings.first() {
        report.valid = false;
        report.reason = Some(first.reason);
    }
    report.findings = findings;
}

/// Every file of the manifest is there and as it says; every file is in the manifest.
fn compare(manifest: &Manifest, files: &Files) -> Vec<Finding> {
    let mut findings = Vec::new();
    for entry in &manifest.entries {
        match files.get(&entry.name) {
            None => findings.push(finding(Reason::ContainerFileMissing, &entry.name)),
            Some(bytes) if Digest::Sha256.of(bytes) != entry.sha256 => {
                findings.push(finding(Reason::ContainerDigestMismatch, &entry.name));
            }
            Some(_) => {}
        }
    }
    for name in files.keys() {
        let is_known = matches!(name.as_str(), MIMETYPE | MANIFEST)
            || (name == SEAL && manifest.sealed)
            || manifest.entries.iter().any(|entry| entry.name == *name);
        if !is_known {
            findings.push(finding(Reason::ContainerFileUnlisted, name));
        }
    }
    findings
}

/// Whatever stands in the folder of evidence is weighed; it proves itself by its own signatures.
fn add_evidence<'a>(files: &'a Files, case: &mut Case<'a>) {
    for (name, bytes) in files.iter().filter(|(name, _)| name.starts_with("META-INF/evidence/")) {
        match name.rsplit_once('.').map(|(_, ending)| ending) {
            Some("ocsp") => case.ocsp.push(bytes),
            Some("crl") => case.crls.push(bytes),
            Some("tst") => case.time_stamps.push(bytes),
            Some("cer") => case.certificates.extend(Certificate::from_der(bytes).ok()),
            _ => {}
        }
    }
}

/// The moment of the seal, when it holds.
fn seal(
    manifest: &Manifest,
    files: &Files,
    case: &Case<'_>,
    findings: &mut Vec<Finding>,
) -> Option<Timestamp> {
    if !manifest.sealed {
        return None;
    }
    let bytes = files.get(MANIFEST)?;
    let reason = match files.get(SEAL).map(|token| time_stamp::over(token, bytes, case)) {
        Some(Ok(at)) => return Some(at),
        None => Reason::ContainerFileMissing,
        Some(Err(Reason::TimeStampMismatch)) => Reason::TimeStampMismatch,
        Some(Err(_)) => Reason::TimeStampInvalid,
    };
    findings.push(finding(reason, SEAL));
    None
}

/// All signers, with the name of the document that each of them signs.
fn signers<'a>(
    manifest: &'a Manifest,
    files: &Files,
    case: &Case<'_>,
    findings: &mut Vec<Finding>,
) -> Result<Vec<(&'a str, Signer)>, Unreadable> {
    let mut signers = Vec::new();
    // A document is digested once, however many sign it.
    let contents: BTreeMap<&str, Content<'_>> = manifest
        .entries
        .iter()
        .filter(|entry| is_document(entry, files))
        .filter_map(|entry| Some((entry.name.as_str(), Content::new(files.get(&entry.name)?))))
        .collect();
    for entry in &manifest.entries {
        let (Role::Signs(name), Some(bytes)) = (&entry.role, files.get(&entry.name)) else { continue };
        let Some(content) = contents.get(name.as_str()) else {
            findings.push(finding(Reason::ContentMissing, &entry.name));
            continue;
        };
        let replaced = finding(Reason::ContainerDigestMismatch, &entry.name);
        let replaced = findings.contains(&replaced).then_some(replaced.reason);
        let Some(judged) = judge_one(bytes, content, replaced, case) else {
            findings.push(finding(Reason::MalformedSigner, &entry.name));
            continue;
        };
        if signers.len() + judged.len() > case.limits.signers {
            return Err(Unreadable::TooMany { what: "signers", limit: case.limits.signers });
        }
        signers.extend(judged.into_iter().map(|signer| (name.as_str(), signer)));
    }
    Ok(signers)
}

/// The signers of one detached CMS over a document. `None` when it cannot be read or has no signer. One that was
/// `replaced` is not the file that the manifest lists: the seal, which is over the manifest, says nothing of it.
fn judge_one(
    signature: &[u8],
    content: &Content<'_>,
    replaced: Option<Reason>,
    case: &Case<'_>,
) -> Option<Vec<Signer>> {
    let der = asn1::normalise(signature, case.limits).ok()?;
    let data = SignedData::read(&der, case.limits).ok()?;
    let mut case = case.clone();
    case.existed_at = case.existed_at.filter(|_| replaced.is_none());
    // Attached content that is another has its reason already: it is not digested.
    let (_, reason) = cms::content(&data, Some(content.bytes()));
    let signers = cms::judge(&data, Some(content), replaced.or(reason), &case);
    (!signers.is_empty()).then_some(signers)
}
