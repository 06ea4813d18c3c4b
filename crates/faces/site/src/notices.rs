use std::sync::Arc;

use askama::Template;
use axum::response::{IntoResponse, Response};
use zan_defence::notices::{self, Checked};
use zan_kernel::FieldError;
use zan_ui::{Answer, Draft, Frame, Lang, Page, Params, Visitor, invalid};

use crate::settings::Site;

/// What the check of a notice says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Valid,
    Ended,
    Revoked,
    Unknown,
}

impl Verdict {
    pub(crate) fn of(found: Option<&Checked>) -> Self {
        match found {
            None => Self::Unknown,
            Some(notice) if notice.is_valid() => Self::Valid,
            Some(notice) if notice.revoked_at.is_some() => Self::Revoked,
            Some(_) => Self::Ended,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::Ended => "ended",
            Self::Revoked => "revoked",
            Self::Unknown => "unknown",
        }
    }

    fn tone(self) -> &'static str {
        match self {
            Self::Valid => "success",
            Self::Ended => "warning",
            Self::Revoked | Self::Unknown => "danger",
        }
    }
}

/// One line of what is known of a notice.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub name: String,
    pub value: String,
    /// Language of the value where it is not the block's own.
    pub lang: Option<Lang>,
}

/// The whole answer in one language.
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub lang: Lang,
    pub tone: &'static str,
    pub title: String,
    pub text: String,
    pub facts: Vec<Fact>,
    pub as_of: String,
}

#[derive(Template)]
#[template(path = "notices.html")]
pub(crate) struct NoticesPage {
    pub frame: Frame,
    pub draft: Draft,
    /// One per language, the page's own first; empty before anything is asked.
    pub blocks: Vec<Block>,
}

fn labelled(draft: Draft) -> Draft {
    draft.with_labels(&[("number", "notice-number"), ("code", "notice-code")])
}

/// `GET /{lang}/notices?number=…&code=…`: the form, and the answer to it.
pub(crate) async fn form(site: Arc<Site>, visitor: Visitor) -> Answer<Response> {
    let draft = labelled(Draft::from_query(visitor.query()));
    let asked = draft.given("number").is_some() || draft.given("code").is_some();
    if asked {
        return answered(&site, &visitor, draft).await;
    }
    let frame = visitor.frame(visitor.lang.t("site-notices"));
    Ok(Page(NoticesPage { frame, draft, blocks: Vec::new() }).into_response())
}

/// `GET /{lang}/notices/{number}/{code}`: the address of the QR code on paper.
pub(crate) async fn printed(site: Arc<Site>, visitor: Visitor, params: Params) -> Answer<Response> {
    let draft = Draft::new().with("number", params.text("number")).with("code", params.text("code"));
    answered(&site, &visitor, labelled(draft)).await
}

async fn answered(site: &Site, visitor: &Visitor, mut draft: Draft) -> Answer<Response> {
    let frame = visitor.frame(visitor.lang.t("site-notices"));
    for field in ["number", "code"] {
        if draft.given(field).is_none() {
            draft.wrong(FieldError::new(field, "field-required"));
        }
    }
    if draft.failed() {
        return Ok(invalid(NoticesPage { frame, draft, blocks: Vec::new() }));
    }
    // Codes must not be found by trying; numbers that exist and that do not take the same way.
    site.check_limit.take(&visitor.address, visitor.now)?;
    let pool = &visitor.shell.platform.pool;
    let found = notices::check(pool, draft.value("number"), draft.value("code")).await?;
    let as_of = zan_language::moment(visitor.now);
    let blocks = languages(visitor.lang).map(|lang| block(lang, found.as_ref(), &as_of)).collect();
    Ok(Page(NoticesPage { frame, draft, blocks }).into_response())
}

/// All languages, the page's own first.
pub(crate) fn languages(own: Lang) -> impl Iterator<Item = Lang> {
    std::iter::once(own).chain(Lang::all().into_iter().filter(move |lang| *lang != own))
}

pub(crate) fn block(lang: Lang, found: Option<&Checked>, as_of: &str) -> Block {
    let verdict = Verdict::of(found);
    Block {
        lang,
        tone: verdict.tone(),
        title: lang.t(&format!("notice-{}", verdict.code())),
        text: lang.t(&format!("notice-{}-text", verdict.code())),
        facts: found.map(|notice| facts(lang, notice)).unwrap_or_default(),
        as_of: lang.fill("notice-as-of", "moment", as_of),
    }
}

fn facts(lang: Lang, notice: &Checked) -> Vec<Fact> {
    let licence = lang.tf(
        "notice-licence-text",
        &[
            ("number", notice.licence_number.as_str().into()),
            ("date", zan_language::date(notice.licence_date).into()),
        ],
    );
    let moment = |at: zan_kernel::Moment| zan_language::moment(at.to_jiff());
    let ended = notice.revoked_at.map(|at| ("notice-revoked-at", moment(at)));
    let ended = ended.or_else(|| notice.ended_at.map(|at| ("notice-ended-at", moment(at))));
    let completed = notice.completed_at.map(|at| ("notice-completed-at", moment(at)));
    let rows = [
        ("notice-number", notice.number.clone()),
        ("notice-advocate", notice.advocate.clone()),
        ("notice-licence", licence),
        ("notice-collegium", notice.collegium(lang).to_owned()),
        ("notice-body", notice.body(lang).to_owned()),
        ("notice-case", masked(&notice.erdr_number)),
        ("notice-since", zan_language::moment(notice.issued_at)),
        ("notice-signed-at", zan_language::moment(notice.signed_at)),
    ];
    let rows = rows.into_iter().chain(completed).chain(ended);
    // The directory has Kazakh and Russian names only.
    let foreign = |key| matches!(key, "notice-collegium" | "notice-body") && lang == Lang::En;
    rows.map(|(key, value)| Fact { name: lang.t(key), value, lang: foreign(key).then_some(Lang::Ru) })
        .collect()
}

/// A number of ЕРДР with its middle hidden: whoever holds the notice can compare it, nobody can learn it.
pub(crate) fn masked(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    let hidden = letters.len().saturating_sub(7);
    if hidden == 0 {
        return "•".repeat(letters.len());
    }
    let start = letters.iter().take(4);
    let end = letters.iter().skip(4 + hidden);
    start.copied().chain(std::iter::repeat_n('•', hidden)).chain(end.copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_a_case_number_is_hidden() {
        assert_eq!(masked("267100031000123"), "2671••••••••123");
        assert_eq!(masked("1234567"), "•••••••");
        assert_eq!(masked("ӘӘӘӘx123"), "ӘӘӘӘ•123");
        assert_eq!(masked(""), "");
    }

    #[test]
    fn the_page_begins_with_its_own_language() {
        let order: Vec<_> = languages(Lang::Ru).collect();
        assert_eq!(order, [Lang::Ru, Lang::Kk, Lang::En]);
    }

    #[test]
    fn an_unknown_notice_tells_nothing() {
        let block = block(Lang::Kk, None, "21.11.2026 14:20");
        assert_eq!((block.tone, block.facts.len()), ("danger", 0));
    }
}
