use std::time::Duration;

/// Why a service of the certification centre gave no answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PkiError {
    /// The client cannot be set up: a configured address is wrong, or TLS cannot be prepared.
    #[error("the client of the certification centre cannot be set up: {0}")]
    Setup(String),
    /// Neither the certificate nor the configuration names an address of the service.
    #[error("no address of the service is known")]
    NoAddress,
    /// None of the certificate's addresses lies under a configured prefix; the first of them.
    #[error("the address {0} is not one this system may call")]
    NotAllowed(String),
    /// No connection.
    #[error("the certification centre cannot be reached: {0}")]
    Unreachable(String),
    /// No whole answer in time.
    #[error("the certification centre did not answer within {} s", .0.as_secs_f64())]
    Slow(Duration),
    /// The conversation broke off.
    #[error("the conversation with the certification centre broke off: {0}")]
    Broken(String),
    /// The answer is longer than allowed, bytes.
    #[error("the answer is longer than {0} bytes")]
    TooLong(usize),
    /// Another status than success.
    #[error("the certification centre answered with status {0}")]
    Refused(u16),
    /// The answer is empty or no DER, for example the page of a gateway in between.
    #[error("the certification centre answered with something unreadable")]
    Unreadable,
}

impl PkiError {
    /// Stable code for logs, measures and records.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Setup(_) => "pki-setup",
            Self::NoAddress => "pki-no-address",
            Self::NotAllowed(_) => "pki-not-allowed",
            Self::Unreachable(_) => "pki-unreachable",
            Self::Slow(_) => "pki-slow",
            Self::Broken(_) => "pki-broken",
            Self::TooLong(_) => "pki-too-long",
            Self::Refused(_) => "pki-refused",
            Self::Unreadable => "pki-unreadable",
        }
    }

    /// Whether asking again later may help.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable(_) | Self::Slow(_) | Self::Broken(_) => true,
            Self::Refused(status) => *status >= 500 || *status == 429,
            Self::Setup(_) | Self::NoAddress | Self::NotAllowed(_) | Self::TooLong(_) | Self::Unreadable => {
                false
            }
        }
    }
}
