//! The duty dispatcher: advocates decline or do not answer, the request comes to the dispatcher, who appoints.

use zan_app::demo::{PASSWORD, UNIT};
use zan_language::Lang;
use zan_testkit::browser::Look;

use crate::{
    order::asked,
    person::{Person, until},
    running::Running,
};

/// The advocate declines with a reason; without one the form says so.
async fn decline(advocate: &Person, login: &str) {
    advocate.sign_in(login, PASSWORD).await;
    advocate.press("#offers article a").await;
    advocate.click("#decline summary").await;
    advocate.press("#decline form button").await;
    advocate.find(".summary[role='alert'] a[href='#reason']").await;
    advocate.look("offer: no reason given").await;
    advocate.click("#decline input[name='reason']").await;
    advocate.press("#decline form button").await;
    advocate.reads("advocate-declined").await;
    advocate.look("offer declined").await;
    advocate.sign_out().await;
}

#[tokio::test]
async fn the_dispatcher_appoints_when_advocates_decline() {
    let running = Running::start(|_| {}).await;
    let demo = &running.demo;
    let person = Person::at(&demo.url, Lang::Kk, Look::default()).await;
    let request = demo.erdr.state.send_demo_order(UNIT).await.unwrap().id;
    let first = asked(&demo.platform.pool, request).await;
    decline(&person, &first).await;
    let second = asked(&demo.platform.pool, request).await;
    assert_ne!(first, second, "asked again although declined");
    // Nobody else answers within an hour.
    person.open("/").await;
    person.press("form[action$='/demo/clock'] button[value='1']").await;
    until("escalation", || async {
        let state: String = sqlx::query_scalar("SELECT state FROM orders WHERE id = $1")
            .bind(request)
            .fetch_one(&demo.platform.pool)
            .await
            .unwrap();
        (state == "escalated").then_some(())
    })
    .await;
    person.sign_in("dispatcher", PASSWORD).await;
    person.find("#queue table").await;
    person.show("dispatcher-queue").await;
    person.press("#queue table a").await;
    person.show("dispatcher-request").await;
    person.press("form[action$='/appointment'] button").await;
    person.find(".summary[role='alert'] a[href='#reason']").await;
    person.look("dispatcher: nothing chosen").await;
    person.click("main input[name='advocate_id']").await;
    person.click("main select[name='reason'] option:nth-child(2)").await;
    person.fill("note", "Телефон арқылы келісілді").await;
    person.press("form[action$='/appointment'] button").await;
    person.find("#state .person").await;
    person.reads("request-by-hand").await;
    person.show("dispatcher-appointed").await;
    person.leave().await;
    running.stop().await;
}
