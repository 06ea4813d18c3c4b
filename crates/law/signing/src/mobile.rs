//! eGov Mobile арқылы қол қою / подписание через eGov Mobile: a QR code on the page, API 1 that says what it is about,
//! API 2 that gives the documents and takes the signatures. Five minutes, one use.

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx as _;
use rand::RngExt as _;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use sqlx::PgPool;
use subtle::ConstantTimeEq as _;
use uuid::Uuid;
use zan_kernel::{Actor, Ctx, Error, Moment, Platform, Result, events::signing_topic};

use crate::{
    Acts, SignatureError, Verifier, Way,
    requests::{self, Completed, Document, Request, Submission},
};

/// How long a QR code can be used.
const LIFETIME: SignedDuration = SignedDuration::from_mins(5);

/// After so many refusals a code is over: each costs the centre a question and the journal two entries.
const MOST_REFUSALS: i16 = 5;

/// A session of signing by phone.
#[derive(Debug, Clone)]
pub struct Session {
    pub id: Uuid,
    pub request_id: Uuid,
    bearer_hash: Option<Vec<u8>>,
    pub expires_at: Timestamp,
    /// The phone has read the code.
    pub opened_at: Option<Moment>,
    pub ended_at: Option<Moment>,
    /// Code of the last refusal.
    pub refusal: Option<String>,
    /// Values of its sentence, by name.
    pub refusal_facts: Value,
    /// How many refusals there were.
    pub refusals: i16,
}

/// A code for the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Secret part of the address in the QR code.
    pub token: String,
    pub expires_at: Timestamp,
}

fn random() -> String {
    hex::encode(rand::rng().random::<[u8; 24]>())
}

fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// A new code for a request; who may ask for it is the caller's question.
///
/// # Errors
/// [`SignatureError::Ended`], [`SignatureError::Expired`].
pub async fn open(
    platform: &Platform,
    actor: &Actor,
    http_request: Uuid,
    request_id: Uuid,
) -> Result<Opened> {
    let mut ctx = Ctx::begin_request(platform, actor.clone(), http_request).await?;
    let now = ctx.now();
    let request = requests::lock(&mut ctx, request_id).await?;
    request.is_open(now)?;
    let token = random();
    let expires_at = now.saturating_add(LIFETIME).unwrap_or(now).min(request.expires_at);
    let id = ctx.new_id();
    sqlx::query!(
        "INSERT INTO mobile_signings (id, request_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
        id,
        request_id,
        hash(&token),
        now.to_sqlx() as _,
        expires_at.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    ctx.record("signature.phone_invited", "signature_request", request_id, json!({"act": request.act}));
    ctx.commit().await?;
    Ok(Opened { token, expires_at })
}

async fn by_token(pool: &PgPool, token: &str) -> Result<Session> {
    let session = sqlx::query_as!(
        Session,
        "SELECT id, request_id, bearer_hash, expires_at, opened_at, ended_at, refusal, refusal_facts, refusals
         FROM mobile_signings WHERE token_hash = $1",
        hash(token)
    )
    .fetch_optional(pool)
    .await?;
    session.ok_or_else(Error::not_found)
}

impl Session {
    /// The code can be used no longer.
    #[must_use]
    pub fn is_over(&self, now: Timestamp) -> bool {
        self.expires_at <= now || self.refusals >= MOST_REFUSALS
    }
}

/// The session last opened for a request, for the live status on the page.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn latest(pool: &PgPool, request_id: Uuid) -> Result<Option<Session>> {
    Ok(sqlx::query_as!(
        Session,
        "SELECT id, request_id, bearer_hash, expires_at, opened_at, ended_at, refusal, refusal_facts, refusals
         FROM mobile_signings WHERE request_id = $1 ORDER BY created_at DESC, id DESC LIMIT 1",
        request_id
    )
    .fetch_optional(pool)
    .await?)
}

fn alive(session: &Session, now: Timestamp) -> Result<(), SignatureError> {
    match (&session.ended_at, session.is_over(now)) {
        (Some(_), _) => Err(SignatureError::Ended),
        (None, true) => Err(SignatureError::Expired),
        (None, false) => Ok(()),
    }
}

