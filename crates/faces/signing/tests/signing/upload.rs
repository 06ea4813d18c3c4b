//! The box itself, and signing by a file and by NCALayer.

use zan_kernel::sessions::Strength;
use zan_signing::requests::{self, State};
use zan_throwaway_pki::OrganisationRole;
use zan_ui::Lang;

use crate::scene::{NCALAYER, Scene};

const HOSTILE: &str = "<script>alert(1)</script>";

#[tokio::test]
async fn the_box_says_what_is_signed_by_whom_and_how() {
    let scene = Scene::new().await;
    let id = scene.ask("advocate1", "notice.issue", 2, HOSTILE).await;
    let (iin, _) = scene.numbers("advocate1").await;
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    for lang in Lang::all() {
        let page = browser.get(&format!("/{lang}/signing/{id}")).await;
        assert_eq!(page.status, 200);
        let text = page.text();
        assert!(page.says(&lang.t("signing-act-notice-issue")) && page.says(HOSTILE));
        assert!(!text.contains(HOSTILE), "what was typed is escaped");
        assert!(text.contains("note-1.json") && text.contains("note-2.json"));
        assert!(page.says(&lang.t("signer-kind-person")) && page.says(&lang.t("signing-capacity-person")));
        // The rule is our reading of grade D.
        assert!(page.says(&lang.fill("signing-unconfirmed", "grade", "D")));
        assert!(text.contains(&format!("••••••••{}", &iin[8..])));
        for way in ["signing-ncalayer-title", "signing-phone-title", "signing-file-title"] {
            assert!(page.says(&lang.t(way)), "{way}");
        }
        assert!(text.contains("id=\"ncalayer\" hidden"), "NCALayer is of use with script only");
        assert!(text.contains(&format!("data-ncalayer=\"{NCALAYER}\" data-iin=\"{iin}\" data-bin=\"\"")));
        assert!(text.contains("data-oids=\"1.2.398.3.3.4.1.1\""));
        assert!(!text.contains("style=\"") && !text.contains("onclick"));
        let policy = page.header("content-security-policy");
        assert!(policy.contains("connect-src 'self' wss://127.0.0.1:13579;"), "{policy}");
    }
    let other = browser.get("/kk/signatures").await;
    assert!(other.header("content-security-policy").contains("connect-src 'self';"));
}

#[tokio::test]
async fn documents_are_shown_and_kept_as_the_very_bytes() {
    let scene = Scene::new().await;
    let id = scene.ask("advocate1", "notice.issue", 1, "№ 1").await;
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    let address = format!("/kk/signing/{id}/documents/1");
    let shown = browser.get(&address).await;
    assert_eq!(shown.header("content-type"), "text/plain; charset=utf-8");
    assert!(shown.header("content-disposition").starts_with("inline; filename=\"note-1.json\""));
    assert!(shown.text().contains("\"number\": 1"));
    let kept = browser.get(&format!("{address}?download")).await;
    assert!(kept.header("content-disposition").starts_with("attachment"));
    assert_eq!(kept.bytes, shown.bytes);
    for none in ["0", "2", "x", "-1", "99999999"] {
        assert_eq!(browser.get(&format!("/kk/signing/{id}/documents/{none}")).await.status, 404, "{none}");
    }
    assert_eq!(browser.get(&format!("/kk/signing/{id}/evidence")).await.status, 404, "nothing is signed yet");
}

