//! Names in certificates (RFC 5280, 4.1.2.4), with Kazakhstan's numbers in them.

use crate::asn1::oid::{self, ObjectIdentifier};
use crate::asn1::{Asn1Error, Element, tag};

/// The attributes of a name that are used here, the first of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Name {
    pub(crate) common_name: Option<String>,
    pub(crate) patronymic: Option<String>,
    pub(crate) organisation: Option<String>,
    pub(crate) iin: Option<String>,
    pub(crate) bin: Option<String>,
}

impl Name {
    pub(crate) fn read(name: Element<'_>) -> Result<Name, Asn1Error> {
        let mut read = Name::default();
        for relative in name.content() {
            let relative = relative?;
            if relative.tag != tag::SET {
                return Err(Asn1Error::Malformed);
            }
            for attribute in relative.content() {
                let mut attribute = attribute?.content();
                let object = attribute.object_identifier()?;
                let value = attribute.any()?;
                attribute.finish()?;
                if let Some(text) = value.text() {
                    read.take(object, text);
                }
            }
        }
        Ok(read)
    }

    fn take(&mut self, object: ObjectIdentifier, text: String) {
        let text = text.trim().to_owned();
        match object {
            oid::COMMON_NAME => first(&mut self.common_name, Some(text)),
            oid::GIVEN_NAME => first(&mut self.patronymic, Some(text)),
            oid::ORGANIZATION => first(&mut self.organisation, Some(text)),
            // `IIN` of a person; older certificates of organisations have `BIN` here.
            oid::SERIAL_NUMBER => {
                first(&mut self.iin, number(&text, "IIN"));
                first(&mut self.bin, number(&text, "BIN"));
            }
            oid::ORGANIZATIONAL_UNIT => first(&mut self.bin, number(&text, "BIN")),
            _ => {}
        }
    }

    /// `CN GN`: surname, first name, patronymic.
    pub(crate) fn full(&self) -> String {
        let parts = [self.common_name.as_deref(), self.patronymic.as_deref()];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

fn first(place: &mut Option<String>, value: Option<String>) {
    if place.is_none() {
        *place = value;
    }
}

/// Twelve digits after the prefix. No check digit: test certificates have wrong ones.
fn number(text: &str, prefix: &str) -> Option<String> {
    let digits = text.strip_prefix(prefix)?;
    (digits.len() == 12 && digits.bytes().all(|digit| digit.is_ascii_digit())).then(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_a_prefix_and_twelve_digits() {
        assert_eq!(number("IIN123456789011", "IIN").as_deref(), Some("123456789011"));
        for text in
            ["123456789011", "IIN12345678901", "IIN1234567890112", "IIN12345678901a", "BIN123456789021"]
        {
            assert_eq!(number(text, "IIN"), None, "{text}");
        }
    }
}
