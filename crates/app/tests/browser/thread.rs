//! The whole thread as five people live it: officer, advocate, two officers of the justice department, oversight.
//! In Kazakh the order is typed by the officer, in Russian it is sent by the stand-in of ЕРДР.

use jiff::SignedDuration;
use sqlx::PgPool;
use uuid::Uuid;
use zan_app::demo::PASSWORD;
use zan_language::Lang;
use zan_testkit::browser::Look;

use crate::{
    order::{self, asked, fill_in, local},
    person::Person,
    running::Running,
    sign::Way,
};

struct Story {
    running: Running,
    lang: Lang,
    /// The officer's browser stays open while others work.
    officer: Person,
    other: Person,
}

impl Story {
    async fn begin(lang: Lang) -> Self {
        let running = Running::start(|_| {}).await;
        let url = running.demo.url.clone();
        let officer = Person::at(&url, lang, Look::default()).await;
        let other = Person::at(&url, lang, Look::default()).await;
        Self { running, lang, officer, other }
    }

    fn pool(&self) -> &PgPool {
        &self.running.demo.platform.pool
    }

    async fn end(self) {
        self.officer.leave().await;
        self.other.leave().await;
        self.running.stop().await;
    }

    async fn public_pages(&self) {
        for (path, name) in
            [("/", "home"), ("/sign-in", "sign-in"), ("/notices", "notices"), ("/help", "help")]
        {
            self.other.open(path).await;
            self.other.show(name).await;
        }
        for path in ["/status", "/accessibility", "/no-such-page"] {
            self.other.open(path).await;
            self.other.look(path).await;
        }
        self.other.open("/").await;
        self.other.show_narrow("home").await;
    }

    /// The officer sees the request of a new order; answers its id.
    async fn order(&self) -> Uuid {
        let officer = &self.officer;
        officer.sign_in("officer", PASSWORD).await;
        officer.look("officer: no orders").await;
        if self.lang == Lang::Kk {
            officer.press("main a[href$='/orders/new']").await;
            officer.look("officer: empty form").await;
            fill_in(officer, &order::invent(&self.running.demo)).await;
            officer.show("officer-order").await;
            officer.show_narrow("officer-order").await;
            officer.press("main form[action$='/orders'] button").await;
            officer.sign(&self.running.demo, "officer", Way::Ncalayer, "officer-sign").await;
        } else {
            officer.browser.open(&format!("{}/", self.running.demo.erdr.url())).await.unwrap();
            officer.press("form[action='/orders'] button").await;
            officer.look("stand-in of ЕРДР").await;
            officer.open("/orders").await;
            officer.show("officer-orders").await;
            officer.press("main table a").await;
        }
        officer.find("#state .clock").await;
        assert!(!officer.has("#state .person").await, "counsel is named before the acceptance");
        officer.show("officer-searching").await;
        let stays = "window.stayed = true";
        officer.browser.driver().execute(stays, Vec::new()).await.unwrap();
        order::id(&officer.place().await)
    }

    /// The advocate accepts; the officer sees it without doing anything. Answers the place of the appointment.
    async fn offer(&self, request: Uuid) -> (String, String) {
        let advocate = &self.other;
        let login = asked(self.pool(), request).await;
        advocate.sign_in(&login, PASSWORD).await;
        advocate.show("advocate-offers").await;
        advocate.press("#offers article a").await;
        advocate.show("advocate-offer").await;
        advocate.press("form[action$='/conflict-check'] button").await;
        advocate.show("advocate-conflict").await;
        advocate.press("form[action$='/acceptance'] button").await;
        advocate.show("advocate-appointment").await;
        self.officer.find("#state .person").await;
        let stayed =
            self.officer.browser.driver().execute("return window.stayed === true", Vec::new()).await.unwrap();
        assert!(stayed.convert::<bool>().unwrap(), "the officer's page was loaded anew");
        self.officer.show("officer-accepted").await;
        (login, advocate.place().await)
    }

    /// The advocate issues the notice of defence and comes; anyone can check the notice.
    async fn notice(&self, login: &str, request: Uuid) {
        let advocate = &self.other;
        advocate.press("form[action$='/notice'] button").await;
        advocate.sign(&self.running.demo, login, Way::Ncalayer, "advocate-sign").await;
        advocate.find("#appointment a[href$='/kk.pdf']").await;
        advocate.show("advocate-notice").await;
        advocate.press("form[action$='/arrival'] button").await;
        advocate.look("advocate: arrived").await;
        self.officer.find("#state a[href$='/kk.pdf']").await;
        self.officer.show("officer-notice").await;
        let (number, code): (String, String) =
            sqlx::query_as("SELECT n.number, n.check_code FROM notices n JOIN assignments a ON a.id = n.assignment_id WHERE a.order_id = $1")
                .bind(request)
                .fetch_one(self.pool())
                .await
                .unwrap();
        advocate.open("/notices").await;
        advocate.fill("number", &number).await;
        advocate.fill("code", &code).await;
        advocate.press("main form[action$='/notices'] button").await;
        advocate.find(".verdict.success").await;
        advocate.show("notice-checked").await;
        advocate.show_narrow("notice-checked").await;
    }

