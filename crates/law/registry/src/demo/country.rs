//! Pure: facts of the directory, a day and a random sequence in, people out.

use std::collections::BTreeMap;

use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use rand::{RngExt as _, seq::IndexedRandom as _};
use uuid::Uuid;
use zan_kernel::Role;
use zan_language::Lang;

use super::person::{InventedPerson, People};
use super::{HOME_REGION, HOME_ZONE};

/// A duty zone as the directory knows it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct ZoneFacts {
    pub id: Uuid,
    pub code: String,
    pub kind: String,
    pub region: String,
    pub timezone: String,
    /// Collegium of the region of 2021 to which the zone belonged.
    pub collegium_id: Uuid,
}

/// What the directory says.
#[derive(Debug, Clone, Default)]
pub(super) struct World {
    pub zones: Vec<ZoneFacts>,
    /// Region → its police bodies, those of the home zone's kind first.
    pub police: BTreeMap<String, Vec<Uuid>>,
}

/// An invented advocate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct InventedAdvocate {
    pub person: InventedPerson,
    pub licence_number: String,
    pub licence_date: Date,
    pub collegium_id: Uuid,
    pub region: String,
    pub zone_id: Uuid,
    pub form_of_practice: &'static str,
    pub login: String,
    pub iban: Option<String>,
    pub languages: Vec<&'static str>,
    pub qualifications: Vec<&'static str>,
    pub active_cap: i32,
    /// First day and the day after the last.
    pub insurance: Option<(Date, Date)>,
    pub agreements: Vec<(Date, Date)>,
    pub suspended: Option<(Timestamp, Timestamp)>,
    pub absence: Option<(&'static str, Timestamp, Timestamp)>,
}

/// An account of somebody who is no advocate.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct InventedOfficial {
    pub person: InventedPerson,
    pub login: String,
    pub role: Role,
    pub unit_id: Option<Uuid>,
    pub region: Option<String>,
}

/// Everybody.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Country {
    pub advocates: Vec<InventedAdvocate>,
    pub officials: Vec<InventedOfficial>,
}

/// Language in which a person's account speaks.
pub(super) fn language(person: &InventedPerson) -> Lang {
    if person.kazakh { Lang::Kk } else { Lang::Ru }
}

/// Share of Kazakh names, roughly as the regions differ; invented, nothing is computed from it.
fn kazakh_share(region: &str) -> f64 {
    match region {
        "59" | "39" | "11" | "55" | "63" | "35" => 0.5,
        "71" | "75" | "19" => 0.7,
        _ => 0.88,
    }
}

/// Advocates of a zone: enough for two at a time around the clock with rest between shifts.
fn team_size(zone: &ZoneFacts) -> usize {
    match (zone.kind.as_str(), zone.region.as_str()) {
        ("urban", "71" | "75") => 20,
        ("urban", "79") => 12,
        ("urban", _) => 8,
        _ => 4,
    }
}

/// Invents everybody.
pub(super) fn invent(people: &mut People<'_>, world: &World, today: Date) -> Country {
    let mut advocates = Vec::new();
    for zone in &world.zones {
        for place in 0..team_size(zone) {
            let number = advocates.len() + 1;
            advocates.push(advocate(people, zone, place, number, today));
        }
    }
    Country { officials: officials(people, world), advocates }
}

fn advocate(
    people: &mut People<'_>,
    zone: &ZoneFacts,
    place: usize,
    number: usize,
    today: Date,
) -> InventedAdvocate {
    let person = people.invent(kazakh_share(&zone.region));
    let printed = zone.code == HOME_ZONE && place < 3;
    let licence_year = people.random.random_range(2004..=2021_i16);
    let licence_month = people.random.random_range(1..=12_i8);
    let form = ["consultation_office", "law_office", "individual"].choose(&mut people.random).copied();
    let mut made = InventedAdvocate {
        licence_number: format!("00{number:05}"),
        licence_date: Date::new(licence_year, licence_month, 14).unwrap_or(today),
        collegium_id: zone.collegium_id,
        region: zone.region.clone(),
        zone_id: zone.id,
        form_of_practice: form.unwrap_or("individual"),
        login: if printed {
            format!("advocate{}", place + 1)
        } else {
            format!("adv-{}-{number:03}", zone.region)
        },
        iban: people.iban(),
        languages: languages(people, &person, printed),
        qualifications: qualifications(people, place),
        active_cap: 20,
        insurance: Some(year_of(today, 1)),
        agreements: agreements(today),
        suspended: None,
        absence: None,
        person,
    };
    // The first four of a team carry the rota; blemishes go to the others.
    if place >= 4 && !printed {
        blemish(people, &mut made, zone, today);
    }
    made
}

