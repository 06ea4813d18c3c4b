//! Changes of ASN.1: the elements are read into a tree, one of them is changed, and all lengths are written anew
//! (but for those that are made wrong on purpose), so that the change is seen where it is.

use super::{bytes, copies};
use crate::Random;

/// Deeper is left unread: levels.
const DEPTH: usize = 64;
const CONSTRUCTED: u8 = 0x20;

/// One element.
#[derive(Clone)]
struct Node {
    tag: u8,
    length: Length,
    body: Body,
}

#[derive(Clone)]
enum Body {
    Value(Vec<u8>),
    /// Elements inside: of a constructed element, or of a string after so many bytes of it (the unused bits).
    Elements(Vec<u8>, Vec<Node>),
}

/// How a length is written.
#[derive(Clone, Copy)]
enum Length {
    Shortest,
    /// With so many bytes.
    Long(usize),
    Indefinite,
    /// Other by this much than it is.
    Wrong(i64),
}

/// One change of one element. `None` when it is no ASN.1.
pub(super) fn change(input: &[u8], other: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let mut nodes = read(input, 0)?;
    let number = random.below(count(&nodes));
    let (list, index) = locate(&mut nodes, number)?;
    change_one(list, index, other, random)?;
    Some(write(&nodes))
}

fn change_one(list: &mut Vec<Node>, index: usize, other: &[u8], random: &mut Random) -> Option<()> {
    let length = list.len();
    match random.below(14) {
        0 => drop(list.remove(index)),
        1 => repeat(list, index, random)?,
        2 => list.swap(index, random.below(length)),
        3 => *list.get_mut(index)? = borrowed(other, random)?,
        4 => list.insert(index, borrowed(other, random)?),
        5 => list.get_mut(index)?.tag = tag(random),
        6 => list.get_mut(index)?.length = a_length(random),
        7 => wrap(list.get_mut(index)?, random),
        8 => in_pieces(list.get_mut(index)?, random),
        9 => empty(list.get_mut(index)?),
        _ => change_value(list.get_mut(index)?, random),
    }
    Some(())
}

fn repeat(list: &mut Vec<Node>, index: usize, random: &mut Random) -> Option<()> {
    let node = list.get(index)?.clone();
    let times = copies(random.times(), written(&node).len());
    list.splice(index..index, std::iter::repeat_n(node, times));
    Some(())
}

/// An element of another input.
fn borrowed(other: &[u8], random: &mut Random) -> Option<Node> {
    let mut nodes = read(other, 0)?;
    let number = random.below(count(&nodes));
    let (list, index) = locate(&mut nodes, number)?;
    list.get(index).cloned()
}

fn tag(random: &mut Random) -> u8 {
    const TAGS: [u8; 24] = [
        0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x13, 0x16, 0x17, 0x18, 0x1e, 0x1f, 0x24, 0x30,
        0x31, 0x80, 0x82, 0xa0, 0xa1, 0xa3, 0xff,
    ];
    *random.pick(&TAGS).unwrap_or(&0)
}

fn a_length(random: &mut Random) -> Length {
    match random.below(4) {
        0 => Length::Long(random.below(12)),
        1 => Length::Indefinite,
        2 => Length::Wrong(i64::try_from(random.below(7)).unwrap_or(0) - 3),
        _ => Length::Wrong(
            *random.pick(&[-200, 128, 255, 65_536, i64::from(u32::MAX), i64::MAX]).unwrap_or(&1),
        ),
    }
}

/// Into itself, once or very often.
fn wrap(node: &mut Node, random: &mut Random) {
    let tag = *random.pick(&[0x30, 0x31, 0xa0, 0x24, 0x23]).unwrap_or(&0x30);
    let length = if random.one_in(2) { Length::Indefinite } else { Length::Shortest };
    for _ in 0..random.times().min(400) {
        let around = Node { tag, length, body: Body::Elements(Vec::new(), Vec::new()) };
        let inner = std::mem::replace(node, around);
        node.body = Body::Elements(Vec::new(), vec![inner]);
    }
}

/// A string as BER may write it: constructed, of several strings.
fn in_pieces(node: &mut Node, random: &mut Random) {
    let Body::Value(value) = &node.body else { return };
    let tag = node.tag & !CONSTRUCTED;
    let size = random.below(40).max(1);
    let piece = |bytes: &[u8]| Node { tag, length: Length::Shortest, body: Body::Value(bytes.to_vec()) };
    let pieces = value.chunks(size).map(piece).collect();
    let length = if random.one_in(2) { Length::Indefinite } else { Length::Shortest };
    *node = Node { tag: tag | CONSTRUCTED, length, body: Body::Elements(Vec::new(), pieces) };
}

