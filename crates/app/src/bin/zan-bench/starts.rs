//! How long programs take from their start.

use std::{
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};

use crate::{
    figures::{Figure, Times, Unit, milliseconds},
    ground::{Ground, free_port},
    process,
    running::{self, Fleet},
};

const RUNS: usize = 5;
/// Of `zan serve` until it is ready, milliseconds.
const SERVE_TARGET: f64 = 1000.0;
/// Of `zan demo --once`, milliseconds.
const ONCE_TARGET: f64 = 60_000.0;
/// When to give up.
const PATIENCE: Duration = Duration::from_secs(180);

/// `zan serve` from its start to the first 200 of `/readyz`, on a migrated database whose server runs.
///
/// # Errors
/// When it does not get ready.
pub async fn serve(ground: &Ground, _: &Fleet) -> Result<Figure> {
    let (mut ready, mut version) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        version.push(run(ground, &["--version"]).await?);
        let (web, time) = running::serve(ground, free_port()?, "start.log").await?;
        web.stop().await;
        ready.push(time);
    }
    let (ready, version) = (Times::new(ready), Times::new(version));
    println!("\nStart of zan serve, {RUNS} runs: {}.", ready.summary());
    Ok(Figure {
        name: "start of zan serve until ready, median".to_owned(),
        unit: Unit::Milliseconds,
        measured: ready.percentile(50),
        target: Some(SERVE_TARGET),
        yardstick_name: "zan --version",
        yardstick: version.percentile(50),
    })
}

/// `zan demo --once` from its start to its end.
///
/// # Errors
/// When a step of the thread did not happen.
pub async fn once(ground: &Ground) -> Result<Figure> {
    Ok(Figure {
        name: "zan demo --once".to_owned(),
        unit: Unit::Milliseconds,
        measured: milliseconds(run(ground, &["demo", "--once"]).await?),
        target: Some(ONCE_TARGET),
        yardstick_name: "first start of PostgreSQL, durable",
        yardstick: milliseconds(ground.server_start),
    })
}

async fn run(ground: &Ground, arguments: &[&str]) -> Result<Duration> {
    let mut command = process::command(arguments, ground.folder())?;
    command.stdout(Stdio::null());
    let begun = Instant::now();
    let status = tokio::time::timeout(PATIENCE, command.status()).await??;
    ensure!(status.success(), "zan {} ended with {status}", arguments.join(" "));
    Ok(begun.elapsed())
}
