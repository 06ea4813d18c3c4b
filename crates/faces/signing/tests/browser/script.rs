//! The page with its script in a real browser, in front of the program that plays NCALayer.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use thirtyfour::common::print::PrintParameters;
use tokio::net::TcpListener;
use uuid::Uuid;
use zan_connectors::ncalayer_stand_in::{Answer, NcaLayerStandIn, Settings, Shape, Switches};
use zan_kernel::sessions::Strength;
use zan_signing::requests;
use zan_testkit::browser::{Browser, By, Cookie, DESKTOP, Look, PHONE};
use zan_throwaway_pki::CmsOptions;
use zan_ui::Lang;

use crate::scene::Scene;

const PATIENCE: Duration = Duration::from_secs(30);

struct Desk {
    scene: Scene,
    base: String,
    ncalayer: NcaLayerStandIn,
    browser: Browser,
}

impl Desk {
    async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let scene = Scene::at(&base).await;
        let keys = vec![scene.key("advocate1").await, scene.key("advocate2").await];
        let settings = Settings {
            clock: Arc::new(scene.world.clock.clone()),
            ..Settings::new(scene.centre.pki.clone(), keys)
        };
        let place = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let ncalayer = NcaLayerStandIn::start(place, settings).unwrap();
        let scene = scene.with_ncalayer(&ncalayer.plain_url());
        let router = scene.router.clone().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, router).await });
        let browser = Browser::start(Look::default()).await.unwrap();
        browser.open(&format!("{base}/kk/signatures")).await.unwrap();
        let session = scene.session("advocate1", Strength::Signature).await;
        browser.driver().add_cookie(Cookie::new("zan", session)).await.unwrap();
        Self { scene, base, ncalayer, browser }
    }

    /// Opens a new request and presses the button of NCALayer.
    async fn sign(&self, papers: u64, switches: Switches) -> Uuid {
        self.ncalayer.set_switches(switches);
        let id = self.scene.ask("advocate1", "notice.issue", papers, "№ 1").await;
        self.browser.open(&format!("{}/kk/signing/{id}", self.base)).await.unwrap();
        self.press().await;
        id
    }

    async fn press(&self) {
        let button = By::Css("#ncalayer:not([hidden]) form button:not(:disabled)");
        self.browser.driver().find(button).await.unwrap().click().await.unwrap();
    }

    /// Waits until the page says a text.
    async fn reads(&self, text: &str) {
        let begun = Instant::now();
        loop {
            let page = match self.browser.driver().find(By::Tag("main")).await {
                Ok(main) => main.text().await.unwrap_or_default(),
                Err(_) => String::new(),
            };
            if page.contains(text) {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "no {text} in {page}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn signed(&self, id: Uuid, papers: usize) {
        self.reads(&Lang::Kk.t("signing-lead-signed")).await;
        let kept = requests::signatures(&self.scene.world.platform.pool, id).await.unwrap();
        assert_eq!(kept.len(), papers);
        assert!(kept.iter().all(|one| one.way == "ncalayer" && one.timestamped_at.is_some()));
    }
}

#[tokio::test]
async fn every_version_of_ncalayer_signs() {
    let desk = Desk::new().await;
    let usual = Switches::default;
    let old = || Switches { version: "1.3".to_owned(), ..usual() };
    let oldest = || Switches { version: "1.2".to_owned(), only_common_utils: true, ..usual() };
    let shaped = |shape| Switches { shape, ..usual() };
    for (papers, switches) in [
        (1, usual()),
        (2, usual()),
        (1, old()),
        (1, shaped(Shape::String)),
        (1, shaped(Shape::Array)),
        (2, shaped(Shape::Object)),
        (1, oldest()),
        (2, oldest()),
        (1, Switches { tokens: vec!["AKKaztokenStore".to_owned()], ..oldest() }),
        (1, Switches { ber: true, ..usual() }),
    ] {
        println!("{papers} {switches:?}");
        let id = desk.sign(papers, switches).await;
        desk.signed(id, usize::try_from(papers).unwrap()).await;
    }
    desk.browser.close().await.unwrap();
    desk.ncalayer.stop().await;
}

#[tokio::test]
async fn whatever_ncalayer_does_the_page_says_what_next() {
    let desk = Desk::new().await;
    let usual = Switches::default;
    let oldest = || Switches { only_common_utils: true, ..usual() };
    for (switches, sentence) in [
        (Switches { answer: Answer::Cancel, ..usual() }, "signing-ncalayer-cancelled"),
        (Switches { answer: Answer::Cancel, ..oldest() }, "signing-ncalayer-cancelled"),
        (Switches { answer: Answer::Error, ..usual() }, "signing-ncalayer-failed"),
        (Switches { answer: Answer::Error, ..oldest() }, "signing-ncalayer-failed"),
        (Switches { answer: Answer::HangUp, ..usual() }, "signing-ncalayer-broken"),
        (Switches { key: Some("nobody".to_owned()), ..usual() }, "signing-ncalayer-failed"),
        (Switches { wrong_iin: true, ..usual() }, "signature-other-person"),
        (Switches { expired: true, ..usual() }, "signature-reason-certificate-expired"),
        (Switches { revoked: true, ..usual() }, "signature-reason-certificate-revoked"),
    ] {
        println!("{switches:?}");
        let id = desk.sign(1, switches).await;
        desk.reads(&Lang::Kk.t(sentence)).await;
        desk.scene.nothing_is_kept(id).await;
    }
    // From the very same page it can be tried again.
    let id = desk.sign(1, Switches { answer: Answer::Cancel, ..usual() }).await;
    desk.reads(&Lang::Kk.t("signing-ncalayer-cancelled")).await;
    desk.ncalayer.set_switches(usual());
    desk.press().await;
    desk.signed(id, 1).await;
    desk.ncalayer.stop().await;
    let id = desk.scene.ask("advocate1", "notice.issue", 1, "№ 2").await;
    desk.browser.open(&format!("{}/kk/signing/{id}", desk.base)).await.unwrap();
    let button = By::Css("#ncalayer:not([hidden]) form button");
    desk.browser.driver().find(button).await.unwrap().click().await.unwrap();
    let begun = Instant::now();
    let status = By::Css("#ncalayer [role=status]");
    while desk.browser.driver().find(status.clone()).await.unwrap().text().await.unwrap()
        != Lang::Kk.t("signing-ncalayer-absent")
    {
        assert!(begun.elapsed() < PATIENCE, "nobody says that NCALayer is not there");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    desk.browser.close().await.unwrap();
}

#[tokio::test]
async fn a_page_that_waits_hears_of_the_phone() {
    let desk = Desk::new().await;
    let id = desk.scene.ask("advocate1", "notice.issue", 1, "№ 1").await;
    desk.browser.open(&format!("{}/kk/signing/{id}", desk.base)).await.unwrap();
    let button = By::Css("form[action$='/phone'] button");
    desk.browser.driver().find(button).await.unwrap().click().await.unwrap();
    desk.reads(&Lang::Kk.t("signing-phone-waiting")).await;
    let link =
        desk.browser.driver().find(By::Css(".code a")).await.unwrap().attr("href").await.unwrap().unwrap();
    let phone = zan_connectors::egov_mobile_stand_in::Phone::new(Default::default()).unwrap();
    let options = zan_connectors::egov_mobile_stand_in::Options::at(desk.scene.now());
    let key = desk.scene.key("advocate1").await;
    zan_connectors::egov_mobile_stand_in::sign(&link, &key, &phone, &options).await.unwrap();
    // The tests' events are not announced by the database but here.
    desk.scene.world.platform.events.announce(zan_kernel::events::signing_topic(id));
    desk.reads(&Lang::Kk.t("signing-lead-signed")).await;
    desk.reads(&Lang::Kk.t("signing-onward")).await;
    let left = desk.browser.driver().find_all(By::Css("input[name=cms]")).await.unwrap();
    assert!(left.is_empty(), "the whole page is new");
    desk.browser.close().await.unwrap();
}

#[tokio::test]
async fn the_pages_fit_a_phone_and_can_be_read_by_everybody() {
    let desk = Desk::new().await;
    let id = desk.scene.ask("advocate1", "notice.issue", 2, "№ 75-2026-000124").await;
    let page = format!("/kk/signing/{id}");
    let browser = &desk.browser;
    browser.open(&format!("{}{page}", desk.base)).await.unwrap();
    looked_at(browser, "signing").await;
    let button = By::Css("form[action$='/phone'] button");
    browser.driver().find(button).await.unwrap().click().await.unwrap();
    desk.reads(&Lang::Kk.t("signing-phone-waiting")).await;
    looked_at(browser, "signing-code").await;
    desk.press().await;
    desk.reads(&Lang::Kk.t("signing-lead-signed")).await;
    looked_at(browser, "signing-signed").await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("шешім.txt.cms");
    let key = desk.scene.key("advocate1").await;
    std::fs::write(&file, key.sign_cms("шешім".as_bytes(), &CmsOptions::attached())).unwrap();
    browser.open(&format!("{}/kk/signatures", desk.base)).await.unwrap();
    looked_at(browser, "signatures").await;
    browser
        .driver()
        .find(By::Id("signature"))
        .await
        .unwrap()
        .send_keys(file.display().to_string())
        .await
        .unwrap();
    browser.driver().find(By::Css("button[value=check]")).await.unwrap().click().await.unwrap();
    desk.reads(&Lang::En.t("signatures-revocation-good")).await;
    looked_at(browser, "signatures-checked").await;
    let printed = browser.driver().print_page(PrintParameters::default()).await.unwrap();
    let printed = String::from_utf8_lossy(&printed);
    let sheets = printed.matches("/Type /Page").count() - printed.matches("/Type /Pages").count();
    assert_eq!(sheets, 1, "a verdict in three languages is one sheet of paper");
    desk.browser.close().await.unwrap();
}

/// On a desk and on the narrowest phone: nothing is wider than the page. With `ZAN_AXE`, axe-core finds nothing.
async fn looked_at(browser: &Browser, name: &str) {
    for (size, look) in [(DESKTOP, ""), (PHONE, "-narrow")] {
        browser.resize(size).await.unwrap();
        browser.screenshot(&format!("{name}{look}")).await.unwrap();
        assert!(!browser.overflows().await.unwrap(), "{name}{look} is wider than the page");
        if std::env::var_os("ZAN_AXE").is_some() {
            browser.assert_accessible(&format!("{name}{look}")).await.unwrap();
        }
    }
    browser.resize(DESKTOP).await.unwrap();
}
