//! Evidence containers.

use std::io::{Cursor, Read as _, Write as _};

use zan_eds::container::{ContainerError, Contents, File, SignatureFile, manifest, write};
use zan_eds::{
    Certificate, Document, Evidence, Form, Reason, Report, Revocation, Unreadable, ocsp, time_stamp,
};
use zan_throwaway_pki::{CmsFault, CmsOptions, Key, KeyKind};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use crate::world::{World, moment};

const ORDER: &[u8] = "Тағайындау".as_bytes();

fn file(name: &str, bytes: &[u8]) -> File {
    File { name: name.to_owned(), media_type: "text/plain".to_owned(), bytes: bytes.to_vec() }
}

/// One document, one attachment, one signature with an answer of the centre.
pub fn contents(world: &World, key: &Key) -> Contents {
    let held = Certificate::read(key.certificate()).unwrap();
    let request = ocsp::request(&held, world.trust.issuer_of(&held).unwrap(), None);
    let answer = world.pki.answer_ocsp(&request, moment("2026-11-20T05:00:00Z"));
    Contents {
        documents: vec![file("Тағайындау № 1.txt", ORDER)],
        attachments: vec![file("report.html", b"<p>report</p>")],
        signatures: vec![SignatureFile { document: 0, cms: key.sign_cms(ORDER, &CmsOptions::detached()) }],
        evidence: Evidence { ocsp: vec![answer], ..Evidence::default() },
        certificates: vec![key.certificate().to_vec()],
    }
}

fn seal(world: &World, contents: &Contents, at: &str) -> Vec<u8> {
    let manifest = manifest(contents, true).unwrap();
    let imprint = time_stamp::imprint(time_stamp::STREEBOG_512, &manifest).unwrap();
    let request = time_stamp::request(time_stamp::STREEBOG_512, &imprint, None, true);
    let response = world.pki.answer_tsp(&request, moment(at));
    time_stamp::token_of_response(&response).unwrap().to_vec()
}

pub fn world() -> (World, Key) {
    let mut world = World::with(KeyKind::Gost2015);
    let key = world.person();
    (world, key)
}

#[test]
fn what_is_written_holds() {
    let (world, key) = world();
    let contents = contents(&world, &key);
    let container = write(&contents, None).unwrap();
    assert_eq!(container, write(&contents, None).unwrap(), "the same bytes again");
    let report = world.judge(&container, None).unwrap();
    assert!(report.valid, "{:?} {:?}", report.reason, report.findings);
    assert_eq!(report.form, Form::Container);
    assert_eq!(report.signers[0].revocation, Revocation::Good, "the evidence inside is used");
    assert_eq!(report.signers[0].document, Some(0));
    assert_eq!(report.documents[0].name, "Тағайындау № 1.txt");
    assert_eq!(report.documents[0].bytes, ORDER);
    assert_eq!(report.documents.len(), 1, "what nobody signs is no signed document");
    assert_eq!(report.attachments[0].name, "report.html");
    assert_eq!(report.attachments[0].bytes, b"<p>report</p>");
    assert_eq!(report.sealed_at, None);
}

/// The lines of a manifest in another order.
fn reorder(files: &mut Files, part: &str, place: usize) {
    let manifest = &mut find(files, "Manifest").1;
    let text = String::from_utf8(manifest.clone()).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    let position = lines.iter().position(|line| line.contains(&format!("URI=\"{part}"))).unwrap();
    let line = lines.remove(position);
    lines.insert(place, line);
    *manifest = lines.join("\n").into_bytes();
}

/// Whoever packs a container can put a file before the signed one; the first document of a valid report is what is
/// given out as the signed one.
#[test]
fn an_attachment_is_never_among_the_documents() {
    let (world, key) = world();
    let mut contents = contents(&world, &key);
    contents.documents.push(file("act.txt", b"act"));
    let cms = key.sign_cms(b"act", &CmsOptions::detached());
    contents.signatures.insert(0, SignatureFile { document: 1, cms });
    let mut files = unpack(&write(&contents, None).unwrap());
    reorder(&mut files, "report.html", 2);
    let report = world.judge(&pack(&files, CompressionMethod::Stored), None).unwrap();
    assert!(report.valid, "{:?} {:?}", report.reason, report.findings);
    let names = |documents: &[Document]| -> Vec<String> {
        documents.iter().map(|document| document.name.clone()).collect()
    };
    assert_eq!(names(&report.documents), ["Тағайындау № 1.txt", "act.txt"]);
    assert_eq!(names(&report.attachments), ["report.html"]);
    let signed: Vec<_> = report.signers.iter().map(|signer| signer.document).collect();
    assert_eq!(signed, [Some(1), Some(0)], "of the order of the manifest");
    assert_eq!(report.documents[1].bytes, b"act");
}

