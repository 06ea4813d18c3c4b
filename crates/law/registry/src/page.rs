//! One page of a list.

/// Which page is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    /// From 1.
    pub number: u32,
    /// Rows on a page.
    pub size: u32,
}

impl PageRequest {
    /// Most rows a page may have.
    pub const LARGEST: u32 = 200;

    /// A page with sane bounds whatever was asked for.
    #[must_use]
    pub fn new(number: u32, size: u32) -> Self {
        Self { number: number.max(1), size: size.clamp(1, Self::LARGEST) }
    }

    pub(crate) fn limit(self) -> i64 {
        i64::from(self.size.clamp(1, Self::LARGEST))
    }

    pub(crate) fn offset(self) -> i64 {
        i64::from(self.number.saturating_sub(1)) * self.limit()
    }
}

impl Default for PageRequest {
    fn default() -> Self {
        Self { number: 1, size: 50 }
    }
}

/// Rows of one page and how many there are in all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Rows on all pages.
    pub total: u64,
    pub request: PageRequest,
}

impl<T> Page<T> {
    pub(crate) fn new(items: Vec<T>, total: i64, request: PageRequest) -> Self {
        Self { items, total: u64::try_from(total).unwrap_or_default(), request }
    }

    /// How many pages there are, at least 1.
    #[must_use]
    pub fn pages(&self) -> u64 {
        self.total.div_ceil(u64::from(self.request.size.max(1))).max(1)
    }
}

/// A pattern of `LIKE` that finds the text anywhere, its wildcards taken literally.
pub(crate) fn containing(text: &str) -> String {
    let mut pattern = String::from("%");
    for letter in text.trim().to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wildcards_are_taken_literally() {
        assert_eq!(containing(" 50%_ "), "%50\\%\\_%");
    }

    #[test]
    fn pages_count_up() {
        let page = Page::new(vec![1], 101, PageRequest::new(0, 50));
        assert_eq!((page.request.number, page.pages()), (1, 3));
        assert_eq!(PageRequest::new(3, 50).offset(), 100);
        assert_eq!(Page::<u8>::new(Vec::new(), 0, PageRequest::default()).pages(), 1);
    }
}
