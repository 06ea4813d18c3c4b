//! What holds for every page: forms only of ours, limits, explained refusals, sessions that end, checks of health.

use reqwest::StatusCode;
use zan_app::demo::PASSWORD;
use zan_language::Lang;
use zan_registry::accounts::{FAILURES_BEFORE_LOCK, LOCK_MINUTES};

use crate::{client::Visitor, running::Running};

const FORM: (&str, &str) = ("content-type", "application/x-www-form-urlencoded");

/// Whether the page says the text of a key.
fn says(page: &str, lang: Lang, key: &str) -> bool {
    page.contains(&lang.t(key))
}

async fn forms_only_of_ours(visitor: &Visitor, base: &str) {
    let token = visitor.get("/kk/sign-in").await.token();
    let body = |token: &str| format!("look=weak-sight&csrf={token}").into_bytes();
    for refused in [
        visitor.send("/kk/appearance", &[FORM], b"look=weak-sight".to_vec()).await,
        visitor.send("/kk/appearance", &[FORM], body("AAAA")).await,
        visitor.send("/kk/appearance", &[FORM, ("origin", "https://elsewhere.example")], body(&token)).await,
        visitor.send("/kk/appearance", &[FORM, ("sec-fetch-site", "cross-site")], body(&token)).await,
        Visitor::new(base).send("/kk/appearance", &[FORM], body(&token)).await,
    ] {
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(says(&refused.words(), Lang::Kk, "form-outdated"), "{}", refused.words());
    }
    let ours = visitor.send("/kk/appearance", &[FORM, ("origin", base)], body(&token)).await;
    assert_eq!(ours.status, StatusCode::SEE_OTHER);
}

async fn limits_and_lost_addresses(visitor: &Visitor) {
    let large = visitor.send("/ru/sign-in", &[FORM], vec![b'a'; 10 * 1024 * 1024]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(says(&large.words(), Lang::Ru, "too-large"), "{}", large.words());
    for lang in Lang::all() {
        let lost = visitor.get(&format!("/{lang}/no-such-page")).await;
        assert_eq!(lost.status, StatusCode::NOT_FOUND);
        assert!(lost.text().contains(&format!("<html lang=\"{lang}\"")));
        assert!(says(&lost.words(), lang, "not-found"), "{}", lost.words());
        assert!(lost.links().contains(&format!("/{lang}/")), "no way on from {lang}");
    }
    assert_eq!(visitor.get("/xx/").await.status, StatusCode::NOT_FOUND);
    let method = visitor
        .send("/kk/help", &[FORM], format!("csrf={}", visitor.get("/kk/help").await.token()).into())
        .await;
    assert_eq!(method.status, StatusCode::METHOD_NOT_ALLOWED);
}

async fn checks_of_health(visitor: &Visitor) {
    assert_eq!(visitor.get("/healthz").await.status, StatusCode::OK);
    let ready = visitor.get("/readyz").await;
    assert_eq!(ready.status, StatusCode::OK, "{}", ready.text());
    let metrics = visitor.get("/metrics").await;
    assert_eq!(metrics.status, StatusCode::OK);
    assert!(metrics.text().contains("zan_http_seconds_bucket"), "{}", metrics.text());
    assert!(!metrics.text().contains("advocate1"), "metrics name people");
}

async fn lock_out_is_explained(base: &str) {
    let visitor = Visitor::new(base);
    for _ in 1..FAILURES_BEFORE_LOCK {
        let wrong =
            visitor.post("/kk/sign-in", &[("login", "oversight"), ("password", "not this one")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(says(&wrong.words(), Lang::Kk, "sign-in-wrong"), "{}", wrong.words());
        assert!(!wrong.text().contains("not this one"), "a password is given back");
    }
    // The last wrong one locks, and then the right one does not open either.
    let times = [LOCK_MINUTES, LOCK_MINUTES - 1];
    let texts = times.map(|minutes| Lang::Kk.fill("sign-in-locked", "minutes", minutes.to_string()));
    for password in ["not this one", PASSWORD] {
        let locked = visitor.post("/kk/sign-in", &[("login", "oversight"), ("password", password)]).await;
        assert_eq!(locked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(texts.iter().any(|text| locked.words().contains(text)), "{}", locked.words());
    }
    visitor.post("/kk/demo/clock", &[("hours", "1")]).await;
    Visitor::sign_in(base, "oversight", PASSWORD).await;
}

async fn sessions_end(base: &str) {
    let visitor = Visitor::sign_in(base, "advocate1", PASSWORD).await;
    let offers = visitor.get("/kk/offers").await;
    assert_eq!((offers.status, offers.header("cache-control")), (StatusCode::OK, "no-store"));
    let other = Visitor::sign_in(base, "advocate1", PASSWORD).await;
    assert_eq!(visitor.post("/kk/sign-out", &[]).await.status, StatusCode::SEE_OTHER);
    let again = visitor.get("/kk/offers").await;
    assert_eq!((again.status, again.location()), (StatusCode::SEE_OTHER, "/kk/sign-in?next=%2Fkk%2Foffers"));
    assert_eq!(
        other.get("/kk/offers").await.status,
        StatusCode::OK,
        "another browser was signed out as well"
    );
    // Two hours without a request, and ten more.
    for _ in 0..3 {
        Visitor::new(base).post("/kk/demo/clock", &[("hours", "1")]).await;
    }
    assert_eq!(
        other.get("/kk/offers").await.status,
        StatusCode::SEE_OTHER,
        "a forgotten session still opens"
    );
}

#[tokio::test]
async fn the_web_keeps_its_promises() {
    let running = Running::start(|_| {}).await;
    let base = running.demo.url.clone();
    let visitor = Visitor::new(&base);
    forms_only_of_ours(&visitor, &base).await;
    limits_and_lost_addresses(&visitor).await;
    checks_of_health(&visitor).await;
    lock_out_is_explained(&base).await;
    sessions_end(&base).await;
    running.stop().await;
}
