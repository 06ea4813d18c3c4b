//! Every key of the configuration: the one place where keys, defaults and their documentation stand.

use std::fmt::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::values::{Kind, LogFormat, Secret, Setting, WhenUnknown};

/// Variables with our prefix that are not configuration: they belong to the scripts and the tests.
pub(super) const OTHER_VARIABLES: &[&str] = &[
    "ZAN_CONFIG",
    "ZAN_TEST_DATABASE_URL",
    "ZAN_SCREENSHOTS",
    "ZAN_AXE",
    "ZAN_CHROMIUM",
    "ZAN_CHROMEDRIVER",
    "ZAN_CI_TARGET",
    "ZAN_CALLBACK_SECRET",
    "ZAN_SNAPSHOT",
];

/// One key and what is known about it.
#[derive(Debug)]
pub struct Key {
    /// Table of the file, for example `web`.
    pub section: &'static str,
    /// Name in that table, for example `listen`.
    pub name: &'static str,
    /// Its documentation, a line each.
    pub documentation: &'static [&'static str],
    /// How it could look, in TOML, where there is no default.
    pub example: &'static str,
    /// How the text of a variable is read.
    pub kind: Kind,
}

impl Key {
    /// The variable that overrides it: `web.listen` becomes `ZAN_WEB_LISTEN`.
    #[must_use]
    pub fn variable(&self) -> String {
        format!("ZAN_{}_{}", self.section, self.name).to_uppercase()
    }
}

