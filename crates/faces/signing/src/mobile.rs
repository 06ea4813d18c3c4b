//! The interface of eGov Mobile (second-hand: public back ends agree on it): API 1 says what is to be signed and where
//! it is, API 2 gives the documents and takes the signatures. A refusal is `{"code", "message"}` with a sentence in
//! the language that the phone asks for.

use axum::Extension;
use axum::Json;
use axum::extract::FromRequest as _;
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use zan_kernel::{Error, Kind};
use zan_language::moment;
use zan_signing::requests::Document;
use zan_signing::{Request, Signing, entry, mobile};
use zan_ui::{Answer, Lang, Params, Visitor};

use crate::{armour, words};

/// Most signatures that are read from one answer.
const MOST: usize = 16;

/// `GET /egov/v1/signings/{token}`: API 1.
pub(crate) async fn invitation(
    Extension(signing): Extension<Signing>,
    visitor: Visitor,
    params: Params,
) -> Answer<Response> {
    visitor.shell.api_limit.take(&visitor.address, visitor.now)?;
    let (lang, token) = (visitor.lang, params.text("token"));
    let invited = match mobile::invitation(&visitor.shell.platform, visitor.request_id, token).await {
        Ok(invited) => invited,
        Err(error) => return refused(lang, error),
    };
    let name = |lang: Lang| lang.t("product-full-name");
    let answer = json!({
        "description": described(lang, &invited.request),
        "expiry_date": invited.expires_at.to_zoned(zan_language::zone()).strftime("%FT%T%:z").to_string(),
        "organisation": {
            "nameRu": name(Lang::Ru), "nameKz": name(Lang::Kk), "nameEn": name(Lang::En),
            "bin": signing.organisation_bin.as_ref(),
        },
        "document": {
            "uri": format!("{}/egov/v1/signings/{token}/documents", visitor.shell.base_url()),
            "auth_type": "Token",
            "auth_token": invited.bearer,
        },
    });
    Ok(Json(answer).into_response())
}

/// `GET /egov/v1/signings/{token}/documents`: API 2, the documents.
pub(crate) async fn documents(visitor: Visitor, headers: HeaderMap, params: Params) -> Answer<Response> {
    visitor.shell.api_limit.take(&visitor.address, visitor.now)?;
    let (lang, token) = (visitor.lang, params.text("token"));
    match mobile::papers(&visitor.shell.platform, token, bearer(&headers)).await {
        Ok((request, papers)) => {
            let several = papers.len() > 1;
            let papers: Vec<_> =
                papers.iter().map(|(one, bytes)| paper(lang, &request, one, bytes, several)).collect();
            Ok(Json(json!({"signMethod": "CMS_SIGN_ONLY", "version": 1, "documentsToSign": papers}))
                .into_response())
        }
        Err(error) => refused(lang, error),
    }
}

/// What comes back: the same structure with the signatures in place of the data.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Signed {
    documents_to_sign: Vec<SignedDocument>,
}

#[derive(Debug, Deserialize)]
struct SignedDocument {
    document: Option<Contents>,
}

#[derive(Debug, Deserialize)]
struct Contents {
    file: SignedFile,
}

#[derive(Debug, Deserialize)]
struct SignedFile {
    data: String,
}

/// `PUT /egov/v1/signings/{token}/documents`: API 2, the signatures.
pub(crate) async fn submit(
    Extension(signing): Extension<Signing>,
    visitor: Visitor,
    headers: HeaderMap,
    params: Params,
    body: axum::extract::Request,
) -> Answer<Response> {
    visitor.shell.api_limit.take(&visitor.address, visitor.now)?;
    let (lang, token) = (visitor.lang, params.text("token"));
    let Ok(Json(signed)) = Json::<Signed>::from_request(body, &()).await else {
        let answer = json!({"code": "400", "message": lang.t("signing-phone-unclear")});
        return Ok((StatusCode::BAD_REQUEST, Json(answer)).into_response());
    };
    let files = signed.documents_to_sign.into_iter().take(MOST).filter_map(|one| one.document);
    let signatures = files.map(|document| armour::removed(document.file.data.as_bytes())).collect();
    let (platform, number) = (&visitor.shell.platform, visitor.request_id);
    let (acts, verifier, secrets) = (&signing.acts, &signing.verifier, (token, bearer(&headers)));
    match mobile::submit(platform, acts, verifier, number, secrets, signatures).await {
        Ok(_) => Ok(Json(json!({"code": "200", "message": lang.t("signing-phone-done")})).into_response()),
        Err(error) => refused(lang, error),
    }
}

fn bearer(headers: &HeaderMap) -> &str {
    let value = headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.strip_prefix("Bearer ").unwrap_or_default().trim()
}

/// The phone shows the sentence; a fault goes on and is logged.
fn refused(lang: Lang, error: Error) -> Answer<Response> {
    let Some(refusal) = error.as_refusal() else { return Err(error.into()) };
    let status = match refusal.kind {
        Kind::NotFound => StatusCode::NOT_FOUND,
        Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
        Kind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Kind::NotAllowed | Kind::Conflict | Kind::Invalid => StatusCode::FORBIDDEN,
    };
    let answer = json!({"code": status.as_str(), "message": words::refusal(lang, refusal)});
    Ok((status, Json(answer)).into_response())
}

/// The act in a sentence, with what it is about.
fn described(lang: Lang, request: &Request) -> String {
    let act = match request.act.as_str() {
        entry::ENTER => entered_from(lang, request),
        act => words::act(lang, act),
    };
    if request.about.is_empty() { act } else { format!("{act}: {}", request.about) }
}

/// Whose entry it is: whoever was sent another's code sees that it was asked for elsewhere.
fn entered_from(lang: Lang, request: &Request) -> String {
    let address = request.payload.get("address").and_then(Value::as_str).unwrap_or_default();
    let asked_at = moment(request.created_at);
    lang.tf("signing-enter-from", &[("address", address.into()), ("moment", asked_at.into())])
}

fn paper(lang: Lang, request: &Request, document: &Document, bytes: &[u8], several: bool) -> Value {
    let name = |lang: Lang| {
        let described = described(lang, request);
        if several { format!("{described} ({})", document.name) } else { described }
    };
    json!({
        "id": document.position,
        "nameRu": name(Lang::Ru),
        "nameKz": name(Lang::Kk),
        "nameEn": name(Lang::En),
        "meta": [
            {"name": lang.t("signing-meta-file"), "value": document.name},
            {"name": lang.t("signing-meta-until"), "value": moment(request.expires_at)},
        ],
        "document": {"file": {"mime": document.media_type, "data": STANDARD.encode(bytes)}},
    })
}
