//! The electronic signature in the browser: three ways for the same notice, entering without a password, refusals, the
//! evidence that anyone can check.

use std::process::Command;

use uuid::Uuid;
use zan_app::demo::{Demo, PASSWORD, UNIT};
use zan_connectors::ncalayer_stand_in::{Answer, Switches};
use zan_language::Lang;
use zan_testkit::browser::Look;
use zan_throwaway_pki::{KeyKind, Subject};

use crate::{
    order::asked,
    person::Person,
    running::Running,
    sign::{Way, signed_files},
};

/// An advocate in front of the page where the notice is signed; answers the login.
async fn before_the_notice(demo: &Demo, person: &Person) -> (String, Uuid) {
    let request = demo.erdr.state.send_demo_order(UNIT).await.unwrap().id;
    let login = asked(&demo.platform.pool, request).await;
    person.sign_in(&login, PASSWORD).await;
    person.press("#offers article a").await;
    person.press("form[action$='/conflict-check'] button").await;
    person.press("form[action$='/acceptance'] button").await;
    person.press("form[action$='/notice'] button").await;
    person.find("[data-state='waiting']").await;
    (login, request)
}

fn switch(demo: &Demo, change: impl FnOnce(&mut Switches)) {
    let mut switches = Switches::default();
    change(&mut switches);
    demo.centre.ncalayer.as_ref().unwrap().set_switches(switches);
}

/// The evidence container of the signed page, as the browser would download it.
async fn evidence(demo: &Demo, place: &str) -> Vec<u8> {
    let id = place.trim_start_matches("/signing/").parse().unwrap();
    zan_signing::requests::container(&demo.platform, id).await.unwrap().bytes
}

/// `zan signature verify` on a machine that has neither database nor network: only the file and the anchors.
fn verified_offline(demo: &Demo, container: &[u8]) -> (Option<i32>, serde_json::Value) {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("trust")).unwrap();
    for (number, anchor) in demo.centre.anchors().iter().enumerate() {
        std::fs::write(folder.path().join("trust").join(format!("{number}.cer")), anchor).unwrap();
    }
    let file = folder.path().join("evidence.asice");
    std::fs::write(&file, container).unwrap();
    let said = Command::new(env!("CARGO_BIN_EXE_zan"))
        .args(["signature", "verify", "--json", "--trust"])
        .arg(folder.path().join("trust"))
        .arg(&file)
        .env_clear()
        .output()
        .unwrap();
    (said.status.code(), serde_json::from_slice(&said.stdout).unwrap())
}

async fn signed_by(way: Way, lang: Lang) {
    let running = Running::start(|_| {}).await;
    let demo = &running.demo;
    let person = Person::at(&demo.url, lang, Look::default()).await;
    let (login, _) = before_the_notice(demo, &person).await;
    let place = person.place().await;
    person.sign(demo, &login, way, "signing").await;
    person.find("#appointment").await;
    let container = evidence(demo, &place).await;
    let (status, report) = verified_offline(demo, &container);
    assert_eq!(status, Some(0), "{report:#}");
    let signers = report["signers"].as_array().unwrap();
    assert_eq!(signers.len(), 2, "Kazakh and Russian");
    let key = &demo.centre.keys[&login];
    for signer in signers {
        assert_eq!(signer["iin"].as_str(), key.iin());
        assert_eq!(signer["kind"], "person");
        assert_eq!(signer["algorithm"], "gost-2015-512");
        assert_eq!(signer["revocation"], "good");
        assert!(signer["timestamped_at"].is_string());
    }
    let mut changed = container;
    let middle = changed.windows(4).position(|bytes| bytes == b"%PDF").unwrap() + 100;
    changed[middle] ^= 1;
    assert_eq!(verified_offline(demo, &changed).0, Some(1), "a changed byte is found");
    person.leave().await;
    running.stop().await;
}

#[tokio::test]
async fn a_notice_is_signed_with_ncalayer_in_kazakh() {
    signed_by(Way::Ncalayer, Lang::Kk).await;
}

#[tokio::test]
async fn a_notice_is_signed_with_ncalayer_in_russian() {
    signed_by(Way::Ncalayer, Lang::Ru).await;
}

#[tokio::test]
async fn a_notice_is_signed_with_a_phone_in_kazakh() {
    signed_by(Way::Phone, Lang::Kk).await;
}

#[tokio::test]
async fn a_notice_is_signed_with_a_phone_in_russian() {
    signed_by(Way::Phone, Lang::Ru).await;
}

