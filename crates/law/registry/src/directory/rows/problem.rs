use serde::Serialize;

/// What is wrong with a row. The stable code is for people, logs and tests; texts live in the locales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The file has no header row.
    HeaderMissing,
    /// The header lacks this column.
    ColumnMissing,
    /// The header has a column nobody knows.
    ColumnUnknown,
    /// The header names a column twice.
    ColumnRepeated,
    /// The row has more or fewer fields than the header.
    ColumnCount,
    /// A field that must be filled is empty.
    Empty,
    /// White space at an end or doubled inside.
    WhiteSpace,
    /// A control or invisible character, or the sign that stands for broken UTF-8.
    ControlCharacter,
    /// Not a code: capital Latin letters, digits and single hyphens.
    CodeForm,
    /// The unit's code does not begin with the code of its region of 2021.
    CodePrefix,
    /// No such region today.
    UnknownRegion,
    /// No such region in the annex.
    UnknownRegion2021,
    /// Name and code of the region of 2021 differ, or today's region did not come from it.
    RegionMismatch,
    /// No such kind.
    UnknownKind,
    /// Neither `yes` nor `no`.
    FlagForm,
    /// Not a whole number.
    NumberForm,
    /// The code stands in an earlier row.
    DuplicateCode,
    /// The name stands in an earlier row of the same region and kind.
    DuplicateName,
    /// The Kazakh name has none of the letters of Kazakh, or repeats the Russian one: not translated.
    KazakhNameMissing,
    /// A Latin letter inside a Cyrillic name, mostly a look-alike (Latin `i` for Kazakh `і`).
    ForeignLetter,
    /// The region has another number of units than the annex names.
    UnitCount,
    /// No such unit.
    UnknownUnit,
    /// No such zone.
    UnknownZone,
    /// Only police units have duty zones.
    NotPolice,
    /// A police unit no zone serves.
    UnitWithoutZone,
    /// A zone that serves nobody.
    ZoneWithoutUnit,
    /// A zone that names itself as neighbour.
    NeighbourSelf,
    /// A neighbour named twice.
    NeighbourRepeated,
    /// The neighbour does not name this zone in return.
    NeighbourNotMutual,
}

impl Reason {
    /// The stable code, the same word that JSON shows.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::HeaderMissing => "header_missing",
            Self::ColumnMissing => "column_missing",
            Self::ColumnUnknown => "column_unknown",
            Self::ColumnRepeated => "column_repeated",
            Self::ColumnCount => "column_count",
            Self::Empty => "empty",
            Self::WhiteSpace => "white_space",
            Self::ControlCharacter => "control_character",
            Self::CodeForm => "code_form",
            Self::CodePrefix => "code_prefix",
            Self::UnknownRegion => "unknown_region",
            Self::UnknownRegion2021 => "unknown_region2021",
            Self::RegionMismatch => "region_mismatch",
            Self::UnknownKind => "unknown_kind",
            Self::FlagForm => "flag_form",
            Self::NumberForm => "number_form",
            Self::DuplicateCode => "duplicate_code",
            Self::DuplicateName => "duplicate_name",
            Self::KazakhNameMissing => "kazakh_name_missing",
            Self::ForeignLetter => "foreign_letter",
            Self::UnitCount => "unit_count",
            Self::UnknownUnit => "unknown_unit",
            Self::UnknownZone => "unknown_zone",
            Self::NotPolice => "not_police",
            Self::UnitWithoutZone => "unit_without_zone",
            Self::ZoneWithoutUnit => "zone_without_unit",
            Self::NeighbourSelf => "neighbour_self",
            Self::NeighbourRepeated => "neighbour_repeated",
            Self::NeighbourNotMutual => "neighbour_not_mutual",
        }
    }
}

/// One complaint about one place of a data file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{file}:{line}: {column}: {} ({value})", reason.code())]
pub struct BadRow {
    /// File name, without folder.
    pub file: &'static str,
    /// Line from 1, the header's line included; 0 when the complaint is about the file as a whole.
    pub line: usize,
    /// Column name; empty when the complaint is about the row as a whole.
    pub column: &'static str,
    /// What is wrong.
    pub reason: Reason,
    /// The value found, at most [`BadRow::LONGEST_VALUE`] characters, control characters escaped.
    pub value: String,
}

impl BadRow {
    /// Longest piece of the file a complaint repeats, in characters, so that a report of a huge line stays small.
    pub const LONGEST_VALUE: usize = 80;

    pub(super) fn new(
        file: &'static str,
        line: usize,
        column: &'static str,
        reason: Reason,
        value: &str,
    ) -> Self {
        let value = value.chars().flat_map(shown).take(Self::LONGEST_VALUE).collect();
        Self { file, line, column, reason, value }
    }

    pub(super) fn whole(file: &'static str, column: &'static str, reason: Reason, value: &str) -> Self {
        Self::new(file, 0, column, reason, value)
    }
}

/// Escapes what would garble a terminal or a log, and nothing else.
fn shown(letter: char) -> impl Iterator<Item = char> {
    let escaped = super::table::invisible(letter).then(|| letter.escape_unicode());
    let plain = escaped.is_none().then_some(letter);
    escaped.into_iter().flatten().chain(plain)
}
