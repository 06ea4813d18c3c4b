//! A cursor over DER.

use jiff::Timestamp;

use super::oid::ObjectIdentifier;
use super::{oid, tag, time};
use crate::Unreadable;

/// Why bytes are not the DER that was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asn1Error {
    /// They end too early.
    Truncated,
    /// Anything else.
    Malformed,
}

impl From<Asn1Error> for Unreadable {
    fn from(error: Asn1Error) -> Unreadable {
        match error {
            Asn1Error::Truncated => Unreadable::Truncated,
            Asn1Error::Malformed => Unreadable::Malformed { what: "ASN.1 structure" },
        }
    }
}

/// One element: identifier, value, and both with the length as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    pub(crate) tag: u8,
    pub(crate) value: &'a [u8],
    pub(crate) raw: &'a [u8],
}

impl<'a> Element<'a> {
    /// What is inside a constructed element.
    pub(crate) fn content(&self) -> Reader<'a> {
        Reader::new(self.value)
    }

    /// UTCTime or GeneralizedTime (RFC 5280, 4.1.2.5).
    pub(crate) fn time(&self) -> Result<Timestamp, Asn1Error> {
        time::read(self.tag, self.value).ok_or(Asn1Error::Malformed)
    }

    /// BOOLEAN.
    pub(crate) fn boolean(&self) -> Result<bool, Asn1Error> {
        match (self.tag, self.value) {
            (tag::BOOLEAN, [0]) => Ok(false),
            (tag::BOOLEAN, [0xff]) => Ok(true),
            _ => Err(Asn1Error::Malformed),
        }
    }

    /// A small INTEGER or ENUMERATED that is not negative.
    pub(crate) fn small(&self) -> Result<u32, Asn1Error> {
        match self.value {
            [first, ..] if first & 0x80 != 0 => Err(Asn1Error::Malformed),
            [] => Err(Asn1Error::Malformed),
            bytes if bytes.len() <= 4 => {
                Ok(bytes.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
            }
            _ => Err(Asn1Error::Malformed),
        }
    }

    /// BIT STRING of whole bytes.
    pub(crate) fn whole_bits(&self) -> Result<&'a [u8], Asn1Error> {
        match self.value {
            [0, bytes @ ..] if self.tag == tag::BIT_STRING => Ok(bytes),
            _ => Err(Asn1Error::Malformed),
        }
    }

    /// A string of one of the usual types.
    pub(crate) fn text(&self) -> Option<String> {
        match self.tag {
            tag::UTF8_STRING | tag::PRINTABLE_STRING | tag::IA5_STRING => {
                String::from_utf8(self.value.to_vec()).ok()
            }
            tag::TELETEX_STRING => Some(self.value.iter().map(|byte| char::from(*byte)).collect()),
            tag::BMP_STRING => {
                let units: Vec<u16> =
                    self.value.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
                String::from_utf16(&units).ok().filter(|_| self.value.len().is_multiple_of(2))
            }
            _ => None,
        }
    }
}

/// Reads elements one after the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { rest: bytes }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// The next identifier.
    pub(crate) fn peek(&self) -> Option<u8> {
        self.rest.first().copied()
    }

    /// The next element, whatever it is. Numbers of tags above 30 are not used by any structure read here.
    pub(crate) fn any(&mut self) -> Result<Element<'a>, Asn1Error> {
        let (tag, after_tag) = self.rest.split_first().ok_or(Asn1Error::Truncated)?;
        if tag & 0x1f == 0x1f {
            return Err(Asn1Error::Malformed);
        }
        let (length, after_length) = length(after_tag)?;
        if after_length.len() < length {
            return Err(Asn1Error::Truncated);
        }
        let (value, rest) = after_length.split_at(length);
        let (raw, _) = self.rest.split_at(self.rest.len() - rest.len());
        self.rest = rest;
        Ok(Element { tag: *tag, value, raw })
    }

    /// The next element, which must have this tag.
    pub(crate) fn expect(&mut self, tag: u8) -> Result<Element<'a>, Asn1Error> {
        let element = self.any()?;
        if element.tag == tag { Ok(element) } else { Err(Asn1Error::Malformed) }
    }

    /// The next element if it has this tag.
    pub(crate) fn optional(&mut self, tag: u8) -> Result<Option<Element<'a>>, Asn1Error> {
        if self.peek() == Some(tag) { self.any().map(Some) } else { Ok(None) }
    }

    /// What is inside the next element, which must be a SEQUENCE.
    pub(crate) fn sequence(&mut self) -> Result<Reader<'a>, Asn1Error> {
        Ok(self.expect(tag::SEQUENCE)?.content())
    }

    /// An OBJECT IDENTIFIER.
    pub(crate) fn object_identifier(&mut self) -> Result<ObjectIdentifier, Asn1Error> {
        Ok(oid::read(self.expect(tag::OBJECT_IDENTIFIER)?.value))
    }

    /// AlgorithmIdentifier: its object identifier and its parameters.
    pub(crate) fn algorithm(&mut self) -> Result<(ObjectIdentifier, Option<Element<'a>>), Asn1Error> {
        let mut inside = self.sequence()?;
        let object = inside.object_identifier()?;
        let parameters = if inside.is_empty() { None } else { Some(inside.any()?) };
        inside.finish()?;
        Ok((object, parameters))
    }

    /// The algorithm of a signature, as it stands inside what is signed and outside of it (RFC 5280, 4.1.1.2). The
    /// centre writes NULL for the parameters in one place and nothing in the other.
    pub(crate) fn signature_algorithm(&mut self) -> Result<ObjectIdentifier, Asn1Error> {
        match self.algorithm()? {
            (object, None) => Ok(object),
            (object, Some(parameters)) if parameters.raw == [tag::NULL, 0] => Ok(object),
            _ => Err(Asn1Error::Malformed),
        }
    }

    /// Nothing may be left.
    pub(crate) fn finish(self) -> Result<(), Asn1Error> {
        if self.rest.is_empty() { Ok(()) } else { Err(Asn1Error::Malformed) }
    }
}

/// The one element that the bytes are.
pub(crate) fn read_whole(bytes: &[u8], tag: u8) -> Result<Element<'_>, Asn1Error> {
    let mut reader = Reader::new(bytes);
    let element = reader.expect(tag)?;
    reader.finish()?;
    Ok(element)
}

impl<'a> Iterator for Reader<'a> {
    type Item = Result<Element<'a>, Asn1Error>;

    /// Elements to the end; after an error there is nothing more.
    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let element = self.any();
        if element.is_err() {
            self.rest = &[];
        }
        Some(element)
    }
}

/// A definite length in its shortest form (X.690, 10.1).
fn length(bytes: &[u8]) -> Result<(usize, &[u8]), Asn1Error> {
    let (first, rest) = bytes.split_first().ok_or(Asn1Error::Truncated)?;
    if *first < 0x80 {
        return Ok((usize::from(*first), rest));
    }
    let count = usize::from(first & 0x7f);
    if count == 0 || count > 4 {
        return Err(Asn1Error::Malformed);
    }
    let (digits, rest) = rest.split_at_checked(count).ok_or(Asn1Error::Truncated)?;
    let length = digits.iter().fold(0_usize, |length, digit| length << 8 | usize::from(*digit));
    if digits.first() == Some(&0) || length < 0x80 {
        return Err(Asn1Error::Malformed);
    }
    Ok((length, rest))
}
