//! What a stranger could make dear: every part that is digested more than once has a size beyond which it is not
//! looked at. Each test shows that a smaller one of the same make is.

use std::io::{Cursor, Write as _};

use zan_eds::container::MEDIA_TYPE;
use zan_eds::{Certificate, Reason, Report, Unreadable, ocsp, time_stamp};
use zan_throwaway_pki::{CmsFault, CmsOptions, Key, KeyKind};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::forge::{self, element, elements, extension, inside};
use crate::world::{World, moment};

const SMALL: usize = 10_000;
const LARGE: usize = 70_000;
const EARLIER: &str = "2026-11-20T05:00:00Z";

#[test]
fn a_certificate_of_megabytes() {
    let mut world = World::with(KeyKind::Gost2015);
    let (root, holder) = (world.pki.root(KeyKind::Gost2015).unwrap().clone(), world.person());
    let read = |size: usize| {
        let issuer = forge::subject(root.certificate());
        let validity = [world.now, world.now];
        let large = [extension(&[0x2a, 3], false, &vec![0; size])];
        let forged = forge::certificate(&holder, &forge::name("HOLDER"), &root, issuer, validity, &large);
        Certificate::read(&forged).map(|certificate| world.trust.issuer_of(&certificate).is_some())
    };
    assert_eq!(read(SMALL), Ok(true));
    assert!(read(LARGE).is_err());
}

#[test]
fn an_answer_of_megabytes() {
    let mut world = World::with(KeyKind::Gost2015);
    let held = Certificate::read(world.person().certificate()).unwrap();
    let issuer = world.trust.issuer_of(&held).unwrap();
    let answer = world.pki.answer_ocsp(&ocsp::request(&held, issuer, None), world.now);
    let bytes = elements(inside(elements(inside(elements(inside(&answer))[1]))[0]))[1];
    let parts = elements(inside(inside(bytes)));
    let read = |size: usize| {
        let certificates =
            [elements(inside(inside(parts[3]))).concat(), element(4, &[&vec![0; size]])].concat();
        let certificates = element(0xa0, &[&element(0x30, &[&certificates])]);
        let padded = element(0x30, &[parts[0], parts[1], parts[2], &certificates]);
        ocsp::read(&padded, &held, issuer, None).map(|answer| answer.status)
    };
    assert_eq!(read(SMALL), Ok(ocsp::OcspStatus::Good));
    assert_eq!(read(LARGE), Err(ocsp::OcspError::Malformed));
}

#[test]
fn a_time_stamp_of_megabytes() {
    let world = World::with(KeyKind::Gost2015);
    let imprint = time_stamp::imprint(time_stamp::STREEBOG_512, b"value").unwrap();
    let request = time_stamp::request(time_stamp::STREEBOG_512, &imprint, None, true);
    let response = world.pki.answer_tsp(&request, moment(EARLIER));
    let token = time_stamp::token_of_response(&response).unwrap();
    let info = elements(inside(token));
    let data = elements(inside(elements(inside(info[1]))[0]));
    let read = |size: usize| {
        // An attribute certificate, which nobody reads.
        let certificates =
            element(0xa0, &[inside(data[3]), &element(0xa1, &[&element(4, &[&vec![0; size]])])]);
        let padded = element(0x30, &[data[0], data[1], data[2], &certificates, data[4]]);
        let padded = element(0x30, &[info[0], &element(0xa0, &[&padded])]);
        time_stamp::verify(&padded, &world.trust, &world.evidence, world.now, world.limits)
            .map(|stamp| stamp.at)
    };
    assert_eq!(read(SMALL), Ok(moment(EARLIER)));
    assert_eq!(read(LARGE), Err(Reason::TimeStampInvalid));
}

#[test]
fn a_signature_value_of_megabytes() {
    let mut world = World::with(KeyKind::Gost2015);
    let cms = world.person().sign_cms(b"content", &CmsOptions::attached());
    let info = elements(inside(&cms));
    let data = elements(inside(elements(inside(info[1]))[0]));
    let signer = elements(inside(elements(inside(data[4]))[0]));
    let judge = |size: usize| -> Result<Option<Reason>, Unreadable> {
        let value = element(4, &[&vec![0; size]]);
        let signer = element(0x30, &[&signer[..5].concat(), &value]);
        let data = element(0x30, &[&data[..4].concat(), &element(0x31, &[&signer])]);
        let cms = element(0x30, &[info[0], &element(0xa0, &[&data])]);
        world.judge(&cms, None).map(|report: Report| report.reason)
    };
    assert_eq!(judge(SMALL), Ok(Some(Reason::BadSignature)));
    assert!(matches!(judge(LARGE), Err(Unreadable::Malformed { .. })));
}

