//! Values which the parts of pages are made from.

use jiff::Timestamp;
use rust_decimal::Decimal;
use zan_language::{Lang, Value};

/// An individual number (ЖСН / ИИН) with all but its last four digits hidden: enough to recognise one's own.
#[must_use]
pub fn masked(iin: &str) -> String {
    let hidden = iin.chars().count().saturating_sub(4);
    std::iter::repeat_n('•', hidden).chain(iin.chars().skip(hidden)).collect()
}

/// One option of a select, of radios or checkboxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// A line under the label; may be empty.
    pub hint: String,
}

impl Choice {
    /// An option without a hint.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// Adds the line under the label.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A term (мерзім / срок) on a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    pub until: Timestamp,
    /// When the term began; without it the clock has no bar.
    pub since: Option<Timestamp>,
    pub now: Timestamp,
}

impl Term {
    /// Whether the moment has passed.
    pub fn late(&self) -> bool {
        self.now > self.until
    }

    /// Whether less than a quarter of the term, or of two hours when its beginning is unknown, is left.
    pub fn soon(&self) -> bool {
        let whole = if self.total() > 0 { self.total() } else { 7200 };
        !self.late() && (self.until.as_second() - self.now.as_second()) * 4 < whole
    }

    /// What is left, in words.
    pub fn left(&self, lang: impl Into<Lang>) -> String {
        lang.into().left(self.until, self.now)
    }

    /// The moment: the time alone today, with the date otherwise.
    pub fn moment(&self) -> String {
        let zone = zan_language::zone();
        let same_day = self.until.to_zoned(zone.clone()).date() == self.now.to_zoned(zone).date();
        if same_day { zan_language::time(self.until) } else { zan_language::moment(self.until) }
    }

    /// The whole term in seconds, or 0 when its beginning is unknown.
    pub fn total(&self) -> i64 {
        self.since.map_or(0, |since| self.until.as_second().saturating_sub(since.as_second()).max(0))
    }

    /// The passed part of the term in seconds, never more than the whole.
    pub fn passed(&self) -> i64 {
        let passed = self.since.map_or(0, |since| self.now.as_second().saturating_sub(since.as_second()));
        passed.clamp(0, self.total())
    }
}

/// By which column a table is sorted; its heads are links that keep the rest of the query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sort {
    /// Address of the list with its filters, without `sort` and `order`.
    pub base: String,
    pub column: String,
    pub descending: bool,
}

impl Sort {
    /// Reads `sort` and `order` from a query; an unknown column gives the first of `columns`.
    pub fn from_query(path: &str, query: &str, columns: &[&str]) -> Self {
        let wanted = query_value(query, "sort").unwrap_or_default();
        let known = columns.iter().find(|column| **column == wanted).or(columns.first());
        Self {
            base: without(path, query, &["sort", "order", "page"]),
            column: known.map(|column| (*column).to_owned()).unwrap_or_default(),
            descending: query_value(query, "order").is_some_and(|order| order == "desc"),
        }
    }

    /// Whether the table is sorted by this column.
    pub fn is(&self, column: &str) -> bool {
        self.column == column
    }

    /// Value of `aria-sort`.
    pub fn aria(&self) -> &'static str {
        if self.descending { "descending" } else { "ascending" }
    }

    /// Name of the arrow.
    pub fn icon(&self) -> &'static str {
        if self.descending { "down" } else { "up" }
    }

    /// Address of the table sorted by a column; the present column turns its order.
    pub fn href(&self, column: &str) -> String {
        let order = if self.is(column) && !self.descending { "&order=desc" } else { "" };
        format!("{}sort={column}{order}", self.base)
    }
}

/// Which page of a list is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pages {
    /// Address of the list with its filters and order, ending in `?` or `&`.
    pub base: String,
    /// Number of the page shown, from 1.
    pub page: usize,
    /// Rows on a page.
    pub size: usize,
    /// Rows in all.
    pub total: usize,
}

