//! Programs of ours as children.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use anyhow::{Context as _, Result};
use rustix::process::{Pid, Signal, kill_process};
use tokio::{
    process::{Child, Command},
    time::timeout,
};

use crate::figures::field;

/// How long a program may take to end once told to.
const FAREWELL: Duration = Duration::from_secs(15);

/// The program `zan` beside this one.
///
/// # Errors
/// When it was not built.
pub fn zan() -> Result<PathBuf> {
    let own = std::env::current_exe().context("where this program is")?;
    let zan = own.with_file_name("zan");
    anyhow::ensure!(zan.is_file(), "{} is missing: build it first (script/bench does)", zan.display());
    Ok(zan)
}

/// A command that starts `zan` in `folder` with nothing of our own configuration.
///
/// # Errors
/// When `zan` was not built.
pub fn command(arguments: &[&str], folder: &Path) -> Result<Command> {
    let mut command = Command::new(zan()?);
    let ours = |name: &str| name.starts_with("ZAN_") || name == "DATABASE_URL";
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_str().is_some_and(ours)) {
        command.env_remove(name);
    }
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).kill_on_drop(true);
    Ok(command)
}

/// A running child; killed when dropped.
#[derive(Debug)]
pub struct Process {
    child: Child,
    log: PathBuf,
}

impl Process {
    /// Starts the command, its output going to a file.
    ///
    /// # Errors
    /// When the file or the program refuses.
    pub fn start(mut command: Command, log: PathBuf) -> Result<Self> {
        let file = File::create(&log).with_context(|| log.display().to_string())?;
        command.stdout(file.try_clone()?).stderr(file);
        Ok(Self { child: command.spawn()?, log })
    }

    /// The last lines it wrote.
    pub fn last_words(&self) -> String {
        let text = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().rev().take(5).collect();
        lines.into_iter().rev().collect::<Vec<_>>().join("\n")
    }

    /// Whether it ended by itself.
    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    /// Tells it to end and waits; kills it when it does not.
    pub async fn stop(mut self) {
        let id = self.child.id().and_then(|id| i32::try_from(id).ok()).and_then(Pid::from_raw);
        if let Some(id) = id {
            // It may have ended at this very moment.
            let _ = kill_process(id, Signal::TERM);
        }
        if timeout(FAREWELL, self.child.wait()).await.is_err() {
            let _ = self.child.kill().await;
        }
    }

    /// Memory of the process now.
    ///
    /// # Errors
    /// When it has ended.
    pub fn memory(&self) -> Result<Memory> {
        let id = self.child.id().context("the process ended")?;
        let text = fs::read_to_string(format!("/proc/{id}/status"))?;
        let megabytes = |name| {
            let kibibytes = field(&text, name)?.strip_suffix("kB")?.trim().parse::<f64>().ok()?;
            Some(kibibytes * 1024.0 / 1_000_000.0)
        };
        let read = |name| megabytes(name).with_context(|| format!("{name} of process {id}"));
        Ok(Memory { resident: read("VmRSS")?, anonymous: read("RssAnon")? })
    }
}

/// Megabytes (10⁶ bytes) that a process has in memory.
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// All of it, with the pages of the program file.
    pub resident: f64,
    /// Without pages of files.
    pub anonymous: f64,
}
