//! Every page of the administrator empty, full, with errors and with hostile input, in Kazakh and in Russian.

use askama::Template;
use jiff::Timestamp;
use serde_json::json;
use uuid::Uuid;
use zan_kernel::journal::Event;
use zan_kernel::{Error, FieldError, Kind, Role};
use zan_registry::accounts::Account;
use zan_registry::directory::UnitRow;
use zan_ui::{Choice, Draft, Frame, Lang, Look, NavGroup, NavItem, Pages};

use super::card::{SignatureView, card};
use super::create::{Found, NewPage, UnitGroup, role_links};
use super::list::{ListPage, roles, row, states};
use super::units::{UnitsPage, row as unit_row, states as states_of_numbers, unit_page};
use super::{PasswordPage, role_name, state};

const HOSTILE: &str = "<script>alert(1)</script>";

fn now() -> Timestamp {
    "2026-11-21T09:20:00Z".parse().unwrap()
}

fn frame(lang: Lang, title: &str) -> Frame {
    let item = NavItem::new(format!("/{lang}/users"), lang.t("nav-users")).current_if(true);
    Frame {
        lang,
        path_and_query: format!("/{lang}/users"),
        title: lang.t(title),
        account: Some(zan_ui::Account {
            name: "Сейітова Айгүл".to_owned(),
            role: lang.t("role-administrator"),
        }),
        csrf: "token".to_owned(),
        flash: None,
        look: Look::default(),
        demo: false,
        crumbs: Vec::new(),
        sections: Vec::new(),
        side: vec![NavGroup { title: lang.t("nav-group-cabinet"), items: vec![item] }],
        footer: Vec::new(),
        now: now(),
    }
}

fn account(role: Role, name: &str) -> Account {
    Account {
        id: Uuid::from_u128(7),
        login: "a.seitova".to_owned(),
        role,
        full_name: name.to_owned(),
        email: Some("a.seitova@example.kz".to_owned()),
        phone: Some("+77000000001".to_owned()),
        language: Lang::Kk,
        unit_id: None,
        unit_name: Some((
            "Астана қаласы Сарыарқа ауданының полиция басқармасы".to_owned(),
            "Управление полиции района Сарыарка города Астаны".to_owned(),
        )),
        region: None,
        region_name: None,
        advocate_id: None,
        active: true,
        must_change_password: false,
        locked_until: None,
        created_at: now(),
    }
}

fn shown(name: &str, lang: Lang, page: &impl Template) -> String {
    let html = page.render().unwrap();
    if let Ok(folder) = std::env::var("ZAN_PAGES") {
        std::fs::write(format!("{folder}/{name}-{lang}.html"), &html).unwrap();
    }
    assert!(!html.contains(HOSTILE), "{name}: what was typed is escaped");
    html
}

fn both(mut show: impl FnMut(Lang)) {
    for lang in [Lang::Kk, Lang::Ru] {
        show(lang);
    }
}

#[test]
fn the_list_is_shown_full_and_empty() {
    both(|lang| {
        let closed = Account { active: false, ..account(Role::Justice, HOSTILE) };
        let fresh =
            Account {
                must_change_password: true, unit_name: None, ..account(Role::Oversight, "Ким Ольга")
            };
        let accounts = [account(Role::Officer, "Әубәкірова Гүлнәр Сәкенқызы"), closed, fresh];
        let page = |rows: Vec<_>, filtered| ListPage {
            frame: frame(lang, "nav-users"),
            draft: Draft::from_query("q=%3Cscript%3Ealert(1)%3C/script%3E&role=officer"),
            roles: roles(lang),
            states: states(lang),
            pages: Pages::from_query("/kk/users", "q=%3Cscript%3E", 30, rows.len()),
            rows,
            filtered,
        };
        let rows = accounts.iter().map(|account| row(lang, account, now())).collect();
        let html = shown("users", lang, &page(rows, true));
        assert!(html.contains(&lang.t("user-state-closed")) && html.contains(&lang.t("user-state-new")));
        assert!(shown("users-none", lang, &page(Vec::new(), true)).contains(&lang.t("user-none-found")));
        assert!(shown("users-empty", lang, &page(Vec::new(), false)).contains(&lang.t("user-none-text")));
    });
}

