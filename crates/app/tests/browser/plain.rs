//! The core of the thread without scripts: everything works, nothing typed is lost.

use zan_app::demo::PASSWORD;
use zan_language::Lang;
use zan_testkit::browser::Look;

use crate::{
    order::{self, asked, fill_in},
    person::Person,
    running::Running,
    sign::Way,
};

/// Two fields are wrong: both are named, everything else is kept.
async fn send_with_mistakes(officer: &Person, wrong: &str) {
    officer.fill("officer_phone", wrong).await;
    officer.fill("place", "").await;
    let surname = officer.attribute("[name='person_surname']", "value").await;
    officer.press("main form[action$='/orders'] button").await;
    for field in ["officer_phone", "place"] {
        officer.find(&format!(".summary[role='alert'] a[href='#{field}']")).await;
        officer.find(&format!("#{field}-error")).await;
    }
    assert_eq!(officer.attribute("[name='officer_phone']", "value").await, wrong, "what was typed is lost");
    assert_ne!(
        officer.attribute("[name='person_surname']", "value").await,
        surname,
        "what was typed is lost"
    );
    assert!(officer.has("select[name='gravity'] option[value]:not([value=''])[selected]").await);
    assert!(officer.has("input[name='ground'][checked]").await);
    officer.show("officer-errors").await;
}

#[tokio::test]
async fn the_core_of_the_thread_works_without_scripts() {
    let running = Running::start(|_| {}).await;
    let demo = &running.demo;
    let person = Person::at(&demo.url, Lang::Kk, Look { javascript: false, ..Look::default() }).await;
    let order = order::invent(demo);
    person.sign_in("officer", PASSWORD).await;
    person.open("/orders/new").await;
    fill_in(&person, &order).await;
    send_with_mistakes(&person, "12").await;
    person.fill("officer_phone", "+7 700 000 12 34").await;
    person.fill("place", &order.act.place).await;
    person.press("main form[action$='/orders'] button").await;
    person.sign(demo, "officer", Way::File, "plain-sign").await;
    person.find("#state .clock").await;
    let (request, place) = (order::id(&person.place().await), person.place().await);
    person.sign_out().await;
    let login = asked(&demo.platform.pool, request).await;
    person.sign_in(&login, PASSWORD).await;
    person.press("#offers article a").await;
    person.look("offer").await;
    person.press("form[action$='/conflict-check'] button").await;
    person.press("form[action$='/acceptance'] button").await;
    person.look("appointment").await;
    person.press("form[action$='/notice'] button").await;
    person.sign(demo, &login, Way::File, "plain-notice").await;
    person.find("#appointment code").await;
    person.sign_out().await;
    person.sign_in("officer", PASSWORD).await;
    person.open(&place).await;
    person.find("#state .person").await;
    person.look("officer sees counsel").await;
    person.leave().await;
    running.stop().await;
}
