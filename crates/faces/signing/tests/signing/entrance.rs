//! Entering with the signature.

use jiff::SignedDuration;
use uuid::Uuid;
use zan_throwaway_pki::{CmsOptions, KeyKind, Pki, Subject};
use zan_ui::Lang;

use crate::browser::{Answer, Browser};
use crate::scene::Scene;

/// Begins to enter; answers the address of the nonce.
async fn begin(browser: &mut Browser, fields: &[(&str, &str)]) -> String {
    let answer = browser.post("/kk/entrance", fields).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    let cookies =
        answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap().to_owned());
    let secret = cookies.into_iter().find(|cookie| cookie.starts_with("zan-entry=")).unwrap();
    assert!(secret.ends_with("; Path=/; Max-Age=600; HttpOnly; SameSite=Strict"), "{secret}");
    answer.header("location").to_owned()
}

async fn nonce(browser: &mut Browser, page: &str) -> Vec<u8> {
    browser.get(&format!("{page}/documents/1")).await.bytes
}

async fn hand_in(browser: &mut Browser, page: &str, cms: &[u8]) -> Answer {
    browser.upload(&format!("{page}/signature"), &[("cms", "entry.cms", cms)]).await
}

#[tokio::test]
async fn the_number_in_the_certificate_opens_the_account() {
    let scene = Scene::new().await;
    let mut browser = scene.stranger();
    let page = begin(&mut browser, &[("next", "/kk/offers?page=2")]).await;
    let shown = browser.get(&page).await;
    assert!(shown.says(&Lang::Kk.t("signing-enter-title")) && shown.says(&Lang::Kk.t("signing-anyone")));
    let cms = scene.sign(&scene.key("advocate1").await, &nonce(&mut browser, &page).await);
    let mut keeper = browser.clone();
    let entered = hand_in(&mut browser, &page, &cms).await;
    assert_eq!((entered.status.as_u16(), entered.header("location")), (303, "/kk/offers?page=2"));
    assert!(browser.cookies.contains_key("zan") && !browser.cookies.contains_key("zan-entry"));
    let name = scene.world.person("advocate1").await.full_name;
    assert!(browser.get("/kk/signatures").await.says(&name));
    assert_eq!(scene.journalled("account.signed_in").await, 1);
    // Somebody who kept the secret and the signature gets in no second time.
    let again = hand_in(&mut keeper, &page, &cms).await;
    assert!(again.status == 409 && again.says(&Lang::Kk.t("signature-ended")), "{}", again.text());
    let again = keeper.post(&format!("{page}/entrance"), &[]).await;
    assert!(again.status == 409 && !keeper.cookies.contains_key("zan"));
    assert!(!again.text().contains("data-enter"), "the page does not try for ever");
}

#[tokio::test]
async fn another_browser_does_not_get_in() {
    let scene = Scene::new().await;
    let mut browser = scene.stranger();
    let page = begin(&mut browser, &[]).await;
    let cms = scene.sign(&scene.key("advocate1").await, &nonce(&mut browser, &page).await);
    let mut other = scene.stranger();
    for secret in ["", "0", &"a".repeat(64)] {
        other.cookies.insert("zan-entry".to_owned(), secret.to_owned());
        assert_eq!(other.get(&page).await.status, 404);
        assert_eq!(hand_in(&mut other, &page, &cms).await.status, 404);
        assert_eq!(other.post(&format!("{page}/entrance"), &[]).await.status, 404);
    }
    // A browser with a nonce of its own cannot use the signature of this one.
    let own = begin(&mut other, &[]).await;
    let answer = hand_in(&mut other, &own, &cms).await;
    assert!(answer.status == 422 && answer.says(&Lang::Kk.t("signature-reason-digest-mismatch")));
    assert!(!other.cookies.contains_key("zan"));
}

#[tokio::test]
async fn five_minutes_are_five_minutes() {
    let scene = Scene::new().await;
    let mut browser = scene.stranger();
    let page = begin(&mut browser, &[]).await;
    let cms = scene.sign(&scene.key("advocate1").await, &nonce(&mut browser, &page).await);
    scene.world.clock.advance(SignedDuration::from_secs(301));
    let late = hand_in(&mut browser, &page, &cms).await;
    assert!(late.status == 409 && late.says(&Lang::Kk.t("signature-expired")), "{}", late.text());
    assert!(late.says(&Lang::Kk.t("signing-entry-lead-expired")) && !browser.cookies.contains_key("zan"));
}