/// An attachment is one because nobody signs it, not because the manifest says so.
#[test]
fn a_signed_attachment_is_a_document() {
    let (world, key) = world();
    let mut files = unpack(&write(&contents(&world, &key), None).unwrap());
    let manifest = &mut find(&mut files, "Manifest").1;
    let text = String::from_utf8(manifest.clone()).unwrap();
    let attachment = "<asic:DataObjectReferenceExtensions><asic:Extension Critical=\"false\"><zan:Attachment/>\
                      </asic:Extension></asic:DataObjectReferenceExtensions>";
    let lines = text.lines().map(|line| match line {
        line if line.contains("URI=\"%D0") && !line.contains("zan:Signs") => {
            line.replace("</asic:DataObjectReference>", &format!("{attachment}</asic:DataObjectReference>"))
        }
        line => line.to_owned(),
    });
    *manifest = lines.collect::<Vec<_>>().join("\n").into_bytes();
    assert_eq!(String::from_utf8_lossy(manifest).matches("zan:Attachment").count(), 2);
    let report = world.judge(&pack(&files, CompressionMethod::Stored), None).unwrap();
    assert!(report.valid, "{:?} {:?}", report.reason, report.findings);
    assert_eq!(report.documents[0].bytes, ORDER);
    assert_eq!(report.attachments.len(), 1);
}

#[test]
fn it_is_laid_out_as_the_standard_wants() {
    let (world, key) = world();
    let contents = contents(&world, &key);
    let container = write(&contents, Some(&seal(&world, &contents, "2026-11-20T05:00:00Z"))).unwrap();
    assert_eq!(&container[30..38], b"mimetype");
    assert_eq!(&container[38..69], b"application/vnd.etsi.asic-e+zip");
    let names: Vec<String> = unpack(&container).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "mimetype",
            "Тағайындау № 1.txt",
            "report.html",
            "META-INF/signatures001.p7s",
            "META-INF/evidence/001.ocsp",
            "META-INF/evidence/001.cer",
            "META-INF/ASiCManifest001.xml",
            "META-INF/timestamp001.tst",
        ]
    );
}

#[test]
fn a_seal_fixes_the_moment_of_all_signatures() {
    let (mut world, key) = world();
    let contents = contents(&world, &key);
    let sealed = write(&contents, Some(&seal(&world, &contents, "2026-11-20T05:30:00Z"))).unwrap();
    world.now = moment("2029-01-01T00:00:00Z");
    let report = world.judge(&sealed, None).unwrap();
    assert!(report.valid, "{:?}", report.signers);
    assert_eq!(report.sealed_at, Some(moment("2026-11-20T05:30:00Z")));
    assert_eq!(report.signers[0].judged_at, moment("2026-11-20T05:30:00Z"));
    let open = world.judge(&write(&contents, None).unwrap(), None).unwrap();
    assert_eq!(open.reason, Some(Reason::CertificateExpired));
    let mut other = contents.clone();
    other.attachments.clear();
    let wrong = write(&contents, Some(&seal(&world, &other, "2026-11-20T05:30:00Z"))).unwrap();
    let report = world.judge(&wrong, None).unwrap();
    assert_eq!(report.reason, Some(Reason::TimeStampMismatch), "the seal of another manifest");
}

