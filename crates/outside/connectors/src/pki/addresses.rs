//! Which addresses may be called.

use reqwest::Url;

use super::{client::Limits, error::PkiError};

/// Configuration of the clients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The service of revocation answers, instead of what certificates name.
    pub ocsp: Option<String>,
    /// The folder of revocation lists, instead of what certificates name: the last segment of the certificate's
    /// address is looked up in it.
    pub crl: Option<String>,
    /// The service of time stamps. Certificates do not name one.
    pub tsp: Option<String>,
    /// Beginnings of addresses that certificates may lead to: same scheme, host and port, path below.
    pub allowed: Vec<String>,
    pub limits: Limits,
}

impl Default for Settings {
    /// The production services of the national certification centre, as they are published.
    fn default() -> Self {
        let allowed = [
            "http://ocsp.pki.gov.kz/",
            "http://crl.pki.gov.kz/",
            "http://crl1.pki.gov.kz/",
            "http://crl.root.gov.kz/",
        ];
        Self {
            ocsp: None,
            crl: None,
            tsp: Some("http://tsp.pki.gov.kz/".to_owned()),
            allowed: allowed.map(str::to_owned).to_vec(),
            limits: Limits::default(),
        }
    }
}

impl Settings {
    /// Everything under one address: `…/ocsp`, `…/crl/…`, `…/tsp`, as [`crate::pki_stand_in`] serves them.
    #[must_use]
    pub fn all_under(base_url: &str) -> Self {
        let base = base_url.trim_end_matches('/');
        Self {
            ocsp: Some(format!("{base}/ocsp")),
            crl: Some(format!("{base}/crl/")),
            tsp: Some(format!("{base}/tsp")),
            allowed: Vec::new(),
            limits: Limits::default(),
        }
    }
}

/// Settings, read.
#[derive(Debug, Clone)]
pub(super) struct Addresses {
    ocsp: Option<Url>,
    crl: Option<Url>,
    tsp: Option<Url>,
    allowed: Vec<Url>,
}

impl Addresses {
    pub(super) fn read(settings: &Settings) -> Result<Self, PkiError> {
        let optional = |text: &Option<String>| text.as_deref().map(configured).transpose();
        let folder = |mut url: Url| {
            if !url.path().ends_with('/') {
                url.set_path(&format!("{}/", url.path()));
            }
            url
        };
        Ok(Self {
            ocsp: optional(&settings.ocsp)?,
            crl: optional(&settings.crl)?.map(folder),
            tsp: optional(&settings.tsp)?,
            allowed: settings
                .allowed
                .iter()
                .map(|text| configured(text).map(folder))
                .collect::<Result<_, _>>()?,
        })
    }

    pub(super) fn ocsp(&self, named: &[String]) -> Result<Url, PkiError> {
        self.ocsp.clone().map_or_else(|| self.first_allowed(named), Ok)
    }

    pub(super) fn crl(&self, named: &[String]) -> Result<Url, PkiError> {
        let Some(folder) = &self.crl else { return self.first_allowed(named) };
        let file = named.iter().find_map(|text| {
            let url = Url::parse(text).ok()?;
            url.path_segments()?.next_back().filter(|file| !file.is_empty()).map(str::to_owned)
        });
        // A segment of a parsed path holds no slash and is neither `.` nor `..`; it may hold a colon, and then
        // joining would take it for a whole address.
        let file = file.ok_or(PkiError::NoAddress)?;
        let url = folder.join(&format!("./{file}")).map_err(|_| PkiError::NotAllowed(file.clone()))?;
        if is_below(&url, folder) { Ok(url) } else { Err(PkiError::NotAllowed(file)) }
    }

    pub(super) fn tsp(&self) -> Result<Url, PkiError> {
        self.tsp.clone().ok_or(PkiError::NoAddress)
    }

    fn first_allowed(&self, named: &[String]) -> Result<Url, PkiError> {
        let allowed = |text: &String| {
            let url = Url::parse(text).ok()?;
            self.allowed.iter().any(|prefix| is_below(&url, prefix)).then_some(url)
        };
        named.iter().find_map(allowed).ok_or_else(|| match named.first() {
            Some(first) => PkiError::NotAllowed(crate::one_line(first)),
            None => PkiError::NoAddress,
        })
    }
}

