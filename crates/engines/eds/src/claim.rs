//! From what a form of input says about a signature to the verdict about its signer: the same for all forms.

use jiff::Timestamp;

use crate::algorithm::Algorithm;
use crate::case::{Case, Purpose};
use crate::{Certificate, KeyUsage, Reason, Revocation, Signer, SignerKind, time_stamp};

/// What is known of a signer before anybody asks who the holder of the certificate is, and before the content, which
/// may be large, is digested.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) reason: Option<Reason>,
    pub(crate) algorithm: Option<Algorithm>,
    /// The certificate that the signer means; no reason is given when it is not there.
    pub(crate) certificate: Option<Certificate>,
}

/// A time stamp that a signature carries, and what it should be over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stamp<'a> {
    pub(crate) token: &'a [u8],
    pub(crate) over: &'a [u8],
}

/// One signature as its form has it.
#[derive(Debug)]
pub(crate) struct Claim<'a> {
    pub(crate) checked: Checked,
    /// The reason when the certificate is not there.
    pub(crate) missing: Reason,
    pub(crate) value: &'a [u8],
    pub(crate) stamps: Vec<Stamp<'a>>,
    pub(crate) signed_at: Option<Timestamp>,
    /// What is signed if the signature holds, as far as that is known without a digest.
    pub(crate) document: Option<usize>,
}

impl Case<'_> {
    /// The signer of what is too large to be looked at.
    pub(crate) fn too_large(&self) -> Signer {
        Signer {
            reason: Some(Reason::LimitReached),
            ..nobody(self.at.or(self.existed_at).unwrap_or(self.now))
        }
    }

    /// Judges the signer: time stamps first, for they say which moment counts, then the certificate. `compare` digests
    /// the content, compares, and gives the document that was signed. That is slow with the old GOST digest, and a
    /// stranger chooses the content: it is done only for a signature that holds otherwise, with a certificate that
    /// leads to an anchor. Whoever is refused before is refused with the reason known by then.
    pub(crate) fn signer(
        &self,
        claim: Claim<'_>,
        compare: impl FnOnce() -> Result<Option<usize>, Reason>,
    ) -> Signer {
        let mut doubts = Vec::new();
        let stamped_at = time_stamp::earliest(&claim.stamps, claim.value, self, &mut doubts);
        let judged_at = self.at.or(stamped_at).or(self.existed_at).unwrap_or(self.now);
        let mut signer = nobody(judged_at);
        signer.algorithm = claim.checked.algorithm;
        signer.signed_at = claim.signed_at;
        signer.timestamped_at = stamped_at;
        signer.doubts = doubts;
        signer.document = claim.document;
        signer.signature_value = claim.value.to_vec();
        let mut reason = claim.checked.reason;
        match claim.checked.certificate {
            Some(certificate) => {
                let verdict = self.judge(&certificate, Purpose::Document, judged_at);
                if reason.is_none() && !verdict.path.is_empty() {
                    match compare() {
                        Ok(document) => signer.document = document,
                        Err(other) => reason = Some(other),
                    }
                }
                // Content that was not compared is believed of nobody, whatever the verdict says.
                let unbelieved = verdict.path.is_empty().then_some(Reason::ChainUntrusted);
                reason = reason.or(verdict.reason).or(unbelieved);
                signer.take(certificate, verdict);
            }
            None => reason = reason.or(Some(claim.missing)),
        }
        signer.valid = reason.is_none();
        signer.reason = reason;
        signer
    }
}

/// A signer about whom nothing is known yet.
fn nobody(judged_at: Timestamp) -> Signer {
    Signer {
        valid: false,
        reason: None,
        iin: None,
        bin: None,
        name: String::new(),
        organisation: None,
        kind: SignerKind::Unknown,
        algorithm: None,
        signed_at: None,
        timestamped_at: None,
        judged_at,
        revocation: Revocation::Unknown,
        revocation_as_of: None,
        key_usage: KeyUsage::default(),
        doubts: Vec::new(),
        certificate: None,
        path: Vec::new(),
        document: None,
        signature_value: Vec::new(),
    }
}
