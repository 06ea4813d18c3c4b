//! Reading of the data files. What is malformed is refused with the file and the row, because a wrong
//! number here is a wrong payment everywhere.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::{
    Dimension, Edition, EditionStatus, IndicatorTable, ItemStatus, Period, RulesEdition, TariffBook, Unit,
};

/// A data file that was already read.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Its contents.
    pub text: &'a str,
}

/// Why the data files do not make a book.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// The file is not of its format; the message names the line.
    #[error("{file}: {message}")]
    Syntax {
        /// The file.
        file: String,
        /// What the parser says.
        message: String,
    },
    /// A row contradicts itself or another one.
    #[error("{file}, {row}: {problem}")]
    Row {
        /// The file.
        file: String,
        /// The row, by its code.
        row: String,
        /// What is wrong.
        problem: String,
    },
    /// Two editions or values are in force on one day.
    #[error("{first} and {second} are in force on the same day")]
    Overlap {
        /// One of them.
        first: String,
        /// The other.
        second: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DimensionsFile {
    #[serde(rename = "note")]
    _note: String,
    dimensions: BTreeMap<Dimension, BTreeSet<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RulesFile {
    #[serde(rename = "edition")]
    editions: Vec<RulesEdition>,
}

/// Reads and checks the book: words, indicators, rules, rates.
///
/// # Errors
/// [`LoadError`], the first fault found.
pub fn load(
    dimensions: Source<'_>,
    indicators: Source<'_>,
    rules: &[Source<'_>],
    editions: &[Source<'_>],
) -> Result<TariffBook, LoadError> {
    let words: DimensionsFile = json(dimensions)?;
    let mut book = TariffBook {
        dimensions: words.dimensions,
        editions: Vec::new(),
        rules: Vec::new(),
        indicators: json(indicators)?,
    };
    check_indicators(&book.indicators, indicators.name)?;
    for file in rules {
        let parsed: RulesFile = toml(*file)?;
        for edition in parsed.editions {
            check_rules(&edition, &book, &Rows { file: file.name, row: &edition.id })?;
            book.rules.push(edition);
        }
    }
    for file in editions {
        let edition: Edition = toml(*file)?;
        check_edition(&edition, &book, file.name)?;
        book.editions.push(edition);
    }
    check_overlap(
        book.rules.iter().filter(|r| r.status != EditionStatus::Draft).map(|r| (&r.id, r.period())),
    )?;
    check_overlap(book.editions.iter().filter_map(|e| Some((&e.id, e.period()?))))?;
    Ok(book)
}

fn json<T: DeserializeOwned>(file: Source<'_>) -> Result<T, LoadError> {
    serde_json::from_str(file.text)
        .map_err(|error| LoadError::Syntax { file: file.name.to_owned(), message: error.to_string() })
}

fn toml<T: DeserializeOwned>(file: Source<'_>) -> Result<T, LoadError> {
    toml::from_str(file.text)
        .map_err(|error| LoadError::Syntax { file: file.name.to_owned(), message: error.to_string() })
}

/// Names the row in every message.
struct Rows<'a> {
    file: &'a str,
    row: &'a str,
}

impl Rows<'_> {
    fn require(&self, holds: bool, problem: &str) -> Result<(), LoadError> {
        if holds {
            return Ok(());
        }
        Err(LoadError::Row {
            file: self.file.to_owned(),
            row: self.row.to_owned(),
            problem: problem.to_owned(),
        })
    }
}

fn check_overlap<'a>(dated: impl Iterator<Item = (&'a String, Period)>) -> Result<(), LoadError> {
    let mut earlier: Vec<(&String, Period)> = Vec::new();
    for (name, period) in dated {
        if let Some((other, _)) = earlier.iter().find(|(_, known)| known.overlaps(period)) {
            return Err(LoadError::Overlap { first: (*other).clone(), second: name.clone() });
        }
        earlier.push((name, period));
    }
    Ok(())
}

