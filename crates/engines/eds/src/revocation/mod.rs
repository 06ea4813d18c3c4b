//! Revocation: OCSP answers and revocation lists, weighed for one certificate and one moment.

pub mod crl;
pub mod ocsp;

use jiff::{SignedDuration, Timestamp};

use crate::case::Case;
use crate::{Certificate, Limits, Reason, Revocation};

/// CRLReason certificateHold (RFC 5280, 5.3.1): may be lifted.
const CERTIFICATE_HOLD: u32 = 6;
/// CRLReason removeFromCRL: a hold that was lifted.
const REMOVE_FROM_CRL: u32 = 8;

/// When and why a certificate was revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Revoked {
    /// The moment from which it counts as revoked.
    pub at: Timestamp,
    /// CRLReason (RFC 5280, 5.3.1): 1 keyCompromise, 6 certificateHold …
    pub reason: Option<u32>,
}

impl Revoked {
    /// A centre that never issued the certificate says "revoked in 1970, certificateHold" (RFC 6960, 2.2).
    fn is_not_issued(&self) -> bool {
        self.at == Timestamp::UNIX_EPOCH && self.reason == Some(CERTIFICATE_HOLD)
    }
}

/// What all evidence together says.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    pub(crate) revocation: Revocation,
    /// `thisUpdate` of the newest statement that says so; none of [`Revocation::Unknown`].
    pub(crate) as_of: Option<Timestamp>,
    pub(crate) doubts: Vec<Reason>,
}

impl Default for Standing {
    fn default() -> Standing {
        Standing { revocation: Revocation::Unknown, as_of: None, doubts: Vec::new() }
    }
}

impl Standing {
    pub(crate) fn reason(&self) -> Option<Reason> {
        match self.revocation {
            Revocation::Revoked => Some(Reason::CertificateRevoked),
            Revocation::NotIssued => Some(Reason::CertificateNotIssued),
            Revocation::Good | Revocation::Unknown => None,
        }
    }
}

/// One piece of evidence that holds and is about this certificate.
struct Statement {
    this_update: Timestamp,
    next_update: Option<Timestamp>,
    /// `None`: not revoked.
    revoked: Option<Revoked>,
    /// Of a delta list: what it does not say is not known from it.
    is_delta: bool,
    not_current: Reason,
}

/// Weighs the evidence about a certificate.
pub(crate) fn standing(
    certificate: &Certificate,
    issuer: &Certificate,
    case: &Case<'_>,
    moment: Timestamp,
) -> Standing {
    let mut statements = Vec::new();
    let mut doubts = Vec::new();
    collect(certificate, issuer, case, &mut statements, &mut doubts);
    let mut standing = weigh(statements, moment, case.now, case.limits);
    doubts.append(&mut standing.doubts);
    Standing { doubts, ..standing }
}

/// From the oldest statement to the newest. A revocation is final, but a hold, which a newer statement may lift.
fn weigh(mut statements: Vec<Statement>, moment: Timestamp, now: Timestamp, limits: &Limits) -> Standing {
    let mut standing = Standing::default();
    let mut known = (Revocation::Unknown, None);
    let mut before_hold = known;
    statements.sort_by_key(|statement| statement.this_update);
    for statement in statements {
        if statement.this_update > later(now, limits.clock_skew_seconds) {
            standing.doubts.push(statement.not_current);
            continue;
        }
        let as_of = Some(statement.this_update);
        let is_removed = statement.revoked.is_some_and(|revoked| revoked.reason == Some(REMOVE_FROM_CRL));
        match statement.revoked.filter(|_| !is_removed) {
            Some(revoked) if revoked.is_not_issued() => known = (Revocation::NotIssued, as_of),
            Some(revoked) if revoked.at <= moment => {
                if known.0 != Revocation::Revoked {
                    before_hold = known;
                }
                known = (Revocation::Revoked, as_of);
                if revoked.reason != Some(CERTIFICATE_HOLD) {
                    break;
                }
            }
            _ if !is_current(&statement, moment, limits) => standing.doubts.push(statement.not_current),
            _ if !statement.is_delta => known = (Revocation::Good, as_of),
            // Lifting a hold says that nothing new is there, not that the certificate is good.
            _ if is_removed && known.0 == Revocation::Revoked => known = before_hold,
            _ => {}
        }
    }
    (standing.revocation, standing.as_of) = known;
    standing
}

