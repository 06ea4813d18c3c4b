//! Every page that can be reached, looked at.

use std::time::Instant;

use zan_app::{config::Secret, demo::PASSWORD, once::thread};

use crate::{
    client::Visitor,
    running::Running,
    walk::{Seen, bare_keys, walk},
};

/// Most bytes until a page can be read: HTML, style sheet and icons, compressed. What one round trip brings.
const FIRST_VIEW: usize = 14 * 1024;
/// Most bytes of a page with its script.
const WHOLE: usize = 40 * 1024;
/// The fewest pages of a role that are worth the name of a walk, in three languages.
const FEWEST: usize = 3 * 4;

const LOGINS: [&str; 9] =
    ["officer", "advocate1", "advocate2", "advocate3", "dispatcher", "justice1", "admin", "oversight", ""];

fn look(page: &Seen) -> Vec<String> {
    let (path, answer) = (&page.path, &page.answer);
    let mut wrong = Vec::new();
    let mut want = |right: bool, what: String| {
        if !right {
            wrong.push(format!("{path}: {what}"));
        }
    };
    let html = answer.text();
    let keys = bare_keys(&answer.words());
    want(keys.is_empty(), format!("texts are missing: {keys:?}"));
    want(html.contains(&format!("<html lang=\"{}\"", page.lang)), "another language".to_owned());
    want(!html.contains(" style=") && !html.contains("<style"), "a style inside of the page".to_owned());
    want(
        !html.contains(" onclick=") && !html.contains("javascript:"),
        "a script inside of the page".to_owned(),
    );
    let policy = answer.header("content-security-policy");
    want(
        policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
        format!("CSP {policy}"),
    );
    want(!policy.contains("unsafe"), format!("CSP {policy}"));
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
    ] {
        want(answer.header(name) == value, format!("{name}: {}", answer.header(name)));
    }
    want(answer.header("permissions-policy").contains("camera=()"), "permissions-policy".to_owned());
    want(!answer.header("x-request-id").is_empty(), "no number of the request".to_owned());
    let cache = answer.header("cache-control");
    want(cache == "no-store" || cache == "private, no-cache", format!("cache-control: {cache}"));
    wrong
}

/// Style sheet and icons, and the rest a page loads.
async fn assets(visitor: &Visitor, html: &str) -> (usize, usize) {
    let mut sizes = (0, 0);
    for name in ["zan.css", "icons.svg", "zan.js", "mark.svg"] {
        let address = zan_ui::asset_url(name);
        assert!(html.contains(address) || name == "icons.svg", "the page does not load {name}");
        let size = visitor.compressed(address).await.body.len();
        if name == "zan.css" || name == "icons.svg" { sizes.0 += size } else { sizes.1 += size }
    }
    sizes
}

#[tokio::test]
async fn every_page_of_every_role_is_whole_light_and_translated() {
    let running = Running::start(|_| {}).await;
    thread::tell(&running.demo, Instant::now()).await.unwrap();
    let (base, mut wrong, mut heaviest) = (running.demo.url.clone(), Vec::new(), Vec::new());
    for login in LOGINS {
        let visitor = match login {
            "" => Visitor::new(&base),
            login => {
                // Tries to sign in come back with time.
                Visitor::new(&base).post("/kk/demo/clock", &[("hours", "1")]).await;
                Visitor::sign_in(&base, login, PASSWORD).await
            }
        };
        let start = if login.is_empty() { "/kk/" } else { "/kk/cabinet" };
        let pages = walk(&visitor, start).await;
        assert!(pages.len() >= FEWEST, "{login} sees only {} pages", pages.len());
        let (first, rest) = assets(&visitor, &pages[0].answer.text()).await;
        for page in &pages {
            wrong.extend(look(page));
            let html = visitor.compressed(&page.path).await;
            assert_eq!(html.header("content-encoding"), "gzip");
            heaviest.push((html.body.len() + first, html.body.len() + first + rest, page.path.clone()));
        }
    }
    heaviest.sort_unstable();
    let (first, whole, path) = heaviest.last().unwrap();
    println!("{} pages; the heaviest: {first} bytes, {whole} with its script, {path}", heaviest.len());
    let heavy = heaviest.iter().filter(|(first, whole, _)| *first > FIRST_VIEW || *whole > WHOLE);
    wrong.extend(heavy.map(|(first, whole, path)| format!("{path}: {first} bytes, {whole} with its script")));
    running.stop().await;
    assert!(wrong.is_empty(), "{} faults of pages:\n{}", wrong.len(), wrong.join("\n"));
}

#[tokio::test]
async fn the_thread_goes_on_while_no_letter_can_be_sent() {
    // The discard port: nothing listens there.
    let running =
        Running::start(|config| config.mail.smtp_url = Some(Secret::new("smtp://127.0.0.1:9"))).await;
    let error = thread::tell(&running.demo, Instant::now()).await.unwrap_err();
    // The last thing the thread asks for; everything before it happened.
    assert_eq!(error.to_string(), "no letter left through SMTP");
    let status = Visitor::new(&running.demo.url).get("/kk/status").await;
    assert_eq!(status.status, 200);
    running.stop().await;
}
