//! Which key the stand-in for NCALayer signs with.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use zan_connectors::ncalayer_stand_in::Switches;
use zan_eds::{Certificate, Evidence, Reason, ocsp};
use zan_kernel::Clock as _;
use zan_throwaway_pki::{KeyKind, Profile, Subject, Usage};

use super::{
    BIN, IIN, OTHER_IIN, clock, judge,
    ncalayer::{World, sign},
};

fn attached() -> Value {
    json!({"decode": false, "encapsulate": true, "digested": false})
}

/// ИИН of whoever signed for this request, or the code of the refusal.
async fn signed_by(world: &World, signer: Value) -> String {
    let reply = world.browser().await.ask(&sign(json!("content"), attached(), signer)).await;
    match reply["body"]["result"][0].as_str() {
        Some(cms) => world.judge(cms, None).signers[0].iin.clone().unwrap(),
        None => reply["code"].as_str().unwrap().to_owned(),
    }
}

#[tokio::test]
async fn the_key_is_the_one_asked_for() {
    let world = World::new().await;
    let mut browser = world.browser().await;
    let info = browser.common("getKeyInfo", json!(["PKCS12"])).await["responseObject"].clone();
    let serial = info["serialNumber"].as_str().unwrap().to_uppercase();
    for (signer, expected) in [
        (json!({}), IIN),
        (Value::Null, IIN),
        (json!({"iin": IIN}), IIN),
        (json!({"iin": OTHER_IIN}), OTHER_IIN),
        (json!({"bin": BIN}), OTHER_IIN),
        (json!({"iin": IIN, "bin": BIN}), "SIGNING_FAILURE"),
        (json!({"iin": "000000000000"}), "SIGNING_FAILURE"),
        (json!({"extKeyUsageOids": ["1.2.398.3.3.4.1.2.1"]}), OTHER_IIN),
        (json!({"extKeyUsageOids": ["1.2.398.3.3.4.1.1", "1.3.6.1.5.5.7.3.4"]}), IIN),
        (json!({"extKeyUsageOids": ["1.2.3"]}), "SIGNING_FAILURE"),
        // Today's certificates have no usage of a login: a portal that demands it locks everybody out.
        (json!({"extKeyUsageOids": ["1.3.6.1.5.5.7.3.2"]}), "SIGNING_FAILURE"),
        (json!({"serialNumber": serial}), IIN),
        (json!({"serialNumber": serial, "iin": OTHER_IIN}), "SIGNING_FAILURE"),
        (json!({"chain": []}), IIN),
        (json!({"chain": ["AAAA"]}), "SIGNING_FAILURE"),
    ] {
        assert_eq!(signed_by(&world, signer.clone()).await, expected, "{signer}");
    }
}

#[tokio::test]
async fn the_old_pair_is_told_apart_and_todays_key_does_both() {
    let world = World::new().await;
    let signer_of = async |key_type: &str| {
        let arguments = json!(["PKCS12", key_type, "eA==", true]);
        let reply = world.browser().await.common("createCAdESFromBase64", arguments).await;
        let report = world.judge(reply["responseObject"].as_str().unwrap(), None);
        (report.signers[0].name.clone(), report.reason)
    };
    let todays = ("СЫНАҚОВ СЫНАҚ СЫНАҚҰЛЫ".to_owned(), None);
    assert_eq!(signer_of("SIGNATURE").await, todays);
    assert_eq!(signer_of("AUTHENTICATION").await, todays);
    let pair = world.pki.with(|pki| {
        [("КІРУ", Usage::OldLogin), ("ҚОЛ", Usage::OldSigning)].map(|(name, usage)| {
            let holder = Subject::person(IIN, name, "СЫНАҚ", None);
            pki.issue_with(holder, KeyKind::Gost2004, &Profile::with_usage(usage))
        })
    });
    world.stand_in.set_keys(pair.to_vec());
    assert_eq!(signer_of("SIGNATURE").await, ("ҚОЛ СЫНАҚ".to_owned(), None));
    // No nonRepudiation: good for a login only.
    assert_eq!(signer_of("AUTHENTICATION").await, ("КІРУ СЫНАҚ".to_owned(), Some(Reason::KeyUsage)));
}

