//! Canonical bytes and the characters written otherwise (Canonical XML 1.0, 2.3).

use crate::error::XmlError;
use crate::limits::Budget;

/// Canonical bytes under way.
pub(super) struct Output<'budget> {
    octets: Vec<u8>,
    budget: &'budget mut Budget,
}

impl<'budget> Output<'budget> {
    pub(super) const fn new(budget: &'budget mut Budget) -> Self {
        Self { octets: Vec::new(), budget }
    }

    pub(super) fn into_octets(self) -> Vec<u8> {
        self.octets
    }

    pub(super) fn raw(&mut self, text: &str) -> Result<(), XmlError> {
        self.budget.write(text.len())?;
        self.octets.extend_from_slice(text.as_bytes());
        Ok(())
    }

    /// The text of a text node.
    pub(super) fn text(&mut self, text: &str) -> Result<(), XmlError> {
        self.escaped(text, |character| match character {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '>' => Some("&gt;"),
            '\r' => Some("&#xD;"),
            _ => None,
        })
    }

    /// ` name="value"`.
    pub(super) fn attribute(&mut self, name: &str, value: &str) -> Result<(), XmlError> {
        self.raw(" ")?;
        self.raw(name)?;
        self.raw("=\"")?;
        self.escaped(value, |character| match character {
            '&' => Some("&amp;"),
            '<' => Some("&lt;"),
            '"' => Some("&quot;"),
            '\t' => Some("&#x9;"),
            '\n' => Some("&#xA;"),
            '\r' => Some("&#xD;"),
            _ => None,
        })?;
        self.raw("\"")
    }

    fn escaped(&mut self, text: &str, replacement: fn(char) -> Option<&'static str>) -> Result<(), XmlError> {
        let mut rest = text;
        while let Some(at) = rest.find(|character| replacement(character).is_some()) {
            let (plain, special) = rest.split_at(at);
            self.raw(plain)?;
            let mut characters = special.chars();
            if let Some(written) = characters.next().and_then(replacement) {
                self.raw(written)?;
            }
            rest = characters.as_str();
        }
        self.raw(rest)
    }
}
