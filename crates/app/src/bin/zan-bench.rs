//! `zan-bench [NAME]`: measures the running system on this machine, on loopback only, and prints each figure with
//! its ratio to a yardstick measured in the same run.
//!
//! It starts a private PostgreSQL that is safe against power failure in a temporary folder, loads the invented
//! country, tells the whole thread once so that every page has something to show, and then runs the real `zan serve`
//! and `zan worker` beside it. Nothing stays behind. The exit status is 1 when a figure is over its target.

#[path = "zan-bench/figures.rs"]
mod figures;
#[path = "zan-bench/ground.rs"]
mod ground;
#[path = "zan-bench/load.rs"]
mod load;
#[path = "zan-bench/orders.rs"]
mod orders;
#[path = "zan-bench/pages.rs"]
mod pages;
#[path = "zan-bench/places.rs"]
mod places;
#[path = "zan-bench/process.rs"]
mod process;
#[path = "zan-bench/running.rs"]
mod running;
#[path = "zan-bench/starts.rs"]
mod starts;

use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::{Parser, ValueEnum};
use zan_app::web;

use self::{figures::Figure, ground::Ground, running::Fleet};

/// Measures the running system.
#[derive(Debug, Parser)]
#[command(name = "zan-bench", version)]
struct Arguments {
    /// One measurement; all of them when not given.
    name: Option<Name>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Name {
    /// An order received until its first offer is committed, at 20 orders a second.
    Orders,
    /// Pages of the thread, signed in as their readers, after the orders.
    Pages,
    /// Resident memory of the web and of the worker, after orders and pages.
    Memory,
    /// Start of the web on a migrated database.
    Start,
    /// The whole thread without a browser.
    Once,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("zan-bench: {error}");
            return ExitCode::FAILURE;
        }
    };
    // The private PostgreSQL is tied to the thread that starts it: this one lives as long as the program.
    match runtime.block_on(run(arguments.name)) {
        Ok(figures) if figures.iter().all(Figure::is_kept) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("zan-bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(only: Option<Name>) -> Result<Vec<Figure>> {
    zan_connectors::install_tls();
    println!("{}", figures::machine());
    let ground = Ground::prepare().await?;
    let outcome = tokio::select! {
        outcome = measure(&ground, only) => outcome,
        () = web::told_to_stop() => Err(anyhow::anyhow!("told to stop")),
    };
    let stopped = ground.clear().await;
    let figures = outcome?;
    stopped?;
    if figures.is_empty() {
        bail!("nothing was measured");
    }
    println!("\n{}", figures::table(&figures));
    Ok(figures)
}

async fn measure(ground: &Ground, only: Option<Name>) -> Result<Vec<Figure>> {
    let wanted = |name| only.is_none_or(|only| only == name);
    let mut figures = Vec::new();
    if wanted(Name::Once) {
        figures.push(starts::once(ground).await?);
    }
    if only == Some(Name::Once) {
        return Ok(figures);
    }
    let fleet = Fleet::start(ground).await?;
    let measured = with_fleet(ground, &fleet, only, &mut figures).await;
    fleet.stop().await;
    measured.map(|()| figures)
}

async fn with_fleet(
    ground: &Ground,
    fleet: &Fleet,
    only: Option<Name>,
    figures: &mut Vec<Figure>,
) -> Result<()> {
    let wanted = |name| only.is_none_or(|only| only == name);
    if wanted(Name::Start) {
        figures.push(starts::serve(ground, fleet).await?);
    }
    let memory = wanted(Name::Memory);
    if memory || wanted(Name::Orders) || wanted(Name::Pages) {
        figures.extend(orders::measure(fleet).await?.into_iter().filter(|_| wanted(Name::Orders)));
    }
    if memory || wanted(Name::Pages) {
        figures.extend(pages::measure(fleet).await?.into_iter().filter(|_| wanted(Name::Pages)));
    }
    if memory {
        figures.extend(fleet.memory().await?);
    }
    Ok(())
}