#[tokio::test]
async fn who_may_not_enter_is_told_why() {
    let scene = Scene::new().await;
    let (iin, _) = scene.numbers("advocate1").await;
    let at = |text: &str| text.parse().unwrap();
    let mut own = Pki::new(99, at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"), None);
    let revoked = scene.key("advocate1").await;
    scene.centre.pki.with(|pki| pki.revoke(&revoked, scene.now() - SignedDuration::from_hours(1)));
    let cases = [
        (
            own.issue(Subject::person(&iin, "С", "С", None), KeyKind::Gost2015),
            422,
            "signature-reason-chain-untrusted",
        ),
        (revoked, 422, "signature-reason-certificate-revoked"),
        (scene.issue(Subject::information_system("Жүйе", "260140000075")), 422, "signature-not-a-person"),
        (scene.issue(Subject::person("900101300126", "БӨТЕН", "АДАМ", None)), 403, "signature-no-account"),
    ];
    let mut browser = scene.stranger();
    let page = begin(&mut browser, &[]).await;
    let nonce = nonce(&mut browser, &page).await;
    for (key, status, sentence) in cases {
        let answer = hand_in(&mut browser, &page, &key.sign_cms(&nonce, &CmsOptions::detached())).await;
        assert!(answer.says(&Lang::Kk.t(sentence)), "{sentence}: {}", answer.between("<main", "</main>"));
        assert_eq!(answer.status, status, "{sentence}");
        assert!(!browser.cookies.contains_key("zan"));
    }
    assert_eq!(scene.journalled("account.signed_in").await, 0);
    // Tries come to an end, as with passwords.
    for _ in 0..10 {
        hand_in(&mut browser, &page, b"nonsense").await;
    }
    assert_eq!(hand_in(&mut browser, &page, b"nonsense").await.status, 429);
    assert_eq!(browser.post("/kk/entrance", &[]).await.status, 429);
}

#[tokio::test]
async fn one_person_with_several_accounts_names_one() {
    let scene = Scene::new().await;
    let (iin, _) = scene.numbers("advocate1").await;
    let change = sqlx::query("UPDATE accounts SET iin = $1 WHERE login = 'officer'").bind(&iin);
    change.execute(scene.world.db.owner_pool()).await.unwrap();
    let key = scene.key("advocate1").await;
    let mut browser = scene.stranger();
    let page = begin(&mut browser, &[("next", "/orders")]).await;
    let cms = scene.sign(&key, &nonce(&mut browser, &page).await);
    let answer = hand_in(&mut browser, &page, &cms).await;
    assert!(answer.status == 403 && answer.says(&Lang::Kk.t("signature-several-accounts")));
    let text = answer.text();
    assert!(text.contains("id=\"login\"") && text.contains("name=\"next\" value=\"/orders\""), "{text}");
    let page = begin(&mut browser, &[("next", "/orders"), ("login", "officer")]).await;
    let cms = scene.sign(&key, &nonce(&mut browser, &page).await);
    assert_eq!(hand_in(&mut browser, &page, &cms).await.header("location"), "/kk/orders");
    assert!(browser.get("/kk/signatures").await.says(&scene.world.person("officer").await.full_name));
}

#[tokio::test]
async fn no_way_out_of_the_site_is_taken_along() {
    let scene = Scene::new().await;
    let mut browser = scene.stranger();
    for hostile in ["https://evil.example", "//evil.example", "/\\evil.example", "/kk//evil.example"] {
        let page = begin(&mut browser, &[("next", hostile)]).await;
        let cms = scene.sign(&scene.key("advocate1").await, &nonce(&mut browser, &page).await);
        assert_eq!(hand_in(&mut browser, &page, &cms).await.header("location"), "/kk/cabinet", "{hostile}");
    }
    assert_eq!(browser.get(&format!("/kk/signing/{}", Uuid::from_u128(5))).await.status, 404);
}
