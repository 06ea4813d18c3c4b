//! The entrance: what happens to every request before its door and to every answer after it.

use std::net::SocketAddr;
use std::panic::AssertUnwindSafe;
use std::time::Instant;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, DefaultBodyLimit, FromRequest, Multipart, Request, State};
use axum::http::header::{
    AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, HOST, REFERER, SET_COOKIE, USER_AGENT,
};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt as _;
use uuid::Uuid;
use zan_kernel::Actor;
use zan_language::Lang;

use crate::appearance::preferred;
use crate::cookies::{
    FLASH, LANGUAGE, LOOK, YEAR, cookie, csrf_cookie_name, session_cookie_name, set_cookie,
};
use crate::csrf::{self, FormKey};
use crate::failure::Pending;
use crate::{Failure, Flash, Look, Problem, Shell, Tone, Visitor, form, headers};

/// Longest body of a form or message, bytes.
const FORM_LIMIT: usize = 1024 * 1024;
/// Longest body with files, bytes.
const FILES_LIMIT: usize = 20 * 1024 * 1024;

pub(crate) async fn enter(State(shell): State<Shell>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let (parts, body) = request.into_parts();
    let method = parts.method.clone();
    let browser = cookie(&parts.headers, csrf_cookie_name(shell.https())).map(str::to_owned);
    let fresh = browser.is_none().then(csrf::new_cookie);
    let secret = browser.or_else(|| fresh.clone()).unwrap_or_default();
    let kept_language = cookie(&parts.headers, LANGUAGE).and_then(Lang::from_code);
    let (visitor, known) = recognise(shell, &parts, &secret).await;
    let response = match known {
        Ok(()) => admit(&visitor, parts, body, next).await,
        Err(failure) => failure.into_response(),
    };
    let mut response = explain(response, &visitor);
    if !is_plain(visitor.path()) {
        remember(response.headers_mut(), &visitor, fresh.as_deref(), kept_language);
    }
    headers::put(&mut response, visitor.request_id, visitor.session.is_some(), visitor.shell.https());
    tracing::info!(
        request_id = %visitor.request_id, %method, path = visitor.path(), status = response.status().as_u16(),
        milliseconds = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX), "request"
    );
    response
}

/// Addresses of programs, which carry their own keys: no cookie counts there, so no form token is asked for, and a
/// refusal is no page.
fn is_for_programs(path: &str) -> bool {
    path.starts_with("/api/") || path.starts_with("/egov/")
}

/// Addresses that need neither session nor cookies.
fn is_plain(path: &str) -> bool {
    is_for_programs(path)
        || path.starts_with("/assets/")
        || matches!(path, "/healthz" | "/readyz" | "/metrics")
}

/// Who asks. The visitor is known even when the session could not be looked up: the failure needs a page as well.
async fn recognise(shell: Shell, parts: &Parts, secret: &str) -> (Visitor, Result<(), Failure>) {
    let token = cookie(&parts.headers, session_cookie_name(shell.https())).unwrap_or_default().to_owned();
    let mut visitor = stranger(shell, parts, FormKey::new(secret, &token));
    let result = if visitor.path().starts_with("/api/") {
        recognise_system(&mut visitor, &parts.headers).await
    } else if token.is_empty() || is_plain(visitor.path()) {
        Ok(())
    } else {
        recognise_person(&mut visitor, &token).await
    };
    (visitor, result)
}

fn stranger(shell: Shell, parts: &Parts, form_key: FormKey) -> Visitor {
    let uri = &parts.uri;
    let language = uri.path().split('/').nth(1).and_then(Lang::from_code);
    let lang = language.unwrap_or_else(|| preferred(&parts.headers));
    let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Visitor {
        lang,
        actor: Actor::anonymous(),
        session: None,
        look: cookie(&parts.headers, LOOK).map(Look::from_cookie).unwrap_or_default(),
        flash: cookie(&parts.headers, FLASH).and_then(|value| flash(lang, value)),
        path_and_query: uri.path_and_query().map_or("/", |path| path.as_str()).to_owned(),
        page: page(parts, lang),
        request_id: Uuid::now_v7(),
        address: address(&shell, parts),
        agent: agent.to_owned(),
        now: shell.now(),
        shell,
        form_key,
    }
}

/// The page a request belongs to: its own address, or for a change the page of ours that sent it.
fn page(parts: &Parts, lang: Lang) -> String {
    if matches!(parts.method, Method::GET | Method::HEAD) {
        return parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
    }
    let header = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let sender: Option<Uri> = header(REFERER).and_then(|address| address.parse().ok());
    sender
        .filter(|sender| sender.authority().map(|host| host.as_str()) == header(HOST))
        .and_then(|sender| sender.path_and_query().map(|path| path.as_str().to_owned()))
        .unwrap_or_else(|| format!("/{lang}/"))
}

async fn recognise_person(visitor: &mut Visitor, token: &str) -> Result<(), Failure> {
    let sessions = visitor.shell.sessions.clone();
    if let Some(session) = sessions.find(token, visitor.now).await? {
        visitor.actor = Actor::person(session.person.clone());
        visitor.session = Some(session);
    }
    Ok(())
}

async fn recognise_system(visitor: &mut Visitor, headers: &HeaderMap) -> Result<(), Failure> {
    visitor.shell.api_limit.take(&visitor.address, visitor.now)?;
    let bearer = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
    let key = bearer.and_then(|value| value.strip_prefix("Bearer ")).map(str::trim);
    let key = key.or_else(|| headers.get("x-api-key").and_then(|value| value.to_str().ok()));
    let external = visitor.shell.external.clone();
    if let Some(key) = key
        && let Some(actor) = external.find(key).await?
    {
        visitor.actor = actor;
    }
    Ok(())
}

