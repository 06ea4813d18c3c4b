//! A program that plays NCALayer, the signing program on people's computers: a WebSocket on loopback (usually
//! 127.0.0.1:13579), plain and over TLS on the same port, with the modules `kz.gov.pki.knca.basics` and
//! `kz.gov.pki.knca.commonUtils`. It signs with throw-away keys and fails on demand.
//!
//! Beside the protocol it answers over HTTP on the same port: `GET /switches`, `POST /switches` (all or some members
//! of [`Switches`], JSON; what is not named goes back to its usual value) and `GET /keys`.
//!
//! The protocol has no public description; forms of requests and answers are those of public clients, in particular
//! npm `ncalayer-js-client` (SIGEX, MIT), and of NCALayer 1.4.

mod basics;
mod choice;
mod common;
mod connections;
mod key_info;
mod session;
mod switches;
mod wire;

use std::{
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{net::TcpListener, sync::watch, task::JoinHandle};
use zan_kernel::{Clock, SystemClock};
use zan_throwaway_pki::Key;

use crate::pki_stand_in::{SharedPki, loopback};
pub use switches::{Answer, Shape, Switches};

/// Address of the real program; the web looks for it nowhere else.
pub const USUAL_ADDRESS: SocketAddr =
    SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 13579);

/// What the stand-in starts with.
#[derive(Clone)]
pub struct Settings {
    /// The centre that gives time stamps and makes wrong certificates on demand.
    pub pki: SharedPki,
    /// Keys the person at the computer has.
    pub keys: Vec<Key>,
    pub clock: Arc<dyn Clock>,
    pub switches: Switches,
}

impl Settings {
    /// Settings with the computer's clock and everything as usual.
    #[must_use]
    pub fn new(pki: SharedPki, keys: Vec<Key>) -> Self {
        Self { pki, keys, clock: Arc::new(SystemClock), switches: Switches::default() }
    }
}

/// Why the stand-in did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the stand-in for NCALayer cannot listen: {0}")]
    Listener(#[from] io::Error),
    #[error("the certificate of the stand-in for NCALayer cannot be made: {0}")]
    Certificate(#[from] rcgen::Error),
    #[error("TLS of the stand-in for NCALayer cannot be prepared: {0}")]
    Tls(#[from] rustls::Error),
}

/// A running stand-in; dropped, it takes no further connection.
#[derive(Debug)]
pub struct NcaLayerStandIn {
    address: SocketAddr,
    certificate: Vec<u8>,
    state: Arc<State>,
    stopping: watch::Sender<bool>,
    task: JoinHandle<()>,
}

/// What connections share.
pub(crate) struct State {
    settings: Settings,
    keys: Mutex<Vec<Key>>,
    switches: Mutex<Switches>,
    locale: Mutex<String>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("State").field("switches", &self.switches()).finish_non_exhaustive()
    }
}

impl NcaLayerStandIn {
    /// Starts on a loopback listener.
    ///
    /// # Errors
    /// [`StartError`], among others when the listener is not a loopback one.
    pub fn start(listener: TcpListener, settings: Settings) -> Result<Self, StartError> {
        let address = loopback(&listener)?;
        let (connections, certificate) = connections::Connections::start(listener)?;
        let switches = Mutex::new(settings.switches.clone());
        let (keys, locale) = (Mutex::new(settings.keys.clone()), Mutex::new("ru".to_owned()));
        let state = Arc::new(State { settings, keys, switches, locale });
        let (stopping, mut stopped) = watch::channel(false);
        let router = session::router(Arc::clone(&state), stopped.clone());
        let task = tokio::spawn(async move {
            let until_stopped = async move { drop(stopped.wait_for(|stopped| *stopped).await) };
            let serving = axum::serve(connections, router).with_graceful_shutdown(until_stopped);
            if let Err(error) = serving.await {
                tracing::error!(%error, "the stand-in for NCALayer stopped serving");
            }
        });
        Ok(Self { address, certificate, state, stopping, task })
    }

    /// Where it listens.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// Address without TLS.
    #[must_use]
    pub fn plain_url(&self) -> String {
        format!("ws://{}/", self.address)
    }

    /// Address with TLS.
    #[must_use]
    pub fn url(&self) -> String {
        format!("wss://{}/", self.address)
    }

    /// The self-signed certificate of its TLS, DER.
    #[must_use]
    pub fn certificate(&self) -> &[u8] {
        &self.certificate
    }

    /// How it behaves at present.
    #[must_use]
    pub fn switches(&self) -> Switches {
        self.state.switches()
    }

    /// Sets how it behaves from the next request on.
    pub fn set_switches(&self, switches: Switches) {
        self.state.set_switches(switches);
    }

    /// Gives the person other keys, from the next request on.
    pub fn set_keys(&self, keys: Vec<Key>) {
        *locked(&self.state.keys) = keys;
    }

    /// The language last chosen with `changeLocale`.
    #[must_use]
    pub fn locale(&self) -> String {
        locked(&self.state.locale).clone()
    }

    /// Stops: no new connections, open ones are closed, answers under way get two seconds.
    pub async fn stop(mut self) {
        self.stopping.send_replace(true);
        if tokio::time::timeout(Duration::from_secs(2), &mut self.task).await.is_err() {
            self.task.abort();
            drop((&mut self.task).await);
        }
    }
}

impl Drop for NcaLayerStandIn {
    fn drop(&mut self) {
        self.stopping.send_replace(true);
    }
}

impl State {
    fn switches(&self) -> Switches {
        locked(&self.switches).clone()
    }

    fn set_switches(&self, switches: Switches) {
        *locked(&self.switches) = switches;
    }

    fn keys(&self) -> Vec<Key> {
        locked(&self.keys).clone()
    }

    fn set_locale(&self, locale: &str) {
        *locked(&self.locale) = locale.to_owned();
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