#[tokio::test]
async fn the_person_can_take_another_key() {
    let world = World::new().await;
    for wanted in ["БАСТЫҚ СЫНАҚ", OTHER_IIN, BIN] {
        world.stand_in.set_switches(Switches { key: Some(wanted.to_owned()), ..Switches::default() });
        assert_eq!(signed_by(&world, json!({"iin": IIN})).await, OTHER_IIN);
    }
    world.stand_in.set_switches(Switches { key: Some("nobody".to_owned()), ..Switches::default() });
    assert_eq!(signed_by(&world, json!({})).await, "SIGNING_FAILURE");
    world.stand_in.set_switches(Switches { wrong_iin: true, ..Switches::default() });
    assert_eq!(signed_by(&world, json!({"iin": IIN})).await, OTHER_IIN);
    assert_eq!(signed_by(&world, json!({"iin": OTHER_IIN})).await, IIN);
    assert_eq!(signed_by(&world, json!({})).await, "770707400777");
    world.stand_in.set_switches(Switches::default());
    world.stand_in.set_keys(Vec::new());
    assert_eq!(signed_by(&world, json!({})).await, "SIGNING_FAILURE");
}

#[tokio::test]
async fn an_expired_certificate_is_told_as_expired() {
    let world = World::new().await;
    world.stand_in.set_switches(Switches { expired: true, ..Switches::default() });
    let reply = world.browser().await.ask(&sign(json!("content"), attached(), json!({"iin": IIN}))).await;
    let report = world.judge(reply["body"]["result"][0].as_str().unwrap(), None);
    assert_eq!(report.reason, Some(Reason::CertificateExpired));
    assert_eq!(report.signers[0].iin.as_deref(), Some(IIN));
}

#[tokio::test]
async fn a_revoked_certificate_is_known_to_the_centre_as_revoked() {
    let world = World::new().await;
    world.stand_in.set_switches(Switches { revoked: true, ..Switches::default() });
    let reply = world.browser().await.ask(&sign(json!("content"), attached(), json!({"iin": IIN}))).await;
    let cms = reply["body"]["result"][0].as_str().unwrap();
    let signed = world.judge(cms, None);
    assert!(signed.valid, "without evidence nobody knows: {signed:?}");
    let signer = &signed.signers[0];
    let issuer: &Certificate = &signer.path[0];
    let request = ocsp::request(signer.certificate.as_ref().unwrap(), issuer, None);
    let answer = world.pki.with(|pki| pki.answer_ocsp(&request, clock().now()));
    let evidence = Evidence { ocsp: vec![answer], ..Evidence::default() };
    let report = judge(&world.pki, cms.as_bytes(), None, &evidence);
    assert_eq!(report.reason, Some(Reason::CertificateRevoked));
}

#[tokio::test]
async fn signatures_come_in_ber_and_without_a_time_stamp_service() {
    let world = World::new().await;
    world.stand_in.set_switches(Switches { ber: true, no_time_stamps: true, ..Switches::default() });
    let mut browser = world.browser().await;
    let reply = browser.ask(&sign(json!("content"), attached(), json!({}))).await;
    // SEQUENCE of indefinite length, in base64.
    let cms = reply["body"]["result"][0].as_str().unwrap();
    assert!(cms.starts_with("-----BEGIN CMS-----\nMIAGCSqGSIb3DQEHAq"), "{cms}");
    assert!(world.judge(cms, None).valid);
    let with_stamp = json!({"encapsulate": true, "tsaProfile": {}});
    let reply = browser.ask(&sign(json!("content"), with_stamp, json!({}))).await;
    assert_eq!(reply["code"], "SIGNING_FAILURE");
}

#[tokio::test]
async fn a_slow_program_answers_late() {
    let world = World::new().await;
    world.stand_in.set_switches(Switches { slow_ms: 300, ..Switches::default() });
    let begun = Instant::now();
    assert_eq!(signed_by(&world, json!({})).await, IIN);
    assert!(begun.elapsed() >= Duration::from_millis(300));
    // Stopping does not wait for a slow answer.
    world.stand_in.set_switches(Switches { slow_ms: 600_000, ..Switches::default() });
    let begun = Instant::now();
    world.stand_in.stop().await;
    assert!(begun.elapsed() < Duration::from_secs(5));
}
