//! once
use std::process::ExitCode;
use anyhow::Result;
use crate::config::Config;
pub async fn run(_config: Config) -> Result<ExitCode> { Ok(ExitCode::SUCCESS) }
