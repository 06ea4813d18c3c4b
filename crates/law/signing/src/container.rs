//! The evidence container of a signed act: documents, signatures, what the centre said, and a report for people.

use std::fmt::Write as _;

use jiff::Timestamp;
use zan_eds::{
    Evidence, Report,
    container::{self, Contents, File, SignatureFile},
};
use zan_kernel::{Error, Result};
use zan_language::{Lang, moment};

use crate::{Request, Verifier, requests::Good};

/// ASiC-E, ETSI EN 319 162-1.
pub(crate) use zan_eds::container::MEDIA_TYPE;

/// One signature with what it covers and what is known of it.
pub(crate) struct Part<'a> {
    pub name: &'a str,
    pub media_type: &'a str,
    pub bytes: &'a [u8],
    pub cms: &'a [u8],
    pub ocsp: Vec<&'a [u8]>,
    pub lists: Vec<&'a [u8]>,
    pub time_stamp: Option<&'a [u8]>,
    pub report: &'a Report,
}

impl<'a> From<&'a Good> for Part<'a> {
    fn from(good: &'a Good) -> Self {
        Self {
            name: &good.document.name,
            media_type: &good.document.media_type,
            bytes: &good.bytes,
            cms: &good.cms,
            ocsp: good.examined.ocsp.as_deref().into_iter().collect(),
            lists: good.examined.list.as_deref().into_iter().collect(),
            time_stamp: good.examined.time_stamp.as_deref(),
            report: &good.examined.report,
        }
    }
}

/// The container, sealed with a time stamp over its manifest when the centre gives one.
pub(crate) async fn build(
    verifier: &Verifier,
    request: &Request,
    now: Timestamp,
    parts: &[Part<'_>],
) -> Result<Vec<u8>> {
    let contents = contents(request, now, parts);
    let manifest = container::manifest(&contents, true).map_err(Error::fault)?;
    let seal = verifier.stamp(&manifest, now).await;
    container::write(&contents, seal.as_deref()).map_err(Error::fault)
}

fn contents(request: &Request, now: Timestamp, parts: &[Part<'_>]) -> Contents {
    let file = |part: &Part<'_>| File {
        name: part.name.to_owned(),
        media_type: part.media_type.to_owned(),
        bytes: part.bytes.to_vec(),
    };
    let mut certificates: Vec<Vec<u8>> = Vec::new();
    for signer in parts.iter().flat_map(|part| &part.report.signers) {
        for certificate in &signer.path {
            if !certificates.iter().any(|known| known == certificate.der()) {
                certificates.push(certificate.der().to_vec());
            }
        }
    }
    let report = File {
        name: "report.html".to_owned(),
        media_type: "text/html; charset=utf-8".to_owned(),
        bytes: report(request, now, parts).into_bytes(),
    };
    Contents {
        documents: parts.iter().map(file).collect(),
        attachments: vec![report],
        signatures: parts
            .iter()
            .enumerate()
            .map(|(document, part)| SignatureFile { document, cms: part.cms.to_vec() })
            .collect(),
        evidence: Evidence {
            ocsp: parts.iter().flat_map(|part| part.ocsp.iter().map(|answer| answer.to_vec())).collect(),
            crls: lists(request, parts),
            time_stamps: parts.iter().filter_map(|part| part.time_stamp.map(<[u8]>::to_vec)).collect(),
        },
        certificates,
    }
}

/// Largest list that a container takes: with its documents it must stay below what the verifier reads
/// ([`zan_eds::Limits::input_bytes`]).
const LIST: usize = 16 * 1024 * 1024;

/// Each list once, unless it is too large. Of an entry none: many enter during an outage. Every list that a signature
/// rests on is kept beside the signature as well.
fn lists(request: &Request, parts: &[Part<'_>]) -> Vec<Vec<u8>> {
    let mut lists: Vec<Vec<u8>> = Vec::new();
    for list in
        parts.iter().flat_map(|part| &part.lists).filter(|list| !request.is_entry() && list.len() <= LIST)
    {
        if !lists.iter().any(|known| known == list) {
            lists.push(list.to_vec());
        }
    }
    lists
}

/// The report in the three languages: a page of its own, without script or anything from elsewhere.
fn report(request: &Request, now: Timestamp, parts: &[Part<'_>]) -> String {
    let mut page = String::from(
        "<!doctype html><html lang=\"kk\"><head><meta charset=\"utf-8\"><title>E-Zań kömegi</title></head><body>\n",
    );
    for lang in Lang::all() {
        section(&mut page, lang, request, now, parts);
    }
    page.push_str("</body></html>\n");
    page
}

fn section(page: &mut String, lang: Lang, request: &Request, now: Timestamp, parts: &[Part<'_>]) {
    let act = lang.t(&format!("signing-act-{}", request.act.replace('.', "-")));
    let _ = write!(page, "<section lang=\"{lang}\"><h1>{}</h1>", escaped(&lang.t("evidence-title")));
    let _ = write!(
        page,
        "<p>{}: {} {}</p>",
        escaped(&lang.t("evidence-act")),
        escaped(&act),
        escaped(&request.about)
    );
    let _ = write!(page, "<p>{}: {}</p>", escaped(&lang.t("evidence-verified-at")), moment(now));
    for part in parts {
        let _ = write!(page, "<h2>{}</h2><dl>", escaped(part.name));
        for (key, value) in rows(lang, part) {
            let _ = write!(page, "<dt>{}</dt><dd>{}</dd>", escaped(&lang.t(key)), escaped(&value));
        }
        page.push_str("</dl>");
    }
    let _ = writeln!(page, "<p>{}</p></section>", escaped(&lang.t("evidence-how-to-check")));
}

fn rows(lang: Lang, part: &Part<'_>) -> Vec<(&'static str, String)> {
    let digest = part.report.documents.first().map(|document| hex::encode(document.sha256));
    let mut rows = vec![("evidence-digest", digest.unwrap_or_default())];
    for signer in &part.report.signers {
        let kind = lang.t(&format!("signer-kind-{}", signer.kind.code().replace('_', "-")));
        rows.push(("evidence-signer", signer.name.clone()));
        rows.push(("evidence-iin", signer.iin.clone().unwrap_or_default()));
        rows.push(("evidence-kind", kind));
        if let Some(organisation) = &signer.organisation {
            let bin = signer.bin.as_deref().unwrap_or_default();
            rows.push(("evidence-organisation", format!("{organisation} {bin}")));
        }
        if let Some(certificate) = &signer.certificate {
            let until = moment(certificate.not_after());
            rows.push((
                "evidence-certificate",
                format!("{} ({})", certificate.serial(), certificate.issuer()),
            ));
            rows.push(("evidence-certificate-until", until));
        }
        let algorithm = signer.algorithm.map(zan_eds::Algorithm::code).unwrap_or_default();
        rows.push(("evidence-algorithm", algorithm.to_owned()));
        rows.push((
            "evidence-revocation",
            lang.t(&format!("evidence-revocation-{}", signer.revocation.code().replace('_', "-"))),
        ));
        let stamp = signer.timestamped_at.map_or_else(|| lang.t("evidence-no-stamp"), moment);
        rows.push(("evidence-stamp", stamp));
    }
    rows
}

/// Text between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn names_cannot_write_tags() {
        assert_eq!(escaped("<b>\"A&B\"</b>"), "&lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;");
    }
}
