//! The throw-away certification centre of a demonstration: keys for the printed accounts, the centre's services, and a
//! stand-in for NCALayer. Nobody else believes its signatures.

use std::{
    collections::BTreeMap,
    net::Ipv4Addr,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::{Context as _, Result};
use jiff::{SignedDuration, Timestamp};
use rand::RngExt as _;
use tokio::net::TcpListener;
use zan_connectors::{
    ncalayer_stand_in::{self, NcaLayerStandIn},
    pki_stand_in::{PkiStandIn, SharedPki},
};
use zan_kernel::{Clock, Platform, Role};
use zan_registry::accounts::{self, Signer};
use zan_throwaway_pki::{Key, KeyKind, OrganisationRole, Pki, Subject};

use crate::config::Config;

/// How long its certificates hold.
const YEARS: i64 = 5;

/// A running centre.
pub struct Centre {
    pub pki: PkiStandIn,
    /// `None`: something else listens where NCALayer does, perhaps the real program.
    pub ncalayer: Option<NcaLayerStandIn>,
    /// Keys by login.
    pub keys: BTreeMap<String, Key>,
}

impl Centre {
    /// Starts the centre's services. `folder` keeps it from one start to the next; without one it lives as long as the
    /// process. The configuration is turned to it.
    ///
    /// # Errors
    /// When a port or a file refuses.
    pub async fn start(config: &mut Config, folder: Option<&Path>, clock: Arc<dyn Clock>) -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let url = format!("http://{}", listener.local_addr()?);
        let kept = folder.map(|folder| folder.join("centre.bundle"));
        let pki = match kept.as_ref().filter(|file| file.exists()) {
            Some(file) => Pki::from_bundle(&std::fs::read_to_string(file)?)
                .with_context(|| format!("{}: start with --reset", file.display()))?,
            None => fresh(clock.now(), &url),
        };
        let stand_in = PkiStandIn::start(listener, SharedPki::new(pki), clock)?;
        config.signing.ocsp_url = Some(format!("{}/ocsp", stand_in.url()));
        config.signing.crl_url = Some(format!("{}/crl/", stand_in.url()));
        config.signing.tsp_url = format!("{}/tsp", stand_in.url());
        Ok(Self { pki: stand_in, ncalayer: None, keys: BTreeMap::new() })
    }

    /// Issues keys to the accounts with these logins, and keeps them with the centre in `folder`.
    ///
    /// # Errors
    /// When the database or a file refuses.
    pub async fn issue(&mut self, platform: &Platform, logins: &[&str], folder: Option<&Path>) -> Result<()> {
        for login in logins {
            let account = accounts::by_login(&platform.pool, login).await?;
            let id = account.with_context(|| format!("no account {login}"))?.id;
            let Some(signer) = accounts::signer(&platform.pool, id).await? else { continue };
            let Some(subject) = subject(&signer) else { continue };
            let key = self.pki.pki().with(|pki| pki.issue(subject, KeyKind::Gost2015));
            self.keys.insert((*login).to_owned(), key);
        }
        match folder {
            Some(folder) => self.keep(folder),
            None => Ok(()),
        }
    }

    fn keep(&self, folder: &Path) -> Result<()> {
        std::fs::create_dir_all(folder.join("trust"))?;
        std::fs::write(folder.join("centre.bundle"), self.pki.pki().with(|pki| pki.to_bundle()))?;
        for (number, anchor) in self.anchors().iter().enumerate() {
            std::fs::write(folder.join("trust").join(format!("anchor-{number}.cer")), anchor)?;
        }
        for (login, key) in &self.keys {
            std::fs::write(folder.join(format!("{login}.key")), key.to_bundle())?;
        }
        Ok(())
    }

    /// Plays NCALayer with all keys, unless its port is taken.
    ///
    /// # Errors
    /// When the stand-in cannot be prepared.
    pub async fn play_ncalayer(
        &mut self,
        config: &mut Config,
        port: u16,
        clock: Arc<dyn Clock>,
    ) -> Result<()> {
        let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await else {
            return Ok(());
        };
        let keys = self.keys.values().cloned().collect();
        let mut settings = ncalayer_stand_in::Settings::new(self.pki.pki().clone(), keys);
        settings.clock = clock;
        let stand_in = NcaLayerStandIn::start(listener, settings)?;
        config.signing.ncalayer_url = stand_in.plain_url();
        self.ncalayer = Some(stand_in);
        Ok(())
    }

    /// The centre's authorities, DER.
    #[must_use]
    pub fn anchors(&self) -> Vec<Vec<u8>> {
        self.pki.pki().with(|pki| pki.anchors())
    }

    /// Stops its services.
    pub async fn stop(self) {
        if let Some(ncalayer) = self.ncalayer {
            ncalayer.stop().await;
        }
        self.pki.stop().await;
    }
}

fn fresh(now: Timestamp, url: &str) -> Pki {
    let days = |days: i64| SignedDuration::from_hours(24 * days);
    let from = now.saturating_sub(days(2)).unwrap_or(now);
    let to = now.saturating_add(days(365 * YEARS)).unwrap_or(now);
    Pki::new(rand::rng().random(), from, to, Some(url))
}

/// What the account's owner would have in a certificate; `None` without the numbers.
fn subject(signer: &Signer) -> Option<Subject> {
    let iin = signer.iin.as_deref()?;
    let mut names = signer.person.full_name.splitn(3, ' ');
    let (surname, given) = (names.next().unwrap_or_default(), names.next().unwrap_or_default());
    let patronymic = names.next();
    match (signer.person.role, signer.bins.first()) {
        (Role::Officer | Role::Dispatcher | Role::Justice, Some(bin)) => Some(Subject::Organisation {
            role: OrganisationRole::MaySign,
            iin: iin.to_owned(),
            bin: bin.clone(),
            organisation: "Көрсетілім мекемесі".to_owned(),
            surname: surname.to_owned(),
            given: given.to_owned(),
            patronymic: patronymic.map(str::to_owned),
        }),
        _ => Some(Subject::person(iin, surname, given, patronymic)),
    }
}

/// Folder of the demonstration's centre.
#[must_use]
pub fn folder(demo: &Path) -> PathBuf {
    demo.join("centre")
}
