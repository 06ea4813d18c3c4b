//! `zan demo`: everything in one process with an invented country.

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::PathBuf,
    process::ExitCode,
    str::FromStr as _,
    sync::Arc,
    time::Instant,
};

use anyhow::{Context as _, Result};
use clap::Args;
use jiff::tz::TimeZone;
use tokio::{net::TcpListener, task::JoinSet};
use zan_connectors::{
    erdr::stand_in::{Handle, Settings as ErdrSettings, StandIn},
    smtp_stand_in::SmtpStandIn,
};
use zan_eds::TrustStore;
use zan_kernel::{Clock, OffsetClock, Platform};
use zan_private_pg::{PrivatePostgres, Settings as PostgresSettings};
use zan_registry::{demo as country, reference::DataSource};
use zan_signing::Signing;

use crate::{
    commands::serve::{keep_up, listen},
    config::{Config, Secret},
    database::{Database, Server, load_reference},
    signing,
    telemetry::{self, Metrics},
    throwaway::{self, Centre},
    web, worker,
};

/// The same people every time.
const SEED: u64 = 20_261_121;
/// Password of every invented account; the accounts exist in demonstrations only.
pub const PASSWORD: &str = "qorgau-demo-2026";
/// Body whose orders the stand-in of ЕРДР sends: the officer's own, in the zone of the printed advocates.
pub const UNIT: &str = "ASTANA-UP-ALMATY";
const API_KEY: &str = "demo-erdr-key-0f6a1b2c3d4e5f60718293a4b5c6d7e8";
const CALLBACK_SECRET: &str = "demo-erdr-callback-secret";
/// Where NCALayer listens.
const NCALAYER_PORT: u16 = 13579;
/// Letters the mail stand-in keeps.
const LETTERS: usize = 200;

#[derive(Debug, Args)]
pub struct DemoArguments {
    /// Start afresh: remove the demonstration's database and documents.
    #[arg(long)]
    reset: bool,
    /// Run the whole thread once without a browser, on a fresh database, and end.
    #[arg(long)]
    pub once: bool,
}

/// A demonstration that runs.
pub struct Demo {
    pub platform: Platform,
    pub url: String,
    pub erdr: Handle,
    /// The throw-away certification centre with the keys of the printed accounts.
    pub centre: Centre,
    mail: SmtpStandIn,
    database: Database,
    tasks: JoinSet<Result<()>>,
    web: tokio::task::JoinHandle<Result<()>>,
    stop: tokio::sync::oneshot::Sender<()>,
}

/// Where a demonstration listens.
pub struct Addresses {
    pub web: SocketAddr,
    pub erdr: SocketAddr,
    /// Port of the stand-in for NCALayer on loopback, 0 for a free one.
    pub ncalayer: u16,
    /// Folder that keeps the throw-away certification centre from one start to the next.
    pub centre: Option<PathBuf>,
}

impl Demo {
    /// Starts everything.
    ///
    /// # Errors
    /// When the database, an address or a data file refuses.
    pub async fn start(mut config: Config, server: Server, addresses: &Addresses) -> Result<Self> {
        config.demo.enabled = true;
        let metrics = Metrics::install()?;
        let listener =
            TcpListener::bind(addresses.web).await.with_context(|| format!("address {}", addresses.web))?;
        let erdr_listener =
            TcpListener::bind(addresses.erdr).await.with_context(|| format!("address {}", addresses.erdr))?;
        let url = format!("http://localhost:{}", listener.local_addr()?.port());
        let callback_url = format!("http://localhost:{}/callbacks", erdr_listener.local_addr()?.port());
        config.web.base_url.clone_from(&url);
        let mail = SmtpStandIn::start(TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?, LETTERS, None)?;
        if config.mail.smtp_url.is_none() {
            config.mail.smtp_url = Some(Secret::new(mail.url()));
        }
        let clock = OffsetClock::default();
        let database = Database::open(server, config.database.max_connections).await?;
        database.migrate().await?;
        let mut platform = database.platform(&config, Arc::new(clock.clone())).await?;
        load_reference(&mut platform, &DataSource::Embedded).await?;
        country::load(&platform, &options(&platform, callback_url)).await?;
        let (centre, signing) = centre(&mut config, addresses, &platform, &clock).await?;
        let erdr = StandIn::start(erdr_listener, erdr_settings(&url, &mail, &clock))?;
        let mut tasks = worker::start(&platform, &worker::handlers(&config, &platform, &signing)?);
        tasks.spawn(listen(platform.clone()));
        tasks.spawn(keep_up(metrics.clone()));
        let doors = web::doors(&platform, Some(shown(&erdr, clock)));
        let router = web::router(&config, web::shell(&config, &platform), doors, signing, &metrics);
        let (stop, told) = tokio::sync::oneshot::channel();
        let web = tokio::spawn(web::serve(listener, router, async move {
            let _ = told.await;
        }));
        Ok(Self { platform, url, erdr, centre, mail, database, tasks, web, stop })
    }

    /// Stops everything, the database last.
    ///
    /// # Errors
    /// When the database does not stop.
    pub async fn stop(mut self) -> Result<()> {
        let _ = self.stop.send(());
        self.erdr.stop().await;
        let _ = self.web.await;
        self.tasks.shutdown().await;
        self.centre.stop().await;
        self.mail.stop().await;
        self.database.close().await
    }
}