/// The seal is over the digests of the manifest, not over a file that was put in the place of another.
#[test]
fn a_replaced_signature_does_not_profit_from_the_seal() {
    let (mut world, key) = world();
    let second = world.person();
    let mut contents = contents(&world, &key);
    contents
        .signatures
        .push(SignatureFile { document: 0, cms: second.sign_cms(ORDER, &CmsOptions::detached()) });
    let mut files =
        unpack(&write(&contents, Some(&seal(&world, &contents, "2026-11-20T05:30:00Z"))).unwrap());
    // After the certificates have expired.
    world.now = moment("2029-01-01T00:00:00Z");
    let late = CmsOptions { signing_time: Some(world.now), ..CmsOptions::detached() };
    find(&mut files, "signatures001").1 = key.sign_cms(ORDER, &late);
    let report = world.judge(&pack(&files, CompressionMethod::Stored), None).unwrap();
    assert_eq!((report.valid, report.reason), (false, Some(Reason::ContainerDigestMismatch)));
    let [replaced, kept] = report.signers.as_slice() else { panic!("two signers") };
    assert_eq!((replaced.valid, replaced.reason), (false, Some(Reason::ContainerDigestMismatch)));
    assert_eq!(replaced.judged_at, world.now);
    assert!(kept.valid, "{:?}", kept.reason);
    assert_eq!(Some(kept.judged_at), report.sealed_at);
}

#[test]
fn several_signers_and_documents() {
    let (mut world, key) = world();
    let second = world.person();
    let mut contents = contents(&world, &key);
    contents.documents.push(file("act.txt", b"act"));
    assert_eq!(write(&contents, None), Err(ContainerError::Unsigned("act.txt".to_owned())));
    let sign = |key: &Key, bytes: &[u8]| key.sign_cms(bytes, &CmsOptions::detached());
    contents.signatures.push(SignatureFile { document: 0, cms: sign(&second, ORDER) });
    contents.signatures.push(SignatureFile { document: 1, cms: sign(&second, b"act") });
    let report = world.judge(&write(&contents, None).unwrap(), None).unwrap();
    assert!(report.valid);
    let signed: Vec<_> = report.signers.iter().map(|signer| signer.document).collect();
    assert_eq!(signed, [Some(0), Some(0), Some(1)]);
    contents.signatures[2].cms = sign(&second, b"another act");
    let report = world.judge(&write(&contents, None).unwrap(), None).unwrap();
    assert_eq!(report.reason, Some(Reason::DigestMismatch));
    let fault = CmsOptions { fault: Some(CmsFault::WrongSignature), ..CmsOptions::detached() };
    contents.signatures[2].cms = second.sign_cms(b"act", &fault);
    let report = world.judge(&write(&contents, None).unwrap(), None).unwrap();
    assert_eq!(report.reason, Some(Reason::BadSignature));
    assert_eq!(report.signers.iter().filter(|signer| signer.valid).count(), 2);
    contents.signatures[2].cms = b"no signature".to_vec();
    let report = world.judge(&write(&contents, None).unwrap(), None).unwrap();
    assert_eq!(report.reason, Some(Reason::MalformedSigner));
}

#[test]
fn content_beside_a_container_is_compared() {
    let (mut world, key) = world();
    let second = world.person();
    let mut contents = contents(&world, &key);
    contents.documents.push(file("act.txt", b"act"));
    let cms = second.sign_cms(b"act", &CmsOptions::detached());
    contents.signatures.push(SignatureFile { document: 1, cms });
    let container = write(&contents, None).unwrap();
    for signed in [ORDER, b"act"] {
        assert!(world.judge(&container, Some(signed)).unwrap().valid);
    }
    for other in [b"another act".as_slice(), b"<p>report</p>", b""] {
        let report = world.judge(&container, Some(other)).unwrap();
        assert_eq!((report.valid, report.reason), (false, Some(Reason::ContentDiffers)));
        for signer in &report.signers {
            assert_eq!((signer.valid, signer.reason), (false, Some(Reason::ContentDiffers)));
        }
    }
}

pub type Files = Vec<(String, Vec<u8>)>;

pub fn unpack(container: &[u8]) -> Files {
    let mut archive = ZipArchive::new(Cursor::new(container)).unwrap();
    let mut files = Vec::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).unwrap();
        let name = String::from_utf8(file.name_raw().to_vec()).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        files.push((name, bytes));
    }
    files
}

