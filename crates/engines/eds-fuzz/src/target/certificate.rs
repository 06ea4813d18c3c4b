//! Certificates.

use zan_eds::{Certificate, TrustStore, ocsp};

use crate::World;
use crate::seeds::NONCE;

pub(super) fn judge(world: &World, input: &[u8]) -> Result<String, String> {
    let store = TrustStore::from_certificates([input]);
    let Ok(certificate) = Certificate::read(input) else {
        return Ok("not a certificate".to_owned());
    };
    if Certificate::read(certificate.der()).as_ref() != Ok(&certificate) {
        return Err("a certificate that is another when read again".to_owned());
    }
    let says = says(&certificate);
    serde_json::to_string(&certificate).map_err(|error| error.to_string())?;
    let issuer = world.trust.issuer_of(&certificate);
    if let Some(issuer) = issuer {
        world.check("certificate", says.as_bytes())?;
        // Only to see that it can be built.
        drop(ocsp::request(&certificate, issuer, Some(NONCE)));
    }
    let skipped = store.skipped().first().map_or("an authority", |skipped| skipped.why);
    Ok(format!(
        "{skipped}; issued={} {} {:?} iin={} bin={} urls={}/{} years={}",
        issuer.is_some(),
        certificate.kind().code(),
        certificate.key_usage(),
        certificate.iin().is_some(),
        certificate.bin().is_some(),
        certificate.ocsp_urls().len().min(3),
        certificate.crl_urls().len().min(3),
        certificate.not_before() < certificate.not_after(),
    ))
}

/// Everything that a caller reads in it.
fn says(certificate: &Certificate) -> String {
    format!(
        "{} {} {} {:?} {:?} {:?} {} {:?} {} {} {:?} {:?}",
        certificate.serial(),
        certificate.issuer(),
        certificate.subject(),
        certificate.iin(),
        certificate.bin(),
        certificate.organisation(),
        certificate.kind().code(),
        certificate.key_usage(),
        certificate.not_before(),
        certificate.not_after(),
        certificate.ocsp_urls(),
        certificate.crl_urls(),
    )
}
