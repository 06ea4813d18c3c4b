//! The entrance, the doors and the answers, asked as a browser and as another system would.

#![expect(clippy::unwrap_used, reason = "a test whose preparation fails must fail")]

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::{Router, http::HeaderMap};
use futures_util::StreamExt as _;
use jiff::Timestamp;
use tower::ServiceExt as _;
use uuid::Uuid;
use zan_kernel::sessions::{Session, Strength};
use zan_kernel::{
    Action, Actor, BoxFuture, Error, FieldError, Kind, ManualClock, Person, Platform, Result, Role,
};
use zan_ui::{
    Answer, Doors, Draft, ExternalSystems, FindSession, Id, Lang, Member, Redirect, Shell, Tone, Visitor,
    parts_page,
};

struct People;

/// The token is the code of the role; `fresh-` before it means that the password must be changed, `signed-` before
/// all that the session was entered with the signature.
impl FindSession for People {
    fn find<'a>(&'a self, token: &'a str, now: Timestamp) -> BoxFuture<'a, Result<Option<Session>>> {
        Box::pin(async move {
            if token == "broken" {
                return Err(Error::fault("the database is out of reach"));
            }
            let (strength, token) = match token.strip_prefix("signed-") {
                Some(token) => (Strength::Signature, token),
                None => (Strength::Password, token),
            };
            Ok(Role::from_code(token.trim_start_matches("fresh-")).map(|role| Session {
                id: Uuid::nil(),
                person: Person {
                    account_id: Uuid::nil(),
                    role,
                    full_name: "<b>Ә</b>".to_owned(),
                    login: "login".to_owned(),
                    language: Lang::Kk,
                    unit_id: None,
                    region: None,
                    advocate_id: None,
                },
                must_change_password: token.starts_with("fresh-"),
                created_at: now,
                strength,
            }))
        })
    }
}

struct Systems;

impl ExternalSystems for Systems {
    fn find<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Result<Option<Actor>>> {
        Box::pin(async move { Ok((key == "secret").then(|| Actor::external(Uuid::nil(), "erdr"))) })
    }
}

async fn offers(member: Member) -> String {
    member.person.role.code().to_owned()
}

async fn order(Id(id): Id) -> String {
    id.to_string()
}

async fn sent(draft: Draft) -> Redirect {
    Redirect::to("/kk/parts").saying(Tone::Success, "parts-sample-success", draft.value("note"))
}

async fn panics() -> String {
    panic!("on purpose")
}

async fn refused() -> Answer<String> {
    let fields = vec![FieldError::new("person/iin", "iin-length"), FieldError::new("zone", "choice-unknown")];
    Err(Error::invalid(fields).into())
}

async fn busy() -> Answer<String> {
    Err(Error::refused(Kind::Unavailable, "file-store-unavailable").into())
}

async fn signs() -> impl axum::response::IntoResponse {
    (axum::Extension(zan_ui::Loopback::new("wss://127.0.0.1:13579/").unwrap()), "signs")
}

async fn from_phone(visitor: Visitor) -> String {
    format!("{} {}", visitor.lang, visitor.session.is_some())
}

fn doors() -> Doors {
    Doors::common()
        .get("/{lang}/signs", Action::Public, signs)
        .put("/egov/v1/signings/{token}", Action::Public, from_phone)
        .get("/{lang}/parts", Action::Public, parts_page)
        .get("/{lang}/offers", Action::OfferRead, offers)
        .get("/{lang}/orders/{id}", Action::Public, order)
        .get("/{lang}/panics", Action::Public, panics)
        .get("/{lang}/refused", Action::Public, refused)
        .get("/{lang}/busy", Action::Public, busy)
        .post("/{lang}/sent", Action::Public, sent)
        .post("/{lang}/offers", Action::OfferAnswer, sent)
        .post("/api/v1/orders", Action::OrderReceive, refused)
}

fn platform(base_url: &str) -> Platform {
    Platform {
        pool: sqlx::PgPool::connect_lazy("postgres://nowhere.invalid/none").unwrap(),
        clock: Arc::new(ManualClock::at("2026-11-21T09:20:00Z".parse().unwrap())),
        events: zan_kernel::events::EventBus::default(),
        files: zan_kernel::files::FileStore::new("/nowhere"),
        codes: Arc::default(),
        base_url: base_url.into(),
    }
}

fn web(base_url: &str) -> Router {
    let mut shell = Shell::new(platform(base_url));
    shell.sessions = Arc::new(People);
    shell.external = Arc::new(Systems);
    doors().into_router(shell)
}

async fn ask(request: Request<Body>) -> Response {
    web("http://localhost").oneshot(request).await.unwrap()
}

async fn get(path: &str, cookie: &str) -> Response {
    ask(Request::get(path).header("cookie", cookie).body(Body::empty()).unwrap()).await
}

