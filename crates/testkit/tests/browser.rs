//! The browser opens pages, keeps its look, finds what is wrong, and leaves no process behind.
#![cfg(feature = "browser")]
#![expect(clippy::unwrap_used, reason = "helpers of tests may panic like the tests")]

use std::fs;
use std::path::Path;

use zan_testkit::browser::{Browser, By, Look, PHONE};

const PAGE: &str = "<!doctype html><html lang=kk><title>Ә</title><main><h1>Сәлем</h1>\
    <p id=out>no script</p><div style='height:3000px'></div></main>\
    <script>out.textContent = innerWidth + (matchMedia('(prefers-color-scheme: dark)').matches ? ' dark' : '')</script>";

fn address(html: &str) -> (tempfile::NamedTempFile, String) {
    let file = tempfile::Builder::new().suffix(".html").tempfile().unwrap();
    fs::write(file.path(), html).unwrap();
    let address = format!("file://{}", file.path().display());
    (file, address)
}

async fn text(browser: &Browser) -> String {
    browser.driver().find(By::Id("out")).await.unwrap().text().await.unwrap()
}

#[tokio::test]
async fn a_dark_phone_shows_a_whole_page() {
    let (_file, address) = address(&PAGE.replace("<title>", "<meta charset=utf-8><title>"));
    let look = Look { size: PHONE, dark: true, ..Look::default() };
    let browser = Browser::start(look).await.unwrap();
    browser.open(&address).await.unwrap();
    assert_eq!(text(&browser).await, "320 dark");
    assert!(!browser.overflows().await.unwrap());
    let png = browser.png().await.unwrap();
    let height = u32::from_be_bytes(png[20..24].try_into().unwrap());
    assert!(height > 3000, "only {height} pixels high");
    browser.close().await.unwrap();
}

#[tokio::test]
async fn scripts_can_be_off() {
    let (_file, address) = address(PAGE);
    let browser = Browser::start(Look { javascript: false, ..Look::default() }).await.unwrap();
    browser.open(&address).await.unwrap();
    assert_eq!(text(&browser).await, "no script");
    browser.close().await.unwrap();
}

#[tokio::test]
async fn a_page_without_a_language_is_not_accessible() {
    if std::env::var_os("ZAN_AXE").is_none() {
        return;
    }
    let (_file, bad) = address("<!doctype html><html><title>x</title><main><h1>x</h1><img src=x></main>");
    let (_other, good) = address("<!doctype html><html lang=kk><title>x</title><main><h1>x</h1></main>");
    let browser = Browser::start(Look::default()).await.unwrap();
    browser.open(&bad).await.unwrap();
    let error = browser.assert_accessible("first page").await.unwrap_err().to_string();
    assert!(
        error.contains("first page") && error.contains("html-has-lang") && error.contains("image-alt"),
        "{error}"
    );
    browser.open(&good).await.unwrap();
    browser.assert_accessible("second page").await.unwrap();
    browser.close().await.unwrap();
}

fn processes_with(profile: &Path) -> usize {
    let profile = profile.to_string_lossy().into_owned();
    let uses = |entry: &fs::DirEntry| {
        fs::read_to_string(entry.path().join("cmdline")).is_ok_and(|line| line.contains(&profile))
    };
    fs::read_dir("/proc").unwrap().flatten().filter(uses).count()
}

#[tokio::test]
async fn a_dropped_browser_leaves_no_process() {
    let browser = Browser::start(Look::default()).await.unwrap();
    let profile = browser.profile().to_path_buf();
    assert!(processes_with(&profile) > 0);
    drop(browser);
    while processes_with(&profile) > 0 {
        std::thread::yield_now();
    }
    assert!(!profile.exists());
}
