//! Reading of the zip file of a container, with everything a stranger may do with zip refused.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::read::{ZipArchive, ZipReadOptions};
use zip::{CompressionMethod, result::ZipError};

use super::{MEDIA_TYPE, MIMETYPE, names};
use crate::{Limits, Unreadable};

/// Files below this size may be packed as tightly as they like: bytes.
const RATIO_FROM: u64 = 64 * 1024;

/// Files by name.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Unpacks a container. The mimetype must come first, stored, as the standard demands.
pub(super) fn read(input: &[u8], limits: &Limits) -> Result<Files, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(input)).map_err(|error| refused(&error))?;
    if archive.len() > limits.container_files {
        return Err(Unreadable::TooMany { what: "files", limit: limits.container_files });
    }
    if archive.offset() != 0 {
        return Err(container("bytes before the beginning"));
    }
    if !archive.comment().is_empty() {
        return Err(container("a comment"));
    }
    if archive.has_duplicate_names() || counted(input) != Some(archive.len()) {
        return Err(container("two files of one name"));
    }
    if archive.has_overlapping_entries().map_err(|error| refused(&error))? {
        return Err(container("files that overlap"));
    }
    let mut files = Files::new();
    let mut left = limits.container_bytes;
    for index in 0..archive.len() {
        let (name, bytes) = read_one(&mut archive, index, left, limits)?;
        left = left.saturating_sub(bytes.len());
        if index == 0 && (name != MIMETYPE || bytes != MEDIA_TYPE.as_bytes()) {
            return Err(container("no mimetype of an evidence container at the beginning"));
        }
        if files.insert(name, bytes).is_some() {
            return Err(container("two files of one name"));
        }
    }
    Ok(files)
}

fn read_one(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: usize,
    limits: &Limits,
) -> Result<(String, Vec<u8>), Unreadable> {
    let options = ZipReadOptions::new().enforce_header_consistency(true);
    let mut file = archive.by_index_with_options(index, options).map_err(|error| refused(&error))?;
    let name = std::str::from_utf8(file.name_raw()).unwrap_or_default().to_owned();
    if !names::is_safe(&name) || file.is_symlink() {
        return Err(container("a file whose name is a trick"));
    }
    if file.encrypted()
        || !matches!(file.compression(), CompressionMethod::Stored | CompressionMethod::Deflated)
    {
        return Err(container("an encrypted file or an unknown compression"));
    }
    if index == 0 && file.compression() != CompressionMethod::Stored {
        return Err(container("a compressed mimetype"));
    }
    let (size, packed) = (file.size(), file.compressed_size());
    if size > RATIO_FROM && size / packed.max(1) > limits.container_ratio {
        return Err(container("a file that is packed beyond reason"));
    }
    let too_large = Unreadable::TooLarge { limit: limits.container_bytes };
    let Some(room) = usize::try_from(size).ok().filter(|size| *size <= left) else { return Err(too_large) };
    // As much as will be there: growing would hold some of it twice.
    let mut bytes = Vec::with_capacity(room);
    if file.compression() == CompressionMethod::Stored {
        // As it stands, past zip's own checksum: whether a byte was changed is for the manifest and the signatures to
        // say, with the name of the file.
        drop(file);
        let mut raw = archive.by_index_raw(index).map_err(|error| refused(&error))?;
        raw.by_ref().take(size.saturating_add(1)).read_to_end(&mut bytes)
    } else {
        file.by_ref().take(size.saturating_add(1)).read_to_end(&mut bytes)
    }
    .map_err(|_| container("a damaged file"))?;
    if u64::try_from(bytes.len()).ok() != Some(size) {
        return Err(container("a file of another size than it says"));
    }
    Ok((name, bytes))
}

/// How many files the end record counts (APPNOTE 4.3.16): the reader keeps one of those that share a name.
fn counted(input: &[u8]) -> Option<usize> {
    let record = input.last_chunk::<22>()?;
    match record {
        [b'P', b'K', 5, 6, _, _, _, _, _, _, low, high, ..] => {
            Some(usize::from(u16::from_le_bytes([*low, *high])))
        }
        _ => None,
    }
}

fn refused(error: &ZipError) -> Unreadable {
    match error {
        ZipError::Io(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Unreadable::Truncated,
        _ => container("a damaged zip file"),
    }
}

fn container(what: &'static str) -> Unreadable {
    Unreadable::Container { what }
}
