//! `zan migrate`: schema and reference data.

use std::{path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::Result;
use zan_kernel::SystemClock;
use zan_registry::reference::DataSource;

use crate::{
    config::Config,
    database::{Database, Server, load_reference},
};

/// Brings the database up to date and says what changed.
pub async fn run(config: Config, data: Option<PathBuf>) -> Result<ExitCode> {
    let database = Database::open(Server::of(&config), 4).await?;
    let outcome = bring_up(&database, &config, data).await;
    database.close().await?;
    outcome?;
    Ok(ExitCode::SUCCESS)
}

async fn bring_up(database: &Database, config: &Config, data: Option<PathBuf>) -> Result<()> {
    database.migrate().await?;
    let mut platform = database.platform(config, Arc::new(SystemClock)).await?;
    let source = data.map_or(DataSource::Embedded, DataSource::Folder);
    let loaded = load_reference(&mut platform, &source).await?;
    println!("The schema is up to date.");
    println!(
        "Reference data: {} regions, {} units, {} zones, {} links, {} codes, {} editions new or changed.",
        loaded.regions, loaded.units, loaded.zones, loaded.links, loaded.codes, loaded.editions
    );
    Ok(())
}