/// An address somebody configured: HTTP, and no password, which would stand in logs.
fn configured(text: &str) -> Result<Url, PkiError> {
    let url = Url::parse(text).map_err(|error| PkiError::Setup(format!("{text}: {error}")))?;
    let fits = matches!(url.scheme(), "http" | "https") && !has_password(&url) && url.host().is_some();
    if fits {
        Ok(url)
    } else {
        Err(PkiError::Setup("an address begins with http:// or https:// and holds no password".to_owned()))
    }
}

fn has_password(url: &Url) -> bool {
    !url.username().is_empty() || url.password().is_some()
}

/// Same scheme, host and port, and the path below that of `folder`, which ends with a slash. `Url` has resolved `..`
/// and its encoded forms before.
fn is_below(url: &Url, folder: &Url) -> bool {
    url.origin() == folder.origin() && !has_password(url) && url.path().starts_with(folder.path())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(settings: &Settings) -> Addresses {
        Addresses::read(settings).unwrap()
    }

    fn list(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn a_certificate_leads_only_where_it_may() {
        let addresses = addresses(&Settings {
            allowed: list(&["http://ocsp.pki.gov.kz", "http://pki.example:8080/crl"]),
            ..Settings::default()
        });
        let asked = |text: &str| addresses.ocsp(&list(&[text])).map(|url| url.to_string());
        for good in [
            "http://ocsp.pki.gov.kz/",
            "http://OCSP.pki.gov.kz:80/x?y",
            "http://pki.example:8080/crl/a.crl",
            "http://ocsp.pki.gov.kz/../x",
        ] {
            assert!(asked(good).is_ok(), "{good}");
        }
        for bad in [
            "http://127.0.0.1/",
            "http://localhost:5432/",
            "http://[::1]/",
            "http://169.254.169.254/latest/meta-data",
            "https://ocsp.pki.gov.kz/",
            "http://ocsp.pki.gov.kz:8080/",
            "http://ocsp.pki.gov.kz.evil.example/",
            "http://ocsp.pki.gov.kz@evil.example/",
            "http://user@ocsp.pki.gov.kz/",
            "http://evil.example/?http://ocsp.pki.gov.kz/",
            "http://pki.example:8080/crl/../admin",
            "http://pki.example:8080/crl/%2e%2e/admin",
            "http://pki.example:8080/crlx",
            "file:///etc/passwd",
            "ldap://ocsp.pki.gov.kz/",
            "ocsp",
            "",
        ] {
            assert!(matches!(asked(bad), Err(PkiError::NotAllowed(_))), "{bad}: {:?}", asked(bad));
        }
        assert_eq!(addresses.ocsp(&[]), Err(PkiError::NoAddress));
        // The first allowed one is taken, wherever it stands.
        let two = list(&["http://10.0.0.1/", "http://ocsp.pki.gov.kz/"]);
        assert_eq!(addresses.ocsp(&two).unwrap().host_str(), Some("ocsp.pki.gov.kz"));
    }

    #[test]
    fn a_configured_service_goes_before_what_a_certificate_names() {
        let addresses = addresses(&Settings::all_under("http://127.0.0.1:13580"));
        let anywhere = list(&["http://10.0.0.1/secret/nca.crl"]);
        assert_eq!(addresses.ocsp(&anywhere).unwrap().as_str(), "http://127.0.0.1:13580/ocsp");
        assert_eq!(addresses.ocsp(&[]).unwrap().as_str(), "http://127.0.0.1:13580/ocsp");
        assert_eq!(addresses.crl(&anywhere).unwrap().as_str(), "http://127.0.0.1:13580/crl/nca.crl");
        assert_eq!(addresses.tsp().unwrap().as_str(), "http://127.0.0.1:13580/tsp");
        for odd in
            ["http://x/http:evil", "http://x/a%2f..%2f..%2fb", "http://x/..%5cb", "http://x/?a/../b", "x"]
        {
            let url = addresses.crl(&list(&[odd]));
            let below =
                url.as_ref().map_or(true, |url| url.as_str().starts_with("http://127.0.0.1:13580/crl/"));
            assert!(below, "{odd}: {url:?}");
        }
    }

    #[test]
    fn a_wrong_configuration_is_told_at_the_start() {
        for wrong in ["ocsp.pki.gov.kz", "ftp://pki.example/", "http://user:secret@pki.example/", "http://"] {
            let settings = Settings { tsp: Some(wrong.to_owned()), ..Settings::default() };
            assert!(matches!(Addresses::read(&settings), Err(PkiError::Setup(_))), "{wrong}");
        }
    }
}
