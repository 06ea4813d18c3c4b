//! A look over the whole text before it is parsed: bounds that must hold before a tree is built, document type
//! declarations, and names that the parser reads otherwise than Namespaces in XML 1.0.

use crate::error::XmlError;
use crate::limits::{Limits, Measure};
use crate::text::is_space;

/// Refuses what must not reach the parser.
///
/// The parser compares each attribute with each other of its element and copies the namespaces in scope into each
/// element that declares one; without these bounds a small document would cost much time and memory.
pub(crate) fn survey(text: &str, limits: &Limits) -> Result<(), XmlError> {
    // The parser reserves room by these counts.
    let most = limits.nodes.saturating_mul(2);
    Measure::Nodes.check(text.bytes().filter(|byte| *byte == b'<').count(), most)?;
    Measure::Attributes.check(text.bytes().filter(|byte| *byte == b'=').count(), most)?;
    let mut survey = Survey { rest: text, limits, open: Vec::new(), in_scope: 0, copied: 0 };
    while let Some((_, rest)) = survey.rest.split_once('<') {
        survey.rest = rest;
        survey.markup()?;
    }
    Ok(())
}

struct Survey<'text, 'limits> {
    rest: &'text str,
    limits: &'limits Limits,
    /// Namespace declarations of each open element.
    open: Vec<usize>,
    /// Their sum.
    in_scope: usize,
    /// Namespaces that the parser will have copied into elements.
    copied: usize,
}

impl<'text> Survey<'text, '_> {
    /// What stands behind a `<`.
    fn markup(&mut self) -> Result<(), XmlError> {
        if let Some(rest) = self.rest.strip_prefix("!--") {
            self.rest = rest;
            self.skip_past("-->")
        } else if let Some(rest) = self.rest.strip_prefix("![CDATA[") {
            self.rest = rest;
            self.skip_past("]]>")
        } else if self.rest.starts_with("!DOCTYPE") {
            Err(XmlError::DocumentType)
        } else if self.rest.starts_with('!') {
            Err(XmlError::not_well_formed("markup declaration"))
        } else if let Some(rest) = self.rest.strip_prefix('?') {
            self.rest = rest;
            self.instruction()
        } else if let Some(rest) = self.rest.strip_prefix('/') {
            self.rest = rest;
            let declared = self.open.pop().ok_or_else(|| XmlError::not_well_formed("end tag"))?;
            self.in_scope = self.in_scope.saturating_sub(declared);
            self.skip_past(">")
        } else {
            self.start_tag()
        }
    }

    fn skip_past(&mut self, end: &str) -> Result<(), XmlError> {
        let (_, rest) =
            self.rest.split_once(end).ok_or_else(|| XmlError::not_well_formed("unended markup"))?;
        self.rest = rest;
        Ok(())
    }

    fn instruction(&mut self) -> Result<(), XmlError> {
        let target = self.rest.split(|character| is_space(character) || character == '?').next();
        // The only declaration was taken off the beginning.
        if target.is_some_and(|target| target.eq_ignore_ascii_case("xml")) {
            return Err(XmlError::not_well_formed("declaration inside the document"));
        }
        self.skip_past("?>")
    }

    fn start_tag(&mut self) -> Result<(), XmlError> {
        let mut tag = StartTag::of(self.rest)?;
        let (mut attributes, mut declared, mut defaults) = (0_usize, 0_usize, 0_usize);
        while let Some(attribute) = tag.attribute()? {
            attributes = attributes.saturating_add(1);
            Measure::Attributes.check(attributes, self.limits.attributes)?;
            if let Some(prefix) = attribute.declared_prefix() {
                declared = declared.saturating_add(1);
                defaults = defaults.saturating_add(usize::from(prefix.is_empty()));
                // Namespaces in XML 1.0, 2.2 and 6.3: the parser lets a second default namespace and the
                // undeclaring of a prefix pass.
                if defaults > 1 || (attribute.value.is_empty() && !prefix.is_empty()) {
                    return Err(XmlError::not_well_formed("namespace declaration"));
                }
            }
        }
        self.rest = tag.rest;
        let in_scope = self.in_scope.saturating_add(declared);
        Measure::Namespaces.check(in_scope, self.limits.namespaces)?;
        if declared > 0 {
            self.copied = self.copied.saturating_add(in_scope);
            Measure::Namespaces.check(self.copied, self.limits.nodes.saturating_mul(8))?;
        }
        Measure::Depth.check(self.open.len().saturating_add(1), self.limits.depth)?;
        if !tag.is_empty {
            self.open.push(declared);
            self.in_scope = in_scope;
        }
        Ok(())
    }
}

/// A start tag or empty-element tag as it is written.
pub(crate) struct StartTag<'text> {
    /// What is not read yet; in the end what follows the tag.
    rest: &'text str,
    is_empty: bool,
}

