use mail_parser::MessageParser;

/// A letter as received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedLetter {
    /// Sender of the envelope; empty for a notice about delivery.
    pub from: String,
    /// Recipients of the envelope.
    pub to: Vec<String>,
    /// The letter, header and body, to the byte.
    pub raw: Vec<u8>,
}

impl ReceivedLetter {
    /// The subject, decoded; empty when there is none.
    #[must_use]
    pub fn subject(&self) -> String {
        let parsed = MessageParser::default().parse(&self.raw);
        parsed.as_ref().and_then(|letter| letter.subject()).unwrap_or_default().to_owned()
    }

    /// The first text of the letter, decoded, with `\n` line ends; empty when there is none.
    #[must_use]
    pub fn body(&self) -> String {
        let parsed = MessageParser::default().parse(&self.raw);
        let body = parsed.as_ref().and_then(|letter| letter.body_text(0)).unwrap_or_default();
        body.replace("\r\n", "\n").trim_end_matches('\n').to_owned()
    }

    /// A header as it was sent, trimmed; the first of that name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<String> {
        let parsed = MessageParser::default().parse(&self.raw)?;
        parsed
            .headers_raw()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim().to_owned())
    }
}
