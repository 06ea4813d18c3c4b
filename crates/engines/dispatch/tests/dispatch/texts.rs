//! Every code has a text in every language.

use std::collections::BTreeSet;

use zan_dispatch::*;

const TEXTS: [(&str, &str); 3] = [
    ("kk", include_str!("../../../../../locales/kk/dispatch.ftl")),
    ("ru", include_str!("../../../../../locales/ru/dispatch.ftl")),
    ("en", include_str!("../../../../../locales/en/dispatch.ftl")),
];

fn keys(text: &str) -> BTreeSet<&str> {
    text.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key).collect()
}

#[test]
fn every_code_has_a_text_in_every_language_and_no_text_is_unused() {
    let clocks = ClockTable::parse(include_str!("../../../../../data/rules/clocks.toml")).unwrap();
    let expected: BTreeSet<String> = Reason::ALL
        .iter()
        .map(|reason| format!("dispatch-reason-{}", reason.code()))
        .chain(Tier::ALL.iter().map(|tier| format!("dispatch-tier-{}", tier.code())))
        .chain(EscalationReason::ALL.iter().map(|why| format!("dispatch-escalate-{}", why.code())))
        .chain(clocks.codes().map(|code| format!("dispatch-clock-{code}")))
        .chain(Urgency::ALL.iter().map(|urgency| format!("dispatch-urgency-{}", urgency.code())))
        .collect();
    for (language, text) in TEXTS {
        let found: BTreeSet<String> = keys(text).into_iter().map(str::to_owned).collect();
        assert_eq!(found, expected, "{language}");
    }
}

#[test]
fn codes_are_those_of_the_stored_records() {
    for reason in Reason::ALL {
        assert_eq!(serde_json::to_value(reason).unwrap(), reason.code());
    }
    for why in EscalationReason::ALL {
        assert_eq!(serde_json::to_value(why).unwrap(), why.code());
    }
    let distinct: BTreeSet<_> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    assert_eq!(distinct.len(), Reason::ALL.len());
}
