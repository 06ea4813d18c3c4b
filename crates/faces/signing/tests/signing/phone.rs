//! Signing by phone.

use axum::body::Body;
use axum::http::Request;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use zan_connectors::egov_mobile_stand_in::{self, Limits, Options, Outcome};
use zan_kernel::sessions::Strength;
use zan_throwaway_pki::Key;
use zan_ui::Lang;

use crate::browser::{Answer, Browser};
use crate::scene::{ORGANISATION_BIN, Scene};

/// A phone: no cookies, a language of its own.
struct Phone {
    browser: Browser,
    language: &'static str,
    bearer: String,
}

impl Phone {
    fn new(scene: &Scene, language: &'static str) -> Self {
        let mut browser = scene.stranger();
        browser.cookies.clear();
        Self { browser, language, bearer: String::new() }
    }

    async fn ask(&mut self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let request = Request::builder().method(method).uri(path).header("accept-language", self.language);
        let request = request.header("authorization", format!("Bearer {}", self.bearer));
        let request = request.header("content-type", "application/json");
        self.browser.send(request, body.map_or(Body::empty(), |body| Body::from(body.to_string()))).await
    }

    /// API 1; keeps the token for API 2.
    async fn invited(&mut self, path: &str) -> Value {
        let answer = self.ask("GET", path, None).await;
        assert_eq!(answer.status, 200, "{}", answer.text());
        assert!(answer.headers.get("set-cookie").is_none(), "a phone is nobody's browser");
        let answer = answer.json();
        self.bearer = answer["document"]["auth_token"].as_str().unwrap().to_owned();
        answer
    }

    /// API 2: fetches, signs, brings back.
    async fn signed(&mut self, scene: &Scene, path: &str, key: &Key) -> Answer {
        let mut papers = self.ask("GET", path, None).await.json();
        for paper in papers["documentsToSign"].as_array_mut().unwrap() {
            let data = &mut paper["document"]["file"]["data"];
            let bytes = STANDARD.decode(data.as_str().unwrap()).unwrap();
            *data = json!(STANDARD.encode(scene.sign(key, &bytes)));
        }
        self.ask("PUT", path, Some(&papers)).await
    }
}

fn percent_decoded(text: &str) -> String {
    text.replace("%3A", ":").replace("%2F", "/")
}

/// Asks for a code on the page; answers the path of API 1 from the link beside it.
async fn code(browser: &mut Browser, page: &str) -> String {
    let answer = browser.post(&format!("{page}/phone"), &[]).await;
    assert_eq!(answer.status, 303, "{}", answer.text());
    assert!(!answer.header("location").contains("egov"), "the token is in no address");
    let shown = browser.get(page).await;
    assert!(shown.says(&Lang::Kk.t("signing-phone-waiting")), "{}", shown.between("<main", "</main>"));
    let link = percent_decoded(&shown.between("https://m.egov.kz/mobileSign?link=", "&"));
    link.strip_prefix("http://localhost:8080").unwrap().to_owned()
}

#[tokio::test]
async fn a_phone_reads_the_code_signs_and_the_page_says_so() {
    let scene = Scene::new().await;
    let id = scene.ask("advocate1", "notice.issue", 2, "№ 1").await;
    let page = format!("/kk/signing/{id}");
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    let path = code(&mut browser, &page).await;
    let mut phone = Phone::new(&scene, "ru");
    let invited = phone.invited(&path).await;
    assert_eq!(invited["description"], "Письменное уведомление о защите: № 1");
    assert_eq!(invited["expiry_date"], "2026-03-02T09:35:00+05:00");
    assert_eq!(invited["organisation"]["nameKz"], Lang::Kk.t("product-full-name"));
    assert_eq!(invited["organisation"]["bin"], ORGANISATION_BIN);
    let documents = format!("{path}/documents");
    assert_eq!(invited["document"]["uri"], format!("http://localhost:8080{documents}"));
    assert_eq!(invited["document"]["auth_type"], "Token");
    assert!(browser.get(&page).await.says(&Lang::Kk.t("signing-phone-read")));
    let papers = phone.ask("GET", &documents, None).await.json();
    assert_eq!((papers["signMethod"].as_str(), papers["version"].as_i64()), (Some("CMS_SIGN_ONLY"), Some(1)));
    let paper = &papers["documentsToSign"][1];
    assert_eq!(
        (paper["id"].as_i64(), paper["document"]["file"]["mime"].as_str()),
        (Some(2), Some("application/json"))
    );
    assert!(paper["nameKz"].as_str().unwrap().contains("хабарлама"), "{paper}");
    // Somebody else's key first: the phone and the page say why, and it can be tried again.
    let refused = phone.signed(&scene, &documents, &scene.key("advocate2").await).await;
    assert_eq!(refused.status, 403);
    let sentence = Lang::Ru.t("signature-other-person");
    assert_eq!(refused.json(), json!({"code": "403", "message": sentence}));
    assert!(browser.get(&page).await.says(&Lang::Kk.t("signature-other-person")));
    scene.nothing_is_kept(id).await;
    let taken = phone.signed(&scene, &documents, &scene.key("advocate1").await).await;
    assert_eq!(taken.status, 200, "{}", taken.text());
    let signed = browser.get(&page).await;
    assert!(
        signed.says(&Lang::Kk.t("signing-lead-signed")) && signed.says(&Lang::Kk.t("signing-way-mobile"))
    );
    let again = phone.ask("GET", &documents, None).await;
    assert_eq!((again.status.as_u16(), again.json()["code"].as_str()), (403, Some("403")));
}

