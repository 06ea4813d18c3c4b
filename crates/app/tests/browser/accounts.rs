//! The administrator makes an account; its owner must change the one-time password before anything else.

use zan_app::demo::PASSWORD;
use zan_language::Lang;
use zan_testkit::browser::{By, Look};

use crate::{person::Person, running::Running};

const LOGIN: &str = "kezekshi.2";
const OWN_PASSWORD: &str = "өзім ойлап тапқан құпиясөз 7";

/// Makes the account and answers its one-time password.
async fn make(admin: &Person) -> String {
    admin.sign_in("admin", PASSWORD).await;
    admin.show("admin-users").await;
    admin.press("main a[href$='/users/new']").await;
    admin.look("account: which role").await;
    admin.press("main a[href*='role=dispatcher']").await;
    admin.press("main form[action$='/users'] button").await;
    admin.find(".summary[role='alert'] a[href='#login']").await;
    admin.look("account: nothing filled in").await;
    admin.click("main select[name='region'] option[value='71']").await;
    admin.fill("full_name", "Сейітқазы Әсел Ғалымқызы").await;
    admin.fill("login", LOGIN).await;
    admin.show("admin-user-new").await;
    admin.press("main form[action$='/users'] button").await;
    admin.look("account: one-time password").await;
    let secrets = admin.browser.driver().find_all(By::Css("main code.secret")).await.unwrap();
    let mut shown = Vec::new();
    for secret in secrets {
        shown.push(secret.text().await.unwrap());
    }
    let [login, password] = shown.as_slice() else { panic!("{shown:?}") };
    assert_eq!(login, LOGIN);
    admin.press("main .actions a").await;
    admin.look("account: card").await;
    numbers(admin).await;
    admin.sign_out().await;
    password.clone()
}

/// Records whose certificate stands for the account on this card, and another number for the first body of the region.
async fn numbers(admin: &Person) {
    admin.fill("iin", "900101300127").await;
    admin.press("main form[action$='/iin'] button").await;
    admin.find(".summary[role='alert'] a[href='#iin']").await;
    admin.look("account: a slip in the number").await;
    admin.fill("iin", "900101300126").await;
    admin.press("main form[action$='/iin'] button").await;
    admin.reads("user-iin-recorded").await;
    admin.show("admin-user-card").await;
    assert!(admin.words().await.contains("••••••••0126"));
    admin.open("/units?region=71&state=recorded").await;
    admin.show("admin-units").await;
    admin.press("main tbody a").await;
    admin.fill("bin", "180440012340").await;
    admin.press("main form[action$='/bin'] button").await;
    admin.find(".summary[role='alert'] a[href='#bin']").await;
    admin.look("body: a slip in the number").await;
    admin.fill("bin", "180440012349").await;
    admin.press("main form[action$='/bin'] button").await;
    admin.reads("unit-bin-done").await;
    admin.look("body").await;
}

#[tokio::test]
async fn a_new_account_must_change_its_password_in_kazakh() {
    a_new_account(Lang::Kk).await;
}

#[tokio::test]
async fn a_new_account_must_change_its_password_in_russian() {
    a_new_account(Lang::Ru).await;
}

async fn a_new_account(lang: Lang) {
    let running = Running::start(|_| {}).await;
    let person = Person::at(&running.demo.url, lang, Look::default()).await;
    let given = make(&person).await;
    person.sign_in(LOGIN, &given).await;
    for path in ["/dispatch", "/cabinet"] {
        person.open(path).await;
        assert_eq!(person.place().await, "/password", "{path} opens before the password is changed");
    }
    person.reads("password-must").await;
    person.show("password").await;
    for (field, value) in [("old", given.as_str()), ("new", OWN_PASSWORD), ("repeat", "басқа")] {
        person.fill(field, value).await;
    }
    person.press("main form button").await;
    person.find(".summary[role='alert'] a[href='#repeat']").await;
    person.look("password: slip of the pen").await;
    for (field, value) in [("old", given.as_str()), ("new", OWN_PASSWORD), ("repeat", OWN_PASSWORD)] {
        person.fill(field, value).await;
    }
    person.press("main form button").await;
    assert_eq!(person.place().await, "/dispatch");
    person.reads("password-changed").await;
    person.look("dispatcher: empty queue").await;
    person.sign_out().await;
    person.sign_in(LOGIN, OWN_PASSWORD).await;
    assert_eq!(person.place().await, "/dispatch");
    person.leave().await;
    running.stop().await;
}
