//! From BER to DER: indefinite lengths and strings in pieces (X.690, 8.1.3.6 and 8.7.3), lengths that are longer
//! than they need be. DER passes through untouched, so that bytes that are signed stay those bytes; inside BER every
//! primitive value stays as it is.
//!
//! Two passes over a flat list of elements, without recursion: the first finds the elements, the second writes them.

use std::borrow::Cow;
use std::ops::Range;

use super::tag;
use super::writer::{length_of_length, write_length};
use crate::{Limits, Unreadable};

const CONSTRUCTED: u8 = 0x20;

/// One element of the input.
struct Node {
    identifier: u8,
    /// Index of the element around it.
    parent: Option<usize>,
    /// The value of a primitive element.
    value: Range<usize>,
    /// Length of the value as DER.
    length: usize,
    /// A piece of a string: it is written without a header.
    piece: bool,
    /// Last byte of a BIT STRING's pieces: how many bits are unused.
    unused_bits: u8,
}

/// An element that has begun and not ended.
struct Open {
    node: usize,
    /// `None` for an indefinite length.
    end: Option<usize>,
    /// The identifier of the string whose pieces these are.
    string: Option<u8>,
}

/// DER of one BER element; the input itself when it is DER already.
pub(crate) fn normalise<'a>(input: &'a [u8], limits: &Limits) -> Result<Cow<'a, [u8]>, Unreadable> {
    let mut scan = Scan { input, nodes: Vec::new(), open: Vec::new(), position: 0, is_der: true };
    scan.run(limits)?;
    if scan.is_der {
        return Ok(Cow::Borrowed(input));
    }
    Ok(Cow::Owned(write(input, scan.nodes)))
}

struct Scan<'a> {
    input: &'a [u8],
    nodes: Vec<Node>,
    open: Vec<Open>,
    position: usize,
    is_der: bool,
}

impl Scan<'_> {
    fn run(&mut self, limits: &Limits) -> Result<(), Unreadable> {
        loop {
            self.one(limits)?;
            self.close();
            if self.open.is_empty() {
                break;
            }
        }
        if self.position == self.input.len() { Ok(()) } else { Err(malformed("bytes after the end")) }
    }

    fn byte(&mut self) -> Result<u8, Unreadable> {
        let byte = self.input.get(self.position).copied().ok_or(Unreadable::Truncated)?;
        self.position += 1;
        Ok(byte)
    }

    /// Reads one header, and the value when it is primitive; or the end of an indefinite length.
    fn one(&mut self, limits: &Limits) -> Result<(), Unreadable> {
        let identifier = self.byte()?;
        if identifier & 0x1f == 0x1f {
            return Err(malformed("tag number above 30"));
        }
        let length = self.length()?;
        let indefinite_around = self.open.last().is_some_and(|open| open.end.is_none());
        if identifier == 0 {
            return if indefinite_around && length == Some(0) {
                self.open.pop();
                Ok(())
            } else {
                Err(malformed("end of contents without a beginning"))
            };
        }
        let end = length.map(|length| self.position + length);
        self.check_end(end)?;
        self.begin(identifier, end, limits)
    }

    /// Notes an element, and opens it or passes over its value.
    fn begin(&mut self, identifier: u8, end: Option<usize>, limits: &Limits) -> Result<(), Unreadable> {
        let string = self.open.last().and_then(|open| open.string);
        if string.is_some_and(|string| identifier & !CONSTRUCTED != string) {
            return Err(malformed("a string of pieces of another type"));
        }
        if self.nodes.len() >= limits.elements {
            return Err(Unreadable::TooMany { what: "elements", limit: limits.elements });
        }
        let (node, parent) = (self.nodes.len(), self.open.last().map(|open| open.node));
        let constructed = identifier & CONSTRUCTED != 0;
        let value =
            if constructed { 0..0 } else { self.position..end.ok_or(malformed("indefinite value"))? };
        self.nodes.push(Node {
            identifier,
            parent,
            value,
            length: 0,
            piece: string.is_some(),
            unused_bits: 0,
        });
        if constructed {
            if self.open.len() >= limits.depth {
                return Err(Unreadable::TooDeep { limit: limits.depth });
            }
            let string = string.or_else(|| string_in_pieces(identifier));
            self.is_der &= string.is_none() && end.is_some();
            self.open.push(Open { node, end, string });
        } else if let Some(end) = end {
            self.position = end;
        }
        Ok(())
    }

    /// `None` for the indefinite form.
    fn length(&mut self) -> Result<Option<usize>, Unreadable> {
        let first = self.byte()?;
        let count = match first {
            0..0x80 => return Ok(Some(usize::from(first))),
            0x80 => return Ok(None),
            _ => first & 0x7f,
        };
        let mut length = 0_usize;
        for _ in 0..count {
            let digit = self.byte()?;
            length = length
                .checked_mul(256)
                .and_then(|length| length.checked_add(usize::from(digit)))
                .filter(|length| u32::try_from(*length).is_ok())
                .ok_or(malformed("a length beyond reason"))?;
        }
        self.is_der &= length_of_length(length) == usize::from(count) + 1;
        Ok(Some(length))
    }

    fn check_end(&self, end: Option<usize>) -> Result<(), Unreadable> {
        let Some(end) = end else { return Ok(()) };
        let around = self.open.iter().rev().find_map(|open| open.end);
        match around {
            Some(around) if end > around => Err(malformed("an element longer than what it is in")),
            _ if end > self.input.len() => Err(Unreadable::Truncated),
            _ => Ok(()),
        }
    }

    /// Closes what ends here.
    fn close(&mut self) {
        while self.open.last().is_some_and(|open| open.end == Some(self.position)) {
            self.open.pop();
        }
    }
}

