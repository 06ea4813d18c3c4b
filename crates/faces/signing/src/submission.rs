//! Taking the signatures, and not signing.

use axum::Extension;
use axum::extract::{FromRequest as _, Request};
use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse as _, Response};
use zan_kernel::{Error, Kind};
use zan_signing::requests::{self, Submission};
use zan_signing::{Signing, Way, entry};
use zan_ui::{Answer, Draft, Params, Redirect, Tone, Visitor};

use crate::admission::admitted;
use crate::{armour, entrance, signing, upload};

/// Most signatures of one request: it has at most as many documents.
const MOST: usize = 16;

/// `POST /{lang}/signing/{id}/signature`: from NCALayer, or files signed elsewhere.
pub(crate) async fn submit(
    Extension(signing): Extension<Signing>,
    visitor: Visitor,
    headers: HeaderMap,
    params: Params,
    body: Request,
) -> Answer<Response> {
    let request = admitted(&visitor, &headers, params.id("id")?).await?;
    let (way, signatures) = handed_in(&headers, body).await?;
    if signatures.is_empty() {
        let error = Error::refused(Kind::Invalid, "signing-nothing-chosen");
        return signing::refused(&signing, &visitor, &headers, &request, error).await;
    }
    if request.act == entry::ENTER {
        entrance::limited(&visitor)?;
    }
    let entered = visitor.session.as_ref().map(|session| session.strength);
    let submission = Submission { way, signatures, entered };
    let platform = &visitor.shell.platform;
    let (acts, verifier) = (&signing.acts, &signing.verifier);
    let taken =
        requests::complete(platform, acts, verifier, visitor.request_id, request.id, &submission).await;
    match taken {
        Err(error) => signing::refused(&signing, &visitor, &headers, &request, error).await,
        Ok(completed) if request.act == entry::ENTER => {
            entrance::given_back(&visitor);
            entrance::opened(&signing, &visitor, &headers, &request, &completed.done).await
        }
        Ok(_) if request.act == entry::STRENGTHEN => {
            let back = Redirect::to(visitor.href(&request.back));
            Ok(back.saying(Tone::Success, "signing-strengthened", "").into_response())
        }
        Ok(_) => Ok(Redirect::to(visitor.href(&format!("/signing/{}", request.id))).into_response()),
    }
}

async fn handed_in(headers: &HeaderMap, body: Request) -> Answer<(Way, Vec<Vec<u8>>)> {
    let kind = headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("multipart/form-data") {
        let files = upload::read(body).await?.into_iter().filter(|file| file.field == "cms");
        let signatures = files.take(MOST).map(|file| armour::removed(&file.bytes)).collect();
        return Ok((Way::Upload, signatures));
    }
    let draft = Draft::from_request(body, &()).await?;
    let given = draft.values("cms").into_iter().filter(|text| !text.is_empty());
    Ok((Way::Ncalayer, given.take(MOST).map(|text| armour::removed(text.as_bytes())).collect()))
}

/// `POST /{lang}/signing/{id}/withdrawal`: the person does not sign.
pub(crate) async fn withdraw(
    Extension(signing): Extension<Signing>,
    visitor: Visitor,
    headers: HeaderMap,
    params: Params,
) -> Answer<Response> {
    let request = admitted(&visitor, &headers, params.id("id")?).await?;
    let back = Redirect::to(visitor.href(&request.back));
    if request.account_id.is_none() {
        return Ok(back.with_cookie(visitor.secret_cookie(crate::admission::ENTRY, "", 0)).into_response());
    }
    let mut ctx = visitor.ctx().await?;
    match requests::withdraw(&mut ctx, request.id).await {
        Ok(()) => {
            ctx.commit().await?;
            Ok(back.saying(Tone::Info, "signing-withdrawn", "").into_response())
        }
        Err(error) => {
            drop(ctx);
            signing::refused(&signing, &visitor, &headers, &request, error).await
        }
    }
}
