//! What the throw-away centre makes with RSA is taken by OpenSSL, and what it makes wrong on purpose is not.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail the test")]

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::OnceLock,
};

use jiff::Timestamp;
use tempfile::TempDir;
use zan_throwaway_pki::{
    AnswerFault, CertificateFault, CmsFault, CmsOptions, Key, KeyKind, OrganisationRole, Pki, Profile,
    Subject, Usage,
};

const IIN: &str = "900101300126";
const BIN: &str = "260140000075";

/// A centre with an RSA half, one person's key, and files of both.
struct World {
    pki: Pki,
    person: Key,
    now: Timestamp,
    folder: TempDir,
}

/// One for all tests, because RSA keys are slow to make; `None` without the program.
fn world() -> Option<&'static World> {
    static WORLD: OnceLock<Option<World>> = OnceLock::new();
    let world = WORLD.get_or_init(|| {
        Command::new("openssl").arg("version").output().ok().filter(|answer| answer.status.success())?;
        let from: Timestamp = "2026-01-01T00:00:00Z".parse().unwrap();
        let to = "2036-01-01T00:00:00Z".parse().unwrap();
        let mut pki = Pki::new(7, from, to, Some("http://127.0.0.1:13580"));
        let person = pki.issue(Subject::person(IIN, "СЫНАҚОВ", "СЫНАҚ", Some("СЫНАҚҰЛЫ")), KeyKind::Rsa);
        let folder = tempfile::tempdir().unwrap();
        for (name, certificate) in [
            ("root.pem", pki.root(KeyKind::Rsa).unwrap().certificate()),
            ("issuing.pem", pki.authority(KeyKind::Rsa).unwrap().certificate()),
            ("person.pem", person.certificate()),
        ] {
            std::fs::write(folder.path().join(name), pem("CERTIFICATE", certificate)).unwrap();
        }
        let mut anchors: Vec<String> =
            pki.anchors().iter().map(|certificate| pem("CERTIFICATE", certificate)).collect();
        // GOST anchors come first and are nothing to OpenSSL.
        std::fs::write(folder.path().join("anchors.pem"), anchors.split_off(2).concat()).unwrap();
        let now = "2026-11-22T09:00:00Z".parse().unwrap();
        Some(World { pki, person, now, folder })
    });
    if world.is_none() {
        println!("skipped: no openssl program");
    }
    world.as_ref()
}

fn pem(label: &str, der: &[u8]) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let text = STANDARD.encode(der);
    let lines: Vec<&str> =
        text.as_bytes().chunks(64).map(|line| std::str::from_utf8(line).unwrap()).collect();
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", lines.join("\n"))
}

