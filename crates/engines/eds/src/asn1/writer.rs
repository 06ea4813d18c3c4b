//! Writing of DER.

use super::oid::ObjectIdentifier;
use super::tag;

/// One element from its identifier and the parts of its value.
pub(crate) fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let length = parts.iter().map(|part| part.len()).sum();
    let mut bytes = Vec::with_capacity(length + 6);
    bytes.push(tag);
    write_length(&mut bytes, length);
    for part in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}

/// A SEQUENCE.
pub(crate) fn sequence(parts: &[&[u8]]) -> Vec<u8> {
    element(tag::SEQUENCE, parts)
}

/// An OBJECT IDENTIFIER.
pub(crate) fn object_identifier(object: ObjectIdentifier) -> Vec<u8> {
    element(tag::OBJECT_IDENTIFIER, &[object.as_bytes()])
}

/// A positive INTEGER from big-endian bytes.
pub(crate) fn integer(bytes: &[u8]) -> Vec<u8> {
    let start = bytes.iter().position(|byte| *byte != 0).unwrap_or(bytes.len());
    let digits = bytes.get(start..).unwrap_or_default();
    let sign: &[u8] = if digits.first().is_none_or(|byte| byte & 0x80 != 0) { &[0] } else { &[] };
    element(tag::INTEGER, &[sign, digits])
}

/// A definite length in its shortest form.
pub(super) fn write_length(bytes: &mut Vec<u8>, length: usize) {
    if length < 0x80 {
        bytes.push(length.to_le_bytes().first().copied().unwrap_or_default());
        return;
    }
    let digits = length.to_be_bytes();
    let digits = digits.get(length_start(length)..).unwrap_or_default();
    bytes.push(0x80 | digits.len().to_le_bytes().first().copied().unwrap_or_default());
    bytes.extend_from_slice(digits);
}

/// How many bytes identifier-free header of this length takes.
pub(super) fn length_of_length(length: usize) -> usize {
    if length < 0x80 { 1 } else { 1 + size_of::<usize>() - length_start(length) }
}

fn length_start(length: usize) -> usize {
    length.leading_zeros() as usize / 8
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for length in [0, 1, 0x7f, 0x80, 0xff, 0x100, 0xffff, 0x1_0000] {
            let bytes = element(tag::OCTET_STRING, &[&vec![7; length]]);
            let mut reader = Reader::new(&bytes);
            assert_eq!(reader.expect(tag::OCTET_STRING).unwrap().value.len(), length);
            assert!(reader.is_empty());
            assert_eq!(bytes.len(), 1 + length_of_length(length) + length);
        }
    }

    #[test]
    fn integers_are_positive_and_short() {
        assert_eq!(integer(&[0, 0, 1]), [2, 1, 1]);
        assert_eq!(integer(&[0x80]), [2, 2, 0, 0x80]);
        assert_eq!(integer(&[]), [2, 1, 0]);
        assert_eq!(integer(&[0]), [2, 1, 0]);
    }
}