#[test]
fn signed_information_of_megabytes() {
    let mut world = World::with(KeyKind::Gost2015);
    let signed = world.person().sign_xml("<order><sum>10</sum></order>").unwrap();
    let judge = |size: usize| {
        let padded = signed.replacen("<ds:SignedInfo>", &format!("<ds:SignedInfo>{}", " ".repeat(size)), 1);
        assert!(padded.len() > size, "the mark was found");
        let report = world.judge(padded.as_bytes(), None).unwrap();
        assert!(!report.valid);
        report.reason
    };
    assert_eq!(judge(SMALL), Some(Reason::BadSignature));
    assert_eq!(judge(LARGE), Some(Reason::LimitReached));
}

/// The old GOST digest is slow, and whoever hands in a signature chooses the content: the reasons show that it is
/// digested for nobody who is refused anyway.
#[test]
fn content_is_digested_for_signers_who_are_believed_otherwise() {
    let (mut world, mut elsewhere) = (World::with(KeyKind::Gost2004), World::seeded(8, KeyKind::Gost2004));
    let (key, stranger) = (world.person(), elsewhere.person());
    let judge = |cms: &[u8]| {
        let report = world.judge(cms, Some(b"other content")).unwrap();
        assert_eq!((report.valid, report.signers[0].valid), (false, false));
        report.reason
    };
    let detached = CmsOptions::detached();
    assert_eq!(judge(&key.sign_cms(b"content", &detached)), Some(Reason::DigestMismatch));
    assert_eq!(judge(&stranger.sign_cms(b"content", &detached)), Some(Reason::ChainUntrusted));
    assert_eq!(judge(&stranger.sign_cms(b"other content", &detached)), Some(Reason::ChainUntrusted));
    let forged = CmsOptions { fault: Some(CmsFault::WrongSignature), ..CmsOptions::detached() };
    assert_eq!(
        judge(&key.sign_cms(b"content", &forged)),
        Some(Reason::BadSignature),
        "a borrowed certificate"
    );
    let changed = |key: &Key| {
        let signed = key.sign_xml("<order><sum>10</sum></order>").unwrap().replace(">10<", ">11<");
        let report = world.judge(signed.as_bytes(), None).unwrap();
        assert_eq!((report.valid, report.documents.len()), (false, 0));
        report.reason
    };
    assert_eq!(changed(&key), Some(Reason::DigestMismatch));
    assert_eq!(changed(&stranger), Some(Reason::ChainUntrusted));
}

/// A few hundred kilobytes that unpack to more than the limit.
#[test]
fn a_container_of_megabytes() {
    let world = World::with(KeyKind::Gost2015);
    let judge = |chunks: usize| {
        // Packed some hundred and fifty times: farther apart than deflate looks back.
        let noise: Vec<u8> =
            (0..360_u32).map(|count| count.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect();
        let chunk = [noise, vec![0; 65_536 - 360]].concat();
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let method = |method| SimpleFileOptions::default().compression_method(method);
        writer.start_file("mimetype", method(CompressionMethod::Stored)).unwrap();
        writer.write_all(MEDIA_TYPE.as_bytes()).unwrap();
        writer.start_file("large", method(CompressionMethod::Deflated)).unwrap();
        (0..chunks).for_each(|_| writer.write_all(&chunk).unwrap());
        let container = writer.finish().unwrap().into_inner();
        assert!(container.len() < 400_000, "{}", container.len());
        world.judge(&container, None).map(|report| report.reason)
    };
    assert_eq!(judge(511), Ok(Some(Reason::ManifestInvalid)), "read, up to the manifest that is not there");
    assert_eq!(judge(513), Err(Unreadable::TooLarge { limit: 32 * 1024 * 1024 }));
}

#[test]
fn verifications_of_certificates_are_counted_over_the_whole_question() {
    let mut world = World::with(KeyKind::Gost2015);
    let (one, two) = (world.person(), world.person());
    let cms = one.sign_cms(b"content", &CmsOptions::attached());
    let cms = two.add_signer(&cms, None, &CmsOptions::attached()).unwrap();
    let mut judge = |limit: usize| {
        world.limits.signatures = limit;
        let report = world.judge(&cms, None).unwrap();
        let reasons: Vec<Option<Reason>> = report.signers.iter().map(|signer| signer.reason).collect();
        reasons
    };
    assert_eq!(judge(0), [Some(Reason::LimitReached), Some(Reason::LimitReached)]);
    assert_eq!(judge(1), [None, Some(Reason::LimitReached)]);
    assert_eq!(judge(1), [None, None], "what was verified before does not count");
    assert_eq!(judge(0), [None, None]);
}
