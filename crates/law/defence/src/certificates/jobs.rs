use std::{collections::BTreeMap, sync::Arc};

use serde_json::json;
use zan_kernel::{
    Actor, BoxFuture, Ctx, Platform,
    events::order_topic,
    jobs::{Handler, Job, JobError},
    ports::{Attempt, CertificateFacts, DocumentLanguage, Typesetter},
};

use super::store;
use crate::{offers, orders, selection};

/// Job that typesets a certificate and tells the body.
pub const RENDER: &str = "certificate.render";

/// Handles [`RENDER`].
pub struct Render {
    pub typesetter: Arc<dyn Typesetter>,
    /// Address of the API, without a slash at the end.
    pub base_url: String,
}

impl Handler for Render {
    fn run<'a>(&'a self, platform: &'a Platform, job: &'a Job) -> BoxFuture<'a, Result<(), JobError>> {
        Box::pin(self.render(platform, job))
    }
}

impl Render {
    async fn render(&self, platform: &Platform, job: &Job) -> Result<(), JobError> {
        let order_id = job.id_of("order_id")?;
        let certificate = store::find(&platform.pool, order_id)
            .await?
            .ok_or_else(|| JobError::Fail("no such certificate".to_owned()))?;
        if certificate.file_kk.is_some() {
            return Ok(());
        }
        let order = orders::by_id(&platform.pool, order_id).await?;
        let facts = facts(platform, &certificate, &order).await?;
        let kazakh =
            self.typesetter.certificate(&facts, DocumentLanguage::Kazakh).await.map_err(JobError::Retry)?;
        let russian =
            self.typesetter.certificate(&facts, DocumentLanguage::Russian).await.map_err(JobError::Retry)?;
        let mut ctx = Ctx::begin(platform, Actor::worker()).await?;
        let name = |lang: &str| format!("certificate-{}-{lang}.pdf", certificate.number);
        let kazakh_id = platform.files.put(&mut ctx, &name("kk"), "application/pdf", &kazakh).await?;
        let russian_id = platform.files.put(&mut ctx, &name("ru"), "application/pdf", &russian).await?;
        store::set_files(&mut ctx, certificate.id, kazakh_id, russian_id).await?;
        ctx.record("certificate.rendered", "order", order_id, json!({"number": certificate.number}));
        let file = |lang: &str| format!("{}/api/v1/orders/{order_id}/certificate/{lang}.pdf", self.base_url);
        orders::tell_system(
            &mut ctx,
            &order,
            "order.unfilled",
            json!({"state": "unfilled", "certificate": {"number": certificate.number,
                "issued_at": certificate.issued_at.to_string(), "files": {"kk": file("kk"), "ru": file("ru")}}}),
        )
        .await?;
        ctx.notify(order_topic(order_id));
        ctx.commit().await?;
        Ok(())
    }
}

async fn facts(
    platform: &Platform,
    certificate: &super::Certificate,
    order: &orders::Order,
) -> Result<CertificateFacts, JobError> {
    let mut tiers: BTreeMap<String, Attempt> = BTreeMap::new();
    for tried in offers::tried(&platform.pool, order.id).await? {
        let tier = tiers.entry(tried.tier.clone()).or_insert_with(|| nothing_tried(tried.tier));
        tier.considered = tier.considered.saturating_add(1);
        tier.offered = tier.offered.saturating_add(1);
        match tried.state.as_str() {
            "declined" => tier.declined = tier.declined.saturating_add(1),
            _ => tier.unanswered = tier.unanswered.saturating_add(1),
        }
    }
    let excluded =
        selection::latest(&platform.pool, order.id).await?.map_or(0, |round| round.excluded_unasked());
    let rest = tiers.entry("collegium".to_owned()).or_insert_with(|| nothing_tried("collegium".to_owned()));
    rest.considered = rest.considered.saturating_add(excluded);
    rest.excluded = excluded;
    let (collegium_kk, collegium_ru) = store::collegium(&platform.pool, &order.region).await?;
    Ok(CertificateFacts {
        number: certificate.number.clone(),
        issued_at: certificate.issued_at,
        timezone: order.timezone.clone(),
        request_number: order.number.clone(),
        order_number: order.order_number.clone(),
        order_date: order.order_date,
        erdr_number: order.erdr_number.clone(),
        body_kk: order.body_kk.clone(),
        body_ru: order.body_ru.clone(),
        collegium_kk,
        collegium_ru,
        received_at: order.received_at,
        client: order.person_name(),
        attempts: tiers.into_values().collect(),
        dispatcher: certificate.dispatcher.clone(),
        note: certificate.note.clone(),
    })
}

fn nothing_tried(tier: String) -> Attempt {
    Attempt { tier, considered: 0, excluded: 0, offered: 0, declined: 0, unanswered: 0 }
}
