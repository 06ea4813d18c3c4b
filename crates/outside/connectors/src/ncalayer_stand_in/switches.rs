//! How the stand-in behaves.

use serde::{Deserialize, Serialize};

/// How the stand-in behaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Switches {
    /// Name, ИИН or БИН of the key the person takes, whatever is asked for. Absent: the first that fits.
    pub key: Option<String>,
    /// What the person, or the program, does when asked to sign.
    pub answer: Answer,
    /// The person takes a key of somebody else than asked for, which versions without the filter let pass.
    pub wrong_iin: bool,
    /// The certificate has expired a month ago.
    pub expired: bool,
    /// The certificate was revoked an hour ago.
    pub revoked: bool,
    /// The signature is in BER with indefinite lengths.
    pub ber: bool,
    /// The service of time stamps cannot be reached.
    pub no_time_stamps: bool,
    /// Every answer to a request waits so many milliseconds.
    pub slow_ms: u64,
    /// Version of the greeting. Before 1.4 one signature is a string, not a list of one.
    pub version: String,
    /// The module `basics` is not there, as in old versions.
    pub only_common_utils: bool,
    /// Form of `body.result`.
    pub shape: Shape,
    /// Tokens `getActiveTokens` names. Files are never among them.
    pub tokens: Vec<String>,
}

impl Default for Switches {
    fn default() -> Self {
        Self {
            key: None,
            answer: Answer::Sign,
            wrong_iin: false,
            expired: false,
            revoked: false,
            ber: false,
            no_time_stamps: false,
            slow_ms: 0,
            version: "1.4".to_owned(),
            only_common_utils: false,
            shape: Shape::ByVersion,
            tokens: Vec::new(),
        }
    }
}

/// What happens when the stand-in is asked to sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The person signs.
    #[default]
    Sign,
    /// The person closes the window.
    Cancel,
    /// The program fails.
    Error,
    /// The program ends: the connection breaks without an answer.
    HangUp,
}

/// Form of `body.result` in the module `basics`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// As the version in [`Switches::version`] does, and the request demands.
    #[default]
    ByVersion,
    /// One string.
    String,
    /// A list of strings.
    Array,
    /// `{signatures, certificate}`.
    Object,
}

impl Switches {
    /// Whether the version is one before 1.4; one that cannot be read counts as new.
    pub(super) fn is_old(&self) -> bool {
        let mut numbers = self.version.split('.').map(|number| number.parse::<u32>().unwrap_or(u32::MAX));
        let version = (numbers.next().unwrap_or(u32::MAX), numbers.next().unwrap_or_default());
        version < (1, 4)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        for (version, old) in
            [("1.3", true), ("1.4", false), ("1.10", false), ("0.9.1", true), ("2.0", false), ("x", false)]
        {
            assert_eq!(
                Switches { version: version.to_owned(), ..Switches::default() }.is_old(),
                old,
                "{version}"
            );
        }
    }

    #[test]
    fn what_is_not_named_is_as_usual_and_what_is_unknown_is_refused() {
        let read: Switches = serde_json::from_str(r#"{"answer":"hang_up","slow_ms":5}"#).unwrap();
        assert_eq!(read, Switches { answer: Answer::HangUp, slow_ms: 5, ..Switches::default() });
        assert!(serde_json::from_str::<Switches>(r#"{"asnwer":"cancel"}"#).is_err());
    }
}
