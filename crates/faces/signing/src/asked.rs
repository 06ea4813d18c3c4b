//! What is asked of the signer, in words: the act, its documents, by whom and in what capacity.

use zan_eds::SignerKind;
use zan_signing::policy::Capacity;
use zan_signing::{Line, Request, entry};
use zan_ui::Lang;

use crate::words;

/// Extended key usage of certificates of natural persons, and of everybody in an organisation (profile of the
/// national certification centre).
const PERSON: &str = "1.2.398.3.3.4.1.1";
const ORGANISATION: &str = "1.2.398.3.3.4.1.2";

/// A document to be signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PaperView {
    pub name: String,
    pub size: String,
    /// Address of its bytes.
    pub href: String,
}

/// A line of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fact {
    pub name: String,
    pub value: String,
}

/// What NCALayer is told to look for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ncalayer {
    pub url: String,
    pub iin: String,
    pub bin: String,
    pub oids: String,
}

/// The title of the page.
pub(crate) fn title(lang: Lang, request: &Request) -> String {
    match request.act.as_str() {
        entry::ENTER => lang.t("signing-enter-title"),
        entry::STRENGTHEN => lang.t("signing-strengthen-title"),
        act => lang.fill("signing-title", "act", words::act(lang, act)),
    }
}

/// The act in the signer's own words, beside the documents.
pub(crate) fn summary(lang: Lang, request: &Request) -> Vec<Fact> {
    let fact = |line: &Line| Fact { name: lang.t(&line.key), value: line.value(lang).to_owned() };
    request.summary.iter().map(fact).collect()
}

/// Who signs and in what capacity; `name` is of the account.
pub(crate) fn signer(lang: Lang, request: &Request, name: Option<&str>) -> Vec<Fact> {
    let (asked, rule) = (&request.asked, &request.rule);
    let number = asked.iin.as_deref().map(|iin| lang.fill("signing-iin", "iin", zan_ui::masked(iin)));
    let who: Vec<_> = [name.map(str::to_owned), number].into_iter().flatten().collect();
    let who = if who.is_empty() { lang.t("signing-anyone") } else { who.join(", ") };
    let kinds: Vec<_> = asked.kinds.iter().map(|kind| words::kind(lang, kind)).collect();
    let body = (rule.capacity == Capacity::Organisation).then(|| asked.bins.join(", "));
    let rows = [
        ("signing-who", Some(who)),
        ("signing-capacity", Some(lang.t(capacity(rule.capacity)))),
        ("signing-bin", body),
        ("signing-kinds", Some(kinds.join("; "))),
        ("signing-rule", Some(rule.clause.clone())),
    ];
    let fact = |(key, value): (&str, Option<String>)| Some(Fact { name: lang.t(key), value: value? });
    rows.into_iter().filter_map(fact).filter(|fact| !fact.value.is_empty()).collect()
}

fn capacity(capacity: Capacity) -> &'static str {
    match capacity {
        Capacity::Person => "signing-capacity-person",
        Capacity::Organisation => "signing-capacity-organisation",
        Capacity::Any => "signing-capacity-any",
    }
}

/// That the rule who signs is not confirmed by an act of law, when it is not.
pub(crate) fn doubt(lang: Lang, request: &Request) -> Option<String> {
    let grade = request.rule.grade;
    (!grade.is_confirmed()).then(|| lang.fill("signing-unconfirmed", "grade", grade.to_string()))
}

/// What NCALayer offers the signer: keys of the right person and role only.
pub(crate) fn ncalayer(request: &Request, url: &str) -> Ncalayer {
    let asked = &request.asked;
    let (oids, bins) = match request.rule.capacity {
        Capacity::Person => (PERSON, &[] as &[String]),
        Capacity::Organisation => (ORGANISATION, asked.bins.as_slice()),
        Capacity::Any => ("", &[] as &[String]),
    };
    let bin = match bins {
        [one] => one.clone(),
        _ => String::new(),
    };
    Ncalayer { url: url.to_owned(), iin: asked.iin.clone().unwrap_or_default(), bin, oids: oids.to_owned() }
}

/// Whether a certificate of this kind names the organisation it acts for.
pub(crate) fn acts_for_organisation(kind: &str) -> bool {
    kind != SignerKind::Person.code() && kind != SignerKind::Unknown.code()
}
