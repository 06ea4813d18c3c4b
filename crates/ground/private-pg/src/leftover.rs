//! Clearing what a killed predecessor left: a server that still runs, or a stale `postmaster.pid`.
//!
//! A running server is stopped and not adopted: it would not be our child, so neither its end nor ours
//! would be noticed by the other.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tokio::time::{Instant, sleep};

use crate::place::Place;
use crate::{Error, Result};

/// How long each way of stopping is given.
const PATIENCE: Duration = Duration::from_secs(15);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// Stops every process that works in the data folder, then removes `postmaster.pid`.
///
/// The caller holds the folder's lock, so no other living process of ours owns that server. The file
/// must go because PostgreSQL itself takes any living process with that id for a server, and in a
/// container a small id is soon somebody else's.
pub(crate) async fn clear(place: &Place) -> Result<()> {
    let data = place.data();
    if !data.exists() {
        return Ok(());
    }
    for signal in [Signal::INT, Signal::QUIT] {
        let deadline = Instant::now() + PATIENCE;
        let mut told = false;
        loop {
            let running = processes_in(&data);
            if running.is_empty() {
                return remove_pid_file(&data);
            }
            if !told {
                tell(&data, &running, signal);
                told = true;
            }
            if Instant::now() >= deadline {
                break;
            }
            sleep(LOOK_AGAIN).await;
        }
    }
    match processes_in(&data).first() {
        None => remove_pid_file(&data),
        Some(&process) => Err(Error::StillRunning { process, folder: place.folder.clone() }),
    }
}

/// The main process passes the wish on; without it, its orphans are told one by one.
fn tell(data: &Path, running: &[u32], signal: Signal) {
    let main = main_process(data).filter(|main| running.contains(main));
    let (whom, signal) = match &main {
        Some(main) => (std::slice::from_ref(main), signal),
        None => (running, Signal::QUIT),
    };
    tracing::warn!(folder = %data.display(), processes = ?whom, "stopping PostgreSQL left by a killed process");
    for &process in whom {
        // A process that ended meanwhile is what is wanted.
        let _ = send(process, signal);
    }
}

/// Sends `signal` to the process with this id.
pub(crate) fn send(process: u32, signal: Signal) -> std::io::Result<()> {
    let pid = i32::try_from(process).ok().and_then(Pid::from_raw);
    let pid = pid.ok_or_else(|| std::io::Error::from(std::io::ErrorKind::InvalidInput))?;
    Ok(kill_process(pid, signal)?)
}

/// The id in the first line of `postmaster.pid`.
pub(crate) fn main_process(data: &Path) -> Option<u32> {
    fs::read_to_string(data.join("postmaster.pid")).ok()?.lines().next()?.trim().parse().ok()
}

/// Living processes whose working folder is `data`: every process of PostgreSQL works there, and
/// hardly anybody else does, so an id that was given anew is not mistaken for the server.
fn processes_in(data: &Path) -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    entries
        .flatten()
        .filter_map(|entry| {
            let process = entry.file_name().to_str()?.parse().ok()?;
            let folder = fs::read_link(entry.path().join("cwd")).ok()?;
            let name = fs::read_to_string(entry.path().join("comm")).ok()?;
            (folder == data && name.trim() == "postgres").then_some(process)
        })
        .collect()
}

fn remove_pid_file(data: &Path) -> Result<()> {
    let file = data.join("postmaster.pid");
    match fs::remove_file(&file) {
        Ok(()) => {
            tracing::info!(file = %file.display(), "removed the stale file of a PostgreSQL that did not stop cleanly");
            Ok(())
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(Error::Io { path: file, source }),
    }
}
