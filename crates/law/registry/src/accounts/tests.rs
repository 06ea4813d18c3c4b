use jiff::SignedDuration;
use uuid::Uuid;
use zan_kernel::{Actor, Error, Kind, Role, sessions};
use zan_language::Lang;

use super::*;
use crate::PageRequest;
use crate::testing::{PASSWORD, World, demo_country, empty_country, person};

fn officer(unit_id: Option<Uuid>) -> NewAccount {
    NewAccount {
        login: " D.Omarov ".to_owned(),
        role: Role::Officer,
        full_name: "Омаров Данияр Серікұлы".to_owned(),
        email: "d.omarov@example.kz".to_owned(),
        phone: "8 700 000 00 01".to_owned(),
        language: Lang::Kk,
        unit_id,
        region: None,
        advocate_id: None,
    }
}

async fn enter(world: &World, login: &str, password: &str) -> Result<SignedIn, Error> {
    sign_in(&world.platform, Uuid::now_v7(), login, password, "10.0.0.1", "test").await
}

fn wrong_fields(error: &Error) -> Vec<(&str, &str)> {
    error.as_refusal().unwrap().fields.iter().map(|field| (field.field.as_str(), field.code)).collect()
}

#[tokio::test]
async fn an_account_is_made_entered_and_its_password_changed() {
    let world = empty_country().await;
    let unit = world.id("SELECT id FROM units WHERE code = 'ASTANA-UP-ESIL'").await;
    let mut ctx = world.administrator().await;
    let created = create(&mut ctx, &officer(Some(unit))).await.unwrap();
    ctx.commit().await.unwrap();

    let entered = enter(&world, "D.OMAROV", &created.password).await.unwrap();
    assert!(entered.must_change_password);
    assert_eq!((entered.person.login.as_str(), entered.person.unit_id), ("d.omarov", Some(unit)));
    let other = enter(&world, "d.omarov", &created.password).await.unwrap();
    let session = sessions::find(world.pool(), &entered.token, world.now()).await.unwrap().unwrap();

    let mut ctx = world.ctx(Actor::person(entered.person.clone())).await;
    let error = change_password(&mut ctx, session.id, "no", "short").await.unwrap_err();
    assert_eq!(wrong_fields(&error), [("old", "password-old-wrong"), ("new", "password-short")]);
    let same = change_password(&mut ctx, session.id, &created.password, &created.password).await.unwrap_err();
    assert_eq!(wrong_fields(&same), [("new", "password-same")]);
    change_password(&mut ctx, session.id, &created.password, PASSWORD).await.unwrap();
    ctx.commit().await.unwrap();

    assert!(
        sessions::find(world.pool(), &entered.token, world.now()).await.unwrap().is_some(),
        "own session stays"
    );
    assert!(sessions::find(world.pool(), &other.token, world.now()).await.unwrap().is_none(), "others end");
    assert!(!enter(&world, "d.omarov", PASSWORD).await.unwrap().must_change_password);
    let stored = by_login(world.pool(), "D.omarov").await.unwrap().unwrap();
    assert_eq!(stored.phone.as_deref(), Some("+77000000001"));
    assert_eq!(stored.unit_name.unwrap().0, "Есіл ауданының Полиция басқармасы");
    let journal = world.journal().await;
    assert!(journal.iter().any(|(action, _)| action == "account.password_changed"));
    assert!(
        !journal.iter().any(|(_, details)| details.contains(PASSWORD) || details.contains(&created.password))
    );
}

#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let world = empty_country().await;
    let mut ctx = world.administrator().await;
    let new = NewAccount {
        login: "Д".to_owned(),
        full_name: " ".to_owned(),
        email: "nobody".to_owned(),
        phone: "12".to_owned(),
        region: Some("99".to_owned()),
        advocate_id: Some(Uuid::nil()),
        ..officer(None)
    };
    let error = create(&mut ctx, &new).await.unwrap_err();
    assert_eq!(
        wrong_fields(&error),
        [
            ("login", "account-login-shape"),
            ("full_name", "account-full-name"),
            ("unit_id", "account-unit-needed"),
            ("region", "account-region-unknown"),
            ("advocate_id", "account-advocate-other-role"),
            ("email", "email-shape"),
            ("phone", "phone-length"),
        ]
    );
    for (role, expected) in [
        (Role::Dispatcher, ("region", "account-region-needed")),
        (Role::Justice, ("region", "account-region-needed")),
        (Role::Advocate, ("advocate_id", "account-advocate-needed")),
    ] {
        let error = create(&mut ctx, &NewAccount { role, ..officer(None) }).await.unwrap_err();
        assert_eq!(wrong_fields(&error), [expected], "{role:?}");
    }
}

