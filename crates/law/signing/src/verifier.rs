//! The verifier with what a running system adds to the pure engine: the authorities that are believed, the centre's
//! services, and what to do when these are down.

use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::Semaphore;
use zan_eds::{Certificate, Evidence, Limits, Question, Report, Revocation, TrustStore};
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
    /// The centre's revocation list, when the answer was missing or said nothing.
    pub list: Option<Arc<[u8]>>,
    /// The time stamp made by us, when the signature came without one.
    pub time_stamp: Option<Vec<u8>>,
}

/// Verifies signatures for a running system; cheap to clone.
#[derive(Clone)]
pub struct Verifier {
    trust: Arc<TrustStore>,
    centre: Arc<dyn Certification>,
    when_unknown: WhenUnknown,
    /// So many signatures are weighed with a list at once: lists have tens of megabytes.
    weighing_lists: Arc<Semaphore>,
}

/// Permits of [`Verifier::weighing_lists`].
const LISTS_AT_ONCE: usize = 2;

impl std::fmt::Debug for Verifier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Verifier").field("when_unknown", &self.when_unknown).finish_non_exhaustive()
    }
}

impl Verifier {
    /// A verifier that believes these authorities.
    #[must_use]
    pub fn new(trust: Arc<TrustStore>, centre: Arc<dyn Certification>, when_unknown: WhenUnknown) -> Self {
        let weighing_lists = Arc::new(Semaphore::new(LISTS_AT_ONCE));
        Self { trust, centre, when_unknown, weighing_lists }
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
    /// The signature with the centre's answer on revocation and a time stamp; where there is no answer, with the list
    /// that the certificate names. The centre is not asked about a signature that is wrong anyway.
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
        let read = async |evidence| self.read(cms.to_vec(), Some(content.to_vec()), evidence, at, now).await;
        let alone = read(Evidence::default()).await?;
        let Some((certificate, issuer)) = worth_asking_about(&alone) else {
            return Ok(Examined { report: alone, ocsp: None, list: None, time_stamp: None });
        };
        let (ocsp, time_stamp) =
            tokio::join!(self.centre.ocsp(certificate.der(), issuer.der()), self.missing_stamp(&alone));
        let ocsp = ocsp.inspect_err(|error| tracing::warn!(error, "no answer on revocation")).ok();
        let mut evidence = Evidence {
            ocsp: ocsp.iter().cloned().collect(),
            time_stamps: time_stamp.iter().cloned().collect(),
            ..Evidence::default()
        };
        let report = read(evidence.clone()).await?;
        if !says_nothing(&report) {
            return Ok(Examined { report, ocsp, list: None, time_stamp });
        }
        let Some(list) = self.list(certificate.der()).await else {
            return Ok(Examined { report, ocsp, list: None, time_stamp });
        };
        let _permit = self.weighing_lists.acquire().await.map_err(Error::fault)?;
        evidence.crls = vec![list.to_vec()];
        let with_list = read(evidence).await?;
        if says_nothing(&with_list) {
            return Ok(Examined { report, ocsp, list: None, time_stamp });
        }
        Ok(Examined { report: with_list, ocsp, list: Some(list), time_stamp })
    }

    /// The list that a certificate names, if the centre gives it now.
    async fn list(&self, certificate: &[u8]) -> Option<Arc<[u8]>> {
        let list = self.centre.revocation_list(certificate).await;
        list.inspect_err(|error| tracing::warn!(error, "no revocation list")).ok()
    }

    /// A time stamp for the one signature that came without.
    async fn missing_stamp(&self, report: &Report) -> Option<Vec<u8>> {
        let signer = report.signers.first().filter(|signer| signer.timestamped_at.is_none())?;
        self.stamp(&signer.signature_value).await
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

/// The certificate of the one signer and that of its issuer, unless the signature is wrong whatever the centre says.
fn worth_asking_about(report: &Report) -> Option<(&Certificate, &Certificate)> {
    let [signer] = report.signers.as_slice() else { return None };
    let worth = report.valid || signer.is_fit_for_login();
    worth.then(|| signer.certificate.as_ref().zip(signer.path.first())).flatten()
}

/// Whether nothing is known of the revocation of the one signer's certificate.
fn says_nothing(report: &Report) -> bool {
    report.signers.iter().any(|signer| signer.revocation == Revocation::Unknown)
}
