//! `zan stand-in`: foreign systems that speak the real protocols, for demonstrations and tests.

use std::{net::SocketAddr, process::ExitCode};

use anyhow::{Context as _, Result};
use clap::{Args, Subcommand};
use tokio::net::TcpListener;
use zan_connectors::erdr::stand_in::{Settings, StandIn as ErdrStandIn};

use crate::web;

#[derive(Debug, Subcommand)]
pub enum StandIn {
    /// ЕРДР: sends orders by the API, takes signed callbacks, shows both on a page.
    Erdr(Erdr),
}

#[derive(Debug, Args)]
pub struct Erdr {
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1:8081")]
    listen: SocketAddr,
    /// Address of our API.
    #[arg(long, default_value = "http://localhost:8080")]
    api: String,
    /// API key of the system, as `zan admin create-system` printed it.
    #[arg(long, env = "ERDR_API_KEY", hide_env_values = true)]
    api_key: String,
    /// Secret of the callbacks' signature.
    #[arg(long, env = "ERDR_CALLBACK_SECRET", hide_env_values = true)]
    callback_secret: String,
    /// Body whose orders the page's button sends.
    #[arg(long, default_value = "ASTANA-UP-SARYARKA")]
    unit: String,
}

/// Runs until told to stop.
pub async fn run(stand_in: StandIn) -> Result<ExitCode> {
    let StandIn::Erdr(erdr) = stand_in;
    let listener = TcpListener::bind(erdr.listen).await.with_context(|| erdr.listen.to_string())?;
    let settings = Settings::new(&erdr.api, &erdr.api_key, &erdr.callback_secret, &erdr.unit);
    let handle = ErdrStandIn::start(listener, settings)?;
    println!("The stand-in of ЕРДР is at {}; callbacks go to {}.", handle.url(), handle.callback_url());
    web::told_to_stop().await;
    handle.stop().await;
    Ok(ExitCode::SUCCESS)
}
