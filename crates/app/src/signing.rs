//! The electronic signature of a process: whom it believes, whom it asks, which acts it knows.

use std::sync::Arc;

use anyhow::{Context as _, Result};
use rand::RngExt as _;
use zan_base::identifiers::Bin;
use zan_connectors::pki::{PkiClient, Settings};
use zan_eds::{Certificate, TrustStore, ocsp, time_stamp};
use zan_kernel::{BoxFuture, ports::Certification};
use zan_signing::{Acts, Signing, Verifier, entry};

use crate::config::{Config, WhenUnknown};

/// The centre's services over HTTP.
struct Centre(PkiClient);

impl Certification for Centre {
    fn ocsp<'a>(&'a self, certificate: &'a [u8], issuer: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        Box::pin(async move {
            let read = |der| Certificate::read(der).map_err(|error| error.to_string());
            let (certificate, issuer) = (read(certificate)?, read(issuer)?);
            let nonce = nonce();
            let request = ocsp::request(&certificate, &issuer, Some(&nonce));
            let urls = certificate.ocsp_urls();
            let answer = self.0.ocsp(urls, request).await.map_err(|error| error.to_string())?;
            // An answer that repeats the nonce of another request was recorded and played again.
            ocsp::read(&answer, &certificate, &issuer, Some(&nonce)).map_err(|error| error.to_string())?;
            Ok(answer)
        })
    }

    fn revocation_list<'a>(&'a self, certificate: &'a [u8]) -> BoxFuture<'a, Result<Arc<[u8]>, String>> {
        Box::pin(async move {
            let certificate = Certificate::read(certificate).map_err(|error| error.to_string())?;
            let list = self.0.crl(certificate.crl_urls()).await.map_err(|error| error.to_string())?;
            Ok(list.bytes)
        })
    }

    fn time_stamp<'a>(&'a self, value: &'a [u8]) -> BoxFuture<'a, Result<Vec<u8>, String>> {
        Box::pin(async move {
            let imprint = time_stamp::imprint(time_stamp::SHA_256, value).ok_or("no such digest")?;
            let request = time_stamp::request(time_stamp::SHA_256, &imprint, Some(&nonce()), true);
            let response = self.0.time_stamp(request).await.map_err(|error| error.to_string())?;
            let token = time_stamp::token_of_response(&response).map_err(|error| error.to_string())?;
            Ok(token.to_vec())
        })
    }
}

/// Sixteen random bytes that ASN.1 writes as a positive number of full length.
fn nonce() -> [u8; 16] {
    let mut nonce: [u8; 16] = rand::rng().random();
    if let Some(first) = nonce.first_mut() {
        *first = (*first & 0x7f) | 0x40;
    }
    nonce
}

/// The authorities of the configuration.
///
/// # Errors
/// When the folder cannot be read.
pub fn trust(config: &Config) -> Result<TrustStore> {
    let Some(folder) = &config.signing.trust else {
        return Ok(TrustStore::from_certificates(std::iter::empty::<Vec<u8>>()));
    };
    let store =
        TrustStore::from_folder(folder).with_context(|| format!("signing.trust {}", folder.display()))?;
    for skipped in store.skipped() {
        tracing::warn!(?skipped, "a file of signing.trust is no certificate");
    }
    Ok(store)
}

/// Everything about signatures for the faces and the worker.
///
/// # Errors
/// When an address of the centre or the organisation's number makes no sense.
pub fn signing(config: &Config, trust: TrustStore) -> Result<Signing> {
    let mut settings = Settings { tsp: Some(config.signing.tsp_url.clone()), ..Settings::default() };
    settings.ocsp.clone_from(&config.signing.ocsp_url);
    settings.crl.clone_from(&config.signing.crl_url);
    let centre = Centre(PkiClient::new(&settings)?);
    let organisation_bin = config.signing.organisation_bin.clone();
    if let Some(wrong) = organisation_bin.as_deref().and_then(|bin| Bin::parse(bin).err()) {
        anyhow::bail!("signing.organisation_bin: {wrong}");
    }
    let when_unknown = match config.signing.when_revocation_unknown {
        WhenUnknown::Refuse => zan_signing::WhenUnknown::Refuse,
        WhenUnknown::ConfirmLater => zan_signing::WhenUnknown::ConfirmLater,
    };
    let verifier = Verifier::new(Arc::new(trust), Arc::new(centre), when_unknown);
    if !verifier.believes_somebody() {
        tracing::warn!("no authority is trusted (signing.trust): every electronic signature will be refused");
    }
    Ok(Signing {
        acts: acts(),
        verifier: Arc::new(verifier),
        ncalayer_url: config.signing.ncalayer_url.as_str().into(),
        organisation_bin: organisation_bin.unwrap_or_default().into(),
    })
}

/// Every act that is signed.
#[must_use]
pub fn acts() -> Acts {
    let acts = Acts::default().with(entry::STRENGTHEN, entry::Strengthen);
    zan_payment::acts(zan_defence::acts(acts))
}
