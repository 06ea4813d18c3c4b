//! Signatures that were taken while the centre's service was down are confirmed in the background, or found false.

use std::sync::Arc;

use jiff::Timestamp;
use jiff_sqlx::ToSqlx as _;
use serde_json::json;
use uuid::Uuid;
use zan_eds::Revocation;
use zan_kernel::{
    Actor, BoxFuture, Ctx, Error, Platform,
    events::signing_topic,
    jobs::{Handler, Handlers, Job, JobError},
};

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
            return Err(JobError::Retry("the centre does not answer yet".to_owned()));
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
        let action =
            if revocation == Revocation::Good { "signature.confirmed" } else { "signature.disproved" };
        let facts = json!({"signature": id, "revocation": revocation.code()});
        ctx.record(action, "signature_request", row.request_id, facts);
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
