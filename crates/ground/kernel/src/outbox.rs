//! What leaves the system: letters and signed callbacks, written in the transaction of the change that caused
//! them, sent by the worker.

use std::sync::Arc;

use jiff_sqlx::ToSqlx as _;
use serde_json::{Value, json};
use sqlx::{PgConnection, PgPool};
use uuid::Uuid;
use zan_language::Lang;

use crate::{
    BoxFuture, Ctx, Error, Platform, Result,
    jobs::{Handler, Job, JobError, NewJob},
    ports::{Callback, Deliverer, Letter, Mailer},
};

/// Job that sends one letter.
pub const SEND_LETTER: &str = "letter.send";
/// Job that delivers one callback.
pub const DELIVER_MESSAGE: &str = "message.deliver";
/// A message is tried for about two days before only the replay is left.
const MESSAGE_ATTEMPTS: i32 = 60;
/// Job inserted when a letter about an offer was taken by the mail server: delivery evidence.
pub const OFFER_DELIVERED: &str = "offer.delivered";

/// A letter to write.
#[derive(Debug, Clone)]
pub struct NewLetter {
    pub to: String,
    pub lang: Lang,
    pub subject: String,
    pub body: String,
    /// The offer this letter announces, when it does.
    pub offer_id: Option<Uuid>,
}

/// Puts a letter into the outbox.
///
/// # Errors
/// A fault when the database refuses.
pub async fn write_letter(ctx: &mut Ctx, letter: NewLetter) -> Result<Uuid> {
    let (id, now) = (ctx.new_id(), ctx.now());
    sqlx::query!(
        "INSERT INTO letters (id, to_address, language, subject, body, offer_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        id,
        letter.to,
        letter.lang.code(),
        letter.subject,
        letter.body,
        letter.offer_id,
        now.to_sqlx() as _,
    )
    .execute(ctx.db())
    .await?;
    ctx.enqueue(NewJob::new(SEND_LETTER, json!({"letter_id": id}))).await?;
    Ok(id)
}

/// A message that leaves when its transaction commits.
#[derive(Debug)]
pub(crate) struct NewMessage {
    id: Uuid,
    system_id: Uuid,
    order_id: Uuid,
    kind: &'static str,
    body: Value,
}

/// Puts a callback into the outbox of a system. `body` must not name candidates.
///
/// # Errors
/// A fault when the database refuses.
pub async fn write_message(
    ctx: &mut Ctx,
    system_id: Uuid,
    order_id: Uuid,
    kind: &'static str,
    body: Value,
) -> Result<Uuid> {
    let id = ctx.new_id();
    ctx.add_message(NewMessage { id, system_id, order_id, kind, body });
    let deliver = NewJob::new(DELIVER_MESSAGE, json!({"message_id": id}));
    ctx.enqueue(deliver.attempts(MESSAGE_ATTEMPTS).unique(delivery_key(id))).await?;
    Ok(id)
}

/// Inserts the messages of a transaction that holds the journal's lock: positions then grow in the order of the
/// commits, and a reader of the replay never passes a message that is not committed yet.
pub(crate) async fn insert_messages(
    connection: &mut PgConnection,
    messages: Vec<NewMessage>,
    now: jiff::Timestamp,
) -> Result<()> {
    for message in messages {
        sqlx::query!(
            "INSERT INTO messages (id, system_id, kind, order_id, body, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
            message.id,
            message.system_id,
            message.kind,
            message.order_id,
            message.body,
            now.to_sqlx() as _,
        )
        .execute(&mut *connection)
        .await?;
    }
    Ok(())
}

/// A message as a system reads it again after an outage.
#[derive(Debug, Clone)]
pub struct Message {
    pub position: i64,
    pub id: Uuid,
    pub kind: String,
    pub body: Value,
    pub created_at: jiff::Timestamp,
}

/// Messages of a system after `position`, oldest first, at most `limit`.
///
/// # Errors
/// A fault when the database cannot be read.
pub async fn replay(pool: &PgPool, system_id: Uuid, position: i64, limit: i64) -> Result<Vec<Message>> {
    Ok(sqlx::query_as!(
        Message,
        "SELECT position, id, kind, body, created_at FROM messages
         WHERE system_id = $1 AND position > $2 ORDER BY position LIMIT $3",
        system_id,
        position,
        limit
    )
    .fetch_all(pool)
    .await?)
}

/// Sends letters through a mailer.
pub struct SendLetter(pub Arc<dyn Mailer>);

