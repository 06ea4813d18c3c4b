//! Automatic checks shown to the officer: what a person should look at. They decide nothing.

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use uuid::Uuid;
use zan_language::{Lang, Value, date};

use super::BodySide;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A fact to know.
    Note,
    /// Somebody should look.
    Attention,
    /// Paying as it stands would probably be wrong.
    Serious,
}

/// One thing to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable code and text key.
    pub code: &'static str,
    /// The line, when it is about one.
    pub line: Option<Uuid>,
    /// Variables of the text.
    pub args: Vec<(&'static str, String)>,
    pub severity: Severity,
}

impl Finding {
    /// The finding in words.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        let args: Vec<_> =
            self.args.iter().map(|(name, value)| (*name, Value::from(value.clone()))).collect();
        lang.tf(self.code, &args)
    }
}

/// What the checks know of a claim.
#[derive(Debug, Clone)]
pub struct FindingFacts {
    /// Zone of the place of work.
    pub zone: TimeZone,
    /// Day of filing; of a draft, today.
    pub filed_on: Date,
    pub file_by: Date,
    pub accepted_at: Timestamp,
    pub appointment_ended_at: Option<Timestamp>,
    pub has_notice: bool,
    pub has_agreement: bool,
    pub unconfirmed: bool,
    pub lines: Vec<LineFacts>,
    /// Time of the same advocate in other claims.
    pub elsewhere: Vec<Elsewhere>,
    /// Payable minutes of a calendar day, where the rules in force name such a limit for some work.
    pub day_limit: Option<u32>,
}

/// What the checks know of a line.
#[derive(Debug, Clone)]
pub struct LineFacts {
    pub id: Uuid,
    pub position: i32,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
    pub body: BodySide,
    /// The tariff gave no amount.
    pub without_amount: bool,
    /// Number of a refused claim in which the act stood.
    pub refused_before: Option<String>,
}

/// Time of the same advocate in another claim.
#[derive(Debug, Clone)]
pub struct Elsewhere {
    /// Number of the claim.
    pub number: String,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
}

/// Runs every check; the heaviest findings first.
#[must_use]
pub fn findings(facts: &FindingFacts) -> Vec<Finding> {
    let mut found = Vec::new();
    of_claim(facts, &mut found);
    overlaps(facts, &mut found);
    days(facts, &mut found);
    for line in &facts.lines {
        of_line(facts, line, &mut found);
    }
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    found
}

