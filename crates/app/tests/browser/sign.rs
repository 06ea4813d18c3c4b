//! Signing as people do it: with NCALayer on the computer, with a phone, with a file signed elsewhere.

use uuid::Uuid;
use zan_app::demo::Demo;
use zan_connectors::egov_mobile_stand_in::{self as egov_mobile, Limits, Options, Outcome, Phone};
use zan_throwaway_pki::{CmsOptions, Key};

use crate::person::{PATIENCE, Person, STEP};

/// By which way somebody signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Ncalayer,
    Phone,
    File,
}

impl Person {
    /// Signs what the page asks to be signed and goes on to where it leads; a session that a password opened is
    /// confirmed with the same key first. `picture` is the name of the screenshot.
    pub async fn sign(&self, demo: &Demo, login: &str, way: Way, picture: &str) {
        self.ready().await;
        self.confirm(demo, login).await;
        self.show(picture).await;
        self.sign_here(demo, &demo.centre.keys[login], way).await;
        self.find("[data-state='signed']").await;
        self.show(&format!("{picture}-signed")).await;
        self.press("#state .actions a.button:not([download])").await;
    }

    /// Confirms the session with the signature when the page asks for it.
    pub async fn confirm(&self, demo: &Demo, login: &str) {
        if self.has("form[action$='/entrance/session']").await {
            self.press("form[action$='/entrance/session'] button").await;
            self.look("confirm the session").await;
            let way = if self.scripted() { Way::Ncalayer } else { Way::File };
            self.sign_here(demo, &demo.centre.keys[login], way).await;
            self.reads("signing-strengthened").await;
        }
    }

    /// Waits until the documents are typeset: a live page sees it by itself, another one is loaded again.
    async fn ready(&self) {
        let begun = std::time::Instant::now();
        while !self.has("[data-state='waiting']").await {
            assert!(begun.elapsed() < PATIENCE, "nothing to sign: {}", self.words().await);
            tokio::time::sleep(STEP).await;
            if !self.scripted() {
                self.open(&self.place().await).await;
            }
        }
    }

    /// Signs this very page with a key.
    pub async fn sign_here(&self, demo: &Demo, key: &Key, way: Way) {
        match way {
            Way::Ncalayer => self.press("#ncalayer form button").await,
            Way::File => self.hand_in(&signed_files(demo, &self.place().await, key).await).await,
            Way::Phone => {
                self.press("form[action$='/phone'] button").await;
                self.show("signing-phone").await;
                self.show_narrow("signing-phone").await;
                let link = self.attribute(".code a", "href").await;
                let outcome = phone(demo, &link, key).await;
                assert!(matches!(outcome, Outcome::Signed { .. }), "{outcome:?}");
            }
        }
    }

    /// Uploads signed files.
    pub async fn hand_in(&self, files: &[Vec<u8>]) {
        let folder = tempfile::tempdir().unwrap();
        let mut paths = Vec::new();
        for (number, cms) in files.iter().enumerate() {
            let path = folder.path().join(format!("{number}.cms"));
            std::fs::write(&path, cms).unwrap();
            paths.push(path.display().to_string());
        }
        self.find("#cms").await.send_keys(paths.join("\n")).await.unwrap();
        self.press("form[enctype] button").await;
    }
}

/// What the phone makes of the code.
pub async fn phone(demo: &Demo, link: &str, key: &Key) -> Outcome {
    let phone = Phone::new(Limits::default()).unwrap();
    let options = Options::at(demo.platform.clock.now());
    egov_mobile::sign(link, key, &phone, &options).await.unwrap()
}

/// The documents of a signing page, each signed outside of the browser.
pub async fn signed_files(demo: &Demo, place: &str, key: &Key) -> Vec<Vec<u8>> {
    // A refused page stands at the address of its form.
    let id: Uuid = place.trim_start_matches("/signing/").split('/').next().unwrap().parse().unwrap();
    let pool = &demo.platform.pool;
    let mut files = Vec::new();
    for document in zan_signing::requests::documents(pool, id).await.unwrap() {
        let content = demo.platform.files.get(pool, document.file_id).await.unwrap().bytes;
        let signing_time = Some(demo.platform.clock.now());
        let options = CmsOptions { attached: false, signing_time, ..CmsOptions::default() };
        files.push(key.sign_cms(&content, &options));
    }
    files
}