/// The identifier of the pieces, when this is a universal string in pieces.
fn string_in_pieces(identifier: u8) -> Option<u8> {
    let primitive = identifier & !CONSTRUCTED;
    let is_string = matches!(primitive, tag::BIT_STRING | tag::OCTET_STRING | tag::UTF8_STRING | 0x12..=0x1e);
    is_string.then_some(primitive)
}

/// Lengths from the inside to the outside, then all elements in order.
fn write(input: &[u8], mut nodes: Vec<Node>) -> Vec<u8> {
    for index in (0..nodes.len()).rev() {
        let Some((identifier, parent, own, unused)) = nodes.get_mut(index).map(|node| finish(input, node))
        else {
            continue;
        };
        let Some(parent) = parent.and_then(|parent| nodes.get_mut(parent)) else { continue };
        let pieces = string_in_pieces(parent.identifier).is_some() && parent.identifier & CONSTRUCTED != 0;
        if pieces && parent.length == 0 && identifier & !CONSTRUCTED == tag::BIT_STRING {
            parent.unused_bits = unused;
        }
        parent.length += own;
    }
    let size = nodes.first().map_or(0, |node| node.length + 6);
    let mut output = Vec::with_capacity(size);
    for node in &nodes {
        write_node(input, node, &mut output);
    }
    output
}

/// Completes the length of a node whose children are all counted. Gives identifier, parent, what it adds to its
/// parent, and the unused bits of a BIT STRING.
fn finish(input: &[u8], node: &mut Node) -> (u8, Option<usize>, usize, u8) {
    let is_bits = node.identifier & !CONSTRUCTED == tag::BIT_STRING;
    if node.identifier & CONSTRUCTED == 0 {
        node.length = node.value.len();
        if is_bits && node.piece {
            node.unused_bits = input.get(node.value.start).copied().unwrap_or_default();
            node.length = node.length.saturating_sub(1);
        }
    } else if is_bits && !node.piece {
        node.length += 1;
    }
    let own = if node.piece { node.length } else { 1 + length_of_length(node.length) + node.length };
    (node.identifier, node.parent, own, node.unused_bits)
}

