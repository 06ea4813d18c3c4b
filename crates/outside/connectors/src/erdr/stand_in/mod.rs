//! A server that plays ЕРДР: sends invented orders, receives signed callbacks, shows both. A developer's tool and
//! part of the demonstration; never part of a real installation.

mod pages;
mod state;

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use jiff::SignedDuration;
use tokio::{net::TcpListener, sync::watch, task::JoinHandle};
use zan_kernel::{Clock, SystemClock};

use super::{
    client::{ClientError, ErdrClient},
    demo_order::{DemoFacts, DemoFactsError},
};
use crate::smtp_stand_in::LetterBox;
pub use state::{Faults, ReceivedCallback, SentOrder, Snapshot, StandInState};

/// Settings of the stand-in.
#[derive(Clone)]
pub struct Settings {
    /// Base address of the public interface it calls.
    pub base_url: String,
    /// Key of the system it plays.
    pub api_key: String,
    /// Secret its callbacks are signed with.
    pub callback_secret: String,
    /// Code of the unit for which the button sends an order when none is typed.
    pub unit_code: String,
    /// Letters to show, when a stand-in for mail runs in the same process.
    pub letters: Option<LetterBox>,
    pub clock: Arc<dyn Clock>,
    /// How old or early a callback may be.
    pub tolerance: SignedDuration,
}

impl Settings {
    /// Settings with the computer's clock, a tolerance of five minutes and no letters.
    #[must_use]
    pub fn new(base_url: &str, api_key: &str, callback_secret: &str, unit_code: &str) -> Self {
        Self {
            base_url: base_url.to_owned(),
            api_key: api_key.to_owned(),
            callback_secret: callback_secret.to_owned(),
            unit_code: unit_code.to_owned(),
            letters: None,
            clock: Arc::new(SystemClock),
            tolerance: SignedDuration::from_mins(5),
        }
    }
}

/// Why the stand-in did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Client(#[from] ClientError),
    #[error(transparent)]
    Facts(#[from] DemoFactsError),
    #[error("the stand-in for ЕРДР cannot listen: {0}")]
    Listener(#[from] io::Error),
}

/// The stand-in.
pub struct StandIn;

/// A running stand-in; dropped, it takes no further connection.
#[derive(Debug)]
pub struct Handle {
    /// Where it listens.
    pub addr: SocketAddr,
    /// What it sent and received, and its switches.
    pub state: Arc<StandInState>,
    stopping: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl StandIn {
    /// Starts on a listener.
    ///
    /// # Errors
    /// [`StartError`].
    pub fn start(listener: TcpListener, settings: Settings) -> Result<Handle, StartError> {
        let addr = listener.local_addr()?;
        let client = ErdrClient::new(&settings.base_url, &settings.api_key)?;
        let (stopping, stopped) = watch::channel(false);
        let state = Arc::new(StandInState::new(settings, client, DemoFacts::built_in()?, stopped.clone()));
        let router = pages::router(Arc::clone(&state));
        let task = tokio::spawn(async move {
            let serving = axum::serve(listener, router).with_graceful_shutdown(until_stopped(stopped));
            if let Err(error) = serving.await {
                tracing::error!(%error, "the stand-in for ЕРДР stopped serving");
            }
        });
        Ok(Handle { addr, state, stopping, task })
    }
}

impl Handle {
    /// Address of the page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Address for callbacks.
    #[must_use]
    pub fn callback_url(&self) -> String {
        format!("http://{}/callbacks", self.addr)
    }

    /// Stops: no new connections, answers under way get two seconds.
    pub async fn stop(mut self) {
        self.stopping.send_replace(true);
        if tokio::time::timeout(Duration::from_secs(2), &mut self.task).await.is_err() {
            self.task.abort();
            drop((&mut self.task).await);
        }
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.stopping.send_replace(true);
    }
}

async fn until_stopped(mut stopped: watch::Receiver<bool>) {
    // An error means that the handle is gone, which is the same.
    drop(stopped.wait_for(|stopped| *stopped).await);
}
