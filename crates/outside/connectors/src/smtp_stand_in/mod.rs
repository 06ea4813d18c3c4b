//! A small real mail server that keeps what it receives, for tests and the demonstration.
//!
//! Own code, because no crate found fits: mailin-embedded serves for ever on blocking threads of its own, samotop
//! is a framework for whole mail servers, and the tests need one that stops when told, and that refuses, falls
//! silent or hangs up on demand.

mod letter;
mod session;

use std::{
    collections::VecDeque,
    io,
    net::SocketAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use tokio::{
    net::TcpListener,
    sync::watch,
    task::{JoinHandle, JoinSet},
};

pub use letter::ReceivedLetter;

/// How the server treats the letters that come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Behaviour {
    /// Takes everything.
    #[default]
    Accept,
    /// Refuses every recipient for now: 451.
    RefuseForNow,
    /// Refuses every recipient for good: 550.
    Refuse,
    /// Waits before the answer to each command.
    Slow(Duration),
    /// Hangs up when the text of a letter has arrived, without an answer.
    HangUp,
}

/// The letters of a stand-in; clones show the same letters.
#[derive(Debug, Clone)]
pub struct LetterBox(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    keep: usize,
    login: Option<(String, String)>,
    letters: Mutex<VecDeque<ReceivedLetter>>,
    behaviour: Mutex<Behaviour>,
    received: watch::Sender<usize>,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl LetterBox {
    /// The letters kept, oldest first.
    #[must_use]
    pub fn letters(&self) -> Vec<ReceivedLetter> {
        locked(&self.0.letters).iter().cloned().collect()
    }

    /// The letters kept for one recipient, oldest first.
    #[must_use]
    pub fn letters_to(&self, address: &str) -> Vec<ReceivedLetter> {
        self.letters().into_iter().filter(|letter| letter.to.iter().any(|to| to == address)).collect()
    }

    /// How many letters came since the start, those no longer kept included.
    #[must_use]
    pub fn received(&self) -> usize {
        *self.0.received.borrow()
    }

    /// Waits until at least `count` letters have come since the start; `false` when `limit` ran out first.
    pub async fn wait_for(&self, count: usize, limit: Duration) -> bool {
        let mut received = self.0.received.subscribe();
        let waiting = received.wait_for(|so_far| *so_far >= count);
        matches!(tokio::time::timeout(limit, waiting).await, Ok(Ok(_)))
    }

    /// Changes how the server behaves from the next command on.
    pub fn behave(&self, behaviour: Behaviour) {
        *locked(&self.0.behaviour) = behaviour;
    }

    fn behaviour(&self) -> Behaviour {
        *locked(&self.0.behaviour)
    }

    fn login(&self) -> Option<&(String, String)> {
        self.0.login.as_ref()
    }

    fn put(&self, letter: ReceivedLetter) {
        let mut letters = locked(&self.0.letters);
        while letters.len() >= self.0.keep {
            letters.pop_front();
        }
        letters.push_back(letter);
        drop(letters);
        self.0.received.send_modify(|count| *count += 1);
    }
}

/// A running server; dropped, it stops and hangs up on everybody.
#[derive(Debug)]
pub struct SmtpStandIn {
    address: SocketAddr,
    letters: LetterBox,
    task: JoinHandle<()>,
}

impl SmtpStandIn {
    /// Starts a server on a loopback listener that keeps the last `keep` letters (at least one). With `login`
    /// (user, password) it takes letters only after AUTH PLAIN.
    ///
    /// # Errors
    /// When the listener is not a loopback one: a server that takes any letter must not stand in a network.
    pub fn start(listener: TcpListener, keep: usize, login: Option<(String, String)>) -> io::Result<Self> {
        let address = listener.local_addr()?;
        if !address.ip().is_loopback() {
            return Err(io::Error::new(
                io::ErrorKind::PermissionDenied,
                "the stand-in for mail listens on a loopback address only",
            ));
        }
        let letters = LetterBox(Arc::new(Inner {
            keep: keep.max(1),
            login,
            letters: Mutex::default(),
            behaviour: Mutex::default(),
            received: watch::Sender::new(0),
        }));
        let task = tokio::spawn(serve(listener, letters.clone()));
        Ok(Self { address, letters, task })
    }

    /// Where it listens.
    #[must_use]
    pub fn addr(&self) -> SocketAddr {
        self.address
    }

    /// Address for [`crate::smtp::SmtpMailer`].
    #[must_use]
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// What it received, and its switches.
    #[must_use]
    pub fn letter_box(&self) -> LetterBox {
        self.letters.clone()
    }

    /// Stops: the port is free and every connection closed when this returns.
    pub async fn stop(mut self) {
        self.task.abort();
        drop((&mut self.task).await);
    }
}

impl Drop for SmtpStandIn {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(listener: TcpListener, letters: LetterBox) {
    const MOST_CONNECTIONS: usize = 64;
    // Owned by this task: when it is aborted, the connections go with it.
    let mut sessions = JoinSet::new();
    loop {
        while sessions.try_join_next().is_some() {}
        if sessions.len() >= MOST_CONNECTIONS {
            sessions.join_next().await;
        }
        match listener.accept().await {
            Ok((stream, _)) => {
                sessions.spawn(session::run(stream, letters.clone()));
            }
            Err(error) => {
                tracing::warn!(%error, "the stand-in for mail cannot accept a connection");
                // Out of file handles, most likely: a moment later some are free.
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}
