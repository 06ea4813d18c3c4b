//! DER (ITU-T X.690) written from parts, and read as far as requests and own messages need it.

use jiff::{Timestamp, tz::TimeZone};

pub(crate) const SEQUENCE: u8 = 0x30;
pub(crate) const SET: u8 = 0x31;
pub(crate) const INTEGER: u8 = 0x02;
pub(crate) const BIT_STRING: u8 = 0x03;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const OBJECT_IDENTIFIER: u8 = 0x06;
const CONSTRUCTED: u8 = 0x20;
const CONTEXT: u8 = 0x80;

/// Tag, length, content.
pub(crate) fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![tag];
    let length = content.len().to_be_bytes();
    let significant: Vec<u8> = length.into_iter().skip_while(|byte| *byte == 0).collect();
    match (content.len(), u8::try_from(significant.len())) {
        (short @ 0..=127, _) => bytes.extend(u8::try_from(short)),
        (_, Ok(count)) => {
            bytes.push(CONTEXT | count);
            bytes.extend_from_slice(&significant);
        }
        (_, Err(_)) => {}
    }
    bytes.extend_from_slice(content);
    bytes
}

pub(crate) fn sequence(parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    element(SEQUENCE, &join(parts))
}

/// SET OF: DER wants the members in the order of their encodings (X.690, 11.6).
pub(crate) fn set_of(parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    element(SET, &sorted(parts))
}

/// The members of a SET OF in their order, without the tag.
pub(crate) fn sorted(parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    let mut parts: Vec<Vec<u8>> = parts.into_iter().collect();
    parts.sort();
    parts.concat()
}

pub(crate) fn join(parts: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    parts.into_iter().flatten().collect()
}

/// `[number]` around or in place of a constructed value.
pub(crate) fn tagged(number: u8, content: &[u8]) -> Vec<u8> {
    element(CONTEXT | CONSTRUCTED | number, content)
}

/// `[number] IMPLICIT` in place of a primitive value.
pub(crate) fn tagged_primitive(number: u8, content: &[u8]) -> Vec<u8> {
    element(CONTEXT | number, content)
}

/// INTEGER from big-endian bytes of a number that is not negative.
pub(crate) fn integer(magnitude: &[u8]) -> Vec<u8> {
    let mut content: Vec<u8> = magnitude.iter().copied().skip_while(|byte| *byte == 0).collect();
    if content.first().is_none_or(|byte| byte & 0x80 != 0) {
        content.insert(0, 0);
    }
    element(INTEGER, &content)
}

pub(crate) fn small_integer(value: u64) -> Vec<u8> {
    integer(&value.to_be_bytes())
}

pub(crate) fn enumerated(value: u8) -> Vec<u8> {
    element(0x0a, &[value])
}

pub(crate) fn octets(bytes: &[u8]) -> Vec<u8> {
    element(OCTET_STRING, bytes)
}

/// BIT STRING of whole bytes.
pub(crate) fn bits(bytes: &[u8]) -> Vec<u8> {
    element(BIT_STRING, &[&[0], bytes].concat())
}

pub(crate) fn utf8(text: &str) -> Vec<u8> {
    element(0x0c, text.as_bytes())
}

pub(crate) fn printable(text: &str) -> Vec<u8> {
    element(0x13, text.as_bytes())
}

pub(crate) fn ia5(text: &str) -> Vec<u8> {
    element(0x16, text.as_bytes())
}

pub(crate) fn truth() -> Vec<u8> {
    element(0x01, &[0xff])
}

pub(crate) fn null() -> Vec<u8> {
    element(0x05, &[])
}

/// OBJECT IDENTIFIER from its dotted form.
pub(crate) fn oid(dotted: &str) -> Vec<u8> {
    let mut arcs = dotted.split('.').map_while(|arc| arc.parse::<u64>().ok());
    let (first, second) = (arcs.next().unwrap_or_default(), arcs.next().unwrap_or_default());
    let mut content = Vec::new();
    for arc in std::iter::once(first * 40 + second).chain(arcs) {
        let mut groups: Vec<u8> = (0..10)
            .map(|group| u8::try_from((arc >> (7 * group)) & 0x7f).unwrap_or_default() | 0x80)
            .collect();
        while groups.len() > 1 && groups.last() == Some(&0x80) {
            groups.pop();
        }
        groups.reverse();
        if let Some(last) = groups.last_mut() {
            *last &= 0x7f;
        }
        content.extend(groups);
    }
    element(OBJECT_IDENTIFIER, &content)
}

/// Algorithm with NULL for parameters, as the national certification centre writes them.
pub(crate) fn algorithm(dotted: &str) -> Vec<u8> {
    sequence([oid(dotted), null()])
}