fn check_indicators(table: &IndicatorTable, file: &str) -> Result<(), LoadError> {
    for (position, row) in table.rows.iter().enumerate() {
        let name = format!("{} from {}", row.indicator, row.valid_from);
        let rows = Rows { file, row: &name };
        rows.require(!row.value.is_zero(), "the value is zero")?;
        rows.require(!row.source.is_empty(), "the value has no source")?;
        rows.require(row.period().is_ordered(), "the last day is before the first")?;
        let same = table.rows.iter().take(position).find(|other| {
            other.indicator == row.indicator
                && other.kind.serves(row.kind)
                && other.period().overlaps(row.period())
        });
        if let Some(other) = same {
            let first = format!("{} from {}", other.indicator, other.valid_from);
            return Err(LoadError::Overlap { first, second: name });
        }
    }
    Ok(())
}

fn check_rules(rules: &RulesEdition, book: &TariffBook, rows: &Rows<'_>) -> Result<(), LoadError> {
    rows.require(book.rules.iter().all(|known| known.id != rules.id), "the name is used twice")?;
    rows.require(rules.period().is_ordered(), "the last day is before the first")?;
    rows.require(rules.factors.is_empty(), "factors are not known to the calculation")?;
    rows.require(matches!(rules.money.places, 0 | 2), "money has 0 or 2 places")?;
    let mut codes = BTreeSet::new();
    for ceiling in &rules.ceilings {
        let row = format!("{}, ceiling {}", rules.id, ceiling.code);
        let rows = Rows { file: rows.file, row: &row };
        rows.require(codes.insert(&ceiling.code), "the code is used twice")?;
        rows.require(ceiling.minutes > 0, "the limit is zero")?;
        rows.require(
            ceiling.work.iter().all(|work| knows(book, Dimension::Work, work)),
            "it names an unknown kind of work",
        )?;
    }
    Ok(())
}

fn knows(book: &TariffBook, dimension: Dimension, value: &str) -> bool {
    book.values(dimension).is_some_and(|values| values.contains(value))
}

fn check_edition(edition: &Edition, book: &TariffBook, file: &str) -> Result<(), LoadError> {
    let rows = Rows { file, row: &edition.id };
    rows.require(book.editions.iter().all(|known| known.id != edition.id), "the name is used twice")?;
    let draft = edition.status == EditionStatus::Draft;
    rows.require(draft || edition.valid_from.is_some(), "an edition that is no draft needs a first day")?;
    rows.require(edition.period().is_none_or(Period::is_ordered), "the last day is before the first")?;
    rows.require(!edition.sources.is_empty(), "no source is named")?;
    let based = book.indicators.rows.iter().any(|row| row.indicator == edition.base);
    rows.require(based, "the base is no known indicator")?;
    check_items(edition, file)?;
    check_mappings(edition, book, file)
}

fn check_items(edition: &Edition, file: &str) -> Result<(), LoadError> {
    let mut codes = BTreeSet::new();
    for item in &edition.items {
        let rows = Rows { file, row: &item.code };
        rows.require(codes.insert(&item.code), "the code is used twice")?;
        rows.require(item.rate.is_none_or(|rate| !rate.is_zero()), "the rate is zero")?;
        rows.require(item.rate.is_none() || item.unit == Unit::Hour, "a rate needs the unit hour")?;
        let numbered = item.rate.is_some() || item.unit != Unit::Hour;
        rows.require(numbered || !item.status.may_be_paid(), "a verified hourly line needs a rate")?;
        let draft = item.status == ItemStatus::DraftVerified;
        rows.require(!draft || edition.status == EditionStatus::Draft, "a draft line outside a draft")?;
        let described = !item.description.kk.is_empty() && !item.description.ru.is_empty();
        rows.require(described, "a description in Kazakh or Russian is missing")?;
    }
    Ok(())
}

fn check_mappings(edition: &Edition, book: &TariffBook, file: &str) -> Result<(), LoadError> {
    for mapping in &edition.mappings {
        let row = format!("mapping to {}", mapping.item);
        let rows = Rows { file, row: &row };
        rows.require(edition.item(&mapping.item).is_some(), "there is no such line")?;
        rows.require(!mapping.when.is_empty(), "it names no property")?;
        let mut values = mapping.when.iter().flat_map(|(d, values)| values.iter().map(|v| (*d, v)));
        rows.require(values.all(|(d, value)| knows(book, d, value)), "it names an unknown value")?;
        rows.require(mapping.when.values().all(|values| !values.is_empty()), "a property has no value")?;
    }
    Ok(())
}