#[tokio::test]
async fn a_phone_without_the_secrets_gets_nothing() {
    let scene = Scene::new().await;
    let id = scene.ask("advocate1", "notice.issue", 1, "№ 1").await;
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    let path = code(&mut browser, &format!("/kk/signing/{id}")).await;
    let mut phone = Phone::new(&scene, "en");
    let unknown = phone.ask("GET", "/egov/v1/signings/0a1b", None).await;
    assert_eq!((unknown.status.as_u16(), unknown.json()["code"].as_str()), (404, Some("404")));
    let documents = format!("{path}/documents");
    for bearer in ["", "0a1b"] {
        phone.bearer = bearer.to_owned();
        assert_eq!(phone.ask("GET", &documents, None).await.status, 404);
        assert_eq!(phone.ask("PUT", &documents, Some(&json!({"documentsToSign": []}))).await.status, 404);
    }
    phone.invited(&path).await;
    let unclear = phone.ask("PUT", &documents, Some(&json!({"documents": 1}))).await;
    assert!(unclear.status == 400 && unclear.json()["message"] == Lang::En.t("signing-phone-unclear"));
    scene.world.clock.advance(jiff::SignedDuration::from_secs(301));
    let late = phone.ask("GET", &documents, None).await;
    assert!(
        late.status == 403 && late.json()["message"] == Lang::En.t("signature-expired"),
        "{}",
        late.text()
    );
    let page = browser.get(&format!("/kk/signing/{id}")).await;
    assert!(page.says(&Lang::Kk.t("signing-phone-over")) && !page.text().contains("m.egov.kz"));
    scene.nothing_is_kept(id).await;
}

#[tokio::test]
async fn a_phone_opens_the_door_for_the_browser_that_asked() {
    let scene = Scene::new().await;
    let mut browser = scene.stranger();
    let page = browser.post("/kk/entrance", &[]).await.header("location").to_owned();
    let path = code(&mut browser, &page).await;
    let mut phone = Phone::new(&scene, "kk");
    phone.invited(&path).await;
    let taken = phone.signed(&scene, &format!("{path}/documents"), &scene.key("advocate1").await).await;
    assert_eq!(taken.status, 200, "{}", taken.text());
    assert_eq!(scene.journalled("account.signed_in").await, 0, "the phone itself enters nowhere");
    let signed = browser.get(&page).await;
    assert!(signed.text().contains("data-enter"), "{}", signed.text());
    let mut other = scene.stranger();
    assert_eq!(other.post(&format!("{page}/entrance"), &[]).await.status, 404);
    let entered = browser.post(&format!("{page}/entrance"), &[]).await;
    assert_eq!((entered.status.as_u16(), entered.header("location")), (303, "/kk/cabinet"));
    assert!(browser.cookies.contains_key("zan") && !browser.cookies.contains_key("zan-phone"));
}

#[tokio::test]
async fn the_program_that_plays_the_phone_understands_us() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let scene = Scene::at(&format!("http://{address}")).await;
    let router = scene.router.clone();
    tokio::spawn(async move { axum::serve(listener, router).await });
    let id = scene.ask("advocate1", "notice.issue", 2, "№ 1").await;
    let mut browser = scene.browser("advocate1", Strength::Signature).await;
    browser.post(&format!("/kk/signing/{id}/phone"), &[]).await;
    let page = browser.get(&format!("/kk/signing/{id}")).await;
    let query = page.between("https://m.egov.kz/mobileSign?", "\"").replace("&#38;", "&");
    let link = format!("https://m.egov.kz/mobileSign?{query}");
    let phone = egov_mobile_stand_in::Phone::new(Limits::default()).unwrap();
    let options = Options { language: "kk", ..Options::at(scene.now()) };
    let foreign =
        egov_mobile_stand_in::sign(&link, &scene.key("advocate2").await, &phone, &options).await.unwrap();
    let Outcome::Refused { status: 403, refusal } = foreign else { panic!("{foreign:?}") };
    assert_eq!(refusal.message, Lang::Kk.t("signature-other-person"));
    // A refusal with a reason of its own says it on the page too.
    let revoked = scene.key("advocate1").await;
    scene.centre.pki.with(|pki| pki.revoke(&revoked, scene.now()));
    let refused = egov_mobile_stand_in::sign(&link, &revoked, &phone, &options).await.unwrap();
    let reason = Lang::Kk.t("signature-reason-certificate-revoked");
    assert!(matches!(&refused, Outcome::Refused { refusal, .. } if refusal.message == reason), "{refused:?}");
    let page = browser.get(&format!("/kk/signing/{id}")).await;
    assert!(page.text().contains(&reason), "{}", page.text());
    let own =
        egov_mobile_stand_in::sign(&link, &scene.key("advocate1").await, &phone, &options).await.unwrap();
    assert!(matches!(own, Outcome::Signed { .. }), "{own:?}");
    assert_eq!(scene.journalled("note.made").await, 1);
}