fn finding(
    code: &'static str,
    severity: Severity,
    line: Option<Uuid>,
    args: Vec<(&'static str, String)>,
) -> Finding {
    Finding { code, line, args, severity }
}

fn of_claim(facts: &FindingFacts, found: &mut Vec<Finding>) {
    if facts.filed_on > facts.file_by {
        let args = vec![("until", date(facts.file_by)), ("filed", date(facts.filed_on))];
        found.push(finding("claim-finding-late", Severity::Serious, None, args));
    }
    if !facts.has_notice {
        found.push(finding("claim-finding-no-notice", Severity::Attention, None, Vec::new()));
    }
    if !facts.has_agreement {
        found.push(finding("claim-finding-no-agreement", Severity::Serious, None, Vec::new()));
    }
    if facts.unconfirmed {
        found.push(finding("claim-finding-unconfirmed", Severity::Note, None, Vec::new()));
    }
}

fn of_line(facts: &FindingFacts, line: &LineFacts, found: &mut Vec<Finding>) {
    let mut add = |code, severity, args| found.push(finding(code, severity, Some(line.id), args));
    let moment = |at: Timestamp| {
        let local = facts.zone.to_datetime(at);
        format!("{} {:02}:{:02}", date(local.date()), local.hour(), local.minute())
    };
    if line.body.is_awaited() {
        add("claim-finding-awaiting", Severity::Attention, Vec::new());
    }
    if line.body.is_disputed() {
        let agreed = line.body.agreed(line.started_at, line.ended_at);
        let args = vec![
            ("claimed", minutes(line.started_at, line.ended_at).to_string()),
            ("agreed", agreed.map_or(0, |(start, end)| minutes(start, end)).to_string()),
        ];
        add("claim-finding-disputed", Severity::Serious, args);
    }
    // Forms give whole minutes: the minute of the acceptance itself counts as after it.
    let since = facts.accepted_at.saturating_sub(SignedDuration::from_mins(1)).unwrap_or(facts.accepted_at);
    if line.started_at < since {
        let args = vec![("accepted", moment(facts.accepted_at))];
        add("claim-finding-before-appointment", Severity::Serious, args);
    }
    if let Some(ended) = facts.appointment_ended_at.filter(|ended| line.ended_at > *ended) {
        add("claim-finding-after-appointment", Severity::Serious, vec![("ended", moment(ended))]);
    }
    if line.without_amount {
        add("claim-finding-no-amount", Severity::Serious, Vec::new());
    }
    if let Some(number) = &line.refused_before {
        add("claim-finding-refused-before", Severity::Serious, vec![("number", number.clone())]);
    }
}

fn overlaps(facts: &FindingFacts, found: &mut Vec<Finding>) {
    for (index, line) in facts.lines.iter().enumerate() {
        let here = facts.lines.iter().take(index).filter_map(|other| {
            let common = common(line, (other.started_at, other.ended_at))?;
            Some((other.position.to_string(), common))
        });
        let there = facts.elsewhere.iter().filter_map(|other| {
            Some((other.number.clone(), common(line, (other.started_at, other.ended_at))?))
        });
        for (with, minutes) in here.chain(there) {
            let args = vec![("with", with), ("minutes", minutes.to_string())];
            found.push(finding("claim-finding-overlap", Severity::Serious, Some(line.id), args));
        }
    }
}

fn common(line: &LineFacts, (start, end): (Timestamp, Timestamp)) -> Option<i64> {
    let common = minutes(line.started_at.max(start), line.ended_at.min(end));
    (common > 0).then_some(common)
}

/// Whole minutes; nothing when the end comes first.
fn minutes(start: Timestamp, end: Timestamp) -> i64 {
    end.duration_since(start).as_mins().max(0)
}

fn days(facts: &FindingFacts, found: &mut Vec<Finding>) {
    let Some(limit) = facts.day_limit else { return };
    let mut all: Vec<_> = facts.lines.iter().map(|line| (line.started_at, line.ended_at)).collect();
    all.extend(facts.elsewhere.iter().map(|other| (other.started_at, other.ended_at)));
    let mut touched = std::collections::BTreeSet::new();
    for line in &facts.lines {
        touched.insert(facts.zone.to_datetime(line.started_at).date());
        touched.insert(facts.zone.to_datetime(line.ended_at).date());
    }
    for day in touched {
        let sum: i64 = all.iter().map(|(start, end)| minutes_on(day, *start, *end, &facts.zone)).sum();
        if sum > i64::from(limit) {
            let args = vec![("day", date(day)), ("minutes", sum.to_string()), ("limit", limit.to_string())];
            found.push(finding("claim-finding-day-ceiling", Severity::Attention, None, args));
        }
    }
}

fn minutes_on(day: Date, start: Timestamp, end: Timestamp, zone: &TimeZone) -> i64 {
    let midnight = |day: Date| day.to_zoned(zone.clone()).map(|zoned| zoned.timestamp()).ok();
    let bounds = midnight(day).zip(day.tomorrow().ok().and_then(midnight));
    bounds.map_or(0, |(from, until)| minutes(start.max(from), end.min(until)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        format!("2026-03-{text}:00+05:00").parse().unwrap()
    }

    fn body(answer: &str, times: Option<(&str, &str)>) -> BodySide {
        BodySide {
            answer: answer.to_owned(),
            started_at: times.map(|(start, _)| at(start)),
            ended_at: times.map(|(_, end)| at(end)),
            note: None,
        }
    }

    fn line(position: i32, start: &str, end: &str) -> LineFacts {
        LineFacts {
            id: Uuid::from_u128(position.try_into().unwrap()),
            position,
            started_at: at(start),
            ended_at: at(end),
            body: body("confirmed", None),
            without_amount: false,
            refused_before: None,
        }
    }

    fn facts(lines: Vec<LineFacts>) -> FindingFacts {
        FindingFacts {
            zone: TimeZone::get("Asia/Almaty").unwrap(),
            filed_on: jiff::civil::date(2026, 3, 20),
            file_by: jiff::civil::date(2026, 4, 2),
            accepted_at: at("02T09:00"),
            appointment_ended_at: None,
            has_notice: true,
            has_agreement: true,
            unconfirmed: false,
            lines,
            elsewhere: Vec::new(),
            day_limit: Some(480),
        }
    }

    fn codes(facts: &FindingFacts) -> Vec<&'static str> {
        findings(facts).into_iter().map(|finding| finding.code).collect()
    }

    #[test]
    fn a_clean_claim_has_no_findings() {
        let lines = vec![line(1, "02T10:00", "02T11:00"), line(2, "02T11:00", "02T12:00")];
        assert_eq!(findings(&facts(lines)), []);
        let whole_day = vec![line(1, "02T10:00", "02T18:00")];
        assert_eq!(codes(&facts(whole_day)), [""; 0], "eight hours are not more than eight hours");
    }

    #[test]
    fn each_check_of_a_claim_finds_its_own() {
        let mut late = facts(vec![line(1, "02T10:00", "02T11:00")]);
        late.filed_on = jiff::civil::date(2026, 4, 3);
        assert_eq!(codes(&late), ["claim-finding-late"]);
        assert_eq!(findings(&late)[0].args[0], ("until", "02.04.2026".to_owned()));
        let mut bare = facts(vec![line(1, "02T10:00", "02T11:00")]);
        (bare.has_notice, bare.has_agreement, bare.unconfirmed) = (false, false, true);
        assert_eq!(
            codes(&bare),
            ["claim-finding-no-agreement", "claim-finding-no-notice", "claim-finding-unconfirmed"],
            "the heaviest first"
        );
    }

    #[test]
    fn each_check_of_a_line_finds_its_own() {
        let mut awaited = line(1, "02T10:00", "02T11:00");
        awaited.body = body("awaited", None);
        let mut disputed = line(2, "03T10:00", "03T11:00");
        disputed.body = body("disputed", Some(("03T10:20", "03T11:30")));
        let early = line(3, "02T08:58", "02T09:30");
        let mut again = line(4, "04T10:00", "04T11:00");
        (again.refused_before, again.without_amount) = (Some("75-2026-000001".to_owned()), true);
        let mut claim = facts(vec![awaited, disputed, early, again]);
        claim.appointment_ended_at = Some(at("04T10:30"));
        let found = findings(&claim);
        let of = |position: u128| -> Vec<_> {
            let mine = found.iter().filter(|finding| finding.line == Some(Uuid::from_u128(position)));
            mine.map(|finding| finding.code).collect()
        };
        assert_eq!(of(1), ["claim-finding-awaiting"]);
        assert_eq!(of(2), ["claim-finding-disputed"]);
        assert_eq!(of(3), ["claim-finding-before-appointment"]);
        assert_eq!(
            of(4),
            ["claim-finding-after-appointment", "claim-finding-no-amount", "claim-finding-refused-before"]
        );
        let dispute = found.iter().find(|finding| finding.code == "claim-finding-disputed").unwrap();
        assert_eq!(dispute.args, [("claimed", "60".to_owned()), ("agreed", "40".to_owned())]);
    }

    #[test]
    fn overlapping_time_is_found_here_and_elsewhere() {
        let mut claim = facts(vec![line(1, "02T10:00", "02T11:00"), line(2, "02T10:45", "02T12:00")]);
        claim.elsewhere.push(Elsewhere {
            number: "75-2026-000007".to_owned(),
            started_at: at("02T11:50"),
            ended_at: at("02T13:00"),
        });
        let found: Vec<_> = findings(&claim).into_iter().map(|finding| finding.args).collect();
        assert_eq!(
            found,
            [
                vec![("with", "1".to_owned()), ("minutes", "15".to_owned())],
                vec![("with", "75-2026-000007".to_owned()), ("minutes", "10".to_owned())],
            ]
        );
    }

    #[test]
    fn a_day_is_counted_by_the_clock_of_the_place() {
        let mut claim = facts(vec![line(1, "02T20:00", "03T04:30")]);
        claim.elsewhere.push(Elsewhere {
            number: "75-2026-000007".to_owned(),
            started_at: at("03T08:00"),
            ended_at: at("03T11:31"),
        });
        let found = findings(&claim);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].args,
            [("day", "03.03.2026".to_owned()), ("minutes", "481".to_owned()), ("limit", "480".to_owned())]
        );
        claim.day_limit = None;
        assert_eq!(findings(&claim), []);
    }
}
