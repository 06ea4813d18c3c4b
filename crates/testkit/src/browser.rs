//! A headless Chromium driven through chromedriver.
//!
//! ```no_run
//! # async fn story() -> anyhow::Result<()> {
//! use zan_testkit::browser::{Browser, Look};
//! let browser = Browser::start(Look::default()).await?;
//! browser.open("http://127.0.0.1:8080/kk/").await?;
//! browser.assert_accessible("home").await?;
//! browser.screenshot("home-kk").await?;
//! browser.close().await
//! # }
//! ```

mod accessibility;
mod processes;

pub use accessibility::Violation;
pub use thirtyfour::prelude::*;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use base64::Engine;
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::ChromeCapabilities;
use thirtyfour::cdp::Cdp;

use processes::Chromedriver;

/// Names the folder of screenshots; unset makes none, and so does `1`, with which the journeys of the program renew
/// `docs/screenshots`.
const SCREENSHOTS_VARIABLE: &str = "ZAN_SCREENSHOTS";

/// Without a sandbox, because tests often run as root; without every service of its maker.
const ARGUMENTS: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
    "--hide-scrollbars",
    "--force-device-scale-factor=1",
];

/// Width and height of a window in CSS pixels.
pub type Size = (u32, u32);

/// The narrowest screen the product supports.
pub const PHONE: Size = (320, 640);
/// A usual office screen.
pub const DESKTOP: Size = (1280, 900);

/// How the browser and its user are set up.
#[derive(Debug, Clone)]
pub struct Look {
    /// Size of the window.
    pub size: Size,
    /// `false` for pages that must work without scripts.
    pub javascript: bool,
    /// What the browser asks for in `Accept-Language`.
    pub languages: String,
    /// Whether the user prefers dark pages.
    pub dark: bool,
    /// Whether the user prefers more contrast.
    pub contrast: bool,
}

impl Default for Look {
    fn default() -> Self {
        Self { size: DESKTOP, javascript: true, languages: "kk,ru".to_owned(), dark: false, contrast: false }
    }
}

/// One browser with an empty profile of its own. Its processes end with it, however the test ends.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    look: Look,
    chromedriver: Chromedriver,
    profile: TempDir,
}

impl Browser {
    /// Starts chromedriver on a free port and Chromium with it.
    ///
    /// # Errors
    /// When one of them is not installed (`apt-get install chromium chromium-driver`) or does not start.
    pub async fn start(look: Look) -> Result<Self> {
        // The HTTP client of this workspace wants to be told which cryptography to use, even for
        // plain HTTP. Somebody may have told it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let profile = tempfile::Builder::new().prefix("zan-browser-").tempdir()?;
        let chromedriver = Chromedriver::start(profile.path()).await?;
        let capabilities = capabilities(&look, &profile)?;
        let driver = WebDriver::new(chromedriver.address(), capabilities).await?;
        let browser = Self { driver, look, chromedriver, profile };
        browser.apply_look().await?;
        Ok(browser)
    }

    async fn apply_look(&self) -> Result<()> {
        let scheme = if self.look.dark { "dark" } else { "light" };
        let contrast = if self.look.contrast { "more" } else { "no-preference" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-contrast", "value": contrast },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools().send_raw("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
        self.resize(self.look.size).await
    }

    /// The driver, for finding and using elements.
    #[must_use]
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    /// Folder of the browser's profile; downloads land in it.
    #[must_use]
    pub fn profile(&self) -> &Path {
        self.profile.path()
    }

    fn devtools(&self) -> Cdp {
        self.driver.cdp()
    }

    /// Opens an address and waits until it is loaded.
    ///
    /// # Errors
    /// When the page does not load.
    pub async fn open(&self, address: &str) -> Result<()> {
        self.driver.goto(address).await.with_context(|| address.to_owned())
    }

    /// Gives the page exactly this many CSS pixels; a window itself cannot be made as narrow as a phone.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn resize(&self, (width, height): Size) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        Ok(())
    }

    /// Whether the page is wider than the window, so that it would have to be moved sideways.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn overflows(&self) -> Result<bool> {
        let script = "const root = document.documentElement; return root.scrollWidth > root.clientWidth;";
        Ok(self.driver.execute(script, Vec::new()).await?.convert()?)
    }

    /// The whole page as PNG, also what is below the window.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn png(&self) -> Result<Vec<u8>> {
        let wanted = json!({ "format": "png", "captureBeyondViewport": true });
        let answer = self.devtools().send_raw("Page.captureScreenshot", wanted).await?;
        let data = answer.get("data").and_then(|data| data.as_str()).context("no screenshot")?;
        Ok(base64::engine::general_purpose::STANDARD.decode(data)?)
    }

    /// Writes the whole page to `<folder of ZAN_SCREENSHOTS>/<name>.png`; nothing when that is unset.
    ///
    /// # Errors
    /// When the page cannot be drawn or the file not written.
    pub async fn screenshot(&self, name: &str) -> Result<()> {
        let Some(folder) = screenshot_folder() else { return Ok(()) };
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, self.png().await?).with_context(|| file.display().to_string())
    }

    /// What axe-core finds against WCAG 2.2 AA on the page as it is now; empty is good.
    ///
    /// # Errors
    /// When `ZAN_AXE` does not name the file `axe.min.js` (`script/test` does), or scripts are off.
    pub async fn violations(&self) -> Result<Vec<Violation>> {
        ensure!(self.look.javascript, "axe-core needs scripts");
        accessibility::violations(&self.driver).await
    }

    /// Fails with every violation named; `step` says where in the story it happened.
    ///
    /// # Errors
    /// The violations, or why they could not be looked for.
    pub async fn assert_accessible(&self, step: &str) -> Result<()> {
        let violations = self.violations().await?;
        let list: Vec<String> = violations.iter().map(ToString::to_string).collect();
        ensure!(list.is_empty(), "{step}: {} accessibility violations\n{}", list.len(), list.join("\n"));
        Ok(())
    }

    /// Ends the browser.
    ///
    /// # Errors
    /// When the browser does not answer; its processes are ended all the same.
    pub async fn close(self) -> Result<()> {
        // Another handle of the same session: the session is ended, then this guard goes.
        Ok(self.driver.clone().quit().await?)
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Otherwise the driver would try for minutes to reach the processes ended here.
        let _ = self.driver.clone().leak();
        self.chromedriver.end();
    }
}

fn capabilities(look: &Look, profile: &TempDir) -> Result<ChromeCapabilities> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&processes::chromium()?.to_string_lossy())?;
    for argument in ARGUMENTS {
        capabilities.add_arg(argument)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.path().join("profile").display()))?;
    capabilities.add_arg(&format!("--window-size={},{}", look.size.0, look.size.1))?;
    // Chromium's number for "block" is 2, for "allow" 1.
    let javascript = if look.javascript { 1 } else { 2 };
    capabilities.add_experimental_option(
        "prefs",
        json!({
            "intl.accept_languages": look.languages,
            "profile.managed_default_content_settings.javascript": javascript,
            "download.default_directory": profile.path(),
        }),
    )?;
    Ok(capabilities)
}

fn screenshot_folder() -> Option<PathBuf> {
    match env::var(SCREENSHOTS_VARIABLE).ok()?.as_str() {
        // The pictures of the documentation are those of the journeys, which choose them.
        "" | "0" | "1" => None,
        folder => Some(PathBuf::from(folder)),
    }
}
