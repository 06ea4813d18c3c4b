//! Entering with the signature, and confirming a session that a password has opened.

use axum::Extension;
use axum::http::HeaderMap;
use axum::response::{IntoResponse as _, Response};
use rand::RngExt as _;
use zan_kernel::sessions::Strength;
use zan_signing::{Request, Signing, entry, requests};
use zan_ui::{Answer, Draft, Failure, Lang, Member, Params, Redirect, Visitor};

use crate::admission::{ENTRY, PHONE, admitted};
use crate::signing;

/// Seconds the secret of the browser is kept: longer than a nonce lives.
const LIFE: i64 = 600;
/// Longest login or address that is taken along, bytes.
const LONGEST: usize = 1000;

/// Takes one try to enter from this address; whoever gets in gives it back.
///
/// # Errors
/// [`Failure::TooMany`].
pub(crate) fn limited(visitor: &Visitor) -> Answer<()> {
    visitor.shell.sign_in_limit.take(&limit_key(visitor), visitor.now)
}

/// The try has succeeded.
pub(crate) fn given_back(visitor: &Visitor) {
    visitor.shell.sign_in_limit.give_back(&limit_key(visitor));
}

fn limit_key(visitor: &Visitor) -> String {
    format!("address {}", visitor.address)
}

/// A path of this site without its language, to which every page adds its own; nothing for any other address.
fn path_of_ours(given: &str) -> Option<String> {
    if !given.starts_with('/') || given.starts_with("//") || given.len() > LONGEST {
        return None;
    }
    if given.contains(|letter: char| letter == '\\' || letter.is_control()) {
        return None;
    }
    let (first, rest) = given.split_at(1);
    let (head, tail) = rest.split_once('/').unwrap_or((rest, ""));
    let path = if Lang::from_code(head).is_some() { format!("{first}{tail}") } else { given.to_owned() };
    (!path.starts_with("//")).then_some(path)
}

/// `POST /{lang}/entrance`: a nonce for this browser. The form may name the `login` and the page `next`.
pub(crate) async fn begin(visitor: Visitor, draft: Draft) -> Answer<Redirect> {
    limited(&visitor)?;
    let browser = hex::encode(rand::rng().random::<[u8; 32]>());
    let login = draft.given("login").filter(|login| login.len() <= LONGEST);
    let next = draft.given("next").and_then(path_of_ours);
    let platform = &visitor.shell.platform;
    let entering = entry::Entering {
        browser: &browser,
        address: &visitor.address,
        login,
        next: next.as_deref(),
        invented: visitor.shell.demo,
    };
    let id = entry::begin(platform, visitor.request_id, entering).await?;
    let page = Redirect::to(visitor.href(&format!("/signing/{id}")));
    Ok(page.with_cookie(visitor.secret_cookie(ENTRY, &browser, LIFE)))
}

/// `POST /{lang}/signing/{id}/entrance`: a phone has signed, this browser goes in.
pub(crate) async fn enter(
    Extension(signing): Extension<Signing>,
    visitor: Visitor,
    headers: HeaderMap,
    params: Params,
) -> Answer<Response> {
    let request = admitted(&visitor, &headers, params.id("id")?).await?;
    let done = request.done.clone().unwrap_or_else(|| "/cabinet".to_owned());
    opened(&signing, &visitor, &headers, &request, &done).await
}

/// Opens the session for a signed nonce and leads on.
pub(crate) async fn opened(
    signing: &Signing,
    visitor: &Visitor,
    headers: &HeaderMap,
    request: &Request,
    done: &str,
) -> Answer<Response> {
    let (platform, browser) = (&visitor.shell.platform, visitor.secret(headers, ENTRY));
    let (address, agent) = (&visitor.address, &visitor.agent);
    match entry::enter(platform, visitor.request_id, request.id, browser, address, agent).await {
        Ok(signed) => {
            // The try that the nonce has cost.
            given_back(visitor);
            let way = Redirect::to(visitor.href(done)).with_cookie(visitor.session_cookie(&signed.token));
            let way = way.with_cookie(visitor.secret_cookie(ENTRY, "", 0));
            Ok(way.with_cookie(visitor.secret_cookie(PHONE, "", 0)).into_response())
        }
        Err(error) => signing::refused(signing, visitor, headers, request, error).await,
    }
}

/// `POST /{lang}/entrance/session`: asks for a signature that makes this session as strong as one entered with it.
/// The form's `back` is the page to return to.
pub(crate) async fn strengthen(
    Extension(signing): Extension<Signing>,
    member: Member,
    draft: Draft,
) -> Answer<Redirect> {
    let back = draft.given("back").and_then(path_of_ours).unwrap_or_else(|| "/cabinet".to_owned());
    let strong = |session: &zan_kernel::sessions::Session| session.strength == Strength::Signature;
    if member.session.as_ref().is_some_and(strong) {
        return Ok(Redirect::to(member.href(&back)));
    }
    let payload = entry::strengthening(member.session_id);
    let (platform, actor, number) = (&member.shell.platform, member.actor(), member.request_id);
    let asked = requests::ask(platform, &signing.acts, actor, number, entry::STRENGTHEN, payload, &back);
    let id = asked.await.map_err(Failure::from)?;
    Ok(Redirect::to(member.href(&format!("/signing/{id}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_ours_are_returned_to() {
        for (given, path) in [
            ("/kk/orders?page=2", Some("/orders?page=2")),
            ("/orders", Some("/orders")),
            ("/ru", Some("/")),
            ("/kkk/orders", Some("/kkk/orders")),
            ("/kk//evil.example", None),
            ("//evil.example", None),
            ("https://evil.example", None),
            ("/\\evil.example", None),
            ("/a\r\nb", None),
            ("", None),
        ] {
            assert_eq!(path_of_ours(given).as_deref(), path, "{given}");
        }
        assert_eq!(path_of_ours(&format!("/{}", "a".repeat(LONGEST))), None);
    }
}
