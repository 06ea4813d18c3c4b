//! Address of a mail server as configured.

use lettre::transport::smtp::{
    authentication::{Credentials, Mechanism},
    client::TlsParameters,
};
use reqwest::Url;

/// Ways of signing in that are offered, the first one the server knows is taken.
pub(super) const MECHANISMS: [Mechanism; 2] = [Mechanism::Plain, Mechanism::Login];

const RELAY_PORT: u16 = 25;
const SUBMISSION_PORT: u16 = 587;
const SUBMISSIONS_PORT: u16 = 465;

/// Why the address of a mail server cannot be used. The texts never repeat the address: it holds a password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ServerAddressError {
    /// Not a URL.
    #[error("the address of the mail server is not a URL like smtp://host:25 or smtps://user:pass@host:465")]
    Shape,
    /// Neither smtp nor smtps.
    #[error("the address of the mail server begins with smtp:// or smtps://")]
    Scheme,
    /// A query other than `tls=required`.
    #[error("the address of the mail server takes only ?tls=required after it")]
    Option,
    /// A password that would travel readable.
    #[error("a password for a mail server in the network needs smtps:// or ?tls=required")]
    ReadablePassword,
    /// TLS cannot be prepared, for instance because the machine has no root certificates.
    #[error("TLS for the mail server cannot be prepared: {0}")]
    Tls(String),
}

/// How the connection is protected.
pub(super) enum Protection {
    None,
    StartTls(TlsParameters),
    Wrapped(TlsParameters),
}

/// A mail server: where it is, how it is protected, how we sign in.
pub(super) struct ServerAddress {
    pub host: String,
    pub port: u16,
    pub protection: Protection,
    pub credentials: Option<Credentials>,
}

impl ServerAddress {
    pub(super) fn parse(url: &str) -> Result<Self, ServerAddressError> {
        let url = Url::parse(url.trim()).map_err(|_| ServerAddressError::Shape)?;
        let wrapped = match url.scheme() {
            "smtp" => false,
            "smtps" => true,
            _ => return Err(ServerAddressError::Scheme),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(ServerAddressError::Shape)?;
        let host = host.trim_matches(['[', ']']).to_owned();
        let start_tls = match url.query() {
            None | Some("") => false,
            Some("tls=required") => !wrapped,
            Some(_) => return Err(ServerAddressError::Option),
        };
        let credentials = credentials(&url)?;
        if credentials.is_some() && !wrapped && !start_tls && !is_loopback(&host) {
            return Err(ServerAddressError::ReadablePassword);
        }
        let parameters = || {
            TlsParameters::new(host.clone())
                .map_err(|error| ServerAddressError::Tls(crate::with_causes(&error)))
        };
        let (protection, usual_port) = match (wrapped, start_tls) {
            (true, _) => (Protection::Wrapped(parameters()?), SUBMISSIONS_PORT),
            (false, true) => (Protection::StartTls(parameters()?), SUBMISSION_PORT),
            (false, false) => (Protection::None, RELAY_PORT),
        };
        let port = url.port().unwrap_or(usual_port);
        Ok(Self { host, port, protection, credentials })
    }

    /// Host and port, for messages.
    pub(super) fn name(&self) -> String {
        if self.host.contains(':') {
            format!("[{}]:{}", self.host, self.port)
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }
}

fn credentials(url: &Url) -> Result<Option<Credentials>, ServerAddressError> {
    if url.username().is_empty() && url.password().is_none() {
        return Ok(None);
    }
    let user = percent_decoded(url.username()).ok_or(ServerAddressError::Shape)?;
    let password = percent_decoded(url.password().unwrap_or_default()).ok_or(ServerAddressError::Shape)?;
    Ok(Some(Credentials::new(user, password)))
}

/// RFC 3986, 2.1; `None` when the result is not UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%')
            .then(|| after.split_at_checked(2))
            .flatten()
            .and_then(|(digits, tail)| Some((std::str::from_utf8(digits).ok()?, tail)))
            .and_then(|(digits, tail)| Some((u8::from_str_radix(digits, 16).ok()?, tail)));
        match escaped {
            Some((byte, tail)) => {
                bytes.push(byte);
                rest = tail;
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).ok()
}

fn is_loopback(host: &str) -> bool {
    host == "localhost" || host.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(url: &str) -> ServerAddressError {
        ServerAddress::parse(url).err().unwrap()
    }

    #[test]
    fn protection_and_port_follow_the_address() {
        crate::install_tls();
        let plain = ServerAddress::parse("smtp://mail.example.kz").unwrap();
        assert!(matches!(plain.protection, Protection::None));
        assert_eq!(plain.name(), "mail.example.kz:25");
        let sixth = ServerAddress::parse("smtp://[::1]:2525").unwrap();
        assert_eq!(sixth.name(), "[::1]:2525");
    }

    #[test]
    fn a_password_never_travels_readable_through_a_network() {
        assert_eq!(fault("smtp://user:pass@mail.example.kz"), ServerAddressError::ReadablePassword);
        assert!(ServerAddress::parse("smtp://user:pass@127.0.0.1:2525").unwrap().credentials.is_some());
    }

    #[test]
    fn credentials_are_percent_decoded() {
        assert_eq!(percent_decoded("p%40ss%D2%9B").as_deref(), Some("p@ssқ"));
        assert_eq!(percent_decoded("100%").as_deref(), Some("100%"));
        assert_eq!(percent_decoded("%ff"), None);
    }

    #[test]
    fn wrong_addresses_are_refused_without_repeating_them() {
        for (url, error) in [
            ("mail.example.kz", ServerAddressError::Shape),
            ("http://user:geheim@mail.example.kz", ServerAddressError::Scheme),
            ("smtp://user:geheim@mail.example.kz?tls=opportunistic", ServerAddressError::Option),
        ] {
            assert_eq!(fault(url), error);
            assert!(!fault(url).to_string().contains("geheim"));
        }
    }
}
