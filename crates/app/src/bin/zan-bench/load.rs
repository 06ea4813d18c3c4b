//! Load that comes at its own pace, as the world does: a slow answer does not make the next request wait.

use std::{future::Future, time::Duration};

use anyhow::Result;
use tokio::{
    task::JoinSet,
    time::{Instant, MissedTickBehavior, interval},
};

/// Requests a second.
pub const RATE: u32 = 20;

/// Starts one piece of `work` every 1/[`RATE`] second; answers each outcome with its time, counted from the moment
/// the piece was due, so that a queue in front of a busy system counts.
///
/// # Errors
/// The first piece that failed.
pub async fn open_loop<T, F>(work: impl IntoIterator<Item = F>) -> Result<Vec<(T, Duration)>>
where
    T: Send + 'static,
    F: Future<Output = Result<T>> + Send + 'static,
{
    let pause = Duration::from_secs(1) / RATE;
    let mut ticks = interval(pause);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
    let mut due = Instant::now();
    let mut under_way = JoinSet::new();
    for piece in work {
        ticks.tick().await;
        let began = due;
        due += pause;
        under_way.spawn(async move { piece.await.map(|outcome| (outcome, began.elapsed())) });
    }
    let mut done = Vec::new();
    while let Some(ended) = under_way.join_next().await {
        done.push(ended??);
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use tokio::sync::watch;

    use super::*;

    /// The first piece ends only when the last one has begun: a loop that waited for answers would never end.
    #[tokio::test]
    async fn a_slow_answer_does_not_hold_up_the_next_request() {
        let (told, _) = watch::channel(0);
        let work = (0..3).map(|number| {
            let (told, mut heard) = (told.clone(), told.subscribe());
            async move {
                told.send_modify(|begun| *begun += 1);
                heard.wait_for(|begun| *begun == 3).await?;
                Ok(number)
            }
        });
        let done = open_loop(work).await.unwrap();
        let time_of =
            |wanted| done.iter().find(|(number, _)| *number == wanted).map(|(_, time)| *time).unwrap();
        assert_eq!(done.len(), 3);
        assert!(time_of(0) > time_of(2), "waiting counts: {done:?}");
    }

    #[tokio::test]
    async fn a_failure_is_told() {
        let failed = open_loop([async { Err::<(), _>(anyhow::anyhow!("refused")) }]).await;
        assert!(failed.is_err());
    }
}