/// Does "not revoked" still say something about the moment?
fn is_current(statement: &Statement, moment: Timestamp, limits: &Limits) -> bool {
    let until =
        statement.next_update.unwrap_or_else(|| later(statement.this_update, limits.ocsp_age_seconds));
    moment <= later(until, limits.clock_skew_seconds)
}

fn later(moment: Timestamp, seconds: i64) -> Timestamp {
    moment.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}

fn collect(
    certificate: &Certificate,
    issuer: &Certificate,
    case: &Case<'_>,
    statements: &mut Vec<Statement>,
    doubts: &mut Vec<Reason>,
) {
    for response in case.ocsp.iter().take(case.limits.evidence) {
        match ocsp::read(response, certificate, issuer, None) {
            Ok(answer) => statements.extend(statement_of(&answer)),
            Err(ocsp::OcspError::OtherCertificate) => {}
            Err(_) => doubts.push(Reason::OcspInvalid),
        }
    }
    for list in case.crls.iter().take(case.limits.evidence) {
        if list.len() > case.limits.crl_bytes {
            doubts.push(Reason::LimitReached);
            continue;
        }
        match case.list(list, issuer) {
            Ok(list) if !list.is_about(certificate) => {}
            Ok(list) => match list.find(certificate) {
                None if list.is_delta() => {}
                revoked => statements.push(Statement {
                    this_update: list.this_update(),
                    next_update: list.next_update(),
                    revoked,
                    is_delta: list.is_delta(),
                    not_current: Reason::CrlNotCurrent,
                }),
            },
            Err(crl::CrlError::OtherIssuer) => {}
            Err(crl::CrlError::Unsupported) => doubts.push(Reason::CrlUnsupported),
            Err(_) => doubts.push(Reason::CrlInvalid),
        }
    }
    if case.ocsp.len().max(case.crls.len()) > case.limits.evidence {
        doubts.push(Reason::LimitReached);
    }
}

