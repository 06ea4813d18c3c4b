//! From bytes to the text that is parsed: UTF-8 only, without byte order mark and declaration, line ends normalised.

use std::borrow::Cow;

use crate::error::XmlError;
use crate::limits::{Limits, Measure};

/// The text of a document (XML 1.0, 2.8, 2.11 and 4.3.3).
///
/// The declaration is read here because the parser passes over what it says. Line ends are normalised here, before
/// anything is parsed, as the standard has it: a parser that does it later has to tell a carriage return of the file
/// from one that was written `&#13;`.
pub(crate) fn decode<'input>(document: &'input [u8], limits: &Limits) -> Result<Cow<'input, str>, XmlError> {
    Measure::Bytes.check(document.len(), limits.bytes)?;
    let text = std::str::from_utf8(document).map_err(|_| XmlError::Encoding)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // UTF-16 and UTF-32 without a mark have a zero byte beside the first `<`.
    if text.chars().take(2).any(|character| character == '\0') {
        return Err(XmlError::Encoding);
    }
    let text = after_declaration(text)?;
    if text.contains('\r') {
        Ok(Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n")))
    } else {
        Ok(Cow::Borrowed(text))
    }
}

fn after_declaration(text: &str) -> Result<&str, XmlError> {
    let Some(rest) = text.strip_prefix("<?xml").filter(|rest| rest.starts_with(is_space)) else {
        return Ok(text);
    };
    let malformed = || XmlError::not_well_formed("declaration");
    let (mut declared, rest) = rest.split_once("?>").ok_or_else(malformed)?;
    let mut expected = ["version", "encoding", "standalone"].iter();
    while !declared.trim_matches(is_space).is_empty() {
        let (name, value, after) = pseudo_attribute(declared).ok_or_else(malformed)?;
        if !expected.any(|known| *known == name) {
            return Err(malformed());
        }
        match name {
            "version" if value != "1.0" => return Err(XmlError::Version),
            "encoding" if !value.eq_ignore_ascii_case("utf-8") => return Err(XmlError::Encoding),
            _ => {}
        }
        declared = after;
    }
    if expected.len() == 3 { Err(malformed()) } else { Ok(rest) }
}

/// ` name = "value"` at the beginning of `text`, and what follows.
fn pseudo_attribute(text: &str) -> Option<(&str, &str, &str)> {
    let text = text.strip_prefix(is_space)?.trim_start_matches(is_space);
    let (name, rest) = text.split_once('=')?;
    let rest = rest.trim_start_matches(is_space);
    let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let (value, rest) = rest.strip_prefix(quote)?.split_once(quote)?;
    Some((name.trim_end_matches(is_space), value, rest))
}

/// White space of XML (production 3).
pub(crate) const fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(document: &[u8]) -> Result<String, XmlError> {
        decode(document, &Limits::default()).map(Cow::into_owned)
    }

    #[test]
    fn utf_8_is_read_with_and_without_mark_and_declaration() {
        for document in [
            "<a/>",
            "\u{feff}<a/>",
            "<?xml version=\"1.0\"?><a/>",
            "\u{feff}<?xml version='1.0' encoding = 'utf-8' standalone=\"no\" ?><a/>",
            "<?xml\n\tversion=\"1.0\"\n\tencoding=\"UTF-8\"\n?><a/>",
        ] {
            assert_eq!(decoded(document.as_bytes()).as_deref(), Ok("<a/>"), "{document:?}");
        }
        assert_eq!(decoded(b"<?xml-stylesheet?><a/>").as_deref(), Ok("<?xml-stylesheet?><a/>"));
    }

    #[test]
    fn other_encodings_are_refused() {
        let utf_16: Vec<u8> = "<a/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf_16_big: Vec<u8> = "<a/>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked: Vec<u8> = [0xff, 0xfe].into_iter().chain(utf_16.clone()).collect();
        let windows = b"<?xml version=\"1.0\" encoding=\"windows-1251\"?><a/>".to_vec();
        let latin = b"<a>\xe9</a>".to_vec();
        for document in [utf_16, utf_16_big, marked, windows, latin] {
            assert_eq!(decoded(&document), Err(XmlError::Encoding), "{document:?}");
        }
    }

    #[test]
    fn malformed_declarations_are_refused() {
        for document in [
            "<?xml version=\"1.0\"<a/>",
            "<?xml ?><a/>",
            "<?xml version=1.0?><a/>",
            "<?xml version=\"1.0\"encoding=\"UTF-8\"?><a/>",
            "<?xml encoding=\"UTF-8\" version=\"1.0\"?><a/>",
            "<?xml version=\"1.0\" version=\"1.0\"?><a/>",
            "<?xml version=\"1.0\" colour=\"red\"?><a/>",
        ] {
            let error = decoded(document.as_bytes()).unwrap_err();
            assert_eq!(error.code(), "xml-not-well-formed", "{document:?}");
        }
        assert_eq!(decoded(b"<?xml version=\"1.1\"?><a/>"), Err(XmlError::Version));
    }

    #[test]
    fn line_ends_become_line_feeds() {
        assert_eq!(decoded(b"<a>\r\n\r\r\n&#13;\n</a>").as_deref(), Ok("<a>\n\n\n&#13;\n</a>"));
    }

    #[test]
    fn a_document_beyond_the_limit_is_refused() {
        let limits = Limits { bytes: 3, ..Limits::default() };
        assert_eq!(decode(b"<a/>", &limits), Err(XmlError::Exceeds(Measure::Bytes)));
    }
}