/// Declares the sections: their structs, their defaults, and the table of keys.
macro_rules! sections {
    ($(
        $(#[doc = $about:literal])+
        $section:ident: $Section:ident {
            $(
                $(#[doc = $documentation:literal])+
                $name:ident: $type:ty = $default:expr, $example:literal;
            )+
        }
    )+) => {
        /// The whole configuration.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct Config {
            $($(#[doc = $about])+ pub $section: $Section,)+
        }

        $(
            $(#[doc = $about])+
            #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
            #[serde(deny_unknown_fields, default)]
            pub struct $Section {
                $($(#[doc = $documentation])+ pub $name: $type,)+
            }

            impl Default for $Section {
                fn default() -> Self {
                    Self { $($name: $default,)+ }
                }
            }
        )+

        /// Sections with their documentation, in the order of the file.
        const SECTIONS: &[(&str, &[&str])] = &[$((stringify!($section), &[$($about),+]),)+];

        /// All keys, in the order of the file.
        pub const KEYS: &[Key] = &[$($(Key {
            section: stringify!($section),
            name: stringify!($name),
            documentation: &[$($documentation),+],
            example: $example,
            kind: <$type as Setting>::KIND,
        },)+)+];
    };
}

sections! {
    /// The database. Without `url`, zan starts a private PostgreSQL of its own, see below.
    database: Database {
        /// Address of a PostgreSQL 15 or newer, as libpq writes it. The environment may also give it as DATABASE_URL.
        url: Option<Secret> = None, "\"postgres://zan@db.example.kz/zan?sslmode=verify-full\"";
        /// File whose content is the address, instead of `url`: it holds a password.
        url_file: Option<PathBuf> = None, "\"/run/secrets/zan-database-url\"";
        /// Address for `zan migrate`, of an account that owns the tables; `url` when not given.
        migration_url: Option<Secret> = None, "\"postgres://zan_owner@db.example.kz/zan?sslmode=verify-full\"";
        /// File whose content is that address, instead of `migration_url`.
        migration_url_file: Option<PathBuf> = None, "\"/run/secrets/zan-migration-url\"";
        /// Most connections of one process at the same time.
        max_connections: u32 = 16, "";
    }
    /// The private PostgreSQL, used when `database.url` is not given. Its programs must be installed.
    private_postgres: PrivatePostgres {
        /// Folder of its data. Started by root under /root, zan takes /var/lib/zan-postgres instead.
        folder: PathBuf = PathBuf::from("var/postgres"), "";
        /// Folder of the programs postgres and initdb; the newest installed when not given.
        bin: Option<PathBuf> = None, "\"/usr/lib/postgresql/15/bin\"";
    }
    /// The web server.
    web: Web {
        /// Address and port to listen on. A proxy in front of it does TLS.
        listen: SocketAddr = SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)), "";
        /// Address at which people reach the site, without a slash at the end: it is printed in letters and in QR codes.
        base_url: String = "http://localhost:8080".to_owned(), "";
        /// Whether a proxy of ours stands in front, whose X-Forwarded-For names the client: limits then count clients, not the proxy.
        behind_proxy: bool = false, "";
        /// Second address for /metrics, which never goes to the public one; no metrics when not given.
        inner_listen: Option<SocketAddr> = None, "\"127.0.0.1:9090\"";
    }
    /// Letters.
    mail: Mail {
        /// The SMTP server: smtps://user:password@host, or smtp://host:25 inside a closed network. No letters leave when not given.
        smtp_url: Option<Secret> = None, "\"smtps://zan:password@mail.example.kz\"";
        /// File whose content is that address, instead of `smtp_url`.
        smtp_url_file: Option<PathBuf> = None, "\"/run/secrets/zan-smtp-url\"";
        /// Sender of every letter.
        from: String = "no-reply@zan.example.kz".to_owned(), "";
    }
    /// Files people upload and documents the system makes.
    files: Files {
        /// Folder they are kept in. Every process of one installation needs the same folder.
        folder: PathBuf = PathBuf::from("var/files"), "";
    }
    /// The electronic signature.
    signing: Signing {
        /// Folder with certificates of authorities, DER or PEM; every one of them is an anchor. Without it no signature is believed.
        trust: Option<PathBuf> = None, "\"/etc/zan/trust\"";
        /// Address of the centre's service on revocation (OCSP), instead of the one that certificates name.
        ocsp_url: Option<String> = None, "\"http://ocsp.pki.gov.kz/\"";
        /// Folder of the centre's revocation lists (CRL), instead of the addresses that certificates name. A list is asked when the service on revocation does not answer.
        crl_url: Option<String> = None, "\"http://crl.pki.gov.kz/\"";
        /// Address of the centre's service of time stamps (RFC 3161).
        tsp_url: String = "http://tsp.pki.gov.kz/".to_owned(), "";
        /// What happens to a signature while the centre does not say whether its certificate is revoked: "refuse", or "confirm_later": it is taken, marked, and confirmed in the background.
        when_revocation_unknown: WhenUnknown = WhenUnknown::Refuse, "";
        /// Business number (БИН) of whoever runs this system; eGov Mobile shows it to the signer.
        organisation_bin: Option<String> = None, "\"990140000123\"";
        /// Where NCALayer listens on the signer's own computer.
        ncalayer_url: String = "wss://127.0.0.1:13579/".to_owned(), "";
    }
    /// The log, written to the standard error output.
    log: Log {
        /// "json": an object a line, for programs; "pretty": lines for people.
        format: LogFormat = LogFormat::Json, "";
        /// Lowest level: error, warn, info, debug or trace; also by part, as in "info,sqlx=warn".
        level: String = "info,sqlx=warn".to_owned(), "";
    }
    /// Showing the system with invented people.
    demo: Demo {
        /// Shows the demo accounts and their passwords on the sign-in page, and allows loading the invented country. Never in service.
        enabled: bool = false, "";
    }
    /// Bounds against overload.
    limits: Limits {
        /// Longest time for one request, seconds; live pages are not counted.
        request_seconds: u64 = 30, "";
        /// Most requests worked on at the same time by one process; further ones are answered with 503.
        concurrent_requests: u32 = 512, "";
    }
}

/// The text of `zan.example.toml`.
///
/// # Errors
/// Never for the keys above; a default that TOML cannot express would be one.
pub fn example() -> Result<String, toml::ser::Error> {
    let defaults = toml::Table::try_from(Config::default())?;
    let mut text = String::from(
        "# Configuration of zan: every key with its default, or commented out with an example.\n\
         # Copy to zan.toml, or name the file by --config or ZAN_CONFIG. Every key can be overridden by the\n\
         # environment variable given with it. An unknown key or ZAN_ variable is refused.\n",
    );
    for (section, about) in SECTIONS {
        text.push('\n');
        for line in *about {
            let _ = writeln!(text, "#{line}");
        }
        let _ = writeln!(text, "[{section}]");
        let table = defaults.get(*section).and_then(toml::Value::as_table);
        for key in KEYS.iter().filter(|key| key.section == *section) {
            for line in key.documentation {
                let _ = writeln!(text, "#{line}");
            }
            let _ = writeln!(text, "# Environment: {}", key.variable());
            match table.and_then(|table| table.get(key.name)) {
                Some(default) => {
                    let _ = writeln!(text, "{} = {default}", key.name);
                }
                None => {
                    let _ = writeln!(text, "# {} = {}", key.name, key.example);
                }
            }
        }
    }
    Ok(text)
}