/// What API 1 tells the phone.
#[derive(Debug, Clone)]
pub struct Invitation {
    pub request: Request,
    pub expires_at: Timestamp,
    /// Secret for API 2; a phone that asks again gets a new one.
    pub bearer: String,
}

/// The phone has read the code.
///
/// # Errors
/// `not-found`, [`SignatureError::Ended`], [`SignatureError::Expired`].
pub async fn invitation(platform: &Platform, http_request: Uuid, token: &str) -> Result<Invitation> {
    let session = by_token(&platform.pool, token).await?;
    alive(&session, platform.clock.now())?;
    let request = requests::by_id(&platform.pool, session.request_id).await?;
    request.is_open(platform.clock.now())?;
    let bearer = random();
    let mut ctx = Ctx::begin_request(platform, Actor::anonymous(), http_request).await?;
    let now = ctx.now();
    sqlx::query!(
        "UPDATE mobile_signings SET bearer_hash = $2, opened_at = $3 WHERE id = $1",
        session.id,
        hash(&bearer),
        now.to_sqlx() as _
    )
    .execute(ctx.db())
    .await?;
    ctx.record("signature.phone_opened", "signature_request", request.id, json!({"act": request.act}));
    ctx.notify(signing_topic(request.id));
    ctx.commit().await?;
    Ok(Invitation { request, expires_at: session.expires_at, bearer })
}

async fn admitted(platform: &Platform, token: &str, bearer: &str) -> Result<Session> {
    let session = by_token(&platform.pool, token).await?;
    let right =
        session.bearer_hash.as_deref().is_some_and(|known| known.ct_eq(hash(bearer).as_slice()).into());
    if !right {
        return Err(Error::not_found());
    }
    alive(&session, platform.clock.now())?;
    Ok(session)
}

/// What API 2 gives the phone: the request and its documents.
///
/// # Errors
/// `not-found` for a wrong secret, [`SignatureError::Ended`], [`SignatureError::Expired`].
pub async fn papers(
    platform: &Platform,
    token: &str,
    bearer: &str,
) -> Result<(Request, Vec<(Document, Vec<u8>)>)> {
    let session = admitted(platform, token, bearer).await?;
    let request = requests::by_id(&platform.pool, session.request_id).await?;
    let mut papers = Vec::new();
    for document in requests::documents(&platform.pool, request.id).await? {
        let bytes = platform.files.get(&platform.pool, document.file_id).await?.bytes;
        papers.push((document, bytes));
    }
    Ok((request, papers))
}

/// The phone brings the signatures. A refusal is kept for the page; the person may try again while the code lives.
///
/// # Errors
/// As [`requests::complete`].
pub async fn submit(
    platform: &Platform,
    acts: &Acts,
    verifier: &Verifier,
    http_request: Uuid,
    (token, bearer): (&str, &str),
    signatures: Vec<Vec<u8>>,
) -> Result<Completed> {
    let session = admitted(platform, token, bearer).await?;
    let submission = Submission { way: Way::Mobile, signatures, entered: None };
    let outcome =
        requests::complete(platform, acts, verifier, http_request, session.request_id, &submission).await;
    let refused = outcome.as_ref().err().and_then(Error::as_refusal);
    let refusal = refused.map(|refused| refused.code);
    let facts: serde_json::Map<_, _> = refused
        .iter()
        .flat_map(|refused| &refused.args)
        .map(|(name, value)| ((*name).to_owned(), json!(value)))
        .collect();
    let mut ctx = Ctx::begin_request(platform, Actor::anonymous(), http_request).await?;
    let ended = outcome.is_ok().then(|| ctx.now().to_sqlx());
    sqlx::query!(
        "UPDATE mobile_signings SET ended_at = $2, refusal = $3, refusal_facts = $4,
           refusals = refusals + CASE WHEN $3::text IS NULL THEN 0 ELSE 1 END WHERE id = $1",
        session.id,
        ended as _,
        refusal,
        Value::Object(facts)
    )
    .execute(ctx.db())
    .await?;
    let facts = json!({"signed": outcome.is_ok(), "code": refusal});
    ctx.record("signature.phone_answered", "signature_request", session.request_id, facts);
    ctx.notify(signing_topic(session.request_id));
    ctx.commit().await?;
    outcome
}