fn empty(node: &mut Node) {
    node.body = match &node.body {
        Body::Value(_) => Body::Value(Vec::new()),
        Body::Elements(before, _) => Body::Elements(before.clone(), Vec::new()),
    };
}

fn change_value(node: &mut Node, random: &mut Random) {
    let Body::Value(value) = &mut node.body else {
        node.length = a_length(random);
        return;
    };
    *value = match (node.tag, random.below(3)) {
        (0x17 | 0x18, 0 | 1) => time(random),
        (0x02 | 0x0a, 0 | 1) => number(random),
        (0x06, 0 | 1) => object(value, random),
        (0x0c | 0x13 | 0x16 | 0x1e | 0x86, 0 | 1) => text(random),
        _ => bytes::change(value, &[], random),
    };
}

fn time(random: &mut Random) -> Vec<u8> {
    const TIMES: [&str; 16] = [
        "260101000000Z",
        "20260101000000Z",
        "99991231235959Z",
        "00000101000000Z",
        "19700101000000Z",
        "20260229000000Z",
        "20260101246060Z",
        "20261301000000Z",
        "20260101000000.5Z",
        "20260101000000+0600",
        "2026010100Z",
        "500101000000Z",
        "491231235959Z",
        "-2260101000000Z",
        "20260101000000",
        "",
    ];
    random.pick(&TIMES).unwrap_or(&"").as_bytes().to_vec()
}

fn number(random: &mut Random) -> Vec<u8> {
    let length = *random.pick(&[0, 1, 1, 2, 4, 5, 8, 9, 20, 21, 64, 4096]).unwrap_or(&1);
    let byte = *random.pick(&[0x00, 0x01, 0x7f, 0x80, 0xff]).unwrap_or(&0);
    let mut value = vec![byte; length];
    if let Some(last) = value.last_mut().filter(|_| random.one_in(2)) {
        *last = random.byte();
    }
    value
}

fn object(value: &[u8], random: &mut Random) -> Vec<u8> {
    match random.below(4) {
        0 => vec![0x2a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
        1 => vec![0x80; 40],
        2 => [value, &[0x01]].concat(),
        _ => bytes::change(value, &[], random),
    }
}

fn text(random: &mut Random) -> Vec<u8> {
    const TEXTS: [&[u8]; 10] = [
        b"",
        b"IIN",
        b"IIN\0",
        b"IIN900101300126",
        b"BIN",
        "ЫҚӘ".as_bytes(),
        b"\xff\xfe",
        b"\xd8\x00\xd8\x00",
        b"\x04\x10\x04",
        b"http://\xed\xa0\x80/",
    ];
    random.pick(&TEXTS).unwrap_or(&TEXTS[0]).to_vec()
}

/// Elements that fill the bytes exactly. `None` when they do not.
fn read(mut bytes: &[u8], depth: usize) -> Option<Vec<Node>> {
    let mut nodes = Vec::new();
    while !bytes.is_empty() {
        let (node, rest) = read_one(bytes, depth)?;
        nodes.push(node);
        bytes = rest;
    }
    Some(nodes)
}

fn read_one(bytes: &[u8], depth: usize) -> Option<(Node, &[u8])> {
    let (&tag, rest) = bytes.split_first().filter(|_| depth < DEPTH)?;
    let (&first, rest) = rest.split_first().filter(|_| tag & 0x1f != 0x1f)?;
    if first == 0x80 {
        let (elements, rest) = read_indefinite(rest, depth)?;
        let body = Body::Elements(Vec::new(), elements);
        return Some((Node { tag, length: Length::Indefinite, body }, rest));
    }
    let (length, rest) = if first < 0x80 {
        (usize::from(first), rest)
    } else {
        let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7f)).filter(|_| first < 0x85)?;
        (digits.iter().fold(0, |length, digit| length << 8 | usize::from(*digit)), rest)
    };
    let (value, rest) = rest.split_at_checked(length)?;
    Some((Node { tag, length: Length::Shortest, body: body(tag, value, depth) }, rest))
}

