//! Live pages by server-sent events: a page that watches topics is told to fetch itself again.

use std::convert::Infallible;
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{self, Stream, StreamExt};
use tokio::sync::broadcast::error::RecvError;

use crate::Shell;

/// A refresh without an event is sent this often: the net under lost notifications.
const NET: Duration = Duration::from_secs(30);
/// A stream ends after this time; the browser connects again and is checked at the door again.
const LIFE: Duration = Duration::from_secs(15 * 60);

/// A stream of `refresh` events for pages that show any of `topics` (see `zan_kernel::events`).
pub fn live(
    shell: &Shell,
    topics: Vec<String>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>> + use<>> {
    let receiver = shell.platform.events.subscribe();
    let events = stream::unfold((receiver, topics), |(mut receiver, topics)| async move {
        loop {
            match tokio::time::timeout(NET, receiver.recv()).await {
                Ok(Ok(topic)) if !topics.contains(&topic) => {}
                Ok(Err(RecvError::Closed)) => return None,
                // Whoever falls behind may have missed anything.
                Ok(Ok(_) | Err(RecvError::Lagged(_))) | Err(_) => {
                    return Some((Ok(Event::default().event("refresh").data(".")), (receiver, topics)));
                }
            }
        }
    });
    let hello = stream::once(async { Ok(Event::default().retry(Duration::from_secs(3)).comment("live")) });
    let whole = hello.chain(events).take_until(Box::pin(tokio::time::sleep(LIFE)));
    Sse::new(whole).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}
