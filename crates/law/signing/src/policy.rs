//! Who signs which act in what capacity: law as data, `data/rules/signing.toml`.

use std::sync::{Arc, Mutex};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sqlx::PgExecutor;
use zan_base::Grade;
use zan_kernel::{Error, Result, law_data};

/// Kind of the editions in the law data.
const KIND: &str = "signing";

/// For whom the signer signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capacity {
    /// For themselves: the certificate of a natural person.
    Person,
    /// For the body of the account: its business number must be in the certificate.
    Organisation,
    /// Either.
    Any,
}

/// The rule for one act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Code of the act.
    pub code: String,
    pub capacity: Capacity,
    /// Roles of the certificate that are taken, as [`zan_eds::SignerKind::code`] names them.
    pub kinds: Vec<String>,
    /// Clause of the act of law; empty when it was not seen.
    pub clause: String,
    /// How surely it is known.
    pub grade: Grade,
    /// What is known.
    pub note: String,
}

/// One edition of the rules.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Edition {
    pub id: String,
    /// The acts of law.
    pub act: String,
    pub edition: String,
    /// First day in force.
    pub valid_from: Date,
    /// Last day in force.
    pub valid_to: Option<Date>,
    #[serde(rename = "rule")]
    rules: Vec<Rule>,
}

/// All editions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    #[serde(rename = "edition")]
    editions: Vec<Edition>,
}

impl Table {
    /// Reads the table.
    ///
    /// # Errors
    /// What the parser says.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// The rule for an act on a day.
    #[must_use]
    pub fn at(&self, day: Date, code: &str) -> Option<&Rule> {
        let in_force =
            |edition: &&Edition| edition.valid_from <= day && edition.valid_to.is_none_or(|last| day <= last);
        self.editions.iter().find(in_force)?.rules.iter().find(|rule| rule.code == code)
    }
}

/// The table last parsed, with the text it was parsed from.
static PARSED: Mutex<Option<(String, Arc<Table>)>> = Mutex::new(None);

async fn table(executor: impl PgExecutor<'_>) -> Result<Arc<Table>> {
    let content = law_data::editions(executor, KIND)
        .await?
        .pop()
        .ok_or_else(|| Error::fault("no rules of signing are loaded: run `zan migrate`"))?
        .content;
    let mut parsed = PARSED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    if let Some((text, table)) = parsed.as_ref()
        && *text == content
    {
        return Ok(Arc::clone(table));
    }
    let table = Arc::new(Table::parse(&content).map_err(Error::fault)?);
    *parsed = Some((content, Arc::clone(&table)));
    Ok(table)
}

/// The rule in force for an act.
///
/// # Errors
/// A fault when there is none: an act that nobody may sign is a mistake of the data.
pub async fn rule(executor: impl PgExecutor<'_>, code: &str, day: Date) -> Result<Rule> {
    let table = table(executor).await?;
    table.at(day, code).cloned().ok_or_else(|| Error::fault(format!("no rule who signs `{code}`")))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use zan_eds::SignerKind;

    use super::*;

    const SHIPPED: &str = include_str!("../../../../data/rules/signing.toml");

    const HUMAN: [SignerKind; 6] = [
        SignerKind::Person,
        SignerKind::OrganisationHead,
        SignerKind::OrganisationMaySign,
        SignerKind::OrganisationFinance,
        SignerKind::OrganisationHr,
        SignerKind::OrganisationEmployee,
    ];

    #[test]
    fn the_shipped_rules_name_only_kinds_of_human_beings() {
        let table = Table::parse(SHIPPED).unwrap();
        for edition in &table.editions {
            assert!(!edition.rules.is_empty());
            for rule in &edition.rules {
                assert!(!rule.kinds.is_empty(), "{}", rule.code);
                for kind in &rule.kinds {
                    let human = HUMAN.iter().any(|known| known.code() == kind && known.is_human());
                    assert!(human, "{}: {kind}", rule.code);
                }
            }
        }
    }

    #[test]
    fn an_advocate_signs_a_notice_for_themselves_and_a_body_its_order() {
        let table = Table::parse(SHIPPED).unwrap();
        let day = date(2026, 11, 22);
        assert_eq!(table.at(day, "notice.issue").unwrap().capacity, Capacity::Person);
        assert_eq!(table.at(day, "order.submit").unwrap().capacity, Capacity::Organisation);
        assert_eq!(table.at(day, "order.burn"), None);
        assert_eq!(table.at(date(2018, 1, 1), "notice.issue"), None);
    }
}
