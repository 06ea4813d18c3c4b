//! Letters through a mail server: электрондық пошта, электронная почта (RFC 5321, RFC 5322).

mod server;

use std::{sync::Arc, time::Duration};

use lettre::{
    Message,
    address::Envelope,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue},
    },
    transport::smtp::{client::AsyncSmtpConnection, extension::ClientId},
};
use tokio::time::timeout;
use zan_base::Email;
use zan_kernel::{
    BoxFuture, Clock,
    ports::{Letter, Mailer},
};

use crate::{moments, one_line, with_causes};
pub use server::ServerAddressError;
use server::{Protection, ServerAddress};

/// No letter takes longer than this, whatever is configured: the worker waits for it.
const LONGEST: Duration = Duration::from_secs(10);

/// How long one letter may take; more than ten seconds counts as ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeLimits {
    /// Until the server has greeted.
    pub connect: Duration,
    /// Until the server has taken the letter, connecting included.
    pub whole: Duration,
}

impl Default for TimeLimits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(5), whole: LONGEST }
    }
}

/// Why a mailer cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    /// The address of the mail server cannot be used.
    #[error(transparent)]
    Server(#[from] ServerAddressError),
    /// The sender is no address of electronic mail.
    #[error("the sender of letters is not an e-mail address: {0}")]
    From(String),
}

/// Why a letter was not taken. The text is one sentence for the journal and the operator; it never contains
/// the password.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MailError {
    /// The recipient's address is wrong; sending again will not help.
    #[error("the recipient's address is not an e-mail address")]
    Recipient,
    /// The letter's language is not a language tag (RFC 5646); sending again will not help.
    #[error("the language of the letter is not a language tag")]
    Language,
    /// The letter could not be composed.
    #[error("the letter could not be composed: {0}")]
    Compose(String),
    /// No connection.
    #[error("the mail server {server} cannot be reached: {reason}")]
    Unreachable { server: String, reason: String },
    /// The server was connected and then fell silent.
    #[error("the mail server {server} did not answer within {} s", .limit.as_secs_f32())]
    Slow { server: String, limit: Duration },
    /// The server refused for now (4yz).
    #[error("the mail server {server} refused for now: {answer}")]
    RefusedForNow { server: String, answer: String },
    /// The server refused for good (5yz).
    #[error("the mail server {server} refused for good: {answer}")]
    Refused { server: String, answer: String },
    /// The connection broke, or the server spoke something else than SMTP.
    #[error("the conversation with the mail server {server} broke off: {reason}")]
    Broken { server: String, reason: String },
}

/// Sends letters through one mail server. Each letter has its own connection: letters are few, and a connection
/// given up in the middle of a letter must never be used again.
pub struct SmtpMailer {
    server: ServerAddress,
    from: Mailbox,
    limits: TimeLimits,
    clock: Arc<dyn Clock>,
}

impl std::fmt::Debug for SmtpMailer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SmtpMailer").field("server", &self.server.name()).finish_non_exhaustive()
    }
}

impl SmtpMailer {
    /// A mailer for the server at `url`:
    ///
    /// - `smtps://user:pass@host:465` — TLS from the first byte;
    /// - `smtp://user:pass@host:587?tls=required` — STARTTLS (RFC 3207), and nothing without it;
    /// - `smtp://host:25` — in the clear, for a relay inside the house; a password in the clear is accepted for
    ///   a loopback address only.
    ///
    /// `from` is an address, or `Name <address>`. `clock` dates letters whose identifier tells no moment.
    ///
    /// # Errors
    /// [`SetupError`] when the address of the server or of the sender cannot be used.
    pub fn new(url: &str, from: &str, limits: TimeLimits, clock: Arc<dyn Clock>) -> Result<Self, SetupError> {
        crate::install_tls();
        let server = ServerAddress::parse(url)?;
        if from.chars().any(char::is_control) {
            return Err(SetupError::From(one_line(from)));
        }
        let from: Mailbox = from.parse().map_err(|_| SetupError::From(one_line(from)))?;
        if Email::parse(from.email.as_ref()).is_err() {
            return Err(SetupError::From(one_line(from.email.as_ref())));
        }
        let limits = TimeLimits { connect: limits.connect.min(LONGEST), whole: limits.whole.min(LONGEST) };
        Ok(Self { server, from, limits, clock })
    }

    /// Whether the mail server can be reached and lets us in; for readiness.
    ///
    /// # Errors
    /// [`MailError`], as for a letter.
    pub async fn check(&self) -> Result<(), MailError> {
        let talk = async {
            let mut connection = self.connect().await?;
            if !connection.test_connected().await {
                return Err(self.broken("NOOP was not answered".to_owned()));
            }
            connection.abort().await;
            Ok(())
        };
        timeout(self.limits.whole, talk).await.map_err(|_| self.slow(self.limits.whole))?
    }

