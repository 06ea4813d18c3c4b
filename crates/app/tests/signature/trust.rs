//! Whom the program believes, at which moment, and what it is told of revocation.

use jiff::SignedDuration;
use serde_json::json;
use zan_eds::{Certificate, ocsp};
use zan_throwaway_pki::{CmsOptions, Key, KeyKind, Pki, Profile, Subject};

use crate::desk::{Desk, IIN, PAPER, pem};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

#[test]
fn an_issuing_authority_without_its_root_is_enough() {
    let desk = Desk::new();
    desk.sign("paper.p7m", &CmsOptions::attached());
    let issuing = desk.key.chain()[0].clone();
    let root = desk.key.chain()[1].clone();
    desk.believe("issuing", [issuing.clone()]);
    desk.believe("written", []);
    desk.write("written/issuing.pem", pem("CERTIFICATE", &issuing));
    desk.write("written/README", "no certificate");
    desk.believe("root", [root]);
    desk.believe("nobody", []);
    let with = |name: &str, trust: &str| {
        let answer = desk.zan(&["signature", "verify", name, "--trust", trust, "--json"]);
        (answer.status, answer.json()["reason"].clone())
    };
    assert_eq!(with("paper.p7m", "issuing"), (Some(0), json!(null)));
    assert_eq!(with("paper.p7m", "written"), (Some(0), json!(null)));
    assert_eq!(with("paper.p7m", "nobody"), (Some(1), json!("chain-untrusted")));
    assert_eq!(with("paper.p7m", "root"), (Some(1), json!("chain-untrusted")));
    desk.sign("chain.p7m", &CmsOptions { chain: true, ..CmsOptions::attached() });
    assert_eq!(with("chain.p7m", "root"), (Some(0), json!(null)), "the issuing authority is inside");
    assert_eq!(with("chain.p7m", "nobody"), (Some(1), json!("chain-untrusted")));
}

#[test]
fn a_chain_that_somebody_made_is_not_believed_though_its_names_are_right() {
    let desk = Desk::new();
    let mut own = Pki::new(99, desk.now - HOUR, desk.now + HOUR, None);
    let key = own.issue(Subject::person(IIN, "СЫНАҚОВ", "СЫНАҚ", None), KeyKind::Gost2015);
    let options = CmsOptions { chain: true, ..CmsOptions::attached() };
    desk.write("forged.p7m", key.sign_cms(PAPER.as_bytes(), &options));
    assert_eq!(desk.bad("forged.p7m", &[]), "chain-untrusted");
}

#[test]
fn without_a_folder_the_configured_authorities_are_believed() {
    let desk = Desk::new();
    desk.sign("paper.p7m", &CmsOptions::attached());
    let plain = desk.zan(&["signature", "verify", "paper.p7m", "--json"]);
    assert_eq!((plain.status, &plain.json()["reason"]), (Some(1), &json!("chain-untrusted")));
    desk.write("own.toml", format!("[signing]\ntrust = {:?}\n", desk.path("trust").display().to_string()));
    let configured = desk.zan(&["--config", "own.toml", "signature", "verify", "paper.p7m", "--json"]);
    assert_eq!(configured.status, Some(0), "{} {}", configured.out, configured.error);
}

fn limited(desk: &mut Desk, from: SignedDuration, to: SignedDuration) -> Key {
    let profile = Profile::valid(desk.now + from, desk.now + to);
    let subject = Subject::person(IIN, "СЫНАҚОВ", "СЫНАҚ", None);
    desk.pki.issue_with(subject, KeyKind::Gost2015, &profile)
}

#[test]
fn the_moment_in_question_is_now_or_the_one_given() {
    let mut desk = Desk::new();
    let expired = limited(&mut desk, -HOUR * 3, -HOUR);
    let coming = limited(&mut desk, HOUR, HOUR * 3);
    desk.write("expired.p7m", expired.sign_cms(PAPER.as_bytes(), &CmsOptions::attached()));
    desk.write("coming.p7m", coming.sign_cms(PAPER.as_bytes(), &CmsOptions::attached()));
    assert_eq!(desk.bad("expired.p7m", &[]), "certificate-expired");
    assert_eq!(desk.bad("coming.p7m", &[]), "certificate-not-yet-valid");
    let (before, after) = ((desk.now - HOUR * 2).to_string(), (desk.now + HOUR * 2).to_string());
    desk.good("expired.p7m", &["--at", &before]);
    desk.good("coming.p7m", &["--at", &after]);
    assert_eq!(desk.bad("expired.p7m", &["--at", &after]), "certificate-expired");
    assert_eq!(desk.bad("coming.p7m", &["--at", &before]), "certificate-not-yet-valid");
}

