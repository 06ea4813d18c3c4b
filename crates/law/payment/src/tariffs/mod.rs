//! Rates, rules, indicators and terms from the law data, parsed once for each content.

mod terms;

use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use sqlx::PgConnection;
use zan_kernel::{Error, Result, law_data};
use zan_tariff::{Source, TariffBook};

pub use terms::{FilingTerm, Late, Terms, TermsTable};

/// Kinds of the editions that make the book.
const KINDS: [&str; 4] = ["dimensions", "indicators", "payment-rules", "tariffs"];
/// Kind of the terms of a claim.
const TERMS: &str = "payment-terms";

/// One text the book was made of: names a row of the law data for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookSource {
    /// Kind of the edition.
    pub kind: String,
    /// Name of the edition.
    pub edition: String,
    /// SHA-256 of its text, hexadecimal.
    pub sha256: String,
}

/// The law with the names of the texts it was made of.
#[derive(Debug)]
pub struct Book {
    /// What the engine reads.
    pub law: TariffBook,
    /// Where it comes from, so that an old calculation can be repeated.
    pub sources: Vec<BookSource>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Text {
    kind: &'static str,
    edition: String,
    content: String,
}

/// The book last parsed, with the texts it was parsed from.
static BOOK: Mutex<Option<(Vec<Text>, Arc<Book>)>> = Mutex::new(None);
/// The terms last parsed, with their text.
static TERMS_TABLE: Mutex<Option<(String, Arc<TermsTable>)>> = Mutex::new(None);

/// The newest recorded law.
///
/// # Errors
/// A fault when the data is missing or contradicts itself, or the database cannot be read.
pub async fn book(connection: &mut PgConnection) -> Result<Arc<Book>> {
    let mut texts = Vec::new();
    for kind in KINDS {
        for row in law_data::editions(&mut *connection, kind).await? {
            texts.push(Text { kind, edition: row.edition, content: row.content });
        }
    }
    parse(texts)
}

/// The law as an old calculation used it.
///
/// # Errors
/// A fault when one of the texts is no longer there, or the database cannot be read.
pub async fn exactly(connection: &mut PgConnection, sources: &[BookSource]) -> Result<Arc<Book>> {
    let mut texts = Vec::new();
    for source in sources {
        let kind = KINDS
            .into_iter()
            .find(|kind| *kind == source.kind)
            .ok_or_else(|| Error::fault(format!("{} is no kind of law data for payment", source.kind)))?;
        let digest = hex::decode(&source.sha256).map_err(Error::fault)?;
        let content = sqlx::query_scalar!(
            "SELECT content FROM law_data WHERE kind = $1 AND edition = $2 AND sha256 = $3",
            kind,
            source.edition,
            digest
        )
        .fetch_optional(&mut *connection)
        .await?
        .ok_or_else(|| Error::fault(format!("the law data lost {} {}", source.kind, source.edition)))?;
        texts.push(Text { kind, edition: source.edition.clone(), content });
    }
    parse(texts)
}

/// The terms of claims.
///
/// # Errors
/// A fault when they are missing or malformed, or the database cannot be read.
pub async fn terms(connection: &mut PgConnection) -> Result<Arc<TermsTable>> {
    let content = law_data::editions(connection, TERMS)
        .await?
        .pop()
        .ok_or_else(|| Error::fault("no terms of payment are loaded: run `zan migrate`"))?
        .content;
    let mut kept = TERMS_TABLE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((text, table)) = kept.as_ref()
        && *text == content
    {
        return Ok(Arc::clone(table));
    }
    let table = Arc::new(TermsTable::parse(&content).map_err(Error::fault)?);
    *kept = Some((content, Arc::clone(&table)));
    Ok(table)
}

fn parse(texts: Vec<Text>) -> Result<Arc<Book>> {
    let mut kept = BOOK.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((known, book)) = kept.as_ref()
        && *known == texts
    {
        return Ok(Arc::clone(book));
    }
    let book = Arc::new(make(&texts)?);
    *kept = Some((texts, Arc::clone(&book)));
    Ok(book)
}

fn make(texts: &[Text]) -> Result<Book> {
    let of = |kind: &str| -> Vec<Source<'_>> {
        let matching = texts.iter().filter(|text| text.kind == kind);
        matching.map(|text| Source { name: &text.edition, text: &text.content }).collect()
    };
    let one = |kind: &str| {
        of(kind).pop().ok_or_else(|| Error::fault(format!("no {kind} are loaded: run `zan migrate`")))
    };
    let law = zan_tariff::load(one("dimensions")?, one("indicators")?, &of("payment-rules"), &of("tariffs"))
        .map_err(Error::fault)?;
    let sources = texts
        .iter()
        .map(|text| BookSource {
            kind: text.kind.to_owned(),
            edition: text.edition.clone(),
            sha256: hex::encode(Sha256::digest(text.content.as_bytes())),
        })
        .collect();
    Ok(Book { law, sources })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shipped() -> Vec<Text> {
        [
            ("dimensions", include_str!("../../../../../data/tariffs/dimensions.json")),
            ("indicators", include_str!("../../../../../data/indicators/mrp.json")),
            ("payment-rules", include_str!("../../../../../data/tariffs/rules-1462.toml")),
            ("tariffs", include_str!("../../../../../data/tariffs/mj-434-2023-ed-521-2025.toml")),
        ]
        .map(|(kind, content)| Text { kind, edition: format!("{kind}-1"), content: content.to_owned() })
        .to_vec()
    }

    #[test]
    fn the_same_texts_are_parsed_once() {
        let first = parse(shipped()).unwrap();
        assert!(Arc::ptr_eq(&first, &parse(shipped()).unwrap()));
        let mut other = shipped();
        other[0].content.push('\n');
        let second = parse(other).unwrap();
        assert!(!Arc::ptr_eq(&first, &second));
        assert_ne!(first.sources[0].sha256, second.sources[0].sha256);
        assert_eq!(first.sources[1], second.sources[1]);
    }

    #[test]
    fn missing_or_broken_data_is_a_fault() {
        let mut texts = shipped();
        texts.remove(1);
        assert_eq!(make(&texts).unwrap_err().code(), None);
        let mut texts = shipped();
        texts[3].content.push_str("[[item]]\n");
        assert_eq!(make(&texts).unwrap_err().code(), None);
    }
}