/// An attribute as it is written.
pub(crate) struct RawAttribute<'text> {
    name: &'text str,
    value: &'text str,
}

impl<'text> StartTag<'text> {
    /// The tag whose `<` the text follows.
    pub(crate) fn of(text: &'text str) -> Result<Self, XmlError> {
        let mut tag = Self { rest: text, is_empty: false };
        tag.name()?;
        Ok(tag)
    }

    /// The next attribute; none at the end of the tag.
    pub(crate) fn attribute(&mut self) -> Result<Option<RawAttribute<'text>>, XmlError> {
        self.rest = self.rest.trim_start_matches(is_space);
        if let Some(rest) = self.rest.strip_prefix('>') {
            self.rest = rest;
            return Ok(None);
        }
        if let Some(rest) = self.rest.strip_prefix("/>") {
            self.rest = rest;
            self.is_empty = true;
            return Ok(None);
        }
        let malformed = || XmlError::not_well_formed("attribute");
        let name = self.name()?;
        // The parser would take `x:xmlns` for a declaration of the default namespace.
        if name.ends_with(":xmlns") {
            return Err(malformed());
        }
        let value = self.rest.trim_start_matches(is_space).strip_prefix('=').ok_or_else(malformed)?;
        let value = value.trim_start_matches(is_space);
        let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\'')).ok_or_else(malformed)?;
        let quoted = value.strip_prefix(quote).ok_or_else(malformed)?;
        let (value, rest) = quoted.split_once(quote).ok_or_else(malformed)?;
        self.rest = rest;
        Ok(Some(RawAttribute { name, value }))
    }

    /// A name, up to what cannot be in one. The parser would take `:a` for `a`.
    fn name(&mut self) -> Result<&'text str, XmlError> {
        let end = self.rest.find(ends_name).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(end);
        if name.is_empty() || name.starts_with(':') {
            return Err(XmlError::not_well_formed("name"));
        }
        self.rest = rest;
        Ok(name)
    }
}

impl<'text> RawAttribute<'text> {
    /// The prefix that this attribute declares, empty for the default namespace; none if it is no declaration.
    pub(crate) fn declared_prefix(&self) -> Option<&'text str> {
        if self.name == "xmlns" { Some("") } else { self.name.strip_prefix("xmlns:") }
    }
}

/// No name contains this character.
pub(crate) const fn ends_name(character: char) -> bool {
    is_space(character) || matches!(character, '=' | '/' | '>' | '<' | '"' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surveyed(text: &str) -> Result<(), XmlError> {
        let limits = Limits { nodes: 8, depth: 3, attributes: 3, namespaces: 4, ..Limits::default() };
        survey(text, &limits)
    }

    #[test]
    fn markup_is_told_from_what_looks_like_it() {
        for text in [
            "<a><!-- <!DOCTYPE x> <b c='1' d='1' e='1' f='1'> --><![CDATA[<!DOCTYPE x>]]></a>",
            "<a b='>' c='/>'><d/></a>",
            "<a\n b = \"'\"\n/>",
            "<?target <!DOCTYPE x> ?><a/>",
            "<?xmlish?><a/>",
        ] {
            assert_eq!(surveyed(text), Ok(()), "{text:?}");
        }
    }

    #[test]
    fn bounds_hold_before_parsing() {
        for (text, measure) in [
            ("<a><b><c><d/></c></b></a>", Measure::Depth),
            ("<a b='' c='' d='' e=''/>", Measure::Attributes),
            ("<a xmlns:b='u' xmlns:c='u'><d xmlns:e='u' xmlns:f='u' xmlns:g='u'/></a>", Measure::Namespaces),
            ("<a><![CDATA[<<<<<<<<<<<<<<<<<<]]></a>", Measure::Nodes),
            ("<a>================</a>=", Measure::Attributes),
        ] {
            assert_eq!(surveyed(text), Err(XmlError::Exceeds(measure)), "{text:?}");
        }
        // Siblings do not add up.
        assert_eq!(
            surveyed("<a xmlns:b='u'><c xmlns:d='u' xmlns:e='u'/><f xmlns:d='u' xmlns:e='u'/></a>"),
            Ok(())
        );
    }

    #[test]
    fn what_the_parser_would_read_otherwise_is_refused() {
        for text in [
            "<:a/>",
            "<a :b=''/>",
            "<a x:xmlns='u'/>",
            "<a xmlns:xmlns='u'/>",
            "<a><?XML version='1.0'?></a>",
            "<a xmlns='u' xmlns='v'/>",
            "<b xmlns:c=''/>",
        ] {
            assert_eq!(surveyed(text).unwrap_err().code(), "xml-not-well-formed", "{text:?}");
        }
        assert_eq!(surveyed("<!DOCTYPE a><a/>"), Err(XmlError::DocumentType));
    }
}
