//! Changes of zip files: files inside are changed in their own form, left out, doubled and renamed, and the manifest
//! is brought up to date so that the change is seen behind it; or the records of the zip file itself are changed.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2_of_signatures::{Digest as _, Sha256};

use super::{bytes, copies, der, markup};
use crate::Random;

/// Signatures of the records (APPNOTE 4.3): of a file, of the directory, of the end.
const LOCAL: [u8; 4] = *b"PK\x03\x04";
const DIRECTORY: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";
/// Flag: the name is in UTF-8.
const UTF_8: u16 = 1 << 11;

const NAMES: [&str; 12] = [
    "mimetype",
    "META-INF/ASiCManifest001.xml",
    "META-INF/timestamp001.tst",
    "META-INF/signatures001.p7s",
    "META-INF/evidence/001.ocsp",
    "META-INF/evidence/002.crl",
    "../order.txt",
    "/order.txt",
    "a\\b",
    "",
    "ORDER.TXT",
    "order.txt/",
];

/// A file that is stored as it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Stored {
    name: Vec<u8>,
    bytes: Vec<u8>,
}

/// One change. `None` when it is no zip file of stored files.
pub(super) fn change(input: &[u8], other: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    if random.one_in(4) {
        return change_record(input, random);
    }
    let mut files = read(input)?;
    let index = random.below(files.len());
    match random.below(10) {
        0 => drop(files.remove(index)),
        1 => {
            let file = files.get(index)?.clone();
            let times = copies(random.times(), file.bytes.len() + 100);
            files.splice(index..index, std::iter::repeat_n(file, times));
        }
        2 => files.swap(index, random.below(index + 1)),
        3 => files.get_mut(index)?.name = random.pick(&NAMES)?.as_bytes().to_vec(),
        4 => {
            let theirs = read(other)?;
            files.insert(index, random.pick(&theirs)?.clone());
        }
        5 => {
            let theirs = read(other)?;
            files.get_mut(index)?.bytes = random.pick(&theirs)?.bytes.clone();
        }
        _ => change_file(files.get_mut(index)?, other, random),
    }
    if !random.one_in(4) {
        keep_manifest(&read(input)?, &mut files);
    }
    Some(write(&files))
}

fn change_file(file: &mut Stored, other: &[u8], random: &mut Random) {
    let changed = if file.name.ends_with(b".xml") {
        markup::change(&file.bytes, &[], random)
    } else {
        let theirs = read(other).unwrap_or_default();
        let theirs = random.pick(&theirs).map(|file| file.bytes.as_slice()).unwrap_or_default();
        der::change(&file.bytes, theirs, random)
    };
    file.bytes = changed.unwrap_or_else(|| bytes::change(&file.bytes, &[], random));
}

/// Writes the digests of changed files into the manifest.
fn keep_manifest(before: &[Stored], after: &mut [Stored]) {
    let digest = |bytes: &[u8]| BASE64.encode(Sha256::digest(bytes));
    // Thousands of copies of one file are looked for once.
    let different: BTreeSet<&Stored> = before.iter().collect();
    let changed: Vec<(String, String)> = different
        .into_iter()
        .filter_map(|old| {
            let new = after.iter().find(|new| new.name == old.name && new.bytes != old.bytes)?;
            Some((digest(&old.bytes), digest(&new.bytes)))
        })
        .collect();
    for manifest in after.iter_mut().filter(|file| file.name.ends_with(b".xml")) {
        if let Ok(mut text) = String::from_utf8(manifest.bytes.clone()) {
            for (old, new) in &changed {
                text = text.replace(old, new);
            }
            manifest.bytes = text.into_bytes();
        }
    }
}

/// A byte in one of the records.
fn change_record(input: &[u8], random: &mut Random) -> Option<Vec<u8>> {
    let starts: Vec<usize> = input
        .windows(4)
        .enumerate()
        .filter(|(_, bytes)| *bytes == LOCAL || *bytes == DIRECTORY || *bytes == END)
        .map(|(at, _)| at)
        .collect();
    let at = random.pick(&starts)? + random.below(46);
    let mut changed = input.to_vec();
    let any = random.byte();
    let byte = *random.pick(&[0, 1, 8, 0x7f, 0x80, 0xfe, 0xff, any])?;
    *changed.get_mut(at)? = byte;
    if random.one_in(2) {
        *changed.get_mut(at + 1)? = byte;
    }
    Some(changed)
}

/// The stored files in front of the directory.
fn read(input: &[u8]) -> Option<Vec<Stored>> {
    let mut files = Vec::new();
    let mut rest = input;
    while let Some(header) = rest.strip_prefix(&LOCAL) {
        let field =
            |at: usize| Some(usize::from(u16::from_le_bytes([*header.get(at)?, *header.get(at + 1)?])));
        let size = field(14)? | field(16)? << 16;
        let (name, extra) = (field(22)?, field(24)?);
        let body = header.get(26..)?;
        let (name, body) = body.split_at_checked(name)?;
        let (bytes, after) = body.get(extra..)?.split_at_checked(size)?;
        files.push(Stored { name: name.to_vec(), bytes: bytes.to_vec() });
        rest = after;
    }
    (!files.is_empty()).then_some(files)
}

fn write(files: &[Stored]) -> Vec<u8> {
    let mut written = Vec::new();
    let mut directory = Vec::new();
    for file in files {
        let offset = length_4(written.len());
        let common = common(file);
        written.extend([LOCAL.as_slice(), &common, &file.name, &file.bytes].concat());
        // Version made by; comment, disk, attributes: none.
        directory.extend([DIRECTORY.as_slice(), &[20, 0], &common, &[0; 10], &offset, &file.name].concat());
    }
    let count = u16::try_from(files.len()).unwrap_or(u16::MAX).to_le_bytes();
    let (size, start) = (length_4(directory.len()), length_4(written.len()));
    written.extend(directory);
    written.extend([END.as_slice(), &[0; 4], &count, &count, &size, &start, &[0, 0]].concat());
    written
}

/// What the record of a file and that of the directory share.
fn common(file: &Stored) -> Vec<u8> {
    let size = length_4(file.bytes.len());
    let name = u16::try_from(file.name.len()).unwrap_or(u16::MAX).to_le_bytes();
    let flags = UTF_8.to_le_bytes();
    // Version needed, flags, stored, time and day, checksum, sizes, lengths of name and extra field.
    [&[20, 0][..], &flags, &[0; 6], &checksum(&file.bytes).to_le_bytes(), &size, &size, &name, &[0, 0]]
        .concat()
}

fn length_4(length: usize) -> [u8; 4] {
    u32::try_from(length).unwrap_or(u32::MAX).to_le_bytes()
}

/// CRC-32 (ISO 3309), bit by bit.
fn checksum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ (0xedb8_8320 & (sum & 1).wrapping_neg()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_a_container_as_before() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
        let world = crate::World::new(&[zan_throwaway_pki::KeyKind::Gost2015]);
        let input = world.inputs(crate::Target::Container)[0];
        let files = read(input).unwrap();
        assert!(files.len() > 5);
        let again = write(&files);
        let before = crate::Target::Container.judge(&world, input).unwrap();
        assert!(before.contains("valid=true"), "{before}");
        assert_eq!(crate::Target::Container.judge(&world, &again).unwrap(), before);
    }
}