impl World {
    fn file(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn write(&self, name: &str, bytes: &[u8]) -> String {
        let path: PathBuf = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        self.file(name)
    }

    fn at(&self) -> String {
        self.now.as_second().to_string()
    }

    fn verify_certificate(&self, name: &str, key: &Key, at: Timestamp) -> Output {
        let file = self.write(name, pem("CERTIFICATE", key.certificate()).as_bytes());
        let (root, issuing) = (self.file("root.pem"), self.file("issuing.pem"));
        let at = at.as_second().to_string();
        openssl(&["verify", "-x509_strict", "-attime", &at, "-CAfile", &root, "-untrusted", &issuing, &file])
    }

    fn verify_cms(&self, name: &str, cms: &[u8], content: Option<&Path>) -> Output {
        let file = self.write(name, cms);
        let (anchors, at) = (self.file("anchors.pem"), self.at());
        let mut arguments = vec![
            "cms", "-verify", "-binary", "-inform", "DER", "-in", &file, "-CAfile", &anchors, "-attime", &at,
        ];
        if let Some(content) = content {
            arguments.extend(["-content", content.to_str().unwrap()]);
        }
        openssl(&arguments)
    }
}

fn openssl(arguments: &[&str]) -> Output {
    Command::new("openssl").args(arguments).output().unwrap()
}

#[track_caller]
fn assert_ok(output: &Output) {
    assert!(output.status.success(), "{}", said(output));
}

#[track_caller]
fn assert_refused(output: &Output, because: &str) {
    assert!(!output.status.success(), "accepted: {}", said(output));
    assert!(said(output).contains(because), "{}", said(output));
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn certificates_of_people_and_systems_are_taken() {
    let Some(world) = world() else { return };
    let mut pki = world.pki.clone();
    // The other roles differ in their usages only, which the GOST tests go through: RSA keys are slow to make.
    let key = pki.issue(Subject::information_system("ИС «Сынақ»", BIN), KeyKind::Rsa);
    assert_ok(&world.verify_certificate("information-system.pem", &key, world.now));
    assert_ok(&world.verify_certificate("person-again.pem", &world.person, world.now));
    let text = openssl(&["x509", "-in", &world.file("person.pem"), "-noout", "-text", "-nameopt", "utf8"]);
    for expected in [
        "CN=СЫНАҚОВ СЫНАҚ, SN=СЫНАҚОВ, serialNumber=IIN900101300126, C=KZ, GN=СЫНАҚҰЛЫ",
        "Digital Signature, Non Repudiation, Key Agreement",
        "E-mail Protection, 1.2.398.3.3.4.1.1",
        "OCSP - URI:http://127.0.0.1:13580/ocsp",
        "URI:http://127.0.0.1:13580/crl/nca-rsa.crl",
        "Policy: 1.2.398.3.3.2",
    ] {
        assert!(said(&text).contains(expected), "{expected}\n{}", said(&text));
    }
}

#[test]
fn wrong_certificates_are_refused() {
    let Some(world) = world() else { return };
    let mut pki = world.pki.clone();
    let person = || Subject::person(IIN, "СЫНАҚОВ", "СЫНАҚ", None);
    let critical = Profile::with_fault(CertificateFault::UnknownCriticalExtension);
    let key = pki.issue_with(person(), KeyKind::Rsa, &critical);
    assert_refused(
        &world.verify_certificate("critical.pem", &key, world.now),
        "unhandled critical extension",
    );
    let key = pki.issue_with(person(), KeyKind::Rsa, &Profile::with_fault(CertificateFault::WrongSignature));
    assert_refused(
        &world.verify_certificate("signature.pem", &key, world.now),
        "certificate signature failure",
    );
    let late: Timestamp = "2036-01-02T00:00:00Z".parse().unwrap();
    let early: Timestamp = "2025-12-31T00:00:00Z".parse().unwrap();
    assert_refused(&world.verify_certificate("late.pem", &world.person, late), "has expired");
    assert_refused(&world.verify_certificate("early.pem", &world.person, early), "not yet valid");
}

#[test]
fn the_old_pair_has_two_usages() {
    let Some(world) = world() else { return };
    let mut pki = world.pki.clone();
    let person = Subject::person(IIN, "СЫНАҚОВ", "СЫНАҚ", None);
    let key = pki.issue_with(person, KeyKind::Rsa, &Profile::with_usage(Usage::OldLogin));
    let file = world.write("login.pem", pem("CERTIFICATE", key.certificate()).as_bytes());
    let text = said(&openssl(&["x509", "-in", &file, "-noout", "-text"]));
    assert!(text.contains("Digital Signature, Key Encipherment"), "{text}");
    assert!(text.contains("TLS Web Client Authentication, 1.2.398.3.3.4.1.1"), "{text}");
}

#[test]
fn attached_and_detached_signatures_are_taken() {
    let Some(world) = world() else { return };
    let content = "Мазмұн".repeat(40);
    let attached = world.person.sign_cms(content.as_bytes(), &CmsOptions::attached());
    let answer = world.verify_cms("attached.cms", &attached, None);
    assert_ok(&answer);
    assert_eq!(answer.stdout, content.as_bytes());

    let options = CmsOptions {
        signing_time: Some(world.now),
        signing_certificate: true,
        chain: true,
        ..CmsOptions::detached()
    };
    let detached = world.person.sign_cms(content.as_bytes(), &options);
    world.write("content", content.as_bytes());
    world.write("other", b"other");
    assert_ok(&world.verify_cms("detached.cms", &detached, Some(Path::new(&world.file("content")))));
    let other = world.verify_cms("detached-other.cms", &detached, Some(Path::new(&world.file("other"))));
    assert_refused(&other, "content verify error");
}

#[test]
fn indefinite_lengths_are_taken() {
    let Some(world) = world() else { return };
    let content = b"abc".repeat(100);
    let ber = world.person.sign_cms(&content, &CmsOptions { ber: true, ..CmsOptions::attached() });
    let der = world.person.sign_cms(&content, &CmsOptions::attached());
    assert_ne!(ber, der);
    let answer = world.verify_cms("ber.cms", &ber, None);
    assert_ok(&answer);
    assert_eq!(answer.stdout, content);
}

#[test]
fn a_second_signer_can_be_added() {
    let Some(world) = world() else { return };
    let first = world.person.sign_cms(b"content", &CmsOptions::attached());
    let mut pki = world.pki.clone();
    let head = Subject::employee(OrganisationRole::Head, IIN, BIN, "ЕКІНШІ", "СЫНАҚ");
    let second = pki.issue(head, KeyKind::Rsa);
    let both = second.add_signer(&first, None, &CmsOptions::attached()).unwrap();
    assert_ok(&world.verify_cms("two.cms", &both, None));
    let printed =
        said(&openssl(&["cms", "-cmsout", "-print", "-inform", "DER", "-in", &world.file("two.cms")]));
    assert_eq!(printed.matches("issuerAndSerialNumber").count(), 2, "{printed}");
    let false_one =
        second.add_signer(&first, None, &CmsOptions::with_fault(CmsFault::WrongSignature)).unwrap();
    assert!(!world.verify_cms("two-false.cms", &false_one, None).status.success());
    assert_eq!(second.add_signer(b"no cms", None, &CmsOptions::attached()), None);
}

#[test]
fn wrong_signatures_are_refused() {
    let Some(world) = world() else { return };
    for (fault, because) in [
        (CmsFault::WrongDigest, "verification failure"),
        (CmsFault::WrongSignature, "verification failure"),
        (CmsFault::NoCertificate, "signer certificate not found"),
        (CmsFault::OtherSignatureAlgorithm, "CMS"),
    ] {
        let cms = world.person.sign_cms(b"content", &CmsOptions::with_fault(fault));
        assert_refused(&world.verify_cms(&format!("{fault:?}.cms"), &cms, None), because);
    }
}

#[test]
fn answers_about_revocation_are_taken() {
    let Some(world) = world() else { return };
    let mut pki = world.pki.clone();
    let person = || Subject::person(IIN, "СЫНАҚОВ", "СЫНАҚ", None);
    let revoked = pki.issue(person(), KeyKind::Rsa);
    pki.revoke(&revoked, "2026-03-01T00:00:00Z".parse().unwrap());
    let unrecorded =
        pki.issue_with(person(), KeyKind::Rsa, &Profile::with_fault(CertificateFault::NotRecorded));
    for (key, digest, status) in [
        (&world.person, "-sha1", ": good"),
        (&world.person, "-sha256", ": good"),
        (&revoked, "-sha256", "Revocation Time: Mar  1 00:00:00 2026 GMT"),
        (&unrecorded, "-sha256", "Revocation Time: Jan  1 00:00:00 1970 GMT"),
    ] {
        let certificate = world.write("asked.pem", pem("CERTIFICATE", key.certificate()).as_bytes());
        let answer = ask_ocsp(world, &pki, &certificate, digest, None);
        assert_ok(&answer);
        assert!(said(&answer).contains(status), "{status}: {}", said(&answer));
        assert!(said(&answer).contains("Response verify OK"), "{}", said(&answer));
    }
    let certificate = world.file("person.pem");
    let forged = ask_ocsp(world, &pki, &certificate, "-sha256", Some(AnswerFault::WrongSignature));
    assert!(said(&forged).contains("Verify Failure"), "{}", said(&forged));
    let nonce = ask_ocsp(world, &pki, &certificate, "-sha256", Some(AnswerFault::OtherNonce));
    assert!(said(&nonce).contains("Nonce Verify error"), "{}", said(&nonce));
    let service = ask_ocsp(world, &pki, &certificate, "-sha256", Some(AnswerFault::WrongResponder));
    assert!(said(&service).contains("missing ocspsigning usage"), "{}", said(&service));
}

/// Lets OpenSSL write a request, the centre answer it, and OpenSSL judge the answer.
fn ask_ocsp(world: &World, pki: &Pki, certificate: &str, digest: &str, fault: Option<AnswerFault>) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let (request, response) = (folder.path().join("request"), folder.path().join("response"));
    let (request, response) = (request.to_str().unwrap(), response.to_str().unwrap());
    let issuing = world.file("issuing.pem");
    let asked = [digest, "-issuer", &issuing, "-cert", certificate];
    assert_ok(&openssl(&[&["ocsp"], &asked[..], &["-reqout", request]].concat()));
    let bytes = std::fs::read(request).unwrap();
    std::fs::write(response, pki.answer_ocsp_with(&bytes, Timestamp::now(), fault)).unwrap();
    let anchors = world.file("anchors.pem");
    let judge = ["-respin", response, "-CAfile", &anchors];
    // The nonce is compared with the request on file, the status with the certificate: two runs.
    let nonce = openssl(&[&["ocsp", "-reqin", request], &judge[..]].concat());
    if !nonce.status.success() || fault.is_some() {
        return nonce;
    }
    openssl(&[&["ocsp", "-no_nonce"], &asked[..], &judge].concat())
}

#[test]
fn what_is_no_request_gets_a_status() {
    let Some(world) = world() else { return };
    for request in [&b""[..], b"garbage", &[0x30, 0]] {
        let file = world.write("refusal", &world.pki.answer_ocsp(request, world.now));
        let text = said(&openssl(&["ocsp", "-respin", &file, "-resp_text"]));
        assert!(text.contains("malformedrequest"), "{text}");
        let file = world.write("rejection", &world.pki.answer_tsp(request, world.now));
        let text = said(&openssl(&["ts", "-reply", "-in", &file, "-text"]));
        assert!(text.contains("Rejected"), "{text}");
    }
}

#[test]
fn revocation_lists_are_taken() {
    let Some(world) = world() else { return };
    let mut pki = world.pki.clone();
    let revoked = pki.issue(Subject::person(IIN, "СЫНАҚОВ", "СЫНАҚ", None), KeyKind::Rsa);
    pki.revoke(&revoked, "2026-03-01T00:00:00Z".parse().unwrap());
    let verify = |name: &str, crl: Vec<u8>, certificate: &str| {
        let list = world.write(name, pem("X509 CRL", &crl).as_bytes());
        let (root, issuing, at) = (world.file("root.pem"), world.file("issuing.pem"), world.at());
        openssl(&[
            "verify",
            "-crl_check",
            "-attime",
            &at,
            "-CAfile",
            &root,
            "-untrusted",
            &issuing,
            "-CRLfile",
            &list,
            certificate,
        ])
    };
    let before = pki.crl(KeyKind::Rsa, "2026-02-01T00:00:00Z".parse().unwrap()).unwrap();
    let after = pki.crl(KeyKind::Rsa, world.now).unwrap();
    let bad = world.write("revoked.pem", pem("CERTIFICATE", revoked.certificate()).as_bytes());
    assert_ok(&verify("good.crl", after.clone(), &world.file("person.pem")));
    assert_refused(&verify("bad.crl", after.clone(), &bad), "certificate revoked");
    assert_refused(&verify("stale.crl", before, &bad), "CRL has expired");
    let mut forged = after;
    *forged.last_mut().unwrap() ^= 1;
    assert_refused(&verify("forged.crl", forged, &bad), "CRL signature failure");
    let delta = world.write("delta.crl", &pki.delta_crl(KeyKind::Rsa, world.now).unwrap());
    let text = said(&openssl(&["crl", "-inform", "DER", "-in", &delta, "-noout", "-text"]));
    assert!(text.contains("Delta CRL Indicator: critical"), "{text}");
    assert_eq!(pki.crl(KeyKind::Gost2004, world.now), None);
}

#[test]
fn time_stamps_are_taken() {
    let Some(world) = world() else { return };
    let data = world.write("data", b"data");
    let request = world.file("request.tsq");
    assert_ok(&openssl(&["ts", "-query", "-data", &data, "-sha256", "-cert", "-out", &request]));
    let bytes = std::fs::read(&request).unwrap();
    let verify = |name: &str, fault: Option<AnswerFault>| {
        let answer = world.write(name, &world.pki.answer_tsp_with(&bytes, world.now, fault));
        let (root, issuing, at) = (world.file("root.pem"), world.file("issuing.pem"), world.at());
        openssl(&[
            "ts",
            "-verify",
            "-queryfile",
            &request,
            "-in",
            &answer,
            "-CAfile",
            &root,
            "-untrusted",
            &issuing,
            "-attime",
            &at,
        ])
    };
    assert_ok(&verify("good.tsr", None));
    let text = said(&openssl(&["ts", "-reply", "-in", &world.file("good.tsr"), "-text"]));
    assert!(text.contains("Time stamp: Nov 22 09:00:00 2026 GMT"), "{text}");
    for (fault, because) in [
        (AnswerFault::WrongSignature, "signature failure"),
        (AnswerFault::OtherNonce, "nonce mismatch"),
        (AnswerFault::OtherSubject, "message imprint mismatch"),
        (AnswerFault::WrongResponder, "certificate verify error"),
    ] {
        assert_refused(&verify(&format!("{fault:?}.tsr"), Some(fault)), because);
    }
}

#[test]
fn a_stamped_signature_is_taken() {
    let Some(world) = world() else { return };
    let stamper = world.pki.time_stamper(world.now);
    let crls = [world.pki.crl(KeyKind::Rsa, world.now).unwrap()];
    let options = CmsOptions { time_stamp: Some(&stamper), crls: &crls, ..CmsOptions::attached() };
    let cms = world.person.sign_cms(b"content", &options);
    assert_ok(&world.verify_cms("stamped.cms", &cms, None));
    let file = world.file("stamped.cms");
    let text = said(&openssl(&["cms", "-cmsout", "-print", "-inform", "DER", "-in", &file]));
    assert!(text.contains("id-smime-aa-timeStampToken"), "{text}");
    assert!(text.contains("1.2.840.113549.1.9.16.2.24") || text.contains("revocationValues"), "{text}");
}