fn languages(people: &mut People<'_>, person: &InventedPerson, printed: bool) -> Vec<&'static str> {
    let both = printed || people.random.random_bool(if person.kazakh { 0.9 } else { 0.45 });
    let mut spoken = match (both, person.kazakh) {
        (true, _) => vec!["kk", "ru"],
        (false, true) => vec!["kk"],
        (false, false) => vec!["ru"],
    };
    if people.random.random_bool(0.08) {
        spoken.push("en");
    }
    spoken
}

/// Somebody of every team may act for minors.
fn qualifications(people: &mut People<'_>, place: usize) -> Vec<&'static str> {
    let mut held = Vec::new();
    if place < 3 || people.random.random_bool(0.3) {
        held.push("juvenile");
    }
    if place == 1 || people.random.random_bool(0.05) {
        held.push("secrets");
    }
    if people.random.random_bool(0.1) {
        held.push("psychiatric");
    }
    held
}

/// The whole year of a day and the `further` years after it.
fn year_of(today: Date, further: i16) -> (Date, Date) {
    let from = today.first_of_year();
    let until = Date::new(today.year().saturating_add(1 + further), 1, 1).unwrap_or(Date::MAX);
    (from, until)
}

/// The agreement of this year; in December that of the next year is signed too (law 176-VI, art. 28(5)).
fn agreements(today: Date) -> Vec<(Date, Date)> {
    let mut signed = vec![year_of(today, 0)];
    if today.month() == 12 {
        let (from, until) = year_of(today, 1);
        signed.push((from.checked_add(1.year()).unwrap_or(from), until));
    }
    signed
}

/// One in seven cannot be chosen, each for a reason of its own.
fn blemish(people: &mut People<'_>, advocate: &mut InventedAdvocate, zone: &ZoneFacts, today: Date) {
    let zone = TimeZone::get(&zone.timezone).unwrap_or(TimeZone::UTC);
    let midnight = |days: i32| {
        let day = today.checked_add(days.days()).unwrap_or(today);
        day.to_zoned(zone.clone()).map_or(Timestamp::UNIX_EPOCH, |moment| moment.timestamp())
    };
    let lapsed = today.checked_sub(40.days()).unwrap_or(today);
    match people.random.random_range(0..100) {
        0..3 => advocate.agreements.clear(),
        3..5 => advocate.insurance = Some((lapsed.checked_sub(1.year()).unwrap_or(lapsed), lapsed)),
        5..7 => advocate.suspended = Some((midnight(-20), midnight(160))),
        7..9 => advocate.absence = Some(("sick", midnight(-2), midnight(6))),
        9..16 => {
            let start = people.random.random_range(3..40);
            advocate.absence = Some(("leave", midnight(start), midnight(start + 14)));
        }
        _ => {}
    }
}

fn officials(people: &mut People<'_>, world: &World) -> Vec<InventedOfficial> {
    let mut made = Vec::new();
    for (region, bodies) in &world.police {
        let home = region == HOME_REGION;
        for (unit, number) in bodies.iter().take(4).zip(1..) {
            let login =
                if home && number == 1 { "officer".to_owned() } else { format!("officer-{region}-{number}") };
            made.push(official(people, login, Role::Officer, Some(*unit), region));
        }
        let login = |printed: &str, other: String| if home { printed.to_owned() } else { other };
        for (role, login) in [
            (Role::Dispatcher, login("dispatcher", format!("dispatcher-{region}"))),
            (Role::Justice, login("justice1", format!("justice-{region}-1"))),
            (Role::Justice, login("justice2", format!("justice-{region}-2"))),
        ] {
            made.push(official(people, login, role, None, region));
        }
    }
    for (role, login) in [(Role::Administrator, "admin"), (Role::Oversight, "oversight")] {
        let mut whole_country = official(people, login.to_owned(), role, None, HOME_REGION);
        whole_country.region = None;
        made.push(whole_country);
    }
    made
}

fn official(
    people: &mut People<'_>,
    login: String,
    role: Role,
    unit_id: Option<Uuid>,
    region: &str,
) -> InventedOfficial {
    let person = people.invent(kazakh_share(region));
    let region = (role != Role::Officer).then(|| region.to_owned());
    InventedOfficial { person, login, role, unit_id, region }
}