#[tokio::test]
async fn a_file_signed_elsewhere_is_taken_with_its_evidence() {
    let scene = Scene::new().await;
    let id = scene.ask("advocate1", "notice.issue", 1, "№ 1").await;
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    let cms = scene.sign(&scene.key("advocate1").await, &scene.document(&mut browser, id, 1).await);
    let sent = browser.upload(&format!("/kk/signing/{id}/signature"), &[("cms", "note.cms", &cms)]).await;
    assert_eq!((sent.status.as_u16(), sent.header("location")), (303, format!("/kk/signing/{id}").as_str()));
    let page = browser.get(&format!("/kk/signing/{id}")).await;
    assert!(page.says(&Lang::Kk.t("signing-lead-signed")) && page.says("СЫНАҚОВ СЫНАҚ СЫНАҚҰЛЫ"));
    assert!(page.says(&Lang::Kk.t("signing-way-upload")) && page.text().contains("href=\"/kk/notes/1\""));
    assert!(!page.text().contains("name=\"cms\""), "it is not signed twice");
    assert!(!page.header("content-security-policy").contains("wss"), "nothing is left to be signed");
    let evidence = browser.get(&format!("/kk/signing/{id}/evidence")).await;
    assert_eq!(evidence.header("content-type"), "application/vnd.etsi.asic-e+zip");
    assert!(evidence.bytes.starts_with(b"PK") && evidence.header("content-disposition").contains(".asice"));
    assert_eq!(scene.journalled("note.made").await, 1);
    // Again: it was signed already.
    let again = browser.upload(&format!("/kk/signing/{id}/signature"), &[("cms", "note.cms", &cms)]).await;
    assert_eq!(again.status, 409);
    assert!(again.says(&Lang::Kk.t("signature-ended")));
    assert_eq!(scene.journalled("note.made").await, 1);
}

#[tokio::test]
async fn several_documents_are_signed_in_any_order() {
    let scene = Scene::new().await;
    let id = scene.ask("advocate1", "notice.issue", 2, "№ 2").await;
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    let key = scene.key("advocate1").await;
    let first = scene.sign(&key, &scene.document(&mut browser, id, 1).await);
    let second = scene.sign(&key, &scene.document(&mut browser, id, 2).await);
    let address = format!("/ru/signing/{id}/signature");
    let one = browser.upload(&address, &[("cms", "2.cms", &second)]).await;
    assert_eq!(one.status, 422);
    assert!(one.says("документов – 2, подписей – 1"), "{}", one.text());
    scene.nothing_is_kept(id).await;
    let none = browser.upload(&address, &[("cms", "empty.cms", b"")]).await;
    assert!(none.status == 422 && none.says(&Lang::Ru.t("signing-nothing-chosen")));
    let both = browser.upload(&address, &[("cms", "2.cms", &second), ("cms", "1.cms", &first)]).await;
    assert_eq!(both.status, 303, "{}", both.text());
    let kept = requests::signatures(&scene.world.platform.pool, id).await.unwrap();
    assert_eq!(kept.iter().map(|one| one.position).collect::<Vec<_>>(), [1, 2]);
}