#[test]
fn a_time_stamp_that_holds_is_the_moment_in_question() {
    let mut desk = Desk::new();
    let expired = limited(&mut desk, -HOUR * 3, -HOUR);
    let stamped_at = desk.now - HOUR * 2;
    let ask = |request: &[u8]| desk.pki.answer_tsp(request, stamped_at);
    let options = CmsOptions { time_stamp: Some(&ask), ..CmsOptions::attached() };
    desk.write("stamped.p7m", expired.sign_cms(PAPER.as_bytes(), &options));
    let signer = desk.good("stamped.p7m", &[]);
    assert_eq!(signer["timestamped_at"], json!(stamped_at.to_string()));
    let fault = Some(zan_throwaway_pki::CmsFault::OtherTimeStamp);
    let foreign = expired.sign_cms(PAPER.as_bytes(), &CmsOptions { fault, ..options });
    desk.write("foreign.p7m", foreign);
    assert_eq!(desk.bad("foreign.p7m", &[]), "certificate-expired");
}

#[test]
fn a_revocation_list_says_who_was_revoked_and_when() {
    let mut desk = Desk::new();
    desk.sign("paper.p7m", &CmsOptions::attached());
    assert_eq!(desk.good("paper.p7m", &[])["revocation"], json!("unknown"));
    let empty = desk.pki.crl(KeyKind::Gost2015, desk.now).unwrap();
    desk.write("empty.crl", &empty);
    let revoked_at = desk.now - HOUR;
    let key = desk.key.clone();
    desk.pki.revoke(&key, revoked_at);
    desk.write("full.crl", desk.pki.crl(KeyKind::Gost2015, desk.now).unwrap());
    assert_eq!(desk.good("paper.p7m", &["--crl", "empty.crl"])["revocation"], json!("good"));
    assert_eq!(desk.bad("paper.p7m", &["--crl", "full.crl"]), "certificate-revoked");
    assert_eq!(desk.bad("paper.p7m", &["--crl", "empty.crl", "--crl", "full.crl"]), "certificate-revoked");
    let before = (revoked_at - HOUR).to_string();
    desk.good("paper.p7m", &["--crl", "full.crl", "--at", &before]);
    let mut broken = empty;
    let last = broken.len() - 1;
    broken[last] ^= 1;
    desk.write("broken.crl", broken);
    let signer = desk.good("paper.p7m", &["--crl", "broken.crl"]);
    assert_eq!((&signer["revocation"], &signer["doubts"]), (&json!("unknown"), &json!(["crl-invalid"])));
}

#[test]
fn a_recorded_answer_says_whether_the_certificate_was_revoked() {
    let mut desk = Desk::new();
    desk.sign("paper.p7m", &CmsOptions::attached());
    let read = |der: &[u8]| Certificate::read(der).unwrap();
    let about = |key: &Key| ocsp::request(&read(key.certificate()), &read(&key.chain()[0]), None);
    desk.write("good.ocsp", desk.pki.answer_ocsp(&about(&desk.key), desk.now));
    let other = desk.pki.issue(Subject::person(IIN, "БАСҚА", "СЫНАҚ", None), KeyKind::Gost2015);
    desk.write("other.ocsp", desk.pki.answer_ocsp(&about(&other), desk.now));
    let key = desk.key.clone();
    desk.pki.revoke(&key, desk.now - HOUR);
    desk.write("revoked.ocsp", desk.pki.answer_ocsp(&about(&key), desk.now));
    assert_eq!(desk.good("paper.p7m", &["--ocsp", "good.ocsp"])["revocation"], json!("good"));
    assert_eq!(desk.good("paper.p7m", &["--ocsp", "other.ocsp"])["revocation"], json!("unknown"));
    assert_eq!(desk.bad("paper.p7m", &["--ocsp", "revoked.ocsp"]), "certificate-revoked");
    let both = ["--ocsp", "good.ocsp", "--ocsp", "revoked.ocsp"];
    assert_eq!(desk.bad("paper.p7m", &both), "certificate-revoked");
    let unknown = Profile::with_fault(zan_throwaway_pki::CertificateFault::NotRecorded);
    let unrecorded = desk.pki.issue_again(&desk.key, &unknown).unwrap();
    desk.write("unrecorded.p7m", unrecorded.sign_cms(PAPER.as_bytes(), &CmsOptions::attached()));
    desk.write("unrecorded.ocsp", desk.pki.answer_ocsp(&about(&unrecorded), desk.now));
    assert_eq!(desk.bad("unrecorded.p7m", &["--ocsp", "unrecorded.ocsp"]), "certificate-not-issued");
}
