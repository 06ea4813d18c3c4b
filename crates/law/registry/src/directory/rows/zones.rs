use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::country::{Country, bundled_country};
use super::problem::{BadRow, Reason};
use super::table::{self, Column, Row};
use super::units::known;

pub(super) const FILE: &str = "zones.tsv";
pub(super) const ZONE_UNITS_FILE: &str = "zone-units.tsv";

const COLUMNS: &[Column] = &[
    ("code", true),
    ("region", true),
    ("name_kk", true),
    ("name_ru", true),
    ("kind", true),
    ("neighbours", false),
];

const ZONE_UNITS_COLUMNS: &[Column] = &[("unit", true), ("zone", true)];

/// What a duty zone covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ZoneKind {
    /// A city.
    Urban,
    /// Districts, with the small towns among them.
    Rural,
    /// Police on transport of a region.
    Transport,
}

impl ZoneKind {
    /// The kind by the word used in data files and JSON.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "urban" => Some(Self::Urban),
            "rural" => Some(Self::Rural),
            "transport" => Some(Self::Transport),
            _ => None,
        }
    }
}

/// Duty zone (кезекшілік аймағы, зона дежурства): the bodies one rota of counsel serves. Our design.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Zone {
    /// Stable code.
    pub code: String,
    /// КАТО code of the region.
    pub region: String,
    /// Name in Kazakh.
    pub name_kk: String,
    /// Name in Russian.
    pub name_ru: String,
    /// What it covers.
    pub kind: ZoneKind,
    /// Zones asked when this one has nobody, in this order.
    pub neighbours: Vec<String>,
    /// Line of the file.
    #[serde(skip)]
    pub line: usize,
}

/// One row of `zone-units.tsv`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ZoneUnit {
    /// Code of a police unit.
    pub unit: String,
    /// Code of the zone that serves it.
    pub zone: String,
    /// Line of the file.
    #[serde(skip)]
    pub line: usize,
}

/// Reads `zones.tsv` against the country built into the program.
#[must_use]
pub fn parse_zones(text: &str) -> (Vec<Zone>, Vec<BadRow>) {
    parse_zones_in(bundled_country(), text)
}

/// As [`parse_zones`], against a country of the caller's.
#[must_use]
pub fn parse_zones_in(country: &Country, text: &str) -> (Vec<Zone>, Vec<BadRow>) {
    let mut bad = Vec::new();
    let mut zones = Vec::new();
    let mut codes = BTreeSet::new();
    let mut names = BTreeSet::new();
    for (row, usable) in table::read(FILE, COLUMNS, text, &mut bad) {
        let before = bad.len();
        known(&row, "region", |code| country.region(code), Reason::UnknownRegion, &mut bad);
        let kind = known(&row, "kind", ZoneKind::from_code, Reason::UnknownKind, &mut bad);
        if !table::is_code(row.get("code")) && !row.get("code").is_empty() {
            row.report(&mut bad, "code", Reason::CodeForm);
        }
        if !codes.insert(row.text("code")) {
            row.report(&mut bad, "code", Reason::DuplicateCode);
        }
        table::check_names(&row, &mut bad);
        for column in ["name_ru", "name_kk"] {
            if !names.insert((column, row.text(column))) {
                row.report(&mut bad, column, Reason::DuplicateName);
            }
        }
        if let (true, true, Some(kind)) = (usable, bad.len() == before, kind) {
            zones.push(zone(&row, kind));
        }
    }
    check_neighbours(&zones, &mut bad);
    bad.sort_by_key(|row| row.line);
    (zones, bad)
}

/// Reads `zone-units.tsv`; a unit may stand in one zone only.
#[must_use]
pub fn parse_zone_units(text: &str) -> (Vec<ZoneUnit>, Vec<BadRow>) {
    let mut bad = Vec::new();
    let mut pairs = Vec::new();
    let mut units = BTreeSet::new();
    for (row, usable) in table::read(ZONE_UNITS_FILE, ZONE_UNITS_COLUMNS, text, &mut bad) {
        let before = bad.len();
        for column in ["unit", "zone"] {
            if !table::is_code(row.get(column)) && !row.get(column).is_empty() {
                row.report(&mut bad, column, Reason::CodeForm);
            }
        }
        if !units.insert(row.text("unit")) {
            row.report(&mut bad, "unit", Reason::DuplicateCode);
        }
        if usable && bad.len() == before {
            pairs.push(ZoneUnit { unit: row.text("unit"), zone: row.text("zone"), line: row.line });
        }
    }
    bad.sort_by_key(|row| row.line);
    (pairs, bad)
}

fn zone(row: &Row<'_>, kind: ZoneKind) -> Zone {
    Zone {
        code: row.text("code"),
        region: row.text("region"),
        name_kk: row.text("name_kk"),
        name_ru: row.text("name_ru"),
        kind,
        neighbours: table::list(row.get("neighbours")).map(str::to_owned).collect(),
        line: row.line,
    }
}

fn check_neighbours(zones: &[Zone], bad: &mut Vec<BadRow>) {
    let by_code: BTreeMap<&str, BTreeSet<&str>> = zones
        .iter()
        .map(|zone| (zone.code.as_str(), zone.neighbours.iter().map(String::as_str).collect()))
        .collect();
    for zone in zones {
        let mut named = BTreeSet::new();
        for neighbour in &zone.neighbours {
            let in_return = by_code.get(neighbour.as_str());
            let reason = if *neighbour == zone.code {
                Reason::NeighbourSelf
            } else if !named.insert(neighbour) {
                Reason::NeighbourRepeated
            } else if in_return.is_none() {
                Reason::UnknownZone
            } else if in_return.is_some_and(|theirs| !theirs.contains(zone.code.as_str())) {
                Reason::NeighbourNotMutual
            } else {
                continue;
            };
            bad.push(BadRow::new(FILE, zone.line, "neighbours", reason, neighbour));
        }
    }
}
