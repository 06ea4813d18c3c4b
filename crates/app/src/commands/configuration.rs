//! `zan config`: what can be configured.

use std::process::ExitCode;

use anyhow::Result;
use clap::Subcommand;

use crate::config::keys;

#[derive(Debug, Subcommand)]
pub enum Configuration {
    /// Read the configuration of this process and say whether it makes sense.
    Check,
    /// Print every key with its documentation and default, as a file to start from.
    Example,
}

/// The configuration was read before this command runs; reading it is the check.
pub fn run(command: &Configuration) -> Result<ExitCode> {
    match command {
        Configuration::Check => println!("The configuration makes sense."),
        Configuration::Example => print!("{}", keys::example()?),
    }
    Ok(ExitCode::SUCCESS)
}
