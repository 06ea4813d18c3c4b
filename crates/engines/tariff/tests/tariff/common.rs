//! Claims and books for the tests.

use std::collections::BTreeMap;

use zan_tariff::{ClaimInput, Dimension, LineInput, Source, TakenInterval, TariffBook, load};

pub const DIMENSIONS: Source<'static> =
    Source { name: "dimensions.json", text: include_str!("../../../../../data/tariffs/dimensions.json") };
pub const INDICATORS: Source<'static> =
    Source { name: "mrp.json", text: include_str!("../../../../../data/indicators/mrp.json") };
pub const RULES: Source<'static> =
    Source { name: "rules-1462.toml", text: include_str!("../../../../../data/tariffs/rules-1462.toml") };

/// A criminal case on a day of November 2025, hours by the clock.
pub fn defence(id: &str, start: &str, end: &str, gravity: &str) -> LineInput {
    line(
        id,
        start,
        end,
        &[
            (Dimension::Provider, "advocate"),
            (Dimension::Proceeding, "criminal"),
            (Dimension::Role, "suspect"),
            (Dimension::Gravity, gravity),
            (Dimension::Work, "investigative_action"),
        ],
    )
}

pub fn consulting(id: &str, start: &str, end: &str, person: &str) -> LineInput {
    let properties = [(Dimension::Provider, "advocate"), (Dimension::Work, "consulting")];
    LineInput { person: Some(person.to_owned()), ..line(id, start, end, &properties) }
}

pub fn line(id: &str, start: &str, end: &str, properties: &[(Dimension, &str)]) -> LineInput {
    LineInput {
        id: id.to_owned(),
        start: start.parse().expect("a start"),
        end: end.parse().expect("an end"),
        properties: properties.iter().map(|(d, value)| (*d, (*value).to_owned())).collect::<BTreeMap<_, _>>(),
        person: None,
        item: None,
    }
}

pub fn claim(lines: Vec<LineInput>) -> ClaimInput {
    ClaimInput { lines, ..ClaimInput::default() }
}

pub fn taken(reference: &str, start: &str, end: &str) -> TakenInterval {
    TakenInterval {
        reference: reference.to_owned(),
        start: start.parse().expect("a start"),
        end: end.parse().expect("an end"),
        work: Some("investigative_action".to_owned()),
        person: None,
    }
}

/// An edition of one hourly line per rate, chosen by the name `HOUR.<rate>`.
pub fn edition_of(base: &str, rates: &[String]) -> String {
    let mut text = format!(
        "id = \"TEST\"\nact = \"Test\"\nnumber = \"1\"\nstatus = \"in_force\"\nvalid_from = \"2000-01-01\"\n\
         validity_grade = \"A\"\nvalidity_note = \"\"\nbase = \"{base}\"\nsources = [\"test\"]\n"
    );
    for rate in rates {
        text += &format!(
            "\n[[item]]\ncode = \"HOUR.{rate}\"\nunit = \"hour\"\nrate = \"{rate}\"\nstatus = \"verified\"\n\
             grade = \"A\"\nclause = \"1\"\nnote = \"\"\ndescription.kk = \"Сағат\"\ndescription.ru = \"Час\"\n"
        );
    }
    text
}

/// Rules with everything confirmed and no ceilings, valid since 2000.
pub fn plain_rules(overlap: &str, indicator: &str, places: u32, rounding: &str) -> String {
    let source = "clause = \"1\"\ngrade = \"A\"\nnote = \"\"\n";
    format!(
        "[[edition]]\nid = \"RULES\"\nact = \"Test\"\nnumber = \"2\"\nedition = \"2000-01-01\"\n\
         status = \"in_force\"\nvalid_from = \"2000-01-01\"\nvalidity_grade = \"A\"\nvalidity_note = \"\"\nfactors = []\n\
         [edition.reference_date]\npolicy = \"service_date\"\n{source}\
         [edition.time]\nunit = \"minute\"\nrounding = \"none\"\nminimum = 0\n{source}\
         [edition.overlap]\npolicy = \"{overlap}\"\n{source}\
         [edition.money]\nplaces = {places}\nrounding = \"{rounding}\"\n{source}\
         [edition.indicator]\nkind = \"{indicator}\"\n{source}"
    )
}

pub fn book(rules: &str, edition: &str) -> TariffBook {
    load(
        DIMENSIONS,
        INDICATORS,
        &[Source { name: "rules.toml", text: rules }],
        &[Source { name: "edition.toml", text: edition }],
    )
    .expect("a well-formed book")
}
