//! All parts of pages together, with real texts: the first thing to look at after a change of the design.

use askama::Template;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use zan_kernel::FieldError;

use crate::{Choice, Decimal, Draft, Frame, NavGroup, NavItem, Page, Pages, Sort, Term, Visitor};

#[derive(Template)]
#[template(path = "parts_page.html")]
struct PartsPage {
    frame: Frame,
    draft: Draft,
    wrong: Draft,
    options: Vec<Choice>,
    term: Term,
    soon: Term,
    late: Term,
    sort: Sort,
    pages: Pages,
    none: Pages,
    tabs: Vec<NavItem>,
    steps: Vec<String>,
    sum: Decimal,
}

/// `GET /{lang}/parts`, in development and in the demo.
pub async fn parts_page(visitor: Visitor) -> Response {
    Page(sample(&visitor)).into_response()
}

fn sample(visitor: &Visitor) -> PartsPage {
    let lang = visitor.lang;
    let in_minutes =
        |minutes: i64| visitor.now.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(visitor.now);
    let term = |since: i64, until: i64| Term {
        until: in_minutes(until),
        since: Some(in_minutes(since)),
        now: visitor.now,
    };
    let labels = [("sample-iin", "parts-iin"), ("sample-language", "parts-language")];
    let mut wrong = Draft::new().with("sample-iin", "90010130001").with_labels(&labels);
    wrong.wrong(FieldError::new("sample-iin", "field-required"));
    wrong.wrong(FieldError::new("sample-language", "choice-unknown"));
    let item = |key: &str, count: usize| NavItem::new(visitor.href("/parts"), lang.t(key)).with_count(count);
    let side = vec![
        NavGroup {
            title: lang.t("parts-general"),
            items: vec![item("parts-sample-requests", 3).current_if(true)],
        },
        NavGroup {
            title: lang.t("parts-cabinet"),
            items: vec![item("parts-sample-claims", 12), item("parts-sample-journal", 0)],
        },
    ];
    let frame = visitor.frame(lang.t("parts-title")).with_navigation(side);
    PartsPage {
        frame: frame.crumb(visitor.href("/"), lang.t("way-home")).crumb("", lang.t("parts-title")),
        draft: Draft::new().with("sample-language", "kk"),
        wrong,
        options: ["kk", "ru", "en"]
            .iter()
            .map(|code| Choice::new(*code, lang.t(&format!("language-{code}"))))
            .collect(),
        term: term(-20, 95),
        soon: term(-50, 8),
        late: term(-60, -5),
        sort: Sort::from_query(visitor.path(), visitor.query(), &["number", "left"]),
        pages: Pages::from_query(visitor.path(), visitor.query(), 20, 12_345),
        none: Pages::from_query(visitor.path(), "", 20, 0),
        tabs: vec![item("parts-sample-requests", 3).current_if(true), item("parts-sample-claims", 0)],
        steps: ["parts-step-order", "parts-step-search", "parts-step-accepted"]
            .iter()
            .map(|key| lang.t(key))
            .collect(),
        sum: Decimal::new(1_234_560, 2),
    }
}
