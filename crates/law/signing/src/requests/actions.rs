use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use zan_kernel::{Action, Actor, Ctx, Error, Platform, Result, access, events::signing_topic};
use zan_registry::accounts;

use super::{
    Document, State,
    store::{self, NewRow},
};
use crate::{
    Acts, Line, Paper, SignatureError, entry,
    judgement::Asked,
    policy::{self, Capacity},
};

/// How long a request to sign stays open. Our design (grade D).
const LIFETIME: SignedDuration = SignedDuration::from_hours(24);

/// What is to be signed, before anything is kept.
#[derive(Debug, Clone)]
pub(crate) struct Draft<'a> {
    pub act: &'a str,
    pub payload: Value,
    pub back: &'a str,
    pub about: &'a str,
    pub summary: &'a [Line],
    pub expires_at: Timestamp,
    pub browser_hash: Option<&'a [u8]>,
    /// Number to ask for when no account is known yet.
    pub iin: Option<String>,
}

/// Asks the acting person to sign an act: rehearses it, keeps what would be signed, answers the request's id.
/// `back` is the page to return to without signing, without its language.
///
/// # Errors
/// Whatever the act itself refuses; [`SignatureError::NoIin`], [`SignatureError::NoBin`];
/// `file-store-unavailable`.
pub async fn ask(
    platform: &Platform,
    acts: &Acts,
    actor: &Actor,
    http_request: Uuid,
    act: &'static str,
    payload: Value,
    back: &str,
) -> Result<Uuid> {
    let mut rehearsal = Ctx::begin_request(platform, actor.clone(), http_request).await?.rehearsing();
    let performed = acts.of(act)?.perform(platform, &mut rehearsal, &payload).await?;
    drop(rehearsal);
    let mut ctx = Ctx::begin_request(platform, actor.clone(), http_request).await?;
    let lifetime = if act.starts_with("session.") { entry::LIFETIME } else { LIFETIME };
    let expires_at = ctx.now().saturating_add(lifetime).unwrap_or(ctx.now());
    let draft = Draft {
        act,
        payload,
        back,
        about: &performed.about,
        summary: &performed.summary,
        expires_at,
        browser_hash: None,
        iin: None,
    };
    let id = insert(platform, &mut ctx, &draft, Some(&performed.papers)).await?;
    ctx.commit().await?;
    Ok(id)
}

/// Asks the acting person to sign an act whose documents are still being typeset; [`ready`] brings them. Part of the
/// caller's transaction.
///
/// # Errors
/// [`SignatureError::NoIin`], [`SignatureError::NoBin`].
pub async fn prepare(
    platform: &Platform,
    ctx: &mut Ctx,
    act: &'static str,
    payload: Value,
    (about, summary): (&str, &[Line]),
    back: &str,
) -> Result<Uuid> {
    let expires_at = ctx.now().saturating_add(LIFETIME).unwrap_or(ctx.now());
    let draft = Draft { act, payload, back, about, summary, expires_at, browser_hash: None, iin: None };
    insert(platform, ctx, &draft, None).await
}

/// Writes the request and, when they are there, its papers.
pub(crate) async fn insert(
    platform: &Platform,
    ctx: &mut Ctx,
    draft: &Draft<'_>,
    papers: Option<&[Paper]>,
) -> Result<Uuid> {
    let day = ctx.now().to_zoned(zan_language::zone()).date();
    let rule = policy::rule(ctx.db(), draft.act, day).await?;
    let account_id = ctx.actor().as_person().map(|person| person.account_id);
    let (iin, bins) = match account_id {
        Some(id) => numbers(ctx, id, rule.capacity).await?,
        None => (draft.iin.clone(), Vec::new()),
    };
    let asked = Asked { iin, bins, kinds: rule.kinds.clone(), capacity: rule.capacity };
    let id = ctx.new_id();
    let row = NewRow {
        id,
        act: draft.act,
        account_id,
        browser_hash: draft.browser_hash,
        payload: &draft.payload,
        about: draft.about,
        summary: draft.summary,
        asked: &asked,
        rule: &rule,
        back: draft.back,
        state: if papers.is_some() { State::Waiting } else { State::Preparing },
        expires_at: draft.expires_at,
    };
    store::insert(ctx, &row).await?;
    if let Some(papers) = papers {
        keep_papers(platform, ctx, id, papers).await?;
    }
    ctx.record("signature.asked", "signature_request", id, json!({"act": draft.act, "about": draft.about}));
    Ok(id)
}

async fn numbers(
    ctx: &mut Ctx,
    account_id: Uuid,
    capacity: Capacity,
) -> Result<(Option<String>, Vec<String>)> {
    let signer = accounts::signer(ctx.db(), account_id).await?.ok_or_else(Error::not_found)?;
    let iin = signer.iin.ok_or(SignatureError::NoIin)?;
    if capacity == Capacity::Organisation && signer.bins.is_empty() {
        return Err(SignatureError::NoBin.into());
    }
    Ok((Some(iin), signer.bins))
}

async fn keep_papers(platform: &Platform, ctx: &mut Ctx, id: Uuid, papers: &[Paper]) -> Result<()> {
    for (position, paper) in (1_i16..).zip(papers) {
        let file_id = platform.files.put(ctx, &paper.name, paper.media_type, &paper.bytes).await?;
        let document = Document {
            position,
            file_id,
            name: paper.name.clone(),
            media_type: paper.media_type.to_owned(),
            sha256: Sha256::digest(&paper.bytes).into(),
        };
        store::insert_document(ctx, id, &document).await?;
    }
    Ok(())
}

/// The documents of a request are typeset: it can be signed. `files` are names and stored files, in order.
///
/// # Errors
/// A fault when the database refuses.
pub async fn ready(platform: &Platform, ctx: &mut Ctx, id: Uuid, files: &[(String, Uuid)]) -> Result<()> {
    let request = store::lock(ctx, id).await?;
    if request.stored_state != State::Preparing {
        return Ok(());
    }
    for (position, (name, file_id)) in (1_i16..).zip(files) {
        let bytes = platform.files.get(ctx.db(), *file_id).await?.bytes;
        let document = Document {
            position,
            file_id: *file_id,
            name: name.clone(),
            media_type: "application/pdf".to_owned(),
            sha256: Sha256::digest(&bytes).into(),
        };
        store::insert_document(ctx, id, &document).await?;
    }
    store::set_state(ctx, id, State::Waiting).await?;
    ctx.notify(signing_topic(id));
    Ok(())
}

/// The acting person does not sign.
///
/// # Errors
/// [`SignatureError::Ended`]; `not-found` for another's request.
pub async fn withdraw(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    access::allow(ctx.actor(), Action::OwnAccount)?;
    let account_id = ctx.actor().require_person()?.account_id;
    let request = store::lock(ctx, id).await?;
    if request.account_id != Some(account_id) {
        return Err(Error::not_found());
    }
    if matches!(request.stored_state, State::Signed | State::Withdrawn) {
        return Err(SignatureError::Ended.into());
    }
    store::set_state(ctx, id, State::Withdrawn).await?;
    ctx.record("signature.withdrawn", "signature_request", id, json!({"act": request.act}));
    ctx.notify(signing_topic(id));
    Ok(())
}
