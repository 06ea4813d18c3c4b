use super::text_identifier;

/// Address of electronic mail: электрондық пошта, электронная почта.
///
/// A sane shape only: whether it exists is known after a letter arrives. The domain is kept in small
/// letters; domains in other scripts must be given in their ASCII form. Lengths: RFC 5321, 4.5.3.1.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// Why a text is not an address of electronic mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// Longer than an address may be.
    #[error("an e-mail address has at most 254 characters")]
    Length,
    /// Not of the shape name@domain.
    #[error("an e-mail address looks like name@domain.kz")]
    Shape,
}

impl EmailError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Length => "email-length",
            Self::Shape => "email-shape",
        }
    }
}

text_identifier!(Email, EmailError);

impl Email {
    /// Checks length and shape.
    ///
    /// # Errors
    /// [`EmailError`], the first fault found.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let text = text.trim();
        if text.len() > 254 {
            return Err(EmailError::Length);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(EmailError::Shape)?;
        if !is_local_part(local) || !is_domain(domain) {
            return Err(EmailError::Shape);
        }
        Ok(Self(format!("{local}@{}", domain.to_ascii_lowercase())))
    }
}

fn is_local_part(local: &str) -> bool {
    (1..=64).contains(&local.len())
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c))
}

fn is_domain(domain: &str) -> bool {
    domain.contains('.')
        && domain.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        })
}
