//! `codes.toml`: coded lists with names in three languages and their source.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use toml::Spanned;

use super::{BadRow, source::line_of};

pub(super) const FILE: &str = "codes.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ListFile {
    act: String,
    clause: String,
    grade: String,
    items: Vec<Spanned<ItemFile>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ItemFile {
    code: String,
    kk: String,
    ru: String,
    en: String,
    act: Option<String>,
    clause: Option<String>,
    grade: Option<String>,
    #[serde(default)]
    extra: BTreeMap<String, toml::Value>,
}

/// One code as the table keeps it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Code {
    pub list: String,
    pub code: String,
    pub position: i32,
    pub name_kk: String,
    pub name_ru: String,
    pub name_en: String,
    pub act: String,
    pub clause: String,
    pub grade: String,
    pub extra: serde_json::Value,
}

/// Reads the file; every bad row is named and gives no code.
pub(super) fn parse(text: &str) -> (Vec<Code>, Vec<BadRow>) {
    let lists: BTreeMap<String, ListFile> = match toml::from_str(text) {
        Ok(lists) => lists,
        Err(error) => return (Vec::new(), vec![syntax(FILE, text, &error)]),
    };
    let (mut codes, mut bad) = (Vec::new(), Vec::new());
    for (list, file) in &lists {
        let mut seen = BTreeSet::new();
        for (item, position) in file.items.iter().zip(1..) {
            let line = line_of(text, item.span().start);
            let mut complaints = complaints(item.get_ref(), file);
            if !seen.insert(item.get_ref().code.as_str()) {
                complaints.push("the code is repeated");
            }
            match extra(&item.get_ref().extra) {
                Ok(extra) if complaints.is_empty() => {
                    codes.push(code(list, position, item.get_ref(), file, extra))
                }
                Ok(_) => {}
                Err(_) => complaints.push("`extra` cannot be written as JSON"),
            }
            bad.extend(complaints.into_iter().map(|reason| BadRow {
                file: FILE.to_owned(),
                line,
                reason: format!("{list}.{}: {reason}", item.get_ref().code),
            }));
        }
    }
    (codes, bad)
}

/// What a TOML reader says, as a bad row.
pub(super) fn syntax(file: &str, text: &str, error: &toml::de::Error) -> BadRow {
    BadRow {
        file: file.to_owned(),
        line: error.span().map_or(0, |span| line_of(text, span.start)),
        reason: error.message().to_owned(),
    }
}

fn extra(extra: &BTreeMap<String, toml::Value>) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::to_value(extra)
}

fn complaints(item: &ItemFile, list: &ListFile) -> Vec<&'static str> {
    let mut found = Vec::new();
    let word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if item.code.is_empty() || !item.code.bytes().all(word) {
        found.push("a code consists of small Latin letters, digits and _");
    }
    if [&item.kk, &item.ru, &item.en].into_iter().any(|name| name.trim().is_empty() || name.trim() != name) {
        found.push("a name is empty or has spaces around it");
    }
    if item.act.as_ref().unwrap_or(&list.act).is_empty()
        || item.clause.as_ref().unwrap_or(&list.clause).is_empty()
    {
        found.push("the act or clause is missing");
    }
    if !matches!(item.grade.as_ref().unwrap_or(&list.grade).as_str(), "A" | "B" | "C" | "D") {
        found.push("the grade is none of A, B, C, D");
    }
    found
}

fn code(list: &str, position: i32, item: &ItemFile, file: &ListFile, extra: serde_json::Value) -> Code {
    let or_list = |own: &Option<String>, lists: &String| own.as_ref().unwrap_or(lists).clone();
    Code {
        list: list.to_owned(),
        code: item.code.clone(),
        position,
        name_kk: item.kk.clone(),
        name_ru: item.ru.clone(),
        name_en: item.en.clone(),
        act: or_list(&item.act, &file.act),
        clause: or_list(&item.clause, &file.clause),
        grade: or_list(&item.grade, &file.grade),
        extra,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reference::DataSource;

    #[test]
    fn the_file_inside_the_program_is_good() {
        let (codes, bad) = parse(&DataSource::Embedded.read(FILE).unwrap());
        assert_eq!(bad, []);
        let of = |list: &str| codes.iter().filter(|code| code.list == list).count();
        assert_eq!((of("ground"), of("person_role"), of("gravity"), of("decline_reason")), (11, 7, 5, 8));
        assert_eq!((of("return_reason"), of("cancel_reason"), of("manual_reason")), (11, 5, 5));
    }

    /// УПК art. 69(2): a waiver cannot be accepted for grounds 2, 3, 4.
    #[test]
    fn no_waiver_for_minors_impairment_and_language() {
        let (codes, _) = parse(&DataSource::Embedded.read(FILE).unwrap());
        let never: Vec<_> = codes
            .iter()
            .filter(|code| code.list == "ground" && code.extra["waiver"] == "no")
            .map(|code| code.code.as_str())
            .collect();
        assert_eq!(never, ["2", "3", "4"]);
    }

    #[test]
    fn bad_rows_are_named_with_their_lines() {
        let text = "[a]\nact = \"x\"\nclause = \"y\"\ngrade = \"D\"\nitems = [\n\
            { code = \"one\", kk = \"б\", ru = \"о\", en = \"o\" },\n\
            { code = \"one\", kk = \"\", ru = \"о\", en = \"o\", grade = \"E\" },\n\
            { code = \"Бір\", kk = \"б\", ru = \"о\", en = \"o\" },\n]\n";
        let (codes, bad) = parse(text);
        assert_eq!(codes.len(), 1);
        assert_eq!(bad.iter().map(|row| row.line).collect::<Vec<_>>(), [7, 7, 7, 8]);
        let (codes, bad) = parse("[a]\nact = 1\n");
        assert!(codes.is_empty());
        assert_eq!(bad.first().map(|row| row.line), Some(2));
    }
}
