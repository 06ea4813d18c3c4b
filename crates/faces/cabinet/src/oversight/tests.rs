use std::collections::BTreeMap;

use askama::Template as _;
use serde_json::json;
use zan_defence::{
    orders::State,
    selection::{Round, VerifyOutcome},
};
use zan_kernel::codes::CodeLists;
use zan_ui::{Draft, Lang, Pages};

use super::{
    list::{self, ListPage},
    request::{self, Facts},
};
use crate::requests::{
    state_choices,
    testing::{CANDIDATE, LANGUAGES, frame, id, now, order, timeline},
};

fn round() -> Round {
    let ranked: Vec<_> = (0..12_u128)
        .map(|number| {
            json!({"advocate": id(777 + number), "tier": "T1", "interpreter": false, "load_weight": 10, "load_hours": 40,
                "last_turn": null, "distance_metres": null, "draw": "0123456789abcdef"})
        })
        .collect();
    let trace = json!({"algorithm": "zan-dispatch/1", "policy_version": "2026-11", "mode": "fair_queue", "order": id(1),
        "urgency": "U0", "at": now().to_string(), "input_digest": "d1", "secret_commitment": "c1", "pool_size": 14,
        "excluded": [{"advocate": id(800), "reasons": ["licence-suspended", "no-insurance"]},
            {"advocate": id(801), "reasons": ["no-insurance"]}],
        "ranked": ranked,
        "next": {"step": "offer", "advocates": [id(777)], "tier": "T1", "interpreter": false, "answer_minutes": 15,
            "answer_clock": "always"}});
    Round {
        round: 1,
        made_at: now(),
        policy_edition: "2026-11".to_owned(),
        secret_day: jiff::civil::date(2026, 11, 21),
        trace: serde_json::from_value(trace).unwrap(),
    }
}

fn facts(outcomes: Option<Vec<VerifyOutcome>>, rounds: Vec<Round>) -> Facts {
    Facts {
        order: order(State::Accepted),
        timeline: timeline(),
        rounds,
        names: BTreeMap::from([(id(777), CANDIDATE.to_owned()), (id(800), "<script>alert(2)".to_owned())]),
        outcomes,
    }
}

fn rendered(lang: Lang, facts: &Facts) -> String {
    let html = request::filled(frame(lang), facts, &CodeLists::default()).render().unwrap();
    assert!(!html.contains("<script>alert"), "what people typed is escaped");
    assert!(!html.contains(">["), "a text is missing");
    html
}

#[test]
fn a_choice_explains_itself() {
    for lang in LANGUAGES {
        let html = rendered(lang, &facts(None, vec![round()]));
        let insurance = format!("{} — 2", lang.t("dispatch-reason-no-insurance"));
        for shown in [CANDIDATE, &insurance, &lang.t("oversight-chosen"), "№ 43", "012345"] {
            assert!(html.contains(shown), "{lang}: {shown}");
        }
        assert!(
            html.contains(&lang.count("oversight-pool", 14))
                && html.contains(&lang.count("oversight-rest", 2))
        );
        assert!(!html.contains(&lang.t("oversight-verified")));
        let none = rendered(lang, &facts(None, Vec::new()));
        assert!(none.contains(&lang.t("oversight-no-rounds")));
    }
}

#[test]
fn a_check_says_whether_it_came_out_the_same() {
    let said = |difference: Option<&str>| {
        Some(vec![VerifyOutcome { round: 1, difference: difference.map(str::to_owned) }])
    };
    for lang in LANGUAGES {
        let same = rendered(lang, &facts(said(None), vec![round()]));
        assert!(
            same.contains(&lang.t("oversight-verified")) && same.contains(&lang.t("oversight-round-same"))
        );
        let other = rendered(lang, &facts(said(Some("the decision differs")), vec![round()]));
        assert!(other.contains(&lang.t("oversight-different")) && other.contains("the decision differs"));
        assert!(!other.contains(&lang.t("oversight-verified")));
    }
}

#[test]
fn the_file_holds_the_choice_and_nothing_of_the_person() {
    let file = request::bundled(&facts(None, vec![round()]));
    assert_eq!(file["rounds"][0]["trace"]["pool_size"], 14);
    assert_eq!(file["timeline"][2]["journal_index"], 43);
    assert!(!file.to_string().contains("Серіков"));
}

#[test]
fn bars_are_in_proportion_and_every_state_has_one() {
    let bars =
        list::bars(Lang::Kk, &[(State::Completed, 1000), (State::Unfilled, 1), (State::Offering, 500)]);
    assert_eq!(bars.len(), State::ALL.len());
    assert_eq!((bars[0].length, bars[5].length), (200, 400));
    assert!(bars[6].length > 0 && bars[7].length == 0, "what occurs is seen, what does not is not");
}

#[test]
fn the_list_is_shown_empty() {
    for lang in LANGUAGES {
        for counts in [&[][..], &[(State::Completed, 4)]] {
            let bars = list::bars(lang, counts);
            let page = ListPage {
                frame: frame(lang),
                filter: Draft::from_query("q=%3Cscript%3Ealert"),
                states: state_choices(lang),
                regions: Vec::new(),
                rows: Vec::new(),
                pages: Pages::from_query("/kk/requests", "", 25, 0),
                total: bars.iter().map(|bar| bar.count).sum(),
                height: bars.len() * 28,
                bars,
                days: 30,
            };
            let html = page.render().unwrap();
            assert!(
                html.contains(&lang.t("oversight-none"))
                    && !html.contains("<script>alert")
                    && !html.contains(">[")
            );
            assert_eq!(html.contains("<svg class=\"chart\""), !counts.is_empty());
        }
    }
}