fn read_indefinite(mut bytes: &[u8], depth: usize) -> Option<(Vec<Node>, &[u8])> {
    let mut elements = Vec::new();
    loop {
        if let Some(rest) = bytes.strip_prefix(&[0, 0]) {
            return Some((elements, rest));
        }
        let (element, rest) = read_one(bytes, depth + 1)?;
        elements.push(element);
        bytes = rest;
    }
}

/// Strings may hold elements too: extensions, keys, answers of the responder.
fn body(tag: u8, value: &[u8], depth: usize) -> Body {
    let is_string = matches!(tag, 0x03 | 0x04);
    if tag & CONSTRUCTED != 0 || is_string {
        let (before, inside) = value.split_at_checked(usize::from(tag == 0x03)).unwrap_or((&[], value));
        let looks_right = !is_string || matches!(inside.first(), Some(0x02..=0x06 | 0x0a | 0x30 | 0x31));
        if let Some(elements) = read(inside, depth + 1).filter(|_| looks_right) {
            return Body::Elements(before.to_vec(), elements);
        }
    }
    Body::Value(value.to_vec())
}

fn count(nodes: &[Node]) -> usize {
    nodes.iter().map(size).sum()
}

fn size(node: &Node) -> usize {
    match &node.body {
        Body::Value(_) => 1,
        Body::Elements(_, elements) => 1 + count(elements),
    }
}

/// The element of this number: the list it is in, and where.
fn locate(mut list: &mut Vec<Node>, mut number: usize) -> Option<(&mut Vec<Node>, usize)> {
    loop {
        let mut index = 0;
        while let Some(within) = list.get(index).map(size).filter(|size| number >= *size) {
            number -= within;
            index += 1;
        }
        if number == 0 {
            return (index < list.len()).then_some((list, index));
        }
        number -= 1;
        match &mut list.get_mut(index)?.body {
            Body::Value(_) => return None,
            Body::Elements(_, elements) => list = elements,
        }
    }
}

fn write(nodes: &[Node]) -> Vec<u8> {
    nodes.iter().flat_map(written).collect()
}

fn written(node: &Node) -> Vec<u8> {
    let value = match &node.body {
        Body::Value(value) => value.clone(),
        Body::Elements(before, elements) => [before.clone(), write(elements)].concat(),
    };
    let mut bytes = vec![node.tag];
    match node.length {
        Length::Shortest => put_length(&mut bytes, value.len(), 0),
        Length::Long(digits) => put_length(&mut bytes, value.len(), digits.max(1)),
        Length::Wrong(by) => {
            let wrong = i64::try_from(value.len()).unwrap_or(0).saturating_add(by).max(0);
            put_length(&mut bytes, usize::try_from(wrong).unwrap_or(0), 0);
        }
        Length::Indefinite => {
            bytes.push(0x80);
            bytes.extend(value);
            bytes.extend([0, 0]);
            return bytes;
        }
    }
    bytes.extend(value);
    bytes
}

/// With at least so many digits; none: the short form when it is enough.
fn put_length(bytes: &mut Vec<u8>, length: usize, least: usize) {
    if let Some(short) = u8::try_from(length).ok().filter(|length| *length < 0x80 && least == 0) {
        return bytes.push(short);
    }
    let digits = length.to_be_bytes();
    let zeros = digits.iter().take_while(|digit| **digit == 0).count();
    let mut written = vec![0; least.saturating_sub(digits.len() - zeros)];
    written.extend(digits.iter().skip(zeros));
    bytes.push(0x80 | u8::try_from(written.len()).unwrap_or(0x7f));
    bytes.extend(written);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_changed_is_written_as_it_was() {
        let seeds = crate::World::new(&[zan_throwaway_pki::KeyKind::Gost2015]);
        let inputs = seeds.inputs(crate::Target::Cms);
        for input in inputs.into_iter().filter(|input| input.starts_with(&[0x30])) {
            let nodes = read(input, 0).unwrap();
            assert!(count(&nodes) > 50, "also what is inside strings is seen");
            assert_eq!(write(&nodes), *input);
        }
    }

    #[test]
    fn every_element_is_found_once() {
        let mut nodes = read(&[0x30, 8, 0x31, 3, 2, 1, 5, 4, 1, 9, 5, 0], 0).unwrap();
        let tags: Vec<u8> = (0..count(&nodes))
            .map(|number| {
                let (list, index) = locate(&mut nodes, number).unwrap();
                list[index].tag
            })
            .collect();
        assert_eq!(tags, [0x30, 0x31, 2, 4, 5]);
        assert!(locate(&mut nodes, 5).is_none());
    }
}
