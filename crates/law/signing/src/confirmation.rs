//! Signatures that were taken while the centre's service was down are confirmed in the background, or found false.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use jiff_sqlx::ToSqlx as _;
use serde_json::json;
use uuid::Uuid;
use zan_eds::Revocation;
use zan_kernel::{
    Actor, BoxFuture, Ctx, Error, Platform,
    events::signing_topic,
    jobs::{Handler, Handlers, Job, JobError},
    journal,
    outbox::{self, NewLetter},
};
use zan_language::Value;
use zan_registry::accounts;

use crate::{
    Verifier,
    container::{self, Part},
    requests,
    verifier::Examined,
};

/// Job that asks the centre again about one signature.
pub const CONFIRM: &str = "signature.confirm";

/// Adds the handlers of signing.
#[must_use]
pub fn handlers(handlers: Handlers, verifier: &Arc<Verifier>) -> Handlers {
    handlers.with(CONFIRM, Confirm(Arc::clone(verifier)))
}

/// Handles [`CONFIRM`].
struct Confirm(Arc<Verifier>);

impl Handler for Confirm {
    fn run<'a>(&'a self, platform: &'a Platform, job: &'a Job) -> BoxFuture<'a, Result<(), JobError>> {
        Box::pin(self.confirm(platform, job))
    }
}

impl Confirm {
    async fn confirm(&self, platform: &Platform, job: &Job) -> Result<(), JobError> {
        let id = job.id_of("signature_id")?;
        let Some(row) = sqlx::query!(
            "SELECT s.request_id, s.cms, s.verified_at, d.file_id FROM signatures s
             JOIN signature_documents d ON d.request_id = s.request_id AND d.position = s.position
             WHERE s.id = $1 AND NOT EXISTS (SELECT FROM signature_confirmations c WHERE c.signature_id = s.id)",
            id
        )
        .fetch_optional(&platform.pool)
        .await
        .map_err(Error::from)?
        else {
            return Ok(());
        };
        let bytes = platform.files.get(&platform.pool, row.file_id).await?.bytes;
        let signed_at = row.verified_at.to_jiff();
        let examined = self.0.examine(&row.cms, &bytes, Some(signed_at), platform.clock.now()).await?;
        let signer = examined.report.signers.first();
        let revocation = signer.map_or(Revocation::Unknown, |signer| signer.revocation);
        if revocation == Revocation::Unknown || (examined.ocsp.is_none() && examined.list.is_none()) {
            return Err(JobError::Later(pause(signed_at, platform.clock.now())));
        }
        let (name, renewed) = self.renewed(platform, id, row.request_id, &examined).await?;
        let mut ctx = Ctx::begin(platform, Actor::worker()).await?;
        let container = platform.files.put(&mut ctx, &name, container::MEDIA_TYPE, &renewed).await?;
        let list = match examined.list.as_deref() {
            Some(list) => Some(requests::lists::keep(platform, &mut ctx, list).await?),
            None => None,
        };
        let now = ctx.now();
        sqlx::query!(
            "INSERT INTO signature_confirmations (signature_id, confirmed_at, revocation, ocsp, crl, container)
             VALUES ($1, $2, $3, $4, $5, $6)",
            id,
            now.to_sqlx() as _,
            revocation.code(),
            examined.ocsp,
            list.as_ref().map(<[u8; 32]>::as_slice),
            container
        )
        .execute(ctx.db())
        .await
        .map_err(Error::from)?;
        let facts = json!({"signature": id, "revocation": revocation.code()});
        if revocation == Revocation::Good {
            ctx.record("signature.confirmed", "signature_request", row.request_id, facts);
        } else {
            ctx.record("signature.disproved", "signature_request", row.request_id, facts);
            disprove(platform, &mut ctx, id, row.request_id).await?;
        }
        ctx.notify(signing_topic(row.request_id));
        ctx.commit().await?;
        Ok(())
    }