#[tokio::test]
async fn a_login_is_given_once_even_at_the_same_moment() {
    let world = empty_country().await;
    let unit = world.id("SELECT id FROM units WHERE code = 'ASTANA-UP-ESIL'").await;
    let new = officer(Some(unit));
    let (mut first, mut second) = (world.administrator().await, world.administrator().await);
    create(&mut first, &new).await.unwrap();
    let (committed, error) = tokio::join!(first.commit(), create(&mut second, &new));
    committed.unwrap();
    assert_eq!(wrong_fields(&error.unwrap_err()), [("login", "account-login-taken")]);
}

#[tokio::test]
async fn wrong_passwords_lock_for_a_while_and_unknown_logins_look_the_same() {
    let world = demo_country().await;
    let unknown = enter(&world, "nobody-here", "x").await.unwrap_err();
    for _ in 1..FAILURES_BEFORE_LOCK {
        let error = enter(&world, "officer", "x").await.unwrap_err();
        assert_eq!(error.as_refusal(), unknown.as_refusal());
    }
    let locked = enter(&world, "officer", "x").await.unwrap_err();
    assert_eq!(locked.code(), Some("sign-in-locked"));
    world.clock.advance(SignedDuration::from_secs(61));
    let error = enter(&world, "officer", PASSWORD).await.unwrap_err();
    let refusal = error.as_refusal().unwrap();
    assert_eq!(
        (refusal.kind, refusal.args.as_slice()),
        (Kind::TooMany, [("minutes", "14".to_owned())].as_slice())
    );
    world.clock.advance(SignedDuration::from_mins(LOCK_MINUTES));
    enter(&world, "officer", PASSWORD).await.unwrap();

    let actions: Vec<String> = world.journal().await.into_iter().map(|(action, _)| action).collect();
    let count = |name: &str| actions.iter().filter(|action| *action == name).count();
    assert_eq!(count("account.sign_in_failed"), 7);
    assert_eq!((count("account.locked"), count("account.signed_in")), (1, 1));
    assert!(!world.journal().await.iter().any(|(_, details)| details.contains("nobody-here")));
}

#[tokio::test]
async fn a_closed_account_does_not_enter_until_opened() {
    let world = demo_country().await;
    let entered = enter(&world, "advocate1", PASSWORD).await.unwrap();
    let id = entered.person.account_id;
    let mut ctx = world.administrator().await;
    lock(&mut ctx, id).await.unwrap();
    ctx.commit().await.unwrap();
    assert!(sessions::find(world.pool(), &entered.token, world.now()).await.unwrap().is_none());
    assert_eq!(enter(&world, "advocate1", PASSWORD).await.unwrap_err().code(), Some("sign-in-inactive"));
    assert_eq!(enter(&world, "advocate1", "x").await.unwrap_err().code(), Some("sign-in-wrong"));

    let mut ctx = world.administrator().await;
    unlock(&mut ctx, id).await.unwrap();
    let password = reset_password(&mut ctx, id).await.unwrap();
    ctx.commit().await.unwrap();
    assert_eq!(enter(&world, "advocate1", PASSWORD).await.unwrap_err().code(), Some("sign-in-wrong"));
    let again = enter(&world, "advocate1", &password).await.unwrap();
    assert!(again.must_change_password);

    let session = sessions::find(world.pool(), &again.token, world.now()).await.unwrap().unwrap();
    let mut ctx = world.ctx(Actor::person(again.person)).await;
    sign_out(&mut ctx, session.id).await.unwrap();
    ctx.commit().await.unwrap();
    assert!(sessions::find(world.pool(), &again.token, world.now()).await.unwrap().is_none());
}

