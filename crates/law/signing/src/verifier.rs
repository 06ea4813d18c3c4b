//! The verifier with what a running system adds to the pure engine: the authorities that are believed, the centre's
//! services, and what to do when these are down.

use std::sync::Arc;

use jiff::Timestamp;
use zan_eds::{Evidence, Limits, Question, Report, Revocation, TrustStore};
use zan_kernel::{Error, Result, ports::Certification};

use crate::judgement::SignatureError;

/// What happens to a signature while the centre does not answer whether its certificate is revoked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum WhenUnknown {
    /// It is not taken.
    #[default]
    Refuse,
    /// It is taken as "to be confirmed", and confirmed in the background.
    ConfirmLater,
}

/// A signature with what the centre said of it.
#[derive(Debug, Clone)]
pub struct Examined {
    pub report: Report,
    /// The centre's answer, when it was asked and is believed.
    pub ocsp: Option<Vec<u8>>,
    /// The time stamp made by us, when the signature came without one.
    pub time_stamp: Option<Vec<u8>>,
}

/// Verifies signatures for a running system; cheap to clone.
#[derive(Clone)]
pub struct Verifier {
    trust: Arc<TrustStore>,
    centre: Arc<dyn Certification>,
    when_unknown: WhenUnknown,
}

impl std::fmt::Debug for Verifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Verifier").field("when_unknown", &self.when_unknown).finish_non_exhaustive()
    }
}

impl Verifier {
    /// A verifier that believes these authorities.
    #[must_use]
    pub fn new(trust: Arc<TrustStore>, centre: Arc<dyn Certification>, when_unknown: WhenUnknown) -> Self {
        Self { trust, centre, when_unknown }
    }

    /// What happens while the centre does not answer.
    #[must_use]
    pub fn when_unknown(&self) -> WhenUnknown {
        self.when_unknown
    }

    /// Whether any authority is believed at all: without one every signature is refused.
    #[must_use]
    pub fn believes_somebody(&self) -> bool {
        !self.trust.anchors().is_empty()
    }

    /// What the signature alone says, without asking anybody.
    ///
    /// # Errors
    /// [`SignatureError::Unreadable`]; a fault when the process is ending.
    pub async fn read(
        &self,
        input: Vec<u8>,
        content: Option<Vec<u8>>,
        evidence: Evidence,
        at: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Report> {
        let trust = Arc::clone(&self.trust);
        let read = tokio::task::spawn_blocking(move || {
            zan_eds::verify(&Question {
                input: &input,
                content: content.as_deref(),
                trust: &trust,
                evidence: &evidence,
                at,
                now,
                limits: Limits::DEFAULT,
            })
        });
        read.await.map_err(Error::fault)?.map_err(|_| SignatureError::Unreadable.into())
    }

    /// `at` is the moment at which certificates must have been valid: `None` for a signature that comes in now.
    ///
    /// The signature with the centre's answer on revocation and a time stamp; the centre is not asked about a
    /// signature that is wrong anyway.
    ///
    /// # Errors
    /// [`SignatureError::Unreadable`]; a fault when the process is ending.
    pub async fn examine(
        &self,
        cms: &[u8],
        content: &[u8],
        at: Option<Timestamp>,
        now: Timestamp,
    ) -> Result<Examined> {
        let alone = self.read(cms.to_vec(), Some(content.to_vec()), Evidence::default(), at, now).await?;
        let [signer] = alone.signers.as_slice() else {
            return Ok(Examined { report: alone, ocsp: None, time_stamp: None });
        };
        let worth_asking = alone.valid || signer.is_fit_for_login();
        let (true, Some(certificate), Some(issuer)) =
            (worth_asking, &signer.certificate, signer.path.first())
        else {
            return Ok(Examined { report: alone, ocsp: None, time_stamp: None });
        };
        let asked_for_stamp = signer.timestamped_at.is_none();
        let (ocsp, time_stamp) = tokio::join!(self.centre.ocsp(certificate.der(), issuer.der()), async {
            if asked_for_stamp { self.stamp(&signer.signature_value).await } else { None }
        });
        let ocsp = ocsp.inspect_err(|error| tracing::warn!(error, "no answer on revocation")).ok();
        let evidence = Evidence {
            ocsp: ocsp.iter().cloned().collect(),
            time_stamps: time_stamp.iter().cloned().collect(),
            ..Evidence::default()
        };
        let report = self.read(cms.to_vec(), Some(content.to_vec()), evidence, at, now).await?;
        Ok(Examined { report, ocsp, time_stamp })
    }

    /// A time stamp over these bytes, if the centre gives one now.
    pub async fn stamp(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        self.centre.time_stamp(bytes).await.inspect_err(|error| tracing::warn!(error, "no time stamp")).ok()
    }

    /// Whether what is known of revocation is enough to take the signature now.
    ///
    /// # Errors
    /// [`SignatureError::RevocationUnknown`].
    pub fn enough(&self, revocation: Revocation) -> Result<(), SignatureError> {
        match (revocation, self.when_unknown) {
            (Revocation::Unknown, WhenUnknown::Refuse) => Err(SignatureError::RevocationUnknown),
            _ => Ok(()),
        }
    }
}
