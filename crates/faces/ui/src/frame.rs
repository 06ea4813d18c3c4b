//! What the frame of a page shows around its content.

use jiff::Timestamp;
use zan_language::Lang;

use crate::Look;

/// Tone of a notice or tag; each has its own word, shape and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Neutral,
    Waiting,
    Info,
    Success,
    Warning,
    Danger,
}

impl Tone {
    /// Class of the style sheet and name of the icon.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Waiting => "waiting",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        [Self::Neutral, Self::Waiting, Self::Info, Self::Success, Self::Warning, Self::Danger]
            .into_iter()
            .find(|tone| tone.code() == code)
    }
}

/// A notice shown once, after the action that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flash {
    pub tone: Tone,
    pub text: String,
}

/// Who is signed in, as the header says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub name: String,
    /// The role in the page's language.
    pub role: String,
}

/// One link of a navigation or of tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavItem {
    pub href: String,
    pub text: String,
    pub current: bool,
    /// How many things wait behind the link; nothing is shown for zero.
    pub count: usize,
}

impl NavItem {
    /// A link without a count.
    pub fn new(href: impl Into<String>, text: impl Into<String>) -> Self {
        Self { href: href.into(), text: text.into(), current: false, count: 0 }
    }

    /// Sets how many things wait.
    #[must_use]
    pub fn with_count(mut self, count: usize) -> Self {
        self.count = count;
        self
    }

    /// Marks the link as the page shown.
    #[must_use]
    pub fn current_if(mut self, current: bool) -> Self {
        self.current = current;
        self
    }
}

/// A titled group of the left navigation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavGroup {
    pub title: String,
    pub items: Vec<NavItem>,
}

/// A step of the way to the page; the last one, the page itself, has no address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    pub href: String,
    pub text: String,
}

/// The frame of a page: every page template has a field `frame` of this type and extends `frame.html`.
#[derive(Debug, Clone)]
pub struct Frame {
    pub lang: Lang,
    /// Address of the page with its query, kept by the switch of languages.
    pub path_and_query: String,
    pub title: String,
    pub account: Option<Account>,
    /// Token for the forms of the page.
    pub csrf: String,
    pub flash: Option<Flash>,
    pub look: Look,
    /// Whether to say that the data is invented.
    pub demo: bool,
    pub crumbs: Vec<Crumb>,
    /// Links under the header.
    pub sections: Vec<NavItem>,
    /// Left navigation of the cabinet; empty on public pages.
    pub side: Vec<NavGroup>,
    /// Links of the footer.
    pub footer: Vec<NavItem>,
    /// Moment of the server, by which clocks run.
    pub now: Timestamp,
}

impl Frame {
    /// All languages in the order of the switch.
    pub fn all_languages(&self) -> [Lang; 3] {
        Lang::all()
    }

    /// The languages other than the page's own.
    pub fn other_languages(&self) -> Vec<Lang> {
        Lang::all().into_iter().filter(|lang| *lang != self.lang).collect()
    }

    /// Address of this page in another language, path and query kept.
    pub fn in_language(&self, lang: &Lang) -> String {
        let rest = self.path_and_query.strip_prefix('/').unwrap_or(&self.path_and_query);
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (first, after) = rest.split_at(end);
        if Lang::from_code(first).is_some() { format!("/{lang}{after}") } else { format!("/{lang}/") }
    }

    /// Whether the page has a left navigation.
    pub fn with_side(&self) -> bool {
        !self.side.is_empty()
    }

    /// How many things wait in the whole left navigation.
    pub fn waiting(&self) -> usize {
        self.side.iter().flat_map(|group| &group.items).map(|item| item.count).sum()
    }

    /// The version of the program.
    pub fn version(&self) -> String {
        crate::VERSION.to_owned()
    }

    /// Gives the page its left navigation.
    #[must_use]
    pub fn with_navigation(mut self, side: Vec<NavGroup>) -> Self {
        self.side = side;
        self
    }

    /// Adds a step of the way with its address.
    #[must_use]
    pub fn crumb(mut self, href: impl Into<String>, text: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { href: href.into(), text: text.into() });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(path: &str) -> Frame {
        Frame {
            lang: Lang::Kk,
            path_and_query: path.to_owned(),
            title: String::new(),
            account: None,
            csrf: String::new(),
            flash: None,
            look: Look::default(),
            demo: false,
            crumbs: Vec::new(),
            sections: Vec::new(),
            side: Vec::new(),
            footer: Vec::new(),
            now: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn the_switch_keeps_path_and_query() {
        assert_eq!(frame("/kk/orders/7?page=2").in_language(&Lang::Ru), "/ru/orders/7?page=2");
        assert_eq!(frame("/kk?x=1").in_language(&Lang::En), "/en?x=1");
        assert_eq!(frame("/kk/").in_language(&Lang::En), "/en/");
        assert_eq!(frame("/metrics").in_language(&Lang::En), "/en/");
        assert_eq!(frame("//elsewhere.example/kk").in_language(&Lang::En), "/en/");
    }
}
