//! The check of a signed file by anyone.

use std::sync::atomic::Ordering;

use zan_kernel::sessions::Strength;
use zan_throwaway_pki::{CmsOptions, Subject};
use zan_ui::Lang;

use crate::scene::Scene;

const HOSTILE: &str = "<script>alert(1)</script>";

#[tokio::test]
async fn a_signature_with_its_document_inside() {
    let scene = Scene::new().await;
    scene.centre.down.store(true, Ordering::Relaxed);
    let key = scene.issue(Subject::person("900101300126", HOSTILE, "СЫНАҚ", None));
    let options = CmsOptions { signing_time: Some(scene.now()), ..CmsOptions::attached() };
    let cms = key.sign_cms("шешім".as_bytes(), &options);
    let mut browser = scene.stranger();
    let answer = browser.upload("/ru/signatures", &[("signature", "шешім.txt.cms", &cms)]).await;
    assert_eq!(answer.status, 200);
    for lang in Lang::all() {
        // The centre does not answer, and nothing is inside: that is said and not passed over.
        assert!(answer.says(&lang.t("signatures-unconfirmed")), "{}", answer.text());
        assert!(
            answer.says(&lang.t("signatures-revocation-unknown")) && answer.says(&lang.t("signatures-holds"))
        );
        assert!(answer.text().contains(&format!("<section class=\"verdict warning\" lang=\"{lang}\"")));
    }
    let text = answer.text();
    assert!(answer.says(HOSTILE) && !text.contains(HOSTILE));
    assert!(text.contains("••••••••0126") && !text.contains("900101300126"), "the number is masked");
    assert!(answer.says("02.03.2026 09:30 (по часам подписавшего)"));
    let link = answer.between("data:application/octet-stream;base64,", "\"");
    assert!(text.contains("download=\"шешім.txt\""));
    use base64::Engine as _;
    assert_eq!(base64::engine::general_purpose::STANDARD.decode(link).unwrap(), "шешім".as_bytes());
    let files = [("what", "", b"document" as &[u8]), ("signature", "a.cms", cms.as_slice())];
    let taken = browser.upload("/ru/signatures", &files).await;
    assert_eq!(
        (taken.bytes.as_slice(), taken.header("content-type")),
        ("шешім".as_bytes(), "application/octet-stream")
    );
    assert!(taken.header("content-disposition").starts_with("attachment"));
}

#[tokio::test]
async fn a_detached_signature_needs_its_document() {
    let scene = Scene::new().await;
    let key = scene.issue(Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None));
    let cms = scene.sign(&key, b"document");
    let mut browser = scene.stranger();
    let alone = browser.upload("/kk/signatures", &[("signature", "a.cms", &cms)]).await;
    assert!(alone.says(&Lang::Kk.t("signature-reason-content-missing")), "{}", alone.text());
    let both = [("signature", "a.cms", cms.as_slice()), ("document", "a.pdf", b"document")];
    assert!(browser.upload("/kk/signatures", &both).await.says(&Lang::Kk.t("signatures-valid")));
    let other = [("signature", "a.cms", cms.as_slice()), ("document", "a.pdf", b"Document")];
    let changed = browser.upload("/kk/signatures", &other).await;
    assert!(changed.says(&Lang::Kk.t("signatures-invalid")));
    assert!(
        changed.says(&Lang::Kk.t("signature-reason-digest-mismatch")) && !changed.text().contains("data:")
    );
    let files = [("what", "", b"document" as &[u8]), both[0], other[1]];
    let refused = browser.upload("/kk/signatures", &files).await;
    assert!(refused.status == 422 && refused.says(&Lang::Kk.t("signatures-no-document")));
}

