//! `zan signature verify`: who signed a file, and whether it holds. Without database and network.

use std::{
    io::Read as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context as _, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
use clap::{Args, Subcommand};
use jiff::Timestamp;
use zan_eds::{Evidence, Limits, Question, Report, Signer, TrustStore};

use crate::{config::Config, signing};

/// Larger files are not read.
const LARGEST: u64 = 512 * 1024 * 1024;

#[derive(Debug, Subcommand)]
pub enum Signature {
    /// Say who signed a file, when and in what capacity, and whether signature, certificates and time stamp hold.
    ///
    /// Exit status 0: valid; 1: not valid; 2: the input cannot be read, or wrong usage.
    Verify(Verify),
}

#[derive(Debug, Args)]
pub struct Verify {
    /// CMS in DER, BER, PEM or base64, an XMLDSig or WS-Security document, or an evidence container (ASiC-E).
    file: PathBuf,
    /// What a detached signature is about.
    #[arg(long, value_name = "FILE")]
    content: Option<PathBuf>,
    /// Folder with certificates, DER or PEM; every one of them is an anchor, also an issuing CA without its root. The
    /// configured trust store when not given.
    #[arg(long, value_name = "DIR")]
    trust: Option<PathBuf>,
    /// Moment at which certificates must have been valid (RFC 3339). The moment of a good time stamp when not given,
    /// else now.
    #[arg(long, value_name = "MOMENT")]
    at: Option<Timestamp>,
    /// Revocation list, DER or PEM; may be given several times.
    #[arg(long, value_name = "FILE")]
    crl: Vec<PathBuf>,
    /// Recorded OCSP answer, DER; may be given several times.
    #[arg(long, value_name = "FILE")]
    ocsp: Vec<PathBuf>,
    /// Print one JSON object.
    #[arg(long)]
    json: bool,
}

/// What could not be read, and why: exit status 2.
const UNREADABLE: u8 = 2;

/// Runs the command. `config` is read only when the trust folder is not given.
pub fn run(config: impl FnOnce() -> Result<Config>, command: &Signature) -> ExitCode {
    let Signature::Verify(arguments) = command;
    match verify(config, arguments) {
        Ok(report) => {
            print(&report, arguments.json);
            if report.valid { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("zan: {error:#}");
            if arguments.json {
                let code = error
                    .downcast_ref::<zan_eds::Unreadable>()
                    .map_or("unreadable", zan_eds::Unreadable::code);
                println!("{}", serde_json::json!({"valid": false, "reason": code, "signers": []}));
            }
            ExitCode::from(UNREADABLE)
        }
    }
}

fn verify(config: impl FnOnce() -> Result<Config>, arguments: &Verify) -> Result<Report> {
    let input = read(&arguments.file)?;
    let content = arguments.content.as_deref().map(read).transpose()?;
    let trust = match &arguments.trust {
        Some(folder) => {
            TrustStore::from_folder(folder).with_context(|| format!("--trust {}", folder.display()))?
        }
        None => signing::trust(&config()?)?,
    };
    let all = |files: &[PathBuf]| files.iter().map(|file| Ok(bare(read(file)?))).collect::<Result<Vec<_>>>();
    let evidence =
        Evidence { ocsp: all(&arguments.ocsp)?, crls: all(&arguments.crl)?, ..Evidence::default() };
    let question = Question {
        input: &input,
        content: content.as_deref(),
        trust: &trust,
        evidence: &evidence,
        at: arguments.at,
        now: Timestamp::now(),
        limits: Limits::DEFAULT,
    };
    zan_eds::verify(&question).with_context(|| arguments.file.display().to_string())
}

fn read(path: &Path) -> Result<Vec<u8>> {
    let file = std::fs::File::open(path).with_context(|| path.display().to_string())?;
    let mut bytes = Vec::new();
    let length =
        file.take(LARGEST + 1).read_to_end(&mut bytes).with_context(|| path.display().to_string())?;
    anyhow::ensure!(length as u64 <= LARGEST, "{} is too large", path.display());
    Ok(bytes)
}

/// DER out of PEM; anything else as it is.
fn bare(bytes: Vec<u8>) -> Vec<u8> {
    let text = std::str::from_utf8(&bytes).unwrap_or_default().trim();
    if !text.starts_with("-----BEGIN ") {
        return bytes;
    }
    let body: String = text.lines().filter(|line| !line.starts_with("-----")).map(str::trim).collect();
    BASE64.decode(body).unwrap_or(bytes)
}

fn print(report: &Report, json: bool) {
    if json {
        match serde_json::to_string_pretty(report) {
            Ok(text) => println!("{text}"),
            Err(error) => eprintln!("zan: {error}"),
        }
        return;
    }
    println!("{}", if report.valid { "valid" } else { "NOT VALID" });
    if let Some(reason) = report.reason {
        println!("reason: {}", reason.code());
    }
    for finding in &report.findings {
        println!("{}: {}", finding.name, finding.reason.code());
    }
    report.signers.iter().for_each(signer);
}

fn signer(signer: &Signer) {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    println!();
    println!("signer      {}", signer.name);
    println!(
        "valid       {}{}",
        signer.valid,
        signer.reason.map_or(String::new(), |it| format!(" ({})", it.code()))
    );
    println!("kind        {}", signer.kind.code());
    println!("IIN         {}", or_dash(signer.iin.clone()));
    println!("BIN         {}", or_dash(signer.bin.clone()));
    println!("algorithm   {}", signer.algorithm.map_or("-", zan_eds::Algorithm::code));
    println!("signed at   {} (the signer's word)", or_dash(signer.signed_at.map(|at| at.to_string())));
    println!("time stamp  {}", or_dash(signer.timestamped_at.map(|at| at.to_string())));
    println!("revocation  {}", signer.revocation.code());
    if let Some(certificate) = &signer.certificate {
        println!("certificate {} of {}", certificate.serial(), certificate.issuer());
    }
}
