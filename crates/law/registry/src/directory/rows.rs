//! Reading and checking the directory's data files. Pure: text in, records and bad rows out.
//!
//! Every reader goes through the whole text, never stops at the first bad row and never panics.
//! A row that is reported for a field gives no record; a duplicate is reported and left out.

mod country;
mod problem;
#[cfg(test)]
mod properties;
mod table;
#[cfg(test)]
mod tests;
mod units;
mod zones;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

pub use country::{Country, Region, Region2021, bundled_country, parse_country};
pub use problem::{BadRow, Reason};
pub use units::{Kind, Unit, check_counts, parse_units, parse_units_in};
pub use zones::{Zone, ZoneKind, ZoneUnit, parse_zone_units, parse_zones, parse_zones_in};

/// Text of `data/directory/units.tsv` as built into the program.
pub const UNITS_TSV: &str = include_str!("../../../../../data/directory/units.tsv");
/// Text of `data/directory/zones.tsv` as built into the program.
pub const ZONES_TSV: &str = include_str!("../../../../../data/directory/zones.tsv");
/// Text of `data/directory/zone-units.tsv` as built into the program.
pub const ZONE_UNITS_TSV: &str = include_str!("../../../../../data/directory/zone-units.tsv");

/// The whole directory, checked across its files.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Directory {
    /// Participants of annex 1, in the order of the annex.
    pub units: Vec<Unit>,
    /// Duty zones.
    pub zones: Vec<Zone>,
    /// Code of a police unit → code of its duty zone.
    pub zone_of: BTreeMap<String, String>,
}

/// Reads the directory built into the program; the second part is empty unless the build is faulty.
#[must_use]
pub fn bundled_directory() -> (Directory, Vec<BadRow>) {
    parse_directory(UNITS_TSV, ZONES_TSV, ZONE_UNITS_TSV)
}

/// Reads three texts as one directory.
///
/// Besides the rows themselves it reports a region with more or fewer units than the annex names,
/// a unit or zone unknown to the other file, a body of another kind than police in a zone, a police
/// unit without a zone, and a zone without a unit.
#[must_use]
pub fn parse_directory(units: &str, zones: &str, zone_units: &str) -> (Directory, Vec<BadRow>) {
    let (units, mut bad) = parse_units(units);
    let (zones, bad_zones) = parse_zones(zones);
    let (pairs, bad_pairs) = parse_zone_units(zone_units);
    bad.extend(check_counts(&units, bundled_country()));
    bad.extend(bad_zones);
    bad.extend(bad_pairs);
    let zone_of = join(&units, &zones, pairs, &mut bad);
    (Directory { units, zones, zone_of }, bad)
}

fn join(
    units: &[Unit],
    zones: &[Zone],
    pairs: Vec<ZoneUnit>,
    bad: &mut Vec<BadRow>,
) -> BTreeMap<String, String> {
    let kinds: BTreeMap<&str, Kind> = units.iter().map(|unit| (unit.code.as_str(), unit.kind)).collect();
    let known: BTreeSet<&str> = zones.iter().map(|zone| zone.code.as_str()).collect();
    let mut zone_of = BTreeMap::new();
    for pair in pairs {
        let reason = match kinds.get(pair.unit.as_str()) {
            None => Some(("unit", Reason::UnknownUnit, &pair.unit)),
            Some(kind) if !kind.is_police() => Some(("unit", Reason::NotPolice, &pair.unit)),
            Some(_) if !known.contains(pair.zone.as_str()) => Some(("zone", Reason::UnknownZone, &pair.zone)),
            Some(_) => None,
        };
        match reason {
            Some((column, reason, value)) => {
                bad.push(BadRow::new(zones::ZONE_UNITS_FILE, pair.line, column, reason, value));
            }
            None => {
                zone_of.insert(pair.unit, pair.zone);
            }
        }
    }
    let without_zone = units.iter().filter(|unit| unit.kind.is_police() && !zone_of.contains_key(&unit.code));
    bad.extend(
        without_zone.map(|unit| BadRow::whole(units::FILE, "code", Reason::UnitWithoutZone, &unit.code)),
    );
    let used: BTreeSet<&str> = zone_of.values().map(String::as_str).collect();
    let unused = zones.iter().filter(|zone| !used.contains(zone.code.as_str()));
    bad.extend(unused.map(|zone| BadRow::whole(zones::FILE, "code", Reason::ZoneWithoutUnit, &zone.code)));
    zone_of
}
