//! Plain connections and TLS on one port: the first byte of a TLS conversation is the type of its record (22), which
//! no request of HTTP begins with.

use std::{io, net::SocketAddr, sync::Arc, time::Duration};

use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivatePkcs8KeyDer},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::mpsc,
    task::JoinHandle,
};
use tokio_rustls::TlsAcceptor;

use super::StartError;

const TLS_HANDSHAKE: u8 = 22;
/// How long somebody may take to begin.
const PATIENCE: Duration = Duration::from_secs(10);
/// Connections that have begun and wait to be served.
const WAITING: usize = 16;

/// Both kinds of connection.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin + 'static {}

impl<T: AsyncRead + AsyncWrite + Send + Unpin + 'static> Stream for T {}

/// Connections that are ready to speak HTTP.
pub(super) struct Connections {
    address: SocketAddr,
    ready: mpsc::Receiver<(Box<dyn Stream>, SocketAddr)>,
    accepting: JoinHandle<()>,
}

impl Connections {
    /// Begins to accept; the DER certificate of TLS, made on the spot, comes beside.
    pub(super) fn start(listener: TcpListener) -> Result<(Self, Vec<u8>), StartError> {
        let address = listener.local_addr()?;
        let (acceptor, certificate) = tls()?;
        let (sender, ready) = mpsc::channel(WAITING);
        let accepting = tokio::spawn(async move {
            loop {
                let Ok((stream, peer)) = listener.accept().await else {
                    // Out of file descriptors, usually: somebody has to leave first.
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                };
                let (acceptor, sender) = (acceptor.clone(), sender.clone());
                tokio::spawn(async move {
                    if let Ok(Ok(stream)) = tokio::time::timeout(PATIENCE, begin(stream, &acceptor)).await {
                        // An error means that the stand-in has stopped.
                        drop(sender.send((stream, peer)).await);
                    }
                });
            }
        });
        Ok((Self { address, ready, accepting }, certificate))
    }
}

impl Drop for Connections {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl axum::serve::Listener for Connections {
    type Io = Box<dyn Stream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        match self.ready.recv().await {
            Some(connection) => connection,
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.address)
    }
}

async fn begin(stream: TcpStream, acceptor: &TlsAcceptor) -> io::Result<Box<dyn Stream>> {
    stream.set_nodelay(true)?;
    let mut first = [0];
    stream.peek(&mut first).await?;
    Ok(if first == [TLS_HANDSHAKE] { Box::new(acceptor.accept(stream).await?) } else { Box::new(stream) })
}

fn tls() -> Result<(TlsAcceptor, Vec<u8>), StartError> {
    let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned(), "localhost".to_owned()])?;
    let certificate = made.cert.der().to_vec();
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![CertificateDer::from(certificate.clone())], key.into())?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok((TlsAcceptor::from(Arc::new(config)), certificate))
}
