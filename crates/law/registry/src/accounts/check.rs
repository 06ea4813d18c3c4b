use zan_base::{Email, Phone};
use zan_kernel::{FieldError, Role};

use super::model::NewAccount;
use super::store::Known;

/// Contacts in their stored form.
#[derive(Debug)]
pub(super) struct Contacts {
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// Checks every field; all errors at once.
pub(super) fn new_account(login: &str, new: &NewAccount, known: &Known) -> Result<Contacts, Vec<FieldError>> {
    let mut wrong = Vec::new();
    if !is_login(login) {
        wrong.push(FieldError::new("login", "account-login-shape"));
    } else if known.login_taken {
        wrong.push(FieldError::new("login", "account-login-taken"));
    }
    let name = new.full_name.trim();
    if name.is_empty() || name.chars().count() > 200 || name.chars().any(char::is_control) {
        wrong.push(FieldError::new("full_name", "account-full-name"));
    }
    let email = optional(&new.email, |text| {
        Email::parse(text)
            .map(|email| email.to_string())
            .map_err(|error| FieldError::new("email", error.code()))
    });
    let phone = optional(&new.phone, |text| {
        Phone::parse(text)
            .map(|phone| phone.to_string())
            .map_err(|error| FieldError::new("phone", error.code()))
    });
    links(new, known, &mut wrong);
    match (email, phone) {
        (Ok(email), Ok(phone)) if wrong.is_empty() => Ok(Contacts { email, phone }),
        (email, phone) => {
            wrong.extend(email.err());
            wrong.extend(phone.err());
            Err(wrong)
        }
    }
}

fn optional(
    text: &str,
    read: impl Fn(&str) -> Result<String, FieldError>,
) -> Result<Option<String>, FieldError> {
    if text.trim().is_empty() { Ok(None) } else { read(text).map(Some) }
}

/// 3 to 64 small Latin letters, digits, dots, hyphens, underscores; a letter or digit first.
fn is_login(login: &str) -> bool {
    (3..=64).contains(&login.len())
        && login.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit())
        && login.bytes().all(|byte| {
            byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'_' | b'@')
        })
}

/// What each role must be linked to, and must not.
fn links(new: &NewAccount, known: &Known, wrong: &mut Vec<FieldError>) {
    match new.unit_id {
        None if new.role == Role::Officer => wrong.push(FieldError::new("unit_id", "account-unit-needed")),
        Some(_) if !known.unit => wrong.push(FieldError::new("unit_id", "account-unit-unknown")),
        _ => {}
    }
    match &new.region {
        None if matches!(new.role, Role::Dispatcher | Role::Justice) => {
            wrong.push(FieldError::new("region", "account-region-needed"));
        }
        Some(_) if !known.region => wrong.push(FieldError::new("region", "account-region-unknown")),
        _ => {}
    }
    match (new.advocate_id, new.role) {
        (None, Role::Advocate) => wrong.push(FieldError::new("advocate_id", "account-advocate-needed")),
        (None, _) => {}
        (Some(_), Role::Advocate) if !known.advocate => {
            wrong.push(FieldError::new("advocate_id", "account-advocate-unknown"));
        }
        (Some(_), Role::Advocate) if known.advocate_taken => {
            wrong.push(FieldError::new("advocate_id", "account-advocate-taken"));
        }
        (Some(_), Role::Advocate) => {}
        (Some(_), _) => wrong.push(FieldError::new("advocate_id", "account-advocate-other-role")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_are_small_latin_words() {
        for good in ["officer", "a.b-c_d", "7seven", "name@example.kz"] {
            assert!(is_login(good), "{good}");
        }
        for bad in ["", "ab", ".abc", "Aigul", "айгүл", "a b c", &"a".repeat(65)] {
            assert!(!is_login(bad), "{bad}");
        }
    }
}