pub fn pack(files: &Files, method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (index, (name, bytes)) in files.iter().enumerate() {
        let method = if index == 0 { CompressionMethod::Stored } else { method };
        let options = SimpleFileOptions::default().compression_method(method);
        writer.start_file(name.as_str(), options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Judges a good container after a change of its files.
pub fn changed(change: impl FnOnce(&mut Files)) -> Result<Report, Unreadable> {
    let (world, key) = world();
    let mut files = unpack(&write(&contents(&world, &key), None).unwrap());
    change(&mut files);
    world.judge(&pack(&files, CompressionMethod::Deflated), None)
}

fn find<'a>(files: &'a mut Files, part: &str) -> &'a mut (String, Vec<u8>) {
    files.iter_mut().find(|(name, _)| name.contains(part)).unwrap()
}

#[test]
fn a_container_that_another_program_packed_again() {
    assert!(changed(|_| {}).unwrap().valid, "compressed");
}

#[test]
fn every_change_of_a_file_is_found() {
    for part in ["Тағайындау", "report.html", "signatures001", "001.ocsp", "001.cer"] {
        let report = changed(|files| {
            let bytes = &mut find(files, part).1;
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        });
        let report = report.unwrap();
        assert_eq!((report.valid, report.reason), (false, Some(Reason::ContainerDigestMismatch)), "{part}");
        assert!(report.findings[0].name.contains(part));
        let report = changed(|files| files.retain(|(name, _)| !name.contains(part))).unwrap();
        assert_eq!(report.reason, Some(Reason::ContainerFileMissing), "{part}");
    }
    for name in
        ["more.txt", "META-INF/signatures002.p7s", "META-INF/timestamp001.tst", "META-INF/evidence/2.crl"]
    {
        let report = changed(|files| files.push((name.to_owned(), b"x".to_vec()))).unwrap();
        assert_eq!(report.reason, Some(Reason::ContainerFileUnlisted), "{name}");
        assert_eq!(report.findings[0].name, name);
    }
}

#[test]
fn a_rewritten_manifest_does_not_help() {
    let report = changed(|files| find(files, "Manifest").1 = b"<a/>".to_vec()).unwrap();
    assert_eq!(report.reason, Some(Reason::ManifestInvalid));
    let report = changed(|files| files.retain(|(name, _)| !name.contains("Manifest"))).unwrap();
    assert_eq!(report.reason, Some(Reason::ManifestInvalid));
    let (world, key) = world();
    let mut contents = contents(&world, &key);
    contents.documents[0].bytes = b"forged".to_vec();
    let report = world.judge(&write(&contents, None).unwrap(), None).unwrap();
    assert_eq!(report.reason, Some(Reason::DigestMismatch), "every digest fits, the signature does not");
    let report = changed(|files| {
        let manifest = &mut find(files, "Manifest").1;
        let text = String::from_utf8(manifest.clone()).unwrap();
        let lines = text.lines().filter(|line| !line.contains("signatures001"));
        *manifest = lines.collect::<Vec<_>>().join("\n").into_bytes();
        files.retain(|(name, _)| !name.contains("signatures001"));
    });
    let report = report.unwrap();
    assert_eq!(report.reason, Some(Reason::ContainerDocumentUnsigned));
    assert!(report.documents.is_empty(), "nothing that could be used by mistake");
}

#[test]
fn every_changed_byte_is_found_or_without_effect() {
    let (world, key) = world();
    let contents = contents(&world, &key);
    let container = write(&contents, Some(&seal(&world, &contents, "2026-11-20T05:00:00Z"))).unwrap();
    let good = world.judge(&container, None).unwrap();
    assert!(good.valid);
    for position in (0..container.len()).step_by(3) {
        let mut changed = container.clone();
        changed[position] ^= 0x10;
        if let Ok(report) = world.judge(&changed, None)
            && report.valid
        {
            assert_eq!(report, good, "byte {position}");
        }
    }
}

#[test]
fn names_and_references_are_checked_when_writing() {
    let (world, key) = world();
    let good = contents(&world, &key);
    for name in ["META-INF/x", "a/b", "..", "", "mimetype"] {
        let mut contents = good.clone();
        contents.attachments[0].name = name.to_owned();
        assert_eq!(write(&contents, None), Err(ContainerError::Name(name.to_owned())));
    }
    let mut contents = good.clone();
    contents.attachments[0].name = good.documents[0].name.clone();
    assert!(matches!(write(&contents, None), Err(ContainerError::TwoOfOneName(_))));
    let mut contents = good;
    contents.signatures[0].document = 7;
    assert_eq!(write(&contents, None), Err(ContainerError::NoSuchDocument(7)));
}
