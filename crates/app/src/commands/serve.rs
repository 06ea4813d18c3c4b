//! `zan serve`, `zan worker`.

use std::{process::ExitCode, sync::Arc};

use anyhow::{Context as _, Result, bail};
use clap::Args;
use tokio::net::TcpListener;
use zan_kernel::{Platform, SystemClock};

use crate::{
    config::Config,
    database::{Database, Server},
    signing,
    telemetry::{Metrics, UPKEEP_INTERVAL},
    web, worker,
};

#[derive(Debug, Args)]
pub struct ServeArguments {
    /// Run the worker in the same process: enough for one computer.
    #[arg(long)]
    with_worker: bool,
}

async fn open(config: &Config) -> Result<(Database, Platform)> {
    let database = Database::open(Server::of(config), config.database.max_connections).await?;
    if !database.is_migrated().await? {
        let _ = database.close().await;
        bail!("the database is not at this program's schema: run `zan migrate` first");
    }
    let platform = database.platform(config, Arc::new(SystemClock)).await?;
    Ok((database, platform))
}

/// Serves until told to stop.
pub async fn run(config: Config, arguments: &ServeArguments) -> Result<ExitCode> {
    let metrics = Metrics::install()?;
    let (database, platform) = open(&config).await?;
    let listener = TcpListener::bind(config.web.listen)
        .await
        .with_context(|| format!("web.listen {}", config.web.listen))?;
    tracing::info!(address = %config.web.listen, "serving");
    let mut tasks = tokio::task::JoinSet::new();
    let signing = signing::signing(&config, signing::trust(&config)?)?;
    if arguments.with_worker {
        tasks = worker::start(&platform, &worker::handlers(&config, &platform, &signing)?);
    }
    tasks.spawn(listen(platform.clone()));
    tasks.spawn(keep_up(metrics.clone()));
    if let Some(address) = config.web.inner_listen {
        tasks.spawn(web::serve_metrics(address, metrics.clone()));
    }
    let doors = web::doors(&platform, None);
    let router = web::router(&config, web::shell(&config, &platform), doors, signing, &metrics);
    let served = web::serve(listener, router, web::told_to_stop()).await;
    tasks.shutdown().await;
    database.close().await?;
    served?;
    Ok(ExitCode::SUCCESS)
}

/// Live pages of this process hear what every process commits.
pub async fn listen(platform: Platform) -> Result<()> {
    Ok(platform.events.clone().listen(platform.pool.clone()).await?)
}

/// Keeps the histograms small.
pub async fn keep_up(metrics: Metrics) -> Result<()> {
    loop {
        tokio::time::sleep(UPKEEP_INTERVAL).await;
        metrics.upkeep();
    }
}

/// Works until told to stop.
pub async fn run_worker(config: Config) -> Result<ExitCode> {
    let (database, platform) = open(&config).await?;
    let signing = signing::signing(&config, signing::trust(&config)?)?;
    let mut tasks = worker::start(&platform, &worker::handlers(&config, &platform, &signing)?);
    tracing::info!("working");
    let failed = tokio::select! {
        () = web::told_to_stop() => None,
        ended = tasks.join_next() => ended,
    };
    tasks.shutdown().await;
    database.close().await?;
    if let Some(ended) = failed {
        ended??;
        bail!("a task of the worker ended by itself");
    }
    Ok(ExitCode::SUCCESS)
}
