//! Who may see a request to sign.

use axum::http::HeaderMap;
use uuid::Uuid;
use zan_signing::{Request, entry, requests};
use zan_ui::{Answer, Failure, Visitor};

/// Cookie with the secret of the browser that wants to enter.
pub(crate) const ENTRY: &str = "entry";
/// Cookie with the request and the token of the code that this browser shows to a phone.
pub(crate) const PHONE: &str = "phone";

/// The request, for the member it was asked of, or for the browser that asked to enter.
///
/// # Errors
/// Not found for everybody else, so that nobody learns what exists.
pub(crate) async fn admitted(visitor: &Visitor, headers: &HeaderMap, id: Uuid) -> Answer<Request> {
    let request = requests::by_id(&visitor.shell.platform.pool, id).await?;
    let own = match request.account_id {
        Some(account) => visitor.actor.as_person().is_some_and(|person| person.account_id == account),
        None => entry::belongs_to(&request, visitor.secret(headers, ENTRY)),
    };
    if own { Ok(request) } else { Err(Failure::NotFound) }
}
