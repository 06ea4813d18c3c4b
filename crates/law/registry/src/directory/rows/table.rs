//! Tab-separated text with a header, without quoting: a field holds neither tab nor line end.

use super::problem::{BadRow, Reason};

/// A column: its name, and whether a field of it must be filled.
pub(super) type Column = (&'static str, bool);

/// One row with as many fields as the header.
pub(super) struct Row<'text> {
    file: &'static str,
    pub(super) line: usize,
    columns: &'static [Column],
    /// By expected column; `None` where the header lacks it.
    fields: Vec<Option<&'text str>>,
}

impl<'text> Row<'text> {
    /// The field, or an empty one where the header lacks the column (then no record is made of the row).
    pub(super) fn get(&self, column: &str) -> &'text str {
        let place = self.columns.iter().position(|(name, _)| *name == column);
        place.and_then(|place| self.fields.get(place)).copied().flatten().unwrap_or_default()
    }

    /// The field as an owned text.
    pub(super) fn text(&self, column: &str) -> String {
        self.get(column).to_owned()
    }

    /// Adds a complaint about a field of this row.
    pub(super) fn report(&self, bad: &mut Vec<BadRow>, column: &'static str, reason: Reason) {
        bad.push(BadRow::new(self.file, self.line, column, reason, self.get(column)));
    }
}

/// Rows of the text with a flag "usable": the header has every column and no field of the row was reported.
pub(super) fn read<'text>(
    file: &'static str,
    columns: &'static [Column],
    text: &'text str,
    bad: &mut Vec<BadRow>,
) -> Vec<(Row<'text>, bool)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = text.lines().zip(1..);
    let Some((header, _)) = lines.next() else {
        bad.push(BadRow::new(file, 1, "", Reason::HeaderMissing, ""));
        return Vec::new();
    };
    let header: Vec<&str> = header.split('\t').collect();
    let sound_header = check_header(file, columns, &header, bad);
    let mut rows = Vec::new();
    for (content, line) in lines {
        let fields: Vec<&str> = content.split('\t').collect();
        if fields.len() != header.len() {
            bad.push(BadRow::new(file, line, "", Reason::ColumnCount, content));
            continue;
        }
        let by_name = |name| header.iter().position(|found| *found == name);
        let fields = columns
            .iter()
            .map(|(name, _)| by_name(*name).and_then(|place| fields.get(place)).copied())
            .collect();
        let row = Row { file, line, columns, fields };
        let before = bad.len();
        check_fields(&row, bad);
        let usable = sound_header && bad.len() == before;
        rows.push((row, usable));
    }
    rows
}

fn check_header(file: &'static str, columns: &[Column], header: &[&str], bad: &mut Vec<BadRow>) -> bool {
    let before = bad.len();
    for (name, _) in columns {
        match header.iter().filter(|found| *found == name).count() {
            0 => bad.push(BadRow::new(file, 1, name, Reason::ColumnMissing, name)),
            1 => {}
            _ => bad.push(BadRow::new(file, 1, name, Reason::ColumnRepeated, name)),
        }
    }
    let unknown = header.iter().filter(|found| !columns.iter().any(|(name, _)| name == *found));
    bad.extend(unknown.map(|found| BadRow::new(file, 1, "", Reason::ColumnUnknown, found)));
    bad.len() == before
}

fn check_fields(row: &Row<'_>, bad: &mut Vec<BadRow>) {
    for ((name, required), field) in row.columns.iter().zip(&row.fields) {
        let Some(field) = field else { continue };
        if field.trim().is_empty() && (*required || !field.is_empty()) {
            row.report(bad, name, Reason::Empty);
        } else if field.chars().any(invisible) {
            row.report(bad, name, Reason::ControlCharacter);
        } else if field.trim() != *field || field.contains("  ") {
            row.report(bad, name, Reason::WhiteSpace);
        }
    }
}

/// Control characters, format characters that hide or reorder text, and what stands for broken bytes.
pub(super) fn invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fffd}')
}

/// A code: capital Latin letters, digits, single hyphens between.
pub(super) fn is_code(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    })
}

/// Codes separated by commas; an empty field is no codes.
pub(super) fn list(field: &str) -> impl Iterator<Item = &str> {
    field.split(',').filter(move |_| !field.is_empty())
}

/// Checks that the names are Cyrillic and the Kazakh one does not repeat the Russian one.
pub(super) fn check_alphabet(row: &Row<'_>, bad: &mut Vec<BadRow>) {
    for column in ["name_ru", "name_kk"] {
        if row.get(column).chars().any(|letter| letter.is_ascii_alphabetic()) {
            row.report(bad, column, Reason::ForeignLetter);
        }
    }
    if !row.get("name_kk").is_empty() && row.get("name_kk") == row.get("name_ru") {
        row.report(bad, "name_kk", Reason::KazakhNameMissing);
    }
}

/// As [`check_alphabet`]; besides, the Kazakh name must have a letter that only Kazakh has. Every name of a
/// body or zone does (бөлімі, басқармасы, алқасы …), though names of regions alone may not (Атырау облысы).
pub(super) fn check_names(row: &Row<'_>, bad: &mut Vec<BadRow>) {
    check_alphabet(row, bad);
    let name = row.get("name_kk");
    let repeated = name == row.get("name_ru");
    if !name.trim().is_empty() && !repeated && !name.chars().any(|letter| KAZAKH_LETTERS.contains(letter)) {
        row.report(bad, "name_kk", Reason::KazakhNameMissing);
    }
}

const KAZAKH_LETTERS: &str = "әғқңөұүһіӘҒҚҢӨҰҮҺІ";
