//! What a body typed or sent, checked field by field: every wrong field is reported at once.

use jiff::{SignedDuration, Timestamp, civil, tz::TimeZone};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use zan_base::identifiers::{ErdrNumber, Iin, Phone};
use zan_kernel::{FieldError, codes::CodeLists, journal::canonical_json};

use crate::bodies::Body;

/// An order as typed or sent: nothing is trusted yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderInput {
    pub body_code: String,
    pub officer_name: String,
    pub officer_phone: String,
    pub erdr_number: String,
    pub articles: String,
    pub gravity: String,
    pub person_identified: bool,
    pub person_iin: String,
    pub person_surname: String,
    pub person_given: String,
    pub person_patronymic: String,
    pub person_birth_date: String,
    pub person_role: String,
    pub minor: bool,
    pub ground: String,
    pub language: String,
    /// RFC 3339, or local date and time of the body.
    pub detained_at: String,
    pub purpose: String,
    pub act_kind: String,
    /// RFC 3339, or local date and time of the body.
    pub act_at: String,
    pub place: String,
    pub secret: bool,
    pub no_conflict: bool,
    pub order_number: String,
    pub order_date: String,
}

/// An order whose every field is right.
#[derive(Debug, Clone)]
pub(crate) struct CheckedOrder {
    pub officer_name: String,
    pub officer_phone: String,
    pub erdr_number: String,
    pub articles: String,
    pub gravity: String,
    pub person: Option<CheckedPerson>,
    pub person_role: String,
    pub minor: bool,
    pub ground: String,
    pub language: String,
    pub detained_at: Option<Timestamp>,
    pub purpose: String,
    pub act_kind: String,
    pub act_at: Timestamp,
    pub place: String,
    pub secret: bool,
    pub no_conflict: bool,
    pub order_number: String,
    pub order_date: civil::Date,
    pub content_sha256: Vec<u8>,
}

/// An identified person.
#[derive(Debug, Clone)]
pub(crate) struct CheckedPerson {
    pub iin: Option<String>,
    pub surname: String,
    pub given: String,
    pub patronymic: Option<String>,
    pub birth_date: Option<civil::Date>,
}

struct Check<'a> {
    codes: &'a CodeLists,
    errors: Vec<FieldError>,
}

impl Check<'_> {
    fn wrong(&mut self, field: &'static str, code: &'static str) {
        self.errors.push(FieldError::new(field, code));
    }

    fn text(&mut self, field: &'static str, value: &str, longest: usize) -> String {
        let text = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            self.wrong(field, "field-required");
        } else if text.chars().count() > longest {
            self.errors.push(FieldError::new(field, "field-too-long").with("longest", longest.to_string()));
        }
        text
    }

    fn code(&mut self, field: &'static str, list: &str, value: &str) -> String {
        if value.is_empty() {
            self.wrong(field, "field-choose");
        } else if !self.codes.has(list, value) {
            self.wrong(field, "field-unknown-choice");
        }
        value.to_owned()
    }

    fn moment(&mut self, field: &'static str, value: &str, zone: &TimeZone) -> Option<Timestamp> {
        let moment = parse_moment(value, zone);
        if moment.is_none() {
            self.wrong(field, if value.trim().is_empty() { "field-required" } else { "field-moment" });
        }
        moment
    }

    fn date(&mut self, field: &'static str, value: &str) -> Option<civil::Date> {
        let date = parse_date(value);
        if date.is_none() {
            self.wrong(field, if value.trim().is_empty() { "field-required" } else { "field-date" });
        }
        date
    }
}

/// A moment as RFC 3339, or as local date and time (`2026-11-21T14:20` or `21.11.2026 14:20`).
pub(crate) fn parse_moment(value: &str, zone: &TimeZone) -> Option<Timestamp> {
    let value = value.trim();
    if let Ok(moment) = value.parse::<Timestamp>() {
        return Some(moment);
    }
    let local = value
        .parse::<civil::DateTime>()
        .or_else(|_| civil::DateTime::strptime("%d.%m.%Y %H:%M", value))
        .ok()
        .filter(|_| value.len() >= 16)?;
    zone.to_timestamp(local).ok()
}

/// A date as `2026-11-21` or `21.11.2026`.
pub(crate) fn parse_date(value: &str) -> Option<civil::Date> {
    let value = value.trim();
    value.parse().or_else(|_| civil::Date::strptime("%d.%m.%Y", value)).ok()
}

