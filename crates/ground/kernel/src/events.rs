//! Live pages: topics announced by committed transactions, from PostgreSQL to every open page.

use sqlx::{PgPool, postgres::PgListener};
use tokio::sync::broadcast;

/// Topic of one order: its page, its offers, its timeline.
#[must_use]
pub fn order_topic(order_id: uuid::Uuid) -> String {
    format!("order:{order_id}")
}

/// Topic of one advocate: offers and appointments.
#[must_use]
pub fn advocate_topic(advocate_id: uuid::Uuid) -> String {
    format!("advocate:{advocate_id}")
}

/// Topic of the dispatchers of a region.
#[must_use]
pub fn dispatch_topic(region: &str) -> String {
    format!("dispatch:{region}")
}

/// Topic of the justice department of a region.
#[must_use]
pub fn desk_topic(region: &str) -> String {
    format!("desk:{region}")
}

/// Topic of one request to sign.
#[must_use]
pub fn signing_topic(request_id: uuid::Uuid) -> String {
    format!("signing:{request_id}")
}

/// Fan-out of topics inside one process.
#[derive(Debug, Clone)]
pub struct EventBus {
    sender: broadcast::Sender<String>,
}

impl Default for EventBus {
    fn default() -> Self {
        Self { sender: broadcast::channel(1024).0 }
    }
}

impl EventBus {
    /// Topics as they are announced from now on. A receiver that falls behind should treat it as "anything may
    /// have changed".
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<String> {
        self.sender.subscribe()
    }

    /// Announces a topic inside this process.
    pub fn announce(&self, topic: String) {
        // Nobody listening is the normal case.
        let _ = self.sender.send(topic);
    }

    /// Listens to the database and announces what other processes committed, until the task is dropped.
    ///
    /// # Errors
    /// When the first connection fails; later losses reconnect by themselves.
    pub async fn listen(self, pool: PgPool) -> sqlx::Result<()> {
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.listen("zan_events").await?;
        loop {
            match listener.recv().await {
                Ok(notification) => self.announce(notification.payload().to_owned()),
                Err(error) => tracing::warn!(%error, "live events interrupted, reconnecting"),
            }
        }
    }
}
