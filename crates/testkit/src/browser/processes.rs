//! The processes of a browser: found, started, and ended one by one.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::time::timeout;

const STARTED_WITHIN: Duration = Duration::from_secs(30);

/// A running chromedriver on a port it chose itself.
#[derive(Debug)]
pub(super) struct Chromedriver {
    child: Child,
    port: u16,
}

impl Chromedriver {
    /// `temporary` takes what Chromium would leave in the system's folder when it is ended by force.
    pub(super) async fn start(temporary: &Path) -> Result<Self> {
        let program = find("ZAN_CHROMEDRIVER", &["chromedriver"])?;
        let mut child = Command::new(&program)
            .arg("--port=0")
            .env("TMPDIR", temporary)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .with_context(|| program.display().to_string())?;
        let output = child.stdout.take().context("chromedriver has no output")?;
        let mut lines = BufReader::new(output).lines();
        let port = timeout(STARTED_WITHIN, async {
            while let Some(line) = lines.next_line().await? {
                if let Some(port) = port_in(&line) {
                    return Ok(port);
                }
            }
            anyhow::bail!("chromedriver ended without naming its port")
        })
        .await
        .context("chromedriver did not start in time")??;
        // Read on, so that a full pipe never blocks it.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { child, port })
    }

    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Ends chromedriver and everything it started, by process id.
    pub(super) fn end(&mut self) {
        let Some(id) = self.child.id() else { return };
        for process in descendants(id) {
            kill(process);
        }
        kill(id);
    }
}

fn kill(process: u32) {
    if let Some(pid) = i32::try_from(process).ok().and_then(Pid::from_raw) {
        // It may have ended meanwhile, which is what is wanted.
        let _ = kill_process(pid, Signal::KILL);
    }
}

/// Reads `ChromeDriver was started successfully on port 37331.`
fn port_in(line: &str) -> Option<u16> {
    let (_, rest) = line.split_once("started successfully on port ")?;
    rest.trim_end_matches('.').trim().parse().ok()
}

/// Processes started by `root` and by those, at any depth.
fn descendants(root: u32) -> Vec<u32> {
    let Ok(entries) = fs::read_dir("/proc") else { return Vec::new() };
    let parents: Vec<(u32, u32)> = entries
        .flatten()
        .filter_map(|entry| {
            let process = entry.file_name().to_str()?.parse().ok()?;
            let stat = fs::read_to_string(entry.path().join("stat")).ok()?;
            // `1234 (any name) S 1 …`: the name may hold spaces and brackets.
            let parent = stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()?;
            Some((process, parent))
        })
        .collect();
    let mut found = vec![root];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        found.extend(parents.iter().filter(|(_, its)| *its == parent).map(|(process, _)| *process));
        next += 1;
    }
    found.remove(0);
    found
}

/// The installed Chromium.
pub(super) fn chromium() -> Result<PathBuf> {
    find("ZAN_CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])
}

fn find(variable: &str, names: &[&str]) -> Result<PathBuf> {
    if let Some(program) = env::var_os(variable).filter(|program| !program.is_empty()) {
        return Ok(PathBuf::from(program));
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
        .with_context(|| {
            format!(
                "{} not found; apt-get install chromium chromium-driver, or set {variable}",
                names.join(", ")
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_read() {
        assert_eq!(port_in("ChromeDriver was started successfully on port 37331."), Some(37331));
        assert_eq!(port_in("Starting ChromeDriver 156.0 on port 0"), None);
    }

    #[test]
    fn children_of_children_are_found() {
        let mut shell = std::process::Command::new("sh")
            .args(["-c", "sleep 60 & echo $!; wait"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut output = std::io::BufReader::new(shell.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut output, &mut line).unwrap();
        let grandchild: u32 = line.trim().parse().unwrap();
        assert!(descendants(std::process::id()).contains(&grandchild));
        assert_eq!(descendants(shell.id()), vec![grandchild]);
        kill(grandchild);
        shell.wait().unwrap();
    }
}
