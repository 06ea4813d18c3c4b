//! What a check of a signed file says, in one language.

use jiff::Timestamp;
use zan_eds::{Document, Finding, Report, Revocation, Signer};
use zan_language::moment;
use zan_ui::Lang;

use crate::asked::{Fact, acts_for_organisation};
use crate::{signatures, words};

/// The whole answer in three words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Everything holds, and the centre's answers are there.
    Valid,
    /// Everything holds, but nothing tells whether a certificate was revoked.
    Unconfirmed,
    Invalid,
}

impl Verdict {
    pub(crate) fn of(report: &Report) -> Self {
        let known = |signer: &Signer| signer.revocation == Revocation::Good;
        match report.valid {
            false => Self::Invalid,
            true if report.signers.iter().all(known) => Self::Valid,
            true => Self::Unconfirmed,
        }
    }

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Unconfirmed => "unconfirmed",
            Self::Invalid => "invalid",
        }
    }

    const fn tone(self) -> &'static str {
        match self {
            Self::Valid => "success",
            Self::Unconfirmed => "warning",
            Self::Invalid => "danger",
        }
    }
}

/// A sentence with its mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    pub tone: &'static str,
    pub text: String,
}

/// One signer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SignerBlock {
    pub name: String,
    pub lines: Vec<Line>,
    pub facts: Vec<Fact>,
}

/// The whole answer in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Block {
    pub lang: Lang,
    pub tone: &'static str,
    pub title: String,
    pub text: String,
    pub signers: Vec<SignerBlock>,
    /// Since when a container has been as it is.
    pub sealed: Option<String>,
    /// What is wrong with the files of a container.
    pub findings: Vec<String>,
    pub documents: Vec<Fact>,
    /// Files of a container that nobody signs, and that this is so.
    pub attachments: Vec<String>,
    pub as_of: String,
}

/// The answer in a language.
pub(crate) fn block(lang: Lang, report: &Report, now: Timestamp) -> Block {
    let verdict = Verdict::of(report);
    let text = match report.reason.filter(|_| verdict == Verdict::Invalid) {
        Some(reason) => words::reason(lang, reason.code()),
        None => lang.t(&format!("signatures-{}-text", verdict.code())),
    };
    let finding =
        |finding: &Finding| format!("{}: {}", finding.name, words::reason(lang, finding.reason.code()));
    let attachment = |file: &Document| lang.fill("signatures-attachment", "name", file.name.as_str());
    Block {
        lang,
        tone: verdict.tone(),
        title: lang.t(&format!("signatures-{}", verdict.code())),
        text,
        signers: report.signers.iter().map(|one| signer(lang, one, &report.documents)).collect(),
        sealed: report.sealed_at.map(|at| lang.fill("signatures-sealed", "moment", moment(at))),
        findings: report.findings.iter().map(finding).collect(),
        documents: report.documents.iter().map(|one| document(lang, one)).collect(),
        attachments: report.attachments.iter().map(attachment).collect(),
        as_of: lang.fill("signatures-as-of", "moment", moment(now)),
    }
}

fn named(lang: Lang, document: &Document) -> String {
    if document.name.is_empty() { lang.t("signatures-content") } else { document.name.clone() }
}

/// A signed document: its size and the beginning of its digest, so that two prints can be compared.
fn document(lang: Lang, document: &Document) -> Fact {
    let digest = hex::encode(document.sha256);
    let size = words::size(lang, document.length);
    Fact { name: named(lang, document), value: format!("{size}, SHA-256 {digest}") }
}

fn signer(lang: Lang, signer: &Signer, documents: &[Document]) -> SignerBlock {
    let name = if signer.name.is_empty() { lang.t("signatures-nobody") } else { signer.name.clone() };
    let mut lines = vec![holds(lang, signer)];
    if signer.certificate.is_some() {
        lines.extend([chain(lang, signer), revocation(lang, signer)]);
    }
    lines.push(stamp(lang, signer));
    lines.extend(capacity(lang, signer));
    let doubt = |code: &str| Line { tone: "warning", text: words::reason(lang, code) };
    lines.extend(signer.doubts.iter().map(|reason| doubt(reason.code())));
    let covered = signer.document.and_then(|index| documents.get(index));
    SignerBlock { name, lines, facts: facts(lang, signer, covered) }
}

fn holds(lang: Lang, signer: &Signer) -> Line {
    match signer.reason.filter(|_| !signer.valid) {
        Some(reason) => Line { tone: "danger", text: words::reason(lang, reason.code()) },
        None => Line { tone: "success", text: lang.t("signatures-holds") },
    }
}

fn chain(lang: Lang, signer: &Signer) -> Line {
    match signer.path.last() {
        Some(anchor) => {
            Line { tone: "success", text: lang.fill("signatures-chain", "authority", anchor.subject()) }
        }
        None => Line { tone: "danger", text: lang.t("signatures-chain-none") },
    }
}

fn revocation(lang: Lang, signer: &Signer) -> Line {
    let code = signer.revocation.code();
    Line { tone: signatures::tone(code), text: lang.t(&words::key("signatures-revocation-", code)) }
}

fn stamp(lang: Lang, signer: &Signer) -> Line {
    match signer.timestamped_at {
        Some(at) => Line { tone: "success", text: lang.fill("signatures-stamp", "moment", moment(at)) },
        None => Line { tone: "neutral", text: lang.t("signatures-stamp-none") },
    }
}

/// Nobody's own signature is said to be so.
fn capacity(lang: Lang, signer: &Signer) -> Option<Line> {
    let nobody = signer.certificate.is_some() && !signer.is_person_or_employee();
    nobody.then(|| Line { tone: "warning", text: lang.t("signatures-not-a-person") })
}

fn facts(lang: Lang, signer: &Signer, covered: Option<&Document>) -> Vec<Fact> {
    let certificate = signer.certificate.as_ref();
    let body = signer.organisation.clone().filter(|_| acts_for_organisation(signer.kind.code()));
    let claimed = signer.signed_at.map(|at| lang.fill("signatures-claimed-value", "moment", moment(at)));
    let term = certificate.map(|one| format!("{} – {}", moment(one.not_before()), moment(one.not_after())));
    let algorithm = signer.algorithm.map(|one| lang.t(&words::key("signature-algorithm-", one.code())));
    let rows = [
        ("signature-iin", signer.iin.as_deref().map(zan_ui::masked)),
        ("signature-kind", certificate.map(|_| words::kind(lang, signer.kind.code()))),
        ("signature-organisation", body),
        ("signing-bin", signer.bin.clone()),
        ("signatures-document", covered.map(|document| named(lang, document))),
        ("signatures-claimed", claimed),
        ("signature-algorithm", algorithm),
        ("signatures-serial", certificate.map(zan_eds::Certificate::serial)),
        ("signatures-issuer", certificate.map(zan_eds::Certificate::issuer)),
        ("signatures-term", term),
    ];
    rows.into_iter().filter_map(|(key, value)| Some(Fact { name: lang.t(key), value: value? })).collect()
}