#[tokio::test]
async fn only_administrators_manage_accounts() {
    let world = empty_country().await;
    for role in Role::ALL.into_iter().filter(|role| *role != Role::Administrator) {
        let mut ctx = world.ctx(person(role, Uuid::from_u128(2))).await;
        for error in [
            create(&mut ctx, &officer(None)).await.unwrap_err(),
            lock(&mut ctx, Uuid::nil()).await.unwrap_err(),
            unlock(&mut ctx, Uuid::nil()).await.unwrap_err(),
            reset_password(&mut ctx, Uuid::nil()).await.unwrap_err(),
            admin_create(&mut ctx, &officer(None)).await.unwrap_err(),
        ] {
            assert_eq!(error.code(), Some("access-denied"), "{role:?}");
        }
    }
    let mut ctx = world.administrator().await;
    assert_eq!(lock(&mut ctx, Uuid::from_u128(1)).await.unwrap_err().code(), Some("account-lock-self"));
    assert_eq!(lock(&mut ctx, Uuid::from_u128(9)).await.unwrap_err().code(), Some("not-found"));
}

#[tokio::test]
async fn lists_are_filtered_and_paged() {
    let world = demo_country().await;
    let page = |filter: AccountFilter, number, size| {
        let pool = world.pool().clone();
        async move { list(&pool, &filter, PageRequest::new(number, size)).await.unwrap() }
    };
    let justice = AccountFilter { role: Some(Role::Justice), ..AccountFilter::default() };
    let first = page(justice.clone(), 1, 30).await;
    let second = page(justice, 2, 30).await;
    assert_eq!((first.total, first.items.len(), second.items.len()), (40, 30, 10));
    let found =
        page(AccountFilter { query: "ADVOCATE1".to_owned(), ..AccountFilter::default() }, 1, 10).await;
    assert_eq!(found.items.iter().map(|one| one.login.as_str()).collect::<Vec<_>>(), ["advocate1"]);
    let closed = page(AccountFilter { active: Some(false), ..AccountFilter::default() }, 1, 10).await;
    assert_eq!(closed.total, 0);
    let wildcards = page(AccountFilter { query: "%".to_owned(), ..AccountFilter::default() }, 1, 10).await;
    assert_eq!(wildcards.total, 0);
}

#[tokio::test]
async fn numbers_of_signers_are_recorded_by_administrators_alone() {
    let world = demo_country().await;
    let id = async |login: &str| by_login(world.pool(), login).await.unwrap().unwrap().id;
    let (officer, advocate) = (id("officer").await, id("advocate1").await);
    let unit = world.id("SELECT unit_id FROM accounts WHERE login = 'officer'").await;
    let mut stranger = world.ctx(person(Role::Officer, officer)).await;
    let denied = record_iin(&mut stranger, officer, "900101300126").await.unwrap_err();
    assert_eq!(denied.code(), Some("access-denied"));
    assert_eq!(record_bin(&mut stranger, unit, "").await.unwrap_err().code(), Some("access-denied"));
    let mut ctx = world.administrator().await;
    for (account, iin, code) in [
        (officer, "900101300127", "iin-checksum"),
        (officer, "12", "iin-length"),
        (advocate, "900101300126", "account-iin-advocate"),
    ] {
        let error = record_iin(&mut ctx, account, iin).await.unwrap_err();
        assert_eq!(wrong_fields(&error), [("iin", code)]);
    }
    assert_eq!(
        wrong_fields(&record_bin(&mut ctx, unit, "180440012341").await.unwrap_err()),
        [("bin", "bin-checksum")]
    );
    let missing = record_iin(&mut ctx, Uuid::nil(), "900101300126").await.unwrap_err();
    assert_eq!(missing.as_refusal().unwrap().kind, Kind::NotFound);
    record_iin(&mut ctx, officer, "900101300126").await.unwrap();
    ctx.commit().await.unwrap();
    let known = signer(world.pool(), officer).await.unwrap().unwrap();
    assert_eq!(known.iin.as_deref(), Some("900101300126"));
    let mut ctx = world.administrator().await;
    let taken = record_iin(&mut ctx, id("justice1").await, "900101300126").await.unwrap_err();
    assert_eq!(wrong_fields(&taken), [("iin", "account-iin-taken")]);
}
