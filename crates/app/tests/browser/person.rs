//! A person at a browser: reads pages, fills in forms, presses buttons. Every page that is looked at is checked.

use std::{fs, future::Future, path::PathBuf, sync::Mutex, time::Duration};

use zan_language::Lang;
use zan_testkit::browser::{Browser, By, ElementQueryable as _, ElementWaitable as _, Look, WebElement};

/// How long anything may take on a busy computer.
pub const PATIENCE: Duration = Duration::from_secs(60);
/// How often is looked whether it has happened.
pub const STEP: Duration = Duration::from_millis(50);

/// Width and greatest height of screenshots in an office.
const OFFICE: (u32, u32) = (1200, 900);
/// Width of a usual telephone, and the greatest height of its screenshots.
const TELEPHONE: (u32, u32) = (360, 900);
/// Pictures of the documentation; any other folder gets all of them.
const IN_KAZAKH: [&str; 33] = [
    "home",
    "home-narrow",
    "officer-order",
    "officer-order-narrow",
    "officer-errors",
    "officer-accepted",
    "officer-notice",
    "officer-acts",
    "advocate-offers",
    "advocate-offer",
    "advocate-conflict",
    "advocate-work-narrow",
    "advocate-claim",
    "notice-checked",
    "notice-checked-narrow",
    "justice-desk",
    "justice-claim",
    "justice-approve",
    "justice-register",
    "dark-claim",
    "oversight-requests",
    "oversight-verified",
    "dispatcher-request",
    "admin-users",
    "admin-user-card",
    "admin-units",
    "signing",
    "signing-phone",
    "signing-phone-narrow",
    "signing-signed",
    "signing-refused",
    "signing-enter",
    "signature-checked",
];
const IN_RUSSIAN: [&str; 5] =
    ["officer-orders", "justice-claim", "oversight-verified", "signing", "signature-checked"];

/// What is wider than the page, for the message of a failed test.
const WIDE: &str = "const width = document.documentElement.clientWidth;
    return [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > width + 0.5)
      .slice(0, 8).map(one => one.outerHTML.slice(0, 140)).join('\\n');";
const HEIGHT: &str = "return Math.ceil(document.documentElement.getBoundingClientRect().height);";

pub struct Person {
    pub browser: Browser,
    pub lang: Lang,
    base: String,
    look: Look,
    /// What was wrong with pages; told when the person leaves, so that one run shows all of it.
    faults: Mutex<Vec<String>>,
}

impl Person {
    pub async fn at(base: &str, lang: Lang, look: Look) -> Self {
        let look = Look { size: (OFFICE.0, 900), ..look };
        let browser = Browser::start(look.clone()).await.unwrap();
        Self { browser, lang, base: base.to_owned(), look, faults: Mutex::default() }
    }

    /// Opens a page of ours: the path without its language.
    pub async fn open(&self, path: &str) {
        self.browser.open(&format!("{}/{}{path}", self.base, self.lang)).await.unwrap();
    }

    /// Whether scripts run in this browser.
    pub fn scripted(&self) -> bool {
        self.look.javascript
    }

    /// The path of the page without its language.
    pub async fn place(&self) -> String {
        let url = self.browser.driver().current_url().await.unwrap();
        url.path().trim_start_matches(&format!("/{}", self.lang)).to_owned()
    }

    /// Signs in with the form that stands on the page, or on the sign-in page.
    pub async fn sign_in(&self, login: &str, password: &str) {
        if self.place().await != "/sign-in" {
            self.open("/sign-in").await;
        }
        self.fill("login", login).await;
        self.fill("password", password).await;
        self.press("form[action$='/sign-in'] button").await;
        assert_ne!(self.place().await, "/sign-in", "{login}: {}", self.words().await);
    }

    /// Opens a page; signs in when that is asked for, and comes to the page all the same.
    pub async fn open_as(&self, login: &str, password: &str, path: &str) {
        self.open(path).await;
        if self.place().await == "/sign-in" {
            self.sign_in(login, password).await;
        }
        assert_eq!(self.place().await, path);
    }

    pub async fn sign_out(&self) {
        self.press("form[action$='/sign-out'] button").await;
    }

    /// The first thing of a kind, as soon as it is there.
    pub async fn find(&self, css: &str) -> WebElement {
        let found = self.browser.driver().query(By::Css(css)).wait(PATIENCE, STEP).first().await;
        match found {
            Ok(element) => element,
            Err(_) => panic!("{css} is not on {}:\n{}", self.place().await, self.words().await),
        }
    }

    pub async fn has(&self, css: &str) -> bool {
        self.browser.driver().query(By::Css(css)).nowait().exists().await.unwrap()
    }