#[tokio::test]
async fn the_centre_is_asked_about_a_certificate_that_the_file_says_nothing_of() {
    let scene = Scene::new().await;
    let key = scene.issue(Subject::person("900101300126", "СЫНАҚОВ", "СЫНАҚ", None));
    let cms = key.sign_cms("шешім".as_bytes(), &CmsOptions::attached());
    let mut browser = scene.stranger();
    let file = [("signature", "шешім.txt.cms", cms.as_slice())];
    let good = browser.upload("/ru/signatures", &file).await;
    assert!(
        good.says(&Lang::Ru.t("signatures-valid")) && good.says(&Lang::Ru.t("signatures-revocation-good"))
    );
    scene.centre.pki.with(|pki| pki.revoke(&key, scene.now()));
    let revoked = browser.upload("/ru/signatures", &file).await;
    assert!(revoked.says(&Lang::Ru.t("signatures-invalid")), "{}", revoked.text());
    assert!(revoked.says(&Lang::Ru.t("signatures-revocation-revoked")));
}

#[tokio::test]
async fn our_own_evidence_is_whole() {
    let scene = Scene::new().await;
    let id = scene.ask("advocate1", "notice.issue", 2, "№ 1").await;
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    let key = scene.key("advocate1").await;
    let first = scene.sign(&key, &scene.document(&mut browser, id, 1).await);
    let second = scene.sign(&key, &scene.document(&mut browser, id, 2).await);
    let files = [("cms", "1.cms", first.as_slice()), ("cms", "2.cms", second.as_slice())];
    assert_eq!(browser.upload(&format!("/kk/signing/{id}/signature"), &files).await.status, 303);
    let evidence = browser.get(&format!("/kk/signing/{id}/evidence")).await.bytes;
    let mut stranger = scene.stranger();
    let answer = stranger.upload("/en/signatures", &[("signature", "a.asice", &evidence)]).await;
    assert!(answer.says(&Lang::En.t("signatures-valid")), "{}", answer.between("<main", "</main>"));
    assert!(
        answer.says(&Lang::En.t("signatures-revocation-good"))
            && answer.text().contains("download=\"note-2.json\"")
    );
    // The report for people is no signed document: it is named and not given out as one.
    assert!(answer.says(&Lang::En.fill("signatures-attachment", "name", "report.html")));
    assert!(!answer.text().contains("download=\"report.html\""));
}

#[tokio::test]
async fn what_is_no_signature_and_who_is_nobody() {
    let scene = Scene::new().await;
    let mut browser = scene.stranger();
    let none = browser.upload("/kk/signatures", &[("document", "a.pdf", b"%PDF")]).await;
    assert!(none.status == 422 && none.says(&Lang::Kk.t("signatures-nothing-chosen")));
    // Each says in its own words why it cannot be read.
    let bomb = b"<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>".as_slice();
    for (bytes, code) in [
        (b"%PDF-1.7".as_slice(), "not-a-signature"),
        (&[0x30, 0x82, 0x10, 0x00, 0x06], "truncated"),
        (bomb, "xml-document-type"),
        (&[0x30, 0x80].repeat(100), "too-deep"),
        (b"PK\x03\x04 and nothing more", "container"),
    ] {
        let refused = browser.upload("/kk/signatures", &[("signature", "a.cms", bytes)]).await;
        let sentence = Lang::Kk.fill("signature-unreadable", "code", code);
        assert!(refused.status == 422 && refused.says(&sentence), "{code}: {}", refused.text());
    }
    let system = scene.issue(Subject::information_system("Жүйе", "260140000075"));
    let cms = system.sign_cms(b"x", &CmsOptions::attached());
    let answer = browser.upload("/kk/signatures", &[("signature", "a.cms", &cms)]).await;
    assert!(answer.says(&Lang::Kk.t("signatures-not-a-person")) && answer.says("Жүйе"));
    // A form without files, and too many of them in a row.
    assert_eq!(browser.post("/kk/signatures", &[("signature", "x")]).await.status, 400);
    for _ in 0..20 {
        browser.upload("/kk/signatures", &[("signature", "a.cms", b"x")]).await;
    }
    assert_eq!(browser.upload("/kk/signatures", &[("signature", "a.cms", b"x")]).await.status, 429);
}
