//! Signatures of every form.

use std::fmt::Write as _;

use zan_eds::{Evidence, Form, Limits, Question, Reason, Report, Signer, Unreadable, verify};

use crate::World;
use crate::seeds::CONTENT;

/// Asks without content first, then with it if it is missing. One input of four is asked about with recorded
/// evidence beside it.
pub(super) fn judge(world: &World, input: &[u8]) -> Result<String, String> {
    let sum = input.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
    let nothing = Evidence::default();
    let evidence = if sum.is_multiple_of(4) { &world.evidence } else { &nothing };
    let ask = |content| {
        let (trust, now, limits) = (&world.trust, world.now(), Limits::default());
        verify(&Question { input, content, trust, evidence, at: None, now, limits })
    };
    let mut answer = ask(None);
    let is_missing = |signer: &Signer| signer.reason == Some(Reason::ContentMissing);
    if answer.as_ref().is_ok_and(|report| report.signers.iter().any(is_missing)) {
        answer = ask(Some(CONTENT));
    }
    match answer {
        Ok(report) => {
            check(world, &report)?;
            Ok(describe(&report))
        }
        Err(unreadable) => Ok(describe_unreadable(&unreadable)),
    }
}

/// What is believed must have been signed, by whom it is believed of, when it is believed to.
fn check(world: &World, report: &Report) -> Result<(), String> {
    serde_json::to_string(report).map_err(|error| format!("a report that cannot be written: {error}"))?;
    let is_held_up = report.signers.iter().all(|signer| signer.valid) && !report.signers.is_empty();
    if report.valid && !is_held_up {
        return Err("a valid report with a signer who is not".to_owned());
    }
    let has_signer = |index| report.signers.iter().any(|signer| signer.document == Some(index));
    if report.form == Form::Container && !(0..report.documents.len()).all(has_signer) {
        return Err("a file that nobody signs among the signed documents".to_owned());
    }
    if let Some(at) = report.sealed_at {
        world.check("seal", at.to_string().as_bytes())?;
    }
    for signer in &report.signers {
        if signer.valid == signer.reason.is_some() {
            return Err("a signer with a wrong reason".to_owned());
        }
        if let Some(at) = signer.timestamped_at {
            world.check("time stamp", at.to_string().as_bytes())?;
        }
        if signer.valid {
            check_signer(world, report, signer)?;
        }
    }
    Ok(())
}

fn check_signer(world: &World, report: &Report, signer: &Signer) -> Result<(), String> {
    let holder = format!(
        "{:?} {:?} {} {:?} {}",
        signer.iin,
        signer.bin,
        signer.name,
        signer.organisation,
        signer.kind.code()
    );
    world.check("signer", holder.as_bytes())?;
    match signer.document.and_then(|document| report.documents.get(document)) {
        Some(document) => world.check("document", &document.bytes),
        None => Err("a valid signature of nothing".to_owned()),
    }
}

fn describe(report: &Report) -> String {
    let mut line = format!(
        "{} valid={} {} sealed={} documents={} attachments={}",
        report.form.code(),
        report.valid,
        report.reason.map_or("-", Reason::code),
        report.sealed_at.is_some(),
        report.documents.len().min(3),
        report.attachments.len().min(3),
    );
    for finding in report.findings.iter().take(3) {
        _ = write!(line, " {}", finding.reason.code());
    }
    for signer in report.signers.iter().take(2) {
        _ = write!(
            line,
            "; {} {} {} {} stamped={}",
            signer.reason.map_or("-", Reason::code),
            signer.kind.code(),
            signer.algorithm.map_or("-", zan_eds::Algorithm::code),
            signer.revocation.code(),
            signer.timestamped_at.is_some(),
        );
        for doubt in signer.doubts.iter().take(3) {
            _ = write!(line, " {}", doubt.code());
        }
    }
    line
}

fn describe_unreadable(unreadable: &Unreadable) -> String {
    match unreadable {
        Unreadable::Malformed { what } | Unreadable::Container { what } => {
            format!("{}: {what}", unreadable.code())
        }
        Unreadable::TooMany { what, .. } => format!("too-many {what}"),
        Unreadable::Xml { code, what } => {
            let words: Vec<&str> = what.split(' ').take(6).collect();
            format!("{code}: {}", words.join(" "))
        }
        other => other.code().to_owned(),
    }
}
