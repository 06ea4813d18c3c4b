//! Language and look a visitor prefers.

use axum::http::header::ACCEPT_LANGUAGE;
use axum::http::{HeaderMap, HeaderValue};
use zan_language::Lang;

use crate::cookies::{LANGUAGE, LOOK, YEAR, cookie, set_cookie};
use crate::{Draft, Redirect, Visitor};

/// How pages look: the version for weak sight is both at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// Larger letters and wider spacing.
    pub large: bool,
    /// Black on white, no faint colour.
    pub contrast: bool,
}

impl Look {
    pub(crate) fn from_cookie(value: &str) -> Self {
        Self { large: value.contains('l'), contrast: value.contains('c') }
    }

    fn to_cookie(self) -> String {
        [(self.large, "l"), (self.contrast, "c")]
            .into_iter()
            .filter(|(on, _)| *on)
            .map(|(_, code)| code)
            .collect()
    }

    /// Classes of the root element.
    pub fn class(&self) -> &'static str {
        match (self.large, self.contrast) {
            (false, false) => "",
            (true, false) => "large",
            (false, true) => "contrast",
            (true, true) => "large contrast",
        }
    }

    /// Whether anything differs from the ordinary version.
    pub fn any(&self) -> bool {
        self.large || self.contrast
    }
}

/// `POST /{lang}/appearance`: `look` is `ordinary`, `large`, `contrast` or `weak-sight`; `next` the page to show.
pub async fn set_appearance(visitor: Visitor, draft: Draft) -> Redirect {
    let chosen = draft.value("look");
    let weak = chosen == "weak-sight";
    let look = Look { large: weak || chosen == "large", contrast: weak || chosen == "contrast" };
    Redirect::to(draft.value("next")).with_cookie(set_cookie(
        LOOK,
        &look.to_cookie(),
        Some(YEAR),
        visitor.shell.https(),
    ))
}

/// `GET /`: the first page in the language chosen before, asked for by the browser, or Kazakh.
pub async fn welcome(headers: HeaderMap) -> Redirect {
    Redirect::to(format!("/{}/", preferred(&headers)))
}

pub(crate) fn preferred(headers: &HeaderMap) -> Lang {
    let chosen = cookie(headers, LANGUAGE).and_then(Lang::from_code);
    let asked = || {
        let header: Option<&HeaderValue> = headers.get(ACCEPT_LANGUAGE);
        header.and_then(|value| value.to_str().ok()).and_then(Lang::negotiate)
    };
    chosen.or_else(asked).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::header::COOKIE;

    #[test]
    fn the_chosen_language_precedes_the_browsers() {
        let mut headers = HeaderMap::new();
        assert_eq!(preferred(&headers), Lang::Kk);
        headers.insert(ACCEPT_LANGUAGE, HeaderValue::from_static("ru-RU, en;q=0.4"));
        assert_eq!(preferred(&headers), Lang::Ru);
        headers.insert(COOKIE, HeaderValue::from_static("zan-language=en"));
        assert_eq!(preferred(&headers), Lang::En);
    }

    #[test]
    fn a_look_is_read_back() {
        for look in
            [Look::default(), Look { large: true, contrast: false }, Look { large: true, contrast: true }]
        {
            assert_eq!(Look::from_cookie(&look.to_cookie()), look);
        }
    }
}
