//! Answers of the centre: of its responder, its revocation lists, its time stamps.

use std::fmt::Write as _;

use zan_eds::crl::Crl;
use zan_eds::ocsp::{self, OcspStatus};
use zan_eds::{Evidence, Limits, Question, time_stamp, verify};

use crate::World;
use crate::seeds::NONCE;

pub(super) fn judge(world: &World, input: &[u8]) -> Result<String, String> {
    let mut line = String::new();
    for (index, (certificate, issuer)) in world.held.iter().enumerate() {
        let answer = ocsp::read(input, certificate, issuer, Some(NONCE));
        if let Ok(answer) = &answer {
            world.check("answer", format!("{index} {answer:?}").as_bytes())?;
        }
        let code = match &answer {
            Ok(answer) => status(answer.status),
            Err(error) => error.code(),
        };
        let list = Crl::read(input, issuer);
        if let Ok(list) = &list {
            let says = (
                list.is_about(certificate),
                list.is_delta(),
                list.find(certificate),
                list.this_update(),
                list.next_update(),
            );
            world.check("revocation list", format!("{index} {says:?}").as_bytes())?;
        }
        let list = match &list {
            Ok(list) if list.is_delta() && list.find(certificate).is_some() => "listed in a delta",
            Ok(list) if list.is_delta() => "not listed in a delta",
            Ok(list) if list.find(certificate).is_some() => "listed",
            Ok(_) => "not listed",
            Err(error) => error.code(),
        };
        if !line.ends_with(&format!("{code}/{list} ")) {
            _ = write!(line, "{code}/{list} ");
        }
    }
    line.push_str(stamp(world, input)?);
    Ok(line)
}

fn status(status: OcspStatus) -> &'static str {
    match status {
        OcspStatus::Good => "good",
        OcspStatus::Revoked(_) => "revoked",
        OcspStatus::NotIssued => "not-issued",
        OcspStatus::Unknown => "unknown",
    }
}

/// An answer of the time stamp service; the token itself is a signature, and judged as one.
fn stamp(world: &World, input: &[u8]) -> Result<&'static str, String> {
    let Ok(token) = time_stamp::token_of_response(input) else { return Ok("no token") };
    let (trust, now, limits) = (&world.trust, world.now(), Limits::default());
    let evidence = &Evidence::default();
    let token = verify(&Question { input: token, content: None, trust, evidence, at: None, now, limits });
    let Ok(report) = token else { return Ok("unreadable token") };
    for signer in report.signers.iter().filter(|signer| signer.valid) {
        let document = signer.document.and_then(|document| report.documents.get(document));
        world.check("token", document.map(|document| document.bytes.as_slice()).unwrap_or_default())?;
    }
    Ok("token")
}
