//! `zan-test-server COMMAND …`: runs the command with `ZAN_TEST_DATABASE_URL` naming a PostgreSQL server
//! that lives as long as the command, and ends with the command's exit status.

use std::env;
use std::process::ExitCode;

use anyhow::{Context, Result};
use tokio::process::Command;
use tokio::signal::unix::{SignalKind, signal};
use zan_testkit::TestServer;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode> {
    let mut words = env::args_os().skip(1);
    let program = words.next().context("usage: zan-test-server COMMAND [ARGUMENT]…")?;
    // Taken over before the server starts, so that no signal can end this process without a clean stop.
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let server = TestServer::start().await?;
    let spawned = Command::new(&program).args(words).env("ZAN_TEST_DATABASE_URL", server.url()).spawn();
    let code = match spawned {
        Ok(mut child) => loop {
            tokio::select! {
                status = child.wait() => break status?.code().unwrap_or(1),
                // A terminal sends it to the command as well.
                _ = interrupt.recv() => {}
                _ = terminate.recv() => end(child.id()),
            }
        },
        Err(error) => {
            eprintln!("{}: {error}", program.to_string_lossy());
            127
        }
    };
    server.stop().await?;
    Ok(ExitCode::from(u8::try_from(code).unwrap_or(1)))
}

fn end(process: Option<u32>) {
    let pid = process.and_then(|id| i32::try_from(id).ok()).and_then(rustix::process::Pid::from_raw);
    if let Some(pid) = pid {
        // It may have ended at this moment, which is what is wanted.
        let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
    }
}
