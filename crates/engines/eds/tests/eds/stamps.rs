//! What a time stamp and the certificate of its service must say (RFC 3161).

use zan_eds::{Reason, time_stamp};
use zan_throwaway_pki::{Key, KeyKind};

use crate::forge::{self, KEY_USAGE, MAY_SIGN, element, elements, extension, inside, serial, subject};
use crate::world::{World, moment};

const EXTENDED_KEY_USAGE: &[u8] = &[0x55, 0x1d, 0x25];
/// id-kp-timeStamping and id-kp-emailProtection: 1.3.6.1.5.5.7.3.8 and 4.
const TIME_STAMPING: &[u8] = &[6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 8];
const EMAIL_PROTECTION: &[u8] = &[6, 8, 0x2b, 6, 1, 5, 5, 7, 3, 4];
/// contentType and messageDigest (RFC 5652, 11.1 and 11.2).
const CONTENT_TYPE: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 3];
const MESSAGE_DIGEST: &[u8] = &[6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 4];
const AT: &str = "2026-11-20T05:00:00Z";

/// A token of the throw-away centre.
fn token(world: &World) -> Vec<u8> {
    let imprint = time_stamp::imprint(time_stamp::STREEBOG_512, b"value").unwrap();
    let request = time_stamp::request(time_stamp::STREEBOG_512, &imprint, Some(&[7]), true);
    time_stamp::token_of_response(&world.pki.answer_tsp(&request, moment(AT))).unwrap().to_vec()
}

/// The token made anew by another service, with more at the end of its TSTInfo.
fn made_anew(token: &[u8], key: &Key, certificate: &[u8], more: &[u8]) -> Vec<u8> {
    let outer = elements(inside(token));
    let data = elements(inside(elements(inside(outer[1]))[0]));
    let content = elements(inside(data[2]));
    let info = elements(inside(elements(inside(content[1]))[0]))[0];
    let info = element(0x30, &[inside(info), more]);
    let digest = element(4, &[&KeyKind::Gost2015.digest(&info)]);
    let attribute = |object: &[u8], value: &[u8]| element(0x30, &[object, &element(0x31, &[value])]);
    let attributes = [attribute(CONTENT_TYPE, content[0]), attribute(MESSAGE_DIGEST, &digest)].concat();
    let value = element(4, &[&key.sign(&element(0x31, &[&attributes]))]);
    let signer = elements(inside(elements(inside(data[4]))[0]));
    let issuer = elements(inside(elements(inside(certificate))[0]))[3];
    let identifier = element(0x30, &[issuer, serial(certificate)]);
    let attributes = element(0xa0, &[&attributes]);
    let signer = element(0x30, &[signer[0], &identifier, signer[2], &attributes, signer[4], &value]);
    let content = element(0x30, &[content[0], &element(0xa0, &[&element(4, &[&info])])]);
    let certificates = element(0xa0, &[certificate]);
    let data = element(0x30, &[data[0], data[1], &content, &certificates, &element(0x31, &[&signer])]);
    element(0x30, &[outer[0], &element(0xa0, &[&data])])
}

/// A service of the centre whose certificate has these extended usages, and what is said of its stamp.
struct Service {
    world: World,
    key: Key,
}

impl Service {
    fn new() -> Service {
        let mut world = World::with(KeyKind::Gost2015);
        let key = world.person();
        Service { world, key }
    }

    fn stamp(&self, critical: bool, usages: &[&[u8]], more: &[u8]) -> Result<(), Reason> {
        let (world, key) = (&self.world, &self.key);
        let authority = world.pki.authority(KeyKind::Gost2015).unwrap();
        let usage = extension(EXTENDED_KEY_USAGE, critical, &element(0x30, usages));
        let extensions = [extension(KEY_USAGE, true, MAY_SIGN), usage];
        let validity = [moment("2026-01-01T00:00:00Z"), moment("2027-01-01T00:00:00Z")];
        let issuer = subject(authority.certificate());
        let name = forge::name("STAMPER");
        let certificate = forge::certificate(key, &name, authority, issuer, validity, &extensions);
        let token = made_anew(&token(world), key, &certificate, more);
        let stamp = time_stamp::verify(&token, &world.trust, &world.evidence, world.now, world.limits)?;
        assert_eq!((stamp.at, stamp.certificate.subject().as_str()), (moment(AT), "STAMPER"));
        assert_eq!(stamp.nonce.as_deref(), Some([7].as_slice()));
        stamp.covers(b"value")
    }
}

/// RFC 3161, 2.3.
#[test]
fn a_service_is_made_for_time_stamps_alone() {
    let service = Service::new();
    assert_eq!(service.stamp(true, &[TIME_STAMPING], &[]), Ok(()));
    assert_eq!(service.stamp(false, &[TIME_STAMPING], &[]), Err(Reason::KeyUsage), "not critical");
    assert_eq!(service.stamp(true, &[TIME_STAMPING, EMAIL_PROTECTION], &[]), Err(Reason::KeyUsage));
    assert_eq!(service.stamp(true, &[EMAIL_PROTECTION], &[]), Err(Reason::KeyUsage));
}

/// RFC 3161, 2.4.2.
#[test]
fn a_critical_extension_of_a_stamp_is_not_passed_over() {
    let service = Service::new();
    let stamp = |more: &[u8]| service.stamp(true, &[TIME_STAMPING], more);
    let extensions = |critical| element(0xa1, &[&extension(&[0x2a, 3], critical, &[5, 0])]);
    let name = element(0xa0, &[&element(0xa4, &[&forge::name("STAMPER")])]);
    assert_eq!(stamp(&name), Ok(()));
    assert_eq!(stamp(&extensions(false)), Ok(()));
    assert_eq!(stamp(&[name.clone(), extensions(false)].concat()), Ok(()));
    assert_eq!(stamp(&extensions(true)), Err(Reason::TimeStampInvalid));
    assert_eq!(stamp(&[name, extensions(true)].concat()), Err(Reason::TimeStampInvalid));
    let known = [extension(&[0x2a, 3], false, &[5, 0]), extension(&[0x2a, 4], true, &[5, 0])].concat();
    assert_eq!(stamp(&element(0xa1, &[&known])), Err(Reason::TimeStampInvalid), "the second of two");
    assert_eq!(stamp(&[5, 0]), Err(Reason::TimeStampInvalid), "nothing may follow");
}
