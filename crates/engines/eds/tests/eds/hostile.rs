//! Whatever is done to the bytes, nothing panics, and what was changed is not believed.

use proptest::prelude::*;
use zan_eds::{Certificate, crl::Crl, ocsp, time_stamp};
use zan_throwaway_pki::{CmsOptions, KeyKind};

use crate::world::World;

/// A change: at a place, remove some bytes and put others there.
fn change() -> impl Strategy<Value = (prop::sample::Index, usize, Vec<u8>)> {
    (any::<prop::sample::Index>(), 0_usize..6, prop::collection::vec(any::<u8>(), 0..6))
}

fn changed(bytes: &[u8], changes: &[(prop::sample::Index, usize, Vec<u8>)]) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for (place, removed, put) in changes {
        if changed.is_empty() {
            break;
        }
        let start = place.index(changed.len());
        let end = (start + removed).min(changed.len());
        changed.splice(start..end, put.iter().copied());
    }
    changed
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn changed_evidence_is_refused(changes in prop::collection::vec(change(), 1..4)) {
        let mut world = World::with(KeyKind::Gost2015);
        let key = world.person();
        let held = Certificate::read(key.certificate()).unwrap();
        let issuer = world.trust.issuer_of(&held).unwrap();
        if let Ok(other) = Certificate::read(&changed(key.certificate(), &changes)) {
            prop_assert!(other == held || world.trust.issuer_of(&other).is_none());
        }
        let list = world.pki.crl(KeyKind::Gost2015, world.now).unwrap();
        let other = changed(&list, &changes);
        prop_assert!(Crl::read(&other, issuer).is_err() || other == list);
        let answer = world.pki.answer_ocsp(&ocsp::request(&held, issuer, None), world.now);
        let good = ocsp::read(&answer, &held, issuer, None).unwrap();
        if let Ok(read) = ocsp::read(&changed(&answer, &changes), &held, issuer, None) {
            prop_assert_eq!(read, good);
        }
        let imprint = time_stamp::imprint(time_stamp::SHA_256, b"value").unwrap();
        let request = time_stamp::request(time_stamp::SHA_256, &imprint, None, true);
        let response = changed(&world.pki.answer_tsp(&request, world.now), &changes);
        if let Ok(token) = time_stamp::token_of_response(&response) {
            let stamp = time_stamp::verify(token, &world.trust, &world.evidence, world.now, world.limits);
            if let Ok(stamp) = stamp {
                prop_assert_eq!(stamp.at, world.now);
                prop_assert_eq!(stamp.covers(b"value"), Ok(()));
            }
        }
    }

    #[test]
    fn changed_signatures_name_nobody_else(changes in prop::collection::vec(change(), 1..4), ber in any::<bool>()) {
        let mut world = World::with(KeyKind::Gost2015);
        let key = world.person();
        let cms = key.sign_cms(b"content", &CmsOptions { ber, ..CmsOptions::attached() });
        if let Ok(report) = world.judge(&changed(&cms, &changes), None)
            && report.valid
        {
            prop_assert_eq!(&report.documents[0].bytes, b"content");
            prop_assert_eq!(report.signers[0].iin.as_deref(), Some("900101300126"));
        }
    }

    #[test]
    fn any_bytes_are_borne(bytes in prop::collection::vec(any::<u8>(), 0..300), start in 0_usize..5) {
        let world = World::with(KeyKind::Gost2015);
        let begin: [&[u8]; 5] = [b"", b"PK\x03\x04", b"<a", b"-----BEGIN CMS-----\n", b"\x30\x80"];
        let input = [begin[start], &bytes].concat();
        prop_assert!(!world.judge(&input, None).is_ok_and(|report| report.valid));
    }
}
