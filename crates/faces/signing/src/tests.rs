//! Every text of the signature in every language, and every state of the pages with hostile input.

use std::collections::BTreeSet;

use askama::Template;
use jiff::Timestamp;
use serde_json::json;
use zan_eds::{Algorithm, Reason, Revocation, SignerKind};
use zan_kernel::{Error, Explain as _};
use zan_signing::requests::State;
use zan_signing::{SignatureError, Way};
use zan_ui::{Account, Frame, Lang, Look, Term};

use crate::asked::{Fact, Ncalayer, PaperView};
use crate::check::CheckPage;
use crate::phone::{Code, PhoneView};
use crate::signatures::SignatureView;
use crate::signing::{RefusalView, SigningPage, StateView};
use crate::{check, words};

const HOSTILE: &str = "<script>alert(1)</script>";
const RULES: &str = include_str!("../../../../data/rules/signing.toml");

/// Every refusal of a signature.
fn refusals() -> Vec<SignatureError> {
    use SignatureError as E;
    let whole = Reason::ALL.iter().map(|reason| E::NotValid { reason: reason.code() });
    let kinds = kinds().map(|kind| E::Capacity { kind: kind.code() });
    let plain = [
        E::Unreadable { code: "truncated" },
        E::Unreadable { code: "xml-document-type" },
        E::Unreadable { code: "xml-manifest" },
        E::OtherDocument,
        E::Count { expected: 2, given: 1 },
        E::SeveralSigners,
        E::NotAPerson,
        E::OtherPerson,
        E::OtherOrganisation,
        E::RevocationUnknown,
        E::Changed,
        E::Ended,
        E::Expired,
        E::NoIin,
        E::NoBin,
        E::NoAccount,
        E::SeveralAccounts,
        E::EntryRequired,
    ];
    whole.chain(kinds).chain(plain).collect()
}

fn kinds() -> impl Iterator<Item = SignerKind> {
    use SignerKind as K;
    let organisation = [
        K::OrganisationHead,
        K::OrganisationMaySign,
        K::OrganisationFinance,
        K::OrganisationEmployee,
        K::OrganisationHr,
    ];
    organisation.into_iter().chain([K::Person, K::InformationSystem, K::TreasuryClient, K::Unknown])
}

/// A text as people read it: there, of this language, without a key or a value left open.
fn whole(lang: Lang, text: &str) {
    assert!(text.chars().count() > 2 && !text.contains(['[', '{', '$']), "{lang}: {text}");
    let cyrillic = text.chars().any(|letter| ('\u{400}'..='\u{52f}').contains(&letter));
    assert_eq!(cyrillic, lang != Lang::En, "{lang}: {text}");
}

#[test]
fn every_reason_has_a_sentence_of_its_own_in_every_language() {
    for lang in Lang::all() {
        let mut sentences = BTreeSet::new();
        for reason in Reason::ALL {
            let key = format!("signature-reason-{}", reason.code());
            assert!(lang.has(&key), "{lang}: {key}");
            let sentence = lang.t(&key);
            whole(lang, &sentence);
            assert!(sentence.ends_with('.'), "{sentence}");
            // The general text of a refused signature, which any page shows, says the same.
            assert_eq!(lang.fill("signature-not-valid", "reason", reason.code()), sentence);
            assert_eq!(words::reason(lang, reason.code()), sentence);
            sentences.insert(sentence);
        }
        assert_eq!(sentences.len(), Reason::ALL.len());
    }
}

#[test]
fn every_unreadable_file_is_told_why_in_every_language() {
    for lang in Lang::all() {
        let sentences: BTreeSet<_> = zan_eds::Unreadable::codes()
            .map(|code| {
                let refusal = Error::from(SignatureError::Unreadable { code });
                let sentence = words::error(lang, &refusal).unwrap();
                whole(lang, &sentence);
                assert!(sentence.ends_with('.'), "{code}: {sentence}");
                sentence
            })
            .collect();
        // What people meet has words of its own; rare faults of XML signatures share one sentence.
        assert_eq!(sentences.len(), 13, "{sentences:#?}");
    }
}