async fn post(path: &str, cookie: &str, body: &str) -> Response {
    let request = Request::post(path)
        .header("cookie", cookie)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    ask(request.body(Body::from(body.to_owned())).unwrap()).await
}

async fn text(response: Response) -> String {
    String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
}

fn header<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers.get(name).map_or("", |value| value.to_str().unwrap())
}

/// The token of the first form of a page.
fn token(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"csrf\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn the_first_page_is_in_the_language_asked_for() {
    let response = get("/", "").await;
    assert_eq!((response.status(), header(response.headers(), "location")), (StatusCode::SEE_OTHER, "/kk/"));
    let request = Request::get("/").header("accept-language", "ru").body(Body::empty()).unwrap();
    assert_eq!(header(ask(request).await.headers(), "location"), "/ru/");
}

#[tokio::test]
async fn every_answer_carries_its_headers() {
    let response = get("/kk/parts", "").await;
    let headers = response.headers();
    assert!(header(headers, "content-security-policy").starts_with("default-src 'none'; style-src 'self'"));
    assert!(!header(headers, "content-security-policy").contains("unsafe"));
    assert_eq!(header(headers, "x-content-type-options"), "nosniff");
    assert_eq!(header(headers, "cache-control"), "private, no-cache");
    assert!(Uuid::parse_str(header(headers, "x-request-id")).is_ok());
    assert_eq!(header(get("/kk/offers", "zan=advocate").await.headers(), "cache-control"), "no-store");
    let secure =
        web("https://zan.example").oneshot(Request::get("/kk/").body(Body::empty()).unwrap()).await.unwrap();
    assert!(header(secure.headers(), "strict-transport-security").contains("max-age"));
    assert!(header(secure.headers(), "set-cookie").starts_with("__Host-zan-form="));
}

#[tokio::test]
async fn pages_hold_no_script_and_no_style_of_their_own() {
    for lang in Lang::all() {
        let page = text(get(&format!("/{lang}/parts"), "").await).await;
        assert!(page.contains(&format!("<html lang=\"{lang}\"")));
        assert!(!page.contains("style=") && !page.contains("<style") && !page.contains(" onclick"));
        assert_eq!(page.matches("<script").count(), 1);
        assert!(!page.contains('['), "a text is missing: {}", page.split('[').nth(1).unwrap_or_default());
    }
}

