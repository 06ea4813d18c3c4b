//! Addresses of the stand-in.

use std::sync::Arc;

use askama::Template;
use axum::{
    Form, Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Faults, ReceivedCallback, SentOrder, StandInState};
use crate::smtp_stand_in::ReceivedLetter;

const LONGEST_BODY: usize = 256 * 1024;
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);

pub(super) fn router(state: Arc<StandInState>) -> Router {
    Router::new()
        .route("/", get(page))
        .route("/state", get(snapshot))
        .route("/orders", post(send_order))
        .route("/switches", post(switch))
        .route("/callbacks", post(receive))
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .with_state(state)
}

#[derive(Template)]
#[template(path = "stand_in.html")]
struct Page {
    unit_code: String,
    faults: Faults,
    sent: Vec<SentOrder>,
    callbacks: Vec<ReceivedCallback>,
    letters: Vec<LetterView>,
}

struct LetterView {
    to: String,
    subject: String,
    body: Vec<Piece>,
}

/// A piece of a letter: text, or an address to follow.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    text: String,
    is_link: bool,
}

async fn page(State(state): State<Arc<StandInState>>) -> Response {
    let mut snapshot = state.snapshot();
    snapshot.sent.reverse();
    snapshot.callbacks.reverse();
    let letters = state.letters().iter().rev().map(letter_view).collect();
    let page = Page {
        unit_code: state.unit_code().to_owned(),
        faults: snapshot.faults,
        sent: snapshot.sent,
        callbacks: snapshot.callbacks,
        letters,
    };
    match page.render() {
        Ok(html) => {
            let headers = [
                (header::CONTENT_SECURITY_POLICY, POLICY),
                (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            ];
            (headers, Html(html)).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "the page of the stand-in cannot be shown");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

async fn snapshot(State(state): State<Arc<StandInState>>) -> Json<Value> {
    let letters: Vec<Value> = state
        .letters()
        .iter()
        .map(|letter| {
            json!({"from": letter.from, "to": letter.to, "subject": letter.subject(), "body": letter.body()})
        })
        .collect();
    let snapshot = state.snapshot();
    Json(json!({
        "sent": snapshot.sent,
        "callbacks": snapshot.callbacks,
        "faults": snapshot.faults,
        "letters": letters,
    }))
}

#[derive(Deserialize)]
struct OrderForm {
    #[serde(default)]
    unit_code: String,
}

async fn send_order(
    State(state): State<Arc<StandInState>>,
    headers: HeaderMap,
    Form(form): Form<OrderForm>,
) -> Response {
    if !is_own_page(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let unit_code = match form.unit_code.trim() {
        "" => state.unit_code().to_owned(),
        typed => typed.to_owned(),
    };
    if let Err(error) = state.send_demo_order(&unit_code).await {
        tracing::info!(%error, "a demonstration order was not taken");
    }
    Redirect::to("/").into_response()
}

#[derive(Deserialize)]
struct SwitchForm {
    #[serde(default)]
    fail_next: u32,
    #[serde(default)]
    down: Option<String>,
}

async fn switch(
    State(state): State<Arc<StandInState>>,
    headers: HeaderMap,
    Form(form): Form<SwitchForm>,
) -> Response {
    if !is_own_page(&headers) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let slow = state.snapshot().faults.slow;
    state.set_faults(Faults { fail_next: form.fail_next, down: form.down.is_some(), slow });
    Redirect::to("/").into_response()
}

async fn receive(State(state): State<Arc<StandInState>>, headers: HeaderMap, body: Bytes) -> StatusCode {
    state.receive(&headers, &body).await
}

/// Browsers say where a form comes from (Fetch Metadata); programs say nothing and are welcome.
fn is_own_page(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none")
}

fn letter_view(letter: &ReceivedLetter) -> LetterView {
    LetterView { to: letter.to.join(", "), subject: letter.subject(), body: pieces(&letter.body()) }
}

/// Splits a text at its http addresses, so that the links of letters can be followed.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for word in text.split_inclusive(char::is_whitespace) {
        let is_link = word.starts_with("http://") || word.starts_with("https://");
        let end = if is_link {
            word.trim_end_matches(|last: char| last.is_whitespace() || ".,;:!?)»\"'".contains(last)).len()
        } else {
            0
        };
        let (link, rest) = word.split_at_checked(end).unwrap_or(("", word));
        if is_link {
            pieces.push(Piece { text: link.to_owned(), is_link });
        }
        match pieces.last_mut() {
            Some(last) if !last.is_link => last.text.push_str(rest),
            _ if rest.is_empty() => {}
            _ => pieces.push(Piece { text: rest.to_owned(), is_link: false }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn links_of_letters_can_be_followed() {
        let pieces = pieces("Ашыңыз: http://127.0.0.1:8080/kk/offers/1.\nhttps://a.kz\n");
        let links: Vec<&str> =
            pieces.iter().filter(|piece| piece.is_link).map(|piece| piece.text.as_str()).collect();
        assert_eq!(links, ["http://127.0.0.1:8080/kk/offers/1", "https://a.kz"]);
    }

    proptest! {
        #[test]
        fn no_letter_of_the_text_is_lost(text in "([a-zқ.,\n ]|http://a)*") {
            let joined: String = pieces(&text).iter().map(|piece| piece.text.as_str()).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