fn write_node(input: &[u8], node: &Node, output: &mut Vec<u8>) {
    let in_pieces = node.identifier & CONSTRUCTED != 0 && string_in_pieces(node.identifier).is_some();
    let is_bits = node.identifier & !CONSTRUCTED == tag::BIT_STRING;
    if !node.piece {
        output.push(if in_pieces { node.identifier & !CONSTRUCTED } else { node.identifier });
        write_length(output, node.length);
        if in_pieces && is_bits {
            output.push(node.unused_bits);
        }
    }
    if node.identifier & CONSTRUCTED == 0 {
        let value = input.get(node.value.clone()).unwrap_or_default();
        let skipped = usize::from(is_bits && node.piece);
        output.extend_from_slice(value.get(skipped..).unwrap_or_default());
    }
}

fn malformed(what: &'static str) -> Unreadable {
    Unreadable::Malformed { what }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn der_of(ber: &str) -> Result<String, Unreadable> {
        normalise(&hex::decode(ber.replace(' ', "")).unwrap(), &Limits::DEFAULT).map(hex::encode)
    }

    #[test]
    fn der_is_not_copied() {
        let der = [0x30, 3, 2, 1, 5];
        assert!(matches!(normalise(&der, &Limits::DEFAULT), Ok(Cow::Borrowed(bytes)) if bytes == der));
    }

    #[test]
    fn indefinite_lengths_and_pieces() {
        assert_eq!(der_of("3080 020105 0000").unwrap(), "3003020105");
        assert_eq!(der_of("3080 2480 0402aabb 0401cc 0000 0000").unwrap(), "30050403aabbcc");
        assert_eq!(der_of("2480 2480 0401aa 0000 2404 0402bbcc 0000").unwrap(), "0403aabbcc");
        assert_eq!(der_of("2380 030200aa 030204b0 0000").unwrap(), "030304aab0");
        assert_eq!(der_of("30820003 020105").unwrap(), "3003020105", "a length longer than it need be");
        assert_eq!(der_of("a080 3080 0000 0000").unwrap(), "a0023000");
    }

    #[test]
    fn long_values_get_long_lengths() {
        let pieces: String = (0..200).map(|_| "0402abab").collect();
        let expected = format!("04820190{}", "abab".repeat(200));
        assert_eq!(der_of(&format!("2480{pieces}0000")).unwrap(), expected);
    }

    #[test]
    fn broken_input_is_refused() {
        assert_eq!(der_of("3080 020105"), Err(Unreadable::Truncated));
        assert_eq!(der_of("3005 020105"), Err(Unreadable::Truncated));
        assert_eq!(der_of(""), Err(Unreadable::Truncated));
        for broken in
            ["3003020105ff", "0000", "30800480", "3003 0204 05", "2403 020105", "3f0000", "30020000"]
        {
            assert!(matches!(der_of(broken), Err(Unreadable::Malformed { .. })), "{broken}");
        }
        assert!(matches!(der_of("3088ffffffffffffffff"), Err(Unreadable::Malformed { .. })));
    }

    #[test]
    fn nesting_and_number_are_bounded() {
        let deep = "3080".repeat(100_000);
        assert_eq!(der_of(&deep), Err(Unreadable::TooDeep { limit: 32 }));
        let many = format!("3080{}0000", "0500".repeat(200_001));
        assert_eq!(der_of(&many), Err(Unreadable::TooMany { what: "elements", limit: 200_000 }));
    }

    proptest! {
        #[test]
        fn any_bytes_are_borne_and_the_result_is_der(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(der) = normalise(&bytes, &Limits::DEFAULT) {
                prop_assert!(matches!(normalise(&der, &Limits::DEFAULT), Ok(Cow::Borrowed(_))));
            }
        }
    }
}