#[tokio::test]
async fn ncalayer_hands_over_pem_for_a_body() {
    let scene = Scene::new().await;
    let id = scene.ask("officer", "order.submit", 1, "№ 3").await;
    let (iin, bin) = scene.numbers("officer").await;
    let mut browser = scene.browser("officer", Strength::Signature).await;
    let page = browser.get(&format!("/kk/signing/{id}")).await;
    let told =
        format!("data-iin=\"{iin}\" data-bin=\"{bin}\" data-oids=\"1.2.398.3.3.4.1.2\" data-locale=\"kk\"");
    assert!(page.text().contains(&told), "{}", page.text());
    assert!(page.says(&Lang::Kk.t("signer-kind-organisation-employee")) && page.says(&bin));
    let key = scene.employee("officer", OrganisationRole::Employee).await;
    let der = scene.sign(&key, &scene.document(&mut browser, id, 1).await);
    let pem = format!("-----BEGIN CMS-----\n{}\n-----END CMS-----\n", base64(&der));
    let fields = [("way", "ncalayer"), ("cms", pem.as_str())];
    let sent = browser.post(&format!("/kk/signing/{id}/signature"), &fields).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let kept = requests::signatures(&scene.world.platform.pool, id).await.unwrap();
    assert_eq!((kept[0].way.as_str(), kept[0].signer_bin.as_deref()), ("ncalayer", Some(bin.as_str())));
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

#[tokio::test]
async fn who_does_not_sign_and_whose_time_is_up_is_told_what_to_do() {
    let scene = Scene::new().await;
    let id = scene.ask("advocate1", "notice.issue", 1, "№ 4").await;
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    let left = browser.post(&format!("/kk/signing/{id}/withdrawal"), &[]).await;
    assert_eq!((left.status.as_u16(), left.header("location")), (303, "/kk/notes"));
    let page = browser.get(&format!("/kk/signing/{id}")).await;
    assert!(page.says(&Lang::Kk.t("signing-lead-withdrawn")) && page.text().contains("href=\"/kk/notes\""));
    assert!(!page.text().contains("name=\"cms\""));
    let late = scene.ask("advocate1", "notice.issue", 1, "№ 5").await;
    scene.world.clock.advance(jiff::SignedDuration::from_hours(25));
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    let page = browser.get(&format!("/en/signing/{late}")).await;
    assert!(page.says(&Lang::En.t("signing-lead-expired")) && !page.text().contains("name=\"cms\""));
}

#[tokio::test]
async fn a_session_of_a_password_is_confirmed_first() {
    let scene = Scene::new().await;
    let id = scene.ask("advocate1", "notice.issue", 1, "№ 6").await;
    let mut browser = scene.browser("advocate1", Strength::Password).await;
    let page = browser.get(&format!("/kk/signing/{id}")).await;
    assert!(page.says(&Lang::Kk.t("signing-confirm-why")) && !page.text().contains("name=\"cms\""));
    let key = scene.key("advocate1").await;
    let cms = scene.sign(&key, &scene.document(&mut browser, id, 1).await);
    let send = format!("/kk/signing/{id}/signature");
    let early = browser.upload(&send, &[("cms", "a.cms", &cms)]).await;
    assert!(early.status == 403 && early.says(&Lang::Kk.t("signature-entry-required")));
    let early = browser.post(&format!("/kk/signing/{id}/phone"), &[]).await;
    assert!(early.status == 403 && early.says(&Lang::Kk.t("signature-entry-required")));
    scene.nothing_is_kept(id).await;
    let back = format!("/signing/{id}");
    let asked = browser.post("/kk/entrance/session", &[("back", &back)]).await;
    let confirming = asked.header("location").to_owned();
    assert_eq!(asked.status, 303, "{}", asked.text());
    let nonce = browser.get(&format!("{confirming}/documents/1")).await.bytes;
    let signed = scene.sign(&key, &nonce);
    let confirmed = browser.upload(&format!("{confirming}/signature"), &[("cms", "b.cms", &signed)]).await;
    assert_eq!(
        (confirmed.status.as_u16(), confirmed.header("location")),
        (303, format!("/kk{back}").as_str())
    );
    assert_eq!(browser.upload(&send, &[("cms", "a.cms", &cms)]).await.status, 303);
    let request = requests::by_id(&scene.world.platform.pool, id).await.unwrap();
    assert_eq!(request.state(scene.now()), State::Signed);
}

/// The page with everything that it loads before it can be used, compressed.
#[tokio::test]
async fn the_box_with_a_code_is_light() {
    let scene = Scene::new().await;
    let id = scene.ask("advocate1", "notice.issue", 2, "№ 7").await;
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    browser.post(&format!("/kk/signing/{id}/phone"), &[]).await;
    let page = format!("/kk/signing/{id}");
    assert!(browser.get(&page).await.text().contains("m.egov.kz"));
    let mut sizes = Vec::new();
    for path in [
        page.as_str(),
        zan_ui::asset_url("zan.css"),
        zan_ui::asset_url("icons.svg"),
        zan_ui::asset_url("signing.js"),
    ] {
        let request = axum::http::Request::get(path).header("accept-encoding", "gzip");
        let answer = browser.send(request, axum::body::Body::empty()).await;
        assert_eq!(answer.header("content-encoding"), "gzip", "{path}");
        sizes.push(answer.bytes.len());
    }
    println!("page, style, icons, script: {sizes:?}");
    assert!(sizes.iter().sum::<usize>() <= 14 * 1024, "{sizes:?}");
}

#[tokio::test]
async fn no_configuration_lets_a_page_speak_to_another_computer() {
    let scene = Scene::new().await.with_ncalayer("wss://evil.example:13579/");
    let id = scene.ask("advocate1", "notice.issue", 1, "№ 8").await;
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    let page = browser.get(&format!("/kk/signing/{id}")).await;
    let policy = page.header("content-security-policy");
    assert!(policy.contains("connect-src 'self';") && !policy.contains("evil"), "{policy}");
}
