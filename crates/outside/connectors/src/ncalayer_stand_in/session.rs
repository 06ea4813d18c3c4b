//! Connections: the WebSocket, and the switches over HTTP.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{
        State as Extracted, WebSocketUpgrade,
        ws::{Message, WebSocket, rejection::WebSocketUpgradeRejection},
    },
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::get,
};
use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use serde_json::{Value, json};
use tokio::sync::watch;
use zan_throwaway_pki::{CmsOptions, Key};

use super::{
    State, basics, common,
    switches::{Answer, Switches},
    wire::{self, Request},
};

/// Longest message: documents come in base64.
const LONGEST_MESSAGE: usize = 64 * 1024 * 1024;

#[derive(Clone)]
struct Shared {
    state: Arc<State>,
    stopped: watch::Receiver<bool>,
}

pub(super) fn router(state: Arc<State>, stopped: watch::Receiver<bool>) -> Router {
    Router::new()
        .route("/switches", get(switches).post(set_switches).put(set_switches))
        .route("/keys", get(keys))
        .fallback(connect)
        .with_state(Shared { state, stopped })
}

async fn switches(Extracted(shared): Extracted<Shared>) -> Json<Switches> {
    Json(shared.state.switches())
}

async fn set_switches(Extracted(shared): Extracted<Shared>, Json(new): Json<Switches>) -> StatusCode {
    shared.state.set_switches(new);
    StatusCode::NO_CONTENT
}

async fn keys(Extracted(shared): Extracted<Shared>) -> Json<Value> {
    let keys = shared.state.keys();
    let keys = keys.iter();
    Json(
        keys.map(|key| json!({"name": key.name(), "iin": key.iin(), "bin": key.bin(), "kind": key.kind()}))
            .collect(),
    )
}

async fn connect(
    Extracted(shared): Extracted<Shared>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    match upgrade {
        Ok(upgrade) => upgrade
            .max_message_size(LONGEST_MESSAGE)
            .max_frame_size(LONGEST_MESSAGE)
            .on_upgrade(|socket| converse(socket, shared)),
        Err(_) => {
            "This is a stand-in for NCALayer with throw-away keys. It speaks WebSocket.\n".into_response()
        }
    }
}

async fn converse(mut socket: WebSocket, mut shared: Shared) {
    let version = shared.state.switches().version;
    if send(&mut socket, &wire::greeting(&version)).await.is_none() {
        return;
    }
    loop {
        let received = tokio::select! {
            received = socket.recv() => received,
            _ = shared.stopped.wait_for(|stopped| *stopped) => None,
        };
        let text = match received {
            Some(Ok(Message::Text(text))) => text,
            Some(Ok(Message::Close(_)) | Err(_)) | None => return,
            Some(Ok(_)) => continue,
        };
        let sent = if text.as_str() == wire::HEARTBEAT {
            socket.send(Message::Text(text)).await.ok()
        } else {
            match shared.reply(text.as_str()).await {
                Some(reply) => send(&mut socket, &reply).await,
                None => return,
            }
        };
        if sent.is_none() {
            return;
        }
    }
}

async fn send(socket: &mut WebSocket, message: &Value) -> Option<()> {
    socket.send(Message::Text(message.to_string().into())).await.ok()
}

impl Shared {
    /// The answer to a request; `None`: the connection breaks instead.
    async fn reply(&self, text: &str) -> Option<Value> {
        let Ok(request) = serde_json::from_str::<Request>(text) else { return Some(wire::unreadable()) };
        let (switches, mut stopped) = (self.state.switches(), self.stopped.clone());
        tokio::select! {
            () = tokio::time::sleep(Duration::from_millis(switches.slow_ms)) => {}
            _ = stopped.wait_for(|stopped| *stopped) => return None,
        }
        if switches.answer == Answer::HangUp {
            return None;
        }
        let state = Arc::clone(&self.state);
        let reply = move || match request.module.as_str() {
            wire::BASICS if !switches.only_common_utils => basics::reply(&state, &request, &switches),
            wire::COMMON_UTILS => common::reply(&state, &request, &switches),
            _ => wire::unknown_module(),
        };
        // A signature takes milliseconds, and a key made on demand more.
        tokio::task::spawn_blocking(reply).await.ok()
    }
}

/// The kind of CMS a request wants.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    pub(super) attached: bool,
    pub(super) digested: bool,
    pub(super) time_stamp: bool,
}

impl State {
    /// Signs; base64 of the CMS, or a sentence why not.
    pub(super) fn sign_cms(
        &self,
        key: &Key,
        data: &[u8],
        wanted: Wanted,
        switches: &Switches,
    ) -> Result<String, String> {
        if wanted.time_stamp && switches.no_time_stamps {
            return Err("the service of time stamps cannot be reached".to_owned());
        }
        let now = self.settings.clock.now();
        let ask = |request: &[u8]| self.settings.pki.with(|pki| pki.answer_tsp(request, now));
        let options = CmsOptions {
            attached: wanted.attached,
            digested: wanted.digested,
            signing_time: Some(now),
            time_stamp: wanted.time_stamp.then_some(&ask),
            ber: switches.ber,
            ..CmsOptions::default()
        };
        Ok(BASE64.encode(key.sign_cms(data, &options)))
    }
}
