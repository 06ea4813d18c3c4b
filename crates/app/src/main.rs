//! `zan`: one program for everything that runs in E-Zań kömegi.

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use zan_app::{commands, config, demo, once, telemetry};

/// The system's allocator keeps what each thread freed for that thread: a burst of sign-ins, each hashing with 19 MiB,
/// would stay resident for good.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Unified legal aid information system of Kazakhstan (ИС «Е-Заң көмегі»).
#[derive(Debug, Parser)]
#[command(name = "zan", version, about)]
struct Arguments {
    /// Configuration file; zan.toml in the working folder when not given, if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run everything with an invented country: web, worker, stand-ins of ЕРДР and of the mail server.
    Demo(demo::DemoArguments),
    /// Serve the web and the API.
    Serve(commands::serve::ServeArguments),
    /// Run what happens later: clocks, letters, documents, callbacks.
    Worker,
    /// Bring the database to the newest schema and load the reference data.
    Migrate {
        /// Folder to load the reference data from, instead of what the program holds.
        #[arg(long, value_name = "DIR")]
        data: Option<PathBuf>,
    },
    /// Run a stand-in of a foreign system.
    #[command(subcommand)]
    StandIn(commands::stand_in::StandIn),
    /// Work of an operator.
    #[command(subcommand)]
    Admin(commands::admin::Admin),
    /// The journal of all events.
    #[command(subcommand)]
    Journal(commands::journal::Journal),
    /// Electronic signatures.
    #[command(subcommand)]
    Signature(commands::signature::Signature),
    /// The directory of bodies, collegia and justice departments.
    #[command(subcommand)]
    Directory(commands::directory::Directory),
    /// The configuration.
    #[command(subcommand)]
    Config(commands::configuration::Configuration),
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("zan: {error}");
            return ExitCode::FAILURE;
        }
    };
    // The private PostgreSQL is tied to the thread that starts it: this one lives as long as the program.
    match runtime.block_on(run(arguments)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("zan: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    zan_connectors::install_tls();
    if let Command::Directory(directory) = &arguments.command {
        return commands::directory::run(directory);
    }
    if let Command::Signature(signature) = &arguments.command {
        let config = || Ok(config::Config::of_process(arguments.config.as_deref())?);
        return Ok(commands::signature::run(config, signature));
    }
    let config = config::Config::of_process(arguments.config.as_deref())?;
    match arguments.command {
        Command::Demo(demo) if demo.once => return once::run(config).await,
        Command::Demo(demo) => return demo::run(config, &demo).await,
        Command::Config(command) => return commands::configuration::run(&command),
        _ => telemetry::install_log(&config.log)?,
    }
    match arguments.command {
        Command::Serve(serve) => commands::serve::run(config, &serve).await,
        Command::Worker => commands::serve::run_worker(config).await,
        Command::Migrate { data } => commands::migrate::run(config, data).await,
        Command::StandIn(stand_in) => commands::stand_in::run(stand_in).await,
        Command::Admin(admin) => commands::admin::run(config, admin).await,
        Command::Journal(journal) => commands::journal::run(config, &journal).await,
        Command::Demo(_) | Command::Directory(_) | Command::Signature(_) | Command::Config(_) => {
            Ok(ExitCode::SUCCESS)
        }
    }
}
