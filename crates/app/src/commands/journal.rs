//! `zan journal verify`: whether the journal is what was written.

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;
use zan_kernel::journal;

use crate::{
    config::Config,
    database::{Database, Server},
};

#[derive(Debug, Subcommand)]
pub enum Journal {
    /// Read the whole journal, rebuild the tree, and name every row that was changed, removed or moved.
    Verify {
        /// Print the report as JSON.
        #[arg(long)]
        json: bool,
    },
}

/// Exit status 0: clean; 1: something was found; other failures are errors.
pub async fn run(config: Config, command: &Journal) -> Result<ExitCode> {
    let Journal::Verify { json } = command;
    let database = Database::open(Server::of(&config), 2).await?;
    let report = journal::verify(&database.pool).await;
    database.close().await?;
    let report = report?;
    if *json {
        println!("{}", serde_json::to_string_pretty(&report)?);
    } else {
        println!("{} entries, root {}", report.size, report.root);
        for finding in &report.findings {
            println!("{finding}");
        }
        println!(
            "{}",
            if report.is_clean() {
                "The journal is what was written."
            } else {
                "The journal was tampered with."
            }
        );
    }
    Ok(if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
