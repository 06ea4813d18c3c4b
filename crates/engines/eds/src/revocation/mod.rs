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
    pub(crate) doubts: Vec<Reason>,
}

impl Default for Standing {
    fn default() -> Standing {
        Standing { revocation: Revocation::Unknown, doubts: Vec::new() }
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
    not_current: Reason,
}

/// Weighs the evidence about a certificate. A revocation is final, but a hold, which a newer statement may lift.
pub(crate) fn standing(
    certificate: &Certificate,
    issuer: &Certificate,
    case: &Case<'_>,
    moment: Timestamp,
) -> Standing {
    let mut standing = Standing::default();
    let mut statements = Vec::new();
    collect(certificate, issuer, case, &mut statements, &mut standing.doubts);
    statements.sort_by_key(|statement| statement.this_update);
    for statement in statements {
        if statement.this_update > later(case.now, case.limits.clock_skew_seconds) {
            standing.doubts.push(statement.not_current);
            continue;
        }
        match statement.revoked.filter(|revoked| revoked.reason != Some(REMOVE_FROM_CRL)) {
            Some(revoked) if revoked.is_not_issued() => standing.revocation = Revocation::NotIssued,
            Some(revoked) if revoked.at <= moment => {
                standing.revocation = Revocation::Revoked;
                if revoked.reason != Some(CERTIFICATE_HOLD) {
                    break;
                }
            }
            _ if is_current(&statement, moment, case.limits) => standing.revocation = Revocation::Good,
            _ => standing.doubts.push(statement.not_current),
        }
    }
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
        match crl::Crl::read(list, issuer) {
            Ok(list) if !list.is_about(certificate) => {}
            Ok(list) => statements.push(Statement {
                this_update: list.this_update(),
                next_update: list.next_update(),
                revoked: list.find(certificate),
                not_current: Reason::CrlNotCurrent,
            }),
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
        not_current: Reason::OcspNotCurrent,
    })
}