    /// Two hours pass; the advocate records the work and the officer confirms it.
    async fn work(&self, appointment: &str) {
        let (advocate, officer) = (&self.other, &self.officer);
        let started = self.running.demo.platform.clock.now();
        for _ in 0..2 {
            advocate.open("/").await;
            advocate.press("form[action$='/demo/clock'] button[value='1']").await;
        }
        advocate.open(appointment).await;
        let ended = started.checked_add(SignedDuration::from_mins(95)).unwrap();
        advocate.choose("kind", "interrogation").await;
        for (name, at) in [("started_at", started), ("ended_at", ended)] {
            advocate.set(name, &local(at).strftime("%Y-%m-%dT%H:%M").to_string()).await;
        }
        advocate.press("form[action$='/acts'] button").await;
        advocate.show("advocate-work").await;
        advocate.show_narrow("advocate-work").await;
        officer.open_as("officer", PASSWORD, "/acts").await;
        officer.show("officer-acts").await;
        officer.press("button[name='answer'][value='confirmed']").await;
        officer.look("officer: act confirmed").await;
        assert!(!officer.has("button[name='answer']").await, "the act still waits");
    }

    /// The claim: prefilled, explained, refused without the declaration, submitted.
    async fn claim(&self, login: &str, appointment: &str) -> String {
        let advocate = &self.other;
        advocate.open_as(login, PASSWORD, appointment).await;
        advocate.press("form[action$='/claim'] button").await;
        advocate.look("claim: draft").await;
        advocate.click("article.line details summary").await;
        advocate.find("article.line details[open] ol li").await;
        advocate.show_from("advocate-claim", "article.line").await;
        advocate.press("form[action$='/submission'] button").await;
        advocate.find(".summary[role='alert'] a[href='#no_client_money']").await;
        advocate.look("claim: declaration missing").await;
        advocate.tick("no_client_money", "yes").await;
        advocate.press("form[action$='/submission'] button").await;
        advocate.sign(&self.running.demo, login, Way::Ncalayer, "claim-sign").await;
        advocate.look("claim: submitted").await;
        let place = advocate.place().await;
        advocate.open("/claims").await;
        advocate.look("claims").await;
        advocate.open("/appointments").await;
        advocate.look("appointments").await;
        advocate.sign_out().await;
        place.replace("/claims/", "/desk/")
    }

    /// One officer checks and cannot approve; a second one approves.
    async fn decision(&self, claim: &str) {
        let justice = &self.other;
        justice.sign_in("justice1", PASSWORD).await;
        justice.show("justice-desk").await;
        justice.press("#desk table a").await;
        justice.show("justice-claim").await;
        justice.press("form[action$='/check'] button").await;
        justice.reads("justice-same-person").await;
        assert!(!justice.has("form[action$='/approval']").await, "the checker is offered to approve");
        justice.look("justice: checked").await;
        self.approve_all_the_same(claim).await;
        justice.reads("claim-second-person").await;
        justice.look("justice: second person needed").await;
        justice.sign_out().await;
        justice.sign_in("justice2", PASSWORD).await;
        justice.open(claim).await;
        justice.show("justice-approve").await;
        justice.press("form[action$='/approval'] button").await;
        justice.sign(&self.running.demo, "justice2", Way::Ncalayer, "justice-sign").await;
        justice.look("justice: approved").await;
    }

    /// Sends the form that the page does not show to this person.
    async fn approve_all_the_same(&self, claim: &str) {
        let old = self.other.find("html").await;
        let script = format!(
            "const form = document.createElement('form');
             form.method = 'post'; form.action = '/{}{claim}/approval';
             form.append(document.querySelector('main input[name=csrf]').cloneNode());
             document.body.append(form); form.submit();",
            self.lang
        );
        self.other.browser.driver().execute(script, Vec::new()).await.unwrap();
        self.other.replaced(&old).await;
    }

    async fn payment(&self) {
        let justice = &self.other;
        justice.open("/registers").await;
        justice.look("registers: empty").await;
        justice.press("main form[action$='/registers'] button").await;
        justice.show("justice-register").await;
        let today = local(self.running.demo.platform.clock.now()).strftime("%d.%m.%Y").to_string();
        justice.fill("paid_on", &today).await;
        justice.fill("payment_document", "№ 1-2026").await;
        justice.press("form[action$='/payment'] button").await;
        justice.reads("justice-payment-recorded").await;
        justice.look("register: paid").await;
        justice.open("/registers").await;
        justice.look("registers").await;
        justice.sign_out().await;
    }

    async fn oversight(&self) {
        let oversight = &self.other;
        oversight.sign_in("oversight", PASSWORD).await;
        oversight.show("oversight-requests").await;
        oversight.press("main table a[href*='/requests/']").await;
        oversight.look("oversight: request").await;
        oversight.press("form[action$='/verification'] button").await;
        oversight.find(".notice.success").await;
        oversight.reads("oversight-verified").await;
        oversight.show("oversight-verified").await;
        oversight.show_narrow("oversight-verified").await;
    }

    /// The same for people who prefer dark pages and more contrast.
    async fn dark(&self, claim: &str) {
        let look = Look { dark: true, contrast: true, ..Look::default() };
        let justice = Person::at(&self.running.demo.url, self.lang, look).await;
        justice.sign_in("justice2", PASSWORD).await;
        justice.open(claim).await;
        justice.show("dark-claim").await;
        justice.leave().await;
    }
}

async fn tell(lang: Lang) {
    let story = Story::begin(lang).await;
    story.public_pages().await;
    let request = story.order().await;
    let (login, appointment) = story.offer(request).await;
    story.notice(&login, request).await;
    story.work(&appointment).await;
    let claim = story.claim(&login, &appointment).await;
    story.decision(&claim).await;
    story.payment().await;
    story.oversight().await;
    if lang == Lang::Kk {
        story.dark(&claim).await;
    }
    story.end().await;
}

#[tokio::test]
async fn the_whole_thread_in_kazakh() {
    tell(Lang::Kk).await;
}

#[tokio::test]
async fn the_whole_thread_in_russian() {
    tell(Lang::Ru).await;
}