impl OrderInput {
    /// The input's fingerprint: the same order sent again has the same one.
    pub(crate) fn fingerprint(&self) -> Vec<u8> {
        let value = serde_json::to_value(self).unwrap_or_default();
        Sha256::digest(canonical_json(&value).as_bytes()).to_vec()
    }

    /// Checks every field against the code lists, the body's zone and the moment `now`.
    pub(crate) fn check(
        &self,
        body: Option<&Body>,
        codes: &CodeLists,
        now: Timestamp,
    ) -> Result<CheckedOrder, Vec<FieldError>> {
        let mut check = Check { codes, errors: Vec::new() };
        let zone = body.and_then(|body| TimeZone::get(&body.timezone).ok()).unwrap_or(TimeZone::UTC);
        match body {
            None => check.wrong("body_code", "body-unknown"),
            Some(body) if !body.open => check.wrong("body_code", "body-closed"),
            Some(body) if body.zone_id.is_none() => check.wrong("body_code", "body-without-zone"),
            Some(_) => {}
        }
        let erdr_number = ErdrNumber::parse(self.erdr_number.trim());
        if let Err(error) = &erdr_number {
            check.wrong("erdr_number", error.code());
        }
        let officer_phone = Phone::parse(self.officer_phone.trim());
        if let Err(error) = &officer_phone {
            check.wrong("officer_phone", error.code());
        }
        let person = self.person_identified.then(|| self.check_person(&mut check, now, &zone));
        let detained_at = (!self.detained_at.trim().is_empty())
            .then(|| check.moment("detained_at", &self.detained_at, &zone))
            .flatten();
        if detained_at.is_some_and(|at| at > now) {
            check.wrong("detained_at", "field-in-future");
        }
        let act_at = check.moment("act_at", &self.act_at, &zone);
        if act_at.is_some_and(|at| at.duration_since(now).abs() > SignedDuration::from_hours(24 * 365)) {
            check.wrong("act_at", "field-moment-far");
        }
        let order_date = check.date("order_date", &self.order_date);
        if order_date.is_some_and(|date| date > zone.to_datetime(now).date()) {
            check.wrong("order_date", "field-in-future");
        }
        let checked = CheckedOrder {
            officer_name: check.text("officer_name", &self.officer_name, 200),
            officer_phone: officer_phone.map(|phone| phone.to_string()).unwrap_or_default(),
            erdr_number: erdr_number.map(|number| number.to_string()).unwrap_or_default(),
            articles: check.text("articles", &self.articles, 300),
            gravity: check.code("gravity", "gravity", &self.gravity),
            person,
            person_role: check.code("person_role", "person_role", &self.person_role),
            minor: self.minor,
            ground: check.code("ground", "ground", &self.ground),
            language: check.code("language", "language", &self.language),
            detained_at,
            purpose: check.code("purpose", "purpose", &self.purpose),
            act_kind: check.code("act_kind", "act_kind", &self.act_kind),
            act_at: act_at.unwrap_or(now),
            place: check.text("place", &self.place, 300),
            secret: self.secret,
            no_conflict: self.no_conflict,
            order_number: check.text("order_number", &self.order_number, 60),
            order_date: order_date.unwrap_or(civil::Date::ZERO),
            content_sha256: self.fingerprint(),
        };
        if check.errors.is_empty() { Ok(checked) } else { Err(check.errors) }
    }

    fn check_person(&self, check: &mut Check<'_>, now: Timestamp, zone: &TimeZone) -> CheckedPerson {
        let iin = self.person_iin.trim();
        if !iin.is_empty()
            && let Err(error) = Iin::parse(iin)
        {
            check.wrong("person_iin", error.code());
        }
        let birth_date = (!self.person_birth_date.trim().is_empty())
            .then(|| check.date("person_birth_date", &self.person_birth_date))
            .flatten();
        if birth_date.is_some_and(|date| date > zone.to_datetime(now).date()) {
            check.wrong("person_birth_date", "field-in-future");
        }
        let patronymic = self.person_patronymic.split_whitespace().collect::<Vec<_>>().join(" ");
        if patronymic.chars().count() > 100 {
            check.errors.push(FieldError::new("person_patronymic", "field-too-long").with("longest", "100"));
        }
        CheckedPerson {
            iin: (!iin.is_empty()).then(|| iin.to_owned()),
            surname: check.text("person_surname", &self.person_surname, 100),
            given: check.text("person_given", &self.person_given, 100),
            patronymic: (!patronymic.is_empty()).then_some(patronymic),
            birth_date,
        }
    }
}
