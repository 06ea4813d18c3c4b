use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::country::{Country, bundled_country};
use super::problem::{BadRow, Reason};
use super::table::{self, Column, Row};

pub(super) const FILE: &str = "units.tsv";

const COLUMNS: &[Column] = &[
    ("code", true),
    ("region_2021_code", true),
    ("region_2021", true),
    ("region", true),
    ("kind", true),
    ("name_ru", true),
    ("name_kk", true),
    ("place_ru", true),
    ("place_kk", true),
    ("rural", true),
    ("source", true),
    ("note", false),
];

/// Kind of participant of the joint order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Полиция департаменті, Департамент полиции (of a region or a city).
    PoliceDepartment,
    /// Көліктегі полиция департаменті, Департамент полиции на транспорте.
    TransportPoliceDepartment,
    /// Полиция басқармасы, Управление полиции (of a city or a district of a city).
    PoliceDirectorate,
    /// Ішкі істер бөлімі, Отдел внутренних дел (of a district).
    PoliceDivision,
    /// Желілік полиция басқармасы, Линейное управление полиции.
    LinePoliceDirectorate,
    /// Желілік полиция бөлімі, Линейный отдел полиции.
    LinePoliceDivision,
    /// Адвокаттар алқасы, Коллегия адвокатов.
    Collegium,
    /// Әділет департаменті, Департамент юстиции.
    JusticeDepartment,
}

impl Kind {
    /// Every kind, in the order of the annex.
    pub const ALL: [Self; 8] = [
        Self::PoliceDepartment,
        Self::TransportPoliceDepartment,
        Self::PoliceDirectorate,
        Self::PoliceDivision,
        Self::LinePoliceDirectorate,
        Self::LinePoliceDivision,
        Self::Collegium,
        Self::JusticeDepartment,
    ];

    /// The word used in data files and JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PoliceDepartment => "police_department",
            Self::TransportPoliceDepartment => "transport_police_department",
            Self::PoliceDirectorate => "police_directorate",
            Self::PoliceDivision => "police_division",
            Self::LinePoliceDirectorate => "line_police_directorate",
            Self::LinePoliceDivision => "line_police_division",
            Self::Collegium => "collegium",
            Self::JusticeDepartment => "justice_department",
        }
    }

    /// The kind by its word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether the body may order counsel, and therefore needs a duty zone.
    #[must_use]
    pub const fn is_police(self) -> bool {
        !matches!(self, Self::Collegium | Self::JusticeDepartment)
    }
}

/// One participant named in annex 1 to the joint order of 2021.
///
/// JSON shows what `zan directory list --json` promises; the rest serves the loader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unit {
    /// Stable code, ours.
    pub code: String,
    /// Region as headed in the annex.
    pub region_2021: String,
    /// КАТО code (two digits) of today's region.
    pub region: String,
    /// What it is.
    pub kind: Kind,
    /// Russian name; proper names spelt as in the annex.
    pub name_ru: String,
    /// Kazakh name.
    pub name_kk: String,
    /// Our code of the region of 2021.
    #[serde(skip)]
    pub region_2021_code: String,
    /// Place by its Russian name of today.
    #[serde(skip)]
    pub place_ru: String,
    /// Place by its Kazakh name of today.
    #[serde(skip)]
    pub place_kk: String,
    /// Body of a rural district, or a line unit at a station outside towns.
    #[serde(skip)]
    pub rural: bool,
    /// Place in the annex: number of the entry and line within it.
    #[serde(skip)]
    pub source: String,
    /// Misspelling or later renaming; may be empty.
    #[serde(skip)]
    pub note: String,
}

/// Reads `units.tsv` against the country built into the program.
///
/// Gives the good units in file order and every bad row; a good file gives no bad row.
/// Whether units are missing is a question to the whole: [`check_counts`].
#[must_use]
pub fn parse_units(text: &str) -> (Vec<Unit>, Vec<BadRow>) {
    parse_units_in(bundled_country(), text)
}

