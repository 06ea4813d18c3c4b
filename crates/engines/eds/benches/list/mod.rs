//! A small revocation list grown to the size of a large one.

const SEQUENCE: u8 = 0x30;

/// The list with this many entries before its own, signed again.
pub fn grown(list: &[u8], entries: u32, sign: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    let outer = elements(inside(list));
    let (body, algorithm) = (outer.first().unwrap(), outer.get(1).unwrap());
    let mut parts: Vec<Vec<u8>> = elements(inside(body)).into_iter().map(<[u8]>::to_vec).collect();
    // Version, algorithm, issuer, thisUpdate, nextUpdate, entries.
    let own = parts.get_mut(5).unwrap();
    let mut many: Vec<u8> = (0..entries).flat_map(entry).collect();
    many.extend_from_slice(inside(own));
    *own = element(SEQUENCE, &many);
    let body = element(SEQUENCE, &parts.concat());
    let mut value = vec![0];
    value.extend(sign(&body));
    element(SEQUENCE, &[body, algorithm.to_vec(), element(3, &value)].concat())
}

/// A serial number of twenty bytes, a moment, and the reason affiliationChanged.
fn entry(number: u32) -> Vec<u8> {
    let mut serial = [0x11; 20];
    serial.iter_mut().zip(number.to_be_bytes()).skip(1).for_each(|(byte, digit)| *byte = digit);
    let parts = [
        element(2, &serial),
        element(0x17, b"260506163441Z"),
        hex::decode("300c300a0603551d1504030a0103").unwrap(),
    ];
    element(SEQUENCE, &parts.concat())
}

fn element(tag: u8, value: &[u8]) -> Vec<u8> {
    let length = u32::try_from(value.len()).unwrap();
    let mut bytes = vec![tag];
    match length {
        0..0x80 => bytes.push(u8::try_from(length).unwrap()),
        _ => {
            let digits: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|digit| *digit == 0).collect();
            bytes.push(0x80 | u8::try_from(digits.len()).unwrap());
            bytes.extend(digits);
        }
    }
    bytes.extend_from_slice(value);
    bytes
}

fn inside(element: &[u8]) -> &[u8] {
    element.get(header(element).0..).unwrap()
}

fn elements(mut bytes: &[u8]) -> Vec<&[u8]> {
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
    let first = usize::from(*bytes.get(1).unwrap());
    if first < 0x80 {
        return (2, first);
    }
    let count = first & 0x7f;
    let digits = bytes.get(2..2 + count).unwrap();
    (2 + count, digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)))
}