#[test]
fn every_refusal_has_a_sentence_in_every_language() {
    for lang in Lang::all() {
        for refusal in refusals() {
            let error = Error::from(refusal.clone());
            let sentence = words::error(lang, &error).unwrap();
            whole(lang, &sentence);
            assert!(sentence.ends_with('.'), "{sentence}");
            // A phone's session keeps the code and the values.
            let facts: serde_json::Map<_, _> =
                refusal.args().into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
            assert_eq!(words::kept_refusal(lang, refusal.code(), &json!(facts)), sentence);
        }
        let kept = words::error(lang, &SignatureError::NotValid { reason: "not_issued" }.into()).unwrap();
        assert_eq!(kept, lang.t("signature-reason-certificate-not-issued"));
        let strange = words::error(lang, &SignatureError::NotValid { reason: "new-one" }.into()).unwrap();
        assert_eq!(strange, lang.t("signature-reason-unknown"));
        assert_eq!(words::reason(lang, "new-one"), strange);
    }
}

#[test]
fn every_code_of_a_signature_has_a_text() {
    let kinds = kinds().map(|kind| words::key("signer-kind-", kind.code()));
    let ways = [Way::Ncalayer, Way::Upload, Way::Mobile].map(|way| words::key("signing-way-", way.code()));
    let algorithms = [Algorithm::RsaSha256, Algorithm::Gost2015, Algorithm::Gost2004];
    let algorithms = algorithms.map(|algorithm| words::key("signature-algorithm-", algorithm.code()));
    let known = [Revocation::Good, Revocation::Revoked, Revocation::NotIssued, Revocation::Unknown];
    let revocations = known.iter().flat_map(|known| {
        ["signing-revocation-", "signatures-revocation-"].map(|beginning| words::key(beginning, known.code()))
    });
    let leads = State::ALL.iter().map(|state| state.code()).chain(["expired"]).flat_map(|code| {
        ["signing-state-", "signing-lead-", "signing-entry-lead-"]
            .map(|beginning| format!("{beginning}{code}"))
    });
    let keys: Vec<_> = kinds.chain(ways).chain(algorithms).chain(revocations).chain(leads).collect();
    for lang in Lang::all() {
        for key in &keys {
            assert!(lang.has(key), "{lang}: {key}");
        }
    }
}

#[test]
fn every_act_of_the_rules_has_a_name() {
    let rules: toml::Table = RULES.parse().unwrap();
    let editions = rules["edition"].as_array().unwrap().iter();
    let acts: Vec<_> = editions.flat_map(|edition| edition["rule"].as_array().unwrap()).collect();
    assert!(acts.len() >= 9);
    for lang in Lang::all() {
        for act in &acts {
            whole(lang, &words::act(lang, act["code"].as_str().unwrap()));
        }
    }
}

fn now() -> Timestamp {
    "2026-11-21T09:20:00Z".parse().unwrap()
}

fn frame(lang: Lang) -> Frame {
    Frame {
        lang,
        path_and_query: format!("/{lang}/signing/1"),
        title: lang.fill("signing-title", "act", HOSTILE),
        account: Some(Account { name: HOSTILE.to_owned(), role: lang.t("role-advocate") }),
        csrf: "token".to_owned(),
        flash: None,
        look: Look::default(),
        demo: true,
        crumbs: Vec::new(),
        sections: Vec::new(),
        side: Vec::new(),
        footer: Vec::new(),
        now: now(),
    }
}

fn fact() -> Fact {
    Fact { name: HOSTILE.to_owned(), value: HOSTILE.to_owned() }
}

