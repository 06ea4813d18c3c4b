//! The answers over HTTP.

use std::sync::Arc;

use axum::{
    Json, Router,
    body::Bytes,
    extract::{Path, Request, State as Extracted},
    http::{HeaderMap, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use jiff::{Timestamp, tz::TimeZone};
use sha2::{Digest, Sha256};
use zan_throwaway_pki::{AnswerFault, KeyKind};

use super::state::{State, Switches};

/// Lists are made anew each hour, so that asking twice gives the same bytes.
const LIST_PERIOD_SECONDS: i64 = 3600;

pub(super) fn router(state: Arc<State>) -> Router {
    let services = Router::new()
        .route("/ocsp", post(ocsp))
        .route("/tsp", post(time_stamp))
        .route("/crl/{file}", get(list))
        .route("/cert/{file}", get(certificate))
        .layer(middleware::from_fn_with_state(Arc::clone(&state), fail_on_demand));
    Router::new()
        .route("/switches", get(switches).put(set_switches).post(set_switches))
        .merge(services)
        .with_state(state)
}

async fn fail_on_demand(Extracted(state): Extracted<Arc<State>>, request: Request, next: Next) -> Response {
    let switches = state.switches();
    tokio::time::sleep(switches.delay()).await;
    if switches.down { StatusCode::SERVICE_UNAVAILABLE.into_response() } else { next.run(request).await }
}

async fn switches(Extracted(state): Extracted<Arc<State>>) -> Json<Switches> {
    Json(state.switches())
}

async fn set_switches(Extracted(state): Extracted<Arc<State>>, Json(new): Json<Switches>) -> StatusCode {
    state.set_switches(new);
    StatusCode::NO_CONTENT
}

fn fault(switches: Switches) -> Option<AnswerFault> {
    [
        (switches.wrong_signature, AnswerFault::WrongSignature),
        (switches.other_nonce, AnswerFault::OtherNonce),
        (switches.wrong_responder, AnswerFault::WrongResponder),
    ]
    .into_iter()
    .find_map(|(on, fault)| on.then_some(fault))
}

async fn ocsp(Extracted(state): Extracted<Arc<State>>, headers: HeaderMap, body: Bytes) -> Response {
    if !is_of_type(&headers, "application/ocsp-request") {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    if state.switches().ocsp_down {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    state.count(|counts| counts.ocsp += 1);
    let (now, fault) = (state.now(), fault(state.switches()));
    let answer = state.pki().with(|pki| pki.answer_ocsp_with(&body, now, fault));
    ([(header::CONTENT_TYPE, "application/ocsp-response")], answer).into_response()
}

async fn time_stamp(Extracted(state): Extracted<Arc<State>>, headers: HeaderMap, body: Bytes) -> Response {
    if !is_of_type(&headers, "application/timestamp-query") {
        return StatusCode::UNSUPPORTED_MEDIA_TYPE.into_response();
    }
    state.count(|counts| counts.time_stamps += 1);
    let (now, fault) = (state.now(), fault(state.switches()));
    let answer = state.pki().with(|pki| pki.answer_tsp_with(&body, now, fault));
    ([(header::CONTENT_TYPE, "application/timestamp-reply")], answer).into_response()
}

fn is_of_type(headers: &HeaderMap, wanted: &str) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|given| given.as_bytes() == wanted.as_bytes())
}

async fn list(
    Extracted(state): Extracted<Arc<State>>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    let name = file.strip_prefix("nca-").and_then(|name| name.strip_suffix(".crl"));
    let (name, delta) = match name {
        Some(name) => name.strip_suffix("-delta").map_or((name, false), |name| (name, true)),
        None => return StatusCode::NOT_FOUND.into_response(),
    };
    let now = state.now();
    let made = Timestamp::from_second(now.as_second() / LIST_PERIOD_SECONDS * LIST_PERIOD_SECONDS);
    let made = made.unwrap_or(now);
    let bytes = state.pki().with(|pki| {
        let kind = kind_of(name)?;
        if delta { pki.delta_crl(kind, made) } else { pki.crl(kind, made) }
    });
    let Some(mut bytes) = bytes else { return StatusCode::NOT_FOUND.into_response() };
    if state.switches().wrong_signature
        && let Some(last) = bytes.last_mut()
    {
        *last ^= 1;
    }
    let tag = format!("\"{}\"", hex::encode(Sha256::digest(&bytes)));
    let modified = made.to_zoned(TimeZone::UTC).strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    let validators = [(header::ETAG, tag.clone()), (header::LAST_MODIFIED, modified)];
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        state.count(|counts| counts.lists_unchanged += 1);
        return (StatusCode::NOT_MODIFIED, validators).into_response();
    }
    state.count(|counts| counts.lists += 1);
    (validators, [(header::CONTENT_TYPE, "application/pkix-crl")], bytes).into_response()
}

async fn certificate(Extracted(state): Extracted<Arc<State>>, Path(file): Path<String>) -> Response {
    state.count(|counts| counts.certificates += 1);
    let bytes = state.pki().with(|pki| {
        let name = file.strip_suffix(".cer")?;
        let key = match name.split_once('-')? {
            ("nca", kind) => pki.authority(kind_of(kind)?),
            ("root", kind) => pki.root(kind_of(kind)?),
            _ => None,
        };
        key.map(|key| key.certificate().to_vec())
    });
    match bytes {
        Some(bytes) => ([(header::CONTENT_TYPE, "application/pkix-cert")], bytes).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

fn kind_of(code: &str) -> Option<KeyKind> {
    KeyKind::ALL.into_iter().find(|kind| kind.code() == code)
}
