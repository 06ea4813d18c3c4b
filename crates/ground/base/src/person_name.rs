//! Names of people.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Coded;

/// Name of a person: тегі, аты, әкесінің аты; фамилия, имя, отчество.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PersonName {
    /// Surname (тегі, фамилия).
    pub surname: String,
    /// Given name (аты, имя).
    pub given: String,
    /// Patronymic (әкесінің аты, отчество), if the person has one.
    pub patronymic: Option<String>,
}

/// Why texts do not make a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PersonNameError {
    /// No surname.
    #[error("the surname is empty")]
    Surname,
    /// No given name.
    #[error("the given name is empty")]
    Given,
    /// A part longer than 100 characters or with control characters.
    #[error("a part of the name is too long or has a character that cannot be printed")]
    Shape,
}

impl PersonNameError {
    /// Stable code and text key.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Surname => "name-surname",
            Self::Given => "name-given",
            Self::Shape => "name-shape",
        }
    }
}

impl Coded for PersonNameError {
    fn code(&self) -> &'static str {
        PersonNameError::code(self)
    }
}

impl PersonName {
    /// Trims the parts and folds runs of spaces; an empty patronymic becomes none.
    ///
    /// # Errors
    /// [`PersonNameError`] for a missing surname or given name, or a part that cannot be a name.
    pub fn new(surname: &str, given: &str, patronymic: Option<&str>) -> Result<Self, PersonNameError> {
        let surname = tidy(surname)?;
        let given = tidy(given)?;
        let patronymic = patronymic.map(tidy).transpose()?.filter(|text| !text.is_empty());
        if surname.is_empty() {
            return Err(PersonNameError::Surname);
        }
        if given.is_empty() {
            return Err(PersonNameError::Given);
        }
        Ok(Self { surname, given, patronymic })
    }

    /// Surname, given name, patronymic: `Әбенов Азамат Серікұлы`.
    #[must_use]
    pub fn full(&self) -> String {
        match &self.patronymic {
            Some(patronymic) => format!("{} {} {patronymic}", self.surname, self.given),
            None => format!("{} {}", self.surname, self.given),
        }
    }

    /// Surname with initials: `Әбенов А. С.`.
    #[must_use]
    pub fn short(&self) -> String {
        let mut short = self.surname.clone();
        let parts = [Some(&self.given), self.patronymic.as_ref()];
        for initial in parts.into_iter().flatten().filter_map(|part| part.chars().next()) {
            short.push(' ');
            short.extend(initial.to_uppercase());
            short.push('.');
        }
        short
    }
}

impl fmt::Display for PersonName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.full())
    }
}

fn tidy(text: &str) -> Result<String, PersonNameError> {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if folded.chars().count() > 100 || folded.chars().any(char::is_control) {
        return Err(PersonNameError::Shape);
    }
    Ok(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_in_full_and_short() {
        let name = PersonName::new(" Әбенов ", "Азамат", Some("Серікұлы")).unwrap();
        assert_eq!(name.full(), "Әбенов Азамат Серікұлы");
        assert_eq!(name.short(), "Әбенов А. С.");
        let without = PersonName::new("Ким", "Анна  Мария", Some(" ")).unwrap();
        assert_eq!(without.patronymic, None);
        assert_eq!(without.full(), "Ким Анна Мария");
        assert_eq!(without.short(), "Ким А.");
    }

    #[test]
    fn missing_parts_are_named() {
        assert_eq!(PersonName::new("", "Азамат", None).unwrap_err().code(), "name-surname");
        assert_eq!(PersonName::new("Әбенов", " ", None).unwrap_err().code(), "name-given");
        assert_eq!(PersonName::new(&"ә".repeat(101), "А", None).unwrap_err().code(), "name-shape");
    }
}
