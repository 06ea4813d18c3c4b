//! The web of a process: doors of all faces behind one entrance, metrics, a stop that lets requests end.

use std::{net::SocketAddr, time::Duration};

use anyhow::{Context as _, Result};
use axum::{
    Extension, Router,
    error_handling::HandleErrorLayer,
    extract::ConnectInfo,
    http::{HeaderMap, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse, Response},
    routing::get,
};
use tokio::net::TcpListener;
use tower::{ServiceBuilder, limit::GlobalConcurrencyLimitLayer, load_shed::LoadShedLayer};
use tower_http::timeout::TimeoutLayer;
use zan_kernel::Platform;
use zan_signing::Signing;
use zan_ui::{Doors, Shell};

use crate::{
    config::Config,
    health,
    telemetry::{METRICS_CONTENT_TYPE, Metrics},
};

/// Open pages listen for events without end; a stop does not wait for them longer than this.
const FAREWELL: Duration = Duration::from_secs(5);

/// Every door of the product.
pub fn doors(platform: &Platform, demo: Option<zan_site::Demo>) -> Doors {
    let site = zan_site::SiteSettings {
        first_page: zan_cabinet::first_page,
        demo,
        checks: Some(health::checks(platform)),
    };
    Doors::common()
        .merge(zan_site::doors(site))
        .merge(zan_cabinet::doors())
        .merge(zan_signing_pages::doors())
        .merge(zan_api::doors(health::readiness(platform)))
}

/// The shell of this process.
pub fn shell(config: &Config, platform: &Platform) -> Shell {
    let mut shell = Shell::new(platform.clone());
    shell.demo = config.demo.enabled;
    shell.behind_proxy = config.web.behind_proxy;
    shell.external = zan_api::external_systems(platform);
    shell.sections = zan_site::sections;
    shell.footer = zan_site::footer;
    shell
}

/// The router with metrics for whoever asks from this machine itself, when no inner address is configured.
pub fn router(config: &Config, shell: Shell, doors: Doors, signing: Signing, metrics: &Metrics) -> Router {
    let router = doors
        .into_router(shell)
        .layer(Extension(signing))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, seconds(config)))
        .layer(
            ServiceBuilder::new()
                .layer(HandleErrorLayer::new(|_: tower::BoxError| async { StatusCode::SERVICE_UNAVAILABLE }))
                .layer(LoadShedLayer::new())
                .layer(GlobalConcurrencyLimitLayer::new(requests(config))),
        );
    if config.web.inner_listen.is_some() {
        return router;
    }
    let metrics = metrics.clone();
    router.route(
        "/metrics",
        get(move |ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap| async move {
            // Behind a proxy on the same machine every peer is local: the header it adds gives it away.
            if peer.ip().is_loopback() && !headers.contains_key("x-forwarded-for") {
                exposition(&metrics)
            } else {
                StatusCode::NOT_FOUND.into_response()
            }
        }),
    )
}

fn requests(config: &Config) -> usize {
    usize::try_from(config.limits.concurrent_requests).unwrap_or(usize::MAX)
}

fn seconds(config: &Config) -> Duration {
    Duration::from_secs(config.limits.request_seconds)
}

fn exposition(metrics: &Metrics) -> Response {
    ([(CONTENT_TYPE, METRICS_CONTENT_TYPE)], metrics.render()).into_response()
}

/// Serves until `stop` is done.
///
/// # Errors
/// When the listener breaks.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<()> {
    let (told, mut heard) = tokio::sync::watch::channel(false);
    let server = axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(async move {
            stop.await;
            let _ = told.send(true);
        });
    tokio::select! {
        served = server => served.context("the web server ended"),
        () = async {
            let _ = heard.wait_for(|told| *told).await;
            tokio::time::sleep(FAREWELL).await;
        } => Ok(()),
    }
}

/// Serves the metrics on their own address.
///
/// # Errors
/// When the address cannot be listened on.
pub async fn serve_metrics(address: SocketAddr, metrics: Metrics) -> Result<()> {
    let listener = TcpListener::bind(address).await.with_context(|| format!("web.inner_listen {address}"))?;
    let router = Router::new().route("/metrics", get(move || async move { exposition(&metrics) }));
    Ok(axum::serve(listener, router).await?)
}

/// Done when the process is told to stop: Ctrl-C or SIGTERM.
pub async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut terminate) => {
                terminate.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}
