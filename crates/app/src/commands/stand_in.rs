//! `zan stand-in`: foreign systems that speak the real protocols, for demonstrations and tests.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use tokio::net::TcpListener;
use zan_connectors::{
    egov_mobile_stand_in::{self as egov_mobile, Options, Outcome, Phone},
    erdr::stand_in::{Settings, StandIn as ErdrStandIn},
    ncalayer_stand_in::{self, Answer, NcaLayerStandIn, Switches},
    pki_stand_in::SharedPki,
};
use zan_throwaway_pki::{Key, Pki};

use crate::web;

#[derive(Debug, Subcommand)]
pub enum StandIn {
    /// ЕРДР: sends orders by the API, takes signed callbacks, shows both on a page.
    Erdr(Erdr),
    /// NCALayer: the signing program of people's computers, with throw-away keys.
    Ncalayer(Ncalayer),
    /// eGov Mobile: a phone that reads a QR code's text and signs with a throw-away key.
    EgovMobile(EgovMobile),
}

#[derive(Debug, Args)]
pub struct Erdr {
    /// Address to listen on.
    #[arg(long, default_value = "127.0.0.1:8081")]
    listen: SocketAddr,
    /// Address of our API.
    #[arg(long, default_value = "http://localhost:8080")]
    api: String,
    /// API key of the system, as `zan admin create-system` printed it.
    #[arg(long, env = "ERDR_API_KEY", hide_env_values = true)]
    api_key: String,
    /// Secret of the callbacks' signature.
    #[arg(long, env = "ERDR_CALLBACK_SECRET", hide_env_values = true)]
    callback_secret: String,
    /// Body whose orders the page's button sends.
    #[arg(long, default_value = "ASTANA-UP-SARYARKA")]
    unit: String,
}

#[derive(Debug, Args)]
pub struct Ncalayer {
    /// Address to listen on, plain and over TLS.
    #[arg(long, default_value_t = ncalayer_stand_in::USUAL_ADDRESS)]
    listen: SocketAddr,
    /// Folder of the demonstration's throw-away centre, with its keys.
    #[arg(long, default_value = "var/demo/centre")]
    centre: PathBuf,
    /// Name, ИИН or БИН of the key to take, whatever is asked for.
    #[arg(long)]
    key: Option<String>,
    /// The person closes the window.
    #[arg(long)]
    cancel: bool,
    /// The program fails.
    #[arg(long, conflicts_with = "cancel")]
    error: bool,
    /// A key of somebody else than asked for.
    #[arg(long)]
    wrong_iin: bool,
    /// A certificate that expired a month ago.
    #[arg(long)]
    expired: bool,
    /// A certificate that was revoked an hour ago.
    #[arg(long)]
    revoked: bool,
    /// Milliseconds before every answer.
    #[arg(long, default_value_t = 0)]
    slow: u64,
    /// An old version without the module `basics`.
    #[arg(long)]
    old: bool,
}

#[derive(Debug, Args)]
pub struct EgovMobile {
    /// The text of the QR code, `mobileSign:…`, or the link of the page.
    code: String,
    /// File of a throw-away key, for example var/demo/centre/advocate1.key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// Only look at the documents.
    #[arg(long)]
    look: bool,
    /// Language of the phone: kk, ru or en.
    #[arg(long, default_value = "kk", value_parser = ["kk", "ru", "en"])]
    language: String,
}

/// Runs until told to stop; the phone until it has signed.
pub async fn run(stand_in: StandIn) -> Result<ExitCode> {
    match stand_in {
        StandIn::Erdr(erdr) => run_erdr(erdr).await,
        StandIn::Ncalayer(ncalayer) => run_ncalayer(ncalayer).await,
        StandIn::EgovMobile(phone) => run_phone(phone).await,
    }
}

async fn run_erdr(erdr: Erdr) -> Result<ExitCode> {
    let listener = TcpListener::bind(erdr.listen).await.with_context(|| erdr.listen.to_string())?;
    let settings = Settings::new(&erdr.api, &erdr.api_key, &erdr.callback_secret, &erdr.unit);
    let handle = ErdrStandIn::start(listener, settings)?;
    println!("The stand-in of ЕРДР is at {}; callbacks go to {}.", handle.url(), handle.callback_url());
    web::told_to_stop().await;
    handle.stop().await;
    Ok(ExitCode::SUCCESS)
}

async fn run_ncalayer(arguments: Ncalayer) -> Result<ExitCode> {
    let bundle = read(&arguments.centre.join("centre.bundle"))?;
    let pki = SharedPki::new(Pki::from_bundle(&bundle).context("the centre cannot be read")?);
    let keys = keys(&arguments.centre)?;
    let listener = TcpListener::bind(arguments.listen).await.with_context(|| arguments.listen.to_string())?;
    let mut settings = ncalayer_stand_in::Settings::new(pki, keys);
    settings.switches = Switches {
        key: arguments.key,
        answer: match (arguments.cancel, arguments.error) {
            (true, _) => Answer::Cancel,
            (_, true) => Answer::Error,
            _ => Answer::Sign,
        },
        wrong_iin: arguments.wrong_iin,
        expired: arguments.expired,
        revoked: arguments.revoked,
        slow_ms: arguments.slow,
        only_common_utils: arguments.old,
        version: if arguments.old { "1.3".to_owned() } else { Switches::default().version },
        ..Switches::default()
    };
    let stand_in = NcaLayerStandIn::start(listener, settings)?;
    println!("The stand-in of NCALayer is at {} and {}.", stand_in.plain_url(), stand_in.url());
    web::told_to_stop().await;
    stand_in.stop().await;
    Ok(ExitCode::SUCCESS)
}

fn keys(folder: &Path) -> Result<Vec<Key>> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "key"))
        .collect();
    files.sort();
    files.iter().map(|file| key(file)).collect()
}

fn key(file: &Path) -> Result<Key> {
    Key::from_bundle(&read(file)?).with_context(|| file.display().to_string())
}

fn read(file: &Path) -> Result<String> {
    std::fs::read_to_string(file).with_context(|| file.display().to_string())
}

async fn run_phone(arguments: EgovMobile) -> Result<ExitCode> {
    let key = key(&arguments.key)?;
    let phone = Phone::new(egov_mobile::Limits::default())?;
    let language = match arguments.language.as_str() {
        "ru" => "ru",
        "en" => "en",
        _ => "kk",
    };
    let options = Options { language, only_look: arguments.look, now: Timestamp::now() };
    match egov_mobile::sign(&arguments.code, &key, &phone, &options).await? {
        Outcome::Signed { invitation, documents } => {
            println!("{}: {} signed.", invitation.description, documents.documents_to_sign.len());
            Ok(ExitCode::SUCCESS)
        }
        Outcome::Seen { invitation, documents } => {
            println!("{}:", invitation.description);
            for document in &documents.documents_to_sign {
                println!(
                    "  {}",
                    document.name_kz.as_ref().or(document.name_ru.as_ref()).map_or("-", String::as_str)
                );
            }
            Ok(ExitCode::SUCCESS)
        }
        Outcome::Refused { status, refusal } => bail!("refused with {status}: {}", refusal.message),
    }
}
