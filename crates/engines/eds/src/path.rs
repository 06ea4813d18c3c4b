//! The path from a certificate to an authority that is believed (RFC 5280, 6).

use std::cell::Cell;

use jiff::Timestamp;

use crate::{Certificate, Limits, Reason, TrustStore};

/// What a path is sought with.
#[derive(Clone, Copy)]
pub(crate) struct PathSearch<'a> {
    pub(crate) trust: &'a TrustStore,
    /// Certificates that came with the signature: they may lead to an anchor, they are none.
    pub(crate) intermediates: &'a [Certificate],
    /// When all certificates of the path must be valid.
    pub(crate) moment: Timestamp,
    pub(crate) limits: &'a Limits,
    /// Verifications that the whole question may still cost.
    pub(crate) left: &'a Cell<usize>,
}

impl PathSearch<'_> {
    /// Issuers from the certificate's own to the anchor, the anchor last. The certificate's own validity, use and
    /// extensions are not asked here.
    pub(crate) fn find(&self, certificate: &Certificate) -> Result<Vec<Certificate>, Reason> {
        let mut walk = Walk { search: self, signatures_left: self.limits.path_signatures, worst: None };
        let mut path = Vec::new();
        if walk.extend(certificate, 0, &mut path) {
            return Ok(path);
        }
        Err(walk.worst.unwrap_or(Reason::ChainUntrusted))
    }
}

struct Walk<'a> {
    search: &'a PathSearch<'a>,
    signatures_left: usize,
    /// The reason that came nearest to success.
    worst: Option<Reason>,
}

impl Walk<'_> {
    /// Depth first, as deep as the limit of the path's length. `below`: authorities under the one that is sought,
    /// those issued by themselves not counted (RFC 5280, 6.1.4, l).
    fn extend(&mut self, certificate: &Certificate, below: u32, path: &mut Vec<Certificate>) -> bool {
        if path.len() >= self.search.limits.path_length {
            self.note(Reason::LimitReached);
            return false;
        }
        for anchor in self.search.trust.anchors() {
            if certificate.names_issuer(anchor) && self.accepts(certificate, anchor, below) {
                path.push(anchor.clone());
                return true;
            }
        }
        for issuer in self.search.intermediates {
            let is_new = issuer != certificate && !path.contains(issuer);
            if is_new && certificate.names_issuer(issuer) && self.accepts(certificate, issuer, below) {
                path.push(issuer.clone());
                if self.extend(issuer, below + u32::from(!issuer.is_self_issued()), path) {
                    return true;
                }
                path.pop();
            }
        }
        false
    }

    fn accepts(&mut self, certificate: &Certificate, issuer: &Certificate, below: u32) -> bool {
        if self.spend(certificate, issuer).is_none() {
            self.note(Reason::LimitReached);
            return false;
        }
        if let Err(reason) = self.search.trust.verify_issued(certificate, issuer) {
            // A forged certificate under a real authority's name: the chain does not hold, whatever failed in it.
            if matches!(reason, Reason::DigestTooWeak | Reason::KeyTooWeak) {
                self.note(reason);
            }
            return false;
        }
        if let Some(reason) = refusal(issuer, below, self.search.moment) {
            self.note(reason);
            return false;
        }
        true
    }

    /// Counts a verification against both limits. `None` when one is reached.
    fn spend(&mut self, certificate: &Certificate, issuer: &Certificate) -> Option<()> {
        self.signatures_left = self.signatures_left.checked_sub(1)?;
        if !self.search.trust.remembers(certificate, issuer) {
            self.search.left.set(self.search.left.get().checked_sub(1)?);
        }
        Some(())
    }

    fn note(&mut self, reason: Reason) {
        self.worst.get_or_insert(reason);
    }
}

/// Why an authority may not have issued what stands below it.
fn refusal(issuer: &Certificate, below: u32, moment: Timestamp) -> Option<Reason> {
    let extensions = issuer.extensions();
    if !extensions.is_authority
        || extensions.key_usage.is_some_and(|usage| !usage.key_cert_sign)
        || extensions.path_length.is_some_and(|length| below > length)
    {
        Some(Reason::AuthorityNotAllowed)
    } else if extensions.unknown_critical {
        Some(Reason::UnknownCriticalExtension)
    } else {
        issuer.out_of_validity(moment).map(|_| Reason::AuthorityExpired)
    }
}
