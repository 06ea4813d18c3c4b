//! A server that plays the services of the certification centre from a throw-away [`Pki`]: `/ocsp`, `/tsp` (POST),
//! `/crl/nca-KIND.crl`, `/crl/nca-KIND-delta.crl`, `/cert/nca-KIND.cer`, `/cert/root-KIND.cer` (GET), where KIND is
//! `gost-2015`, `gost-2004` or `rsa`. `GET /switches` and `PUT /switches` show and set how it fails.

mod answers;
mod state;

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use tokio::{net::TcpListener, sync::watch, task::JoinHandle};
use zan_kernel::Clock;
use zan_throwaway_pki::Pki;

pub use state::{Counts, SharedPki, Switches};

/// A running stand-in; dropped, it takes no further connection.
#[derive(Debug)]
pub struct PkiStandIn {
    address: SocketAddr,
    state: Arc<state::State>,
    stopping: watch::Sender<bool>,
    task: JoinHandle<()>,
}

impl PkiStandIn {
    /// Starts on a loopback listener.
    ///
    /// # Errors
    /// When the listener is not a loopback one: a throw-away centre must not stand in a network.
    pub fn start(listener: TcpListener, pki: SharedPki, clock: Arc<dyn Clock>) -> io::Result<Self> {
        let address = loopback(&listener)?;
        let state = Arc::new(state::State::new(pki, clock));
        let router = answers::router(Arc::clone(&state));
        let (stopping, mut stopped) = watch::channel(false);
        let task = tokio::spawn(async move {
            let until_stopped = async move { drop(stopped.wait_for(|stopped| *stopped).await) };
            let serving = axum::serve(listener, router).with_graceful_shutdown(until_stopped);
            if let Err(error) = serving.await {
                tracing::error!(%error, "the stand-in for the certification centre stopped serving");
            }
        });
        Ok(Self { address, state, stopping, task })
    }

    /// Where it listens.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// Base address, for certificates and for [`crate::pki::Settings::all_under`].
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The centre behind it.
    #[must_use]
    pub fn pki(&self) -> &SharedPki {
        self.state.pki()
    }

    /// How it fails at present.
    #[must_use]
    pub fn switches(&self) -> Switches {
        self.state.switches()
    }

    /// Sets how it fails from the next request on.
    pub fn set_switches(&self, switches: Switches) {
        self.state.set_switches(switches);
    }

    /// How often each service was called.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.state.counts()
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

impl Drop for PkiStandIn {
    fn drop(&mut self) {
        self.stopping.send_replace(true);
    }
}

/// The address of a listener that only this machine can reach.
pub(crate) fn loopback(listener: &TcpListener) -> io::Result<SocketAddr> {
    let address = listener.local_addr()?;
    if address.ip().is_loopback() {
        Ok(address)
    } else {
        let reason = "a stand-in with throw-away keys listens on a loopback address only";
        Err(io::Error::new(io::ErrorKind::PermissionDenied, reason))
    }
}

/// Shares a centre among stand-ins.
impl From<Pki> for SharedPki {
    fn from(pki: Pki) -> Self {
        Self::new(pki)
    }
}
