//! From acts of work to lines of a claim: which time is claimed, which time both sides agree on.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use uuid::Uuid;
use zan_base::time::local_civil;
use zan_kernel::{Error, Result, codes::CodeLists};
use zan_tariff::{ClaimInput, Dimension, LineInput, TakenInterval};

use super::calculation::BodySide;

/// What the order says that decides the rate.
#[derive(Debug, Clone)]
pub(super) struct Matter {
    pub gravity: String,
    pub role: String,
    pub person_key: String,
    pub timezone: String,
}

/// An act of work as a line needs it.
#[derive(Debug, Clone)]
pub(super) struct ActFacts {
    pub act_id: Uuid,
    pub kind: String,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
    pub body: BodySide,
}

/// Time of the same advocate in another claim.
#[derive(Debug, Clone)]
pub(super) struct TakenRow {
    /// Number of the claim.
    pub number: String,
    pub started_at: Timestamp,
    pub ended_at: Timestamp,
    pub kind: String,
    pub person_key: String,
    pub timezone: String,
}

/// A stretch of time.
pub(super) type Interval = (Timestamp, Timestamp);

impl ActFacts {
    /// The time both sides agree on: all of it unless the body disputes; then what the two have in common.
    pub(super) fn agreed(&self) -> Option<Interval> {
        self.body.agreed(self.started_at, self.ended_at)
    }
}

/// A line before its price.
#[derive(Debug, Clone)]
pub(super) struct Prepared {
    pub line_id: Uuid,
    pub act: ActFacts,
    /// From 1, in the order of time; the name of the line in explanations.
    pub position: i32,
    pub assessed: Option<Interval>,
}

/// Numbers the acts in the order of time; an act that had a line keeps the line's id.
pub(super) fn prepare(
    mut acts: Vec<ActFacts>,
    known: &BTreeMap<Uuid, Uuid>,
    mut new_id: impl FnMut() -> Uuid,
) -> Vec<Prepared> {
    acts.sort_by_key(|act| (act.started_at, act.act_id));
    let positions = 1_i32..;
    let numbered = positions.zip(acts).map(|(position, act)| {
        let line_id = known.get(&act.act_id).copied().unwrap_or_else(&mut new_id);
        let assessed = act.agreed();
        Prepared { line_id, act, position, assessed }
    });
    numbered.collect()
}

/// What the engine is asked about the claimed time.
pub(super) fn claimed_input(
    matter: &Matter,
    lines: &[Prepared],
    document_date: Date,
    taken: &[TakenInterval],
    codes: &CodeLists,
) -> Result<ClaimInput> {
    let lines =
        lines.iter().map(|line| line_input(matter, line, (line.act.started_at, line.act.ended_at), codes));
    Ok(input(lines.collect::<Result<_>>()?, document_date, taken))
}

/// What the engine is asked about the assessed time; lines without an assessed minute are left out.
pub(super) fn assessed_input(
    matter: &Matter,
    lines: &[Prepared],
    document_date: Date,
    taken: &[TakenInterval],
    codes: &CodeLists,
) -> Result<ClaimInput> {
    let lines = lines.iter().filter_map(|line| Some(line_input(matter, line, line.assessed?, codes)));
    Ok(input(lines.collect::<Result<_>>()?, document_date, taken))
}

fn input(lines: Vec<LineInput>, document_date: Date, taken: &[TakenInterval]) -> ClaimInput {
    ClaimInput { document_date: Some(document_date), payment_date: None, lines, taken: taken.to_vec() }
}

fn line_input(
    matter: &Matter,
    line: &Prepared,
    (start, end): Interval,
    codes: &CodeLists,
) -> Result<LineInput> {
    let local = |at| local_civil(at, &matter.timezone).map_err(Error::fault);
    let mut properties = BTreeMap::from([
        (Dimension::Provider, "advocate".to_owned()),
        (Dimension::Aid, "guaranteed".to_owned()),
        // Orders come from bodies of criminal proceedings only.
        (Dimension::Proceeding, "criminal".to_owned()),
        (Dimension::Gravity, matter.gravity.clone()),
        (Dimension::Role, matter.role.clone()),
    ]);
    properties.extend(work_of(codes, &line.act.kind).map(|work| (Dimension::Work, work)));
    Ok(LineInput {
        id: line.position.to_string(),
        start: local(start)?,
        end: local(end)?,
        properties,
        person: Some(matter.person_key.clone()),
        item: None,
    })
}

/// Time of other claims as the engine takes it.
pub(super) fn taken(rows: &[TakenRow], codes: &CodeLists) -> Result<Vec<TakenInterval>> {
    rows.iter()
        .map(|row| {
            let local = |at| local_civil(at, &row.timezone).map_err(Error::fault);
            Ok(TakenInterval {
                reference: row.number.clone(),
                start: local(row.started_at)?,
                end: local(row.ended_at)?,
                work: work_of(codes, &row.kind),
                person: Some(row.person_key.clone()),
            })
        })
        .collect()
}

fn work_of(codes: &CodeLists, kind: &str) -> Option<String> {
    let item = codes.item("act_kind", kind)?;
    item.extra.get("work").and_then(serde_json::Value::as_str).map(str::to_owned)
}
