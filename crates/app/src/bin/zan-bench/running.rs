//! The real programs on the ground: `zan serve` and `zan worker`, with stand-ins of ЕРДР and of the mail server.

use std::{
    net::Ipv4Addr,
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use jiff::tz::TimeZone;
use sqlx::{PgPool, postgres::PgPoolOptions};
use tokio::{net::TcpListener, process::Command};
use zan_app::{
    config::Config,
    database::Server,
    demo::{Addresses, Demo, PASSWORD, UNIT},
    once::thread,
};
use zan_connectors::{
    erdr::stand_in::{Handle, Settings as ErdrSettings, StandIn},
    smtp_stand_in::SmtpStandIn,
};
use zan_registry::demo::{self as country, Erdr};

use crate::{
    figures::{Figure, Unit},
    ground::{Ground, free_port},
    process::{self, Memory, Process},
};

const API_KEY: &str = "bench-erdr-key-1f6a1b2c3d4e5f60718293a4b5c6d7e8";
const CALLBACK_SECRET: &str = "bench-erdr-callback-secret";
/// Letters the mail stand-in keeps.
const LETTERS: usize = 10;
/// How long the web may take to get ready, and the worker to get done, before the run is given up.
const PATIENCE: Duration = Duration::from_secs(60);
/// Between two questions whether the web is ready.
const TRY_AGAIN: Duration = Duration::from_millis(2);
/// Resident memory of `zan serve`, megabytes.
const MEMORY_TARGET: f64 = 150.0;

/// Everything that runs.
#[derive(Debug)]
pub struct Fleet {
    pub base: String,
    pub erdr: Handle,
    /// Connections of this program, with the rights of the owner.
    pub pool: PgPool,
    web: Process,
    worker: Process,
    web_at_start: Memory,
    mail: SmtpStandIn,
}

impl Fleet {
    /// Loads the country, tells the thread once, then starts the programs.
    ///
    /// # Errors
    /// When something refuses.
    pub async fn start(ground: &Ground) -> Result<Self> {
        let port = free_port()?;
        let base = format!("http://localhost:{port}");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let callback_url = format!("http://{}/callbacks", listener.local_addr()?);
        settle(ground, callback_url).await?;
        let mail = SmtpStandIn::start(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?, LETTERS, None)?;
        let erdr = StandIn::start(listener, ErdrSettings::new(&base, API_KEY, CALLBACK_SECRET, UNIT))?;
        let worker = configured(ground, &["worker"], port, Some(&mail.url()))?;
        let worker = Process::start(worker, ground.folder().join("worker.log"))?;
        let (web, _) = serve(ground, port, "serve.log").await?;
        let web_at_start = web.memory()?;
        let pool = PgPoolOptions::new().max_connections(4).connect(&ground.url()).await?;
        Ok(Self { base, erdr, pool, web, worker, web_at_start, mail })
    }

    /// Stops everything, the programs first.
    pub async fn stop(self) {
        self.pool.close().await;
        self.web.stop().await;
        self.worker.stop().await;
        self.erdr.stop().await;
        self.mail.stop().await;
    }

    /// Memory of the programs once the worker has nothing left to do.
    ///
    /// # Errors
    /// When one has ended.
    pub async fn memory(&self) -> Result<Vec<Figure>> {
        let waited = self.worker_rests().await?;
        let callbacks: i64 = sqlx::query_scalar("SELECT count(*) FROM messages WHERE state = 'delivered'")
            .fetch_one(&self.pool)
            .await?;
        println!(
            "\nThe worker had nothing left to do {:.1} s later: {} letters by SMTP, {callbacks} callbacks delivered.",
            waited.as_secs_f64(),
            self.mail.letter_box().received(),
        );
        let (web, worker) = (self.web.memory()?, self.worker.memory()?);
        println!(
            "Memory: zan serve {:.0} MB resident, of it {:.0} MB not of files ({:.0} and {:.0} MB at the start); zan worker {:.0} and {:.0} MB.",
            web.resident,
            web.anonymous,
            self.web_at_start.resident,
            self.web_at_start.anonymous,
            worker.resident,
            worker.anonymous
        );
        let figure = |name: &str, measured, target| Figure {
            name: name.to_owned(),
            unit: Unit::Megabytes,
            measured,
            target,
            yardstick_name: "zan serve when it became ready",
            yardstick: self.web_at_start.resident,
        };
        Ok(vec![
            figure("resident memory of zan serve", web.resident, Some(MEMORY_TARGET)),
            figure("resident memory of zan worker", worker.resident, None),
        ])
    }

    /// Waits until no job is due; answers how long that took.
    async fn worker_rests(&self) -> Result<Duration> {
        let begun = Instant::now();
        loop {
            let due: i64 =
                sqlx::query_scalar("SELECT count(*) FROM jobs WHERE state = 'ready' AND run_at <= now()")
                    .fetch_one(&self.pool)
                    .await?;
            if due == 0 {
                return Ok(begun.elapsed());
            }
            ensure!(begun.elapsed() < PATIENCE, "{due} jobs are still due: {}", self.worker.last_words());
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }
}

/// Loads the country and tells the thread once, so that every page has something to show; then makes ourselves known
/// as ЕРДР.
async fn settle(ground: &Ground, callback_url: String) -> Result<()> {
    let mut config = Config::default();
    config.files.folder = ground.folder().join("files");
    let server = Server::Outside { url: ground.url(), migration_url: ground.url() };
    let free = (Ipv4Addr::LOCALHOST, 0).into();
    let demo =
        Demo::start(config, server, &Addresses { web: free, erdr: free, ncalayer: 0, centre: None }).await?;
    println!("\nThe thread, told once so that every page has something to show:");
    let told = thread::tell(&demo, Instant::now()).await;
    let zone = TimeZone::get("Asia/Almaty")?;
    let options = country::Options {
        seed: 0,
        today: zone.to_datetime(demo.platform.clock.now()).date(),
        password: PASSWORD.to_owned(),
        erdr: Some(Erdr {
            api_key: API_KEY.to_owned(),
            callback_url,
            callback_secret: CALLBACK_SECRET.to_owned(),
        }),
    };
    let known = country::load(&demo.platform, &options).await;
    demo.stop().await?;
    told.context("the thread")?;
    known.context("the stand-in of ЕРДР")?;
    Ok(())
}

/// `zan` with the configuration of this run.
///
/// # Errors
/// When it was not built.
pub fn configured(ground: &Ground, arguments: &[&str], port: u16, smtp_url: Option<&str>) -> Result<Command> {
    let mut command = process::command(arguments, ground.folder())?;
    command
        .env("ZAN_DATABASE_URL", ground.url())
        .env("ZAN_WEB_LISTEN", format!("127.0.0.1:{port}"))
        .env("ZAN_WEB_BASE_URL", format!("http://localhost:{port}"))
        .env("ZAN_FILES_FOLDER", ground.folder().join("files"))
        .env("ZAN_MAIL_SMTP_URL", smtp_url.unwrap_or_default());
    Ok(command)
}

/// Starts `zan serve` and waits until it is ready; answers how long that took.
///
/// # Errors
/// When it ends, or is not ready in time; with its last words.
pub async fn serve(ground: &Ground, port: u16, log: &str) -> Result<(Process, Duration)> {
    let client = reqwest::Client::builder().no_proxy().build()?;
    let address = format!("http://127.0.0.1:{port}/readyz");
    let log: PathBuf = ground.folder().join(log);
    let begun = Instant::now();
    let mut web = Process::start(configured(ground, &["serve"], port, None)?, log)?;
    loop {
        let answer = client.get(&address).send().await;
        if answer.is_ok_and(|answer| answer.status().is_success()) {
            return Ok((web, begun.elapsed()));
        }
        if web.has_ended() || begun.elapsed() > PATIENCE {
            bail!("zan serve did not get ready: {}", web.last_words());
        }
        tokio::time::sleep(TRY_AGAIN).await;
    }
}
