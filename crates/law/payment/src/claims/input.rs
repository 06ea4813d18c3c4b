//! What officers type, checked all at once.

use uuid::Uuid;
use zan_kernel::{FieldError, codes::CodeLists};

/// One line as an officer assessed it.
#[derive(Debug, Clone, Default)]
pub struct AssessedLine {
    pub line_id: Uuid,
    /// Whole minutes, as typed.
    pub minutes: String,
    /// Code of the list `cut_reason`; empty where nothing is cut.
    pub difference: String,
}

/// Longest words to a decision, in characters.
const LONGEST_NOTE: usize = 2000;
/// Shortest words to a decision against the advocate, in characters.
const SHORTEST_NOTE: usize = 10;

/// Coded reasons of a decision against the advocate, at least one, and words.
pub(super) fn check_reasons(
    codes: &CodeLists,
    list: &str,
    reasons: &[String],
    note: &str,
) -> Vec<FieldError> {
    let mut errors = Vec::new();
    if reasons.is_empty() || !reasons.iter().all(|reason| codes.has(list, reason)) {
        errors.push(FieldError::new("reasons", "field-choose"));
    }
    let length = note.chars().count();
    if length == 0 {
        errors.push(FieldError::new("note", "field-required"));
    } else if length < SHORTEST_NOTE {
        errors.push(FieldError::new("note", "field-too-short").with("shortest", SHORTEST_NOTE.to_string()));
    }
    errors.extend(check_length(note));
    errors
}

/// Words that are not needed but may not be endless.
pub(super) fn check_length(note: &str) -> Option<FieldError> {
    (note.chars().count() > LONGEST_NOTE)
        .then(|| FieldError::new("note", "field-too-long").with("longest", LONGEST_NOTE.to_string()))
}

/// A line of the claim that an officer looks at.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claimed {
    pub line_id: Uuid,
    pub position: i32,
    pub minutes_claimed: i32,
}

/// A line assessed: position, minutes, reason of a cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Assessed {
    pub line_id: Uuid,
    pub position: i32,
    pub minutes: u32,
    pub difference: Option<String>,
}

/// Checks the whole form; every line of the claim needs its minutes.
pub(super) fn check_lines(
    codes: &CodeLists,
    lines: &[Claimed],
    typed: &[AssessedLine],
    note: &str,
) -> Result<Vec<Assessed>, Vec<FieldError>> {
    let mut errors = Vec::new();
    if typed.iter().any(|line| !lines.iter().any(|known| known.line_id == line.line_id)) {
        errors.push(FieldError::new("lines", "claim-line-unknown"));
    }
    let mut assessed = Vec::with_capacity(lines.len());
    for line in lines {
        let Some(input) = typed.iter().find(|input| input.line_id == line.line_id) else {
            errors.push(FieldError::new(format!("minutes-{}", line.line_id), "field-required"));
            continue;
        };
        match check_line(codes, line, input, note) {
            Ok(line) => assessed.push(line),
            Err(error) => errors.push(error),
        }
    }
    errors.extend(check_length(note));
    if errors.is_empty() { Ok(assessed) } else { Err(errors) }
}

fn check_line(
    codes: &CodeLists,
    line: &Claimed,
    input: &AssessedLine,
    note: &str,
) -> Result<Assessed, FieldError> {
    let minutes_field = format!("minutes-{}", line.line_id);
    let reason_field = format!("difference-{}", line.line_id);
    let typed = input.minutes.trim();
    if typed.is_empty() {
        return Err(FieldError::new(minutes_field, "field-required"));
    }
    let minutes: u32 =
        typed.parse().map_err(|_| FieldError::new(minutes_field.clone(), "claim-minutes-number"))?;
    let claimed = u32::try_from(line.minutes_claimed).unwrap_or_default();
    if minutes > claimed {
        return Err(FieldError::new(minutes_field, "claim-minutes-more").with("most", claimed.to_string()));
    }
    let reason = input.difference.trim();
    let mut difference = None;
    if minutes < claimed {
        let item = codes.item("cut_reason", reason);
        let item = item.ok_or_else(|| FieldError::new(reason_field, "claim-cut-reason"))?;
        let wants_words = item.extra.get("note").is_some_and(|value| value == "required");
        if wants_words && note.is_empty() {
            return Err(FieldError::new("note", "field-required"));
        }
        difference = Some(reason.to_owned());
    }
    Ok(Assessed { line_id: line.line_id, position: line.position, minutes, difference })
}