fn new_page(lang: Lang, role: Option<Role>, draft: Draft) -> NewPage {
    let unit = Choice::new("1", HOSTILE);
    NewPage {
        frame: frame(lang, "user-new"),
        draft,
        role_links: role_links(lang),
        role,
        role_name: role.map(|role| role_name(lang, role)).unwrap_or_default(),
        groups: vec![UnitGroup { region: "Астана".to_owned(), units: vec![unit] }],
        regions: vec![Choice::new("71", "Астана")],
        languages: vec![Choice::new("kk", "Қазақша"), Choice::new("ru", "Русский")],
        found: Vec::new(),
        advocate: None,
    }
}

#[test]
fn each_role_asks_for_what_it_needs() {
    both(|lang| {
        let html = shown("user-new", lang, &new_page(lang, None, Draft::new()));
        assert!(html.contains("?role=justice") && !html.contains("name=\"login\""));
        let html = shown("user-new-justice", lang, &new_page(lang, Some(Role::Justice), Draft::new()));
        assert!(html.contains("name=\"region\"") && !html.contains("name=\"unit_id\""));
        let mut draft = Draft::new().with("role", "officer").with("login", HOSTILE);
        for (field, code) in [("login", "account-login-shape"), ("unit_id", "account-unit-needed")] {
            draft.wrong(FieldError::new(field, code));
        }
        let html = shown("user-new-officer", lang, &new_page(lang, Some(Role::Officer), draft));
        assert!(html.contains("<optgroup") && html.contains("href=\"#unit_id\""));
    });
}

#[test]
fn an_advocate_is_found_in_the_register_first() {
    both(|lang| {
        let found = Found {
            href: "/kk/users/new?role=advocate&advocate_id=1".to_owned(),
            name: HOSTILE.to_owned(),
            licence: lang.fill("user-licence", "number", "0001234"),
            collegium: "Астана қалалық адвокаттар алқасы".to_owned(),
        };
        let search = Draft::new().with("advocate", "Сейіт");
        let none = new_page(lang, Some(Role::Advocate), search.clone());
        let html = shown("user-new-advocate-none", lang, &none);
        assert!(html.contains(&lang.t("user-advocate-none")) && !html.contains("name=\"login\""));
        let page = NewPage { found: vec![found.clone()], ..new_page(lang, Some(Role::Advocate), search) };
        assert!(shown("user-new-advocate", lang, &page).contains("0001234"));
        let chosen = Draft::new().with("role", "advocate").with("advocate_id", "1");
        let page = NewPage { advocate: Some(found), ..new_page(lang, Some(Role::Advocate), chosen) };
        let html = shown("user-new-advocate-chosen", lang, &page);
        assert!(html.contains("name=\"login\"") && html.contains("name=\"advocate_id\" value=\"1\""));
    });
}

#[test]
fn the_password_can_be_copied_and_is_shown_once() {
    both(|lang| {
        let page = PasswordPage {
            frame: frame(lang, "user-created"),
            lead: lang.t("user-created-text"),
            full_name: HOSTILE.to_owned(),
            login: "a.seitova".to_owned(),
            password: "hk3m9wq2xv7bt4ncy8fd".to_owned(),
            card_href: "/kk/users/7".to_owned(),
        };
        let html = shown("user-password", lang, &page);
        assert!(html.contains("<code class=\"secret\">hk3m9wq2xv7bt4ncy8fd</code>"));
        assert!(html.contains(&lang.t("user-password-once")) && html.contains("&#60;script&#62;"));
    });
}

fn event(action: &str, details: serde_json::Value) -> Event {
    Event {
        index: 1,
        at: now(),
        actor_name: HOSTILE.to_owned(),
        actor_role: "administrator".to_owned(),
        action: action.to_owned(),
        details,
    }
}

