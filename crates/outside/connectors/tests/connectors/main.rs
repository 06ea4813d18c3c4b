//! Clients against servers over real connections on loopback, with faults.
#![expect(clippy::unwrap_used, reason = "helpers of tests may fail the test")]

mod callbacks;
mod client;
mod mail;
mod stand_in;

use std::{net::SocketAddr, time::Duration};

use tokio::net::TcpListener;

/// Long enough for a slow machine; only reached when a test fails.
const PATIENCE: Duration = Duration::from_secs(20);
/// Longer than any time limit under test.
const HOUR: Duration = Duration::from_secs(3600);

async fn listener() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

/// An address where nobody listens any more.
async fn nobody() -> SocketAddr {
    listener().await.local_addr().unwrap()
}

/// Serves a router until the runtime of the test ends.
async fn serve(router: axum::Router) -> SocketAddr {
    let listener = listener().await;
    let addr = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    addr
}
