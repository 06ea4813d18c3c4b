//! Configuration: one TOML file, overridden by environment variables.
//!
//! Every key and its meaning stand in [`keys`]; `zan.example.toml` is generated from there. A key or a
//! `ZAN_…` variable that is not known is refused, so that a slip of the pen never goes unnoticed.

pub mod keys;
mod values;

pub use keys::Config;
pub use values::{LogFormat, Secret, WhenUnknown};

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use self::keys::{KEYS, Key, OTHER_VARIABLES};
use self::values::Kind;

/// Read when no other file is named, if it exists.
pub const DEFAULT_FILE: &str = "zan.toml";

/// Names the configuration file.
pub const FILE_VARIABLE: &str = "ZAN_CONFIG";

/// The customary name for the database, taken when `ZAN_DATABASE_URL` is not set.
const CUSTOMARY_DATABASE_VARIABLE: &str = "DATABASE_URL";

const PREFIX: &str = "ZAN_";

/// Why the configuration is refused.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// A file cannot be read.
    #[error("{}: {source}", file.display())]
    Unreadable {
        /// The configuration file, or a file of a secret.
        file: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The file is not TOML, or has an unknown key or a wrong value; the message names the line.
    #[error("{}: {source}", file.display())]
    BadFile {
        /// The configuration file.
        file: PathBuf,
        /// What and where.
        source: Box<toml::de::Error>,
    },
    /// A variable with our prefix that means nothing.
    #[error("unknown environment variable {name}; did you mean {nearest}?")]
    UnknownVariable {
        /// The variable.
        name: String,
        /// The known name that is most like it.
        nearest: String,
    },
    /// A variable whose value does not fit the key.
    #[error("environment variable {name}: {reason}")]
    BadVariable {
        /// The variable.
        name: String,
        /// What is wrong with its value.
        reason: String,
    },
    /// A value that makes no sense, alone or beside another one.
    #[error("configuration key {key}: {reason}")]
    BadValue {
        /// The key, as `section.key`.
        key: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

impl Config {
    /// Reads the configuration of this process: `file`, else the file named by `ZAN_CONFIG`, else
    /// `zan.toml` if there is one; then the environment.
    ///
    /// # Errors
    /// [`ConfigError`] names the key, variable or line.
    pub fn of_process(file: Option<&Path>) -> Result<Self, ConfigError> {
        let named = std::env::var_os(FILE_VARIABLE).filter(|name| !name.is_empty()).map(PathBuf::from);
        let usual = || Some(PathBuf::from(DEFAULT_FILE)).filter(|file| file.is_file());
        let file = file.map(Path::to_path_buf).or(named).or_else(usual);
        Self::read(file.as_deref(), std::env::vars_os())
    }

    /// Reads `file`, then `variables` over it, then the files of secrets.
    ///
    /// # Errors
    /// [`ConfigError`] names the key, variable or line.
    pub fn read(
        file: Option<&Path>,
        variables: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Self, ConfigError> {
        let mut table = match file {
            Some(file) => table_of(file)?,
            None => Table::new(),
        };
        for (key, value) in overrides(variables)? {
            let section = table.entry(key.section).or_insert_with(|| Value::Table(Table::new()));
            if let Some(section) = section.as_table_mut() {
                // The other way of giving the same secret is overridden with it.
                section.remove(&format!("{}_file", key.name));
                if let Some(value_key) = key.name.strip_suffix("_file") {
                    section.remove(value_key);
                }
                section.insert(key.name.to_owned(), value);
            }
        }
        let mut config: Self = table.try_into().map_err(|source: toml::de::Error| {
            ConfigError::BadVariable { name: "ZAN_…".to_owned(), reason: source.message().to_owned() }
        })?;
        config.read_secrets()?;
        config.check()?;
        Ok(config)
    }

    fn read_secrets(&mut self) -> Result<(), ConfigError> {
        let database = &mut self.database;
        secret("database.url", &mut database.url, database.url_file.as_deref())?;
        secret(
            "database.migration_url",
            &mut database.migration_url,
            database.migration_url_file.as_deref(),
        )?;
        secret("mail.smtp_url", &mut self.mail.smtp_url, self.mail.smtp_url_file.as_deref())
    }

    fn check(&self) -> Result<(), ConfigError> {
        let bad = |key, reason: &str| Err(ConfigError::BadValue { key, reason: reason.to_owned() });
        let web_address = ["http://", "https://"].iter().any(|start| self.web.base_url.starts_with(start));
        if !web_address || self.web.base_url.ends_with('/') {
            return bad("web.base_url", "must start with http:// or https:// and not end with /");
        }
        if self.web.inner_listen == Some(self.web.listen) {
            return bad("web.inner_listen", "must differ from web.listen");
        }
        if !self.mail.from.contains('@') {
            return bad("mail.from", "must be an e-mail address");
        }
        if self.database.max_connections == 0 {
            return bad("database.max_connections", "must be at least 1");
        }
        if self.limits.request_seconds == 0 || self.limits.concurrent_requests == 0 {
            return bad("limits", "must be at least 1 each");
        }
        Ok(())
    }
}

/// Reads the file and checks it on its own, so that a mistake is shown with its line.
fn table_of(file: &Path) -> Result<Table, ConfigError> {
    let path = file.to_path_buf();
    let text =
        fs::read_to_string(file).map_err(|source| ConfigError::Unreadable { file: path.clone(), source })?;
    let checked = toml::from_str::<Config>(&text).and_then(|_| toml::from_str(&text));
    checked.map_err(|source| ConfigError::BadFile { file: path, source: Box::new(source) })
}

/// The keys the variables set, in the order of [`KEYS`] does not matter: each key has one variable.
fn overrides(
    variables: impl IntoIterator<Item = (OsString, OsString)>,
) -> Result<Vec<(&'static Key, Value)>, ConfigError> {
    let mut found = Vec::new();
    let mut customary = None;
    for (name, value) in variables {
        let Some(name) = name.to_str() else { continue };
        let ours = name.starts_with(PREFIX);
        if !ours && name != CUSTOMARY_DATABASE_VARIABLE {
            continue;
        }
        let Some(value) = value.to_str() else {
            return Err(ConfigError::BadVariable {
                name: name.to_owned(),
                reason: "is not UTF-8".to_owned(),
            });
        };
        if !ours {
            customary = Some(value.to_owned());
            continue;
        }
        match KEYS.iter().find(|key| key.variable() == name) {
            // An empty variable is how a script unsets one.
            Some(_) if value.is_empty() => {}
            Some(key) => found.push((key, parsed(key, name, value)?)),
            None if OTHER_VARIABLES.contains(&name) => {}
            None => return Err(unknown(name)),
        }
    }
    let url = KEYS.iter().find(|key| key.variable() == "ZAN_DATABASE_URL");
    if let (Some(url), Some(value)) = (url, customary.filter(|value| !value.is_empty())) {
        let given = |key: &Key| key.section == "database" && key.name.starts_with("url");
        if !found.iter().any(|(key, _)| given(key)) {
            found.push((url, Value::String(value)));
        }
    }
    Ok(found)
}

fn parsed(key: &Key, name: &str, value: &str) -> Result<Value, ConfigError> {
    let bad = |reason: &str| ConfigError::BadVariable { name: name.to_owned(), reason: reason.to_owned() };
    let parsed = match key.kind {
        Kind::Text => Value::String(value.to_owned()),
        Kind::Number => Value::Integer(value.parse().map_err(|_| bad("must be a whole number"))?),
        Kind::Switch => match value {
            "true" | "1" => Value::Boolean(true),
            "false" | "0" => Value::Boolean(false),
            _ => return Err(bad("must be true or false")),
        },
    };
    // The value alone in an otherwise default configuration: a mistake is named with its variable.
    let section = Table::from_iter([(key.name.to_owned(), parsed.clone())]);
    let table = Table::from_iter([(key.section.to_owned(), Value::Table(section))]);
    match table.try_into::<Config>() {
        Ok(_) => Ok(parsed),
        Err(error) => Err(bad(error.message())),
    }
}

fn unknown(name: &str) -> ConfigError {
    let known = KEYS.iter().map(Key::variable).chain(OTHER_VARIABLES.iter().map(|name| (*name).to_owned()));
    let nearest = known.min_by_key(|known| distance(known, name)).unwrap_or_default();
    ConfigError::UnknownVariable { name: name.to_owned(), nearest }
}

/// Levenshtein's distance: how many letters must be put in, left out or changed.
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (index, letter) in one.chars().enumerate() {
        let mut next = vec![index + 1];
        for ((above, left_above), other_letter) in row.iter().skip(1).zip(&row).zip(other.chars()) {
            let left = next.last().copied().unwrap_or_default();
            let changed = left_above + usize::from(letter != other_letter);
            next.push(changed.min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

/// Fills a secret from its file; having both is a contradiction.
fn secret(key: &'static str, value: &mut Option<Secret>, file: Option<&Path>) -> Result<(), ConfigError> {
    let Some(file) = file else { return Ok(()) };
    if value.is_some() {
        let reason = "is given both as value and as file; leave one out".to_owned();
        return Err(ConfigError::BadValue { key, reason });
    }
    let text = fs::read_to_string(file)
        .map_err(|source| ConfigError::Unreadable { file: file.to_path_buf(), source })?;
    *value = Some(Secret::new(text.trim_end()));
    Ok(())
}

#[cfg(test)]
mod tests;
