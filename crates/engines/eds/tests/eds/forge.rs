//! Certificates and lists that the throw-away centre does not make: put together by hand, signed with its keys.

use jiff::Timestamp;
use zan_throwaway_pki::Key;

/// One element of DER.
pub fn element(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let value = parts.concat();
    let digits = value.len().to_be_bytes();
    let digits = &digits[digits.iter().position(|digit| *digit != 0).unwrap_or(7)..];
    let mut bytes = vec![tag];
    if value.len() >= 0x80 {
        bytes.push(0x80 | u8::try_from(digits.len()).unwrap());
    }
    bytes.extend_from_slice(digits);
    bytes.extend(value);
    bytes
}

/// The elements that follow each other in these bytes.
pub fn elements(mut bytes: &[u8]) -> Vec<&[u8]> {
    let mut found = Vec::new();
    while !bytes.is_empty() {
        let (header, length) = header(bytes);
        let (element, rest) = bytes.split_at(header + length);
        found.push(element);
        bytes = rest;
    }
    found
}

fn header(bytes: &[u8]) -> (usize, usize) {
    let first = usize::from(bytes[1]);
    if first < 0x80 {
        return (2, first);
    }
    let digits = &bytes[2..2 + (first & 0x7f)];
    (2 + digits.len(), digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)))
}

/// What is inside an element.
pub fn inside(element: &[u8]) -> &[u8] {
    &element[header(element).0..]
}

pub fn time(moment: Timestamp) -> Vec<u8> {
    element(0x18, &[moment.strftime("%Y%m%d%H%M%SZ").to_string().as_bytes()])
}

/// `critical` extensions with a value.
pub fn extension(object: &[u8], critical: bool, value: &[u8]) -> Vec<u8> {
    let flag: &[u8] = if critical { &[1, 1, 0xff] } else { &[] };
    element(0x30, &[&element(6, &[object]), flag, &element(4, &[value])])
}

pub const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 0x13];
pub const KEY_USAGE: &[u8] = &[0x55, 0x1d, 0x0f];
pub const NAME_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 0x1e];
/// keyCertSign and cRLSign.
pub const MAY_ISSUE: &[u8] = &[3, 2, 1, 0x06];
/// digitalSignature and nonRepudiation.
pub const MAY_SIGN: &[u8] = &[3, 2, 6, 0xc0];

/// An authority's extensions, with a path length when one is given.
pub fn authority(path_length: Option<u8>) -> Vec<Vec<u8>> {
    let length = path_length.map(|length| vec![2, 1, length]).unwrap_or_default();
    vec![
        extension(BASIC_CONSTRAINTS, true, &element(0x30, &[&[1, 1, 0xff], &length])),
        extension(KEY_USAGE, true, MAY_ISSUE),
    ]
}

/// The parts of a certificate of the throw-away centre: version, serial, algorithm, issuer, validity, subject, key.
fn parts(certificate: &[u8]) -> Vec<&[u8]> {
    elements(inside(elements(inside(certificate))[0]))
}

/// The subject of a certificate.
pub fn subject(certificate: &[u8]) -> &[u8] {
    parts(certificate)[5]
}

/// A common name alone.
pub fn name(common_name: &str) -> Vec<u8> {
    let attribute = element(0x30, &[&[6, 3, 0x55, 4, 3], &element(0x0c, &[common_name.as_bytes()])]);
    element(0x30, &[&element(0x31, &[&attribute])])
}

/// A certificate for the key of `holder`, issued in the name `issuer` with the key of `signer`.
pub fn certificate(
    holder: &Key,
    subject: &[u8],
    signer: &Key,
    issuer: &[u8],
    validity: [Timestamp; 2],
    extensions: &[Vec<u8>],
) -> Vec<u8> {
    let of_holder = parts(holder.certificate());
    let algorithm = parts(signer.certificate())[2];
    let validity = element(0x30, &[&time(validity[0]), &time(validity[1])]);
    let extensions = element(0xa3, &[&element(0x30, &[&extensions.concat()])]);
    signed(
        signer,
        algorithm,
        &[of_holder[0], of_holder[1], algorithm, issuer, &validity, subject, of_holder[6], &extensions],
    )
}

/// A full list that names these serial numbers (INTEGER, DER) as revoked at a moment.
pub fn list(signer: &Key, issuer: &[u8], at: Timestamp, serials: &[&[u8]]) -> Vec<u8> {
    let algorithm = parts(signer.certificate())[2];
    let entries: Vec<u8> = serials.iter().flat_map(|serial| element(0x30, &[serial, &time(at)])).collect();
    let entries = if entries.is_empty() { Vec::new() } else { element(0x30, &[&entries]) };
    signed(signer, algorithm, &[&[2, 1, 1], algorithm, issuer, &time(at), &entries])
}

/// A list in the authority's own name with these entries and extensions, DER, and the moments of its own and of the
/// next update.
pub fn list_with(
    authority: &Key,
    updates: [Timestamp; 2],
    entries: &[u8],
    extensions: &[Vec<u8>],
) -> Vec<u8> {
    let (algorithm, issuer) = (parts(authority.certificate())[2], subject(authority.certificate()));
    let entries = if entries.is_empty() { Vec::new() } else { element(0x30, &[entries]) };
    let extensions = element(0xa0, &[&element(0x30, &[&extensions.concat()])]);
    let updates = updates.map(time).concat();
    signed(authority, algorithm, &[&[2, 1, 1], algorithm, issuer, &updates, &entries, &extensions])
}

/// The serial number of a certificate: INTEGER, DER.
pub fn serial(certificate: &[u8]) -> &[u8] {
    parts(certificate)[1]
}

fn signed(signer: &Key, algorithm: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let body = element(0x30, parts);
    let value = element(3, &[&[0], &signer.sign(&body)]);
    element(0x30, &[&body, algorithm, &value])
}