/// The throw-away centre, and signatures that it and the authorities of the configuration stand behind.
async fn centre(
    config: &mut Config,
    addresses: &Addresses,
    platform: &Platform,
    clock: &OffsetClock,
) -> Result<(Centre, Signing)> {
    let folder = addresses.centre.as_deref();
    let clock: Arc<dyn Clock> = Arc::new(clock.clone());
    let mut centre = Centre::start(config, folder, Arc::clone(&clock)).await?;
    centre.issue(platform, &country::FIXED_LOGINS, folder).await?;
    centre.play_ncalayer(config, addresses.ncalayer, clock).await?;
    let own = signing::trust(config)?;
    let known = own.anchors().iter().map(|anchor| anchor.der().to_vec());
    let trust = TrustStore::from_certificates(known.chain(centre.anchors()));
    let signing = signing::signing(config, trust)?;
    Ok((centre, signing))
}

fn options(platform: &Platform, callback_url: String) -> country::Options {
    let zone = TimeZone::get("Asia/Almaty").unwrap_or(TimeZone::UTC);
    country::Options {
        seed: SEED,
        today: zone.to_datetime(platform.clock.now()).date(),
        password: PASSWORD.to_owned(),
        erdr: Some(country::Erdr {
            api_key: API_KEY.to_owned(),
            callback_url,
            callback_secret: CALLBACK_SECRET.to_owned(),
        }),
    }
}

fn erdr_settings(url: &str, mail: &SmtpStandIn, clock: &OffsetClock) -> ErdrSettings {
    let mut settings = ErdrSettings::new(url, API_KEY, CALLBACK_SECRET, UNIT);
    settings.letters = Some(mail.letter_box());
    settings.clock = Arc::new(clock.clone());
    settings
}

fn shown(erdr: &Handle, clock: OffsetClock) -> zan_site::Demo {
    use zan_kernel::Role::{Administrator, Advocate, Dispatcher, Justice, Officer, Oversight};
    let roles =
        [Officer, Advocate, Advocate, Advocate, Dispatcher, Justice, Justice, Administrator, Oversight];
    zan_site::Demo {
        accounts: country::FIXED_LOGINS.iter().map(|login| (*login).to_owned()).zip(roles).collect(),
        password: PASSWORD.to_owned(),
        register_url: Some(erdr.url()),
        mail_url: Some(erdr.url()),
        advance: Arc::new(move |by| clock.advance(by)),
    }
}

/// Folder of the demonstration.
fn folder() -> PathBuf {
    PathBuf::from("var/demo")
}

/// Runs the demonstration until told to stop.
pub async fn run(mut config: Config, arguments: &DemoArguments) -> Result<ExitCode> {
    let begun = Instant::now();
    if config.log == crate::config::keys::Log::default() {
        config.log.format = crate::config::LogFormat::Pretty;
        config.log.level = "warn".to_owned();
    }
    telemetry::install_log(&config.log)?;
    let server = server(&mut config, arguments.reset).await?;
    let port = config.web.listen.port();
    let erdr = SocketAddr::new(config.web.listen.ip(), if port == 0 { 0 } else { port.saturating_add(1) });
    let addresses = Addresses {
        web: config.web.listen,
        erdr,
        ncalayer: if port == 0 { 0 } else { NCALAYER_PORT },
        centre: Some(throwaway::folder(&folder())),
    };
    let demo = Demo::start(config.clone(), server, &addresses).await?;
    greet(&demo, begun);
    web::told_to_stop().await;
    println!("Stopping.");
    demo.stop().await?;
    Ok(ExitCode::SUCCESS)
}

async fn server(config: &mut Config, reset: bool) -> Result<Server> {
    config.files.folder = std::path::absolute(folder().join("files"))?;
    let server = match Server::of(config) {
        Server::Private(mut settings) => {
            settings.folder = folder().join("postgres");
            if reset {
                PrivatePostgres::erase(&settings).await?;
            }
            Server::Private(settings)
        }
        Server::Outside { url, migration_url } => {
            if reset {
                erase_outside(&migration_url).await?;
            }
            Server::Outside { url, migration_url }
        }
    };
    for kept in [config.files.folder.clone(), throwaway::folder(&folder())] {
        if reset && kept.exists() {
            std::fs::remove_dir_all(kept)?;
        }
    }
    Ok(server)
}

async fn erase_outside(url: &str) -> Result<()> {
    use sqlx::{Connection as _, Executor as _};
    let options = sqlx::postgres::PgConnectOptions::from_str(url)?;
    let mut connection = sqlx::PgConnection::connect_with(&options).await?;
    connection.execute("DROP SCHEMA public CASCADE").await?;
    connection.execute("CREATE SCHEMA public").await?;
    connection.close().await?;
    Ok(())
}

fn greet(demo: &Demo, begun: Instant) {
    println!("E-Zań kömegi runs at {}/kk/ (ready in {:.1} s).", demo.url, begun.elapsed().as_secs_f64());
    println!("The stand-in of ЕРДР, with its button for an order and the letters sent: {}/", demo.erdr.url());
    println!("Accounts, all with the password {PASSWORD}:");
    println!("  {}", country::FIXED_LOGINS.join(", "));
    match &demo.centre.ncalayer {
        Some(ncalayer) => println!("Signatures: a stand-in for NCALayer at {}.", ncalayer.plain_url()),
        None => println!("Signatures: port {NCALAYER_PORT} is taken, the NCALayer there is used."),
    }
    println!(
        "  Their throw-away keys, also for files and the phone, are in {}.",
        throwaway::folder(&folder()).display()
    );
    println!("Ctrl-C stops. Started again, it keeps its data; --reset starts afresh.");
}

/// A private server in a folder of its own, for one run.
pub fn throw_away(folder: PathBuf) -> Server {
    let mut settings = PostgresSettings::new(folder);
    settings.durable = false;
    Server::Private(settings)
}