/// Reads the body of a change, checks that it is ours, and goes through the door. A panic ends the request alone.
async fn admit(visitor: &Visitor, mut parts: Parts, body: Body, next: Next) -> Response {
    parts.extensions.insert(visitor.clone());
    let body = if matches!(parts.method, Method::GET | Method::HEAD | Method::OPTIONS) {
        body
    } else {
        match read(&parts, body).await {
            Ok(bytes) if is_for_programs(visitor.path()) => Body::from(bytes),
            Ok(bytes) if is_ours(visitor, &parts, &bytes).await => Body::from(bytes),
            Ok(_) => return Failure::Forged.into_response(),
            Err(failure) => return failure.into_response(),
        }
    };
    let served = AssertUnwindSafe(next.run(Request::from_parts(parts, body))).catch_unwind().await;
    served.unwrap_or_else(|_| Failure::Panicked.into_response())
}

async fn read(parts: &Parts, body: Body) -> Result<Bytes, Failure> {
    let limit = if is_multipart(&parts.headers) { FILES_LIMIT } else { FORM_LIMIT };
    let announced = parts.headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: usize| length > limit) {
        return Err(Failure::TooLarge);
    }
    to_bytes(body, limit).await.map_err(|_| Failure::TooLarge)
}

fn is_multipart(headers: &HeaderMap) -> bool {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

async fn is_ours(visitor: &Visitor, parts: &Parts, body: &Bytes) -> bool {
    if !csrf::same_site(&parts.headers, &parts.uri) {
        return false;
    }
    let token = if is_multipart(&parts.headers) {
        multipart_token(&parts.headers, body.clone()).await
    } else {
        form::pairs(body).into_iter().find(|(name, _)| name == "csrf").map(|(_, token)| token)
    };
    token.is_some_and(|token| visitor.form_key.accepts(&token))
}

/// The token of a form with files, which our forms send before the files.
async fn multipart_token(headers: &HeaderMap, body: Bytes) -> Option<String> {
    let mut request = Request::new(Body::from(body));
    *request.headers_mut() = headers.clone();
    // The body was read under the entrance's own limit already.
    DefaultBodyLimit::disable().apply(&mut request);
    let mut fields = Multipart::from_request(request, &()).await.ok()?;
    while let Ok(Some(field)) = fields.next_field().await {
        if field.name() == Some("csrf") {
            return field.text().await.ok();
        }
    }
    None
}

/// Turns a failure, or a bare refusal of the layers below, into a page or a problem.
fn explain(response: Response, visitor: &Visitor) -> Response {
    let pending = response.extensions().get::<Pending>().map(|pending| pending.0.clone());
    let status = response.status();
    let bare = || {
        let kind = response.headers().get(CONTENT_TYPE);
        let plain = kind.is_none_or(|kind| kind.as_bytes().starts_with(b"text/plain"));
        (plain && (status.is_client_error() || status.is_server_error()))
            .then(|| std::sync::Arc::new(Failure::Other(status)))
    };
    let api = is_for_programs(visitor.path());
    let checks = matches!(visitor.path(), "/healthz" | "/readyz" | "/metrics");
    let Some(failure) = pending.or_else(|| if checks { None } else { bare() }) else { return response };
    failure.log(visitor);
    let mut explained =
        if api { Problem::new(&failure, visitor).into_response() } else { failure.page(visitor) };
    let keep = response
        .headers()
        .iter()
        .filter(|(name, _)| !matches!(name.as_str(), "content-type" | "content-length" | "cache-control"));
    for (name, value) in keep {
        explained.headers_mut().append(name.clone(), value.clone());
    }
    explained
}

/// Cookies the answer sets: the secret of forms, the language, the end of a notice that was shown.
fn remember(headers: &mut HeaderMap, visitor: &Visitor, fresh: Option<&str>, kept: Option<Lang>) {
    let https = visitor.shell.https();
    let mut add = |cookie: Option<HeaderValue>| {
        if let Some(cookie) = cookie {
            headers.append(SET_COOKIE, cookie);
        }
    };
    if let Some(secret) = fresh {
        add(set_cookie(csrf_cookie_name(https), secret, None, https));
    }
    let named = visitor.path().split('/').nth(1).and_then(Lang::from_code);
    if let Some(lang) = named.filter(|lang| Some(*lang) != kept) {
        add(set_cookie(LANGUAGE, lang.code(), Some(YEAR), https));
    }
    // A stream or a redirect shows nothing, so the notice waits for the next page.
    let shown = headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if visitor.flash.is_some() && shown {
        headers.extend(set_cookie(FLASH, "", Some(0), false).map(|cookie| (SET_COOKIE, cookie)));
    }
}

/// A notice left by the page before: `tone:key:value`. An unknown key shows nothing.
fn flash(lang: Lang, cookie: &str) -> Option<Flash> {
    let mut parts = cookie.splitn(3, ':');
    let (tone, key) = (Tone::from_code(parts.next()?)?, parts.next()?);
    let value = form::pairs(format!("v={}", parts.next().unwrap_or_default()).as_bytes());
    let value = value.into_iter().next().map(|(_, value)| value).unwrap_or_default();
    lang.has(key).then(|| Flash { tone, text: lang.fill(key, "value", value) })
}

fn address(shell: &Shell, parts: &Parts) -> String {
    let forwarded = parts.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
    let forwarded = forwarded.filter(|_| shell.behind_proxy).and_then(|list| list.rsplit(',').next());
    let direct = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
    forwarded.map(|address| address.trim().to_owned()).or(direct).unwrap_or_else(|| "unknown".to_owned())
}
