//! Codes of the signature as sentences.

use zan_kernel::{Error, Refusal};
use zan_language::Value;
use zan_ui::Lang;

/// A code as a part of a text key: dots and underscores are dashes there.
pub(crate) fn key(beginning: &str, code: &str) -> String {
    format!("{beginning}{}", code.replace(['.', '_'], "-"))
}

/// Name of an act that is signed.
pub(crate) fn act(lang: Lang, code: &str) -> String {
    lang.t(&key("signing-act-", code))
}

/// Role of a certificate.
pub(crate) fn kind(lang: Lang, code: &str) -> String {
    lang.t(&key("signer-kind-", code))
}

/// Why a signature is not accepted. What the centre said of the certificate comes under the name of the answer.
pub(crate) fn reason(lang: Lang, code: &str) -> String {
    let known = match code {
        "revoked" => "certificate-revoked",
        "not_issued" => "certificate-not-issued",
        code => code,
    };
    let key = format!("signature-reason-{known}");
    if lang.has(&key) { lang.t(&key) } else { lang.t("signature-reason-unknown") }
}

/// A refusal as the sentence that explains it. A signature that does not hold says its reason, a certificate of the
/// wrong role its role: their texts choose by the code.
pub(crate) fn refusal(lang: Lang, refusal: &Refusal) -> String {
    lang.tf(refusal.code, &values(&refusal.args))
}

/// A refusal as it is kept with a phone's session: its code and the values of its sentence.
pub(crate) fn kept_refusal(lang: Lang, code: &str, facts: &serde_json::Value) -> String {
    let facts = facts.as_object().into_iter().flatten();
    let values = facts.filter_map(|(name, value)| Some((name.as_str(), whole(value.as_str()?))));
    lang.tf(code, &values.collect::<Vec<_>>())
}

/// The sentence of an error, if it is a refusal.
pub(crate) fn error(lang: Lang, error: &Error) -> Option<String> {
    error.as_refusal().map(|known| refusal(lang, known))
}

fn values<'v>(args: &'v [(&'static str, String)]) -> Vec<(&'static str, Value<'v>)> {
    args.iter().map(|(name, text)| (*name, whole(text))).collect()
}

/// Whole numbers choose plural forms.
fn whole(text: &str) -> Value<'_> {
    text.parse::<u32>().map_or_else(|_| Value::from(text), Value::from)
}

/// Size of a file in whole kibibytes, at least one.
pub(crate) fn size(lang: Lang, bytes: usize) -> String {
    lang.fill(
        "signing-size",
        "size",
        zan_language::number(i64::try_from(bytes.div_ceil(1024)).unwrap_or(i64::MAX)),
    )
}
