//! What happens later: the queue, the journal's checkpoints.

use std::{sync::Arc, time::Duration};

use anyhow::Result;
use tokio::task::JoinSet;
use zan_connectors::{
    callback::{self, HttpDeliverer},
    smtp::{self, SmtpMailer},
};
use zan_kernel::{
    BoxFuture, Platform,
    jobs::{self, Handlers},
    journal,
    outbox::{DELIVER_MESSAGE, DeliverMessage, SEND_LETTER, SendLetter},
    ports::{Letter, Mailer, Typesetter},
};
use zan_signing::Signing;

use crate::{
    config::{Config, Secret},
    typesetter::Typst,
};

/// How many jobs run at once: documents take seconds on a slow computer, letters must not wait for them.
const LOOPS: usize = 2;
/// Between two checkpoints of the journal.
const CHECKPOINT: Duration = Duration::from_secs(10);

/// Every handler of every context.
///
/// # Errors
/// When the mail server's address makes no sense.
pub fn handlers(config: &Config, platform: &Platform, signing: &Signing) -> Result<Handlers> {
    let mailer: Arc<dyn Mailer> = match config.mail.smtp_url.as_ref().map(Secret::expose) {
        Some(url) => Arc::new(SmtpMailer::new(
            url,
            &config.mail.from,
            smtp::TimeLimits::default(),
            Arc::clone(&platform.clock),
        )?),
        None => Arc::new(NoMailServer),
    };
    let deliverer = HttpDeliverer::new(callback::TimeLimits::default())?;
    let typesetter: Arc<dyn Typesetter> = Arc::new(Typst);
    let handlers = Handlers::default()
        .with(SEND_LETTER, SendLetter(mailer))
        .with(DELIVER_MESSAGE, DeliverMessage(Arc::new(deliverer)));
    let handlers = zan_signing::confirmation::handlers(handlers, &signing.verifier);
    Ok(zan_defence::handlers(handlers, &typesetter, &platform.base_url))
}

/// Letters wait while no mail server is configured; offers are then shown as undelivered, not as unanswered.
struct NoMailServer;

impl Mailer for NoMailServer {
    fn send<'a>(&'a self, _: &'a Letter) -> BoxFuture<'a, Result<(), String>> {
        Box::pin(async { Err("no mail server is configured (mail.smtp_url)".to_owned()) })
    }
}

/// Starts the worker's tasks; they end when the set is dropped or shut down.
pub fn start(platform: &Platform, handlers: &Handlers) -> JoinSet<Result<()>> {
    let mut tasks = JoinSet::new();
    for _ in 0..LOOPS {
        let (platform, handlers) = (platform.clone(), handlers.clone());
        tasks.spawn(async move { Ok(jobs::run_forever(platform, handlers).await?) });
    }
    let platform = platform.clone();
    tasks.spawn(async move {
        loop {
            if let Err(error) = journal::make_checkpoint(&platform.pool, platform.clock.now()).await {
                tracing::error!(%error, "no checkpoint of the journal was made");
            }
            tokio::time::sleep(CHECKPOINT).await;
        }
    });
    tasks
}
