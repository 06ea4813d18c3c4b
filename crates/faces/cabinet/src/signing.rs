//! The way from a form to the signature: what was typed is judged at once, and what will be done is signed.

use serde::Serialize;
use zan_kernel::{Error, Result};
use zan_signing::{Signing, requests};
use zan_ui::{Member, Redirect};

/// Asks the member to sign an act; leads to the page where it is signed. `back` is the page to return to, without its
/// language.
///
/// # Errors
/// Whatever the act itself refuses, for the form to show.
pub(crate) async fn ask(
    member: &Member,
    signing: &Signing,
    act: &'static str,
    payload: &impl Serialize,
    back: &str,
) -> Result<Redirect> {
    let payload = serde_json::to_value(payload).map_err(Error::from)?;
    let (platform, actor) = (&member.shell.platform, member.actor());
    let id = requests::ask(platform, &signing.acts, actor, member.request_id, act, payload, back).await?;
    Ok(Redirect::to(member.href(&format!("/signing/{id}"))))
}