impl Handler for SendLetter {
    fn run<'a>(&'a self, platform: &'a Platform, job: &'a Job) -> BoxFuture<'a, Result<(), JobError>> {
        Box::pin(async move {
            let id = job.id_of("letter_id")?;
            let Some(row) = sqlx::query!(
                "SELECT to_address, language, subject, body, offer_id FROM letters WHERE id = $1 AND state = 'waiting'",
                id
            )
            .fetch_optional(&platform.pool)
            .await
            .map_err(Error::from)?
            else {
                return Ok(());
            };
            let letter = Letter {
                id,
                to: row.to_address,
                language: row.language,
                subject: row.subject,
                body: row.body,
            };
            let sent = self.0.send(&letter).await;
            let state = match (&sent, job.attempt >= job.max_attempts) {
                (Ok(()), _) => "sent",
                (Err(_), true) => "failed",
                (Err(_), false) => "waiting",
            };
            let mut ctx = Ctx::begin(platform, crate::Actor::worker()).await?;
            let now = ctx.now();
            sqlx::query!(
                "UPDATE letters SET state = $2, attempts = $3, last_error = $4,
                   sent_at = CASE WHEN $2 = 'sent' THEN $5::timestamptz END WHERE id = $1",
                id,
                state,
                job.attempt,
                sent.as_ref().err(),
                now.to_sqlx() as _,
            )
            .execute(ctx.db())
            .await
            .map_err(Error::from)?;
            if let (Ok(()), Some(offer_id)) = (&sent, row.offer_id) {
                ctx.enqueue(NewJob::new(OFFER_DELIVERED, json!({"offer_id": offer_id}))).await?;
            }
            ctx.record("letter.attempted", "letter", id, json!({"state": state, "attempt": job.attempt}));
            ctx.commit().await?;
            sent.map_err(JobError::Retry)
        })
    }
}

fn delivery_key(message_id: Uuid) -> String {
    format!("message:{message_id}")
}

/// The turn of the order's next message has come; without this it would sit out its pause.
async fn wake_next(ctx: &mut Ctx, order_id: Uuid) -> Result<()> {
    let next = sqlx::query_scalar!(
        "SELECT id FROM messages WHERE order_id = $1 AND state = 'waiting' ORDER BY position LIMIT 1",
        order_id
    )
    .fetch_optional(ctx.db())
    .await?;
    if let Some(id) = next {
        let now = ctx.now();
        sqlx::query!(
            "UPDATE jobs SET run_at = $2 WHERE unique_key = $1 AND state = 'ready' AND attempts = 0",
            delivery_key(id),
            now.to_sqlx() as _
        )
        .execute(ctx.db())
        .await?;
        sqlx::query!("SELECT pg_notify('zan_jobs', '')").execute(ctx.db()).await?;
    }
    Ok(())
}

/// Delivers callbacks, in order for each order.
pub struct DeliverMessage(pub Arc<dyn Deliverer>);

impl Handler for DeliverMessage {
    fn run<'a>(&'a self, platform: &'a Platform, job: &'a Job) -> BoxFuture<'a, Result<(), JobError>> {
        Box::pin(async move {
            let id = job.id_of("message_id")?;
            let Some(row) = sqlx::query!(
                r#"SELECT m.position, m.kind, m.body, m.order_id, s.callback_url, s.callback_secret,
                     EXISTS (SELECT FROM messages earlier WHERE earlier.order_id = m.order_id
                       AND earlier.state = 'waiting' AND earlier.position < m.position) AS "behind!"
                   FROM messages m JOIN external_systems s ON s.id = m.system_id
                   WHERE m.id = $1 AND m.state = 'waiting'"#,
                id
            )
            .fetch_optional(&platform.pool)
            .await
            .map_err(Error::from)?
            else {
                return Ok(());
            };
            let Some(url) = row.callback_url else {
                // A system without a callback address reads its messages itself.
                return Ok(());
            };
            if row.behind {
                return Err(JobError::Wait("an earlier message of this order is still waiting".to_owned()));
            }
            let callback = Callback {
                id,
                position: row.position,
                kind: row.kind.clone(),
                url,
                secret: row.callback_secret,
                body: row.body,
                sent_at: platform.clock.now(),
            };
            let outcome = self.0.deliver(&callback).await;
            let state = match (&outcome, job.attempt >= job.max_attempts) {
                (Ok(()), _) => "delivered",
                (Err(_), true) => "dead",
                (Err(_), false) => "waiting",
            };
            let mut ctx = Ctx::begin(platform, crate::Actor::worker()).await?;
            let now = ctx.now();
            sqlx::query!(
                "UPDATE messages SET state = $2, attempts = $3, last_error = $4,
                   delivered_at = CASE WHEN $2 = 'delivered' THEN $5::timestamptz END WHERE id = $1",
                id,
                state,
                job.attempt,
                outcome.as_ref().err(),
                now.to_sqlx() as _,
            )
            .execute(ctx.db())
            .await
            .map_err(Error::from)?;
            if state != "waiting" {
                wake_next(&mut ctx, row.order_id).await?;
            }
            ctx.notify(crate::events::order_topic(row.order_id));
            ctx.record(
                "message.attempted",
                "order",
                row.order_id,
                json!({"message": id, "kind": row.kind, "state": state, "attempt": job.attempt}),
            );
            ctx.commit().await?;
            outcome.map_err(JobError::Retry)
        })
    }
}