/// UTCTime up to 2049, then GeneralizedTime (RFC 5280, 4.1.2.5).
pub(crate) fn time(moment: Timestamp) -> Vec<u8> {
    let civil = moment.to_zoned(TimeZone::UTC);
    if civil.year() < 2050 {
        element(0x17, civil.strftime("%y%m%d%H%M%SZ").to_string().as_bytes())
    } else {
        generalized_time(moment)
    }
}

pub(crate) fn generalized_time(moment: Timestamp) -> Vec<u8> {
    let civil = moment.to_zoned(TimeZone::UTC);
    element(0x18, civil.strftime("%Y%m%d%H%M%SZ").to_string().as_bytes())
}

/// One element of what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Element<'a> {
    pub(crate) tag: u8,
    pub(crate) content: &'a [u8],
    /// Tag, length and content.
    pub(crate) whole: &'a [u8],
}

impl<'a> Element<'a> {
    /// The elements inside.
    pub(crate) fn children(&self) -> Option<Vec<Element<'a>>> {
        let mut rest = self.content;
        let mut children = Vec::new();
        while !rest.is_empty() {
            let (child, after) = split(rest)?;
            children.push(child);
            rest = after;
        }
        Some(children)
    }

    /// `self` when it has that tag.
    pub(crate) fn with_tag(self, tag: u8) -> Option<Self> {
        (self.tag == tag).then_some(self)
    }

    /// The tag `[number]` of a constructed value.
    pub(crate) fn is_tagged(&self, number: u8) -> bool {
        self.tag == CONTEXT | CONSTRUCTED | number
    }
}

/// The one element that `bytes` is; `None` for anything else, indefinite lengths included.
pub(crate) fn read(bytes: &[u8]) -> Option<Element<'_>> {
    split(bytes).and_then(|(element, rest)| rest.is_empty().then_some(element))
}

fn split(bytes: &[u8]) -> Option<(Element<'_>, &[u8])> {
    let (tag, rest) = bytes.split_first()?;
    let (first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=127 => (usize::from(*first), rest),
        0x81..=0x84 => {
            let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
        }
        _ => return None,
    };
    let (content, rest) = rest.split_at_checked(length)?;
    let whole = bytes.get(..bytes.len() - rest.len())?;
    Some((Element { tag: *tag, content, whole }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_take_as_many_bytes_as_they_need() {
        assert_eq!(octets(&[7; 127])[..2], [4, 127]);
        assert_eq!(octets(&[7; 128])[..3], [4, 0x81, 128]);
        assert_eq!(octets(&[7; 256])[..4], [4, 0x82, 1, 0]);
        for size in [0, 1, 127, 128, 255, 256, 65_535, 65_536] {
            let bytes = octets(&vec![9; size]);
            assert_eq!(read(&bytes).unwrap().content.len(), size);
        }
    }

    #[test]
    fn integers_are_never_negative_and_never_padded() {
        assert_eq!(integer(&[0, 0]), [2, 1, 0]);
        assert_eq!(integer(&[0x80]), [2, 2, 0, 0x80]);
        assert_eq!(integer(&[0, 0x7f]), [2, 1, 0x7f]);
        assert_eq!(small_integer(256), [2, 2, 1, 0]);
    }

    #[test]
    fn identifiers_and_times_are_those_of_known_certificates() {
        // The signature algorithm and a moment of a certificate of the test certification centre.
        assert_eq!(hex::encode(oid("1.2.398.3.10.1.1.2.3.2")), "060a2a830e030a0101020302");
        assert_eq!(hex::encode(oid("1.2.840.113549.1.7.2")), "06092a864886f70d010702");
        let moment: Timestamp = "2026-05-08T06:45:13Z".parse().unwrap();
        assert_eq!(time(moment)[2..], *b"260508064513Z");
        let late: Timestamp = "2050-01-01T00:00:00Z".parse().unwrap();
        assert_eq!(time(late)[2..], *b"20500101000000Z");
    }

    #[test]
    fn what_is_cut_or_indefinite_is_not_read() {
        let bytes = sequence([octets(b"abc"), null()]);
        assert_eq!(read(&bytes).unwrap().children().unwrap().len(), 2);
        for end in 0..bytes.len() {
            assert_eq!(read(&bytes[..end]), None, "{end}");
        }
        assert_eq!(read(&[0x30, 0x80, 0, 0]), None);
        assert_eq!(read(&[0x30, 0x84, 0xff, 0xff, 0xff, 0xff]), None);
    }

    #[test]
    fn members_of_a_set_are_sorted() {
        assert_eq!(set_of([octets(&[2]), octets(&[1])]), set_of([octets(&[1]), octets(&[2])]));
    }
}