#[tokio::test]
async fn a_notice_is_signed_with_files_in_kazakh() {
    signed_by(Way::File, Lang::Kk).await;
}

#[tokio::test]
async fn a_notice_is_signed_with_files_in_russian() {
    signed_by(Way::File, Lang::Ru).await;
}

#[tokio::test]
async fn nothing_else_signs_a_notice() {
    let running = Running::start(|_| {}).await;
    let demo = &running.demo;
    let person = Person::at(&demo.url, Lang::Kk, Look::default()).await;
    let (login, request) = before_the_notice(demo, &person).await;
    person.confirm(demo, &login).await;
    switch(demo, |switches| switches.answer = Answer::Cancel);
    person.click("#ncalayer form button").await;
    person.find("#ncalayer [role='status'].error").await;
    person.look("cancelled in NCALayer").await;
    for (what, change) in [
        ("wrong IIN", (|it| it.wrong_iin = true) as fn(&mut Switches)),
        ("revoked", |it| it.revoked = true),
        ("expired", |it| it.expired = true),
    ] {
        switch(demo, change);
        person.press("#ncalayer form button").await;
        person.find(".summary[role='alert']").await;
        person.look(what).await;
        assert!(person.has("[data-state='waiting']").await, "{what}: {}", person.words().await);
    }
    switch(demo, |_| {});
    person.show("signing-refused").await;
    // Somebody else's key, a key with the right number that nobody issued, and a byte that is not as it was.
    let place = person.place().await;
    let other = demo.centre.keys.iter().find(|(name, _)| *name != "officer" && **name != login).unwrap().1;
    let key = &demo.centre.keys[&login];
    let mut changed = signed_files(demo, &place, key).await;
    let last = changed[0].len() - 1;
    changed[0][last] ^= 1;
    let iin = key.iin().unwrap();
    let now = demo.platform.clock.now();
    let until = now.checked_add(jiff::SignedDuration::from_hours(24)).unwrap();
    let mut false_centre = zan_throwaway_pki::Pki::new(7, now, until, None);
    let false_key = false_centre.issue(Subject::person(iin, "Жалған", "Адам", None), KeyKind::Gost2015);
    for files in [
        signed_files(demo, &place, other).await,
        signed_files(demo, &place, &false_key).await,
        changed,
        vec![b"not a signature".to_vec(), Vec::new()],
    ] {
        person.hand_in(&files).await;
        person.find(".summary[role='alert']").await;
        person.look("a false file").await;
    }
    let signed: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM notices n JOIN assignments a ON a.id = n.assignment_id
         WHERE a.order_id = $1 AND n.signed_at IS NOT NULL",
    )
    .bind(request)
    .fetch_one(&demo.platform.pool)
    .await
    .unwrap();
    assert_eq!(signed, 0);
    person.sign_here(demo, key, Way::Ncalayer).await;
    person.find("[data-state='signed']").await;
    person.leave().await;
    running.stop().await;
}

#[tokio::test]
async fn somebody_enters_with_the_signature_and_checks_a_signed_file_in_kazakh() {
    entered_and_checked(Lang::Kk).await;
}

#[tokio::test]
async fn somebody_enters_with_the_signature_and_checks_a_signed_file_in_russian() {
    entered_and_checked(Lang::Ru).await;
}

async fn entered_and_checked(lang: Lang) {
    let running = Running::start(|_| {}).await;
    let demo = &running.demo;
    let person = Person::at(&demo.url, lang, Look::default()).await;
    person.open("/sign-in").await;
    person.press("form[action$='/entrance'] button").await;
    person.show("signing-enter").await;
    let iin = demo.centre.keys["justice1"].iin().unwrap().to_owned();
    switch(demo, |switches| switches.key = Some(iin));
    person.press("#ncalayer form button").await;
    person.find("#desk").await;
    person.open("/signatures").await;
    person.look("check of a signature").await;
    let container = {
        let advocate = Person::at(&demo.url, lang, Look::default()).await;
        switch(demo, |_| {});
        let (login, _) = before_the_notice(demo, &advocate).await;
        let place = advocate.place().await;
        advocate.sign(demo, &login, Way::Ncalayer, "signing").await;
        advocate.leave().await;
        evidence(demo, &place).await
    };
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("evidence.asice");
    std::fs::write(&file, container).unwrap();
    let field = person.find("main input[type='file']").await;
    field.send_keys(file.display().to_string()).await.unwrap();
    person.press("main form[enctype] button").await;
    person.find(".verdict.success").await;
    person.show("signature-checked").await;
    person.leave().await;
    running.stop().await;
}