/// `None` when the responder does not know the certificate.
fn statement_of(answer: &ocsp::OcspAnswer) -> Option<Statement> {
    let revoked = match answer.status {
        ocsp::OcspStatus::Good => None,
        ocsp::OcspStatus::Revoked(revoked) => Some(revoked),
        ocsp::OcspStatus::NotIssued => {
            Some(Revoked { at: Timestamp::UNIX_EPOCH, reason: Some(CERTIFICATE_HOLD) })
        }
        ocsp::OcspStatus::Unknown => return None,
    };
    Some(Statement {
        this_update: answer.this_update,
        next_update: answer.next_update,
        revoked,
        is_delta: false,
        not_current: Reason::OcspNotCurrent,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Timestamp {
        format!("2026-11-{text}:00:00Z").parse().unwrap()
    }

    fn statement(this_update: &str, revoked: Option<(&str, u32)>) -> Statement {
        Statement {
            this_update: moment(this_update),
            next_update: None,
            revoked: revoked.map(|(at, reason)| Revoked { at: moment(at), reason: Some(reason) }),
            is_delta: false,
            not_current: Reason::OcspNotCurrent,
        }
    }

    fn weighed(statements: Vec<Statement>) -> (Revocation, Vec<Reason>) {
        let standing = weigh(statements, moment("20T12"), moment("20T12"), &Limits::DEFAULT);
        (standing.revocation, standing.doubts)
    }

    #[test]
    fn the_newest_statement_that_says_so_is_named() {
        let as_of = |statements| {
            let standing = weigh(statements, moment("20T12"), moment("20T12"), &Limits::DEFAULT);
            (standing.revocation, standing.as_of)
        };
        let held = || statement("20T10", Some(("19T00", CERTIFICATE_HOLD)));
        let lifted = Statement { is_delta: true, ..statement("20T11", Some(("20T11", REMOVE_FROM_CRL))) };
        let good = || statement("20T08", None);
        assert_eq!(as_of(vec![]), (Revocation::Unknown, None));
        assert_eq!(as_of(vec![statement("20T09", None), good()]), (Revocation::Good, Some(moment("20T09"))));
        assert_eq!(as_of(vec![good(), held()]), (Revocation::Revoked, Some(moment("20T10"))));
        assert_eq!(as_of(vec![good(), held(), lifted]), (Revocation::Good, Some(moment("20T08"))));
        assert_eq!(as_of(vec![good(), statement("20T13", None)]), (Revocation::Good, Some(moment("20T08"))));
        assert_eq!(as_of(vec![statement("18T00", None)]), (Revocation::Unknown, None));
        let final_one = statement("20T09", Some(("19T00", 1)));
        assert_eq!(as_of(vec![final_one, held()]), (Revocation::Revoked, Some(moment("20T09"))));
    }

    #[test]
    fn nothing_is_unknown() {
        assert_eq!(weighed(Vec::new()), (Revocation::Unknown, vec![]));
    }

    #[test]
    fn a_revocation_is_final() {
        let statements = vec![statement("20T11", None), statement("20T10", Some(("19T00", 1)))];
        assert_eq!(weighed(statements), (Revocation::Revoked, vec![]));
    }

    #[test]
    fn a_hold_counts_until_it_is_lifted() {
        let held = || statement("20T10", Some(("19T00", CERTIFICATE_HOLD)));
        assert_eq!(weighed(vec![held()]).0, Revocation::Revoked);
        assert_eq!(weighed(vec![statement("20T11", None), held()]).0, Revocation::Good);
        assert_eq!(weighed(vec![statement("20T09", None), held()]).0, Revocation::Revoked);
        let removed = statement("20T11", Some(("20T11", REMOVE_FROM_CRL)));
        assert_eq!(weighed(vec![held(), removed]).0, Revocation::Good);
    }

    #[test]
    fn a_delta_list_makes_nothing_good() {
        let delta = |this_update, reason| Statement {
            is_delta: true,
            not_current: Reason::CrlNotCurrent,
            ..statement(this_update, Some((this_update, reason)))
        };
        let held = || statement("20T10", Some(("19T00", CERTIFICATE_HOLD)));
        let lifted = || delta("20T11", REMOVE_FROM_CRL);
        assert_eq!(weighed(vec![delta("20T11", 1)]).0, Revocation::Revoked);
        assert_eq!(weighed(vec![statement("20T09", None), delta("20T11", 1)]).0, Revocation::Revoked);
        assert_eq!(weighed(vec![lifted()]), (Revocation::Unknown, vec![]));
        assert_eq!(weighed(vec![held(), lifted()]), (Revocation::Unknown, vec![]), "never known to be good");
        assert_eq!(
            weighed(vec![statement("20T09", None), held(), lifted()]).0,
            Revocation::Good,
            "as before"
        );
        assert_eq!(
            weighed(vec![lifted(), statement("20T12", Some(("19T00", CERTIFICATE_HOLD)))]).0,
            Revocation::Revoked
        );
        assert_eq!(weighed(vec![statement("20T10", Some(("19T00", 1))), lifted()]).0, Revocation::Revoked);
        let later = Statement { is_delta: true, ..statement("20T12", Some(("20T13", 1))) };
        assert_eq!(weighed(vec![later]), (Revocation::Unknown, vec![]));
        let outdated = delta("19T11", REMOVE_FROM_CRL);
        let old = statement("18T10", Some(("18T00", CERTIFICATE_HOLD)));
        assert_eq!(weighed(vec![old, outdated]), (Revocation::Revoked, vec![Reason::CrlNotCurrent]));
    }

    #[test]
    fn a_later_revocation_does_not_count() {
        assert_eq!(weighed(vec![statement("20T12", Some(("20T13", 1)))]).0, Revocation::Good);
        assert_eq!(weighed(vec![statement("20T12", Some(("20T12", 1)))]).0, Revocation::Revoked);
    }

    #[test]
    fn an_old_statement_says_nothing_good() {
        assert_eq!(
            weighed(vec![statement("19T11", None)]),
            (Revocation::Unknown, vec![Reason::OcspNotCurrent])
        );
        assert_eq!(weighed(vec![statement("19T12", None)]), (Revocation::Good, vec![]));
        let mut with_next = statement("01T00", None);
        with_next.next_update = Some(moment("21T00"));
        assert_eq!(weighed(vec![with_next]), (Revocation::Good, vec![]));
        assert_eq!(
            weighed(vec![statement("20T13", None)]),
            (Revocation::Unknown, vec![Reason::OcspNotCurrent])
        );
    }
}
