//! `zan demo --once`: the whole thread without a browser, through the public HTTP interfaces only: as ЕРДР by the
//! API, as advocates and officers of the justice department by the same forms that people fill in.

mod person;
pub mod thread;

use std::{net::Ipv4Addr, process::ExitCode, time::Instant};

use anyhow::{Context as _, Result};

use crate::{
    config::{Config, keys::Log},
    database::Server,
    demo::{Addresses, Demo, throw_away},
    outside::Borrowed,
    telemetry,
};

/// Runs the thread on a fresh database and free ports; exit status 0 only when every step happened.
pub async fn run(mut config: Config) -> Result<ExitCode> {
    let begun = Instant::now();
    telemetry::install_log(&Log { level: "warn".to_owned(), ..config.log.clone() })?;
    let folder = tempfile::Builder::new().prefix("zan-once-").tempdir().context("no temporary folder")?;
    config.files.folder = folder.path().join("files");
    let (server, borrowed) = match Server::of(&config) {
        Server::Outside { migration_url, .. } => {
            let borrowed = Borrowed::create(&migration_url).await?;
            (Server::Outside { url: borrowed.url(), migration_url: borrowed.url() }, Some(borrowed))
        }
        Server::Private(_) => (throw_away(folder.path().join("postgres")), None),
    };
    let free = (Ipv4Addr::LOCALHOST, 0).into();
    let demo =
        Demo::start(config, server, &Addresses { web: free, erdr: free, ncalayer: 0, centre: None }).await?;
    println!(
        "[{:6.2} s] started: database, web, worker, ЕРДР stand-in, mail stand-in",
        begun.elapsed().as_secs_f64()
    );
    let told = thread::tell(&demo, begun).await;
    demo.stop().await?;
    if let Some(borrowed) = borrowed {
        borrowed.drop().await?;
    }
    match told {
        Ok(()) => {
            println!("[{:6.2} s] every step happened", begun.elapsed().as_secs_f64());
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            println!("[{:6.2} s] FAILED: {error:#}", begun.elapsed().as_secs_f64());
            Ok(ExitCode::FAILURE)
        }
    }
}
