//! What others send to the stand-ins never panics and never gets a wrong answer: cut, lengthened and changed requests.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests may fail the test")]

use zan_eds::{Certificate, ocsp, time_stamp};
use zan_throwaway_pki::{CmsOptions, Key, KeyKind, Pki, Subject};

fn centre() -> (Pki, Key) {
    let [from, to] = ["2026-01-01T00:00:00Z", "2028-01-01T00:00:00Z"].map(|text| text.parse().unwrap());
    let mut pki = Pki::new(12, from, to, None);
    let key = pki.issue(Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None), KeyKind::Gost2015);
    (pki, key)
}

/// Every prefix, and every byte with some of its bits changed.
fn variants(message: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let cut = (0..message.len()).map(|end| message[..end].to_vec());
    let changed = (0..message.len()).flat_map(|place| {
        [0x01, 0x20, 0x7f, 0x80, 0xff].map(|bits| {
            let mut variant = message.to_vec();
            variant[place] ^= bits;
            variant
        })
    });
    cut.chain(changed).chain([[message, &[0]].concat()])
}

#[test]
fn requests_about_revocation() {
    let (pki, key) = centre();
    let now = "2026-11-22T09:00:00Z".parse().unwrap();
    let [certificate, issuer] =
        [key.certificate(), &key.chain()[0]].map(|bytes| Certificate::read(bytes).unwrap());
    let nonce = Some(&b"0123456789abcdef"[..]);
    let request = ocsp::request(&certificate, &issuer, nonce);
    assert!(ocsp::read(&pki.answer_ocsp(&request, now), &certificate, &issuer, nonce).is_ok());
    let mut refused = 0;
    for variant in variants(&request) {
        let answer = pki.answer_ocsp(&variant, now);
        match ocsp::read(&answer, &certificate, &issuer, nonce) {
            // Changed where it does not matter, such as the digest of the name, or the request's own version.
            Ok(answer) => assert_eq!(answer.status, ocsp::OcspStatus::Good),
            Err(_) => refused += 1,
        }
    }
    assert!(refused > request.len(), "{refused}");
}

#[test]
fn requests_for_time_stamps() {
    let (pki, _) = centre();
    let now = "2026-11-22T09:00:00Z".parse().unwrap();
    let imprint = time_stamp::imprint(time_stamp::SHA_256, b"data").unwrap();
    let request = time_stamp::request(time_stamp::SHA_256, &imprint, Some(&[1; 8]), true);
    assert!(time_stamp::token_of_response(&pki.answer_tsp(&request, now)).is_ok());
    let granted = variants(&request)
        .filter(|variant| time_stamp::token_of_response(&pki.answer_tsp(variant, now)).is_ok())
        .count();
    // Any imprint is stamped; what is no request is not.
    assert!(granted > imprint.len());
    assert!(
        request.iter().enumerate().all(|(end, _)| {
            time_stamp::token_of_response(&pki.answer_tsp(&request[..end], now)).is_err()
        })
    );
}

#[test]
fn messages_to_add_a_signature_to() {
    let (_, key) = centre();
    let cms = key.sign_cms(b"content", &CmsOptions::attached());
    assert!(key.add_signer(&cms, None, &CmsOptions::attached()).is_some());
    // Signing takes a while: only what is cut, which never is a message.
    for end in 0..cms.len() {
        assert_eq!(key.add_signer(&cms[..end], Some(b"content"), &CmsOptions::attached()), None, "{end}");
    }
    let ber = key.sign_cms(b"content", &CmsOptions { ber: true, ..CmsOptions::attached() });
    assert_eq!(key.add_signer(&ber, None, &CmsOptions::attached()), None);
    let detached = key.sign_cms(b"content", &CmsOptions::detached());
    assert_eq!(key.add_signer(&detached, None, &CmsOptions::attached()), None);
}
