//! Which data files are dated editions of the law, of which kind, and for which days.

use jiff::civil::Date;
use zan_base::{
    WorkingCalendar,
    calendar::{CalendarError, parse_tsv},
};

use super::{BadRow, DataSource, LoadError, codes::syntax};

/// A file of `data/` as a row of `law_data`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EditionFile {
    pub kind: String,
    /// Name of the file without its folder and ending.
    pub edition: String,
    pub valid: (Option<Date>, Option<Date>),
    pub content: String,
}

const FOLDERS: [&str; 4] = ["tariffs", "indicators", "rules", "calendar"];

/// Kind of an edition: the folder for rates, indicators and calendars; `payment-rules` and `dimensions` for the two
/// sorts of file beside the rates; the file's name for rules (`dispatch`, `clocks`).
fn kind(folder: &str, stem: &str) -> String {
    match (folder, stem) {
        ("tariffs", "dimensions") => "dimensions".to_owned(),
        ("tariffs", stem) if stem.starts_with("rules") => "payment-rules".to_owned(),
        ("rules", stem) => stem.to_owned(),
        (folder, _) => folder.to_owned(),
    }
}

/// Reads every edition of the source; files that cannot be read as what they claim to be are bad rows.
pub(super) fn collect(source: &DataSource) -> Result<(Vec<EditionFile>, Vec<BadRow>), LoadError> {
    let (mut files, mut bad) = (Vec::new(), Vec::new());
    for folder in FOLDERS {
        for path in source.list(folder)? {
            let content = source.read(&path)?;
            match edition(folder, &path, content) {
                Ok(file) => files.push(file),
                Err(row) => bad.push(row),
            }
        }
    }
    Ok((files, bad))
}

fn edition(folder: &str, path: &str, content: String) -> Result<EditionFile, BadRow> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let valid = match ending {
        "toml" => toml_validity(path, &content)?,
        "json" => {
            serde_json::from_str::<serde::de::IgnoredAny>(&content).map_err(|error| BadRow {
                file: path.to_owned(),
                line: error.line(),
                reason: error.to_string(),
            })?;
            (None, None)
        }
        _ => calendar_validity(path, &content)?,
    };
    Ok(EditionFile { kind: kind(folder, stem), edition: stem.to_owned(), valid, content })
}

/// `valid_from` and `valid_to` at the top of a file; several editions in one file have none there.
fn toml_validity(path: &str, content: &str) -> Result<(Option<Date>, Option<Date>), BadRow> {
    let table: toml::Table = toml::from_str(content).map_err(|error| syntax(path, content, &error))?;
    let day = |key: &str| match table.get(key).and_then(toml::Value::as_str) {
        None => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| BadRow {
            file: path.to_owned(),
            line: 0,
            reason: format!("{key}: {text:?} is no date"),
        }),
    };
    let valid: (Option<Date>, Option<Date>) = (day("valid_from")?, day("valid_to")?);
    if valid.0.zip(valid.1).is_some_and(|(from, to)| to < from) {
        return Err(BadRow {
            file: path.to_owned(),
            line: 0,
            reason: "valid_to is before valid_from".to_owned(),
        });
    }
    Ok(valid)
}

fn calendar_validity(path: &str, content: &str) -> Result<(Option<Date>, Option<Date>), BadRow> {
    let rows = parse_tsv(content).map_err(|error| calendar_fault(path, &error))?;
    let days: Vec<Date> = rows.iter().map(|row| row.date).collect();
    WorkingCalendar::from_rows(rows).map_err(|error| calendar_fault(path, &error))?;
    let first = days.iter().min().map(|day| day.first_of_year());
    let last = days.iter().max().map(|day| day.last_of_year());
    Ok((first, last))
}

fn calendar_fault(path: &str, error: &CalendarError) -> BadRow {
    let line = match error {
        CalendarError::Row { line, .. } => *line,
        _ => 0,
    };
    BadRow { file: path.to_owned(), line, reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_inside_the_program_are_good() {
        let (files, bad) = collect(&DataSource::Embedded).unwrap();
        assert_eq!(bad, []);
        let kinds: std::collections::BTreeSet<_> = files.iter().map(|file| file.kind.as_str()).collect();
        for kind in ["tariffs", "payment-rules", "indicators", "dispatch", "clocks", "calendar"] {
            assert!(kinds.contains(kind), "{kind} is missing in {kinds:?}");
        }
    }

    #[test]
    fn bad_files_are_named() {
        for (path, content, line) in [
            ("rules/dispatch.toml", "a = 1\nb = = 2\n", 2),
            ("indicators/mrp.json", "{\n\"rows\": [}", 2),
            ("tariffs/x.toml", "valid_from = \"2026-02-30\"\n", 0),
            ("tariffs/x.toml", "valid_from = \"2026-02-03\"\nvalid_to = \"2026-02-01\"\n", 0),
            ("calendar/x.tsv", "date\tkind\n", 1),
        ] {
            let folder = path.split('/').next().unwrap();
            let bad = edition(folder, path, content.to_owned()).unwrap_err();
            assert_eq!((bad.file.as_str(), bad.line), (path, line), "{bad}");
        }
    }
}