#[test]
fn a_card_shows_the_journal_and_protects_ones_own_account() {
    both(|lang| {
        let person = || account(Role::Officer, "Әубәкірова Гүлнәр Сәкенқызы");
        let events = [
            event("account.created", json!({"login": HOSTILE})),
            event("account.sign_in_failed", json!({"address": "10.0.0.7", "reason": "password"})),
            event("account.signed_in", json!({"address": HOSTILE})),
            event("account.unheard_of", json!(null)),
        ];
        let unsigned = SignatureView::default;
        let known = SignatureView {
            iin: "••••••••0126".to_owned(),
            bins: HOSTILE.to_owned(),
            by_register: false,
            unit_href: Some(format!("/{lang}/units/7")),
        };
        let other = card(frame(lang, "user-card"), Uuid::nil(), (person(), known), &events, Draft::new());
        let html = shown("user-card", lang, &other);
        assert!(html.contains("••••••••0126") && html.contains("/units/7") && html.contains("/iin\""));
        assert!(html.contains("/lock\"") && html.contains("10.0.0.7") && html.contains("account.unheard_of"));
        let refused = Draft::new().refused(Error::refused(Kind::Conflict, "account-lock-self")).unwrap();
        let own = card(frame(lang, "user-card"), person().id, (person(), unsigned()), &[], refused);
        let html = shown("user-card-own", lang, &own);
        assert!(!html.contains("/lock\"") && html.contains(&lang.t("account-lock-self")));
        assert!(html.contains(&lang.t("user-iin-missing")) && !html.contains(&lang.t("unit-bin")));
        let register = SignatureView { by_register: true, ..unsigned() };
        let advocate = card(frame(lang, "user-card"), Uuid::nil(), (person(), register), &[], Draft::new());
        let html = shown("user-card-advocate", lang, &advocate);
        assert!(html.contains(&lang.t("user-iin-register")) && !html.contains("/iin\""));
        let locked = Account { locked_until: Some("2026-11-21T09:30:00Z".parse().unwrap()), ..person() };
        let page = card(frame(lang, "user-card"), Uuid::nil(), (locked, unsigned()), &events, Draft::new());
        assert!(shown("user-card-locked", lang, &page).contains("/unlock\""));
    });
}

#[test]
fn the_gravest_state_is_named() {
    let until = Some("2026-11-21T09:30:00Z".parse().unwrap());
    let locked = Account { locked_until: until, must_change_password: true, ..account(Role::Officer, "А") };
    assert_eq!(state(Lang::Ru, &locked, now()).tone, "warning");
    assert_eq!(state(Lang::Ru, &locked, "2026-11-21T09:31:00Z".parse().unwrap()).tone, "waiting");
    assert_eq!(state(Lang::Ru, &Account { active: false, ..locked }, now()).tone, "danger");
}

fn unit(bin: Option<&str>) -> UnitRow {
    UnitRow {
        code: "ASTANA-UP-ESIL".to_owned(),
        region_2021: String::new(),
        region: "71".to_owned(),
        kind: "police_directorate".to_owned(),
        name_ru: HOSTILE.to_owned(),
        name_kk: HOSTILE.to_owned(),
        id: Uuid::from_u128(9),
        open: true,
        zone_id: None,
        bin: bin.map(str::to_owned),
    }
}

#[test]
fn bodies_are_listed_with_their_numbers_and_without() {
    both(|lang| {
        let page = |units: &[UnitRow]| UnitsPage {
            frame: frame(lang, "nav-units"),
            draft: Draft::from_query("q=%3Cscript%3Ealert(1)%3C/script%3E&state=missing"),
            regions: Vec::new(),
            states: states_of_numbers(lang),
            rows: units.iter().map(|unit| unit_row(lang, unit, &[])).collect(),
            pages: Pages::from_query("/kk/units", "", 30, units.len()),
        };
        let html = shown("units", lang, &page(&[unit(None), unit(Some("180440012349"))]));
        assert!(html.contains("180440012349") && html.contains(&lang.t("unit-bin-missing")));
        assert!(shown("units-none", lang, &page(&[])).contains(&lang.t("unit-none")));
    });
}

#[test]
fn a_refused_number_stays_in_the_form() {
    both(|lang| {
        let fresh = unit_page(frame(lang, "unit-card"), &unit(None), &[], None);
        assert!(shown("unit", lang, &fresh).contains(&lang.t("unit-bin-why")));
        let known = unit(Some("180440012349"));
        let html = shown("unit-known", lang, &unit_page(frame(lang, "unit-card"), &known, &[], None));
        assert!(html.contains("value=\"180440012349\"") && html.contains(&lang.t("unit-bin-question")));
        let wrong = Error::invalid(vec![FieldError::new("bin", "bin-length")]);
        let refused = Draft::from_query("bin=12345").refused(wrong).unwrap();
        let html =
            shown("unit-wrong", lang, &unit_page(frame(lang, "unit-card"), &known, &[], Some(refused)));
        assert!(html.contains("value=\"12345\"") && html.contains(&lang.t("bin-length")));
    });
}
