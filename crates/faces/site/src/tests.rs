//! Every page empty, full, with errors and with hostile input, in Kazakh and in Russian.

use std::sync::Arc;

use askama::Template;
use jiff::Timestamp;
use zan_defence::notices::Checked;
use zan_defence::orders::State;
use zan_kernel::{FieldError, Role};
use zan_ui::{Account, Draft, Frame, Lang, Look};

use crate::demo::accounts;
use crate::home::{DemoBox, HomePage, counted, steps};
use crate::notices::{NoticesPage, Verdict, block, languages};
use crate::pages::{AccessibilityPage, HelpPage, role_help, status_page};
use crate::password::PasswordPage;
use crate::{Check, Demo, Part, SiteSettings, doors, footer, sections, sign_in};

const HOSTILE: &str = "<script>alert(1)</script>";

fn frame(lang: Lang, path: &str) -> Frame {
    Frame {
        lang,
        path_and_query: format!("/{lang}{path}"),
        title: lang.t("site-home"),
        account: None,
        csrf: "token".to_owned(),
        flash: None,
        look: Look::default(),
        demo: true,
        crumbs: Vec::new(),
        sections: sections(lang, None),
        side: Vec::new(),
        footer: footer(lang),
        now: "2026-11-21T09:20:00Z".parse().unwrap(),
    }
}

fn titled(lang: Lang, path: &str, key: &str) -> Frame {
    Frame { title: lang.t(key), ..frame(lang, path) }
}

fn demo() -> Demo {
    let account = |(login, role): (&str, Role)| (login.to_owned(), role);
    let accounts = [
        ("officer", Role::Officer),
        ("advocate1", Role::Advocate),
        ("dispatcher", Role::Dispatcher),
        ("justice1", Role::Justice),
        ("admin", Role::Administrator),
        ("oversight", Role::Oversight),
    ];
    Demo {
        accounts: accounts.map(account).into(),
        password: "qorgau-2026-demo".to_owned(),
        register_url: Some("http://localhost:8081/".to_owned()),
        mail_url: Some("http://localhost:8082/".to_owned()),
        advance: Arc::new(|_| {}),
    }
}

fn checked() -> Checked {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    Checked {
        number: "71-2026-00042".to_owned(),
        issued_at: at("2026-11-21T09:02:00Z"),
        revoked_at: None,
        ended_at: None,
        completed_at: None,
        advocate: "Әубәкірова Гүлнәр Сәкенқызы".to_owned(),
        licence_number: "0001234".to_owned(),
        licence_date: jiff::civil::date(2015, 3, 2),
        collegium_kk: "Астана қалалық адвокаттар алқасы".to_owned(),
        collegium_ru: "Коллегия адвокатов города Астаны".to_owned(),
        body_kk: "Астана қаласы Сарыарқа ауданының полиция басқармасы".to_owned(),
        body_ru: "Управление полиции района Сарыарка города Астаны".to_owned(),
        timezone: "Asia/Almaty".to_owned(),
        signed_at: "2026-03-02T05:10:00Z".parse().unwrap(),
        signature_id: uuid::Uuid::nil(),
        erdr_number: "267100031000123".to_owned(),
    }
}

/// Renders, keeps the page for looking at when `ZAN_PAGES` names a folder, and checks what no page may have.
fn shown(name: &str, lang: Lang, page: &impl Template) -> String {
    let html = page.render().unwrap();
    if let Ok(folder) = std::env::var("ZAN_PAGES") {
        std::fs::write(format!("{folder}/{name}-{lang}.html"), &html).unwrap();
    }
    assert!(!html.contains(HOSTILE), "{name}: what was typed is escaped");
    assert!(!html.contains("style=\"") && !html.contains("onclick"), "{name}: nothing the policy refuses");
    html
}

fn both(mut show: impl FnMut(Lang)) {
    for lang in [Lang::Kk, Lang::Ru] {
        show(lang);
    }
}

fn home(lang: Lang, demo: Option<&Demo>, counts: &[(State, i64)]) -> HomePage {
    HomePage {
        frame: frame(lang, "/"),
        draft: Draft::new(),
        figures: counted(lang, counts),
        steps: steps(lang),
        demo: demo.map(|demo| DemoBox {
            accounts: accounts(demo, lang),
            password: demo.password.clone(),
            register_url: demo.register_url.clone(),
            mail_url: demo.mail_url.clone(),
            now: "21.11.2026 14:20".to_owned(),
        }),
    }
}

#[test]
fn the_first_page_leads_to_its_two_tasks() {
    both(|lang| {
        let counts = [(State::Completed, 1204), (State::Offering, 3), (State::Unfilled, 1)];
        let html = shown("home", lang, &home(lang, Some(&demo()), &counts));
        for href in ["/sign-in\"", "/notices\"", "/sign-in?login=advocate1\"", "/demo/clock\""] {
            assert!(html.contains(&format!("/{lang}{href}")), "{href}");
        }
        let mut page = home(lang, None, &[]);
        page.frame.account = Some(Account { name: HOSTILE.to_owned(), role: lang.t("role-advocate") });
        let html = shown("home-signed-in", lang, &page);
        assert!(html.contains(&format!("/{lang}/cabinet\"")) && !html.contains("demo-box"));
    });
}

