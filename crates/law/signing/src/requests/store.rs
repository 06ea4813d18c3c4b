use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use serde_json::Value;
use sqlx::{PgExecutor, PgPool};
use uuid::Uuid;
use zan_eds::Signer;
use zan_kernel::{Ctx, Error, Moment, Result};

use super::{Document, Request, State, Way};
use crate::{Line, judgement::Asked, policy::Rule};

struct Row {
    id: Uuid,
    act: String,
    account_id: Option<Uuid>,
    browser_hash: Option<Vec<u8>>,
    payload: Value,
    about: String,
    summary: Value,
    signer_iin: Option<String>,
    signer_bins: Vec<String>,
    signer_kinds: Vec<String>,
    rule: Value,
    back: String,
    state: String,
    created_at: Timestamp,
    expires_at: Timestamp,
    ended_at: Option<Moment>,
    container: Option<Uuid>,
    done: Option<String>,
    signed_by: Option<Uuid>,
    used_at: Option<Moment>,
}

impl Row {
    fn request(self) -> Result<Request> {
        let rule: Rule = serde_json::from_value(self.rule)?;
        Ok(Request {
            id: self.id,
            act: self.act,
            account_id: self.account_id,
            browser_hash: self.browser_hash,
            payload: self.payload,
            about: self.about,
            summary: serde_json::from_value(self.summary)?,
            asked: Asked {
                iin: self.signer_iin,
                bins: self.signer_bins,
                kinds: self.signer_kinds,
                capacity: rule.capacity,
            },
            rule,
            back: self.back,
            stored_state: State::from_code(&self.state),
            created_at: self.created_at,
            expires_at: self.expires_at,
            ended_at: self.ended_at,
            container: self.container,
            done: self.done,
            signed_by: self.signed_by,
            used_at: self.used_at,
        })
    }
}

/// A row to insert.
pub(crate) struct NewRow<'a> {
    pub id: Uuid,
    pub act: &'a str,
    pub account_id: Option<Uuid>,
    pub browser_hash: Option<&'a [u8]>,
    pub payload: &'a Value,
    pub about: &'a str,
    pub summary: &'a [Line],
    pub asked: &'a Asked,
    pub rule: &'a Rule,
    pub back: &'a str,
    pub state: State,
    pub expires_at: Timestamp,
}

pub(crate) async fn insert(ctx: &mut Ctx, row: &NewRow<'_>) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "INSERT INTO signature_requests (id, act, account_id, browser_hash, payload, about, summary, signer_iin, signer_bins,
           signer_kinds, rule, back, state, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        row.id,
        row.act,
        row.account_id,
        row.browser_hash,
        row.payload,
        row.about,
        serde_json::to_value(row.summary)?,
        row.asked.iin,
        &row.asked.bins,
        &row.asked.kinds,
        serde_json::to_value(row.rule)?,
        row.back,
        row.state.code(),
        now.to_sqlx() as _,
        row.expires_at.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

pub(super) async fn insert_document(ctx: &mut Ctx, request_id: Uuid, document: &Document) -> Result<()> {
    sqlx::query!(
        "INSERT INTO signature_documents (request_id, position, file_id, name, media_type, sha256)
         VALUES ($1, $2, $3, $4, $5, $6)",
        request_id,
        document.position,
        document.file_id,
        document.name,
        document.media_type,
        document.sha256.as_slice(),
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

pub(super) async fn find(pool: &PgPool, id: Uuid) -> Result<Option<Request>> {
    let row = sqlx::query_as!(
        Row,
        "SELECT id, act, account_id, browser_hash, payload, about, summary, signer_iin, signer_bins, signer_kinds, rule,
           back, state, created_at, expires_at, ended_at, container, done, signed_by, used_at
         FROM signature_requests WHERE id = $1",
        id
    )
    .fetch_optional(pool)
    .await?;
    row.map(Row::request).transpose()
}

/// The request, its row locked to the end of the transaction.
pub(crate) async fn lock(ctx: &mut Ctx, id: Uuid) -> Result<Request> {
    let row = sqlx::query_as!(
        Row,
        "SELECT id, act, account_id, browser_hash, payload, about, summary, signer_iin, signer_bins, signer_kinds, rule,
           back, state, created_at, expires_at, ended_at, container, done, signed_by, used_at
         FROM signature_requests WHERE id = $1 FOR UPDATE",
        id
    )
    .fetch_optional(ctx.db())
    .await?;
    row.ok_or_else(Error::not_found)?.request()
}

pub(super) async fn documents(executor: impl PgExecutor<'_>, request_id: Uuid) -> Result<Vec<Document>> {
    let rows = sqlx::query!(
        "SELECT position, file_id, name, media_type, sha256 FROM signature_documents
         WHERE request_id = $1 ORDER BY position",
        request_id
    )
    .fetch_all(executor)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Document {
                position: row.position,
                file_id: row.file_id,
                name: row.name,
                media_type: row.media_type,
                sha256: row.sha256.try_into().map_err(|_| Error::fault("a digest of another length"))?,
            })
        })
        .collect()
}

