//! Evidence containers.

use std::io::{Cursor, Read as _, Write as _};

use zan_eds::container::{Contents, File, SignatureFile, manifest, write};
use zan_eds::{Evidence, time_stamp};
use zan_throwaway_pki::{CmsOptions, Key};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{CONTENT, Centre, EARLIER, Seeds, moment};
use crate::Target;

/// One document; two with two signers; sealed; packed.
pub(super) fn add(centre: &Centre, seeds: &mut Seeds) {
    let one = contents(centre, &[&centre.person]);
    let two = contents(centre, &[&centre.person, &centre.head]);
    seeds.inputs.extend(write(&one, None).ok().map(|bytes| (Target::Container, bytes)));
    seeds.inputs.extend(write(&two, None).ok().map(|bytes| (Target::Container, bytes)));
    let sealed = seal(centre, &one).and_then(|seal| write(&one, Some(&seal)).ok());
    if let Some(packed) = sealed.as_deref().and_then(packed) {
        seeds.add(Target::Container, packed);
    }
    seeds.inputs.extend(sealed.map(|bytes| (Target::Container, bytes)));
}

fn file(name: &str, bytes: &[u8]) -> File {
    File { name: name.to_owned(), media_type: "text/plain".to_owned(), bytes: bytes.to_vec() }
}

/// As many documents as signers, each signed by each.
fn contents(centre: &Centre, signers: &[&Key]) -> Contents {
    let documents: Vec<File> =
        (0..signers.len()).map(|number| file(&format!("Бұйрық № {number}.txt"), CONTENT)).collect();
    let sign = |document: usize| {
        signers
            .iter()
            .map(move |key| SignatureFile { document, cms: key.sign_cms(CONTENT, &CmsOptions::detached()) })
    };
    Contents {
        signatures: (0..documents.len()).flat_map(sign).collect(),
        documents,
        attachments: vec![file("report.html", b"<p>report</p>")],
        evidence: Evidence {
            ocsp: signers.iter().map(|key| centre.answer(key, None)).collect(),
            crls: centre.pki.crl(centre.kind, moment(EARLIER)).into_iter().collect(),
            time_stamps: Vec::new(),
        },
        certificates: signers.iter().map(|key| key.certificate().to_vec()).collect(),
    }
}

fn seal(centre: &Centre, contents: &Contents) -> Option<Vec<u8>> {
    let digest = match centre.kind {
        zan_throwaway_pki::KeyKind::Rsa => time_stamp::SHA_256,
        _ => time_stamp::STREEBOG_512,
    };
    let imprint = time_stamp::imprint(digest, &manifest(contents, true).ok()?)?;
    let response = centre.pki.answer_tsp(&time_stamp::request(digest, &imprint, None, true), moment(EARLIER));
    Some(time_stamp::token_of_response(&response).ok()?.to_vec())
}

/// The same files, all but the first compressed.
fn packed(container: &[u8]) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(container)).ok()?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).ok()?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).ok()?;
        let method = if index == 0 { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(zip::DateTime::default());
        writer.start_file(file.name().ok()?, options).ok()?;
        writer.write_all(&bytes).ok()?;
    }
    Some(writer.finish().ok()?.into_inner())
}
