//! Signatures in CMS, and answers of the centre.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use zan_eds::time_stamp;
use zan_throwaway_pki::{AnswerFault, CmsFault, CmsOptions, KeyKind, Profile, Subject};

use super::{CONTENT, Centre, EARLIER, NONCE, Seeds, moment};
use crate::Target;

/// A text with a label around base64 (RFC 7468).
pub(super) fn pem(label: &str, der: &[u8]) -> String {
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", BASE64.encode(der))
}

/// Attached, detached, BER, with time stamp and evidence, of two signers, and with faults.
pub(super) fn add(centre: &Centre, seeds: &mut Seeds) {
    let attached = centre.person.sign_cms(CONTENT, &CmsOptions::attached());
    let ask = centre.pki.time_stamper(moment(EARLIER));
    let crls: Vec<Vec<u8>> = centre.pki.crl(centre.kind, moment(EARLIER)).into_iter().collect();
    let rich = CmsOptions {
        signing_time: Some(moment(EARLIER)),
        time_stamp: Some(&ask),
        ocsp: &[centre.answer(&centre.person, None)],
        crls: &crls,
        signing_certificate: true,
        chain: true,
        ..CmsOptions::attached()
    };
    seeds.add(Target::Cms, centre.person.sign_cms(CONTENT, &rich));
    seeds.add(Target::Cms, centre.person.sign_cms(CONTENT, &CmsOptions { ber: true, ..rich }));
    seeds.add(Target::Cms, centre.person.sign_cms(CONTENT, &CmsOptions::detached()));
    if let Some(two) = centre.head.add_signer(&attached, None, &CmsOptions::attached()) {
        seeds.add(Target::Cms, two);
    }
    seeds.add(Target::Cms, centre.revoked.sign_cms(CONTENT, &CmsOptions::attached()));
    seeds.add(Target::Cms, pem("CMS", &attached));
    seeds.add(Target::Cms, BASE64.encode(&attached));
    seeds.add(Target::Cms, attached);
    if centre.kind == KeyKind::Gost2015 {
        for fault in CmsFault::ALL {
            let options = CmsOptions { time_stamp: Some(&ask), ..CmsOptions::with_fault(fault) };
            seeds.add(Target::Cms, centre.person.sign_cms(CONTENT, &options));
        }
    }
}

/// Answers of the responder and the time stamp service, and revocation lists.
pub(super) fn add_answers(centre: &mut Centre, seeds: &mut Seeds) {
    let now = moment(EARLIER);
    let fault = zan_throwaway_pki::CertificateFault::NotRecorded;
    let subject = Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None);
    let unknown = centre.pki.issue_with(subject, centre.kind, &Profile::with_fault(fault));
    seeds.held.push(unknown.certificate().to_vec());
    for key in [&centre.person, &centre.revoked, &unknown] {
        seeds.add(Target::Answer, centre.answer(key, Some(NONCE)));
        seeds.add(Target::Answer, centre.answer(key, None));
    }
    let faults = [AnswerFault::WrongSignature, AnswerFault::OtherNonce, AnswerFault::WrongResponder];
    let request = centre.request(&centre.person, Some(NONCE)).unwrap_or_default();
    for fault in faults {
        seeds.add(Target::Answer, centre.pki.answer_ocsp_with(&request, now, Some(fault)));
    }
    seeds.add(Target::Answer, centre.pki.answer_ocsp(b"", now));
    let lists = [centre.pki.crl(centre.kind, now), centre.pki.delta_crl(centre.kind, now)];
    for list in lists.into_iter().flatten() {
        seeds.add(Target::Answer, list);
    }
    let digest = if centre.kind == KeyKind::Rsa { time_stamp::SHA_256 } else { time_stamp::STREEBOG_512 };
    let imprint = time_stamp::imprint(digest, CONTENT).unwrap_or_default();
    let request = time_stamp::request(digest, &imprint, Some(NONCE), true);
    seeds.add(Target::Answer, centre.pki.answer_tsp(&request, now));
}