/// The fullest page: everything at once, and everything typed by somebody who means harm.
fn full(lang: Lang, code: &'static str) -> SigningPage {
    let paper = PaperView { name: HOSTILE.to_owned(), size: words::size(lang, 1), href: "/kk/x".to_owned() };
    SigningPage {
        frame: frame(lang),
        address: format!("/{lang}/signing/1"),
        state: StateView {
            code,
            tone: "waiting",
            tag: lang.t(&format!("signing-state-{code}")),
            lead: lang.t(&format!("signing-lead-{code}")),
        },
        refusal: Some(RefusalView {
            text: HOSTILE.to_owned(),
            fields: vec![HOSTILE.to_owned()],
            several: true,
        }),
        about: HOSTILE.to_owned(),
        papers: vec![paper.clone(), paper],
        summary: vec![fact()],
        signer: vec![fact()],
        doubt: Some(HOSTILE.to_owned()),
        term: Some(Term { until: now(), since: None, now: now() }),
        open: true,
        weak: Some(format!("/signing/\"{HOSTILE}")),
        entry: false,
        ncalayer: Ncalayer { url: HOSTILE.to_owned(), iin: HOSTILE.to_owned(), ..Ncalayer::default() },
        phone: Some(PhoneView {
            tone: "waiting",
            status: HOSTILE.to_owned(),
            why: Some(HOSTILE.to_owned()),
            code: Some(Code {
                svg: "<svg></svg>".to_owned(),
                link: HOSTILE.to_owned(),
                term: Term { until: now(), since: None, now: now() },
            }),
        }),
        signatures: vec![SignatureView {
            name: HOSTILE.to_owned(),
            document: HOSTILE.to_owned(),
            facts: vec![fact()],
            tone: "success",
            revocation: HOSTILE.to_owned(),
        }],
        to_be_confirmed: true,
        evidence: true,
        enter: false,
        onward: Some(format!("/{lang}/\"{HOSTILE}")),
        back: format!("/{lang}/\"{HOSTILE}"),
        next: HOSTILE.to_owned(),
    }
}

/// Renders, keeps the page for looking at when `ZAN_PAGES` names a folder, and checks what no page may have.
fn shown(name: &str, page: &impl Template) -> String {
    let html = page.render().unwrap();
    if let Ok(folder) = std::env::var("ZAN_PAGES") {
        std::fs::write(format!("{folder}/{name}.html"), &html).unwrap();
    }
    assert!(!html.contains(HOSTILE), "{name}: what was typed is escaped");
    assert!(!html.contains("style=\"") && !html.contains("onclick") && !html.contains("[sign"), "{name}");
    html
}

#[test]
fn every_state_is_shown_in_every_language() {
    for lang in Lang::all() {
        for code in ["preparing", "waiting", "signed", "withdrawn", "expired"] {
            let html = shown(&format!("signing-{code}-{lang}"), &full(lang, code));
            assert!(html.contains(&format!("data-state=\"{code}\"")) && html.contains("data-live="));
        }
        let done = SigningPage {
            open: false,
            weak: None,
            phone: None,
            term: None,
            refusal: None,
            to_be_confirmed: false,
            ..full(lang, "signed")
        };
        let html = shown(&format!("signing-done-{lang}"), &done);
        assert!(
            !html.contains("data-live") && !html.contains("name=\"cms\"") && html.contains("/evidence\"")
        );
        let enter = SigningPage { enter: true, entry: true, onward: None, ..done };
        let html = shown(&format!("signing-enter-{lang}"), &enter);
        assert!(html.contains("/entrance\" data-enter") && !html.contains("/evidence\""));
    }
}

#[test]
fn one_document_takes_one_file_and_several_take_several() {
    for lang in Lang::all() {
        let several = shown("signing-several", &full(lang, "waiting"));
        assert!(several.contains(" multiple "));
        let mut one = full(lang, "waiting");
        one.papers.truncate(1);
        assert!(!shown("signing-one", &one).contains(" multiple "));
    }
}

#[test]
fn the_check_escapes_what_strangers_hand_in() {
    for lang in Lang::all() {
        let page = CheckPage {
            frame: frame(lang),
            error: Some(HOSTILE.to_owned()),
            file: HOSTILE.to_owned(),
            blocks: Vec::new(),
            attached: vec![check::Attached {
                name: format!("\"{HOSTILE}"),
                size: String::new(),
                href: "data:,".to_owned(),
            }],
            apart: true,
        };
        shown(&format!("signatures-{lang}"), &page);
    }
}

#[test]
fn the_script_speaks_no_language_and_is_small() {
    let script = include_str!("../../ui/assets/signing.js");
    assert!(script.len() <= 6 * 1024, "{}", script.len());
    assert!(script.is_ascii(), "texts stand in the page");
    // Every text that the script may say is in the page.
    let page = full(Lang::Kk, "waiting").render().unwrap();
    for key in ["connecting", "signing", "sending", "absent", "broken", "unread", "cancelled", "failed"] {
        assert!(script.contains(&format!("\"{key}\"")), "{key} is never said");
        assert!(page.contains(&format!("data-{key}=\"")), "{key} is not in the page");
    }
}
