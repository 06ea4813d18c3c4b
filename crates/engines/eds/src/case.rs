//! What one signature is judged with, and what the certificate behind it is worth.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use jiff::Timestamp;

use crate::algorithm::Digest;
use crate::asn1::oid;
use crate::path::PathSearch;
use crate::revocation::crl::{Crl, CrlError};
use crate::revocation::{self, Standing};
use crate::{Certificate, Limits, Question, Reason, Revocation, TrustStore};

/// A question without its input, and with the evidence from all places together.
#[derive(Clone)]
pub(crate) struct Case<'a> {
    pub(crate) trust: &'a TrustStore,
    pub(crate) at: Option<Timestamp>,
    pub(crate) now: Timestamp,
    /// The signature is known to have existed at this moment: the seal of the container it came in.
    pub(crate) existed_at: Option<Timestamp>,
    pub(crate) limits: &'a Limits,
    /// Certificates that may lead to an anchor, or be the signer's.
    pub(crate) certificates: Vec<Certificate>,
    pub(crate) ocsp: Vec<&'a [u8]>,
    pub(crate) crls: Vec<&'a [u8]>,
    pub(crate) time_stamps: Vec<&'a [u8]>,
    /// Lists that were verified already: a large one costs its slow digest once, however many signers there are.
    lists: Lists,
    /// Verifications of certificates' signatures that the question may still cost; shared by all its parts.
    signatures_left: Rc<Cell<usize>>,
}

/// SHA-256 of a list, the fingerprint of its issuer, and whether the issuer signed it.
type Lists = Rc<RefCell<Vec<(Vec<u8>, [u8; 32], bool)>>>;

impl<'a> Case<'a> {
    pub(crate) fn new(question: &'a Question<'a>) -> Case<'a> {
        let slices = |list: &'a [Vec<u8>]| list.iter().map(Vec::as_slice).collect();
        Case {
            trust: question.trust,
            at: question.at,
            now: question.now,
            existed_at: None,
            limits: &question.limits,
            certificates: Vec::new(),
            ocsp: slices(&question.evidence.ocsp),
            crls: slices(&question.evidence.crls),
            time_stamps: slices(&question.evidence.time_stamps),
            lists: Lists::default(),
            signatures_left: Rc::new(Cell::new(question.limits.signatures)),
        }
    }

    /// Judges the holder of a certificate for a purpose at a moment. That the signature belongs to the certificate
    /// is known already.
    pub(crate) fn judge(&self, certificate: &Certificate, purpose: Purpose, moment: Timestamp) -> Verdict {
        let search = PathSearch {
            trust: self.trust,
            intermediates: &self.certificates,
            moment,
            limits: self.limits,
            left: &self.signatures_left,
        };
        let mut verdict = Verdict::default();
        let extensions = certificate.extensions();
        let found = search.find(certificate);
        let mut reason = if extensions.unknown_critical {
            Some(Reason::UnknownCriticalExtension)
        } else if extensions.is_authority {
            Some(Reason::AuthorityAsSigner)
        } else {
            match &found {
                Err(Reason::ChainUntrusted) => Some(Reason::ChainUntrusted),
                other => certificate.out_of_validity(moment).or(other.as_ref().err().copied()),
            }
        };
        if let Ok(path) = found {
            let standing = self.standing(certificate, &path, moment);
            reason = reason.or(standing.reason());
            verdict.revocation = standing.revocation;
            verdict.revocation_as_of = standing.as_of;
            verdict.doubts = standing.doubts;
            reason = reason.or_else(|| self.authority_revoked(&path, moment));
            verdict.path = path;
        }
        verdict.reason = reason.or_else(|| purpose.refusal(certificate));
        verdict
    }

    /// Reads a revocation list; its signature is verified once for each issuer.
    pub(crate) fn list<'b>(&self, der: &'b [u8], issuer: &Certificate) -> Result<Crl<'b>, CrlError> {
        let list = Crl::parse(der, issuer)?;
        let (digest, fingerprint) = (Digest::Sha256.of(der), issuer.fingerprint());
        let mut lists = self.lists.borrow_mut();
        let known = lists.iter().find(|(known, by, _)| *known == digest && *by == fingerprint);
        let is_signed = known.map(|(_, _, is_signed)| *is_signed).unwrap_or_else(|| {
            let is_signed = list.is_signed_by(issuer);
            lists.push((digest, fingerprint, is_signed));
            is_signed
        });
        if is_signed { Ok(list) } else { Err(CrlError::BadSignature) }
    }

    fn standing(&self, certificate: &Certificate, path: &[Certificate], moment: Timestamp) -> Standing {
        match path.first() {
            Some(issuer) => revocation::standing(certificate, issuer, self, moment),
            None => Standing::default(),
        }
    }

    /// Is an authority of the path known to be revoked? Without evidence about it: no.
    fn authority_revoked(&self, path: &[Certificate], moment: Timestamp) -> Option<Reason> {
        if self.crls.is_empty() && self.ocsp.is_empty() {
            return None;
        }
        let above =
            path.last().filter(|last| !last.is_self_issued()).and_then(|last| self.trust.issuer_of(last));
        let issuers = path.iter().skip(1).chain(above);
        let revoked = path.iter().zip(issuers).any(|(authority, issuer)| {
            let standing = revocation::standing(authority, issuer, self, moment);
            matches!(standing.revocation, Revocation::Revoked | Revocation::NotIssued)
        });
        revoked.then_some(Reason::AuthorityRevoked)
    }
}

/// What a certificate is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A signature on a document: nonRepudiation.
    Document,
    /// A time stamp: the extended key usage id-kp-timeStamping alone, critical (RFC 3161, 2.3).
    TimeStamp,
}

impl Purpose {
    /// Why the certificate is not meant for it.
    pub(crate) fn refusal(self, certificate: &Certificate) -> Option<Reason> {
        let allowed = match self {
            Purpose::Document => certificate.key_usage().non_repudiation,
            Purpose::TimeStamp => certificate.extensions().is_only_for(oid::KP_TIME_STAMPING),
        };
        (!allowed).then_some(Reason::KeyUsage)
    }
}

/// What a certificate is worth at a moment.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    pub(crate) reason: Option<Reason>,
    pub(crate) path: Vec<Certificate>,
    pub(crate) revocation: Revocation,
    pub(crate) revocation_as_of: Option<Timestamp>,
    pub(crate) doubts: Vec<Reason>,
}

impl Default for Verdict {
    fn default() -> Verdict {
        Verdict {
            reason: None,
            path: Vec::new(),
            revocation: Revocation::Unknown,
            revocation_as_of: None,
            doubts: Vec::new(),
        }
    }
}