impl Pages {
    /// Reads `page` from a query.
    pub fn from_query(path: &str, query: &str, size: usize, total: usize) -> Self {
        let page = query_value(query, "page").and_then(|page| page.parse().ok()).unwrap_or(1);
        let mut pages = Self { base: without(path, query, &["page"]), page, size: size.max(1), total };
        pages.page = pages.page.clamp(1, pages.last());
        pages
    }

    /// Rows to leave out before this page.
    pub fn offset(&self) -> usize {
        (self.page.saturating_sub(1)).saturating_mul(self.size)
    }

    /// Number of the last page, at least 1.
    pub fn last(&self) -> usize {
        self.total.div_ceil(self.size.max(1)).max(1)
    }

    /// Address of the page before.
    pub fn previous(&self) -> Option<String> {
        (self.page > 1).then(|| format!("{}page={}", self.base, self.page - 1))
    }

    /// Address of the page after.
    pub fn next(&self) -> Option<String> {
        (self.page < self.last()).then(|| format!("{}page={}", self.base, self.page + 1))
    }

    /// Values of the text that says where we are.
    pub fn place(&self) -> Vec<(&'static str, Value<'static>)> {
        vec![("page", Value::from(self.page)), ("last", Value::from(self.last()))]
    }
}

/// First letters of surname and given name.
pub fn initials(name: &str) -> String {
    name.split_whitespace()
        .take(2)
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .collect()
}

/// A sum in tenge.
pub fn money(sum: &Decimal) -> String {
    zan_language::money(*sum)
}

fn query_value(query: &str, name: &str) -> Option<String> {
    crate::form::pairs(query.as_bytes()).into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// Path and query without some names, ending so that a pair can be added.
fn without(path: &str, query: &str, names: &[&str]) -> String {
    let kept = crate::form::pairs(query.as_bytes());
    let kept: Vec<_> = kept
        .iter()
        .filter(|(key, value)| !names.contains(&key.as_str()) && !value.is_empty())
        .map(|(key, value)| format!("{}={}&", crate::form::encoded(key), crate::form::encoded(value)))
        .collect();
    format!("{path}?{}", kept.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_end_of_a_number_is_shown() {
        assert_eq!(masked("900101300126"), "••••••••0126");
        assert_eq!(masked("12"), "12");
        assert_eq!(masked(""), "");
    }

    #[test]
    fn sorting_keeps_filters_and_turns_the_order() {
        let sort =
            Sort::from_query("/kk/orders", "q=%D3%98%D0%BB%D0%B8&sort=left&page=3", &["number", "left"]);
        assert_eq!(sort.href("left"), "/kk/orders?q=%D3%98%D0%BB%D0%B8&sort=left&order=desc");
        assert_eq!(sort.href("number"), "/kk/orders?q=%D3%98%D0%BB%D0%B8&sort=number");
        assert!(Sort::from_query("/", "sort=password", &["number"]).is("number"));
    }

    #[test]
    fn pages_stay_inside_the_list() {
        let pages = Pages::from_query("/kk/orders", "page=99", 20, 41);
        assert_eq!((pages.page, pages.last(), pages.offset()), (3, 3, 40));
        assert_eq!(pages.next(), None);
        assert_eq!(pages.previous().as_deref(), Some("/kk/orders?page=2"));
        assert_eq!(Pages::from_query("/", "page=x", 20, 0).page, 1);
    }

    #[test]
    fn a_term_knows_what_is_left() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let since = Some(at("2026-11-21T09:00:00Z"));
        let term = Term { until: at("2026-11-21T10:00:00Z"), since, now: at("2026-11-21T09:50:00Z") };
        assert!(term.soon() && !term.late());
        assert_eq!((term.total(), term.passed()), (3600, 3000));
        assert_eq!(term.moment(), "15:00");
        assert_eq!(term.left(Lang::En), "10\u{a0}min left");
        let late = Term { now: at("2026-11-22T09:00:00Z"), ..term };
        assert!(late.late());
        assert_eq!((late.passed(), late.moment().as_str()), (3600, "21.11.2026 15:00"));
    }

    #[test]
    fn initials_are_of_surname_and_name() {
        assert_eq!(initials("Әубәкірова Гүлнәр Сәкенқызы"), "ӘГ");
        assert_eq!(initials(""), "");
    }
}