pub(super) async fn set_state(ctx: &mut Ctx, id: Uuid, state: State) -> Result<()> {
    let ended = matches!(state, State::Signed | State::Withdrawn).then(|| ctx.now().to_sqlx());
    sqlx::query!(
        "UPDATE signature_requests SET state = $2, ended_at = $3 WHERE id = $1",
        id,
        state.code(),
        ended as _
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

pub(crate) async fn set_signed(
    ctx: &mut Ctx,
    id: Uuid,
    container: Option<Uuid>,
    done: &str,
    signed_by: Uuid,
) -> Result<()> {
    let now = ctx.now();
    sqlx::query!(
        "UPDATE signature_requests SET state = 'signed', ended_at = $2, container = $3, done = $4, signed_by = $5
         WHERE id = $1",
        id,
        now.to_sqlx() as _,
        container,
        done,
        signed_by
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// One signature as it is kept.
pub(super) struct Kept<'a> {
    pub id: Uuid,
    pub request_id: Uuid,
    pub position: i16,
    pub way: Way,
    pub cms: &'a [u8],
    pub signer: &'a Signer,
    pub ocsp: Option<&'a [u8]>,
    /// Digest of the list, where it was believed instead of an answer.
    pub list: Option<&'a [u8]>,
    pub time_stamp: Option<&'a [u8]>,
    pub report: Value,
}

pub(super) async fn insert_signature(ctx: &mut Ctx, kept: &Kept<'_>) -> Result<()> {
    let (now, signer) = (ctx.now(), kept.signer);
    let certificate =
        signer.certificate.as_ref().ok_or_else(|| Error::fault("a signer without certificate"))?;
    sqlx::query!(
        "INSERT INTO signatures (id, request_id, position, way, cms, certificate, signer_iin, signer_bin, signer_name,
           organisation, signer_kind, algorithm, claimed_at, timestamped_at, verified_at, revocation, ocsp, time_stamp,
           report, crl)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)",
        kept.id,
        kept.request_id,
        kept.position,
        kept.way.code(),
        kept.cms,
        certificate.der(),
        signer.iin.as_deref().unwrap_or_default(),
        signer.bin,
        signer.name,
        signer.organisation,
        signer.kind.code(),
        signer.algorithm.map(zan_eds::Algorithm::code).unwrap_or_default(),
        signer.signed_at.map(|at| at.to_sqlx()) as _,
        signer.timestamped_at.map(|at| at.to_sqlx()) as _,
        now.to_sqlx() as _,
        signer.revocation.code(),
        kept.ocsp,
        kept.time_stamp,
        kept.report,
        kept.list,
    )
    .execute(ctx.db())
    .await?;
    Ok(())
}

/// The signed nonce has opened its session.
pub(crate) async fn set_used(ctx: &mut Ctx, id: Uuid) -> Result<()> {
    let now = ctx.now();
    sqlx::query!("UPDATE signature_requests SET used_at = $2 WHERE id = $1", id, now.to_sqlx() as _)
        .execute(ctx.db())
        .await?;
    Ok(())
}