/// As [`parse_units`], against a country of the caller's.
#[must_use]
pub fn parse_units_in(country: &Country, text: &str) -> (Vec<Unit>, Vec<BadRow>) {
    let mut bad = Vec::new();
    let mut units = Vec::new();
    let mut seen = Seen::default();
    for (row, usable) in table::read(FILE, COLUMNS, text, &mut bad) {
        let before = bad.len();
        let region_known = check_region(&row, country, &mut bad);
        check_code(&row, region_known, &mut bad);
        table::check_names(&row, &mut bad);
        seen.check(&row, &mut bad);
        let kind = known(&row, "kind", Kind::from_code, Reason::UnknownKind, &mut bad);
        let rural = known(&row, "rural", flag, Reason::FlagForm, &mut bad);
        if let (true, true, Some(kind), Some(rural)) = (usable, bad.len() == before, kind, rural) {
            units.push(unit(&row, kind, rural));
        }
    }
    bad.sort_by_key(|row| row.line);
    (units, bad)
}

/// Compares the number of units per region with what the annex names; a difference is reported
/// about the file as a whole, with the region's code and both numbers as the value.
#[must_use]
pub fn check_counts(units: &[Unit], country: &Country) -> Vec<BadRow> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for unit in units {
        *counts.entry(unit.region_2021_code.as_str()).or_default() += 1;
    }
    let differing = country.regions_2021.iter().filter_map(|region| {
        let found = counts.get(region.code.as_str()).copied().unwrap_or_default();
        (found != region.units).then(|| format!("{}: {found} ≠ {}", region.code, region.units))
    });
    differing.map(|value| BadRow::whole(FILE, "region_2021_code", Reason::UnitCount, &value)).collect()
}

fn unit(row: &Row<'_>, kind: Kind, rural: bool) -> Unit {
    Unit {
        code: row.text("code"),
        region_2021: row.text("region_2021"),
        region: row.text("region"),
        kind,
        name_ru: row.text("name_ru"),
        name_kk: row.text("name_kk"),
        region_2021_code: row.text("region_2021_code"),
        place_ru: row.text("place_ru"),
        place_kk: row.text("place_kk"),
        rural,
        source: row.text("source"),
        note: row.text("note"),
    }
}

/// Reads a field of few words; an empty field was reported already.
pub(super) fn known<T>(
    row: &Row<'_>,
    column: &'static str,
    read: impl Fn(&str) -> Option<T>,
    reason: Reason,
    bad: &mut Vec<BadRow>,
) -> Option<T> {
    let value = read(row.get(column));
    if value.is_none() && !row.get(column).trim().is_empty() {
        row.report(bad, column, reason);
    }
    value
}

fn flag(word: &str) -> Option<bool> {
    match word {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn check_code(row: &Row<'_>, region_known: bool, bad: &mut Vec<BadRow>) {
    let code = row.get("code");
    if code.is_empty() {
        return;
    }
    if !table::is_code(code) {
        row.report(bad, "code", Reason::CodeForm);
    } else if region_known
        && !code.strip_prefix(row.get("region_2021_code")).is_some_and(|rest| rest.starts_with('-'))
    {
        row.report(bad, "code", Reason::CodePrefix);
    }
}

/// Checks today's region and the region of 2021 together; gives whether the latter is known.
fn check_region(row: &Row<'_>, country: &Country, bad: &mut Vec<BadRow>) -> bool {
    let today = known(row, "region", |code| country.region(code), Reason::UnknownRegion, bad);
    let old =
        known(row, "region_2021_code", |code| country.region_2021(code), Reason::UnknownRegion2021, bad);
    let Some(old) = old else { return false };
    if !row.get("region_2021").is_empty() && old.name_ru != row.get("region_2021") {
        row.report(bad, "region_2021", Reason::RegionMismatch);
    }
    if today.is_some_and(|today| !old.regions.contains(&today.code)) {
        row.report(bad, "region", Reason::RegionMismatch);
    }
    true
}

/// What earlier rows said, so that a repetition is seen even if the earlier row was bad in another field.
#[derive(Default)]
struct Seen<'text> {
    codes: BTreeSet<&'text str>,
    names: BTreeSet<(&'static str, &'text str, &'text str, &'text str)>,
}

impl<'text> Seen<'text> {
    fn check(&mut self, row: &Row<'text>, bad: &mut Vec<BadRow>) {
        if !row.get("code").is_empty() && !self.codes.insert(row.get("code")) {
            row.report(bad, "code", Reason::DuplicateCode);
        }
        for column in ["name_ru", "name_kk"] {
            let key = (column, row.get("region_2021_code"), row.get("kind"), row.get(column));
            if !row.get(column).is_empty() && !self.names.insert(key) {
                row.report(bad, column, Reason::DuplicateName);
            }
        }
    }
}