    /// Hands one letter to the mail server.
    ///
    /// # Errors
    /// [`MailError`]; nothing but `Ok` means that the server took the letter.
    pub async fn hand_over(&self, letter: &Letter) -> Result<(), MailError> {
        let message = self.compose(letter)?;
        let talk = async {
            let mut connection = self.connect().await?;
            let sent = connection.send(message.envelope(), &message.formatted()).await;
            let taken = sent.map_err(|error| self.explain(&error));
            if taken.is_ok() {
                // Taken is taken: a server that does not answer QUIT must not cause a second copy.
                drop(timeout(Duration::from_secs(1), connection.quit()).await);
            }
            taken.map(drop)
        };
        timeout(self.limits.whole, talk).await.map_err(|_| self.slow(self.limits.whole))?
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, MailError> {
        let hello = ClientId::default();
        let server = &self.server;
        let wrapper = match &server.protection {
            Protection::Wrapped(parameters) => Some(parameters.clone()),
            Protection::None | Protection::StartTls(_) => None,
        };
        let connecting = AsyncSmtpConnection::connect_tokio1(
            (server.host.as_str(), server.port),
            Some(self.limits.connect),
            &hello,
            wrapper,
            None,
        );
        let mut connection = timeout(self.limits.connect, connecting)
            .await
            .map_err(|_| self.slow(self.limits.connect))?
            .map_err(|error| self.explain_connecting(&error))?;
        if let Protection::StartTls(parameters) = &server.protection {
            connection.starttls(parameters.clone(), &hello).await.map_err(|error| self.explain(&error))?;
        }
        if let Some(credentials) = &server.credentials {
            connection.auth(&server::MECHANISMS, credentials).await.map_err(|error| self.explain(&error))?;
        }
        Ok(connection)
    }

    /// The letter as it goes over the wire. The same letter composes to the same bytes, and its Message-ID is
    /// made of its identifier: a receiver that gets it twice can tell.
    fn compose(&self, letter: &Letter) -> Result<Message, MailError> {
        let to = Email::parse(&letter.to).map_err(|_| MailError::Recipient)?;
        let to = to.as_str().parse::<lettre::Address>().map_err(|_| MailError::Recipient)?;
        if !is_language_tag(&letter.language) {
            return Err(MailError::Language);
        }
        let envelope = Envelope::new(Some(self.from.email.clone()), vec![to.clone()])
            .map_err(|error| MailError::Compose(error.to_string()))?;
        let date = moments::written_at(letter.id).unwrap_or_else(|| self.clock.now());
        Message::builder()
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            .date(date.into())
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(without_controls(&letter.subject))
            .raw_header(header("Content-Language", &letter.language))
            // RFC 3834: vacation answers and other machines must not answer.
            .raw_header(header("Auto-Submitted", "auto-generated"))
            .header(ContentType::TEXT_PLAIN)
            .envelope(envelope)
            .body(with_network_line_ends(&letter.body))
            .map_err(|error| MailError::Compose(error.to_string()))
    }

    fn slow(&self, limit: Duration) -> MailError {
        MailError::Slow { server: self.server.name(), limit }
    }

    fn broken(&self, reason: String) -> MailError {
        MailError::Broken { server: self.server.name(), reason }
    }

    fn explain_connecting(&self, error: &lettre::transport::smtp::Error) -> MailError {
        let own = self.explain(error);
        match own {
            MailError::Broken { server, reason } => MailError::Unreachable { server, reason },
            other => other,
        }
    }

    fn explain(&self, error: &lettre::transport::smtp::Error) -> MailError {
        let (server, reason) = (self.server.name(), with_causes(error));
        if error.is_transient() {
            MailError::RefusedForNow { server, answer: reason }
        } else if error.is_permanent() {
            MailError::Refused { server, answer: reason }
        } else {
            MailError::Broken { server, reason }
        }
    }
}

impl Mailer for SmtpMailer {
    fn send<'a>(&'a self, letter: &'a Letter) -> BoxFuture<'a, Result<(), String>> {
        Box::pin(async move { self.hand_over(letter).await.map_err(|error| error.to_string()) })
    }
}

fn header(name: &'static str, value: &str) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
}

fn is_language_tag(text: &str) -> bool {
    text.len() <= 35
        && text.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

/// A header must stay one header whatever its text: line ends and other controls become spaces.
fn without_controls(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect()
}

fn with_network_line_ends(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").replace('\n', "\r\n")
}

#[cfg(test)]
mod tests;
