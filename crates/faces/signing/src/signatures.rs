//! Signatures that were taken, as the page shows them.

use zan_language::moment;
use zan_signing::requests::Signature;
use zan_ui::Lang;

use crate::asked::{Fact, acts_for_organisation};
use crate::words;

/// One signature with the document it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SignatureView {
    pub name: String,
    pub document: String,
    pub facts: Vec<Fact>,
    pub tone: &'static str,
    /// What the centre said of the certificate.
    pub revocation: String,
}

impl SignatureView {
    pub(crate) fn new(lang: Lang, signature: &Signature, document: &str) -> Self {
        let body = signature.organisation.clone().filter(|_| acts_for_organisation(&signature.signer_kind));
        let stamped = signature.timestamped_at.map(|at| moment(at.to_jiff()));
        let rows = [
            ("signature-iin", Some(zan_ui::masked(&signature.signer_iin))),
            ("signature-kind", Some(words::kind(lang, &signature.signer_kind))),
            ("signature-organisation", body),
            ("signing-bin", signature.signer_bin.clone()),
            ("signature-taken", Some(moment(signature.verified_at))),
            ("signature-stamped", Some(stamped.unwrap_or_else(|| lang.t("signature-not-stamped")))),
            ("signature-way", Some(lang.t(&words::key("signing-way-", &signature.way)))),
            ("signature-algorithm", Some(lang.t(&words::key("signature-algorithm-", &signature.algorithm)))),
        ];
        Self {
            name: signature.signer_name.clone(),
            document: document.to_owned(),
            facts: rows
                .into_iter()
                .filter_map(|(key, value)| Some(Fact { name: lang.t(key), value: value? }))
                .collect(),
            tone: tone(&signature.revocation),
            revocation: lang.t(&words::key("signing-revocation-", &signature.revocation)),
        }
    }
}

/// How an answer on revocation is marked.
pub(crate) fn tone(revocation: &str) -> &'static str {
    match revocation {
        "good" => "success",
        "unknown" => "warning",
        _ => "danger",
    }
}