    /// The evidence container once more, with the answer that was missing.
    async fn renewed(
        &self,
        platform: &Platform,
        id: Uuid,
        request_id: Uuid,
        answer: &Examined,
    ) -> Result<(String, Vec<u8>), Error> {
        let request = requests::by_id(&platform.pool, request_id).await?;
        let earlier = requests::container(platform, request_id).await?;
        let mut parts = Vec::new();
        for kept in kept(platform, request_id).await? {
            let stored = platform.files.get(&platform.pool, kept.file_id).await?;
            let examined = if kept.id == id {
                answer.clone()
            } else {
                let at = Some(kept.verified_at);
                self.0.examine(&kept.cms, &stored.bytes, at, platform.clock.now()).await?
            };
            let list = match &kept.list {
                Some(digest) => Some(requests::lists::get(platform, digest).await?),
                None => None,
            };
            parts.push((kept, stored, examined, list));
        }
        let parts: Vec<_> = parts
            .iter()
            .map(|(kept, stored, examined, list)| Part {
                name: &kept.name,
                media_type: &stored.media_type,
                bytes: &stored.bytes,
                cms: &kept.cms,
                ocsp: kept.ocsp.as_deref().into_iter().chain(examined.ocsp.as_deref()).collect(),
                lists: list.as_deref().into_iter().chain(examined.list.as_deref()).collect(),
                time_stamp: kept.time_stamp.as_deref().or(examined.time_stamp.as_deref()),
                report: &examined.report,
            })
            .collect();
        let bytes = container::build(&self.0, &request, platform.clock.now(), &parts).await?;
        Ok((earlier.name, bytes))
    }
}

/// What was done under a signature that proved false says so from now on, and people are told. Nothing is undone: a
/// defence goes on until somebody decides otherwise.
async fn disprove(platform: &Platform, ctx: &mut Ctx, id: Uuid, request_id: Uuid) -> Result<(), Error> {
    let known = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT FROM signature_confirmations c JOIN signatures s ON s.id = c.signature_id
             WHERE s.request_id = $1 AND s.id <> $2 AND c.revocation <> 'good') AS "known!""#,
        request_id,
        id
    )
    .fetch_one(ctx.db())
    .await?;
    // A request with several documents is told of once.
    if known {
        return Ok(());
    }
    let request = requests::by_id(&platform.pool, request_id).await?;
    for (kind, subject) in journal::signed_subjects(&platform.pool, request_id).await? {
        if subject != request_id {
            ctx.record("signature.disproved", kind, subject, json!({"act": request.act}));
        }
    }
    let Some(signer) = request.signed_by else { return Ok(()) };
    for (to, lang) in accounts::told_of_a_false_signature(ctx.db(), signer).await? {
        let act = lang.t(&format!("signing-act-{}", request.act.replace('.', "-")));
        let values = [("act", Value::from(act)), ("about", Value::from(request.about.as_str()))];
        let letter = NewLetter {
            to,
            lang,
            subject: lang.tf("letter-signature-disproved-subject", &values),
            body: lang.tf("letter-signature-disproved-body", &values),
            offer_id: None,
        };
        outbox::write_letter(ctx, letter).await?;
    }
    Ok(())
}

/// How long to wait before the centre is asked again: a quarter of the time since the signature was taken, a minute
/// at least and an hour at most, for as long as it takes.
fn pause(signed_at: Timestamp, now: Timestamp) -> SignedDuration {
    (now.duration_since(signed_at) / 4).clamp(SignedDuration::from_mins(1), SignedDuration::from_hours(1))
}

/// A signature as it was kept.
struct Kept {
    id: Uuid,
    cms: Vec<u8>,
    verified_at: Timestamp,
    ocsp: Option<Vec<u8>>,
    /// Digest of the list that it rested on.
    list: Option<Vec<u8>>,
    time_stamp: Option<Vec<u8>>,
    name: String,
    file_id: Uuid,
}

async fn kept(platform: &Platform, request_id: Uuid) -> Result<Vec<Kept>, Error> {
    Ok(sqlx::query_as!(
        Kept,
        "SELECT s.id, s.cms, s.verified_at, s.ocsp, s.crl AS list, s.time_stamp, d.name, d.file_id FROM signatures s
         JOIN signature_documents d ON d.request_id = s.request_id AND d.position = s.position
         WHERE s.request_id = $1 ORDER BY s.position",
        request_id
    )
    .fetch_all(&platform.pool)
    .await?)
}
