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
    let files = archive::read(question.input, &question.limits)?;
    let bytes = files.get(MANIFEST).map(Vec::as_slice).unwrap_or_default();
    let Some(manifest) = Manifest::read(bytes) else {
        let mut report = Report::new(Form::Container, Vec::new(), Vec::new());
        add_findings(&mut report, vec![finding(Reason::ManifestInvalid, MANIFEST)]);
        return Ok(report);
    };
    let mut findings = compare(&manifest, &files);
    let mut case = Case::new(question);
    add_evidence(&files, &mut case);
    let sealed_at = seal(&manifest, &files, bytes, &case, &mut findings);
    case.existed_at = sealed_at;
    let documents = documents(&manifest, &files);
    let signers = signers(&manifest, &files, &documents, &case, &mut findings)?;
    for (document, entry) in &documents {
        let is_signed = signers.iter().any(|signer| signer.document == Some(*document));
        if !is_signed && entry.role == Role::Plain {
            findings.push(finding(Reason::ContainerDocumentUnsigned, &entry.name));
        }
    }
    let documents = documents
        .values()
        .filter_map(|entry| Some(Document::new(entry.name.clone(), files.get(&entry.name)?.clone())))
        .collect();
    let mut report = Report::new(Form::Container, signers, documents);
    report.sealed_at = sealed_at;
    add_findings(&mut report, findings);
    Ok(report)
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
    bytes: &[u8],
    case: &Case<'_>,
    findings: &mut Vec<Finding>,
) -> Option<Timestamp> {
    if !manifest.sealed {
        return None;
    }
    let reason = match files.get(SEAL).map(|token| time_stamp::over(token, bytes, case)) {
        Some(Ok(at)) => return Some(at),
        None => Reason::ContainerFileMissing,
        Some(Err(Reason::TimeStampMismatch)) => Reason::TimeStampMismatch,
        Some(Err(_)) => Reason::TimeStampInvalid,
    };
    findings.push(finding(reason, SEAL));
    None
}

/// Files outside of META-INF that are there, by their index in the report.
fn documents<'a>(manifest: &'a Manifest, files: &Files) -> BTreeMap<usize, &'a Entry> {
    manifest
        .entries
        .iter()
        .filter(|entry| !entry.name.starts_with("META-INF/") && files.contains_key(&entry.name))
        .enumerate()
        .collect()
}

fn signers(
    manifest: &Manifest,
    files: &Files,
    documents: &BTreeMap<usize, &Entry>,
    case: &Case<'_>,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Signer>, Unreadable> {
    let mut signers = Vec::new();
    // A document is digested once, however many sign it.
    let contents: BTreeMap<&str, (usize, Content<'_>)> = documents
        .iter()
        .filter_map(|(index, entry)| {
            Some((entry.name.as_str(), (*index, Content::new(files.get(&entry.name)?))))
        })
        .collect();
    for entry in &manifest.entries {
        let (Role::Signs(name), Some(bytes)) = (&entry.role, files.get(&entry.name)) else { continue };
        let Some((index, content)) = contents.get(name.as_str()) else {
            findings.push(finding(Reason::ContentMissing, &entry.name));
            continue;
        };
        let Some(judged) = judge(bytes, content, case) else {
            findings.push(finding(Reason::MalformedSigner, &entry.name));
            continue;
        };
        if signers.len() + judged.len() > case.limits.signers {
            return Err(Unreadable::TooMany { what: "signers", limit: case.limits.signers });
        }
        signers.extend(judged.into_iter().map(|mut signer| {
            signer.document = Some(*index);
            signer
        }));
    }
    Ok(signers)
}

/// The signers of one detached CMS over a document. `None` when it cannot be read or has no signer.
fn judge(signature: &[u8], content: &Content<'_>, case: &Case<'_>) -> Option<Vec<Signer>> {
    let der = asn1::normalise(signature, case.limits).ok()?;
    let data = SignedData::read(&der, case.limits).ok()?;
    // Attached content that is another has its reason already: it is not worth a digest.
    let (_, reason) = cms::content(&data, Some(content.bytes()));
    let signers = cms::judge(&data, Some(content), reason, case);
    (!signers.is_empty()).then_some(signers)
}
