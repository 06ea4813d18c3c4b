//! The collected vectors of GOST 34.10-2015.

use zan_eds::gost::{self, PublicKey};
use zan_eds::time_stamp::{STREEBOG_512, imprint};

use crate::samples::sample;

/// The values of a file of `name=value` lines.
fn values(name: &str) -> Option<impl Fn(&str) -> String> {
    let text = String::from_utf8(sample(name)?).unwrap();
    Some(move |key: &str| {
        let found = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix('='));
        found.unwrap_or_else(|| panic!("{key}")).trim().to_owned()
    })
}

fn bytes(text: &str) -> Vec<u8> {
    hex::decode(text).unwrap()
}

fn reversed(text: &str) -> Vec<u8> {
    bytes(text).into_iter().rev().collect()
}

#[test]
fn a_signature_of_the_collection() {
    let Some(value) = values("vectors/gost512_own.txt") else { return };
    let digest = imprint(STREEBOG_512, value("msg_utf8").as_bytes()).unwrap();
    assert_eq!(digest, bytes(&value("digest_streebog512")));
    let key = gost::tc26_512_a().multiply_generator(&bytes(&value("d_le"))).unwrap();
    assert_eq!(key.to_le_bytes(), bytes(&value("key_x_le_y_le")));
    assert!(key.verify(&digest, &bytes(&value("sig_r_le_s_le"))));
}

#[test]
fn a_signature_of_the_reference_library() {
    let Some(value) = values("vectors/gost512_reference_library.txt") else { return };
    let digest = imprint(STREEBOG_512, value("msg").as_bytes()).unwrap();
    assert_eq!(digest, bytes(&value("digest")));
    let point = [reversed(&value("qx")), reversed(&value("qy"))].concat();
    let key = PublicKey::from_le_bytes(gost::tc26_512_a(), &point).unwrap();
    assert!(key.verify(&digest, &bytes(&value("sig"))));
    let mut other = digest;
    other[0] ^= 1;
    assert!(!key.verify(&other, &bytes(&value("sig"))));
}

#[test]
fn digests_of_streebog() {
    let Some(text) = sample("vectors/streebog.txt") else { return };
    let text = String::from_utf8(text).unwrap();
    let of = |key: &str| -> Vec<String> {
        text.lines().filter_map(|line| line.strip_prefix(key)?.strip_prefix('=')).map(str::to_owned).collect()
    };
    let (messages, digests) = (of("msg_ascii"), of("streebog512"));
    assert_eq!((messages.len(), digests.len()), (2, 2));
    for (message, digest) in messages.iter().zip(digests) {
        assert_eq!(imprint(STREEBOG_512, message.as_bytes()).unwrap(), bytes(&digest));
    }
}
