//! Writing of containers.

use std::collections::BTreeSet;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::manifest::{Entry, Manifest, Role};
use super::{Contents, MANIFEST, MEDIA_TYPE, MIMETYPE, SEAL, names};

/// Why a container was not written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ContainerError {
    /// A name that is none for a file in the root.
    #[error("a file in the container cannot be called {0:?}")]
    Name(String),
    /// Two files of one name.
    #[error("two files in the container are called {0:?}")]
    TwoOfOneName(String),
    /// A signature on a document that is not there.
    #[error("there is no document with the index {0}")]
    NoSuchDocument(usize),
    /// A document that nobody signs.
    #[error("nobody signs {0:?}")]
    Unsigned(String),
    /// The zip file could not be written: more than 4 GiB.
    #[error("the container is too large for a zip file")]
    TooLarge,
}

impl ContainerError {
    /// Stable code, kebab-case.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            ContainerError::Name(_) => "name",
            ContainerError::TwoOfOneName(_) => "two-of-one-name",
            ContainerError::NoSuchDocument(_) => "no-such-document",
            ContainerError::Unsigned(_) => "unsigned",
            ContainerError::TooLarge => "too-large",
        }
    }
}

/// The manifest, over which the seal is made: ask for a time stamp over these bytes with `sealed`, then
/// [`write()`] with the token.
pub fn manifest(contents: &Contents, sealed: bool) -> Result<Vec<u8>, ContainerError> {
    check(contents)?;
    let entries = files(contents).iter().map(Planned::entry).collect();
    Ok(Manifest { sealed, entries }.write().into_bytes())
}

/// The container. `seal` is a time-stamp token over [`manifest`] with `sealed`.
pub fn write(contents: &Contents, seal: Option<&[u8]>) -> Result<Vec<u8>, ContainerError> {
    let manifest = manifest(contents, seal.is_some())?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut add = |name: &str, bytes: &[u8]| {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        writer.start_file(name, options).map_err(|_| ContainerError::TooLarge)?;
        writer.write_all(bytes).map_err(|_| ContainerError::TooLarge)
    };
    add(MIMETYPE, MEDIA_TYPE.as_bytes())?;
    for file in files(contents) {
        add(&file.name, file.bytes)?;
    }
    add(MANIFEST, &manifest)?;
    if let Some(seal) = seal {
        add(SEAL, seal)?;
    }
    Ok(writer.finish().map_err(|_| ContainerError::TooLarge)?.into_inner())
}

/// A file that will be written and is named in the manifest.
struct Planned<'a> {
    name: String,
    media_type: &'a str,
    bytes: &'a [u8],
    role: Role,
}

impl Planned<'_> {
    fn entry(&self) -> Entry {
        Entry::of(&self.name, self.media_type, self.bytes, self.role.clone())
    }
}

fn files(contents: &Contents) -> Vec<Planned<'_>> {
    let mut files = Vec::new();
    for (list, role) in [(&contents.documents, Role::Plain), (&contents.attachments, Role::Attachment)] {
        files.extend(list.iter().map(|file| Planned {
            name: file.name.clone(),
            media_type: &file.media_type,
            bytes: &file.bytes,
            role: role.clone(),
        }));
    }
    for (index, signature) in contents.signatures.iter().enumerate() {
        let document = contents.documents.get(signature.document).map(|file| file.name.clone());
        files.push(Planned {
            name: format!("META-INF/signatures{:03}.p7s", index + 1),
            media_type: "application/pkcs7-signature",
            bytes: &signature.cms,
            role: Role::Signs(document.unwrap_or_default()),
        });
    }
    let evidence = [
        (&contents.evidence.ocsp, "ocsp", "application/ocsp-response"),
        (&contents.evidence.crls, "crl", "application/pkix-crl"),
        (&contents.certificates, "cer", "application/pkix-cert"),
        (&contents.evidence.time_stamps, "tst", "application/vnd.etsi.timestamp-token"),
    ];
    for (list, ending, media_type) in evidence {
        files.extend(list.iter().enumerate().map(|(index, bytes)| Planned {
            name: format!("META-INF/evidence/{:03}.{ending}", index + 1),
            media_type,
            bytes,
            role: Role::Plain,
        }));
    }
    files
}

fn check(contents: &Contents) -> Result<(), ContainerError> {
    let mut seen = BTreeSet::new();
    for file in contents.documents.iter().chain(&contents.attachments) {
        if !names::is_root_file(&file.name) {
            return Err(ContainerError::Name(file.name.clone()));
        }
        if !seen.insert(file.name.to_lowercase()) {
            return Err(ContainerError::TwoOfOneName(file.name.clone()));
        }
    }
    let signed: BTreeSet<usize> = contents.signatures.iter().map(|signature| signature.document).collect();
    if let Some(missing) = signed.iter().find(|document| **document >= contents.documents.len()) {
        return Err(ContainerError::NoSuchDocument(*missing));
    }
    let unsigned = contents.documents.iter().enumerate().find(|(index, _)| !signed.contains(index));
    unsigned.map_or(Ok(()), |(_, file)| Err(ContainerError::Unsigned(file.name.clone())))
}
