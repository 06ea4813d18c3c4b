use std::sync::Arc;

use serde_json::json;
use zan_kernel::{
    Actor, BoxFuture, Ctx, Error, Platform,
    events::{advocate_topic, order_topic},
    jobs::{Handler, Job, JobError},
    ports::{DocumentLanguage, NoticeFacts, Typesetter},
};
use zan_language::Lang;
use zan_signing::requests;

use super::store;
use crate::{assignments, orders};

/// Job that typesets a notice, so that it can be signed.
pub const RENDER: &str = "notice.render";

/// Handles [`RENDER`].
pub struct Render {
    pub typesetter: Arc<dyn Typesetter>,
    /// Address under which the public check is reached, without a slash at the end.
    pub base_url: String,
}

impl Handler for Render {
    fn run<'a>(&'a self, platform: &'a Platform, job: &'a Job) -> BoxFuture<'a, Result<(), JobError>> {
        Box::pin(self.render(platform, job))
    }
}

impl Render {
    async fn render(&self, platform: &Platform, job: &Job) -> Result<(), JobError> {
        let notice_id = job.id_of("notice_id")?;
        let notice = store::find(&platform.pool, Some(notice_id), None, None)
            .await?
            .ok_or_else(|| JobError::Fail("no such notice".to_owned()))?;
        if notice.is_ready() {
            return Ok(());
        }
        let order = orders::by_id(&platform.pool, notice.order_id).await?;
        let facts = self.facts(platform, &notice, &order).await?;
        let kazakh =
            self.typesetter.notice(&facts, DocumentLanguage::Kazakh).await.map_err(JobError::Retry)?;
        let russian =
            self.typesetter.notice(&facts, DocumentLanguage::Russian).await.map_err(JobError::Retry)?;
        let mut ctx = Ctx::begin(platform, Actor::worker()).await?;
        let kazakh_id = platform
            .files
            .put(&mut ctx, &format!("{}-kk.pdf", notice.number), "application/pdf", &kazakh)
            .await?;
        let russian_id = platform
            .files
            .put(&mut ctx, &format!("{}-ru.pdf", notice.number), "application/pdf", &russian)
            .await?;
        store::set_files(&mut ctx, notice_id, kazakh_id, russian_id).await?;
        if let Some(request_id) = notice.signature_id {
            let files = super::actions::files(&notice, kazakh_id, russian_id);
            requests::ready(platform, &mut ctx, request_id, &files).await?;
        }
        ctx.record(
            "notice.rendered",
            "order",
            order.id,
            json!({"notice": notice_id, "number": notice.number}),
        );
        ctx.notify(order_topic(order.id));
        if let Some(advocate_id) = assignments::advocate_of(&mut ctx, order.id).await? {
            ctx.notify(advocate_topic(advocate_id));
        }
        ctx.commit().await?;
        Ok(())
    }

    async fn facts(
        &self,
        platform: &Platform,
        notice: &super::Notice,
        order: &orders::Order,
    ) -> Result<NoticeFacts, Error> {
        let counsel = assignments::of_order(&platform.pool, order.id).await?.ok_or_else(Error::not_found)?;
        let role = |lang| platform.codes.name("person_role", &order.person_role, lang).to_owned();
        Ok(NoticeFacts {
            number: notice.number.clone(),
            issued_at: notice.issued_at,
            timezone: order.timezone.clone(),
            advocate: counsel.advocate_name,
            licence_number: counsel.licence_number,
            licence_date: counsel.licence_date,
            collegium_kk: counsel.collegium_kk,
            collegium_ru: counsel.collegium_ru,
            client: order.person_name(),
            role_kk: role(Lang::Kk),
            role_ru: role(Lang::Ru),
            erdr_number: order.erdr_number.clone(),
            body_kk: order.body_kk.clone(),
            body_ru: order.body_ru.clone(),
            order_number: order.order_number.clone(),
            order_date: order.order_date,
            check_code: notice.check_code.clone(),
            check_url: check_url(&self.base_url, &notice.number, &notice.check_code),
        })
    }
}

/// Address of the public check of one notice.
#[must_use]
pub fn check_url(base_url: &str, number: &str, check_code: &str) -> String {
    format!("{base_url}/kk/notices/{number}/{check_code}")
}