    /// Everything the page says.
    pub async fn words(&self) -> String {
        match self.browser.driver().find(By::Css("main")).await {
            Ok(main) => main.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Fails unless the page says the text of a key.
    pub async fn reads(&self, key: &str) {
        let text = self.lang.t(key);
        assert!(
            self.words().await.contains(&text),
            "no «{text}» on {}:\n{}",
            self.place().await,
            self.words().await
        );
    }

    pub async fn attribute(&self, css: &str, name: &str) -> String {
        self.find(css).await.attr(name).await.unwrap().unwrap_or_default()
    }

    /// Types into a field what it shall hold.
    pub async fn fill(&self, name: &str, value: &str) {
        let field = self.find(&format!("main [name='{name}']")).await;
        field.clear().await.unwrap();
        field.send_keys(value).await.unwrap();
    }

    /// Gives a field of date and time its value: how it is typed depends on the country of the browser.
    pub async fn set(&self, name: &str, value: &str) {
        let script = format!("document.querySelector(\"main [name='{name}']\").value = '{value}'");
        self.browser.driver().execute(script, Vec::new()).await.unwrap();
        assert_eq!(
            self.find(&format!("main [name='{name}']")).await.value().await.unwrap().as_deref(),
            Some(value)
        );
    }

    pub async fn choose(&self, name: &str, value: &str) {
        self.click(&format!("main select[name='{name}'] option[value='{value}']")).await;
    }

    pub async fn tick(&self, name: &str, value: &str) {
        self.click(&format!("main input[name='{name}'][value='{value}']")).await;
    }

    /// Clicks something that leads to no other page. A live page may replace it at the same moment.
    pub async fn click(&self, css: &str) {
        for _ in 0..5 {
            let element = self.find(css).await;
            let _ = element.scroll_into_view().await;
            if element.click().await.is_ok() {
                return;
            }
        }
        self.find(css).await.click().await.unwrap();
    }

    /// Clicks what leads to another page, answers the question that is asked first, and waits for that page.
    pub async fn press(&self, css: &str) {
        let old = self.find("html").await;
        let asks = self.look.javascript && self.has(&format!("{css}[data-confirm]")).await;
        self.click(css).await;
        if asks {
            self.click("dialog[open] button").await;
        }
        self.replaced(&old).await;
    }

    /// Waits until another page stands in the place of the one whose root is `old`.
    pub async fn replaced(&self, old: &WebElement) {
        let gone = old.wait_until().wait(PATIENCE, STEP).stale().await;
        assert!(gone.is_ok(), "nothing happened on {}:\n{}", self.place().await, self.words().await);
        self.find("main").await;
    }

    /// Looks at the page as it is: accessible, no errors, not wider than a telephone.
    pub async fn look(&self, step: &str) {
        if self.look.javascript {
            if let Err(violations) = self.browser.assert_accessible(step).await {
                self.fault(violations.to_string());
            }
            self.listen(step).await;
        }
        self.browser.resize((TELEPHONE.0, 740)).await.unwrap();
        if self.browser.overflows().await.unwrap() {
            let wide = self.browser.driver().execute(WIDE, Vec::new()).await.unwrap();
            self.fault(format!("{step}: wider than a telephone: {}", wide.json()));
        }
        self.browser.resize(self.look.size).await.unwrap();
    }

    /// Looks at the page and keeps its picture.
    pub async fn show(&self, name: &str) {
        self.look(name).await;
        self.picture(name, OFFICE, "html").await;
    }

    /// Looks at the page and keeps the picture of what begins with `css`.
    pub async fn show_from(&self, name: &str, css: &str) {
        self.look(name).await;
        self.picture(name, OFFICE, css).await;
    }

    /// Keeps the picture of the page on a telephone.
    pub async fn show_narrow(&self, name: &str) {
        self.picture(&format!("{name}-narrow"), TELEPHONE, "html").await;
    }

    fn fault(&self, what: String) {
        eprintln!("{what}");
        self.faults.lock().unwrap().push(what);
    }

    /// Whether the page's own scripts or the policy of contents reported anything. A refused form is no error.
    async fn listen(&self, step: &str) {
        let log = self.browser.driver().browser_log().await.unwrap();
        let expected = ["status of 422", "status of 409", "status of 403", "status of 404"];
        let loud: Vec<_> = log
            .iter()
            .filter(|entry| !expected.iter().any(|status| entry.message.contains(status)))
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect();
        if !loud.is_empty() {
            self.fault(format!("{step}: {loud:#?}"));
        }
    }

    async fn picture(&self, name: &str, (width, highest): (u32, u32), css: &str) {
        let Some(folder) = folder(self.lang, name) else { return };
        fs::create_dir_all(&folder).unwrap();
        self.browser.resize((width, 740)).await.unwrap();
        let height: u32 = self.browser.driver().execute(HEIGHT, Vec::new()).await.unwrap().convert().unwrap();
        self.browser.resize((width, height.clamp(600, highest))).await.unwrap();
        // The picture is of what is on the screen; the page may have been left further down.
        let scroll = format!("document.querySelector('{css}').scrollIntoView()");
        self.browser.driver().execute(scroll, Vec::new()).await.unwrap();
        let png = self.browser.driver().screenshot_as_png().await.unwrap();
        fs::write(folder.join(format!("{}-{name}.png", self.lang)), png).unwrap();
        self.browser.resize(self.look.size).await.unwrap();
    }

    /// Goes home, and tells what was wrong.
    pub async fn leave(self) {
        self.browser.close().await.unwrap();
        let faults = self.faults.into_inner().unwrap();
        assert!(faults.is_empty(), "{} faults of pages:\n{}", faults.len(), faults.join("\n"));
    }
}

/// Where a picture goes, if anywhere.
fn folder(lang: Lang, name: &str) -> Option<PathBuf> {
    let kept = if lang == Lang::Kk { IN_KAZAKH.as_slice() } else { IN_RUSSIAN.as_slice() };
    match std::env::var("ZAN_SCREENSHOTS").ok()?.as_str() {
        "" | "0" => None,
        "1" => kept.contains(&name).then(|| zan_testkit::repository().join("docs/screenshots")),
        folder => Some(PathBuf::from(folder)),
    }
}

/// Asks until there is an answer.
pub async fn until<T, F: Future<Output = Option<T>>>(what: &str, mut ask: impl FnMut() -> F) -> T {
    let asking = async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            tokio::time::sleep(STEP).await;
        }
    };
    match tokio::time::timeout(PATIENCE, asking).await {
        Ok(answer) => answer,
        Err(_) => panic!("{what} did not happen"),
    }
}