#[test]
fn signing_in_keeps_the_login_and_never_gives_the_password_back() {
    both(|lang| {
        let plain = sign_in::page(None, titled(lang, "/sign-in", "sign-in-title"), Draft::new());
        assert!(!shown("sign-in", lang, &plain).contains("qorgau"));
        let chosen = sign_in::page(
            Some(&demo()),
            titled(lang, "/sign-in", "sign-in-title"),
            Draft::from_query("login=officer"),
        );
        let html = shown("sign-in-demo", lang, &chosen);
        assert!(html.contains("value=\"qorgau-2026-demo\"") && html.contains("value=\"officer\""));
        let typed = Draft::new().with("login", HOSTILE).with("password", "my secret").with("next", HOSTILE);
        let mut typed = typed.with_labels(&[("login", "sign-in-login")]);
        typed.wrong(FieldError::new("login", "field-required"));
        let html = shown("sign-in-wrong", lang, &sign_in::page(None, frame(lang, "/sign-in"), typed));
        assert!(html.contains("&#60;script&#62;") && !html.contains("my secret"));
    });
}

#[test]
fn a_password_that_must_be_changed_is_explained() {
    both(|lang| {
        let mut draft = Draft::new().with("old", "my secret").with_labels(&[("repeat", "password-repeat")]);
        draft.wrong(FieldError::new("repeat", "password-repeat-differs"));
        let page = PasswordPage {
            frame: titled(lang, "/password", "nav-password"),
            draft,
            must: true,
            login: HOSTILE.to_owned(),
            shortest: 12,
        };
        let html = shown("password", lang, &page);
        assert!(html.contains(&lang.t("password-must")) && !html.contains("my secret"));
    });
}

#[test]
fn the_check_of_a_notice_answers_in_three_languages() {
    both(|lang| {
        let page = |found: Option<&Checked>| NoticesPage {
            frame: titled(lang, "/notices", "site-notices"),
            draft: Draft::new().with("number", HOSTILE),
            blocks: languages(lang).map(|lang| block(lang, found, "21.11.2026 14:20")).collect(),
        };
        let html = shown("notice-valid", lang, &page(Some(&checked())));
        for part in ["lang=\"kk\"", "lang=\"ru\"", "lang=\"en\"", "2671••••••••123", "0001234"]
        {
            assert!(html.contains(part), "{part}");
        }
        assert!(!html.contains("267100031000123"), "the case number is masked");
        let revoked = Checked {
            revoked_at: Some(checked().issued_at.into()),
            advocate: HOSTILE.to_owned(),
            ..checked()
        };
        let html = shown("notice-revoked", lang, &page(Some(&revoked)));
        assert!(html.contains(&Lang::En.t("notice-revoked")) && !html.contains(&Lang::En.t("notice-valid")));
        let html = shown("notice-unknown", lang, &page(None));
        assert!(html.contains(&lang.t("notice-unknown")));
        let mut empty = NoticesPage { blocks: Vec::new(), ..page(None) };
        empty.draft.wrong(FieldError::new("code", "field-required"));
        assert!(shown("notices", lang, &empty).contains("id=\"code-error\""));
    });
}

#[test]
fn a_revoked_notice_is_never_valid() {
    let at = checked().issued_at;
    assert_eq!(Verdict::of(Some(&checked())), Verdict::Valid);
    assert_eq!(Verdict::of(Some(&Checked { ended_at: Some(at.into()), ..checked() })), Verdict::Ended);
    let both = Checked { ended_at: Some(at.into()), revoked_at: Some(at.into()), ..checked() };
    assert_eq!(Verdict::of(Some(&both)), Verdict::Revoked);
    assert_eq!(Verdict::of(None), Verdict::Unknown);
}

#[test]
fn help_begins_with_the_visitors_role() {
    both(|lang| {
        let roles = role_help(lang, Some(Role::Dispatcher));
        assert_eq!((roles.len(), roles[0].code, roles[0].own), (6, "dispatcher", true));
        assert!(roles.iter().all(|role| role.steps.len() >= 3));
        shown("help", lang, &HelpPage { frame: titled(lang, "/help", "site-help"), roles });
        let points = vec![HOSTILE.to_owned()];
        shown(
            "accessibility",
            lang,
            &AccessibilityPage { frame: titled(lang, "/accessibility", "site-accessibility"), points },
        );
    });
}

#[test]
fn the_status_page_says_what_is_down() {
    both(|lang| {
        let check = |part, works, waiting| Check { part, works, waiting };
        let checks = [
            check(Part::Web, true, None),
            check(Part::Queue, true, Some(0)),
            check(Part::Letters, false, Some(7)),
        ];
        let html = shown(
            "status",
            lang,
            &status_page(titled(lang, "/status", "site-status"), &checks, String::new()),
        );
        assert!(html.contains(&lang.t("status-some-down")) && html.contains(&lang.t("status-down")));
        let html = shown(
            "status-fine",
            lang,
            &status_page(titled(lang, "/status", "site-status"), &[], String::new()),
        );
        assert!(html.contains(&lang.t("status-all-work")));
    });
}

#[test]
fn the_doors_of_the_demonstration_exist_only_there() {
    let settings = |demo| SiteSettings { first_page: |_| "/", demo, checks: None };
    let paths = |demo| doors(settings(demo)).rows().into_iter().map(|row| row.path).collect::<Vec<_>>();
    assert!(paths(Some(demo())).contains(&"/{lang}/demo/clock"));
    assert!(!paths(None).iter().any(|path| path.contains("demo") || path.contains("parts")));
}

#[test]
fn links_of_the_frame_are_in_every_language() {
    for lang in Lang::all() {
        let items = sections(lang, Some(Role::Justice)).into_iter().chain(footer(lang));
        assert!(
            items
                .into_iter()
                .all(|item| item.href.starts_with(&format!("/{lang}/")) && !item.text.contains("site-"))
        );
    }
}
