//! `zan directory list`: the directory of annex 1, without a database.

use std::{io::Write as _, path::PathBuf, process::ExitCode};

use anyhow::Result;
use clap::Subcommand;
use zan_registry::directory;

#[derive(Debug, Subcommand)]
pub enum Directory {
    /// Print every unit: region of 2021, region today (КАТО), kind, name in Russian, name in Kazakh.
    List {
        /// One JSON array instead of tab-separated lines.
        #[arg(long)]
        json: bool,
        /// Folder of data files to read instead of what the program holds.
        #[arg(long, value_name = "DIR")]
        data: Option<PathBuf>,
    },
}

/// Bad rows are named on the standard error output, and nothing is printed.
pub fn run(command: &Directory) -> Result<ExitCode> {
    let Directory::List { json, data } = command;
    let units = match data {
        Some(folder) => directory::of_folder(folder)?,
        None => match directory::embedded() {
            Ok(units) => units,
            Err(bad) => {
                for row in bad {
                    eprintln!("{row}");
                }
                return Ok(ExitCode::FAILURE);
            }
        },
    };
    let mut out = std::io::stdout().lock();
    let written = if *json {
        serde_json::to_writer_pretty(&mut out, &units)
            .map_err(std::io::Error::from)
            .and_then(|()| writeln!(out))
    } else {
        units.iter().try_for_each(|unit| {
            writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}",
                unit.region_2021,
                unit.region,
                unit.kind.code(),
                unit.name_ru,
                unit.name_kk
            )
        })
    };
    match written {
        // Whoever reads only the first lines closes the pipe; that is no failure.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        Err(error) => Err(error.into()),
        Ok(()) => Ok(ExitCode::SUCCESS),
    }
}
