use std::sync::LazyLock;

use serde::Serialize;

use super::problem::{BadRow, Reason};
use super::table::{self, Column, Row};

const REGIONS_TSV: &str = include_str!("../../../../../../data/regions/regions.tsv");
const REGIONS_2021_TSV: &str = include_str!("../../../../../../data/regions/regions-2021.tsv");
const FILE: &str = "regions.tsv";
const FILE_2021: &str = "regions-2021.tsv";

const COLUMNS: &[Column] = &[
    ("kato2", true),
    ("iso3166_2", true),
    ("kind", true),
    ("name_kk", true),
    ("name_ru", true),
    ("centre_kk", false),
    ("centre_ru", false),
    ("tz_iana", true),
    ("created", false),
];

const COLUMNS_2021: &[Column] = &[
    ("code", true),
    ("number", true),
    ("name_ru", true),
    ("name_kk", true),
    ("regions", true),
    ("units", true),
];

/// A region of today (облыс немесе республикалық маңызы бар қала; область или город республиканского значения).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Region {
    /// First two digits of the КАТО code.
    pub code: String,
    /// ISO 3166-2 code.
    pub iso: String,
    /// Name in Kazakh.
    pub name_kk: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Centre in Kazakh; empty for a city.
    pub centre_kk: String,
    /// Centre in Russian; empty for a city.
    pub centre_ru: String,
    /// Time zone by its IANA name, which keeps the history of clocks.
    pub time_zone: String,
}

/// A region of annex 1 to the joint order, as divided in 2021.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Region2021 {
    /// Our code; codes of its units begin with it.
    pub code: String,
    /// Number in the annex, from 1.
    pub number: usize,
    /// Heading of the annex.
    pub name_ru: String,
    /// Name in Kazakh at the time.
    pub name_kk: String,
    /// КАТО codes of today's regions it became; the first kept the name.
    pub regions: Vec<String>,
    /// How many units the annex names.
    pub units: usize,
}

/// Regions of today and of 2021.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Country {
    /// Today's regions by КАТО code.
    pub regions: Vec<Region>,
    /// Regions of the annex in its order.
    pub regions_2021: Vec<Region2021>,
}

impl Country {
    /// Today's region by its КАТО code.
    #[must_use]
    pub fn region(&self, code: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.code == code)
    }

    /// Region of the annex by our code.
    #[must_use]
    pub fn region_2021(&self, code: &str) -> Option<&Region2021> {
        self.regions_2021.iter().find(|region| region.code == code)
    }
}

/// The country as built into the program; a test holds its files free of bad rows.
#[must_use]
pub fn bundled_country() -> &'static Country {
    static COUNTRY: LazyLock<Country> = LazyLock::new(|| parse_country(REGIONS_TSV, REGIONS_2021_TSV).0);
    &COUNTRY
}

/// Reads `regions.tsv` and `regions-2021.tsv`.
#[must_use]
pub fn parse_country(regions: &str, regions_2021: &str) -> (Country, Vec<BadRow>) {
    let mut bad = Vec::new();
    let mut country = Country::default();
    for (row, usable) in table::read(FILE, COLUMNS, regions, &mut bad) {
        let before = bad.len();
        table::check_alphabet(&row, &mut bad);
        if country.region(row.get("kato2")).is_some() {
            row.report(&mut bad, "kato2", Reason::DuplicateCode);
        }
        if usable && bad.len() == before {
            country.regions.push(region(&row));
        }
    }
    for (row, usable) in table::read(FILE_2021, COLUMNS_2021, regions_2021, &mut bad) {
        let before = bad.len();
        let region = region_2021(&row, &country, &mut bad);
        if usable && bad.len() == before {
            country.regions_2021.extend(region);
        }
    }
    bad.sort_by_key(|row| (row.file == FILE_2021, row.line));
    (country, bad)
}

fn region(row: &Row<'_>) -> Region {
    Region {
        code: row.text("kato2"),
        iso: row.text("iso3166_2"),
        name_kk: row.text("name_kk"),
        name_ru: row.text("name_ru"),
        centre_kk: row.text("centre_kk"),
        centre_ru: row.text("centre_ru"),
        time_zone: row.text("tz_iana"),
    }
}

fn region_2021(row: &Row<'_>, country: &Country, bad: &mut Vec<BadRow>) -> Option<Region2021> {
    table::check_alphabet(row, bad);
    if !table::is_code(row.get("code")) {
        row.report(bad, "code", Reason::CodeForm);
    }
    if country.region_2021(row.get("code")).is_some() {
        row.report(bad, "code", Reason::DuplicateCode);
    }
    if country.regions_2021.iter().any(|region| region.name_ru == row.get("name_ru")) {
        row.report(bad, "name_ru", Reason::DuplicateName);
    }
    if table::list(row.get("regions")).any(|code| country.region(code).is_none()) {
        row.report(bad, "regions", Reason::UnknownRegion);
    }
    Some(Region2021 {
        code: row.text("code"),
        number: whole_number(row, "number", bad)?,
        name_ru: row.text("name_ru"),
        name_kk: row.text("name_kk"),
        regions: table::list(row.get("regions")).map(str::to_owned).collect(),
        units: whole_number(row, "units", bad)?,
    })
}

fn whole_number(row: &Row<'_>, column: &'static str, bad: &mut Vec<BadRow>) -> Option<usize> {
    let number = row.get(column).parse().ok();
    if number.is_none() {
        row.report(bad, column, Reason::NumberForm);
    }
    number
}