#[tokio::test]
async fn doors_let_in_only_who_may_enter() {
    let stranger = get("/ru/offers?page=2", "").await;
    assert_eq!(header(stranger.headers(), "location"), "/ru/sign-in?next=%2Fru%2Foffers%3Fpage%3D2");
    for role in Role::ALL {
        let status = get("/kk/offers", &format!("zan={}", role.code())).await.status();
        let expected = if role == Role::Advocate { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(status, expected, "{role:?}");
    }
    let explained = text(get("/ru/offers", "zan=officer").await).await;
    assert!(explained.contains("Эту страницу видит только роль: Адвокат"), "{explained}");
    assert!(explained.contains("&#60;b&#62;Ә") && !explained.contains("<b>Ә"), "names are escaped");
    let fresh = get("/kk/offers", "zan=fresh-advocate").await;
    assert_eq!(header(fresh.headers(), "location"), "/kk/password");
    let signed = get("/kk/offers", "zan=signed-fresh-advocate").await;
    assert_eq!(signed.status(), StatusCode::OK, "the one-time password was not used");
}

#[tokio::test]
async fn unknown_pages_and_languages_are_explained() {
    for path in ["/kk/nothing", "/de/parts", "/kk/orders/7", "/assets/zan.css"] {
        let response = get(path, "").await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(text(response).await.contains("Бет табылмады"), "{path}");
    }
    assert_eq!(get(&format!("/kk/orders/{}", Uuid::nil()), "").await.status(), StatusCode::OK);
    assert_eq!(post("/kk/parts", "", "").await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_needs_its_own_token() {
    let cookie = "zan-form=browser; zan=advocate";
    let page = text(get("/kk/parts", cookie).await).await;
    let good = format!("csrf={}&note=%D3%98", token(&page));
    let done = post("/kk/sent", cookie, &good).await;
    assert_eq!((done.status(), header(done.headers(), "location")), (StatusCode::SEE_OTHER, "/kk/parts"));
    assert!(
        header(done.headers(), "set-cookie").starts_with("zan-flash=success:parts-sample-success:%D3%98")
    );
    for (other, body) in [
        ("zan-form=browser", good.as_str()),
        ("zan-form=other; zan=advocate", good.as_str()),
        (cookie, "csrf=AAAA"),
        (cookie, ""),
    ] {
        let refused = post("/kk/sent", other, body).await;
        assert_eq!(refused.status(), StatusCode::FORBIDDEN);
        assert!(text(refused).await.contains("ескірген"));
    }
    let foreign = Request::post("/kk/sent").header("cookie", cookie).header("sec-fetch-site", "cross-site");
    assert_eq!(ask(foreign.body(Body::from(good)).unwrap()).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_with_files_carries_its_token_too() {
    let cookie = "zan-form=browser";
    let token = token(&text(get("/kk/parts", cookie).await).await);
    let body = format!(
        "--x\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--x\r\n\
         content-disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nbytes\r\n--x--\r\n"
    );
    let send = |body: String| {
        let request = Request::post("/kk/sent").header("cookie", cookie);
        request.header("content-type", "multipart/form-data; boundary=x").body(Body::from(body)).unwrap()
    };
    assert_eq!(ask(send(body.clone())).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(ask(send(body.replace("csrf", "other"))).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_may_carry_large_files() {
    let cookie = "zan-form=browser";
    let token = token(&text(get("/kk/parts", cookie).await).await);
    let send = |bytes: usize| {
        let body = format!(
            "--x\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n--x\r\n\
             content-disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n{}\r\n--x--\r\n",
            "b".repeat(bytes)
        );
        let request = Request::post("/kk/sent").header("cookie", cookie);
        request.header("content-type", "multipart/form-data; boundary=x").body(Body::from(body)).unwrap()
    };
    // The form's own reader takes no more than a MiB, which is not the question here.
    assert_eq!(ask(send(10 * 1024 * 1024)).await.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(ask(send(900 * 1024)).await.status(), StatusCode::SEE_OTHER);
    let large = ask(send(21 * 1024 * 1024)).await;
    assert_eq!(large.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(text(large).await.contains("20 МБ"));
}

#[tokio::test]
async fn one_page_alone_may_speak_to_a_program_on_the_same_computer() {
    let policy = |response: &Response| header(response.headers(), "content-security-policy").to_owned();
    let wider = policy(&get("/kk/signs", "").await);
    assert!(wider.contains("connect-src 'self' wss://127.0.0.1:13579;"), "{wider}");
    let usual = policy(&get("/kk/parts", "").await);
    assert!(usual.contains("connect-src 'self';") && !usual.contains("wss"), "{usual}");
    assert_eq!(wider.replace(" wss://127.0.0.1:13579", ""), usual);
}

#[tokio::test]
async fn a_phone_needs_no_form_token_and_is_nobody() {
    let request = Request::put("/egov/v1/signings/x").header("cookie", "zan=advocate");
    let request = request.header("accept-language", "ru").header("sec-fetch-site", "cross-site");
    let response = ask(request.body(Body::from("{}")).unwrap()).await;
    assert_eq!(response.status(), StatusCode::OK);
    assert!(response.headers().get("set-cookie").is_none());
    assert_eq!(text(response).await, "ru false");
    let unknown = ask(Request::get("/egov/v1/none").body(Body::empty()).unwrap()).await;
    assert_eq!(header(unknown.headers(), "content-type"), "application/problem+json");
}

#[tokio::test]
async fn a_notice_is_shown_once() {
    let response = get("/kk/parts", "zan-flash=success:parts-sample-success:").await;
    let gone = response
        .headers()
        .get_all("set-cookie")
        .iter()
        .any(|c| c.to_str().unwrap().starts_with("zan-flash=;"));
    assert!(gone);
    assert!(text(response).await.contains("<p>Хабарлама жіберілді</p>"));
    let page = text(get("/kk/parts", "zan-flash=success:no-such-key:x").await).await;
    assert!(!page.contains("no-such-key"));
}

#[tokio::test]
async fn looks_are_kept_in_a_cookie() {
    let page = text(get("/kk/parts", "zan-look=lc").await).await;
    assert!(page.contains("class=\"large contrast\""));
    let cookie = "zan-form=browser";
    let body = format!(
        "csrf={}&look=weak-sight&next=//evil.example",
        token(&text(get("/kk/parts", cookie).await).await)
    );
    let response = post("/kk/appearance", cookie, &body).await;
    assert_eq!(header(response.headers(), "location"), "/");
    assert!(header(response.headers(), "set-cookie").starts_with("zan-look=lc;"));
}

#[tokio::test]
async fn faults_show_the_number_of_the_request_only() {
    for (path, cookie) in [("/en/panics", ""), ("/en/parts", "zan=broken")] {
        let response = get(path, cookie).await;
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let id = header(response.headers(), "x-request-id").to_owned();
        let page = text(response).await;
        assert!(page.contains(&id) && page.contains("Something broke on our side"));
        assert!(!page.contains("out of reach") && !page.contains("on purpose"));
    }
    let busy = get("/ru/busy", "").await;
    assert_eq!(busy.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(text(busy).await.contains("Служба временно недоступна"));
}

#[tokio::test]
async fn too_much_is_refused_clearly() {
    let response = post("/kk/sent", "", &"x".repeat(2 * 1024 * 1024)).await;
    assert_eq!(response.status(), StatusCode::PAYLOAD_TOO_LARGE);
    assert!(text(response).await.contains("тым үлкен"));
}

#[tokio::test]
async fn systems_get_problems_with_every_wrong_field() {
    let call = |key: &str| {
        let request = Request::post("/api/v1/orders").header("accept-language", "ru");
        request.header("authorization", format!("Bearer {key}")).body(Body::from("{}")).unwrap()
    };
    let stranger = ask(call("wrong")).await;
    assert_eq!(stranger.status(), StatusCode::UNAUTHORIZED);
    assert_eq!(header(stranger.headers(), "content-type"), "application/problem+json");
    assert!(stranger.headers().get("set-cookie").is_none());
    let response = ask(call("secret")).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let problem: serde_json::Value = serde_json::from_str(&text(response).await).unwrap();
    assert_eq!(problem["code"], "fields-invalid");
    assert_eq!(problem["type"], "http://localhost/problems/fields-invalid");
    assert_eq!(problem["errors"][0]["pointer"], "/person/iin");
    assert_eq!(problem["errors"][1]["detail"], "Выберите из списка");
}

#[tokio::test]
async fn a_person_cannot_use_the_doors_of_systems() {
    let request =
        Request::post("/api/v1/orders").header("cookie", "zan=administrator").body(Body::empty()).unwrap();
    assert_eq!(ask(request).await.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_refused_form_leads_back_to_its_page() {
    let send = |host: &str| {
        let request = Request::post("/kk/offers").header("host", host);
        request.header("referer", "http://localhost/kk/offers?page=2").body(Body::empty()).unwrap()
    };
    let page = text(ask(send("localhost")).await).await;
    assert!(
        page.contains("href=\"/kk/offers?page=2\"") && page.contains("href=\"/ru/offers?page=2\""),
        "{page}"
    );
    let foreign = text(ask(send("other.example")).await).await;
    assert!(!foreign.contains("page=2"));
}

#[tokio::test]
async fn live_pages_hear_their_own_topics_only() {
    let platform = platform("http://localhost");
    let events = platform.events.clone();
    let shell = Shell::new(platform);
    let response = zan_ui::live(&shell, vec!["order:1".to_owned()]).into_response();
    assert_eq!(header(response.headers(), "content-type"), "text/event-stream");
    events.announce("order:2".to_owned());
    events.announce("order:1".to_owned());
    let mut body = response.into_body().into_data_stream();
    let mut heard = String::new();
    while !heard.contains("refresh") {
        heard.push_str(std::str::from_utf8(&body.next().await.unwrap().unwrap()).unwrap());
    }
    assert_eq!(heard.matches("event: refresh").count(), 1, "{heard}");
}

#[tokio::test]
async fn assets_never_change() {
    let response = get(zan_ui::asset_url("zan.css"), "").await;
    assert_eq!(header(response.headers(), "cache-control"), "public, max-age=31536000, immutable");
    assert!(response.headers().get("set-cookie").is_none());
}

/// First view: page, style sheet, icons and script of the fullest page we have, as sent.
#[tokio::test]
async fn the_first_view_is_light() {
    let router = web("http://localhost");
    let mut sizes = Vec::new();
    for path in [
        zan_ui::asset_url("zan.css"),
        zan_ui::asset_url("icons.svg"),
        zan_ui::asset_url("zan.js"),
        "/kk/parts",
    ] {
        let request = Request::get(path).header("accept-encoding", "gzip").body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        assert_eq!(header(response.headers(), "content-encoding"), "gzip", "{path}");
        sizes.push(to_bytes(response.into_body(), usize::MAX).await.unwrap().len());
    }
    assert!(sizes.iter().sum::<usize>() <= 14 * 1024, "{sizes:?}");
}

#[tokio::test]
async fn rows_tell_every_door() {
    let rows = doors().rows();
    assert!(rows.iter().any(|row| row.path == "/{lang}/offers"
        && row.method == "POST"
        && row.action == Action::OfferAnswer));
    assert_eq!(rows.len(), 14);
}

#[tokio::test]
async fn a_visitor_knows_addresses() {
    async fn show(visitor: Visitor) -> String {
        format!("{} {} {}", visitor.path(), visitor.query(), visitor.href("/orders"))
    }
    let doors = Doors::new().get("/{lang}/show", Action::Public, show);
    let router = doors.into_router(Shell::new(platform("http://localhost/")));
    let response = router.oneshot(Request::get("/en/show?a=1").body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(text(response).await, "/en/show a=1 /en/orders");
}
